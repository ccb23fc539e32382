"""Lost thousands points: figures that jumped against those that stood there before."""

from __future__ import annotations

from decimal import Decimal

from tolok.dasar.temuan import Tingkat
from tolok.kinerja.domain.banding_rencana import NAMA_TW, pasangkan, tulis_nilai
from tolok.kinerja.domain.isi_rencana import IsiRencana
from tolok.kinerja.domain.periksa_rencana import TemuanRencana
from tolok.kinerja.domain.target import Rentang, Target

__all__ = ["lonjakan"]


def lonjakan(lama: IsiRencana, baru: IsiRencana, kali: Decimal) -> list[TemuanRencana]:
    """Figures about `kali` times larger or smaller than those that stood there (X-14).

    Half of it is enough: 1.200 read as 1,21 is 992 times smaller.
    """
    hasil: list[TemuanRencana] = []
    for asal, kini in pasangkan(lama.indikator, baru.indikator, lambda i: i.kode):
        if kini is None:
            continue
        pasangan: list[tuple[str, Target | None, Target | None]] = []
        if asal is not None:
            pasangan += [
                (f"Target {nama}", *t)
                for nama, t in zip(NAMA_TW, zip(asal.murni, kini.murni, strict=True), strict=True)
            ]
            pasangan.append(("Realisasi tahun lalu", asal.tahun_lalu, kini.tahun_lalu))
        else:
            pasangan.append(("Target tahun", kini.tahun_lalu, kini.murni[0]))
        hasil += [
            TemuanRencana(
                benda="indikator",
                kode=kini.kode,
                kolom=kolom,
                masalah=f"{tulis_nilai(nanti)} jauh sekali dari nilai sebelumnya ({tulis_nilai(dulu)}).",
                saran="Periksa titik ribuan dan komanya.",
                tingkat=Tingkat.PERINGATAN,
            )
            for kolom, dulu, nanti in pasangan
            if _melonjak(dulu, nanti, kali)
        ]
    return hasil


def _melonjak(dulu: Target | None, nanti: Target | None, kali: Decimal) -> bool:
    a, b = _tengah(dulu), _tengah(nanti)
    if not a or not b:
        return False
    banding = abs(b / a) * 2
    return banding >= kali or banding <= 4 / kali


def _tengah(nilai: Target | None) -> Decimal | None:
    return nilai.atas if isinstance(nilai, Rentang) else nilai

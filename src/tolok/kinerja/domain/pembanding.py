"""The comparisons of LKjIP chapter III: last year, the end of the Renstra, other regions.

The first comparison (target against figure of this year) is the achievement itself.
Source: PermenPANRB 53/2014, chapter III; criteria 3.b of the LKE, PermenPANRB 88/2021.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, localcontext

from tolok.kinerja.domain.bilangan import KONTEKS, rapikan, tampil, tulis_penuh
from tolok.kinerja.domain.keadaan import Polaritas
from tolok.kinerja.domain.penjelasan import BarisPenjelasan, Besaran
from tolok.kinerja.domain.target import Rentang, Target, tulis_target
from tolok.kinerja.domain.ukur import capaian_saja
from tolok.regulasi.nilai import AturanUkur

__all__ = ["Pembanding", "bandingkan"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pembanding:
    """One comparison. `selisih` = figure less the compared value; None when there is nothing to
    compare with, which is said in `teks`. `capaian`: percent of the compared target, unrounded.
    `arah`: `membaik`, `memburuk`, `tetap`, or None for a stable indicator."""

    jenis: str
    nama: str
    nilai: str | None
    selisih: Decimal | None
    capaian: Decimal | None
    arah: str | None
    baris: BarisPenjelasan


def _arah(selisih: Decimal, polaritas: Polaritas) -> str | None:
    if polaritas is Polaritas.STABIL:
        return None
    if selisih == 0:
        return "tetap"
    naik_baik = polaritas is Polaritas.POSITIF
    return "membaik" if (selisih > 0) == naik_baik else "memburuk"


def _kosong(jenis: str, nama: str) -> Pembanding:
    teks = f"{nama}: pembanding tidak tersedia (bukan nol)"
    return Pembanding(
        jenis=jenis,
        nama=nama,
        nilai=None,
        selisih=None,
        capaian=None,
        arah=None,
        baris=BarisPenjelasan(f"pembanding_{jenis}", teks),
    )


_KATA_DAERAH = {"membaik": "lebih baik", "memburuk": "belum setara", "tetap": "sama"}
"""Beside another region nothing has moved: the words compare, they tell no change."""


def _nilai_lawan(
    jenis: str, nama: str, lawan: Decimal, realisasi: Besaran, polaritas: Polaritas
) -> Pembanding:
    selisih = realisasi.nilai - lawan
    arah = _arah(selisih, polaritas)
    kata = _KATA_DAERAH.get(arah or "", arah) if jenis == "daerah_lain" else arah
    akhir = f"; {kata}" if kata else ""
    teks = f"{nama} {tulis_penuh(lawan)}, selisih {realisasi.dalam_rumus} − {Besaran(lawan).dalam_rumus}{akhir}"
    return Pembanding(
        jenis=jenis,
        nama=nama,
        nilai=tulis_penuh(lawan),
        selisih=selisih,
        capaian=None,
        arah=arah,
        baris=BarisPenjelasan(f"pembanding_{jenis}", teks, rapikan(selisih)),
    )


def _akhir_renstra(
    target: Target, realisasi: Besaran, polaritas: Polaritas, aturan: AturanUkur
) -> Pembanding:
    capaian = capaian_saja(target, realisasi.nilai, polaritas, aturan)
    selisih = None if isinstance(target, Rentang) else realisasi.nilai - target
    if capaian is None:
        teks = f"Target akhir Renstra {tulis_target(target)}: tidak dapat dihitung"
    else:
        teks = f"Target akhir Renstra {tulis_target(target)}: capaian {tampil(capaian)}"
    return Pembanding(
        jenis="akhir_renstra",
        nama="Target akhir Renstra",
        nilai=tulis_target(target),
        selisih=selisih,
        capaian=capaian,
        arah=None,
        baris=BarisPenjelasan(
            "pembanding_akhir_renstra", teks, None if capaian is None else rapikan(capaian)
        ),
    )


def bandingkan(
    *,
    realisasi: Besaran,
    polaritas: Polaritas,
    aturan: AturanUkur,
    tahun_lalu: Decimal | None,
    akhir_renstra: Target | None,
    daerah_lain: tuple[tuple[str, Decimal], ...] = (),
) -> tuple[Pembanding, ...]:
    """Last year, end of Renstra, and each other region or national figure, in that order.

    A missing comparison is stated, never shown as zero.
    """
    with localcontext(KONTEKS):
        lalu = (
            _kosong("tahun_lalu", "Tahun lalu")
            if tahun_lalu is None
            else _nilai_lawan("tahun_lalu", "Tahun lalu", tahun_lalu, realisasi, polaritas)
        )
        renstra = (
            _kosong("akhir_renstra", "Target akhir Renstra")
            if akhir_renstra is None
            else _akhir_renstra(akhir_renstra, realisasi, polaritas, aturan)
        )
        lain = tuple(
            _nilai_lawan("daerah_lain", nama, nilai, realisasi, polaritas)
            for nama, nilai in daerah_lain
        ) or (_kosong("daerah_lain", "Standar atau daerah lain"),)
    return (lalu, renstra, *lain)

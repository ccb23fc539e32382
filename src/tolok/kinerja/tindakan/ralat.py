"""`susun` in a correction: the chosen rows as ratified, and what they should have said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from weakref import WeakKeyDictionary

from tolok.dasar.galat import MasukanTidakSah, TidakDitemukan
from tolok.kinerja.domain.isian import ke_json
from tolok.kinerja.domain.ralat import isian_laporan, pilihan_ralat, semula_menjadi
from tolok.kinerja.domain.rencana import Rencana
from tolok.kinerja.selectors.ralat import DasarRalat, dasar_ralat, laporan_asal, rencana_ralat
from tolok.kinerja.services.ralat import hitung_ralat
from tolok.kinerja.tindakan.bahan import hari_ukur
from tolok.kinerja.tindakan.isi import PanelFormulir
from tolok.kinerja.tindakan.kunci_baris import ketikan
from tolok.kinerja.tindakan.tampilan_isian import Tampilan
from tolok.pelaksanaan.domain.tindakan import Kekurangan
from tolok.pelaksanaan.domain.tolak import BelumLengkap
from tolok.pelaksanaan.services import Hasil
from tolok.pelaksanaan.tindakan.daftar import Fragmen, PerintahPanel
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas, Kiriman

__all__ = ["JENIS_KETIKAN", "PanelRalat"]

JENIS_KETIKAN = "isian_ralat"
"""Kind of the sheet with the new statements of the chosen rows."""

_TAHAP = "ralat"


class PanelRalat(PanelFormulir):
    """The chosen rows, filled in as they were ratified; every change is shown beside the old."""

    kode = "susun"
    judul = "Usul ralat"
    jenis = "laporan"
    jenis_ketikan = JENIS_KETIKAN
    templat = "kinerja/tindakan/ralat.html"
    kabar = "Usul ralat diserahkan untuk diperiksa."
    kata_kirim = "Serahkan usul ralat"

    @property
    def perintah(self) -> Mapping[str, PerintahPanel]:
        """Besides the form's own: what would change, with what is typed now."""
        return {**super().perintah, "pratinjau": PerintahPanel(lakukan=self.pratinjau)}

    def bagian(self, halaman: HalamanTugas) -> Rencana:
        """The rows that were taken up, and no others."""
        rencana, dipilih = _bahan(halaman).rencana, set(_bahan(halaman).dasar.dipilih)
        return replace(
            rencana,
            butir=tuple(b for b in rencana.butir if b.id in dipilih),
            anggaran=tuple(a for a in rencana.anggaran if a.simpul in dipilih),
        )

    def tampilan(self, halaman: HalamanTugas) -> tuple[Tampilan, int]:
        """The form as it was left; untouched, what was ratified."""
        isi, versi = halaman.isi_awal(self.kode, self.jenis_ketikan)
        if isi:
            return super().tampilan(halaman)
        return self._tampilan(self._semula(halaman), self.bagian(halaman), halaman), versi

    def tampil(self, halaman: HalamanTugas) -> Fragmen:
        """What was ratified, the form, and the reason."""
        tampilan, versi = self.tampilan(halaman)
        dasar, laporan = _bahan(halaman).dasar, _bahan(halaman).laporan
        kirim, _ = halaman.isi_awal(self.kode, self.jenis_ketikan)
        return Fragmen(
            templat=self.templat,
            bilah=self.bilah,
            konteks={
                "tampilan": tampilan,
                "versi": versi,
                "kata_kirim": self.kata_kirim,
                "periode": tampilan.bagian.periode,
                "dasar": dasar,
                "alasan": kirim.get("alasan_ralat") or dasar.alasan,
                "semula": [
                    p for p in pilihan_ralat(laporan["kertas_kerja"]) if p["id"] in dasar.dipilih
                ],
                "asal": dasar.asal,
            },
        )

    def pratinjau(self, kiriman: Kiriman) -> Fragmen:
        """Semula and menjadi of what is typed now; nothing is stored."""
        halaman = kiriman.halaman
        isi = self._hitung(kiriman, self._tampilan_kirim(kiriman))
        beda = semula_menjadi(
            _bahan(halaman).laporan["kertas_kerja"],
            isi["kertas_kerja"],
            _bahan(halaman).dasar.dipilih,
        )
        return Fragmen(
            templat="kinerja/lembar/_semula_menjadi.html", konteks={"ralat": {"beda": beda}}
        )

    def hasil(self, kiriman: Kiriman, isi: Mapping[str, Any]) -> Sequence[Hasil]:
        """The next version of the report, and the statements it rests on."""
        halaman = kiriman.halaman
        tampilan = self._tampilan(isi, self.bagian(halaman), halaman)
        _tolak_kurang(tampilan, self.kode)
        alasan = kiriman.teks("alasan_ralat")
        if not alasan:
            raise MasukanTidakSah(
                "Alasan ralat masih kosong.", "Sebut apa yang keliru dan buktinya.", "alasan_ralat"
            )
        laporan = self._hitung(kiriman, tampilan)
        if not any(b["langsung"] for k in ("baris", "anggaran") for b in _beda(laporan)[k]):
            raise MasukanTidakSah(
                "Belum ada angka yang berubah.",
                "Ubah angka yang keliru. Bila ternyata sudah benar, batalkan ralat ini.",
                "ralat",
            )
        ketik = {**ke_json(tampilan.isian), "alasan_ralat": alasan}
        return [
            Hasil(jenis=self.jenis, isi=laporan, tahap=_TAHAP),
            Hasil(jenis=JENIS_KETIKAN, isi=ketik),
        ]

    def _lama(self, halaman: HalamanTugas) -> dict[str, Any]:
        isi, _ = halaman.isi_awal(self.kode, self.jenis_ketikan)
        return ketikan(isi or self._semula(halaman), self.bagian(halaman))

    def _semula(self, halaman: HalamanTugas) -> dict[str, Any]:
        """The chosen rows as their owners stated them in the ratified report."""
        return isian_laporan(_bahan(halaman).laporan["kertas_kerja"])

    def _tampilan_kirim(self, kiriman: Kiriman) -> Tampilan:
        halaman = kiriman.halaman
        return self._tampilan(self._dikirim(kiriman), self.bagian(halaman), halaman)

    def _hitung(self, kiriman: Kiriman, tampilan: Tampilan) -> dict[str, Any]:
        halaman = kiriman.halaman
        dasar = _bahan(halaman).dasar
        return hitung_ralat(
            laporan=_bahan(halaman).laporan,
            isian=ke_json(tampilan.isian),
            rencana=_bahan(halaman).rencana,
            dasar=dasar,
            alasan=kiriman.teks("alasan_ralat") or dasar.alasan,
            hari=hari_ukur(halaman),
        )


def _beda(laporan: Mapping[str, Any]) -> dict[str, list[dict[str, Any]]]:
    beda: dict[str, list[dict[str, Any]]] = laporan["ralat"]["beda"]
    return beda


def _tolak_kurang(tampilan: Tampilan, kode: str) -> None:
    """Every mandatory finding of the form, and evidence for every figure."""
    kurang = [
        Kekurangan(
            f"sel-{t.lokasi.partition('/')[2].replace('/', '-')}",
            f"{t.masalah} {t.saran}".strip(),
            kode,
        )
        for t in tampilan.galat
    ]
    kurang += [
        Kekurangan(
            f"sel-{b.kode}-bukti",
            f"Bukti {b.kode} belum disebut. Tulis judul dokumennya atau lampirkan failnya.",
            kode,
        )
        for b in tampilan.isian.baris
        if not b.bukti and b.keadaan is None
    ]
    if kurang:
        raise BelumLengkap(
            "Usul ralat belum lengkap.",
            "Perbaiki yang ditandai, lalu serahkan lagi.",
            "isian",
            kekurangan=kurang,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bahan:
    """What a page of the correction reads, once."""

    dasar: DasarRalat
    laporan: Mapping[str, Any]
    rencana: Rencana


_ingatan: WeakKeyDictionary[HalamanTugas, _Bahan] = WeakKeyDictionary()


def _bahan(halaman: HalamanTugas) -> _Bahan:
    if halaman not in _ingatan:
        dasar = dasar_ralat(halaman.pelaksanaan)
        if dasar is None:
            raise TidakDitemukan(
                "Dasar ralat ini tidak ditemukan.", "Mulai ralat dari laporan yang sudah disahkan."
            )
        laporan = laporan_asal(dasar)
        _ingatan[halaman] = _Bahan(
            dasar=dasar, laporan=laporan, rencana=rencana_ralat(laporan, halaman.pelaksanaan)
        )
    return _ingatan[halaman]

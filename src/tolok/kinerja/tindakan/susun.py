"""`susun`: the report, its text drafted over computed figures; other kinds as plain text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse

from tolok.kinerja.domain.berkas_ukur import laporan_dari_kertas
from tolok.kinerja.domain.kertas_kerja import KertasKerja
from tolok.kinerja.domain.narasi import (
    TeksLaporan,
    gabung_narasi,
    narasi_awal,
    narasi_dari_json,
    narasi_ke_json,
)
from tolok.kinerja.tindakan.bahan import kertas_halaman, kertas_json
from tolok.kinerja.tindakan.menunggu import fragmen_menunggu, periksa_isian_masuk
from tolok.kinerja.tindakan.narasi_word import judul_bagian, terapkan_word, unggah_word
from tolok.pelaksanaan.services import Hasil
from tolok.pelaksanaan.tindakan.bebas import PanelBebas
from tolok.pelaksanaan.tindakan.daftar import Fragmen, PerintahPanel
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas, Kiriman

__all__ = ["PanelSusun"]


class PanelSusun(PanelBebas):
    """A row that makes a report gets figures and drafted text; any other row a title and a text."""

    def __init__(self) -> None:
        super().__init__("susun", "Penyusunan laporan", "laporan")

    def tampil(self, halaman: HalamanTugas) -> Fragmen:
        """The report's sections, each as drafted or as a person left it."""
        tunggu = fragmen_menunggu(halaman, self.judul)
        if tunggu is not None:
            return tunggu
        if not _laporan(halaman):
            return super().tampil(halaman)
        kertas = kertas_halaman(halaman)
        isi, versi = halaman.isi_awal(self.kode, self.jenis)
        return Fragmen(
            templat="kinerja/tindakan/susun.html",
            bilah=self.bilah,
            konteks={
                "bagian": _bagian(kertas, _narasi(isi, kertas)),
                "alamat_word": reverse(
                    "capaian:narasi_word", args=[halaman.pelaksanaan.pk, halaman.tugas.pk]
                ),
                "kertas": kertas_json(halaman),
                "versi": versi,
                "kata_kirim": "Serahkan draf",
            },
        )

    @property
    def perintah(self) -> Mapping[str, PerintahPanel]:
        """Besides the form's own: the report as it would read now."""
        return {
            **super().perintah,
            "pratinjau": PerintahPanel(lakukan=self.pratinjau),
            "unggah_word": PerintahPanel(lakukan=unggah_word(self.baca)),
            "terapkan_word": PerintahPanel(
                lakukan=terapkan_word(self.kode, self.baca),
                kabar="Teks dari Word dipakai pada bagian yang Anda pilih.",
                tetap=True,
            ),
        }

    def pratinjau(self, kiriman: Kiriman) -> Fragmen:
        """The report with what is typed now; nothing is stored."""
        kertas = kertas_halaman(kiriman.halaman)
        isi = laporan_dari_kertas(
            kertas_json(kiriman.halaman), _narasi(self.baca(kiriman), kertas)
        )
        return Fragmen(templat="kinerja/tindakan/pratinjau.html", konteks={"isi": isi})

    def baca(self, kiriman: Kiriman) -> dict[str, Any]:
        """The typed sections; one that differs from the draft belongs to the person."""
        if not _laporan(kiriman.halaman):
            return super().baca(kiriman)
        awal = narasi_awal(kertas_halaman(kiriman.halaman))
        narasi = {}
        for kunci, mesin in awal.items():
            if f"narasi.{kunci}" not in kiriman.isian:
                narasi[kunci] = mesin
                continue
            teks = kiriman.teks(f"narasi.{kunci}").replace("\r\n", "\n")
            narasi[kunci] = TeksLaporan(teks=teks, orang=teks != mesin.teks.strip())
        return {"narasi": narasi_ke_json(narasi)}

    def hasil(self, kiriman: Kiriman, isi: Mapping[str, Any]) -> Sequence[Hasil]:
        """Figures computed now with the text; everything printed stands in the sheet."""
        periksa_isian_masuk(kiriman.halaman)
        if not _laporan(kiriman.halaman):
            return super().hasil(kiriman, isi)
        kertas = kertas_halaman(kiriman.halaman)
        lembar = laporan_dari_kertas(kertas_json(kiriman.halaman), _narasi(isi, kertas))
        return [Hasil(jenis=self.jenis, isi=lembar, tahap="draf")]


def _laporan(halaman: HalamanTugas) -> bool:
    """Whether the row makes a report."""
    return any(h.jenis.value == "laporan" for h in halaman.langkah.menghasilkan)


def _narasi(isi: Mapping[str, Any], kertas: KertasKerja) -> dict[str, TeksLaporan]:
    lama = isi.get("narasi")
    return gabung_narasi(
        narasi_dari_json(lama) if isinstance(lama, Mapping) else {}, narasi_awal(kertas)
    )


def _bagian(kertas: KertasKerja, narasi: Mapping[str, TeksLaporan]) -> list[dict[str, Any]]:
    """Sections in the order of the chapters."""
    usul = narasi_awal(kertas)
    return [
        {
            "kunci": k,
            "judul": judul,
            "teks": narasi[k].teks,
            "orang": narasi[k].orang,
            "usul": usul[k].teks if narasi[k].orang and k in usul else "",
            "baris": max(3, min(12, len(narasi[k].teks) // 90 + narasi[k].teks.count("\n") + 1)),
        }
        for k, judul in judul_bagian(kertas)
        if k in narasi
    ]

"""`gandakan`: numbered copies and who received each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tolok.dasar.temuan import Temuan, Tingkat
from tolok.pelaksanaan.lembar import SkemaLembar
from tolok.pelaksanaan.terbit.lembaran import dokumen_salinan
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas, Kiriman
from tolok.pelaksanaan.tindakan.panel_isian import PanelIsian

__all__ = ["SKEMA_SALINAN", "PanelGandakan"]


def _periksa(isi: Mapping[str, Any]) -> list[Temuan]:
    if isi.get("eksemplar"):
        return []
    return [
        Temuan(
            lokasi="eksemplar",
            tingkat=Tingkat.GALAT,
            masalah="Belum ada eksemplar yang dicatat.",
            saran="Isi sedikitnya satu penerima; arsip sendiri juga satu eksemplar.",
        )
    ]


def _ringkas(isi: Mapping[str, Any]) -> str:
    return f"{len(isi.get('eksemplar', []))} eksemplar"


SKEMA_SALINAN = SkemaLembar(
    jenis="salinan",
    nama="Catatan penggandaan",
    periksa=_periksa,
    ringkas=_ringkas,
    templat="pelaksanaan/lembar/salinan.html",
    dokumen=dokumen_salinan,
)


class PanelGandakan(PanelIsian):
    """A row per copy: number, receiver, medium."""

    kode = "gandakan"
    judul = "Penggandaan"
    jenis = "salinan"
    templat = "pelaksanaan/tindakan/gandakan.html"
    kabar = "Penggandaan dicatat."
    kata_kirim = "Catat penggandaan"

    def awal(self, halaman: HalamanTugas) -> dict[str, Any]:
        """A copy for everybody on the covering letter, and one for the archive."""
        surat = halaman.lembar.get("surat_pengantar")
        penerima = [] if surat is None else self._penerima(halaman)
        semua = [*penerima, "Arsip"]
        return {
            "eksemplar": [
                {"nomor": str(n), "penerima": siapa, "media": "tercetak"}
                for n, siapa in enumerate(semua, 1)
            ],
            "tanggal": "",
            "petugas": halaman.pegawai.nama,
        }

    @staticmethod
    def _penerima(halaman: HalamanTugas) -> list[str]:
        isi, _ = halaman.isi_awal("kirim", "surat_pengantar")
        return [str(p.get("kepada", "")) for p in isi.get("penerima", []) if p.get("kepada")]

    def baca(self, kiriman: Kiriman) -> dict[str, Any]:
        """Copies with their receivers."""
        return {
            "eksemplar": [
                satu for satu in kiriman.baris("nomor", "penerima", "media") if satu["penerima"]
            ],
            "tanggal": kiriman.teks("tanggal"),
            "petugas": kiriman.teks("petugas"),
        }

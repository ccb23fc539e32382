"""`rapat`: invitation, attendance and minutes on one sheet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from tolok.dasar.temuan import Temuan, Tingkat
from tolok.pelaksanaan.lembar import SkemaLembar
from tolok.pelaksanaan.sebutan import sebutan
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas, Kiriman
from tolok.pelaksanaan.tindakan.panel_isian import PanelIsian

__all__ = ["SKEMA_NOTULA", "PanelRapat"]

_WAJIB = {
    "tanggal": "Hari dan tanggal rapat belum diisi.",
    "tempat": "Tempat rapat belum diisi.",
    "teks": "Ringkasan pembahasan belum ditulis.",
}


def _periksa(isi: Mapping[str, Any]) -> list[Temuan]:
    kurang = [
        Temuan(lokasi=nama, tingkat=Tingkat.GALAT, masalah=masalah)
        for nama, masalah in _WAJIB.items()
        if not str(isi.get(nama, "")).strip()
    ]
    if not isi.get("hadir"):
        kurang.append(
            Temuan(
                lokasi="hadir",
                tingkat=Tingkat.GALAT,
                masalah="Belum ada peserta yang dicentang hadir.",
                saran="Centang yang hadir; yang lain tercatat tidak hadir.",
            )
        )
    return kurang


def _ringkas(isi: Mapping[str, Any]) -> str:
    return f"Rapat {isi.get('tanggal', '')}, {len(isi.get('hadir', []))} orang hadir"


SKEMA_NOTULA = SkemaLembar(
    jenis="notula",
    nama="Notula",
    periksa=_periksa,
    ringkas=_ringkas,
    templat="pelaksanaan/lembar/notula.html",
)


class PanelRapat(PanelIsian):
    """Time and place, who came, what was said and decided; three lines are enough."""

    kode = "rapat"
    judul = "Rapat"
    jenis = "notula"
    templat = "pelaksanaan/tindakan/rapat.html"
    kabar = "Notula disimpan."
    kata_kirim = "Simpan notula"

    def awal(self, halaman: HalamanTugas) -> dict[str, Any]:
        """Today, and everybody invited ticked as not yet present."""
        return {"tanggal": "", "acara": halaman.langkah.uraian, "hadir": [], "tindak_lanjut": []}

    def tambahan(self, halaman: HalamanTugas) -> dict[str, Any]:
        """Who is invited."""
        return {"undangan": self._undangan(halaman)}

    def baca(self, kiriman: Kiriman) -> dict[str, Any]:
        """Fields of the minutes; attendance by person id."""
        undangan = {o["id"]: o["nama"] for o in self._undangan(kiriman.halaman)}
        hadir = [pk for pk in kiriman.banyak("hadir") if pk in undangan]
        nama = ("acara", "tanggal", "mulai", "selesai", "tempat", "pimpinan", "notulis", "nomor")
        return {
            **{kunci: kiriman.teks(kunci) for kunci in nama},
            "teks": kiriman.teks("teks"),
            "keputusan": kiriman.teks("keputusan"),
            "hadir": hadir,
            "nama_hadir": [undangan[pk] for pk in hadir],
            "tidak_hadir": [n for pk, n in undangan.items() if pk not in hadir],
            "tindak_lanjut": kiriman.baris("apa", "siapa", "kapan"),
        }

    @staticmethod
    def _undangan(halaman: HalamanTugas) -> list[dict[str, str]]:
        """The unit the task is about, else those who hold the lanes of the row."""
        susunan = halaman.kini.susunan
        unit = UUID(halaman.domain.subjek) if halaman.domain.subjek else None
        if unit in susunan.unit and unit is not None:
            daftar = list(susunan.pegawai_unit(unit))
        else:
            pemegang = (halaman.domain.pemegang, *halaman.domain.bersama)
            daftar = [
                UUID(p.pelaku.pegawai)
                for satu in pemegang
                for p in halaman.fakta.pemangku.get(satu.kunci, ())
            ]
        nama = sebutan(daftar, halaman.nama_kantor)
        return [{"id": str(pk), "nama": nama.dari(pk)} for pk in dict.fromkeys(daftar)]

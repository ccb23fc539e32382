"""Findings of an SOP for its page: grouped by level, then by check, each place a link."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tolok.dasar.temuan import Temuan, Tingkat
from tolok.regulasi.periksa_sop import butir_periksa
from tolok.sop.domain.dokumen import Sop
from tolok.sop.domain.nama_bidang import NAMA_KOTAK

__all__ = [
    "ButirTemuan",
    "KelompokTemuan",
    "TempatTemuan",
    "susun_temuan",
    "tanggal_berlaku",
]

_JUDUL = {
    Tingkat.GALAT: ("Galat", "SOP tidak dapat dijalankan sebelum ini dibetulkan."),
    Tingkat.PERINGATAN: ("Peringatan", "Perlu dibetulkan pada revisi berikutnya."),
    Tingkat.SARAN: ("Saran", "Layak dipertimbangkan; kantor boleh mempunyai alasan sendiri."),
}
_NAMA = {
    "nama": "Nama SOP",
    "nomor": "Nomor SOP",
    "tanggal/pembuatan": "Tanggal Pembuatan",
    "tanggal/revisi": "Tanggal Revisi",
    "disahkan_oleh": "Disahkan oleh",
    **NAMA_KOTAK,
    "pelaksana": "Lajur",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TempatTemuan:
    """One finding: the name of its place, the anchor on the page, what is wrong there."""

    nama: str
    jangkar: str
    masalah: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ButirTemuan:
    """The findings of one check that share an advice and a basis."""

    judul: str
    saran: str
    rujukan: str
    tempat: tuple[TempatTemuan, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KelompokTemuan:
    """The findings of one level."""

    tingkat: str
    judul: str
    uraian: str
    butir: tuple[ButirTemuan, ...]

    @property
    def banyak(self) -> int:
        """How many findings, not how many checks."""
        return sum(len(butir.tempat) for butir in self.butir)


def susun_temuan(sop: Sop, semua: Iterable[Temuan]) -> tuple[KelompokTemuan, ...]:
    """Levels with findings, gravest first. `semua` comes in the order of the page."""
    kelompok: dict[Tingkat, dict[tuple[str, str, str], list[Temuan]]] = {}
    for satu in semua:
        kunci = (satu.kode, satu.saran, satu.rujukan)
        kelompok.setdefault(satu.tingkat, {}).setdefault(kunci, []).append(satu)
    return tuple(
        KelompokTemuan(
            tingkat=tingkat.value,
            judul=_JUDUL[tingkat][0],
            uraian=_JUDUL[tingkat][1],
            butir=tuple(_butir(sop, isi) for isi in kelompok[tingkat].values()),
        )
        for tingkat in Tingkat
        if tingkat in kelompok
    )


def _butir(sop: Sop, semua: list[Temuan]) -> ButirTemuan:
    pertama = semua[0]
    return ButirTemuan(
        judul=butir_periksa()[pertama.kode].periksa,
        saran=pertama.saran,
        rujukan=pertama.rujukan,
        tempat=tuple(_tempat(sop, satu) for satu in semua),
    )


def _tempat(sop: Sop, satu: Temuan) -> TempatTemuan:
    bagian = satu.lokasi.split("/")
    if bagian[0] == "langkah":
        nomor = bagian[1] if len(bagian) > 1 else ""
        nama = f"Langkah {nomor}" if nomor else "Seluruh langkah"
        jangkar = f"langkah-{nomor or sop.langkah[0].nomor}" if sop.langkah else "judul-identitas"
        return TempatTemuan(nama=nama, jangkar=jangkar, masalah=satu.masalah)
    if satu.lokasi in ("tanggal/efektif", "tanggal/pengesahan"):
        nama = tanggal_berlaku(sop)
    else:
        nama = _NAMA.get(satu.lokasi) or _NAMA[bagian[0]]
    jangkar = f"identitas-{nama.lower().replace(' ', '-')}"
    urut = f" {int(bagian[1]) + 1}" if len(bagian) > 1 and bagian[1].isdigit() else ""
    return TempatTemuan(nama=nama + urut, jangkar=jangkar, masalah=satu.masalah)


def tanggal_berlaku(sop: Sop) -> str:
    """Which of the two dates the form prints: after PermenPANRB 35/2012 "efektif", after
    Permendagri 52/2011 "pengesahan"."""
    if sop.tanggal.efektif and not sop.tanggal.pengesahan:
        return "Tanggal Efektif"
    return "Tanggal Pengesahan"

"""The refusals of the decider, each with a sentence for the officer and the rule's name."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from tolok.dasar.galat import (
    MasukanTidakSah,
    SudahDiputuskan,
    TidakBerwenang,
    TidakDitemukan,
    TransisiTidakSah,
)
from tolok.pelaksanaan.domain.keadaan import Tugas
from tolok.pelaksanaan.domain.tindakan import Kekurangan

__all__ = [
    "BelumLengkap",
    "DokumenBerubah",
    "SudahDiputuskanOleh",
    "belum_lengkap",
    "bukan_pemegang",
    "bukan_sekarang",
    "dokumen_berubah",
    "dua_tangan",
    "putusan_rangkap",
    "sudah_diputuskan",
    "tidak_ada",
    "tidak_berhak",
    "tidak_lengkap",
]


@dataclass(eq=False)
class SudahDiputuskanOleh(SudahDiputuskan):
    """Somebody was first: `pegawai` (id) at `pada`; the page puts the name into the sentence."""

    pegawai: str | None = None
    pada: datetime | None = None
    status: str = ""


@dataclass(eq=False)
class DokumenBerubah(TransisiTidakSah):
    """The document was changed since the page was shown, by `pegawai` at `pada`."""

    pegawai: tuple[str, ...] = ()
    pada: datetime | None = None


@dataclass(eq=False)
class BelumLengkap(TransisiTidakSah):
    """The task cannot close yet: what is missing, act by act."""

    kekurangan: list[Kekurangan] = field(default_factory=list)


def tidak_ada() -> TidakDitemukan:
    """The task is not in this run (or the run is another one)."""
    return TidakDitemukan("Tugas ini tidak ditemukan.", "Buka kembali dari Tugas saya.", "tugas")


def bukan_pemegang() -> TidakBerwenang:
    """Neither holder nor next on the ladder."""
    return TidakBerwenang(
        "Tugas ini dipegang pejabat lain.",
        "Hubungi pemegang tugas yang tertera di halaman ini.",
        "pemegang",
    )


def dua_tangan() -> TidakBerwenang:
    """The two-hands rule: no one decides on what they wrote."""
    return TidakBerwenang(
        "Anda menyusun atau memperbaiki dokumen ini, sehingga tidak dapat memutuskannya.",
        "Keputusan beralih kepada pejabat berikutnya yang tertera di halaman ini.",
        "dua_tangan",
    )


def putusan_rangkap() -> TidakBerwenang:
    """A pemda that forbids deciding on one version twice in two capacities."""
    return TidakBerwenang(
        "Anda sudah menyetujui dokumen ini dalam jabatan lain, dan pemerintah daerah Anda melarang "
        "putusan rangkap.",
        "Keputusan beralih kepada pejabat berikutnya yang tertera di halaman ini.",
        "rangkap",
    )


def tidak_berhak(pesan: str, aturan: str, saran: str = "") -> TidakBerwenang:
    """A right that no state gives."""
    return TidakBerwenang(pesan, saran, aturan)


def bukan_sekarang(pesan: str, aturan: str, saran: str = "") -> TransisiTidakSah:
    """Possible in itself, but not in the present state."""
    return TransisiTidakSah(pesan, saran, aturan)


def tidak_lengkap(pesan: str, aturan: str, saran: str = "") -> MasukanTidakSah:
    """The command lacks something that must be given."""
    return MasukanTidakSah(pesan, saran, aturan)


def sudah_diputuskan(tugas: Tugas) -> SudahDiputuskanOleh:
    """The task is closed; says by whom and when."""
    return SudahDiputuskanOleh(
        f"Tugas ini sudah {tugas.status.value.replace('_', ' ')}.",
        "Muat ulang halaman untuk melihat keadaan terbaru.",
        "sudah_diputuskan",
        pegawai=None if tugas.oleh is None else tugas.oleh.pegawai,
        pada=tugas.ditutup,
        status=tugas.status.value,
    )


def dokumen_berubah(pegawai: tuple[str, ...], pada: datetime | None) -> DokumenBerubah:
    """What the page showed is not the present version."""
    return DokumenBerubah(
        "Dokumen ini berubah sejak halaman Anda dibuka.",
        "Muat ulang halaman, baca perubahannya, lalu putuskan.",
        "dokumen_berubah",
        pegawai=pegawai,
        pada=pada,
    )


def belum_lengkap(kekurangan: list[Kekurangan]) -> BelumLengkap:
    """The first missing thing as the sentence, all of them as values."""
    return BelumLengkap(
        kekurangan[0].kalimat,
        "Lengkapi dahulu, lalu serahkan kembali.",
        "belum_lengkap",
        kekurangan=kekurangan,
    )

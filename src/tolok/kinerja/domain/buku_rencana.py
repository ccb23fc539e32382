"""The sheets and columns of the plan workbook; its reader and its writer agree on them here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from tolok.kinerja.domain.buku import GalatSel
from tolok.kinerja.domain.isi_rencana import IsiRencana
from tolok.kinerja.domain.keadaan import Agregasi, Polaritas

__all__ = [
    "KATA_PENYEBUT",
    "KOLOM_INDIKATOR",
    "KOLOM_PERJANJIAN",
    "KOLOM_SIMPUL",
    "LEMBAR",
    "PADANAN",
    "TARGET_MURNI",
    "TARGET_PERUBAHAN",
    "WAJIB",
    "BukuRencana",
    "kata",
]

LEMBAR = ("Simpul", "Indikator", "Perjanjian")
KOLOM_SIMPUL = (
    "Jenis",
    "Kode",
    "Nama",
    "Kode induk",
    "Penanggung jawab",
    "Pagu murni",
    "Pagu perubahan",
    "Versi",
)
TARGET_MURNI = ("Target tahun", "Target TW I", "Target TW II", "Target TW III", "Target TW IV")
TARGET_PERUBAHAN = tuple(f"{t} perubahan" for t in TARGET_MURNI)
KOLOM_INDIKATOR = (
    "Kode simpul",
    "Kode",
    "Indikator",
    "Satuan",
    "Polaritas",
    "Cara menggabung",
    "Penyebut",
    "Diisi sebagai komponen",
    "Penanggung jawab",
    *TARGET_MURNI,
    "Realisasi tahun lalu",
    "Target akhir Renstra",
    "Bobot",
    *TARGET_PERUBAHAN,
    "Jenis",
    "Definisi operasional",
    "Rumus",
    "Sumber data",
    "Bukti dukung",
    "Skala",
    "Pembanding",
    "Tersedia pada",
    "Catatan",
)
KOLOM_PERJANJIAN = ("Versi", "Nomor", "Tanggal", "Berlaku sejak", "Alasan perubahan")
WAJIB: Mapping[str, tuple[str, ...]] = {
    "Simpul": ("Jenis", "Kode", "Nama", "Kode induk"),
    "Indikator": (
        "Kode simpul",
        "Kode",
        "Indikator",
        "Satuan",
        "Polaritas",
        "Cara menggabung",
        "Penanggung jawab",
        "Target tahun",
    ),
    "Perjanjian": ("Versi", "Nomor", "Tanggal", "Berlaku sejak"),
}
KATA_PENYEBUT = {False: "target s.d. triwulan", True: "target tahun"}
PADANAN: Mapping[str, str] = {
    "akumulasi": Agregasi.JUMLAH.value,
    "kumulatif": Agregasi.JUMLAH.value,
    "penjumlahan": Agregasi.JUMLAH.value,
    "non_kumulatif": Agregasi.POSISI_AKHIR.value,
    "nonkumulatif": Agregasi.POSISI_AKHIR.value,
    "kemajuan_kumulatif": Agregasi.PROGRES_KUMULATIF.value,
    "rata_rata_triwulan": Agregasi.RATA_RATA.value,
    "tahunan_saja": Agregasi.TAHUNAN.value,
    "maksimal": Polaritas.POSITIF.value,
    "minimal": Polaritas.NEGATIF.value,
}
"""Words that offices use for the ways of joining quarters and for directions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BukuRencana:
    """A read workbook: the plan as far as it could be read, and the cells that could not."""

    isi: IsiRencana
    galat: tuple[GalatSel, ...] = ()
    letak: Mapping[tuple[str, str], int] | None = None
    """(benda, code) -> row of its sheet, to show a finding where it stands."""
    mentah: Mapping[tuple[str, int, str], str] | None = None
    """(benda, row, column) -> what stands in the cell."""


def kata(nilai: StrEnum) -> str:
    """A choice as the workbook writes it: "posisi akhir"."""
    return nilai.value.replace("_", " ")

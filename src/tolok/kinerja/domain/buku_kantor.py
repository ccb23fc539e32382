"""The sheets and columns of the workbook that sets up an office."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tolok.kinerja.domain.buku import GalatSel
from tolok.kinerja.domain.isi_rencana import IsiRencana
from tolok.organisasi.domain.isi_kantor import IsiKantor
from tolok.organisasi.domain.istilah import Kapasitas

__all__ = [
    "HAL_INSTANSI",
    "HAL_PASANG",
    "KATA_KAPASITAS",
    "KOLOM",
    "WAJIB_KANTOR",
    "BukuKantor",
]

HAL_INSTANSI: Mapping[str, str] = {
    "Nama perangkat daerah": "nama",
    "Singkatan": "singkatan",
    "Alamat": "alamat",
    "Telepon": "telepon",
    "Laman": "laman",
    "Pos-el": "posel",
    "Tempat pada surat": "tempat",
}
"""Lines of sheet Instansi -> fields of the letterhead."""
HAL_PASANG: Mapping[str, str] = {
    "Pemerintah daerah": "pemda",
    "Jenis pemerintah daerah": "jenis_pemda",
    "Zona waktu": "zona",
    "Jenis perangkat daerah": "jenis_instansi",
    "Nama administrator": "admin",
    "NIP administrator": "nip",
}
"""Lines that only an installation from the workbook asks for."""
KOLOM: Mapping[str, tuple[str, ...]] = {
    "Instansi": ("Hal", "Isi"),
    "Unit": ("Nama unit", "Jenis", "Di bawah unit"),
    "Jabatan": ("Nama jabatan", "Unit", "Jenis", "Atasan langsung", "Memimpin unit"),
    "Pegawai": (
        "Nama dengan gelar",
        "NIP",
        "Pangkat/golongan",
        "Status",
        "Jabatan",
        "Sebagai",
        "Mulai",
        "Sampai",
        "Nomor SK atau surat perintah",
        "Menandatangani di kertas",
        "Wewenang",
    ),
}
WAJIB_KANTOR: Mapping[str, tuple[str, ...]] = {
    "Instansi": ("Hal", "Isi"),
    "Unit": ("Nama unit", "Jenis"),
    "Jabatan": ("Nama jabatan", "Unit", "Jenis"),
    "Pegawai": ("Nama dengan gelar", "NIP", "Jabatan"),
}
KATA_KAPASITAS: Mapping[Kapasitas, str] = {k: k.label for k in Kapasitas}


@dataclass(frozen=True, slots=True, kw_only=True)
class BukuKantor:
    """A read workbook: office, plan (None: its sheets are empty), cells that cannot be used."""

    isi: IsiKantor
    rencana: IsiRencana | None
    galat: tuple[GalatSel, ...] = ()
    baris: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """Sheet in small letters -> row number of each of its entries."""
    letak: Mapping[tuple[str, str], int] = field(default_factory=dict)
    """Where the rows of the plan stand."""
    mentah: Mapping[tuple[str, int, str], str] = field(default_factory=dict)
    """(sheet in small letters, row, column) -> what stands in the cell."""
    pasang: Mapping[str, str] = field(default_factory=dict)
    """What an installation is told: fields of `HAL_PASANG` and the office's name."""

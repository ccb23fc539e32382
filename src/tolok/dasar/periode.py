"""The period that a run measures: a month, quarter, half-year or year."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

__all__ = ["JenisPeriode", "Periode"]

_BULAN = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
_ROMAWI = ("I", "II", "III", "IV")


class JenisPeriode(StrEnum):
    """Kind of period; the value is the word in the period's code."""

    BULAN = "bulan"
    TRIWULAN = "triwulan"
    SEMESTER = "semester"
    TAHUN = "tahun"


_PANJANG = {
    JenisPeriode.BULAN: 1,
    JenisPeriode.TRIWULAN: 3,
    JenisPeriode.SEMESTER: 6,
    JenisPeriode.TAHUN: 12,
}


@dataclass(frozen=True, slots=True, order=True)
class Periode:
    """One period, e.g. the third quarter of 2025.

    >>> Periode(JenisPeriode.TRIWULAN, 2025, 3).nama
    'Triwulan III 2025'
    >>> Periode.dari_kode("2025-triwulan-3").selesai
    datetime.date(2025, 9, 30)
    """

    jenis: JenisPeriode
    tahun: int
    ke: int = 1

    def __post_init__(self) -> None:
        banyak = 12 // _PANJANG[self.jenis]
        if not 1 <= self.ke <= banyak or not 1900 <= self.tahun <= 9999:
            raise ValueError(f"Tidak ada {self.jenis.value} ke-{self.ke} tahun {self.tahun}.")

    @classmethod
    def dari_kode(cls, kode: str) -> Periode:
        """Read a code such as "2025-triwulan-3"; raises ValueError for anything else."""
        tahun, jenis, ke = kode.split("-")
        return cls(JenisPeriode(jenis), int(tahun), int(ke))

    @property
    def kode(self) -> str:
        """Stable text for URLs, events and files."""
        return f"{self.tahun}-{self.jenis.value}-{self.ke}"

    @property
    def nama(self) -> str:
        """The period as officials write it."""
        match self.jenis:
            case JenisPeriode.BULAN:
                return f"{_BULAN[self.ke - 1]} {self.tahun}"
            case JenisPeriode.TRIWULAN:
                return f"Triwulan {_ROMAWI[self.ke - 1]} {self.tahun}"
            case JenisPeriode.SEMESTER:
                return f"Semester {_ROMAWI[self.ke - 1]} {self.tahun}"
            case JenisPeriode.TAHUN:
                return f"Tahun {self.tahun}"

    @property
    def mulai(self) -> date:
        """First day."""
        return date(self.tahun, (self.ke - 1) * _PANJANG[self.jenis] + 1, 1)

    @property
    def selesai(self) -> date:
        """Last day; the plan in force on this day is the one measured against."""
        bulan = self.ke * _PANJANG[self.jenis]
        return date(self.tahun, bulan, calendar.monthrange(self.tahun, bulan)[1])

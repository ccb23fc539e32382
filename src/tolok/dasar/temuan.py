"""A finding: bad data as a value, with its place, reason and advice."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Temuan", "TemuanBaris", "Tingkat"]


class Tingkat(StrEnum):
    """How much a finding matters: `galat` stops, `peringatan` warns, `saran` proposes."""

    GALAT = "galat"
    PERINGATAN = "peringatan"
    SARAN = "saran"


@dataclass(frozen=True, slots=True, kw_only=True)
class Temuan:
    """One finding of a check. `lokasi` is a path such as "langkah/8/pelaksana".

    `kode` names the check and never changes; `rujukan` is the article the check rests on. Both
    are empty where a check has no page of its own.
    """

    lokasi: str
    tingkat: Tingkat
    masalah: str
    saran: str = ""
    kode: str = ""
    rujukan: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TemuanBaris:
    """One finding about a row of something imported: which sheet or kind of thing, which column.

    The room that reads the rows adds how it names one of them (a code, a place in the sheet).
    """

    benda: str
    kolom: str
    masalah: str
    saran: str = ""
    tingkat: Tingkat = Tingkat.GALAT

    @property
    def menahan(self) -> bool:
        """Nothing can be saved with it."""
        return self.tingkat is Tingkat.GALAT

"""A length of time as an SOP prints it: "15 menit", "1 hari", "2 menit/berkas"."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

__all__ = ["Durasi", "Hitungan", "Satuan"]


class Satuan(StrEnum):
    """Unit of a printed time, in the SOP's own words."""

    DETIK = "detik"
    MENIT = "menit"
    JAM = "jam"
    HARI = "hari"
    MINGGU = "minggu"
    BULAN = "bulan"


class Hitungan(StrEnum):
    """Which days count: `kerja` only working time, `kalender` every day."""

    KERJA = "kerja"
    KALENDER = "kalender"


@dataclass(frozen=True, slots=True, kw_only=True)
class Durasi:
    """A printed time. `nilai` (to `maks` when a range) in `satuan`; `per` is e.g. "berkas".

    >>> Durasi(teks="15 menit", nilai=Decimal(15), satuan=Satuan.MENIT).paling_lama
    Decimal('15')
    """

    teks: str
    nilai: Decimal
    satuan: Satuan
    maks: Decimal | None = None
    hitungan: Hitungan = Hitungan.KERJA
    per: str | None = None

    @property
    def tampil(self) -> str:
        """The time with its unit: a bare number in a cell means the unit of the column's head.

        >>> Durasi(teks="45", nilai=Decimal(45), satuan=Satuan.MENIT).tampil
        '45 menit'
        """
        angka_saja = not any(huruf.isalpha() for huruf in self.teks)
        return f"{self.teks} {self.satuan}" if angka_saja else self.teks

    @property
    def paling_lama(self) -> Decimal:
        """The upper end: a range is due by its maximum."""
        return self.nilai if self.maks is None else self.maks

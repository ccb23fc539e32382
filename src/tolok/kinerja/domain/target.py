"""Targets: a number, or a range whose missed side is the target (PermenPANRB 8/2021, p. 99)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from tolok.kinerja.domain.bilangan import tulis_penuh

__all__ = ["Letak", "Rentang", "Target", "letak", "tulis_target"]


@dataclass(frozen=True, slots=True)
class Rentang:
    """A range target, both ends included.

    >>> Rentang(Decimal(45), Decimal(30))
    Traceback (most recent call last):
    ValueError: Batas bawah 45 lebih besar daripada batas atas 30.
    """

    bawah: Decimal
    atas: Decimal

    def __post_init__(self) -> None:
        """Refuse a range written upside down."""
        if self.bawah > self.atas:
            raise ValueError(
                f"Batas bawah {tulis_penuh(self.bawah)} lebih besar daripada batas atas {tulis_penuh(self.atas)}."
            )


Target = Decimal | Rentang


class Letak(StrEnum):
    """Where a figure lies against a range."""

    DI_DALAM = "di_dalam"
    DI_BAWAH = "di_bawah"
    DI_ATAS = "di_atas"


def letak(rentang: Rentang, realisasi: Decimal) -> Letak:
    """Inside, below or above the range.

    >>> letak(Rentang(Decimal(30), Decimal(45)), Decimal(28)).value
    'di_bawah'
    """
    if realisasi < rentang.bawah:
        return Letak.DI_BAWAH
    return Letak.DI_ATAS if realisasi > rentang.atas else Letak.DI_DALAM


def tulis_target(target: Target) -> str:
    """The target as officials write it: "85" or "30–45"."""
    if isinstance(target, Rentang):
        return f"{tulis_penuh(target.bawah)}–{tulis_penuh(target.atas)}"
    return tulis_penuh(target)

"""The result of measuring one indicator: a number with its class, or one of four reasons why not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar

from tolok.kinerja.domain.keadaan import Keadaan
from tolok.kinerja.domain.penjelasan import BarisPenjelasan

__all__ = [
    "BelumDiukur",
    "BelumTersedia",
    "HasilUkur",
    "TakTerdefinisi",
    "Terukur",
    "TidakBerlaku",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Terukur:
    """A computed achievement in percent. `capaian` is unrounded and never capped.

    `capaian_batas` is the achievement inside the rule set's cap and floor; None when the rule
    set has neither. `kategori` is decided on the value the rule set names.
    """

    keadaan: ClassVar[Keadaan] = Keadaan.TERUKUR
    capaian: Decimal
    capaian_batas: Decimal | None
    kategori: str
    aturan: str
    penjelasan: tuple[BarisPenjelasan, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TakTerdefinisi:
    """Measured, but the formula has no answer; the reason says which division failed."""

    keadaan: ClassVar[Keadaan] = Keadaan.TAK_TERDEFINISI
    alasan: str
    aturan: str
    penjelasan: tuple[BarisPenjelasan, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BelumDiukur:
    """No figure yet, or not scheduled in this period."""

    keadaan: ClassVar[Keadaan] = Keadaan.BELUM_DIUKUR
    alasan: str
    aturan: str
    penjelasan: tuple[BarisPenjelasan, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BelumTersedia:
    """Its source has not published the figure; `perkiraan` is the expected day, if known."""

    keadaan: ClassVar[Keadaan] = Keadaan.BELUM_TERSEDIA
    alasan: str
    aturan: str
    penjelasan: tuple[BarisPenjelasan, ...]
    perkiraan: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TidakBerlaku:
    """The indicator does not apply in this period."""

    keadaan: ClassVar[Keadaan] = Keadaan.TIDAK_BERLAKU
    alasan: str
    aturan: str
    penjelasan: tuple[BarisPenjelasan, ...]


HasilUkur = Terukur | TakTerdefinisi | BelumDiukur | BelumTersedia | TidakBerlaku

"""The formulas of achievement. Which polarity uses which one is decided by the rule set.

T is the target, R the figure reached; every result is a percentage. A formula divides by T or R;
a divisor of zero or below has no meaningful answer, and that is said, not guessed.
docs/rumus/ has a page for each code.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

__all__ = ["RUMUS", "Rumus"]

_SERATUS = Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rumus:
    """One formula: its text, its arithmetic and what it divides by (`T` or `R`).

    >>> RUMUS["r_per_t"].hitung(Decimal(90), Decimal(45))
    Decimal('50')
    >>> RUMUS["dua_t_kurang_r_per_t"].susun("7", "6,5")
    '(2 × 7 − 6,5) / 7 × 100'
    """

    kode: str
    tulisan: str
    pola: str
    pembagi: str
    hitung: Callable[[Decimal, Decimal], Decimal]

    def susun(self, target: str, realisasi: str) -> str:
        """The formula with its figures put in."""
        return self.pola.format(T=target, R=realisasi)


def _r_per_t(t: Decimal, r: Decimal) -> Decimal:
    return r * _SERATUS / t


def _dua_t_kurang_r_per_t(t: Decimal, r: Decimal) -> Decimal:
    return (2 * t - r) * _SERATUS / t


def _t_per_r(t: Decimal, r: Decimal) -> Decimal:
    return t * _SERATUS / r


def _seratus_kurang_selisih(t: Decimal, r: Decimal) -> Decimal:
    return _SERATUS - abs(r - t) * _SERATUS / t


RUMUS: Mapping[str, Rumus] = MappingProxyType(
    {
        rumus.kode: rumus
        for rumus in (
            Rumus(
                kode="r_per_t",
                tulisan="R / T × 100",
                pola="{R} / {T} × 100",
                pembagi="T",
                hitung=_r_per_t,
            ),
            Rumus(
                kode="dua_t_kurang_r_per_t",
                tulisan="(2 × T − R) / T × 100",
                pola="(2 × {T} − {R}) / {T} × 100",
                pembagi="T",
                hitung=_dua_t_kurang_r_per_t,
            ),
            Rumus(
                kode="t_per_r",
                tulisan="T / R × 100",
                pola="{T} / {R} × 100",
                pembagi="R",
                hitung=_t_per_r,
            ),
            Rumus(
                kode="seratus_kurang_selisih",
                tulisan="100 − |R − T| / T × 100",
                pola="100 − |{R} − {T}| / {T} × 100",
                pembagi="T",
                hitung=_seratus_kurang_selisih,
            ),
        )
    }
)

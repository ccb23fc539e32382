"""Figures derived from another indicator: growth against last year, at full precision."""

from __future__ import annotations

from decimal import Decimal, localcontext

from tolok.kinerja.domain.bilangan import KONTEKS
from tolok.kinerja.domain.penjelasan import Besaran

__all__ = ["pertumbuhan"]


def pertumbuhan(kini: Besaran, lalu: Decimal) -> Besaran:
    """Growth in percent: (this year − last year) / last year × 100.

    ZeroDivisionError when last year was zero: growth from nothing has no answer.

    >>> pertumbuhan(Besaran(Decimal(110)), Decimal(100)).ekspresi
    '(110 − 100) / 100 × 100'
    """
    if lalu == 0:
        raise ZeroDivisionError
    lawan = Besaran(lalu).dalam_rumus
    with localcontext(KONTEKS):
        nilai = (kini.nilai - lalu) * 100 / lalu
    return Besaran(nilai, f"({kini.dalam_rumus} − {lawan}) / {lawan} × 100")

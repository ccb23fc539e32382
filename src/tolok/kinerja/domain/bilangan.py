"""Exact numbers: one decimal context for every computation, rounding only at the end.

Results are computed at 28 digits and rounded half away from zero, from the unrounded value,
each time anew: nothing is ever computed from a rounded figure.
"""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal
from functools import lru_cache

from tolok.dasar.angka import tulis

__all__ = ["KONTEKS", "bulatkan", "polos", "rapikan", "sepuluh_desimal", "tampil", "tulis_penuh"]

KONTEKS = Context(prec=28, rounding=ROUND_HALF_EVEN)
"""The context of every computation in this room."""

_LEBAR = Context(prec=100, rounding=ROUND_HALF_UP)  # rounding alone must never overflow


@lru_cache(maxsize=32)
def _satuan_terkecil(digit: int) -> Decimal:
    return Decimal(1).scaleb(-digit)


def bulatkan(nilai: Decimal, digit: int) -> Decimal:
    """Round half away from zero to `digit` decimals; never a negative zero.

    >>> bulatkan(Decimal("103.125"), 2), bulatkan(Decimal("-0.005"), 2)
    (Decimal('103.13'), Decimal('-0.01'))
    """
    hasil = _LEBAR.quantize(nilai, _satuan_terkecil(digit))
    return hasil if hasil else hasil.copy_abs()


def polos(nilai: Decimal) -> str:
    """Plain decimal text with a point, no exponent, all digits: the text of files.

    >>> polos(Decimal("1E+3")), polos(Decimal("0E-10"))
    ('1000', '0.0000000000')
    """
    return format(nilai, "f")


def rapikan(nilai: Decimal) -> str:
    """Plain text without trailing zeros after the point.

    >>> rapikan(Decimal("102.50")), rapikan(Decimal("1E+2"))
    ('102.5', '100')
    """
    teks = format(nilai, "f")
    if "." in teks:
        teks = teks.rstrip("0").rstrip(".")
    return "0" if teks in {"-0", ""} else teks


@lru_cache(maxsize=16384)
def tulis_penuh(nilai: Decimal) -> str:
    """`dasar.angka.tulis` with all digits, remembered: a workbook repeats its figures.

    >>> tulis_penuh(Decimal("1234.50"))
    '1.234,5'
    """
    return tulis(nilai)


def sepuluh_desimal(nilai: Decimal) -> str:
    """The figure for files: ten decimals, a point.

    >>> sepuluh_desimal(Decimal(92) / Decimal(90) * 100)
    '102.2222222222'
    """
    return format(bulatkan(nilai, 10), "f")


def tampil(nilai: Decimal, digit: int = 2) -> str:
    """The figure for people: rounded from the unrounded value, as officials write it.

    >>> tampil(Decimal("104.504")), tampil(Decimal("1234.565"))
    ('104,50', '1.234,57')
    """
    teks = format(bulatkan(nilai, digit), "f")
    return teks.replace(".", ",") if abs(nilai) < 999 else tulis(nilai, digit)

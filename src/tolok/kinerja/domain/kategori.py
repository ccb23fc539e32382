"""Which class of a scale a figure belongs to: decided on the value given, never re-rounded."""

from __future__ import annotations

from decimal import Decimal

from tolok.dasar.angka import tulis
from tolok.kinerja.domain.bilangan import rapikan
from tolok.regulasi.nilai import Ambang, Skala

__all__ = ["ambang_untuk", "kategori", "syarat"]


def ambang_untuk(nilai: Decimal, skala: Skala) -> Ambang:
    """The class reached: the first bound passed, from the top; the last class has no bound."""
    for ambang in skala.ambang:
        if ambang.batas is None or nilai > ambang.batas:
            return ambang
        if ambang.tepat and nilai == ambang.batas:
            return ambang
    raise ValueError(f"Skala {skala.id} tidak berkelas terbawah untuk {rapikan(nilai)}.")


def kategori(nilai: Decimal, skala: Skala) -> str:
    """The name of the class.

    >>> from tolok.regulasi.muat import skala
    >>> kategori(Decimal("90.00"), skala("permenpanrb-88-2021"))
    'A'
    """
    return ambang_untuk(nilai, skala).nama


def syarat(ambang: Ambang) -> str:
    """The bound in words, for the explanation: "> 90", "≥ 91", "selebihnya"."""
    if ambang.batas is None:
        return "selebihnya"
    return f"{'≥' if ambang.tepat else '>'} {tulis(ambang.batas)}"

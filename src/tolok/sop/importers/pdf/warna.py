"""Colours of a PDF: grey, RGB or CMYK, each number from 0 to 1."""

from __future__ import annotations

__all__ = ["pucat", "putih"]


def putih(warna: object) -> bool:
    """White, or so near it that it does not show."""
    nilai = _nilai(warna)
    if len(nilai) == 4:
        return max(nilai) <= 0.03
    return bool(nilai) and min(nilai) >= 0.97


def pucat(warna: object) -> bool:
    """A light grey or pastel: the shading of a cell or a marked word, not a symbol."""
    nilai = _nilai(warna)
    if len(nilai) == 4:
        return max(nilai) <= 0.25
    return bool(nilai) and sum(nilai) / len(nilai) >= 0.75


def _nilai(warna: object) -> list[float]:
    if isinstance(warna, int | float):
        return [float(warna)]
    if isinstance(warna, list | tuple):
        return [float(w) for w in warna if isinstance(w, int | float)]
    return []

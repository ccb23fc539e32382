"""The resolution that scans are looked at, and how pixels and points of the page correspond."""

from __future__ import annotations

from tolok.sop.importers.dokumen import Kotak
from tolok.sop.importers.pindaian.garis import Lurusan

__all__ = ["DPI", "SKALA", "TELITI", "Persegi", "asal_piksel"]

DPI = 200
"""Dots per inch at which a page is looked at."""
SKALA = 72 / DPI
"""Points in a pixel."""
TELITI = 4.0
"""How far two lines of a scan that should meet may lie apart, in points."""

Persegi = tuple[int, int, int, int]
"""Left, upper, right, lower edge in pixels (right and lower outside)."""


def asal_piksel(k: Kotak, datar: Lurusan) -> Persegi:
    """A rectangle of the flat page (points) as one of the bitmap (pixels)."""
    x, y = (k.kiri + k.kanan) / 2 / SKALA, (k.atas + k.bawah) / 2 / SKALA
    px, py = x, y
    for _ in range(3):
        tx, ty = datar.titik(px, py)
        px, py = px + x - tx, py + y - ty
    dx, dy = px - x, py - y
    return (
        round(k.kiri / SKALA + dx) + 3,
        round(k.atas / SKALA + dy) + 3,
        round(k.kanan / SKALA + dx) - 3,
        round(k.bawah / SKALA + dy) - 3,
    )

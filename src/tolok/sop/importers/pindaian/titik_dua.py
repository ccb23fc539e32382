"""The colon that a form prints before a value: recognised, it is often taken for a one."""

from __future__ import annotations

import re

from PIL import Image

__all__ = ["tanpa_titik_dua"]

_Persegi = tuple[int, int, int, int]
_TINTA = re.compile(rb"[^\x00]+")
_TERLEBAR = 9
_TITIK_TERTINGGI = 9
_TERTINGGI = 26
_CELAH = 4


def tanpa_titik_dua(hitam: Image.Image, tinta: _Persegi) -> _Persegi | None:
    """The inked rectangle without a colon at its left edge; None when that is all there is."""
    bagian = hitam.crop(tinta)
    kolom = _lari(bagian.resize((bagian.width, 1), Image.Resampling.BOX))
    if not kolom or not _titik_dua(bagian, *kolom[0]):
        return tinta
    if len(kolom) == 1:
        return None
    berikut = kolom[1][0]
    if berikut - kolom[0][1] < _CELAH:
        return tinta
    kiri, atas, kanan, bawah = tinta
    return (kiri + berikut - _CELAH + 1, atas, kanan, bawah)


def _titik_dua(bagian: Image.Image, awal: int, akhir: int) -> bool:
    """Whether these columns hold two dots above each other and nothing else."""
    if akhir - awal > _TERLEBAR:
        return False
    kolom = bagian.crop((awal, 0, akhir, bagian.height))
    titik = _lari(kolom.resize((1, kolom.height), Image.Resampling.BOX))
    return (
        len(titik) == 2
        and all(b - a <= _TITIK_TERTINGGI for a, b in titik)
        and titik[1][0] - titik[0][1] >= 2
        and titik[1][1] - titik[0][0] <= _TERTINGGI
    )


def _lari(profil: Image.Image) -> list[tuple[int, int]]:
    """Stretches with ink of a profile one pixel wide or high."""
    return [m.span() for m in _TINTA.finditer(profil.tobytes())]

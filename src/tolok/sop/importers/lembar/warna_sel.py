"""Lanes marked by the colour of their cells instead of by symbols."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from tolok.sop.importers.dokumen import JenisSimbol, Kotak
from tolok.sop.importers.lembar.lembar import Bentuk

__all__ = ["simbol_warna"]

_PENUH = 0.7
_BARIS_TERSEDIKIT = 3


def simbol_warna(
    sel: Sequence[tuple[Kotak, bool]], warna: Sequence[Kotak], bentuk: Sequence[Bentuk]
) -> list[Bentuk]:
    """A symbol in each empty cell that is painted alone among the empty cells of its row.

    `sel`: the cells of a table, and whether words stand in each. Shading is no mark where whole
    rows (or the cells with words too) or whole columns are painted, nor where symbols are drawn.
    """
    if not warna or any(_memuat(k, b.kotak) for k, _ in sel for b in bentuk):
        return []
    baris: defaultdict[tuple[float, float], list[tuple[Kotak, bool, bool]]] = defaultdict(list)
    for k, berkata in sel:
        baris[k.atas, k.bawah].append((k, berkata, any(_menutup(w, k) for w in warna)))
    calon: list[Kotak] = []
    polos: set[tuple[float, float]] = set()
    for deret in baris.values():
        if not any(berkata for _, berkata, _ in deret) or any(b and w for _, b, w in deret):
            continue
        calon.extend(k for k, _, berwarna in deret if berwarna)
        polos.update((k.kiri, k.kanan) for k, _, berwarna in deret if not berwarna)
    if len(calon) < _BARIS_TERSEDIKIT:
        return []
    return [
        Bentuk(jenis=JenisSimbol.PROSES, kotak=k, asal=k)
        for k in calon
        if (k.kiri, k.kanan) in polos
    ]


def _menutup(w: Kotak, k: Kotak) -> bool:
    """Whether a painted area covers most of a cell."""
    lebar = min(w.kanan, k.kanan) - max(w.kiri, k.kiri)
    tinggi = min(w.bawah, k.bawah) - max(w.atas, k.atas)
    luas = (k.kanan - k.kiri) * (k.bawah - k.atas)
    return lebar > 0 and tinggi > 0 and lebar * tinggi >= _PENUH * luas


def _memuat(luar: Kotak, dalam: Kotak) -> bool:
    x, y = (dalam.kiri + dalam.kanan) / 2, (dalam.atas + dalam.bawah) / 2
    return luar.kiri <= x <= luar.kanan and luar.atas <= y <= luar.bawah

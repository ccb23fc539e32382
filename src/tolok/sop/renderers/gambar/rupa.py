"""Corners of symbols and arrowheads: the same in every format."""

from __future__ import annotations

from tolok.sop.renderers.gambar.lembar import Bentuk, Panah, Simbol, Titik

__all__ = ["mata_panah", "sudut_simbol", "ujung_garis"]

_PANJANG, _SEPARUH = 190, 70
"""Length and half the width of an arrowhead."""
_MASUK = 100


def sudut_simbol(s: Simbol) -> list[Titik]:
    """The corners of a symbol; a capsule has those of its rectangle."""
    k = s.kotak
    x, y = k.tengah
    if s.bentuk is Bentuk.KETUPAT:
        return [(x, k.y), (k.kanan, y), (x, k.bawah), (k.x, y)]
    if s.bentuk is Bentuk.PENGHUBUNG:
        bahu = k.y + k.tinggi * 4 // 5
        return [(k.x, k.y), (k.kanan, k.y), (k.kanan, bahu), (x, k.bawah), (k.x, bahu)]
    return [(k.x, k.y), (k.kanan, k.y), (k.kanan, k.bawah), (k.x, k.bawah)]


def mata_panah(p: Panah) -> list[Titik]:
    """The arrowhead, its point on the symbol's border."""
    (x0, y0), (x, y) = p.titik[-2:]
    if y0 == y:
        ekor = x - _tanda(x - x0) * _PANJANG
        return [(ekor, y - _SEPARUH), (ekor, y + _SEPARUH), (x, y)]
    ekor = y - _tanda(y - y0) * _PANJANG
    return [(x - _SEPARUH, ekor), (x + _SEPARUH, ekor), (x, y)]


def ujung_garis(p: Panah) -> list[Titik]:
    """The line itself; it ends inside the arrowhead, so that the point stays sharp."""
    titik = list(p.titik)
    if p.mata:
        (x0, y0), (x, y) = titik[-2:]
        titik[-1] = (x - _tanda(x - x0) * _MASUK, y - _tanda(y - y0) * _MASUK)
    return titik


def _tanda(n: int) -> int:
    return (n > 0) - (n < 0)

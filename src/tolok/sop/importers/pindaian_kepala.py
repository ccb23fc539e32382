"""Arrow heads of a scanned page: a line that widens before it stops."""

from __future__ import annotations

from collections.abc import Sequence

from PIL import Image

from tolok.sop.importers.lembar import Kepala, Ruas, Titik
from tolok.sop.importers.pindaian_garis import Lurusan, Rantai
from tolok.sop.importers.pindaian_kata import SKALA

__all__ = ["kepala_garis"]

_SAYAP = 9
_TERSEDIKIT = 4


def kepala_garis(
    hitam: Image.Image, r: Rantai, s: Ruas, lain: Sequence[Ruas], datar: Lurusan
) -> list[Kepala]:
    """Arrow heads at the ends of a line: where it widens before it stops."""
    hasil = []
    for n, arah in ((0, -1), (-1, 1)):
        ujung = _ujung(s, n)
        if any(o is not s and o.mendatar is not s.mendatar and _dekat(ujung, o) for o in lain):
            continue
        x, y = r.titik[n]
        jauh = _lebar_kepala(hitam, (x, y), r, arah)
        if jauh is None:
            continue
        dx, dy = (arah * jauh, 0.0) if r.mendatar else (0.0, arah * jauh)
        tip = datar.titik(x + dx, y + dy)
        tip = (tip[0] * SKALA, s.letak) if s.mendatar else (s.letak, tip[1] * SKALA)
        hasil.append(Kepala(ujung=tip, pangkal=ujung))
    return hasil


def _dekat(p: Titik, s: Ruas) -> bool:
    lintang, sepanjang = (p[1], p[0]) if s.mendatar else (p[0], p[1])
    return abs(lintang - s.letak) <= 4 and s.awal - 4 <= sepanjang <= s.akhir + 4


def _ujung(s: Ruas, n: int) -> Titik:
    sepanjang = s.awal if n == 0 else s.akhir
    return (sepanjang, s.letak) if s.mendatar else (s.letak, sepanjang)


def _lebar_kepala(hitam: Image.Image, titik: Titik, r: Rantai, arah: int) -> float | None:
    """How far beyond the end the head reaches, or None when the line does not widen there."""
    lebih = 0
    jauh: float | None = None
    for langkah in range(-14, 27):
        gelap = _gelap(hitam, titik, arah * langkah, mendatar=r.mendatar)
        if gelap >= 2 * _SAYAP - 1 or (gelap == 0 and langkah > 0):
            break
        if gelap >= r.tebal + 3:
            lebih += 1
            if lebih >= _TERSEDIKIT:
                jauh = max(0.0, float(langkah))
    return jauh


def _gelap(hitam: Image.Image, titik: Titik, jauh: int, *, mendatar: bool) -> int:
    """Dark pixels across a line, so far along it from a point."""
    x, y = int(titik[0]), int(titik[1])
    if mendatar:
        kotak = (x + jauh, y - _SAYAP, x + jauh + 1, y + _SAYAP + 1)
    else:
        kotak = (x - _SAYAP, y + jauh, x + _SAYAP + 1, y + jauh + 1)
    if kotak[0] < 0 or kotak[1] < 0 or kotak[2] > hitam.width or kotak[3] > hitam.height:
        return 0
    return hitam.crop(kotak).histogram()[255]

"""Arrow heads of a scanned page: a line that widens before it stops."""

from __future__ import annotations

from collections.abc import Sequence

from PIL import Image

from tolok.sop.importers.lembar.lembar import Kepala, Ruas, Titik
from tolok.sop.importers.pindaian.garis import Lurusan, Rantai
from tolok.sop.importers.pindaian.ukuran import SKALA

__all__ = ["kepala_garis"]

_SAYAP = 9
_TERSEDIKIT = 4
_SAYAP_KEPALA = 4
_SEBELUM_UJUNG = 24
_KEPALA_TERPANJANG = 45
_JATUH = 2


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
        if jauh is None or jauh < -_SEBELUM_UJUNG:
            continue
        maju = max(0.0, jauh) * arah
        dx, dy = (maju, 0.0) if r.mendatar else (0.0, maju)
        tip = datar.titik(x + dx, y + dy)
        tip = (tip[0] * SKALA, s.letak) if s.mendatar else (s.letak, tip[1] * SKALA)
        mundur = -4.0 * arah
        pangkal = (tip[0] + mundur, tip[1]) if s.mendatar else (tip[0], tip[1] + mundur)
        hasil.append(Kepala(ujung=tip, pangkal=pangkal))
    return hasil


def _dekat(p: Titik, s: Ruas) -> bool:
    lintang, sepanjang = (p[1], p[0]) if s.mendatar else (p[0], p[1])
    return abs(lintang - s.letak) <= 4 and s.awal - 4 <= sepanjang <= s.akhir + 4


def _ujung(s: Ruas, n: int) -> Titik:
    sepanjang = s.awal if n == 0 else s.akhir
    return (sepanjang, s.letak) if s.mendatar else (s.letak, sepanjang)


def _lebar_kepala(hitam: Image.Image, titik: Titik, r: Rantai, arah: int) -> float | None:
    """How far beyond the end (or before it) the head reaches, or None when the line does not widen there.

    A head narrows to its tip; where strokes part (the corner of a diamond) there is none.
    """
    deret: list[list[tuple[int, int]]] = [[]]
    for langkah in range(-_KEPALA_TERPANJANG, 27):
        gelap, luas = _gelap(hitam, titik, arah * langkah, mendatar=r.mendatar)
        penuh = gelap >= 2 * _SAYAP - 1
        if langkah > -14 and (penuh or (gelap == 0 and langkah > 0)):
            break
        if penuh:
            deret.append([])
        else:
            deret[-1].append((langkah, luas))
    ujung = [j for d in deret if (j := _ujung_kepala(d)) is not None]
    return float(ujung[-1]) if ujung else None


def _ujung_kepala(deret: Sequence[tuple[int, int]]) -> int | None:
    """Where a stretch that narrows step by step from broad wings ends, the last such one."""
    hasil: int | None = None
    mulai = 0
    while mulai < len(deret):
        if deret[mulai][1] < _SAYAP_KEPALA:
            mulai += 1
            continue
        akhir, ujung = mulai, mulai
        puncak = terkecil = deret[mulai][1]
        while akhir + 1 < len(deret) and _menyempit(
            deret[akhir][1], deret[akhir + 1][1], terkecil
        ):
            akhir += 1
            puncak = max(puncak, deret[akhir][1])
            if deret[akhir][1] < terkecil:
                terkecil, ujung = deret[akhir][1], akhir
        if ujung - mulai >= _TERSEDIKIT - 1 and terkecil <= puncak - 3:
            hasil = deret[ujung][0]
        mulai = akhir + 1
    return hasil


def _menyempit(kini: int, berikut: int, terkecil: int) -> bool:
    """Whether the next step goes on narrowing, without the sudden end of a crossing stroke."""
    return 0 < berikut <= terkecil + 1 and kini - berikut <= _JATUH


def _gelap(hitam: Image.Image, titik: Titik, jauh: int, *, mendatar: bool) -> tuple[int, int]:
    """Dark pixels across a line so far along it, and how far from its middle they reach."""
    x, y = int(titik[0]), int(titik[1])
    if mendatar:
        kotak = (x + jauh, y - _SAYAP, x + jauh + 1, y + _SAYAP + 1)
    else:
        kotak = (x - _SAYAP, y + jauh, x + _SAYAP + 1, y + jauh + 1)
    if kotak[0] < 0 or kotak[1] < 0 or kotak[2] > hitam.width or kotak[3] > hitam.height:
        return 0, 0
    data = hitam.crop(kotak).tobytes()
    letak = [abs(n - _SAYAP) for n, nilai in enumerate(data) if nilai]
    return len(letak), max(letak, default=0)

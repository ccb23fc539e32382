"""Shapes that a program drew stroke by stroke: loops of lines joined end to end."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from tolok.sop.importers.dokumen import Kotak
from tolok.sop.importers.lembar.lembar import Bentuk, Goresan, Ruas, Titik
from tolok.sop.importers.pdf.bentuk import jenis_bentuk, kotak_titik

__all__ = ["bentuk_terangkai"]

_SUDUT = 1.2
_SISI_TERBANYAK = 40
_TERBANYAK = 4_000

_Sisi = tuple[Titik, ...]


def bentuk_terangkai(
    ruas: Sequence[Ruas], goresan: Sequence[Goresan]
) -> tuple[tuple[Bentuk, ...], tuple[Ruas, ...], tuple[Goresan, ...]]:
    """The closed loops among lines as shapes, and the lines that remain.

    A corner of a shape joins exactly two lines; where more meet stands a table. `ruas` are lines
    whose pieces were put together.
    """
    sisi: list[_Sisi] = [*(_titik(r) for r in ruas), *(g.titik for g in goresan)]
    if len(sisi) > _TERBANYAK:
        return (), tuple(ruas), tuple(goresan)
    sudut = _sudut(sisi)
    bentuk: list[Bentuk] = []
    terpakai: set[int] = set()
    for n in range(len(sisi)):
        if n in terpakai:
            continue
        putaran = _putaran(n, sisi, sudut)
        if putaran is None:
            continue
        titik = [t for _, deret in putaran for t in deret[:-1]]
        jenis = jenis_bentuk(titik)
        k = kotak_titik(titik)
        if jenis is not None and not any(_membagi(r, k) for r in ruas):
            bentuk.append(Bentuk(jenis=jenis, kotak=k, asal=k))
            terpakai.update(i for i, _ in putaran)
    banyak = len(ruas)
    return (
        tuple(bentuk),
        tuple(r for n, r in enumerate(ruas) if n not in terpakai),
        tuple(g for n, g in enumerate(goresan) if n + banyak not in terpakai),
    )


def _serong(deret: _Sisi) -> bool:
    """Whether a line is slanted: at the corner of a diamond it goes on in a slanted one, while
    arrows that touch the corner are level or upright."""
    return all(min(abs(x - xx), abs(y - yy)) > 2 for (x, y), (xx, yy) in pairwise(deret))


def _membagi(r: Ruas, k: Kotak) -> bool:
    """Whether a line divides this box from side to side: then it is a small table."""
    if r.mendatar:
        return (
            k.atas + 3 < r.letak < k.bawah - 3
            and abs(r.awal - k.kiri) <= 2
            and abs(r.akhir - k.kanan) <= 2
        )
    return (
        k.kiri + 3 < r.letak < k.kanan - 3
        and abs(r.awal - k.atas) <= 2
        and abs(r.akhir - k.bawah) <= 2
    )


def _titik(r: Ruas) -> _Sisi:
    if r.mendatar:
        return ((r.awal, r.letak), (r.akhir, r.letak))
    return ((r.letak, r.awal), (r.letak, r.akhir))


def _sudut(sisi: Sequence[_Sisi]) -> dict[tuple[int, int], list[tuple[int, Titik]]]:
    """The ends of all lines, by squares of the page two points wide."""
    hasil: dict[tuple[int, int], list[tuple[int, Titik]]] = {}
    for n, deret in enumerate(sisi):
        for t in (deret[0], deret[-1]):
            hasil.setdefault((int(t[0] // 2), int(t[1] // 2)), []).append((n, t))
    return hasil


def _bertemu(t: Titik, n: int, sudut: dict[tuple[int, int], list[tuple[int, Titik]]]) -> list[int]:
    """The other lines that end at this point."""
    kolom, baris = int(t[0] // 2), int(t[1] // 2)
    return [
        m
        for dk in (-1, 0, 1)
        for db in (-1, 0, 1)
        for m, u in sudut.get((kolom + dk, baris + db), ())
        if m != n and math.dist(t, u) <= _SUDUT
    ]


def _putaran(
    mulai: int, sisi: Sequence[_Sisi], sudut: dict[tuple[int, int], list[tuple[int, Titik]]]
) -> list[tuple[int, _Sisi]] | None:
    """Follow from line to line until the first one is met again; None where the way ends."""
    deret = sisi[mulai]
    hasil = [(mulai, deret)]
    while len(hasil) <= _SISI_TERBANYAK:
        n, kini = hasil[-1]
        lanjut = _bertemu(kini[-1], n, sudut)
        if len(lanjut) > 1 and _serong(kini):
            lanjut = [m for m in lanjut if _serong(sisi[m])]
        if len(lanjut) != 1:
            return None
        if lanjut[0] == mulai and math.dist(kini[-1], deret[0]) <= _SUDUT:
            return hasil if len(hasil) >= 3 else None
        berikut = sisi[lanjut[0]]
        if any(i == lanjut[0] for i, _ in hasil):
            return None
        if math.dist(kini[-1], berikut[0]) > _SUDUT:
            berikut = berikut[::-1]
        hasil.append((lanjut[0], berikut))
    return None

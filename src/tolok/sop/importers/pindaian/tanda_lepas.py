"""Marks that stand for a symbol in a lane: a tick, a dot, a cross, alone in its cell.

Recognition makes a letter of them or nothing at all. A column is one of marks when each inked
cell of it under the head holds one small sign and none of them is a number.
"""

from __future__ import annotations

from collections.abc import Sequence

from tolok.sop.importers.lembar.lembar import Kata
from tolok.sop.importers.pindaian.guntingan import Guntingan
from tolok.sop.importers.pindaian.ukuran import Persegi

__all__ = ["guntingan_bertanda"]

_TERBESAR = 74
_TERKECIL = 18
_TERSEDIKIT = 2
_HURUF_TERBANYAK = 2


def guntingan_bertanda(
    guntingan: Sequence[Guntingan], isi: Sequence[Sequence[Kata]]
) -> list[Guntingan]:
    """The pieces that hold a mark. `isi`: the words recognised in each piece."""
    per_kolom: dict[tuple[int, int], list[tuple[Guntingan, bool]]] = {}
    for g, kata in zip(guntingan, isi, strict=True):
        if g.kolom is not None and g.kolom[1] > 0 and not g.kepala and not g.lajur:
            tanda = _mungil(g.tinta) and _bukan_kata(kata)
            per_kolom.setdefault(g.kolom, []).append((g, tanda))
    hasil = [
        g for deret in per_kolom.values() if all(tanda for _, tanda in deret) for g, _ in deret
    ]
    return hasil if len(hasil) >= _TERSEDIKIT else []


def _mungil(tinta: Persegi) -> bool:
    lebar, tinggi = tinta[2] - tinta[0], tinta[3] - tinta[1]
    return all(_TERKECIL <= sisi <= _TERBESAR for sisi in (lebar, tinggi))


def _bukan_kata(kata: Sequence[Kata]) -> bool:
    teks = "".join(k.teks for k in kata)
    return len(teks) <= _HURUF_TERBANYAK and not any(huruf.isdigit() for huruf in teks)

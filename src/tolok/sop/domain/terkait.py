"""Which SOP a line of the Keterkaitan box names: surely, or perhaps; never a guess in silence.

A box names other SOPs in its own words ("1. SOP Pengumpulan Data Kinerja"). The same words in the
same order are that SOP. Words in another order, some more or some less, or a slip of the pen are
only perhaps it; and when two SOPs bear the name, each is only perhaps meant.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

__all__ = ["CalonTerkait", "Terkait", "cocokkan"]

_BUKAN_NAMA = frozenset(
    {"sop", "ap", "standar", "operasional", "prosedur", "dan", "tentang", "pedoman", "dokumen"}
)
_PENUH = 1.0
_MIRIP_KATA = 0.6
_MIRIP_HURUF = 0.88
_PALING_BANYAK = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class CalonTerkait:
    """An SOP that may be meant: its code and name. `utama`: of the own office, before others."""

    kode: str
    nama: str
    utama: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Terkait:
    """An SOP that a line names. `pasti` false: it must be said to be a guess."""

    kode: str
    nama: str
    pasti: bool


def cocokkan(tertulis: str, calon: Sequence[CalonTerkait]) -> tuple[Terkait, ...]:
    """The SOPs that a line names, the likeliest first: one sure one, or at most three perhaps.

    A sure one of the own office hides everything else.

    >>> a = CalonTerkait(kode="a", nama="PENGUMPULAN DATA KINERJA")
    >>> [x.pasti for x in cocokkan("1. SOP Pengumpulan Data Kinerja", [a])]
    [True]
    >>> [x.pasti for x in cocokkan("SOP Pengumpulan Data", [a])]
    [False]
    >>> cocokkan("SOP Surat Naik Internal", [a])
    ()
    """
    kata = _kata(tertulis)
    if not kata:
        return ()
    nilai = [(_mirip(kata, _kata(x.nama)), x) for x in calon]
    for utama in (True, False):
        sama = [x for n, x in nilai if n == _PENUH and x.utama is utama]
        if len(sama) == 1:
            return (Terkait(kode=sama[0].kode, nama=sama[0].nama, pasti=True),)
        if sama:
            break
    dekat = sorted((x for x in nilai if x[0] > 0), key=lambda x: (-x[0], not x[1].utama))
    return tuple(Terkait(kode=x.kode, nama=x.nama, pasti=False) for _, x in dekat[:_PALING_BANYAK])


def _mirip(satu: Sequence[str], dua: Sequence[str]) -> float:
    """1 for the same words in the same order, between 0 and 1 for near ones, 0 for others."""
    if not dua:
        return 0.0
    if list(satu) == list(dua):
        return _PENUH
    a, b = set(satu), set(dua)
    if _angka(a) != _angka(b):
        return 0.0
    bersama = len(a & b) / len(a | b)
    if bersama >= _MIRIP_KATA or (min(len(a), len(b)) > 1 and (a <= b or b <= a)):
        return 0.5 + bersama / 3
    huruf = SequenceMatcher(None, " ".join(satu), " ".join(dua), autojunk=False).ratio()
    return huruf / 2 if huruf >= _MIRIP_HURUF else 0.0


def _angka(kata: set[str]) -> set[str]:
    """Numbers in a name: another number is another SOP, not a slip."""
    return {x for x in kata if x.isdecimal()}


def _kata(teks: str) -> list[str]:
    """The words of a name, without what a list or a kind of document puts before it."""
    polos = unicodedata.normalize("NFKD", teks).casefold()
    tanpa_nomor = re.sub(r"^\s*(?:\(?\d{1,2}[.)]|[-•–*])\s+", "", polos)
    return [x for x in re.findall(r"[a-z0-9]+", tanpa_nomor) if x not in _BUKAN_NAMA]

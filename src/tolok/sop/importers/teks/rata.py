"""Columns of text that was laid out with spaces: gaps that stand above each other."""

from __future__ import annotations

import re
from collections.abc import Sequence

__all__ = ["kolom_rata"]

_SELA = 2
_SELA_LEBAR = re.compile(r" {3,}")
_SEL_SEDIKITNYA = 4
_BARIS_SEDIKITNYA = 3
_LEBAR = 400
_BARIS_TERBANYAK = 400


def kolom_rata(baris: Sequence[str]) -> list[tuple[str, ...]] | None:
    """The cells of each line, or None where the lines have no columns in common.

    A column ends where no line has a letter for two places on end. Lines that have no gap
    belong to the first column.
    """
    if not _mungkin(baris):
        return _sedikit(baris)
    panjang = min(_LEBAR, max(len(satu) for satu in baris))
    terisi = [0] * (panjang + 1)
    for satu in baris:
        for ke, huruf in enumerate(satu[:panjang]):
            if huruf != " ":
                terisi[ke] += 1
    batas = _batas(terisi)
    if len(batas) < 2 or _lebih_terpecah(baris, len(batas)):
        return _bersela(baris)
    return [_potong(satu, batas) for satu in baris]


def _sedikit(baris: Sequence[str]) -> list[tuple[str, ...]] | None:
    """One or two lines made of many pieces: rows that a blank line cut off from their table."""
    potong = [tuple(_SELA_LEBAR.split(satu.strip())) for satu in baris]
    tanpa_tab = not any("\t" in satu or satu.count("|") > 1 for satu in baris)
    utuh = len(baris) < _BARIS_SEDIKITNYA and all(len(satu) >= _SEL_SEDIKITNYA for satu in potong)
    return potong if potong and tanpa_tab and utuh else None


def _bersela(baris: Sequence[str]) -> list[tuple[str, ...]] | None:
    """Cells told by wide gaps alone, where the columns do not stand above each other."""
    potong = [tuple(_SELA_LEBAR.split(satu.strip())) for satu in baris]
    banyak = sum(len(satu) >= _SEL_SEDIKITNYA for satu in potong)
    return potong if banyak >= _BARIS_SEDIKITNYA and banyak * 2 >= len(potong) else None


def _lebih_terpecah(baris: Sequence[str], kolom: int) -> bool:
    """Most lines have more pieces than there are columns that stand above each other."""
    banyak = sorted(len(_SELA_LEBAR.split(satu.strip())) for satu in baris)
    return banyak[len(banyak) // 2] > max(kolom, _SEL_SEDIKITNYA - 1)


def _mungkin(baris: Sequence[str]) -> bool:
    if not _BARIS_SEDIKITNYA <= len(baris) <= _BARIS_TERBANYAK:
        return False
    if any("\t" in satu or satu.count("|") > 1 for satu in baris):
        return False
    bersela = sum("   " in satu.strip() for satu in baris)
    return bersela * 2 >= len(baris)


def _batas(terisi: Sequence[int]) -> list[int]:
    """Where columns begin: after at least two empty places."""
    mulai: list[int] = []
    kosong = _SELA
    for ke, banyak in enumerate(terisi):
        if banyak == 0:
            kosong += 1
            continue
        if kosong >= _SELA:
            mulai.append(ke)
        kosong = 0
    return mulai


def _potong(satu: str, batas: Sequence[int]) -> tuple[str, ...]:
    akhir = [*batas[1:], len(satu)]
    return tuple(satu[a:b].strip() for a, b in zip(batas, akhir, strict=True))

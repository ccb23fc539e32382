"""What copying and converting leaves in a text, taken away line by line: the count of lines stays,
so that every place still names the line of the source."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

__all__ = ["baris_rapat", "bersihkan"]

_SPASI = str.maketrans(
    {
        "\u00a0": " ", "\u2002": " ", "\u2003": " ", "\u2007": " ", "\u2009": " ", "\u202f": " ",
        "\u3000": " ", "\u00ad": None, "\u200b": None, "\u200c": None, "\u200d": None,
        "\u2060": None, "\ufeff": None,
    }
)  # fmt: skip
_NOMOR_HALAMAN = re.compile(
    r"(?:[-–—] ?\d{1,3} ?[-–—]|(?:halaman|hal\.?|page|laman) ?:? ?\d{1,3}"
    r"(?: ?(?:dari|of|/) ?\d{1,3})?|\d{1,3} ?(?:dari|of) ?\d{1,3})",
    re.IGNORECASE,
)
_SPASI_GANDA = re.compile(r"(?<=\S)  (?=\S)")
_SPASI_TUNGGAL = re.compile(r"(?<=\S) (?=\S)")
_GANDA_TERSEDIKIT = 20
_SELA = re.compile(r"(?<=\S) {3,}(?=\S)")
_SELA_TERSEDIKIT = 6
_BARIS_TERSEDIKIT = 8


def bersihkan(teks: str) -> str:
    """The text with one kind of line end and of space, without page numbers on lines of their
    own.

    >>> bersihkan("Nomor\\u00a0SOP\\r\\n- 2 -\\r\\nTanggal")
    'Nomor SOP\\n\\nTanggal'
    """
    seragam = teks.replace("\r\n", "\n").replace("\r", "\n").translate(_SPASI)
    ganda = len(_SPASI_GANDA.findall(seragam))
    if ganda > max(_GANDA_TERSEDIKIT, len(_SPASI_TUNGGAL.findall(seragam))):
        seragam = seragam.replace("  ", " ")
    if lebar := _lebar_tab(seragam):
        seragam = "\n".join(
            satu.replace(" " * lebar, "\t") if "\t" not in satu and _SELA.search(satu) else satu
            for satu in seragam.split("\n")
        )
    baris = [
        "" if _NOMOR_HALAMAN.fullmatch(satu.strip(" \t")) else satu for satu in seragam.split("\n")
    ]
    return "\n".join(baris)


def _lebar_tab(teks: str) -> int:
    """How many spaces stand for a tab; 0 where gaps differ, as in columns that are aligned."""
    tanpa_tab = "\n".join(satu for satu in teks.split("\n") if "\t" not in satu)
    sela = Counter(len(satu) for satu in _SELA.findall(tanpa_tab))
    banyak = sum(sela.values())
    if banyak < _SELA_TERSEDIKIT:
        return 0
    lebar = sela.most_common(1)[0][0]
    tetap = sum(satu for panjang, satu in sela.items() if panjang % lebar == 0)
    return lebar if tetap >= 0.8 * banyak else 0


def baris_rapat(kosong: Sequence[bool]) -> list[int]:
    """The lines to keep of a page whose lines are `kosong`: where nearly every line is followed by
    a blank one, the blank lines of that double spacing go."""
    isi = [ke for ke, satu in enumerate(kosong) if not satu]
    jarak = [b - a for a, b in pairwise(isi)]
    if len(jarak) < _BARIS_TERSEDIKIT or sum(satu > 1 for satu in jarak) < 0.9 * len(jarak):
        return list(range(len(kosong)))
    sela = min(satu for satu in jarak if satu > 1)
    buang = {a + ke for a, b in pairwise(isi) if b - a > 1 for ke in range(1, sela)}
    return [ke for ke in range(len(kosong)) if ke not in buang]

"""Printed text made comparable: spaces, odd signs, and words without regard to case or marks.

Every rule of the reader works on text that went through `rapikan`, so that patterns need no
runs of spaces and stay linear in their input.
"""

from __future__ import annotations

import re

__all__ = ["BATAS_TEKS", "derau", "jarak", "kata", "kunci", "rapikan", "rapikan_baris"]

BATAS_TEKS = 20_000
"""Longest cell or paragraph that is read; what a page holds is far below."""

_UBAH = str.maketrans(
    {
        "\u00a0": " ", "\u2007": " ", "\u202f": " ", "\u3000": " ", "\t": " ", "\u000b": " ",
        "\u00ad": None, "\u200b": None, "\u200c": None, "\u200d": None, "\u2060": None,
        "\ufeff": None, "\x00": None, "\ufb01": "fi", "\ufb02": "fl", "\ufb00": "ff",
        "\u2010": "-", "\u2011": "-", "\u2212": "-", "\uf0b7": "•", "\uf0a7": "•", "\uf0d8": "•",
    }
)  # fmt: skip
_LUAR_UNICODE = re.compile("[\ud800-\udfff]")
_KATA = re.compile(r"[^\W_]+")
_KATA_WAJAR = re.compile(r"[^\W\d_]{3,}")


def rapikan(teks: str) -> str:
    """One line with single spaces."""
    bersih = _LUAR_UNICODE.sub("", teks[:BATAS_TEKS].translate(_UBAH))
    return " ".join(bersih.split())


def rapikan_baris(teks: str) -> list[str]:
    """The printed lines that hold anything, each with single spaces."""
    baris = (rapikan(satu) for satu in teks[:BATAS_TEKS].splitlines())
    return [satu for satu in baris if satu]


def kata(teks: str) -> list[str]:
    """The words in lower case, without marks.

    >>> kata("Persyaratan/ Kelengkapan :")
    ['persyaratan', 'kelengkapan']
    """
    return _KATA.findall(teks.lower())


def kunci(teks: str) -> str:
    """The words in lower case with single spaces: what labels and heads are looked up by."""
    return " ".join(kata(teks))


def derau(teks: str) -> bool:
    """Dirt of a scan rather than text: hardly a word of three letters in it.

    >>> derau(";R e"), derau("RKT"), derau("- - - ' .")
    (True, False, True)
    """
    padat = teks.replace(" ", "")
    if not padat:
        return True
    huruf = sum(len(satu) for satu in _KATA_WAJAR.findall(teks))
    angka = sum(huruf_satu.isdigit() for huruf_satu in padat)
    return (huruf + angka) * 2 < len(padat) or (huruf == 0 and angka == 0)


def jarak(satu: str, dua: str) -> int:
    """How many letters to change, add or drop (Levenshtein); for short words only.

    >>> jarak("perngatan", "peringatan")
    1
    """
    lama = list(range(len(dua) + 1))
    for ke, huruf in enumerate(satu[:60], start=1):
        baru = [ke]
        for kedua, lain in enumerate(dua, start=1):
            baru.append(min(lama[kedua] + 1, baru[-1] + 1, lama[kedua - 1] + (huruf != lain)))
        lama = baru
    return lama[-1]

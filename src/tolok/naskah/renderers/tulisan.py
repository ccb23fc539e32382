"""What every drawing of a document prints alike: cleaned words, digests, words of a signature."""

from __future__ import annotations

import re

from tolok.naskah.domain.blok import CaraTandaTangan

__all__ = ["CARA_SINGKAT", "bersih", "sidik_cetak"]

# Controls that reorder or hide what follows: shown by their code instead of obeyed, because a
# figure that reads backwards on paper is a forged figure.
_KENDALI_ARAH = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c]")
_KENDALI = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]")

CARA_SINGKAT = {
    CaraTandaTangan.KOSONG: "",
    CaraTandaTangan.TERCATAT: "Persetujuan tercatat",
    CaraTandaTangan.KERTAS: "Tanda tangan pada kertas",
    CaraTandaTangan.BERHALANGAN: "Berhalangan",
    CaraTandaTangan.MENOLAK: "Tidak menandatangani",
}
"""How a signature came to be, in the fewest words."""


def bersih(teks: str) -> str:
    """Text without anything that a reader would not see as it stands.

    >>> bersih("satu\\r\\ndua\\x00")
    'satu\\ndua\ufffd'
    """
    tampak = _KENDALI_ARAH.sub(lambda m: f"[U+{ord(m[0]):04X}]", teks)
    return _KENDALI.sub("\ufffd", tampak.replace("\r\n", "\n").replace("\r", "\n"))


def sidik_cetak(sidik: str) -> str:
    """The digest as printed: the first 20 hex digits in fours, short enough to be typed.

    >>> sidik_cetak("0123456789abcdef0123456789")
    '0123 4567 89ab cdef 0123'
    """
    return " ".join(sidik[i : i + 4] for i in range(0, min(len(sidik), 20), 4))

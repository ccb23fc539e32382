"""Tables that a page builds of plain boxes: `<div>` rows of equally many boxes each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tolok.sop.importers.html.pohon import Unsur

__all__ = ["baris_kisi"]

_KOTAK = frozenset({"div", "section", "span", "p", "li"})
_BARIS_TERSEDIKIT = 3
_LEBAR = range(4, 40)


def baris_kisi(el: Unsur) -> list[Sequence[Unsur]]:
    """The rows of boxes in an element; none where it is no such table.

    At least three boxes that hold equally many boxes, four or more, and nothing else; one that
    holds another number is a heading in one box.
    """
    baris = _anak(el) if el.nama == "div" else None
    if not baris:
        return []
    isi = [_anak(satu) or [] for satu in baris]
    lebar = Counter(len(satu) for satu in isi)
    terbanyak, banyak = lebar.most_common(1)[0]
    cukup = banyak >= _BARIS_TERSEDIKIT and banyak * 5 >= len(isi) * 4
    if terbanyak not in _LEBAR or not cukup:
        return []
    return [satu or [kotak] for satu, kotak in zip(isi, baris, strict=True)]


def _anak(el: Unsur) -> list[Unsur] | None:
    """The boxes in an element; None where words stand between them."""
    hasil: list[Unsur] = []
    for satu in el.isi:
        if isinstance(satu, Unsur):
            if satu.nama not in _KOTAK:
                return None
            hasil.append(satu)
        elif satu.strip():
            return None
    return hasil

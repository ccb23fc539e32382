"""What a post is called where its name alone would not do: unique within one office."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from typing import TypeVar

__all__ = ["sebutan_unik"]

_Kunci = TypeVar("_Kunci", bound=Hashable)


def sebutan_unik(jabatan: Iterable[tuple[_Kunci, str, str]]) -> dict[_Kunci, str]:
    """(key, post, unit) -> the post's name, with its unit where another has the same name.

    >>> sebutan_unik([(1, "Sekretaris", "Dinas"), (2, "Analis", "A"), (3, "Analis", "B")])
    {1: 'Sekretaris', 2: 'Analis (A)', 3: 'Analis (B)'}
    """
    semua = list(jabatan)
    banyak = Counter(nama.casefold() for _, nama, _ in semua)
    hasil: dict[_Kunci, str] = {}
    dipakai: Counter[str] = Counter()
    for kunci, nama, unit in semua:
        sebutan = f"{nama} ({unit})" if banyak[nama.casefold()] > 1 else nama
        dipakai[sebutan.casefold()] += 1
        ke = dipakai[sebutan.casefold()]
        hasil[kunci] = sebutan if ke == 1 else f"{sebutan} {ke}"
    return hasil

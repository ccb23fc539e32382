"""Which row of a source document stands where, after rows were added, moved, joined, removed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from tolok.sop.domain.dokumen import Langkah, Sop

__all__ = ["lacak", "letak_kini", "runut"]

_TANDA = "x_asal_langkah"
_LANGKAH = re.compile(r"langkah/(\d{1,6})(/.*)?")

_Letak = TypeVar("_Letak")


def lacak(sop: Sop, ubah: Callable[[Sop], Sop]) -> tuple[Sop, tuple[int | None, ...]]:
    """The changed page, and for each of its rows the number it had before; None: it is new.

    The number travels with the row as a key of its own and is taken off again, so it does not
    matter what the change does with the rows.
    """
    bertanda = tuple(
        replace(satu, tambahan=(*satu.tambahan, (_TANDA, satu.nomor))) for satu in sop.langkah
    )
    baru = ubah(replace(sop, langkah=bertanda))
    asal = tuple(_nomor_asal(satu) for satu in baru.langkah)
    return replace(baru, langkah=tuple(_tanpa_tanda(satu) for satu in baru.langkah)), asal


def runut(dahulu: Sequence[int | None] | None, asal: Sequence[int | None]) -> list[int | None]:
    """The rows' numbers in the source, one change later.

    `dahulu`: the same before the change; None means that the rows stood as in the source.

    >>> runut([2, 1, 3], [1, None, 2])
    [2, None, 1]
    """
    if dahulu is None:
        return list(asal)
    return [None if n is None or n > len(dahulu) else dahulu[n - 1] for n in asal]


def letak_kini(
    letak: Mapping[str, _Letak], asal: Sequence[int | None] | None
) -> dict[str, _Letak]:
    """Places in the source by the paths of the page as it stands.

    >>> letak_kini({"nama": 1, "langkah/1": 2, "langkah/3/waktu": 3}, [3, None])
    {'nama': 1, 'langkah/1/waktu': 3}
    """
    if asal is None:
        return dict(letak)
    kini = {lama: baru for baru, lama in enumerate(asal, start=1) if lama is not None}
    hasil: dict[str, _Letak] = {}
    for lokasi, isi in letak.items():
        cocok = _LANGKAH.fullmatch(lokasi)
        if cocok is None:
            hasil[lokasi] = isi
        elif (nomor := kini.get(int(cocok[1]))) is not None:
            hasil[f"langkah/{nomor}{cocok[2] or ''}"] = isi
    return hasil


def _nomor_asal(satu: Langkah) -> int | None:
    nilai = dict(satu.tambahan).get(_TANDA)
    return nilai if isinstance(nilai, int) else None


def _tanpa_tanda(satu: Langkah) -> Langkah:
    return replace(satu, tambahan=tuple(x for x in satu.tambahan if x[0] != _TANDA))

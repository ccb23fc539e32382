"""Who is not asked in a row per employee: what a room above knows of them by law.

The row opens without them; whoever hands it out may still add one of them by name.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol
from uuid import UUID

from tolok.pelaksanaan.domain.lintasan import Lintasan
from tolok.pelaksanaan.lembar import BerlakuDi
from tolok.pelaksanaan.models import Pelaksanaan

__all__ = ["PencariPengecualian", "daftarkan_pengecualian", "pengecualian"]


class PencariPengecualian(Protocol):
    """Employees of the office who are not asked in this run, each with the sentence that says why."""

    def __call__(self, pelaksanaan: Pelaksanaan) -> Mapping[UUID, str]: ...


_daftar: dict[str, tuple[BerlakuDi, PencariPengecualian]] = {}


def daftarkan_pengecualian(kode: str, *, berlaku: BerlakuDi, pencari: PencariPengecualian) -> None:
    """A room says for which rows it knows such employees, and how they are found."""
    _daftar[kode] = (berlaku, pencari)


def pengecualian(pelaksanaan: Pelaksanaan, lintasan: Lintasan, nomor: int) -> dict[UUID, str]:
    """Who is not asked at a row, and why; empty where no room has such a rule."""
    hasil: dict[UUID, str] = {}
    if nomor in lintasan.per_orang:
        for berlaku, pencari in _daftar.values():
            if berlaku(lintasan.langkah[nomor], lintasan):
                hasil |= pencari(pelaksanaan)
    return hasil

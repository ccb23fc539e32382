"""Which SOPs have lanes to map. The room of SOPs stands above this one and registers its list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

__all__ = ["LajurTerdaftar", "SopTerdaftar", "daftar_sop", "daftarkan_sumber"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LajurTerdaftar:
    """A lane as the page prints it."""

    kode: str
    nama: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SopTerdaftar:
    """An SOP with its lanes in printed order."""

    kode: str
    nama: str
    unit: str
    lajur: tuple[LajurTerdaftar, ...]


_sumber: list[Callable[[Any], list[SopTerdaftar]]] = []


def daftarkan_sumber(sumber: Callable[[Any], list[SopTerdaftar]]) -> None:
    """Register who knows the SOPs; the last one counts."""
    _sumber[:] = [sumber]


def daftar_sop(instansi: Any = None) -> list[SopTerdaftar]:
    """Every SOP that an office may run: the published ones, and its own. None: no office's own."""
    return _sumber[0](instansi) if _sumber else []

"""What rooms above offer beside a run: correct its report, read what corrected it, take its figures.

A room registers a maker; the page of the run asks each. A maker returns None when it has nothing
to say to this person about this run.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

__all__ = ["Sambungan", "daftarkan_sambungan", "sambungan"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sambungan:
    """One line beside the run: what it is, in a sentence, and where to go."""

    judul: str
    teks: str
    alamat: str
    tombol: str


# (account, run) -> lines for this person.
Pembuat = Callable[[Any, Any], list[Sambungan]]
_daftar: list[Pembuat] = []


def daftarkan_sambungan(pembuat: Pembuat) -> None:
    """Register a maker of lines, from `AppConfig.ready`."""
    if pembuat not in _daftar:
        _daftar.append(pembuat)


def sambungan(pengguna: Any, pelaksanaan: Any) -> list[Sambungan]:
    """Every line for this person beside this run, in the order of registration."""
    return [satu for pembuat in _daftar for satu in pembuat(pengguna, pelaksanaan)]

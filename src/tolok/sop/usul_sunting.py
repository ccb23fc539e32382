"""What stands beside an SOP that is being edited: proposals that another room has for it.

A room above registers who finds them; the editor shows them and knows nothing of their origin.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

__all__ = ["UsulSunting", "daftarkan_usul_sunting", "usul_sunting"]


@dataclass(frozen=True, slots=True, kw_only=True)
class UsulSunting:
    """Proposals of one origin. `butir`: (row of the page it was made for, or None; the words)."""

    judul: str
    alamat: str
    butir: tuple[tuple[int | None, str], ...]


_Pencari = Callable[[UUID], list[UsulSunting]]
_pencari: list[_Pencari] = []


def daftarkan_usul_sunting(pencari: _Pencari) -> None:
    """Register who finds proposals for an editing by its id; registering twice counts once."""
    if pencari not in _pencari:
        _pencari.append(pencari)


def usul_sunting(suntingan: UUID) -> list[UsulSunting]:
    """Everything proposed for this editing."""
    return [usul for cari in _pencari for usul in cari(suntingan)]

"""The door of the demo: who may be signed in as, without a password.

The room above (organisasi) knows the people and whether every pemda is demo data; it registers
itself here when the app starts. Without it, or with one real pemda, the door does not exist.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from django.conf import settings

__all__ = ["PenyediaPintu", "PintuContoh", "daftar_pintu", "daftarkan_penyedia", "terbuka"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PintuContoh:
    """One invented person to sign in as; `utama`: shown at once, the others on request.

    `wewenang`: what the person may do beyond the post, in words; "" when nothing.
    """

    pengguna: UUID
    nama: str
    jabatan: str
    unit: str
    instansi: str
    utama: bool = False
    wewenang: str = ""


class PenyediaPintu(Protocol):
    """What the room above provides."""

    def semua_contoh(self) -> bool:
        """Whether every pemda in the database is marked as demo data."""

    def daftar(self) -> list[PintuContoh]:
        """Whom to offer, the most used first."""


_penyedia: list[PenyediaPintu] = []


def daftarkan_penyedia(penyedia: PenyediaPintu) -> None:
    """Register the provider; the last one counts."""
    _penyedia[:] = [penyedia]


def terbuka() -> bool:
    """Whether "masuk sebagai" exists now: TOLOK_DEMO=1 and nothing but demo data."""
    return bool(settings.DEMO) and bool(_penyedia) and _penyedia[0].semua_contoh()


def daftar_pintu() -> list[PintuContoh]:
    """Whom to offer; nobody while the door is shut."""
    return _penyedia[0].daftar() if terbuka() else []

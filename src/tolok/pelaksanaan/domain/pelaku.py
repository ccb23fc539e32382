"""Who acts and who holds: a post, a person, a team, a unit. Ids only, never names."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["BELUM", "JenisPemegang", "Kapasitas", "Pelaku", "Pemegang"]


class Kapasitas(StrEnum):
    """In which capacity a person acts: holder, acting (Plt., Plh., Pj.) or on behalf (a.n.)."""

    DEFINITIF = "definitif"
    PLT = "plt"
    PLH = "plh"
    PJ = "pj"
    AN = "an"


class JenisPemegang(StrEnum):
    """What holds a task: a post, a person, a team, any employee of a unit, or nobody yet."""

    JABATAN = "jabatan"
    PEGAWAI = "pegawai"
    TIM = "tim"
    UNIT = "unit"
    BELUM = "belum"


@dataclass(frozen=True, slots=True)
class Pemegang:
    """What a task is addressed to. The post is stored, not the person who holds it today.

    >>> Pemegang(JenisPemegang.JABATAN, "a1").kunci
    'jabatan:a1'
    """

    jenis: JenisPemegang
    id: str

    @property
    def kunci(self) -> str:
        """One text for look-ups, e.g. `jabatan:<id>`."""
        return f"{self.jenis}:{self.id}"

    @property
    def banyak(self) -> bool:
        """Held by many: shown to all, claimed by one (`ambil`)."""
        return self.jenis is JenisPemegang.TIM or self.jenis is JenisPemegang.UNIT


BELUM = Pemegang(JenisPemegang.BELUM, "")
"""Nobody yet: a lane that is bound while running (`ditetapkan`) and is not bound."""


@dataclass(frozen=True, slots=True)
class Pelaku:
    """The person who acts, with post, capacity and placement at that moment."""

    pegawai: str
    jabatan: str | None = None
    kapasitas: Kapasitas = Kapasitas.DEFINITIF
    penempatan: str | None = None

"""What the service looks up before a decision: who, whom, when. Pure values.

Everything that can change later comes in here and is written into the event. The mappings may
be lazy (anything with `get`): a decision asks only for the rows it opens.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from tolok.pelaksanaan.domain.lintasan import Lintasan
from tolok.pelaksanaan.domain.pelaku import Pelaku, Pemegang

__all__ = [
    "CalonPerkara",
    "CalonPeserta",
    "CalonTugas",
    "Fakta",
    "Hak",
    "Kedudukan",
    "Pemangku",
    "WaktuTugas",
]


class Hak(StrEnum):
    """Rights of the acting person that no row gives."""

    MENYIAPKAN = "menyiapkan"
    MEMBATALKAN = "membatalkan"
    MENCATAT_KERTAS = "mencatat_kertas"
    MENETAPKAN_LAJUR = "menetapkan_lajur"


@dataclass(frozen=True, slots=True, kw_only=True)
class CalonTugas:
    """Whom a row would open for: the subject (None: the row itself) and who holds its task.

    `diminta` False: not asked by itself (a rule excepts them); named or added by a person they are.
    """

    pemegang: Pemegang
    subjek: str | None = None
    bersama: tuple[Pemegang, ...] = ()
    diminta: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class CalonPeserta:
    """Who is asked for a share of an act; lower `giliran` first (paraf before signature).

    `untuk`: the subject of the task it belongs to, in rows per subject (None: every task).
    """

    subjek: str
    pemegang: Pemegang
    untuk: str | None = None
    giliran: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Kedudukan:
    """How the acting person holds something now; `ketua`: leads the team or heads the unit."""

    pelaku: Pelaku
    ketua: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Pemangku:
    """A person who holds a post now, and whether they are present."""

    pelaku: Pelaku
    hadir: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class WaktuTugas:
    """Agreed date and the two clocks of a task at this moment, in working minutes.

    `menit_kerja` None: nobody opened it, so how long it was in hand is not known.
    """

    tenggat: datetime | None = None
    menit_tunggu: int | None = None
    menit_kerja: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CalonPerkara:
    """Whom a side case reaches, step by step: who explains, then who decides finally.

    `bersama`: who records for one of them outside the office. `batas`: agreed date of each step.
    `sampai`: the last moment at which it may be raised.
    """

    pemegang: tuple[Pemegang, ...]
    bersama: tuple[tuple[Pemegang, ...], ...]
    batas: tuple[datetime | None, ...]
    sampai: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fakta:
    """The facts of one decision.

    pada: aware UTC. pelaku: the signed-in person (None: the system). kedudukan: every
    `Pemegang.kunci` the person satisfies today (`jabatan:…` own and acting, `pegawai:…`,
    `tim:…`, `unit:…`) -> in which capacity. lintasan: the compiled SOP.
    calon: row -> tasks it would open now. peserta: (row, act) -> participants.
    pemangku: `Pemegang.kunci` -> who holds the post now, definitive first (empty: vacant).
    atasan: `Pemegang.kunci` -> that of the superior post. kepala: post of the head.
    atas_nama: the leader whose paper decision is recorded, and
    their `kedudukan_atas_nama`. ikat: lanes bound when this decision closes its row (the Tim
    that the signed SK names). batas: row, or (row, subject) for one task of it, -> agreed date, for tasks it opens. tenggat, menit_*:
    of the task the command names, at this moment (working minutes); `waktu`: of any task, where a
    command names several. perkara: (task it is raised from, kind) -> whom it reaches.
    """

    pada: datetime
    lintasan: Lintasan
    pelaku: Pelaku | None = None
    kedudukan: Mapping[str, Kedudukan] = field(default_factory=dict)
    hak: frozenset[Hak] = frozenset()
    calon: Mapping[int, tuple[CalonTugas, ...]] = field(default_factory=dict)
    peserta: Mapping[tuple[int, str], tuple[CalonPeserta, ...]] = field(default_factory=dict)
    pemangku: Mapping[str, tuple[Pemangku, ...]] = field(default_factory=dict)
    atasan: Mapping[str, str] = field(default_factory=dict)
    kepala: str | None = None
    rangkap_dilarang: bool = False
    atas_nama: Pelaku | None = None
    kedudukan_atas_nama: Mapping[str, Kedudukan] = field(default_factory=dict)
    ikat: Mapping[str, Pemegang] = field(default_factory=dict)
    batas: Mapping[int | tuple[int, str], datetime] = field(default_factory=dict)
    waktu: Mapping[str, WaktuTugas] = field(default_factory=dict)
    perkara: Mapping[tuple[str, str], CalonPerkara] = field(default_factory=dict)
    tenggat: datetime | None = None
    menit_tunggu: int | None = None
    menit_kerja: int | None = None

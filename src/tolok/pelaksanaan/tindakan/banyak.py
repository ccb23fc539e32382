"""Many subjects of one row on one page: what a panel says about each of them.

The page lists the subjects that reached one holder at one row. A panel that has `siap` tells, from
what was read for everybody at once, whether a subject may be handed on with the others and
with which sheets; a subject it does not call ready is opened and answered alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, runtime_checkable
from uuid import UUID

from tolok.pelaksanaan.domain.keadaan import Tugas
from tolok.pelaksanaan.domain.lintasan import Lintasan
from tolok.pelaksanaan.models import Pelaksanaan
from tolok.pelaksanaan.services import Hasil
from tolok.sop.domain.jalan import LangkahJalan

__all__ = ["BahanSubjek", "PanelBanyak", "SiapSerah"]


@dataclass(frozen=True, slots=True, kw_only=True)
class BahanSubjek:
    """One subject of a row, read together with all the others: nothing here asks the database.

    `masukan`: kind -> content of the newest version the row works on for this subject.
    `konsep`: act -> what was typed and not submitted yet. `lembar`: kind -> what this row last
    handed in for the subject (an earlier round, or an act already finished).
    """

    pelaksanaan: Pelaksanaan
    lintasan: Lintasan
    langkah: LangkahJalan
    tugas: Tugas
    subjek: UUID
    nama: str
    masukan: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    konsep: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    lembar: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class SiapSerah:
    """Whether a subject may be handed on with others. `kurang`: why not, "" when it may.

    `hasil`: the sheets that handing on makes. `ringkas`: its content in one line, for those who
    may see it.
    """

    hasil: Sequence[Hasil] = ()
    kurang: str = ""
    ringkas: str = ""


@runtime_checkable
class PanelBanyak(Protocol):
    """A panel whose act may be done for many subjects at once."""

    def siap(self, bahan: BahanSubjek) -> SiapSerah:
        """What handing this subject on would make, or what is missing."""

"""Results made elsewhere, as they are read for many employees."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

__all__ = ["Rekaman", "SubjekRekam"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjekRekam:
    """An employee whose result is still out: the task, who it is about, the draft's version."""

    tugas: UUID
    pegawai: UUID
    nama: str
    nip: str
    versi: int = 0
    predikat: str = ""
    dokumen: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rekaman:
    """What was read for one employee: predicate, the document it stands in, the file if any."""

    predikat: str
    dokumen: str
    fail: Any = None

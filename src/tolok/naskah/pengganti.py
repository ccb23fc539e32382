"""Whether a document was followed by a newer one; rooms above say so for what they correct."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from tolok.naskah.models import Naskah, VersiNaskah

__all__ = ["Pengganti", "daftarkan_pengganti", "pengganti"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pengganti:
    """That there is something newer, and since when; never what it says.

    `ralat`: the figures were corrected after they had been ratified.
    """

    pada: datetime
    ralat: bool = False


PencariPengganti = Callable[[Naskah], datetime | None]
_daftar: list[PencariPengganti] = []


def daftarkan_pengganti(pencari: PencariPengganti) -> None:
    """Say when a document was corrected by another one (kinerja: the ralat of a report)."""
    if pencari not in _daftar:
        _daftar.append(pencari)


def pengganti(versi: VersiNaskah) -> Pengganti | None:
    """What followed this version: a correction, else a further version with other words."""
    for pencari in _daftar:
        pada = pencari(versi.naskah)
        if pada is not None:
            return Pengganti(pada=pada, ralat=True)
    sesudah = VersiNaskah.objects.filter(naskah=versi.naskah_id, versi__gt=versi.versi)
    baru = sesudah.exclude(sidik=versi.sidik).order_by("-versi").first()
    return None if baru is None else Pengganti(pada=baru.dibuat)

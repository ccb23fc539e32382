"""The one right these acts ask for: to belong to the office whose document it is."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from tolok.dasar.galat import TidakBerwenang

if TYPE_CHECKING:
    from tolok.organisasi.models import Pegawai

__all__ = ["pastikan_milik"]


def pastikan_milik(pelaku: Pegawai | None, instansi: UUID, izin: str) -> None:
    """Raise TidakBerwenang unless the person works in the office; None is the system itself.

    Which post may do it in a run is decided by the run's own act, which calls these services.
    """
    if pelaku is not None and (pelaku.instansi_id != instansi or not pelaku.aktif):
        raise TidakBerwenang(
            "Naskah ini milik perangkat daerah lain.",
            "Hanya pegawai perangkat daerah itu yang dapat mengurusnya.",
            izin,
        )

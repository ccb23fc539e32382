"""Who opened whose SKP: written whenever its content is shown to somebody else."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from tolok.skp.models import PembacaanSkp

__all__ = ["catat_pembacaan"]

_SEKALI = timedelta(minutes=10)


def catat_pembacaan(*, pembaca: Any, subjek: UUID, apa: str, sekarang: datetime) -> None:
    """Record a reading by anybody but the subject; once in ten minutes for the same thing."""
    if pembaca is None or pembaca.pk == subjek:
        return
    baru_saja = PembacaanSkp.objects.filter(
        pembaca=pembaca, subjek_id=subjek, apa=apa, pada__gt=sekarang - _SEKALI
    )
    if baru_saja.exists():
        return
    PembacaanSkp.objects.create(
        pemda_id=pembaca.pemda_id,
        instansi_id=pembaca.instansi_id,
        pembaca=pembaca,
        subjek_id=subjek,
        apa=apa,
        pada=sekarang,
    )

"""Persistence of plan and figures, split by concept; Django finds every model here."""

from __future__ import annotations

from tolok.kinerja.models.angka import AngkaField
from tolok.kinerja.models.hasil import Capaian, Realisasi, RealisasiAnggaran
from tolok.kinerja.models.rencana import (
    Anggaran,
    Indikator,
    PerjanjianKinerja,
    PilihanAturan,
    SimpulKinerja,
    TargetIndikator,
)

__all__ = [
    "Anggaran",
    "AngkaField",
    "Capaian",
    "Indikator",
    "PerjanjianKinerja",
    "PilihanAturan",
    "Realisasi",
    "RealisasiAnggaran",
    "SimpulKinerja",
    "TargetIndikator",
]

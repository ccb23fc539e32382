"""Persistence of SKP, split by concept; Django finds every model here."""

from __future__ import annotations

from tolok.skp.models.hasil import CapaianOrganisasi, HasilSkp, PembacaanSkp
from tolok.skp.models.rencana import IndikatorSkp, RencanaHasilKerja, RencanaSkp

__all__ = [
    "CapaianOrganisasi",
    "HasilSkp",
    "IndikatorSkp",
    "PembacaanSkp",
    "RencanaHasilKerja",
    "RencanaSkp",
]

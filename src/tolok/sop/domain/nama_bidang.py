"""What the boxes and dates of an SOP's identity block are called, on every page of the site."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["NAMA_KOTAK", "NAMA_TANGGAL"]

NAMA_KOTAK: Mapping[str, str] = MappingProxyType(
    {
        "dasar_hukum": "Dasar hukum",
        "kualifikasi_pelaksana": "Kualifikasi pelaksana",
        "keterkaitan": "Keterkaitan",
        "peralatan": "Peralatan dan perlengkapan",
        "peringatan": "Peringatan",
        "pencatatan": "Pencatatan dan pendataan",
    }
)
"""Field of `Sop` -> name of its box, in the order of the form (PermenPANRB 35/2012)."""

NAMA_TANGGAL: Mapping[str, str] = MappingProxyType(
    {
        "pembuatan": "Tanggal pembuatan",
        "revisi": "Tanggal revisi",
        "pengesahan": "Tanggal pengesahan",
        "efektif": "Tanggal efektif",
    }
)
"""Field of `Tanggal` -> its printed name."""

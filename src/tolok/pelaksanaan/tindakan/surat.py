"""The incoming letter a run rests on: what it asks, and by when."""

from __future__ import annotations

from datetime import date
from typing import Any

from tolok.pelaksanaan.lembar import isi_lembar
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas

__all__ = ["batas_surat", "surat_dasar"]


def surat_dasar(halaman: HalamanTugas) -> dict[str, Any]:
    """The letter as it was written down when the run was prepared; empty without one."""
    ada = next((x for x in halaman.lembar_arahan if x.jenis == "surat_masuk"), None)
    return isi_lembar(ada) if ada is not None else {}


def batas_surat(surat: dict[str, Any]) -> date | None:
    """The day by which the letter wants the report."""
    try:
        return date.fromisoformat(str(surat.get("batas_surat", "")))
    except ValueError:
        return None

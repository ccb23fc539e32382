"""How a reviewer repairs a report: its text by section. Its figures come from the forms only."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tolok.pelaksanaan.tindakan.halaman import Kiriman
from tolok.pelaksanaan.tindakan.periksa import Penyunting

__all__ = ["PENYUNTING_LAPORAN"]


def _baca(kiriman: Kiriman, lama: Mapping[str, Any]) -> dict[str, Any]:
    """The sheet with the sections as sent; one whose text changed belongs to a person."""
    narasi = lama.get("narasi")
    if not isinstance(narasi, Mapping):
        return dict(lama)
    return {**lama, "narasi": {k: _bagian(kiriman, str(k), b) for k, b in narasi.items()}}


def _bagian(kiriman: Kiriman, kunci: str, lama: Mapping[str, Any]) -> dict[str, Any]:
    """One section; the same words are no change, whatever the browser did to the line ends."""
    if f"narasi.{kunci}" not in kiriman.isian:
        return dict(lama)
    teks = kiriman.teks(f"narasi.{kunci}").replace("\r\n", "\n")
    if teks == str(lama.get("teks") or "").strip():
        return dict(lama)
    return {**lama, "teks": teks, "orang": True}


PENYUNTING_LAPORAN = Penyunting(
    templat="kinerja/tindakan/perbaikan_laporan.html",
    baca=_baca,
    cocok=lambda isi: isinstance(isi.get("narasi"), Mapping),
)

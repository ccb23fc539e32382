"""What the yearly evaluation of an SOP asks: the dated lists of regulasi/data/evaluasi_sop.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tolok.regulasi.nilai import Keyakinan

__all__ = ["ButirEvaluasiSop", "DaftarEvaluasiSop", "daftar_evaluasi_sop"]

_BERKAS = Path(__file__).parent / "data" / "evaluasi_sop.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class ButirEvaluasiSop:
    """One statement, answered yes or no. `kode` never changes."""

    kode: str
    teks: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DaftarEvaluasiSop:
    """The statements in force from a day, with where they stand in law."""

    berlaku_sejak: date
    rujukan: str
    keyakinan: Keyakinan
    butir: tuple[ButirEvaluasiSop, ...]


@cache
def _semua() -> tuple[DaftarEvaluasiSop, ...]:
    isi: dict[str, Any] = yaml.safe_load(_BERKAS.read_text(encoding="utf-8"))
    return tuple(
        DaftarEvaluasiSop(
            berlaku_sejak=entri["berlaku_sejak"],
            rujukan=f"{entri['rujukan']['judul']}, {entri['rujukan']['pasal']}",
            keyakinan=Keyakinan(entri["keyakinan"]),
            butir=tuple(ButirEvaluasiSop(**b) for b in entri["butir"]),
        )
        for entri in isi["evaluasi_sop"]
    )


def daftar_evaluasi_sop(tahun: int) -> DaftarEvaluasiSop:
    """The list in force at the end of that year; LookupError before the first one.

    >>> len(daftar_evaluasi_sop(2026).butir)
    7
    """
    berlaku = [d for d in _semua() if d.berlaku_sejak <= date(tahun, 12, 31)]
    if not berlaku:
        raise LookupError(f"Belum ada butir evaluasi SOP pada tahun {tahun}.")
    return max(berlaku, key=lambda d: d.berlaku_sejak)

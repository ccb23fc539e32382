"""A measured figure, and the page that lists them all."""

from __future__ import annotations

import statistics
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

__all__ = ["Ukuran", "median", "tulis"]

_HALAMAN = Path(__file__).parent / "hasil.md"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ukuran:
    """One figure: what, how much, what was aimed at, and what it does not prove."""

    nama: str
    nilai: float
    satuan: str
    sasaran: str
    bukan_bukti: str = ""

    def __str__(self) -> str:
        return f"{self.nama}: {self.nilai:,.3g} {self.satuan} (sasaran {self.sasaran})"

    def isi(self) -> dict[str, Any]:
        return asdict(self)


def median(kerja: Callable[[], object], ulang: int = 5) -> float:
    """Median seconds of `ulang` runs."""
    waktu = []
    for _ in range(ulang):
        mulai = perf_counter()
        kerja()
        waktu.append(perf_counter() - mulai)
    return statistics.median(waktu)


def tulis(semua: dict[str, list[dict[str, Any]]], *, mesin: str) -> None:
    """Rewrite benchmarks/hasil.md from the figures."""
    baris = [
        "# Measured",
        "",
        f"Two cores, {mesin}. Repeat with `make bench` or `python -m benchmarks NAME`.",
        "",
        "| what | figure | aim | what it does not prove |",
        "|---|---|---|---|",
    ]
    for nama in sorted(semua):
        for u in semua[nama]:
            angka = f"{u['nilai']:,.4g} {u['satuan']}"
            baris.append(f"| {u['nama']} | {angka} | {u['sasaran']} | {u['bukan_bukti']} |")
    _HALAMAN.write_text("\n".join(baris) + "\n", encoding="utf-8")

"""A measured figure, and the page that lists them all."""

from __future__ import annotations

import os
import platform
import statistics
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

__all__ = ["Ukuran", "kali", "mesin", "prosesor", "tulis"]

_HALAMAN = Path(__file__).parent / "hasil.md"
_AWAL = """# Measured

Written by `make bench`; one part alone by `python -m benchmarks NAME`. Never a test: the machine
did other work at the same time, so each figure is the best or the middle of several, and says
which. Processor seconds stand where that other work would only have moved the wall clock.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ukuran:
    """One figure: what, how much, what was aimed at, and what it does not prove."""

    nama: str
    nilai: float
    satuan: str
    sasaran: str
    bukan_bukti: str = ""

    def __str__(self) -> str:
        return f"{self.nama}: {self.nilai:,.4g} {self.satuan} (sasaran {self.sasaran})"

    def isi(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waktu:
    """Seconds of repeated runs: the fastest and the middle one."""

    tercepat: float
    tengah: float


def kali(kerja: Callable[[], object], ulang: int = 5) -> Waktu:
    """Wall seconds of `ulang` runs."""
    return _waktu(kerja, ulang, perf_counter)


def prosesor(kerja: Callable[[], object], ulang: int = 5) -> Waktu:
    """Processor seconds of this process for `ulang` runs."""
    return _waktu(kerja, ulang, process_time)


def _waktu(kerja: Callable[[], object], ulang: int, jam: Callable[[], float]) -> Waktu:
    waktu = []
    for _ in range(ulang):
        mulai = jam()
        kerja()
        waktu.append(jam() - mulai)
    return Waktu(tercepat=min(waktu), tengah=statistics.median(waktu))


def mesin() -> str:
    """What it ran on."""
    prosesor_ini = next(
        (
            baris.partition(":")[2].strip()
            for baris in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
            if baris.startswith("model name")
        ),
        platform.machine(),
    )
    return f"{prosesor_ini}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"


def tulis(semua: dict[str, dict[str, Any]], urutan: tuple[str, ...]) -> None:
    """Rewrite benchmarks/hasil.md from the figures."""
    baris = [_AWAL]
    for nama in (n for n in urutan if n in semua):
        bagian = semua[nama]
        baris += [
            f"## {bagian['judul']}",
            "",
            f"`python -m benchmarks {nama}`, {bagian['pada']}, {bagian['mesin']}.",
            "",
            "| what | figure | aim | what it does not prove |",
            "|---|---|---|---|",
            *(_baris(u) for u in bagian["ukuran"]),
            "",
        ]
    _HALAMAN.write_text("\n".join(baris).rstrip() + "\n", encoding="utf-8")


def _baris(u: dict[str, Any]) -> str:
    angka = f"{u['nilai']:,.4g}" if abs(u["nilai"]) < 1_000 else f"{u['nilai']:,.0f}"
    return f"| {u['nama']} | {angka} {u['satuan']} | {u['sasaran']} | {u['bukan_bukti']} |"

"""Decisions a second, from the parsed form to the commit, and what each leaves on disk.

200 employees sign the reports of several runs of SOP 000: real service calls, each with its own
transaction, in random order over all runs, so clients meet each other's locks.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from benchmarks.basis import basis, jalankan, mulai
from benchmarks.hasil import Ukuran

_PEKERJA = "benchmarks.pekerja_keputusan"
_PELAKSANAAN = 6
_STAF = 200


def ukur() -> list[Ukuran]:
    """PostgreSQL with four client processes, SQLite with one process of four threads."""
    return [
        *_satu("postgres", klien=4, utas=1, sasaran=300, nama="PostgreSQL, 4 client processes"),
        *_satu("sqlite", klien=1, utas=4, sasaran=250, nama="SQLite FULL, 1 process, 4 threads"),
    ]


def _satu(jenis: str, *, klien: int, utas: int, sasaran: int, nama: str) -> list[Ukuran]:
    with basis(jenis) as lingkungan:
        jalankan(_PEKERJA, "siapkan", str(_PELAKSANAAN), str(_STAF), lingkungan=lingkungan)
        awal = _besar(lingkungan)
        banyak, detik = _kerja(klien, utas, lingkungan)
        akhir = _besar(lingkungan)
    aman = f"fsync: {awal['aman']}"
    return [
        Ukuran(
            nama=f"decisions, {nama} ({banyak} signatures over {_PELAKSANAAN} runs)",
            nilai=banyak / detik,
            satuan="decisions/s",
            sasaran=f"≥ {sasaran}",
            bukan_bukti=f"{aman}; clients and database share two cores; the page that showed the "
            "form, its session and the network are not in it; signatures carry no sheet",
        ),
        Ukuran(
            nama=f"storage of a decision, {jenis}",
            nilai=(akhir["bita"] - awal["bita"]) / banyak,
            satuan="B",
            sasaran="≤ 1,500",
            bukan_bukti="tables with indexes after VACUUM; what people write (Lembar) and the "
            "files come on top",
        ),
    ]


def _besar(lingkungan: Mapping[str, str]) -> dict[str, Any]:
    isi: dict[str, Any] = json.loads(jalankan(_PEKERJA, "besar", lingkungan=lingkungan))
    return isi


def _kerja(klien: int, utas: int, lingkungan: Mapping[str, str]) -> tuple[int, float]:
    """All clients begin together; the time runs from the first start to the last end."""
    semua = [
        mulai(_PEKERJA, "kerja", str(n), str(klien), str(utas), lingkungan=lingkungan)
        for n in range(klien)
    ]
    for satu in semua:
        if satu.stdout is None or satu.stdout.readline() != "siap\n":
            raise RuntimeError("Pekerja tidak siap.")
    keluaran = []
    for satu in semua:
        assert satu.stdin is not None
        satu.stdin.write("mulai\n")
        satu.stdin.flush()
    for satu in semua:
        teks, _ = satu.communicate(timeout=300)
        keluaran.append(json.loads(teks.splitlines()[-1]))
    banyak = sum(k["banyak"] for k in keluaran)
    return banyak, max(k["akhir"] for k in keluaran) - min(k["awal"] for k in keluaran)

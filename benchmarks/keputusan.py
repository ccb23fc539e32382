"""Decisions a second, from the parsed form to the commit, and what each leaves on disk.

200 employees sign the reports of several runs of SOP 000: real service calls, each with its own
transaction, in random order over all runs, so clients meet each other's locks. Beside it stands
the floor: the same clients committing one small row a transaction.
"""

from __future__ import annotations

import json
import statistics
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from benchmarks.basis import basis, jalankan, mulai
from benchmarks.hasil import Ukuran

JUDUL = "A decision, from the parsed form to the commit"

_PEKERJA = "benchmarks.pekerja_keputusan"
_PELAKSANAAN = 6
_STAF = 200
_PUTARAN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Putaran:
    """One filled database, decided to its end."""

    banyak: int
    laju: float
    prosesor: float  # milliseconds a decision, of the clients
    lantai: float
    bita: float
    aman: str


def ukur() -> list[Ukuran]:
    """PostgreSQL with four client processes, SQLite with one process of four threads."""
    return [
        *_satu("postgres", klien=4, utas=1, sasaran=300, nama="PostgreSQL, 4 client processes"),
        *_satu("sqlite", klien=1, utas=4, sasaran=250, nama="SQLite FULL, 1 process, 4 threads"),
    ]


def _satu(jenis: str, *, klien: int, utas: int, sasaran: int, nama: str) -> list[Ukuran]:
    semua = [_putaran(jenis, klien, utas) for _ in range(_PUTARAN)]
    baik = max(semua, key=lambda p: p.laju)
    laju = ", ".join(f"{p.laju:.0f}" for p in semua)
    return [
        Ukuran(
            nama=f"decisions, {nama} ({baik.banyak} signatures over {_PELAKSANAAN} runs)",
            nilai=baik.laju, satuan="decisions/s", sasaran=f"≥ {sasaran}",
            bukan_bukti=f"fsync: {baik.aman}; best of {_PUTARAN} fillings ({laju}); "
            "clients and database share two cores; the page that showed the form, "
            "its session and the network are not in it; signatures carry no sheet",
        ),
        Ukuran(
            nama=f"processor time of the clients for a decision, {jenis}",
            nilai=min(p.prosesor for p in semua), satuan="ms", sasaran="—",
            bukan_bukti="the database's own processes are not in it (SQLite has none)",
        ),
        Ukuran(
            nama=f"floor: one-row commits of the same clients, {jenis}",
            nilai=max(p.lantai for p in semua), satuan="commits/s", sasaran="—",
            bukan_bukti="a disk whose cache answers fsync early would show the same",
        ),
        Ukuran(
            nama=f"decisions for a bare commit, {jenis}",
            nilai=baik.laju / max(p.lantai for p in semua), satuan="of the floor", sasaran="—",
            bukan_bukti="on a slower disk both fall and the ratio rises",
        ),
        Ukuran(
            nama=f"storage of a decision, {jenis}",
            nilai=statistics.median(p.bita for p in semua), satuan="B", sasaran="≤ 1,500",
            bukan_bukti="tables with indexes after VACUUM; what people write (Lembar) and the "
            "files come on top",
        ),
    ]  # fmt: skip


def _putaran(jenis: str, klien: int, utas: int) -> _Putaran:
    with basis(jenis) as lingkungan:
        jalankan(_PEKERJA, "siapkan", str(_PELAKSANAAN), str(_STAF), lingkungan=lingkungan)
        awal = _besar(lingkungan)
        keputusan = _kerja("kerja", klien, utas, lingkungan)
        akhir = _besar(lingkungan)
        lantai = _kerja("lantai", klien, utas, lingkungan)
    return _Putaran(
        banyak=keputusan["banyak"],
        laju=keputusan["banyak"] / keputusan["detik"],
        prosesor=keputusan["prosesor"] / keputusan["banyak"] * 1000,
        lantai=lantai["banyak"] / lantai["detik"],
        bita=(akhir["bita"] - awal["bita"]) / keputusan["banyak"],
        aman=awal["aman"],
    )


def _besar(lingkungan: Mapping[str, str]) -> dict[str, Any]:
    isi: dict[str, Any] = json.loads(jalankan(_PEKERJA, "besar", lingkungan=lingkungan))
    return isi


def _kerja(apa: str, klien: int, utas: int, lingkungan: Mapping[str, str]) -> dict[str, Any]:
    """All clients begin together; the time runs from the first start to the last end."""
    semua = [
        mulai(_PEKERJA, apa, str(n), str(klien), str(utas), lingkungan=lingkungan)
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
    return {
        "banyak": sum(k["banyak"] for k in keluaran),
        "detik": max(k["akhir"] for k in keluaran) - min(k["awal"] for k in keluaran),
        "prosesor": sum(k["prosesor"] for k in keluaran),
    }

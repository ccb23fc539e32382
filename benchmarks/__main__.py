"""Run the named measurements (all without a name) and write their figures down."""

from __future__ import annotations

import importlib
import json
import sys
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.hasil import Ukuran, mesin, tulis

DAFTAR = (
    "mesin",
    "keputusan",
    "halaman",
    "ukur",
    "skp",
    "laporan",
    "keluaran",
    "baca",
    "gambar_sop",
    "cari_sop",
)
_DATA = Path(__file__).parent / "hasil.json"


def utama(nama: list[str]) -> int:
    asing = set(nama) - set(DAFTAR)
    if asing:
        print(f"Tidak ada pengukuran {', '.join(sorted(asing))}. Yang ada: {', '.join(DAFTAR)}.")
        return 2
    semua = json.loads(_DATA.read_text(encoding="utf-8")) if _DATA.exists() else {}
    for satu in nama or DAFTAR:
        modul = importlib.import_module(f"benchmarks.{satu}")
        ukuran: list[Ukuran] = modul.ukur()
        semua[satu] = {
            "judul": modul.JUDUL,
            "pada": datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
            "mesin": mesin(),
            "ukuran": [u.isi() for u in ukuran],
        }
        for u in ukuran:
            print(u)
        _DATA.write_text(json.dumps(semua, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    tulis(semua, DAFTAR)
    return 0


if __name__ == "__main__":
    sys.exit(utama(sys.argv[1:]))

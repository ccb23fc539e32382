"""Run the named measurements (all without a name) and write their figures down."""

from __future__ import annotations

import importlib
import json
import platform
import sys
from pathlib import Path

from benchmarks.hasil import Ukuran, tulis

DAFTAR = ("mesin", "keputusan", "halaman", "ukur", "laporan")
_DATA = Path(__file__).parent / "hasil.json"


def utama(nama: list[str]) -> int:
    asing = set(nama) - set(DAFTAR)
    if asing:
        print(f"Tidak ada pengukuran {', '.join(sorted(asing))}. Yang ada: {', '.join(DAFTAR)}.")
        return 2
    semua = json.loads(_DATA.read_text(encoding="utf-8")) if _DATA.exists() else {}
    for satu in nama or DAFTAR:
        ukuran: list[Ukuran] = importlib.import_module(f"benchmarks.{satu}").ukur()
        semua[satu] = [u.isi() for u in ukuran]
        for u in ukuran:
            print(u)
    _DATA.write_text(json.dumps(semua, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    tulis(semua, mesin=f"{platform.machine()}, Python {platform.python_version()}")
    return 0


if __name__ == "__main__":
    sys.exit(utama(sys.argv[1:]))

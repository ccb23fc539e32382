"""Prints the worked cases as tables: `python -m tolok.kinerja.tests.contoh`."""

from __future__ import annotations

import sys
from itertools import groupby

from tolok.kinerja.tests.contoh.jalankan import Isi, daftar_kasus, hitung


def _teks(isi: Isi) -> str:
    return "; ".join(f"{k}={'-' if v is None else v}" for k, v in isi.items())


def cetak() -> int:
    salah = 0
    for judul, kelompok in groupby(daftar_kasus(), key=lambda k: k.judul):
        sys.stdout.write(f"\n{judul}\n{'=' * len(judul)}\n")
        for kasus in kelompok:
            hasil = {k: v for k, v in hitung(kasus).items() if k in kasus.harapan}
            cocok = hasil == dict(kasus.harapan)
            salah += not cocok
            sys.stdout.write(
                f"[{'cocok' if cocok else 'BEDA '}] {kasus.nama}\n"
                f"    rujukan : {kasus.rujukan}\n"
                f"    masukan : {_teks(kasus.masukan)}\n"
                f"    harapan : {_teks(kasus.harapan)}\n"
                f"    hitungan: {_teks(hasil)}\n"
            )
    return 1 if salah else 0


if __name__ == "__main__":
    sys.exit(cetak())

"""`tolok`: one word per subcommand; heavy imports happen in the subcommand that needs them.

`sop`, `ukur` and `skp` run without Django, database or settings. Whatever happens, the officer sees one
line and never a traceback; TOLOK_LACAK=1 shows it to a programmer.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from importlib import import_module

from tolok.dasar.galat import GalatTolok

__all__ = ["utama"]

_PERINTAH = {
    "sop": ("tolok.cli.sop", "jalankan", "membaca, memeriksa, menggambar, dan menguji jalan SOP"),
    "ukur": ("tolok.cli.ukur", "jalankan", "mengukur capaian kinerja dari buku kerja Excel"),
    "skp": ("tolok.cli.skp", "jalankan", "menilai lembar SKP dari buku kerja Excel"),
    "demo": ("tolok.cli.web", "demo", "menyiapkan basis data dengan data contoh"),
    "layani": ("tolok.cli.web", "layani", "menjalankan situs Tolok"),
    "kelola": ("tolok.cli.web", "kelola", "perintah pengelolaan basis data"),
}


def utama(argumen: list[str] | None = None) -> int:
    """Run the command; returns the exit status (0 done, 1 findings, 2 unusable input)."""
    semua = list(sys.argv[1:] if argumen is None else argumen)
    if not semua or semua[0] in ("-h", "--help", "--bantuan"):
        (sys.stdout if semua else sys.stderr).write(_bantuan())
        return 0 if semua else 2
    if semua[0] in ("--versi", "--version"):
        versi = import_module("importlib.metadata").version("tolok")  # slow, and seldom asked
        sys.stdout.write(f"tolok {versi}\n")
        return 0
    if semua[0] not in _PERINTAH:
        sys.stderr.write(
            f"tolok: perintah “{semua[0]}” tidak dikenal; yang ada: {', '.join(_PERINTAH)}.\n"
        )
        return 2
    modul, nama, _ = _PERINTAH[semua[0]]
    return _tanpa_jejak(lambda: int(getattr(import_module(modul), nama)(semua[1:])))


def _bantuan() -> str:
    baris = [f"  {kata:<8} {arti}" for kata, (_, _, arti) in _PERINTAH.items()]
    return "\n".join(
        [
            "pakai: tolok PERINTAH …",
            "",
            *baris,
            "",
            "Bantuan satu perintah: tolok PERINTAH --help. Versi: tolok --versi",
            "",
        ]
    )


def _tanpa_jejak(jalankan: Callable[[], int]) -> int:
    """Run, and turn every way of failing into one line and an exit status."""
    if os.environ.get("TOLOK_LACAK") == "1":
        return jalankan()
    try:
        return jalankan()
    except SystemExit as keluar:
        return keluar.code if isinstance(keluar.code, int) else 2
    except KeyboardInterrupt:
        sys.stderr.write("tolok: dihentikan.\n")
        return 130
    except BrokenPipeError:
        # The reader of our output went away (`| head`): nothing is wrong.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 0
    except Exception as galat:  # noqa: BLE001 - the last net: no officer sees a traceback
        sys.stderr.write(f"tolok: {' '.join(_sebab(galat).split())}\n")
        return 2


def _sebab(galat: Exception) -> str:
    if isinstance(galat, GalatTolok):
        return str(galat)
    if isinstance(galat, MemoryError):
        return "masukannya terlalu besar untuk komputer ini."
    if isinstance(galat, OSError):
        return f"{galat.filename or 'berkas'}: tidak dapat dibaca atau ditulis."
    return (
        f"terjadi kesalahan dalam program ({type(galat).__name__}). "
        "Ulangi dengan TOLOK_LACAK=1 dan laporkan."
    )

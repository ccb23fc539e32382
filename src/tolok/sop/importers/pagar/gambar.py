"""A page of an uploaded document as a picture, drawn behind the same fence as its reading.

The child (`penggambar`) draws one page of a PDF, or the picture itself, within limits.
"""

from __future__ import annotations

import subprocess
import sys

from tolok.dasar.galat import MasukanTidakSah
from tolok.sop.importers.pagar.anak import lingkungan_anak

__all__ = ["BATAS_DETIK", "gambar_halaman"]

BATAS_DETIK = 20
"""Longest drawing of a page, in seconds."""


def gambar_halaman(isi: bytes, nomor: int) -> bytes:
    """PNG of page `nomor` (from 1) of a PDF, or of a picture. Raises MasukanTidakSah."""
    try:
        hasil = subprocess.run(  # noqa: S603 - our own interpreter and module, no shell
            [sys.executable, "-m", "tolok.sop.importers.pagar.penggambar", str(nomor)],
            input=isi,
            capture_output=True,
            env=lingkungan_anak(),
            timeout=BATAS_DETIK,
            check=False,
        )
    except subprocess.TimeoutExpired as galat:
        raise _gagal() from galat
    if hasil.returncode != 0 or not hasil.stdout:
        raise _gagal()
    return hasil.stdout


def _gagal() -> MasukanTidakSah:
    return MasukanTidakSah(
        "Halaman itu tidak dapat digambar.", "Unduh dokumennya untuk melihatnya.", "sop.halaman"
    )

"""What commands on workbooks share: files in, files out, refused cells on stderr."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tolok.dasar.galat import MasukanTidakSah

if TYPE_CHECKING:
    from tolok.kinerja.domain.buku import GalatSel

__all__ = ["baca", "laporkan", "periksa_tujuan", "satu_baris", "tulis"]

_PESAN_GALAT = 20


def satu_baris(teks: str) -> str:
    """A sentence on one line, for stderr."""
    return " ".join(teks.split())


def periksa_tujuan(keluaran: str, *, timpa: bool) -> None:
    """Refuse to write over a file, or onto a folder."""
    if keluaran == "-":
        return
    jalur = Path(keluaran)
    if jalur.is_dir():
        raise MasukanTidakSah(f"{keluaran} adalah folder.", "Sebutkan nama berkasnya.")
    if jalur.exists() and not timpa:
        raise MasukanTidakSah(f"{keluaran} sudah ada.", "Tambahkan --timpa bila boleh ditimpa.")


def baca(nama: str) -> bytes:
    """The bytes of a workbook, or of stdin for "-"; at most 50 MB."""
    if nama == "-":
        return sys.stdin.buffer.read(51 * 2**20)
    jalur = Path(nama)
    try:
        if jalur.stat().st_size > 50 * 2**20:
            raise MasukanTidakSah(f"{nama} lebih besar dari 50 MB.")
        return jalur.read_bytes()
    except FileNotFoundError as galat:
        raise MasukanTidakSah(f"{nama} tidak ditemukan.") from galat
    except IsADirectoryError as galat:
        raise MasukanTidakSah(f"{nama} adalah folder, bukan buku kerja.") from galat
    except (OSError, ValueError) as galat:
        raise MasukanTidakSah(f"{nama} tidak dapat dibaca.", "Periksa izin berkasnya.") from galat


def tulis(isi: bytes, keluaran: str | None) -> None:
    """Write to a file, or to stdout for None and "-"."""
    if keluaran in {None, "-"}:
        sys.stdout.buffer.write(isi)
        sys.stdout.buffer.flush()
        return
    try:
        Path(keluaran or "").write_bytes(isi)
    except OSError as galat:
        raise MasukanTidakSah(
            f"{keluaran} tidak dapat ditulis.", "Periksa folder dan izinnya."
        ) from galat


def laporkan(galat: Sequence[GalatSel]) -> None:
    """Say on stderr which cells were refused; the result holds all of them."""
    for g in galat[:_PESAN_GALAT]:
        sys.stderr.write(
            satu_baris(f"{g.lembar} baris {g.baris}, kolom {g.kolom}: {g.masalah} {g.saran}")
            + "\n"
        )
    if len(galat) > _PESAN_GALAT:
        sys.stderr.write(
            f"dan {len(galat) - _PESAN_GALAT} masalah lain; lihat galat pada hasil.\n"
        )

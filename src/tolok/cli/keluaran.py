"""Where a command's result goes: standard output, or a file that is never overwritten unasked."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from tolok.dasar.galat import MasukanTidakSah

__all__ = ["periksa_tujuan", "tulis", "tulis_hasil"]


def periksa_tujuan(keluaran: str | None, *, timpa: bool) -> None:
    """Refuse, before the work begins, a place that cannot be written or may not be overwritten."""
    if keluaran in {None, "-"}:
        return
    jalur = Path(keluaran or "")
    if jalur.is_dir():
        raise MasukanTidakSah(f"{keluaran} adalah folder.", "Sebutkan nama berkasnya.")
    if not jalur.parent.is_dir():
        raise MasukanTidakSah(
            f"{keluaran} tidak dapat ditulis: folder {jalur.parent} tidak ada.",
            "Buat foldernya dahulu, atau pilih folder lain.",
        )
    if jalur.exists() and not timpa:
        raise MasukanTidakSah(
            f"{keluaran} sudah ada.",
            "Pilih nama lain, atau tambahkan --timpa untuk menggantinya.",
        )


def tulis(isi: bytes, keluaran: str | None) -> None:
    """Write to a file, which appears whole or not at all; None and "-" are standard output."""
    if keluaran in {None, "-"}:
        sys.stdout.flush()
        sys.stdout.buffer.write(isi)
        sys.stdout.buffer.flush()
        return
    tujuan = Path(keluaran or "")
    sementara = tujuan.with_name(f".{tujuan.name}.{os.getpid()}")
    try:
        if tujuan.exists() and not tujuan.is_file():
            tujuan.write_bytes(isi)  # a device or a pipe has nothing to be replaced
            return
        sementara.write_bytes(isi)
        sementara.replace(tujuan)
    except OSError as galat:
        sementara.unlink(missing_ok=True)
        raise MasukanTidakSah(
            f"{keluaran} tidak dapat ditulis.", "Periksa folder dan izinnya."
        ) from galat


def tulis_hasil(teks: str, ke: str | None, *, timpa: bool) -> None:
    """Write a text result where `periksa_tujuan` allows it."""
    periksa_tujuan(ke, timpa=timpa)
    tulis(teks.encode(), ke)

"""Where a command's result goes: standard output, or a file that is never overwritten unasked."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from tolok.dasar.galat import MasukanTidakSah

__all__ = ["tulis_hasil"]


def tulis_hasil(teks: str, ke: str | None, *, timpa: bool) -> None:
    """Write a text result; `ke` None is standard output. The file appears whole or not at all."""
    if ke is None or ke == "-":
        keluar = getattr(sys.stdout, "buffer", None)
        if keluar is None:
            sys.stdout.write(teks)
        else:
            sys.stdout.flush()
            keluar.write(teks.encode())
            keluar.flush()
        return
    tujuan = Path(ke)
    if tujuan.exists() and not timpa:
        raise MasukanTidakSah(
            f"{ke} sudah ada.", saran="Pilih nama lain, atau tambahkan --timpa untuk menggantinya."
        )
    sementara = tujuan.with_name(f".{tujuan.name}.{os.getpid()}")
    try:
        sementara.write_text(teks, encoding="utf-8")
        sementara.replace(tujuan)
    except OSError:
        sementara.unlink(missing_ok=True)
        raise MasukanTidakSah(f"{ke} tidak dapat ditulis.", saran="Periksa foldernya.") from None

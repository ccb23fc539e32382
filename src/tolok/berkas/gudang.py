"""The blob store: files on disk, named by what they contain, per pemda.

A blob is written beside its place, flushed to the disk, then renamed into it: a reader sees the
whole file or none, also after a power cut. Paths are made from a UUID and a digest only, never
from anything a person typed.
"""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path
from uuid import UUID

__all__ = ["ada", "alamat", "baca_blob", "tulis_blob"]

_SIDIK = re.compile("[0-9a-f]{64}")


def alamat(akar: Path, pemda: UUID, sidik: str) -> Path:
    """Where the blob with this digest stands. Raises ValueError for anything but a digest."""
    if not _SIDIK.fullmatch(sidik):
        raise ValueError("Sidik berkas harus 64 angka heksadesimal.")
    return Path(akar) / pemda.hex / sidik[:2] / sidik[2:4] / sidik


def ada(akar: Path, pemda: UUID, sidik: str) -> bool:
    """Whether the blob is there."""
    return alamat(akar, pemda, sidik).is_file()


def baca_blob(akar: Path, pemda: UUID, sidik: str) -> bytes:
    """The bytes; FileNotFoundError when the blob is gone."""
    return alamat(akar, pemda, sidik).read_bytes()


def tulis_blob(akar: Path, pemda: UUID, sidik: str, isi: bytes) -> None:
    """Write the blob; a good copy that is already there is kept, a damaged one is replaced."""
    tujuan = alamat(akar, pemda, sidik)
    if tujuan.is_file() and tujuan.read_bytes() == isi:
        return
    tujuan.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    nomor, sementara = tempfile.mkstemp(dir=tujuan.parent, prefix=".tulis-")
    try:
        with os.fdopen(nomor, "wb") as keluar:
            keluar.write(isi)
            keluar.flush()
            os.fsync(keluar.fileno())
        Path(sementara).replace(tujuan)
    except BaseException:
        Path(sementara).unlink(missing_ok=True)
        raise
    _sinkron(tujuan.parent)


def _sinkron(folder: Path) -> None:
    nomor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(nomor)
    finally:
        os.close(nomor)

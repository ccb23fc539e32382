"""Who is told that a stored file was opened: rooms that must keep a record of readings.

A file that holds what concerns one person (an appraisal) is opened like any other; the room that
knows so registers a recorder in its AppConfig.ready.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

__all__ = ["catat_dibuka", "daftarkan_pencatat_fail"]

PencatatFail = Callable[[Any, Any, datetime], None]
_daftar: dict[str, PencatatFail] = {}


def daftarkan_pencatat_fail(kode: str, pencatat: PencatatFail) -> None:
    """Add a recorder (pegawai, berkas, sekarang); a second one with the code replaces it."""
    _daftar[kode] = pencatat


def catat_dibuka(pegawai: Any, berkas: Any, sekarang: datetime) -> None:
    """Tell every recorder that this person opened the file."""
    for pencatat in _daftar.values():
        pencatat(pegawai, berkas, sekarang)

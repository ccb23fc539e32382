"""The tables of this room whose rows are inserted and then stay: triggers refuse the rest."""

from __future__ import annotations

__all__ = ["TABEL_TETAP"]

TABEL_TETAP = (
    "pelaksanaan_kejadian",
    "pelaksanaan_lembar",
    "pelaksanaan_segel",
    "pelaksanaan_penolakan",
    "pelaksanaan_bukti",
    "pelaksanaan_catatan_tindak_lanjut",
)

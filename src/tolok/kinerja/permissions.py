"""Who may read and write plans: everyone of the office reads, planners and administrators write."""

from __future__ import annotations

from typing import Any

from rules.permissions import add_perm
from rules.predicates import Predicate

from tolok.organisasi.selectors import pegawai_dari_pengguna

__all__ = ["ATURAN", "LIHAT", "SETEL", "SUSUN"]

LIHAT = "kinerja.lihat"
SUSUN = "organisasi.susun_rencana"
"""Grants `menyiapkan_pelaksanaan` and `administrator`."""
ATURAN = "organisasi.kelola"
"""Choosing the rule set decides every later figure: administrators only."""
SETEL = "organisasi.kelola"
"""Setting up the office: administrators only."""


def _sekantor(pengguna: Any, objek: Any = None) -> bool:
    """Somebody with a place; a row of another office has been a 404 before."""
    pegawai = pegawai_dari_pengguna(pengguna)
    return pegawai is not None and (
        objek is None or getattr(objek, "instansi_id", None) in (None, pegawai.instansi_id)
    )


add_perm(LIHAT, Predicate(_sekantor, name=LIHAT))  # type: ignore[no-untyped-call]  # no types there

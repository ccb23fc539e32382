"""Who may correct a ratified figure: who prepares runs, and the head of the office."""

from __future__ import annotations

from typing import Any

from rules.permissions import add_perm
from rules.predicates import Predicate

from tolok.pelaksanaan.permissions import boleh_batalkan

__all__ = ["RALAT", "boleh_ralat"]

RALAT = "kinerja.ralat"


def boleh_ralat(pengguna: Any, objek: Any = None) -> bool:
    """Those who may start or cancel a run of the office that `objek` (a run) belongs to."""
    return boleh_batalkan(pengguna, objek)


add_perm(RALAT, Predicate(boleh_ralat, name=RALAT))  # type: ignore[no-untyped-call]  # no types there

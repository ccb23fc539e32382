"""Whether one person may decide on a document twice in two capacities: the rule of a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

__all__ = ["rangkap_dilarang"]


def rangkap_dilarang(daftar: Iterable[Mapping[str, Any]], hari: date) -> bool:
    """The rule in force that day; before the first one it is allowed.

    `daftar`: {dilarang, mulai} with `mulai` as ISO text, in any order.

    >>> d = [{"dilarang": True, "mulai": "2026-01-01"}, {"dilarang": False, "mulai": "2026-07-01"}]
    >>> [rangkap_dilarang(d, date(*h)) for h in ((2025, 12, 31), (2026, 1, 1), (2026, 7, 1))]
    [False, True, False]
    """
    berlaku = [b for b in daftar if str(b["mulai"]) <= hari.isoformat()]
    return bool(berlaku) and bool(max(berlaku, key=lambda b: str(b["mulai"]))["dilarang"])

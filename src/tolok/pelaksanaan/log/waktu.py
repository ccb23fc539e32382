"""The one text of a moment in a chain."""

from __future__ import annotations

from datetime import UTC, datetime

__all__ = ["teks_waktu"]


def teks_waktu(pada: datetime) -> str:
    """UTC, always with microseconds, so that both databases give back what was hashed.

    >>> teks_waktu(datetime(2025, 10, 1, 1, 2, 3, tzinfo=UTC))
    '2025-10-01T01:02:03.000000Z'
    """
    return pada.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")

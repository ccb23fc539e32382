"""The clock: views and commands read it here and hand the moment on as an argument."""

from __future__ import annotations

from datetime import UTC, datetime

__all__ = ["sekarang"]


def sekarang() -> datetime:
    """This moment, aware, UTC. The only clock of views and commands; tests replace it here."""
    return datetime.now(UTC)

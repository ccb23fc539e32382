"""One writer at a time where the database cannot queue writers well (SQLite)."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

__all__ = ["transaksi_tulis"]

_gembok = threading.RLock()


@contextmanager
def transaksi_tulis() -> Iterator[None]:
    """A transaction that writes. On SQLite the threads of this process queue here first, so that
    none of them waits inside the database with a busy timeout running."""
    if connection.vendor != "sqlite":
        with transaction.atomic():
            yield
        return
    with _gembok, transaction.atomic():
        yield

"""A site with a world in it, served for the tests of one module and emptied after them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

import time_machine
from django.core.management import call_command
from django.db import connection
from pytest_django import DjangoDbBlocker
from pytest_django.live_server_helper import LiveServer

from tolok.web.pemicu import tanpa_pemicu

__all__ = ["Situs", "situs_berisi"]

D = TypeVar("D")


@dataclass(frozen=True, kw_only=True)
class Situs(Generic[D]):
    """Where it is served, and what it holds."""

    alamat: str
    dunia: D


@contextmanager
def situs_berisi(
    buat: Callable[[], D], saat: datetime, buka: DjangoDbBlocker
) -> Iterator[Situs[D]]:
    """Make the world at a moment, serve it while the clock runs on, then empty the database."""
    with buka.unblock(), time_machine.travel(saat, tick=True):
        try:
            dunia = buat()
            server = LiveServer("localhost")
            try:
                yield Situs(alamat=server.url, dunia=dunia)
            finally:
                server.stop()
        finally:
            with tanpa_pemicu(connection):
                call_command("flush", verbosity=0, interactive=False, inhibit_post_migrate=True)

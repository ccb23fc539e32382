"""One request of the rights table: as a role, undone after, with the tables it wrote to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client

from tests.hak_dunia import Dunia

__all__ = ["Jawab", "minta", "tulisan"]

# Not watched: refusals, what outsiders read and who read an SKP are written on purpose, sessions
# and sign-in attempts are not data.
_TAK_DIHITUNG = (
    "pelaksanaan_penolakan",
    "pemantauan_bacaan",
    "skp_pembacaan",
    "django_session",
    "django_migrations",
    "axes_",
)


@dataclass(kw_only=True)
class Jawab:
    """Status of one request, and the tables it wrote to (rows added, changed or removed)."""

    status: int
    tertulis: frozenset[str]


_MENULIS = re.compile(
    r"\s*(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|UPDATE|DELETE\s+FROM)\s+\"?(\w+)", re.I
)


def minta(
    dunia: Dunia,
    peran: str,
    metode: str,
    alamat: str,
    isi: dict[str, Any],
    *,
    jatuh: bool = True,
) -> Jawab:
    """Send one request; everything is undone after.

    `jatuh`: let an exception of the view through; else it counts as 500.
    """
    cache.clear()  # every line is somebody's first request
    client = Client(raise_request_exception=jatuh)
    if peran in dunia.sesi:
        client.cookies[settings.SESSION_COOKIE_NAME] = dunia.sesi[peran]
    with transaction.atomic():
        with tulisan() as tertulis:
            jawab = _kirim(client, metode, alamat, isi)
        if jawab.streaming:
            b"".join(jawab)  # read to its end, or the file stays open
        transaction.set_rollback(True)
    return Jawab(status=jawab.status_code, tertulis=frozenset(tertulis))


@contextmanager
def tulisan() -> Iterator[set[str]]:
    """Tables written to meanwhile, refusals, sessions and sign-in attempts apart."""
    tertulis: set[str] = set()

    def catat(jalankan: Any, sql: str, nilai: Any, banyak: bool, konteks: Any) -> Any:
        cocok = _MENULIS.match(sql)
        if cocok and not cocok[1].startswith(_TAK_DIHITUNG):
            tertulis.add(cocok[1])
        return jalankan(sql, nilai, banyak, konteks)

    with connection.execute_wrapper(catat):
        yield tertulis


def _kirim(client: Client, metode: str, alamat: str, isi: dict[str, Any]) -> Any:
    if metode == "GET":
        return client.get(alamat, isi)
    if metode == "HEAD":
        return client.head(alamat, isi)
    return client.post(alamat, isi) if metode == "POST" else client.generic(metode, alamat)

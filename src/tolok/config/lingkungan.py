"""Environment readers that refuse odd values instead of guessing."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


def teks(nama: str, bawaan: str = "") -> str:
    """A value, or the content of the file that NAMA_FILE names (for secrets)."""
    berkas = os.environ.get(f"{nama}_FILE")
    if berkas:
        return Path(berkas).read_text(encoding="utf-8").strip()
    return os.environ.get(nama, bawaan)


def ya(nama: str, *, bawaan: bool = False) -> bool:
    """1 or 0; anything else stops the start."""
    nilai = os.environ.get(nama, "")
    if nilai in ("", "0", "1"):
        return bawaan if nilai == "" else nilai == "1"
    raise ImproperlyConfigured(f"{nama} harus 1 atau 0, bukan {nilai!r}.")


def daftar(nama: str, bawaan: str = "") -> list[str]:
    """Comma-separated words."""
    return [b.strip() for b in os.environ.get(nama, bawaan).split(",") if b.strip()]


def kunci_rahasia(var: Path, *, demo: bool) -> str:
    """SECRET_KEY from the environment, or made once into `var/` (0600).

    A production start without either refuses: a key that changes would end every session,
    and one that everybody knows would let anybody sign one.
    """
    nilai = teks("TOLOK_SECRET_KEY")
    if nilai:
        return nilai
    berkas = var / "secret_key"
    if not berkas.exists():
        if not demo and not ya("TOLOK_BUAT_KUNCI"):
            raise ImproperlyConfigured(
                "TOLOK_SECRET_KEY belum diisi. Isi dengan teks acak, atau jalankan sekali dengan "
                "TOLOK_BUAT_KUNCI=1 agar Tolok membuatnya di var/secret_key."
            )
        var.mkdir(parents=True, exist_ok=True)
        berkas.touch(mode=0o600)
        berkas.write_text(secrets.token_urlsafe(50), encoding="utf-8")
    return berkas.read_text(encoding="utf-8").strip()


def basis_data(alamat: str) -> dict[str, object]:
    """`sqlite:///path` or `postgres://user:password@host:port/name`."""
    u = urlsplit(alamat)
    if u.scheme == "sqlite":
        return _sqlite(alamat.removeprefix("sqlite:///"))
    if u.scheme in ("postgres", "postgresql"):
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": u.path.lstrip("/"),
            "USER": unquote(u.username or ""),
            "PASSWORD": unquote(u.password or ""),
            "HOST": unquote(u.hostname or ""),
            "PORT": str(u.port or ""),
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
        }
    raise ImproperlyConfigured(f"TOLOK_DATABASE_URL tidak dikenal: {u.scheme or '(kosong)'}.")


def _sqlite(nama: str) -> dict[str, object]:
    """WAL for readers beside a writer, FULL so that an acknowledged decision survives a power cut,
    IMMEDIATE so that two writers queue instead of failing half-way."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": nama,
        "TEST": {"NAME": f"{nama}-uji"},  # a file, because threads and browsers share it
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
                "PRAGMA busy_timeout=20000;"
            ),
        },
    }

"""What a real office's server refuses that the demo has: read from a process with its settings."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

_TANYA = """
import json
import django
django.setup()
from django.conf import settings
from django.core.management import call_command
from tolok.web.izin import daftar_view
call_command("check", deploy=True, fail_level="WARNING")
nama = ("DEBUG", "SESSION_COOKIE_SECURE", "SESSION_COOKIE_HTTPONLY", "SESSION_COOKIE_SAMESITE",
        "CSRF_COOKIE_SECURE", "CSRF_COOKIE_HTTPONLY", "SECURE_SSL_REDIRECT",
        "SECURE_HSTS_SECONDS", "ALLOWED_HOSTS", "PROKSI")
print(json.dumps({"view": [v[0] for v in daftar_view()],
                  "setelan": {n: getattr(settings, n) for n in nama}}))
"""


def _jalankan(var: Path, **lingkungan: str) -> subprocess.CompletedProcess[str]:
    bersih = {k: v for k, v in os.environ.items() if not k.startswith(("TOLOK_", "DJANGO_"))}
    isi = {"TOLOK_VAR": str(var), "DJANGO_SETTINGS_MODULE": "tolok.config.settings"}
    return subprocess.run(
        [sys.executable, "-c", _TANYA],
        env={**bersih, **isi, "PYTHONPATH": os.pathsep.join(sys.path), **lingkungan},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.fixture(scope="module")
def produksi(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    hasil = _jalankan(
        tmp_path_factory.mktemp("var"),
        TOLOK_SECRET_KEY="acak-" + "q7Zr" * 14,
        TOLOK_HOSTS="tolok.example",
    )
    assert hasil.returncode == 0, hasil.stderr
    isi: dict[str, Any] = json.loads(hasil.stdout.splitlines()[-1])
    return isi


def test_pemeriksaan_pemasangan_django_bersih_dan_kuki_aman(produksi: dict[str, Any]) -> None:
    assert produksi["setelan"] == {
        "DEBUG": False,
        "SESSION_COOKIE_SECURE": True,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "CSRF_COOKIE_SECURE": True,
        "CSRF_COOKIE_HTTPONLY": True,
        "SECURE_SSL_REDIRECT": True,
        "SECURE_HSTS_SECONDS": 31536000,
        "ALLOWED_HOSTS": ["tolok.example"],
        "PROKSI": False,
    }


def test_masuk_sebagai_dan_galeri_komponen_tidak_ada_di_luar_peragaan(
    produksi: dict[str, Any],
) -> None:
    assert "akun:masuk" in produksi["view"]
    assert not {"akun:masuk_sebagai", "web:komponen"} & set(produksi["view"])


def test_tanpa_kunci_rahasia_tolok_menolak_menyala(tmp_path: Path) -> None:
    hasil = _jalankan(tmp_path)

    assert hasil.returncode != 0
    assert "TOLOK_SECRET_KEY belum diisi" in hasil.stderr
    assert not list(tmp_path.iterdir())


def test_kunci_peragaan_hanya_terbaca_pemiliknya(tmp_path: Path) -> None:
    hasil = _jalankan(tmp_path, TOLOK_DEMO="1", TOLOK_TLS="1")

    assert hasil.returncode == 0, hasil.stderr
    kunci = tmp_path / "secret_key"
    assert kunci.stat().st_mode & 0o777 == 0o600
    assert len(kunci.read_text()) >= 50

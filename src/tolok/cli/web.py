"""`tolok demo`, `tolok layani` and `tolok kelola`: the commands that need Django.

Imports of Django stand inside the functions: this module is imported by `tolok` only for these
three words, and settings may not be read before the environment is set.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Any

from tolok.cli.pengurai import Pengurai


def _siapkan() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tolok.config.settings")
    import django

    django.setup()


def kelola(argumen: Sequence[str]) -> int:
    """Django's management commands, with the refusals of Tolok as one line."""
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tolok.config.settings")
    try:
        execute_from_command_line(["tolok kelola", *argumen])
    except ImproperlyConfigured as galat:
        sys.stderr.write(f"tolok: {galat}\n")
        return 2
    except SystemExit as keluar:
        return keluar.code if isinstance(keluar.code, int) else 1
    return 0


def demo(argumen: Sequence[str]) -> int:
    """Migrate, and load the invented agency into an empty database."""
    Pengurai(
        prog="tolok demo", usage="", description="Menyiapkan basis data dan memuat data contoh."
    ).parse_args(argumen)
    os.environ["TOLOK_DEMO"] = "1"
    hasil = kelola(["migrate", "--verbosity", "0"])
    return hasil or kelola(["muat_contoh"])


def layani(argumen: Sequence[str]) -> int:
    """Serve the site: one process with four threads on SQLite, as docs/panduan says."""
    pengurai = Pengurai(
        prog="tolok layani",
        usage="[--alamat ALAMAT] [--porta PORTA] [--utas UTAS]",
        description="Menjalankan situs Tolok.",
    )
    pengurai.add_argument("--alamat", default="127.0.0.1", help="alamat yang didengarkan")
    pengurai.add_argument("--porta", type=int, default=8000, help="nomor porta")
    pengurai.add_argument("--utas", type=int, default=4, help="banyaknya utas")
    pilihan = pengurai.parse_args(argumen)
    _siapkan()
    from django.conf import settings
    from django.core.management import call_command

    if not settings.DEMO:
        call_command("collectstatic", interactive=False, verbosity=0)
    _sambut(pilihan.alamat, pilihan.porta, demo=settings.DEMO)
    _gunicorn(f"{pilihan.alamat}:{pilihan.porta}", pilihan.utas)
    return 0


def _sambut(alamat: str, porta: int, *, demo: bool) -> None:
    print(f"Tolok melayani di http://{alamat}:{porta}")
    if demo:
        print("Buka alamat itu, lalu pilih salah satu nama di bawah “Masuk sebagai”. Tanpa sandi.")
        print("Ini data contoh: semua orang, angka dan surat di dalamnya rekaan.")
    from django.db import connection

    if connection.vendor == "sqlite":
        print("Basis data SQLite: cukup untuk satu dinas sampai sekitar 300 orang.")
    print("Hentikan dengan Ctrl+C.", flush=True)


def _gunicorn(alamat: str, utas: int) -> None:
    from django.core.wsgi import get_wsgi_application
    from gunicorn.app.base import BaseApplication

    application = get_wsgi_application()

    class Server(BaseApplication):  # type: ignore[misc]  # gunicorn ships no types
        def load_config(self) -> None:
            for nama, nilai in {
                "bind": alamat,
                "workers": 1,
                "worker_class": "gthread",
                "threads": utas,
                "loglevel": "warning",
                "control_socket_disable": True,
            }.items():
                if nama in self.cfg.settings:
                    self.cfg.set(nama, nilai)

        def load(self) -> Any:
            return application

    Server().run()

"""`tolok kelola bangun_ulang`: make every projection anew from the log and say what differed."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from tolok.pelaksanaan.log.proyeksi import bangun_ulang


class Command(BaseCommand):
    help = "Membangun ulang semua proyeksi dari kejadian; --periksa hanya membandingkan."

    def add_arguments(self, parser: CommandParser) -> None:
        """`--periksa`: compare only, write nothing."""
        parser.add_argument("--periksa", action="store_true", help="hanya membandingkan")

    def handle(self, *args: Any, **pilihan: Any) -> None:
        """Print every column that differed; exit 1 when comparing found one."""
        beda = bangun_ulang(tulis=not pilihan["periksa"])
        for satu in beda:
            self.stdout.write(str(satu))
        if beda and pilihan["periksa"]:
            sys.exit(1)
        self.stdout.write(f"Selesai: {len(beda)} kolom berbeda dari log.")

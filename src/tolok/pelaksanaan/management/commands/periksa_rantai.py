"""`tolok kelola periksa_rantai`: is the log still what was written? Exit 1 when it is not."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand

from tolok.pelaksanaan.log.rantai import periksa_rantai
from tolok.pelaksanaan.models import Kejadian, Pelaksanaan


class Command(BaseCommand):
    help = "Memeriksa rantai jejak semua pelaksanaan dan segelnya."

    def handle(self, *args: Any, **pilihan: Any) -> None:
        """Print every broken place, or how much was checked."""
        kerusakan = periksa_rantai()
        for satu in kerusakan:
            self.stdout.write(str(satu))
        if kerusakan:
            self.stderr.write(f"{len(kerusakan)} kerusakan ditemukan.")
            sys.exit(1)
        self.stdout.write(
            f"Rantai utuh: {Pelaksanaan.objects.count()} pelaksanaan, "
            f"{Kejadian.objects.count()} kejadian."
        )

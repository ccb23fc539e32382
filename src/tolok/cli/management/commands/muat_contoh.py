"""Load the demo into an empty database; an already loaded demo is left as it is."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from tolok.cli.contoh import siapkan_dunia
from tolok.cli.contoh_tahun import muat
from tolok.organisasi.selectors import pengguna_contoh_saja
from tolok.web.waktu import sekarang


class Command(BaseCommand):
    help = "Memuat data contoh ke basis data kosong."

    def handle(self, *args: Any, **options: Any) -> None:
        """Refuses without TOLOK_DEMO=1, and beside real data."""
        if not settings.DEMO:
            raise CommandError("Data contoh hanya dimuat bila TOLOK_DEMO=1.")
        if pengguna_contoh_saja():
            self.stdout.write("Data contoh sudah ada; dipakai apa adanya.")
            return
        saat = sekarang()
        siapkan_dunia(muat(saat.date()), sekarang=saat)
        self.stdout.write("Data contoh dimuat.")

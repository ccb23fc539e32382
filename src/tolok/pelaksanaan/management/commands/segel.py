"""`tolok kelola segel`: the daily seal over the heads of all logs."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from tolok.pelaksanaan.log.segel import segel
from tolok.pelaksanaan.models import Pelaksanaan
from tolok.web.waktu import sekarang


class Command(BaseCommand):
    help = "Menyegel kepala semua log; jalankan sekali sehari."

    def handle(self, *args: Any, **pilihan: Any) -> None:
        """Seal each pemda that has a run and print the root."""
        for pemda in Pelaksanaan.objects.order_by().values_list("pemda_id", flat=True).distinct():
            baris = segel(pemda=pemda, sekarang=sekarang())
            self.stdout.write(f"Segel {baris.urutan}: {baris.akar}")

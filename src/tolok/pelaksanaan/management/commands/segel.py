"""`tolok kelola segel`: the daily seal over the heads of all logs."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand

from tolok.pelaksanaan.log.segel import kepala_kini, segel
from tolok.web.waktu import sekarang


class Command(BaseCommand):
    help = "Menyegel kepala semua log; jalankan sekali sehari."

    def handle(self, *args: Any, **pilihan: Any) -> None:
        """Seal each pemda that has any log, of runs or of an office's masters; print the root."""
        model: Any = apps.get_model("organisasi", "Pemda")
        for pemda in model.objects.order_by("nama").values_list("pk", flat=True):
            if not kepala_kini(pemda):
                continue
            baris = segel(pemda=pemda, sekarang=sekarang())
            self.stdout.write(f"Segel {baris.urutan}: {baris.akar}")

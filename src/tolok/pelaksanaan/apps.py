from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_migrate

from tolok.pelaksanaan.log.tabel import TABEL_TETAP
from tolok.web.pemicu import jaga


class PelaksanaanConfig(AppConfig):
    name = "tolok.pelaksanaan"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the sheets; keep the triggers, which SQLite loses when it remakes a table."""
        from tolok.pelaksanaan.lembar_baku import daftarkan_baku

        daftarkan_baku()
        post_migrate.connect(
            jaga(*TABEL_TETAP), sender=self, weak=False, dispatch_uid="pelaksanaan_pemicu"
        )

from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_migrate

from tolok.pelaksanaan.log.tabel import TABEL_TETAP
from tolok.web.pemicu import jaga


class PelaksanaanConfig(AppConfig):
    name = "tolok.pelaksanaan"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Keep the triggers of the log tables; SQLite loses them when it remakes a table."""
        post_migrate.connect(
            jaga(*TABEL_TETAP), sender=self, weak=False, dispatch_uid="pelaksanaan_pemicu"
        )

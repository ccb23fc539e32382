from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_migrate

from tolok.pelaksanaan.log.tabel import TABEL_TETAP
from tolok.web.pemicu import jaga


class PelaksanaanConfig(AppConfig):
    name = "tolok.pelaksanaan"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register sheets, permissions and the menu; keep the triggers, which SQLite loses."""
        # Models exist only from here on.
        from tolok.pelaksanaan import permissions  # noqa: F401
        from tolok.pelaksanaan.lembar_baku import daftarkan_baku
        from tolok.pelaksanaan.tampilan.menu import daftarkan_menu

        daftarkan_baku()
        daftarkan_menu()
        post_migrate.connect(
            jaga(*TABEL_TETAP), sender=self, weak=False, dispatch_uid="pelaksanaan_pemicu"
        )

from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class BerkasConfig(AppConfig):
    name = "tolok.berkas"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the permission and guard the table."""
        # Models exist only from here on.
        from tolok.berkas import permissions  # noqa: F401
        from tolok.web.pemicu import jaga

        post_migrate.connect(
            jaga("berkas_berkas"), sender=self, weak=False, dispatch_uid="berkas.jaga"
        )

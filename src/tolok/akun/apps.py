from __future__ import annotations

from django.apps import AppConfig


class AkunConfig(AppConfig):
    name = "tolok.akun"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the permissions of this room."""
        from tolok.akun import permissions  # noqa: F401 - models exist only from here on

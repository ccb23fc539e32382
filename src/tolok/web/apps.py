from __future__ import annotations

from django.apps import AppConfig
from django.core.checks import register


class WebConfig(AppConfig):
    name = "tolok.web"

    def ready(self) -> None:
        """Check at start-up that the menu leads somewhere and that no view forgot its right."""
        # The auth models behind the sign-in redirect exist only from here on.
        from tolok.web.izin import periksa_gerbang
        from tolok.web.menu import periksa_menu

        register(periksa_menu, "urls")
        register(periksa_gerbang, "urls")

from __future__ import annotations

from django.apps import AppConfig


class KinerjaConfig(AppConfig):
    name = "tolok.kinerja"
    default_auto_field = "django.db.models.BigAutoField"

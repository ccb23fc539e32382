from __future__ import annotations

from django.apps import AppConfig


class SopConfig(AppConfig):
    name = "tolok.sop"
    default_auto_field = "django.db.models.BigAutoField"

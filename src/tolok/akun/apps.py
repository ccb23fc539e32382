from __future__ import annotations

from django.apps import AppConfig


class AkunConfig(AppConfig):
    name = "tolok.akun"
    default_auto_field = "django.db.models.BigAutoField"

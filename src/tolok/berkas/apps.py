from __future__ import annotations

from django.apps import AppConfig


class BerkasConfig(AppConfig):
    name = "tolok.berkas"
    default_auto_field = "django.db.models.BigAutoField"

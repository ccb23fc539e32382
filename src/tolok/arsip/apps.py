from __future__ import annotations

from django.apps import AppConfig


class ArsipConfig(AppConfig):
    name = "tolok.arsip"
    default_auto_field = "django.db.models.BigAutoField"

from __future__ import annotations

from django.apps import AppConfig


class PelaksanaanConfig(AppConfig):
    name = "tolok.pelaksanaan"
    default_auto_field = "django.db.models.BigAutoField"

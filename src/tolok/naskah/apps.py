from __future__ import annotations

from django.apps import AppConfig


class NaskahConfig(AppConfig):
    name = "tolok.naskah"
    default_auto_field = "django.db.models.BigAutoField"

from __future__ import annotations

from django.apps import AppConfig


class OrganisasiConfig(AppConfig):
    name = "tolok.organisasi"
    default_auto_field = "django.db.models.BigAutoField"

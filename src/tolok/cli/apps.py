from __future__ import annotations

from django.apps import AppConfig


class CliConfig(AppConfig):
    """Brings the management commands; it has no models."""

    name = "tolok.cli"

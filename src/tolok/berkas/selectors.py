"""Reads of stored files."""

from __future__ import annotations

from django.db.models import QuerySet

from tolok.berkas.models import Berkas

__all__ = ["sidik_fail"]


def sidik_fail(awalan: str) -> QuerySet[Berkas]:
    """Files of every pemda whose digest starts with these hex digits; for verification only."""
    return Berkas.objects.filter(sidik__startswith=awalan.lower())

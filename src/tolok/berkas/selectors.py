"""Reads of stored files."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from tolok.berkas.models import Berkas

__all__ = ["cari_sidik"]


def cari_sidik(pemda: UUID, awalan: str) -> QuerySet[Berkas]:
    """Files of the pemda whose digest starts with these hex digits."""
    return Berkas.objects.filter(pemda_id=pemda, sidik__startswith=awalan.lower())

"""Reads of the runs of every office of a pemda: how far each is, and what is late."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from tolok.pelaksanaan.models import Bukti, Pelaksanaan, Penolakan

__all__ = [
    "bukti_pelaksanaan",
    "pelaksanaan_kantor",
    "pelaksanaan_pemda",
    "penolakan_pelaksanaan",
    "periode_pemda",
]


def pelaksanaan_pemda(
    pemda: UUID, periode: str, instansi: UUID | None = None
) -> list[Pelaksanaan]:
    """Runs of a period in every office, or in one, newest first. One query."""
    milik = {} if instansi is None else {"instansi_id": instansi}
    return list(
        Pelaksanaan.objects.filter(pemda_id=pemda, periode=periode, **milik)
        .select_related("instansi__pemda")
        .order_by("instansi__nama", "-dimulai_pada")
    )


def pelaksanaan_kantor(instansi: UUID) -> list[Pelaksanaan]:
    """Every run of one office, newest first. One query."""
    return list(
        Pelaksanaan.objects.filter(instansi_id=instansi)
        .select_related("instansi__pemda")
        .order_by("-dimulai_pada")
    )


def periode_pemda(pemda: UUID) -> list[str]:
    """Codes of the periods that any office has runs of, without order. One query."""
    baris = Pelaksanaan.objects.filter(pemda_id=pemda).order_by().values_list("periode", flat=True)
    return list(baris.distinct())


def penolakan_pelaksanaan(pelaksanaan: UUID) -> QuerySet[Penolakan]:
    """Refused attempts in a run, newest first."""
    return Penolakan.objects.filter(pelaksanaan=pelaksanaan).order_by("-pada")


def bukti_pelaksanaan(pelaksanaan: UUID) -> QuerySet[Bukti]:
    """Evidence linked in a run, oldest first."""
    return Bukti.objects.filter(pelaksanaan=pelaksanaan).select_related("berkas").order_by("pada")

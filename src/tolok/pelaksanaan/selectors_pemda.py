"""Reads of the runs of every office of a pemda: how far each is, and what is late."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from tolok.pelaksanaan.models import Bukti, Pelaksanaan, Penolakan, Tugas

__all__ = [
    "bukti_pelaksanaan",
    "lewat_menurut_pelaksanaan",
    "pelaksanaan_kantor",
    "pelaksanaan_pemda",
    "penolakan_pelaksanaan",
    "periode_pemda",
    "tugas_lewat",
]


def pelaksanaan_pemda(pemda: UUID, periode: str) -> list[Pelaksanaan]:
    """Runs of a period in every office, newest first. One query."""
    return list(
        Pelaksanaan.objects.filter(pemda_id=pemda, periode=periode)
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


def lewat_menurut_pelaksanaan(
    daftar: Sequence[Pelaksanaan], sekarang: datetime
) -> dict[UUID, int]:
    """Run -> open tasks past their agreed date. One query."""
    baris = (
        Tugas.objects.filter(pelaksanaan__in=daftar, terbuka=True, batas__lt=sekarang)
        .values("pelaksanaan")
        .annotate(banyak=Count("pk", filter=Q(induk__isnull=True)))
        .order_by()
    )
    return {b["pelaksanaan"]: b["banyak"] for b in baris if b["banyak"]}


def tugas_lewat(pelaksanaan: Pelaksanaan, sekarang: datetime) -> list[Tugas]:
    """The late tasks of one run, the oldest date first. One query."""
    return list(
        pelaksanaan.tugas.filter(terbuka=True, batas__lt=sekarang, induk__isnull=True).order_by(
            "batas"
        )
    )


def penolakan_pelaksanaan(pelaksanaan: UUID) -> QuerySet[Penolakan]:
    """Refused attempts in a run, newest first."""
    return Penolakan.objects.filter(pelaksanaan=pelaksanaan).order_by("-pada")


def bukti_pelaksanaan(pelaksanaan: UUID) -> QuerySet[Bukti]:
    """Evidence linked in a run, oldest first."""
    return Bukti.objects.filter(pelaksanaan=pelaksanaan).select_related("berkas").order_by("pada")

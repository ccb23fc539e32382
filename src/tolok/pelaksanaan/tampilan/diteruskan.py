"""What the reader handed on and waits for: the live runs in which others have the file now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Max

from tolok.dasar.kalender import KalenderKerja
from tolok.organisasi.domain.susunan import Susunan
from tolok.pelaksanaan.domain.keadaan import STATUS_BERES, StatusPelaksanaan
from tolok.pelaksanaan.models import Pelaksanaan, Tugas
from tolok.pelaksanaan.selectors import pegangan
from tolok.pelaksanaan.tampilan.bacaan import RingkasPelaksanaan, ringkas

__all__ = ["BarisDiteruskan", "diteruskan"]

_TERBANYAK = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisDiteruskan:
    """One run: where it is now, and when the reader handed it on."""

    ringkas: RingkasPelaksanaan
    pada: datetime


def diteruskan(
    pegawai: Any, kantor: Susunan, kalender: KalenderKerja, sekarang: datetime
) -> list[BarisDiteruskan]:
    """Live runs the person handed on, without those that wait for them, latest first.

    Five queries at most, none of them when nothing was handed on but the first.
    """
    pada: dict[UUID, datetime] = dict(
        Tugas.objects.untuk(pegawai)
        .filter(
            pelaku=pegawai.pk,
            status__in=[s.value for s in STATUS_BERES],
            pelaksanaan__status=StatusPelaksanaan.BERJALAN.value,
        )
        .values_list("pelaksanaan")
        .annotate(terakhir=Max("ditutup_pada"))
        .order_by()
    )
    if not pada:
        return []
    milik = list(pegangan(kantor, pegawai.pk))
    di_saya = set(
        Tugas.objects.untuk(pegawai)
        .filter(pelaksanaan__in=pada, terbuka=True, pemegang_id__in=milik)
        .values_list("pelaksanaan", flat=True)
    )
    pilih = sorted(pada.keys() - di_saya, key=lambda pk: pada[pk], reverse=True)[:_TERBANYAK]
    baris = Pelaksanaan.objects.untuk(pegawai).filter(pk__in=pilih)
    return sorted(
        (
            BarisDiteruskan(ringkas=satu, pada=pada[satu.id])
            for satu in ringkas(baris, kalender, sekarang)
        ),
        key=lambda b: b.pada,
        reverse=True,
    )

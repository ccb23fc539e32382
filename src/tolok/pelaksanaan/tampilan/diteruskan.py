"""What the reader handed on and waits for: the live runs in which others have the file now."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Max

from tolok.dasar.kalender import KalenderKerja
from tolok.dasar.periode import Periode
from tolok.organisasi.domain.susunan import Susunan
from tolok.pelaksanaan.domain.keadaan import STATUS_BERES, StatusPelaksanaan
from tolok.pelaksanaan.models import Pelaksanaan, Tugas
from tolok.pelaksanaan.sebutan import Sebutan, nama_kantor, sebutan
from tolok.web.penggaris import SisaWaktu, ukur_sisa

__all__ = ["BarisDiteruskan", "diteruskan"]

_TERBANYAK = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisDiteruskan:
    """One run: who has it now, at which row, how much time is left, when the reader handed it on."""

    pelaksanaan: UUID
    nama: str
    periode: str
    di: str
    langkah: str
    sisa: SisaWaktu | None
    pada: datetime


def diteruskan(
    pegawai: Any,
    kantor: Susunan,
    kalender: KalenderKerja,
    sekarang: datetime,
    di_saya: Collection[UUID],
) -> list[BarisDiteruskan]:
    """Live runs the person handed on, latest first; `di_saya`: runs that wait for them.

    Three queries at most; the first alone when nothing was handed on.
    """
    semua = list(
        Pelaksanaan.objects.untuk(pegawai)
        .filter(
            status=StatusPelaksanaan.BERJALAN.value,
            tugas__pelaku=pegawai.pk,
            tugas__status__in=[s.value for s in STATUS_BERES],
        )
        .exclude(pk__in=di_saya)
        .annotate(pada=Max("tugas__ditutup_pada"))
        .order_by("-pada")[:_TERBANYAK]
    )
    if not semua:
        return []
    terbuka: dict[UUID, list[Tugas]] = {}
    baris = Tugas.objects.filter(pelaksanaan__in=semua, terbuka=True, induk__isnull=True)
    for t in baris.order_by("langkah", "dibuka_pada"):
        terbuka.setdefault(t.pelaksanaan_id, []).append(t)
    nama = sebutan(
        {t.pemegang_id for x in terbuka.values() for t in x if t.pemegang_id}, nama_kantor(kantor)
    )
    return [_baris(p, terbuka.get(p.pk, []), nama, kalender, sekarang) for p in semua]


def _baris(
    p: Any, terbuka: Sequence[Tugas], nama: Sebutan, kalender: KalenderKerja, sekarang: datetime
) -> BarisDiteruskan:
    pemegang = list(dict.fromkeys(nama.dari(t.pemegang_id) for t in terbuka if t.pemegang_id))
    banyak = f"{pemegang[0]} dan {len(pemegang) - 1} lainnya" if len(pemegang) > 2 else ""
    batas = min((t.batas for t in terbuka if t.batas), default=None)
    return BarisDiteruskan(
        pelaksanaan=p.pk,
        nama=p.nama_sop,
        periode=Periode.dari_kode(p.periode).nama,
        di=banyak or " dan ".join(pemegang),
        langkah=" dan ".join(str(n) for n in sorted({t.langkah for t in terbuka})),
        sisa=ukur_sisa(kalender, dibuka=terbuka[0].dibuka_pada, batas=batas, sekarang=sekarang)
        if terbuka and batas
        else None,
        pada=p.pada,
    )

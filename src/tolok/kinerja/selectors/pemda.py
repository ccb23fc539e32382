"""Ratified figures of every office of a pemda. Only the latest version of each counts."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import Exists, OuterRef

from tolok.kinerja.domain.keadaan import Keadaan
from tolok.kinerja.models import Capaian
from tolok.kinerja.selectors.ralat import KODE as KODE_RALAT

__all__ = ["BarisCapaian", "RekapInstansi", "capaian_instansi", "rekap_pemda"]

_PENUH = Decimal(100)


@dataclass(slots=True, kw_only=True)
class RekapInstansi:
    """How an office stands in a period: ratified rows, measured ones, and those at 100 or more."""

    semua: int = 0
    terukur: int = 0
    tercapai: int = 0
    diralat: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisCapaian:
    """One ratified figure. `diralat`: a ralat changed what the one before it rested on."""

    kode: str
    nama: str
    satuan: str
    keadaan: str
    capaian: Decimal | None
    kategori: str
    diralat: bool


def rekap_pemda(pemda: UUID, periode: str) -> dict[UUID, RekapInstansi]:
    """Office -> its counts in a period. One query."""
    terakhir, diralat = _terakhir(pemda_id=pemda, periode=periode)
    hasil: dict[UUID, RekapInstansi] = {}
    for satu in terakhir.values():
        rekap = hasil.setdefault(satu.instansi_id, RekapInstansi())
        rekap.semua += 1
        rekap.terukur += satu.keadaan == Keadaan.TERUKUR.value
        rekap.tercapai += satu.capaian is not None and satu.capaian >= _PENUH
        rekap.diralat += satu.indikator_id in diralat
    return hasil


def _terakhir(**saring: Any) -> tuple[dict[UUID, Capaian], set[UUID]]:
    """Indicator -> its latest figure, and the indicators that a ralat changed.

    Another SOP of the office may ratify the same period; that is a later version, not a ralat.
    """
    tabel: Any = apps.get_model("pelaksanaan", "Pelaksanaan")
    ralat = tabel.objects.filter(pk=OuterRef("pelaksanaan"), kode_sop=KODE_RALAT)
    terakhir: dict[UUID, Capaian] = {}
    diralat: set[UUID] = set()
    daftar = Capaian.objects.filter(**saring).annotate(meralat=Exists(ralat))
    for satu in daftar.select_related("indikator").order_by("versi"):
        lama = terakhir.get(satu.indikator_id)
        if not satu.meralat:
            diralat.discard(satu.indikator_id)
        elif lama is not None and lama.masukan != satu.masukan:
            diralat.add(satu.indikator_id)
        terakhir[satu.indikator_id] = satu
    return terakhir, diralat


def capaian_instansi(instansi: UUID, periode: str) -> list[BarisCapaian]:
    """The ratified figures of one office in a period, by code. One query."""
    terakhir, diralat = _terakhir(instansi_id=instansi, periode=periode)
    return sorted(
        (
            BarisCapaian(
                kode=c.indikator.kode,
                nama=c.indikator.nama,
                satuan=c.indikator.satuan,
                keadaan=c.keadaan.replace("_", " "),
                capaian=c.capaian,
                kategori=c.kategori,
                diralat=c.indikator_id in diralat,
            )
            for c in terakhir.values()
        ),
        key=lambda b: b.kode,
    )

"""Ratified figures of every office of a pemda. Only the latest version of each counts."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from tolok.kinerja.domain.keadaan import Keadaan
from tolok.kinerja.models import Capaian

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
    """One ratified figure. `versi` above 1: corrected."""

    kode: str
    nama: str
    satuan: str
    keadaan: str
    capaian: Decimal | None
    kategori: str
    versi: int


def rekap_pemda(pemda: UUID, periode: str) -> dict[UUID, RekapInstansi]:
    """Office -> its counts in a period. One query."""
    terakhir: dict[UUID, tuple[UUID, str, Decimal | None, int]] = {}
    baris = Capaian.objects.filter(pemda_id=pemda, periode=periode).order_by("versi")
    for indikator, instansi, keadaan, capaian, versi in baris.values_list(
        "indikator", "instansi", "keadaan", "capaian", "versi"
    ):
        terakhir[indikator] = (instansi, keadaan, capaian, versi)
    hasil: dict[UUID, RekapInstansi] = {}
    for instansi, keadaan, capaian, versi in terakhir.values():
        satu = hasil.setdefault(instansi, RekapInstansi())
        satu.semua += 1
        satu.terukur += keadaan == Keadaan.TERUKUR.value
        satu.tercapai += capaian is not None and capaian >= _PENUH
        satu.diralat += versi > 1
    return hasil


def capaian_instansi(instansi: UUID, periode: str) -> list[BarisCapaian]:
    """The ratified figures of one office in a period, by code. One query."""
    terakhir: dict[UUID, Capaian] = {}
    baris = Capaian.objects.filter(instansi_id=instansi, periode=periode).order_by("versi")
    for satu in baris.select_related("indikator"):
        terakhir[satu.indikator_id] = satu
    return sorted(
        (
            BarisCapaian(
                kode=c.indikator.kode,
                nama=c.indikator.nama,
                satuan=c.indikator.satuan,
                keadaan=c.keadaan.replace("_", " "),
                capaian=c.capaian,
                kategori=c.kategori,
                versi=c.versi,
            )
            for c in terakhir.values()
        ),
        key=lambda b: b.kode,
    )

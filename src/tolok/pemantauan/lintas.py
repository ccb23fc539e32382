"""Every office of a pemda side by side: runs, what is late, ratified reports, figures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.apps import apps

from tolok.dasar.periode import Periode
from tolok.kinerja.selectors.pemda import RekapInstansi, rekap_pemda
from tolok.organisasi.domain.istilah import JenisInstansi
from tolok.organisasi.selectors import hari_di
from tolok.pelaksanaan.kantor import kalender_kini
from tolok.pelaksanaan.selectors.pemda import (
    pelaksanaan_pemda,
    periode_pemda,
)
from tolok.pelaksanaan.tampilan.bacaan import RingkasPelaksanaan, ringkas

__all__ = [
    "BarisInstansi",
    "BarisJalan",
    "daftar_periode",
    "instansi_pemda",
    "susun_instansi",
    "susun_lintas",
]

_PELAKSANA_SOP = {JenisInstansi.DINAS.value, JenisInstansi.BADAN.value}


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisJalan:
    """One run of an office: where it stands, and how many of its tasks are late."""

    ringkas: RingkasPelaksanaan

    @property
    def lewat(self) -> int:
        """Open tasks past their agreed date."""
        return self.ringkas.lewat

    @property
    def selesai(self) -> int:
        """Rows that are done."""
        return sum(1 for _, keadaan in self.ringkas.langkah if keadaan == "jadi")


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisInstansi:
    """One office in the period. `rekap` None: no ratified figure yet."""

    instansi: Any
    jalan: tuple[BarisJalan, ...]
    rekap: RekapInstansi | None

    @property
    def lewat(self) -> int:
        """Late tasks in all its runs."""
        return sum(j.lewat for j in self.jalan)


def daftar_periode(pemda: UUID) -> list[Periode]:
    """Periods that any office has runs of, newest first. One query."""
    semua = [Periode.dari_kode(kode) for kode in periode_pemda(pemda)]
    return sorted(semua, key=lambda p: (p.selesai, p.mulai), reverse=True)


def instansi_pemda(pemda: UUID) -> list[Any]:
    """Every office of the pemda, by name. One query."""
    instansi: Any = apps.get_model("organisasi", "Instansi")
    return list(instansi.objects.filter(pemda_id=pemda).select_related("pemda").order_by("nama"))


def susun_lintas(pemda: UUID, periode: Periode, sekarang: datetime) -> list[BarisInstansi]:
    """Every office with its runs; those that run nothing and need not are left out.

    Seven queries, and the calendar of an office that is not in memory.
    """
    jalan = _jalan(pelaksanaan_pemda(pemda, periode.kode), sekarang)
    rekap = rekap_pemda(pemda, periode.kode)
    return [
        BarisInstansi(instansi=i, jalan=jalan.get(i.pk, ()), rekap=rekap.get(i.pk))
        for i in instansi_pemda(pemda)
        if i.pk in jalan or i.jenis in _PELAKSANA_SOP
    ]


def susun_instansi(instansi: Any, periode: Periode, sekarang: datetime) -> BarisInstansi:
    """One office in the period, without its counts. Four queries."""
    semua = pelaksanaan_pemda(instansi.pemda_id, periode.kode, instansi.pk)
    jalan = _jalan(semua, sekarang)
    return BarisInstansi(instansi=instansi, jalan=jalan.get(instansi.pk, ()), rekap=None)


def _jalan(semua: list[Any], sekarang: datetime) -> dict[UUID, tuple[BarisJalan, ...]]:
    """Office -> its runs."""
    kantor = {p.instansi_id: p.instansi for p in semua}
    kalender = {pk: kalender_kini(i, hari_di(i.pemda, sekarang)) for pk, i in kantor.items()}
    hasil: dict[UUID, tuple[BarisJalan, ...]] = {}
    for satu, r in zip(semua, ringkas(semua, kalender, sekarang), strict=True):
        hasil[satu.instansi_id] = (*hasil.get(satu.instansi_id, ()), BarisJalan(ringkas=r))
    return hasil

"""Every office of a pemda side by side: runs, what is late, ratified reports, figures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.apps import apps

from tolok.dasar.periode import Periode
from tolok.kinerja.selectors_pemda import RekapInstansi, rekap_pemda
from tolok.organisasi.domain.istilah import JenisInstansi
from tolok.organisasi.selectors import kalender
from tolok.pelaksanaan.selectors_pemda import (
    lewat_menurut_pelaksanaan,
    pelaksanaan_pemda,
    periode_pemda,
)
from tolok.pelaksanaan.tampilan.bacaan import RingkasPelaksanaan, ringkas

__all__ = ["BarisInstansi", "BarisJalan", "daftar_periode", "instansi_pemda", "susun_lintas"]

_PELAKSANA_SOP = {JenisInstansi.DINAS.value, JenisInstansi.BADAN.value}


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisJalan:
    """One run of an office: where it stands, and how many of its tasks are late."""

    ringkas: RingkasPelaksanaan
    lewat: int

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

    Seven queries and the calendar of each office that runs something.
    """
    semua = pelaksanaan_pemda(pemda, periode.kode)
    rekap = rekap_pemda(pemda, periode.kode)
    lewat = lewat_menurut_pelaksanaan(semua, sekarang)
    menurut: dict[UUID, list[Any]] = {}
    for satu in semua:
        menurut.setdefault(satu.instansi_id, []).append(satu)
    return [
        BarisInstansi(
            instansi=i,
            jalan=tuple(
                BarisJalan(ringkas=r, lewat=lewat.get(r.id, 0))
                for r in ringkas(menurut.get(i.pk, ()), kalender(i), sekarang)
            )
            if i.pk in menurut
            else (),
            rekap=rekap.get(i.pk),
        )
        for i in instansi_pemda(pemda)
        if i.pk in menurut or i.jenis in _PELAKSANA_SOP
    ]

"""Who takes part in a run: the people whose documents these are."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from tolok.organisasi.domain.istilah import JenisUnit
from tolok.organisasi.domain.susunan import Susunan
from tolok.organisasi.selectors import hari_di
from tolok.pelaksanaan.kantor import susunan_kini
from tolok.pelaksanaan.models import Kejadian, PenerimaTambahan, Tugas
from tolok.pelaksanaan.selectors import pegangan

__all__ = ["terlibat"]

_PIMPINAN = (JenisUnit.INDUK, JenisUnit.SEKRETARIAT)


def terlibat(
    pegawai: Any, pelaksanaan: UUID, sekarang: datetime, kantor: Susunan | None = None
) -> bool:
    """Whether a task of the run ever reached the person, who acted in it, or leads the office.

    Three queries at most besides the office, which the caller may have read already.
    """
    kantor = kantor or susunan_kini(pegawai.instansi, hari_di(pegawai.pemda, sekarang))
    if _memimpin(kantor, pegawai.pk):
        return True
    milik = list(pegangan(kantor, pegawai.pk))
    ada = (
        Tugas.objects.untuk(pegawai)
        .filter(pelaksanaan_id=pelaksanaan)
        .filter(Q(pemegang_id__in=milik) | Q(subjek__in=milik) | Q(pelaku=pegawai.pk))
    )
    tambahan = PenerimaTambahan.objects.filter(pelaksanaan_id=pelaksanaan, penerima__in=milik)
    berbuat = Kejadian.objects.filter(pelaksanaan_id=pelaksanaan, pelaku=pegawai.pk)
    return ada.exists() or tambahan.exists() or berbuat.exists()


def _memimpin(kantor: Susunan, pegawai: UUID) -> bool:
    """Holds (or acts in) the head post of the office or of its secretariat today."""
    return any(
        kantor.kursi[d.jabatan].kepala_unit
        and kantor.unit[kantor.kursi[d.jabatan].unit].jenis in _PIMPINAN
        for d in kantor.duduk(pegawai)
        if kantor.kursi[d.jabatan].unit in kantor.unit
    )

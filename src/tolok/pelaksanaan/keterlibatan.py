"""Who takes part in a run: the one rule by which people read what it contains.

Everybody of the office sees rows, holders and times. What was written (sheets, reasons, documents)
is for whoever a task of the run reached (holder, joint holder, appointee, the unit or person it is
about), who answered one or did anything else in it, who prepared it, and who leads the office or
its secretariat. The keeper of the archive is let in by `permissions`; what is about one person is
narrowed further by `privasi`.
"""

from __future__ import annotations

from collections.abc import Container
from datetime import datetime
from typing import Any
from uuid import UUID

from tolok.organisasi.domain.istilah import JenisUnit
from tolok.organisasi.domain.susunan import Susunan
from tolok.organisasi.selectors import hari_di
from tolok.pelaksanaan.domain.keadaan import Keadaan
from tolok.pelaksanaan.kantor import susunan_kini
from tolok.pelaksanaan.log.ingatan import keadaan_kini
from tolok.pelaksanaan.models import Pelaksanaan
from tolok.pelaksanaan.selectors.pelaksanaan import pegangan

__all__ = ["ikut_serta", "terlibat", "terlibat_dalam"]

_PIMPINAN = (JenisUnit.INDUK, JenisUnit.SEKRETARIAT)


def ikut_serta(keadaan: Keadaan, kedudukan: Container[str], pegawai: str) -> bool:
    """A task of the run reached the person, or they did something in it (preparing it included).

    `kedudukan`: the `Pemegang.kunci` they hold today.
    """
    if pegawai in keadaan.kunci.values():
        return True
    return any(
        t.pemegang.kunci in kedudukan
        or t.subjek == pegawai
        or f"unit:{t.subjek}" in kedudukan
        or pegawai in t.ditunjuk
        or (t.oleh is not None and t.oleh.pegawai == pegawai)
        or any(p.kunci in kedudukan for p in t.bersama)
        for t in keadaan.tugas.values()
    )


def terlibat_dalam(pegawai: Any, kantor: Susunan, keadaan: Keadaan) -> bool:
    """The rule, for a run that is folded already. No query."""
    if _memimpin(kantor, pegawai.pk):
        return True
    milik = {f"{jenis}:{pk}" for pk, jenis in pegangan(kantor, pegawai.pk).items()}
    return ikut_serta(keadaan, milik, str(pegawai.pk))


def terlibat(
    pegawai: Any, pelaksanaan: UUID, sekarang: datetime, kantor: Susunan | None = None
) -> bool:
    """The rule, for a run by its id; another office's run is nobody's here.

    Two queries at most besides the office: the run's row, and its log when it is not in memory.
    """
    kantor = kantor or susunan_kini(pegawai.instansi, hari_di(pegawai.pemda, sekarang))
    baris = Pelaksanaan.objects.untuk(pegawai).filter(pk=pelaksanaan).first()
    if baris is None:
        return False
    return _memimpin(kantor, pegawai.pk) or terlibat_dalam(pegawai, kantor, keadaan_kini(baris))


def _memimpin(kantor: Susunan, pegawai: UUID) -> bool:
    """Holds (or acts in) the head post of the office or of its secretariat today."""
    return any(
        kantor.kursi[d.jabatan].kepala_unit
        and kantor.unit[kantor.kursi[d.jabatan].unit].jenis in _PIMPINAN
        for d in kantor.duduk(pegawai)
        if kantor.kursi[d.jabatan].unit in kantor.unit
    )

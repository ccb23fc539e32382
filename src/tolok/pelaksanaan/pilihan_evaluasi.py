"""What can be evaluated: the SOP versions in force or that ran, the years, and how far each is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count
from django.db.models.functions import ExtractYear

from tolok.pelaksanaan.evaluasi_tahunan import evaluasi_tahun
from tolok.pelaksanaan.models import FormulirEvaluasi, Pelaksanaan
from tolok.sop.selectors.versi import semua_berlaku, semua_versi

__all__ = ["DaftarPilihan", "KeadaanEvaluasi", "Pilihan", "daftar_pilihan", "keadaan_tahun"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pilihan:
    """One SOP version in one year, with its number of runs. `versi`: its page, None for an SOP
    that comes with the product; `berlaku`: it is in force today."""

    tahun: int
    sidik: str
    kode: str
    nama: str
    nomor: int | None = None
    versi: UUID | None = None
    berlaku: bool = False
    banyak: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DaftarPilihan:
    """The years (newest first) and SOPs (by name) to choose from, and the choice of the page."""

    tahun: tuple[int, ...]
    sop: tuple[Pilihan, ...]
    kini: Pilihan | None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeadaanEvaluasi:
    """How far the evaluation of an SOP is in a year; without a form nobody has begun."""

    pilihan: Pilihan
    formulir: FormulirEvaluasi | None


def daftar_pilihan(pegawai: Any, hari: date, tahun: str = "", sidik: str = "") -> DaftarPilihan:
    """What may be chosen; what was asked for, or the newest run, is chosen. Three queries."""
    banyak: Counter[tuple[int, str]] = Counter()
    semua: dict[str, Pilihan] = {}
    for kunci, kode, nama, th, n in (
        Pelaksanaan.objects.untuk(pegawai)
        .filter(dimulai_pada__isnull=False)
        .annotate(th=ExtractYear("dimulai_pada"))
        .order_by("-th")
        .values_list("sidik_sop", "kode_sop", "nama_sop", "th")
        .annotate(n=Count("pk"))
    ):
        banyak[th, kunci] += n
        semua.setdefault(kunci, Pilihan(tahun=th, sidik=kunci, kode=kode, nama=nama))
    pernah = dict(semua)
    _bernomor(pegawai, semua)
    for v in semua_berlaku(pegawai, hari):
        awal = semua.get(v.sidik) or Pilihan(
            tahun=hari.year, sidik=v.sidik, kode=v.kode, nama=v.nama
        )
        semua[v.sidik] = replace(awal, versi=v.pk, nomor=v.versi, berlaku=True)
    daftar_tahun = tuple(sorted({hari.year, *(th for th, _ in banyak)}, reverse=True))
    sop = tuple(sorted(semua.values(), key=lambda x: (x.nama.casefold(), -(x.nomor or 0))))
    kini = _kini(semua, pernah, daftar_tahun, tahun, sidik)
    if kini is not None:
        kini = replace(kini, banyak=banyak[kini.tahun, kini.sidik])
    sop = tuple(replace(x, banyak=banyak[kini.tahun if kini else x.tahun, x.sidik]) for x in sop)
    return DaftarPilihan(tahun=daftar_tahun, sop=sop, kini=kini)


def _bernomor(pegawai: Any, semua: dict[str, Pilihan]) -> None:
    """Number and page of the versions that ran."""
    versi = semua_versi(pegawai).filter(sidik__in=list(semua)).order_by("versi")
    for pk, sidik, nomor in versi.values_list("pk", "sidik", "versi"):
        semua[sidik] = replace(semua[sidik], versi=pk, nomor=nomor)


def _kini(
    semua: dict[str, Pilihan],
    pernah: dict[str, Pilihan],
    daftar_tahun: tuple[int, ...],
    tahun: str,
    sidik: str,
) -> Pilihan | None:
    """The asked for SOP in the asked for year; the newest that ran where nothing is asked for."""
    diminta = semua.get(sidik) or next((semua[k] for k in pernah), None)
    if diminta is None:
        return None
    if tahun.isdecimal() and int(tahun) in daftar_tahun:
        return replace(diminta, tahun=int(tahun))
    return diminta


def keadaan_tahun(pegawai: Any, daftar: DaftarPilihan, tahun: int) -> list[KeadaanEvaluasi]:
    """SOPs that are in force, ran or were evaluated in that year, by name. One query."""
    formulir = evaluasi_tahun(pegawai, tahun)
    return [
        KeadaanEvaluasi(pilihan=replace(x, tahun=tahun), formulir=formulir.get(x.sidik))
        for x in daftar.sop
        if x.berlaku or x.banyak or x.sidik in formulir
    ]

"""Reads of SOP versions. Pages start from `untuk(pegawai)`; runs from the digest they pinned."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import QuerySet

from tolok.dasar.galat import TidakDitemukan
from tolok.organisasi.sop_terdaftar import LajurTerdaftar, SopTerdaftar
from tolok.sop import bawaan, pustaka
from tolok.sop.domain.dokumen import Sop
from tolok.sop.domain.jalan import SopJalan
from tolok.sop.domain.simpan_jalan import rakit_jalan
from tolok.sop.domain.status import BarisVersi, StatusVersi, keadaan_pada
from tolok.sop.importers.berkas_sop import baca
from tolok.sop.models import VersiSop

if TYPE_CHECKING:
    from tolok.organisasi.models import Instansi, Pegawai

__all__ = [
    "halaman_menurut_sidik",
    "halaman_versi",
    "jalan_menurut_sidik",
    "jalan_versi",
    "keadaan_versi",
    "pada_hari",
    "semua_berlaku",
    "semua_versi",
    "sop_terdaftar",
    "urai_halaman",
    "versi",
    "versi_berlaku",
    "versi_menurut_id",
    "yang_berlaku",
]


def semua_versi(pegawai: Pegawai | None) -> QuerySet[VersiSop]:
    """Versions of the person's own Instansi, without their texts."""
    return VersiSop.objects.untuk(pegawai).defer("isi", "jalan")


def versi(pegawai: Pegawai | None, kunci: UUID) -> VersiSop:
    """One version of the person's own Instansi; raises TidakDitemukan."""
    try:
        return VersiSop.objects.untuk(pegawai).select_related("instansi").get(pk=kunci)
    except ObjectDoesNotExist:
        raise TidakDitemukan("Versi SOP ini tidak ada.", saran="Kembali ke daftar SOP.") from None


def versi_menurut_id(kunci: UUID) -> VersiSop:
    """The version that a run is about, in the run's own Instansi; raises TidakDitemukan."""
    satu = (
        VersiSop.objects.select_related("instansi__pemda", "pembuat", "peninjau")
        .filter(pk=kunci)
        .first()
    )
    if satu is None:
        raise TidakDitemukan("Versi SOP ini tidak ada.", saran="Kembali ke daftar SOP.")
    return satu


def pada_hari(semua: Iterable[VersiSop], hari: date) -> list[VersiSop]:
    """The same versions, each with `keadaan` of that day. `semua`: all versions of its SOPs."""
    daftar = list(semua)
    sekode: dict[tuple[UUID, str], list[VersiSop]] = {}
    for satu in daftar:
        sekode.setdefault((satu.instansi_id, satu.kode), []).append(satu)
    for kelompok in sekode.values():
        baris = [satu.baris for satu in kelompok]
        for satu in kelompok:
            satu.keadaan = keadaan_pada(satu.baris, baris, hari)
    return daftar


def keadaan_versi(satu: VersiSop, hari: date) -> BarisVersi:
    """One version as it stands that day. One query."""
    lain = VersiSop.objects.filter(instansi=satu.instansi_id, kode=satu.kode)
    return keadaan_pada(satu.baris, [x.baris for x in lain.defer("isi", "jalan")], hari)


def semua_berlaku(pegawai: Pegawai | None, hari: date) -> list[VersiSop]:
    """Versions in force that day in the person's own Instansi, without their texts. One query."""
    return yang_berlaku(semua_versi(pegawai), hari)


def yang_berlaku(semua: QuerySet[VersiSop], hari: date) -> list[VersiSop]:
    """Of these versions (all of their SOPs) those in force that day. One query."""
    calon = semua.filter(status__in=(StatusVersi.DISAHKAN.value, StatusVersi.BERLAKU.value))
    return [x for x in pada_hari(calon, hari) if x.status_kini is StatusVersi.BERLAKU]


def versi_berlaku(instansi: Instansi | UUID, kode: str, hari: date) -> VersiSop | None:
    """The version of an SOP in force that day, None when there is none."""
    ada = yang_berlaku(VersiSop.objects.filter(instansi=instansi, kode=kode), hari)
    return ada[0] if ada else None


def jalan_versi(satu: VersiSop) -> SopJalan:
    """The running rows of a version, as they were when it was confirmed."""
    return rakit_jalan(satu.jalan)


def halaman_versi(satu: VersiSop) -> Sop:
    """The page of a version."""
    return urai_halaman(satu.isi)


def urai_halaman(isi: str) -> Sop:
    """The page of a stored text."""
    sop = baca(isi.encode(), format="yaml")
    if not isinstance(sop, Sop):
        raise TypeError("Berkas SOP yang tersimpan memuat lebih dari satu SOP.")
    return sop


def jalan_menurut_sidik(sidik: str) -> SopJalan | None:
    """The running rows that a run pinned. Equal digests are equal content, in any Instansi."""
    sendiri = bawaan.menurut_sidik(sidik)
    if sendiri is not None:
        return sendiri.jalan
    satu = VersiSop.objects.filter(sidik=sidik).only("jalan").first()
    return None if satu is None else jalan_versi(satu)


def halaman_menurut_sidik(sidik: str) -> Sop | None:
    """The page that a run pinned. One query while it is not in memory: a digest names one page."""
    sendiri = bawaan.menurut_sidik(sidik)
    if sendiri is not None:
        return sendiri.halaman
    try:
        return _halaman_tersimpan(sidik)
    except VersiSop.DoesNotExist:
        return None


@lru_cache(maxsize=128)
def _halaman_tersimpan(sidik: str) -> Sop:
    satu = VersiSop.objects.filter(sidik=sidik).only("isi").first()
    if satu is None:
        raise VersiSop.DoesNotExist
    return halaman_versi(satu)


def sop_terdaftar(instansi: Instansi | None = None) -> list[SopTerdaftar]:
    """SOPs with their lanes, for the page that maps lanes to people: the library, then the
    office's own (the newest version of each)."""
    semua = [(kode, pustaka.muat(kode)) for kode in pustaka.daftar()]
    if instansi is not None:
        milik = VersiSop.objects.filter(instansi=instansi).exclude(
            kode__in=[*pustaka.daftar(), *bawaan.kode_bawaan()]
        )
        terbaru = {v.kode: v for v in milik.order_by("kode", "versi")}
        semua += [(kode, halaman_versi(v)) for kode, v in terbaru.items()]
    return [
        SopTerdaftar(
            kode=kode,
            nama=sop.nama,
            unit=sop.unit or "",
            lajur=tuple(LajurTerdaftar(kode=satu.kode, nama=satu.nama) for satu in sop.pelaksana),
        )
        for kode, sop in semua
    ]

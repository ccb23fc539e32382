"""Searching the SOPs of the office and the published ones."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING
from uuid import UUID

from django.urls import reverse

from tolok.organisasi.ingatan import Ingatan
from tolok.sop import pustaka
from tolok.sop.domain.cari import (
    BidangTeks,
    KataCari,
    Temu,
    bidang_teks,
    kata_cari,
    kata_mirip,
    temukan_kata,
)
from tolok.sop.domain.status import BarisVersi, StatusVersi
from tolok.sop.models import VersiSop
from tolok.sop.selectors import halaman_versi, pada_hari, semua_versi

if TYPE_CHECKING:
    from tolok.organisasi.models import Pegawai

__all__ = ["HasilCari", "SopTemu", "cari"]

_INGATAN = Ingatan(paling_banyak=256)
_TAMPIL = 4
_S = StatusVersi
_URUT = (_S.BERLAKU, _S.DISAHKAN, _S.DITINJAU, _S.DRAF, _S.DICABUT)


@dataclass(frozen=True, slots=True, kw_only=True)
class SopTemu:
    """An SOP that says the words: the fields to show, and how many more say them."""

    nama: str
    keterangan: str
    status: StatusVersi | None
    alamat: str
    temu: tuple[Temu, ...]
    sisa: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HasilCari:
    """What was found. `usul`: other words to try when nothing was."""

    kata: KataCari
    milik: tuple[SopTemu, ...] = ()
    terbitan: tuple[SopTemu, ...] = ()
    usul: str = ""

    @property
    def banyak(self) -> int:
        """How many SOPs."""
        return len(self.milik) + len(self.terbitan)


def cari(pegawai: Pegawai | None, teks: str, hari: date) -> HasilCari:
    """SOPs of the person's own office, as they stand that day, and of the library that say every
    word."""
    kata = kata_cari(teks)
    if not kata:
        return HasilCari(kata=())
    keadaan = {x.pk: x.keadaan for x in pada_hari(semua_versi(pegawai), hari)}
    milik = [
        satu
        for versi in _versi(pegawai, kata, keadaan)
        if (satu := _milik(versi, temukan_kata(_bidang_versi(versi), kata))) is not None
    ]
    milik.sort(key=lambda x: (_URUT.index(x.status or _S.DICABUT), -x.temu[0].banyak))
    terbitan = [
        satu
        for kode in pustaka.daftar()
        if (satu := _terbitan(kode, temukan_kata(_bidang_terbitan(kode), kata))) is not None
    ]
    usul = "" if milik or terbitan else " ".join(kata_mirip(kata, _kamus(pegawai)))
    return HasilCari(kata=kata, milik=tuple(milik), terbitan=tuple(terbitan), usul=usul)


def _versi(
    pegawai: Pegawai | None, kata: KataCari, keadaan: Mapping[UUID, BarisVersi | None]
) -> list[VersiSop]:
    """Versions whose file says every plain word; letters with accents are judged afterwards."""
    semua = VersiSop.objects.untuk(pegawai).defer("jalan")
    for satu in kata:
        if satu.isascii():
            semua = semua.filter(isi__icontains=satu)
    hasil = list(semua)
    for versi in hasil:
        versi.keadaan = keadaan.get(versi.pk)
    return hasil


def _bidang_versi(satu: VersiSop) -> tuple[BidangTeks, ...]:
    """Kept by digest: a digest names one page."""
    return _INGATAN.ambil(satu.sidik, lambda: bidang_teks(halaman_versi(satu)))


@lru_cache(maxsize=64)
def _bidang_terbitan(kode: str) -> tuple[BidangTeks, ...]:
    return bidang_teks(pustaka.muat(kode))


def _kamus(pegawai: Pegawai | None) -> set[str]:
    """Words of the names and rows that can be found, to propose what somebody meant."""
    bidang = [b for kode in pustaka.daftar() for b in _bidang_terbitan(kode)]
    for satu in _versi(pegawai, (), {}):
        bidang += _bidang_versi(satu)
    return {x for b in bidang for x in re.findall(r"[^\W_]+", b.polos) if len(x) > 2}


def _milik(satu: VersiSop, temu: tuple[Temu, ...]) -> SopTemu | None:
    if not temu:
        return None
    return SopTemu(
        nama=satu.nama,
        keterangan=f"versi {satu.versi}",
        status=satu.status_kini,
        alamat=reverse("sop:versi", args=[satu.pk]),
        temu=temu[:_TAMPIL],
        sisa=len(temu[_TAMPIL:]),
    )


def _terbitan(kode: str, temu: tuple[Temu, ...]) -> SopTemu | None:
    if not temu:
        return None
    sop = pustaka.muat(kode)
    return SopTemu(
        nama=sop.nama,
        keterangan=sop.unit or "",
        status=None,
        alamat=reverse("sop:terbitan", args=[kode]),
        temu=temu[:_TAMPIL],
        sisa=len(temu[_TAMPIL:]),
    )

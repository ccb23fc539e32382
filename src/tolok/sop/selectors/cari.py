"""Searching the SOPs of the office and the published ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

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
from tolok.sop.domain.status import StatusVersi
from tolok.sop.models import VersiSop
from tolok.sop.selectors.versi import halaman_versi, pada_hari, semua_versi

if TYPE_CHECKING:
    from uuid import UUID

    from django.db.models import QuerySet

    from tolok.organisasi.models import Pegawai

__all__ = ["HasilCari", "SopTemu", "cari"]

_INGATAN = Ingatan(paling_banyak=1024)
_PALING_BANYAK = 20
"""SOPs of the office shown; more words make it fewer."""
_DIPERIKSA = 300
"""Pages read in one search at most."""
_SEKALI = 40
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
    """What was found. `usul`: other words to try when nothing was; `lebih`: there may be more
    SOPs of the office than are shown."""

    kata: KataCari
    milik: tuple[SopTemu, ...] = ()
    terbitan: tuple[SopTemu, ...] = ()
    usul: str = ""
    lebih: bool = False

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
    milik, lebih = _cari_milik(pegawai, kata, hari)
    terbitan = [
        satu
        for kode in pustaka.daftar()
        if (satu := _terbitan(kode, temukan_kata(_bidang_terbitan(kode), kata))) is not None
    ]
    usul = "" if milik or terbitan else " ".join(kata_mirip(kata, _kamus(pegawai)))
    return HasilCari(
        kata=kata, milik=tuple(milik), terbitan=tuple(terbitan), usul=usul, lebih=lebih
    )


def _cari_milik(pegawai: Pegawai | None, kata: KataCari, hari: date) -> tuple[list[SopTemu], bool]:
    """The best version of each SOP of the office that says the words, and whether there may be
    more. Pages are read a few at a time, what is in force and named so first."""
    semua = list(pada_hari(semua_versi(pegawai), hari))
    calon = set(_memuat(pegawai, kata))
    urut = sorted((x for x in semua if x.pk in calon), key=lambda x: _peringkat(x, kata))
    hasil: dict[str, SopTemu] = {}
    for ke, satu in _berisi(pegawai, urut):
        if ke >= _DIPERIKSA or len(hasil) > _PALING_BANYAK:
            break
        if satu.kode in hasil:
            continue
        temu = _milik(satu, temukan_kata(_bidang_versi(satu), kata))
        if temu is not None:
            hasil[satu.kode] = temu
    lebih = len(hasil) > _PALING_BANYAK or len(urut) > _DIPERIKSA
    milik = sorted(
        list(hasil.values())[:_PALING_BANYAK],
        key=lambda x: (_URUT.index(x.status or _S.DICABUT), -x.temu[0].banyak),
    )
    return milik, lebih


def _memuat(pegawai: Pegawai | None, kata: KataCari) -> QuerySet[VersiSop, UUID]:
    """Versions whose file says every plain word; letters with accents, and whether the words of a
    phrase stand side by side, are judged afterwards."""
    semua = VersiSop.objects.untuk(pegawai)
    for satu in {x for k in kata for x in k.split()}:
        if satu.isascii():
            semua = semua.filter(isi__icontains=satu)
    return semua.order_by().values_list("pk", flat=True)


def _peringkat(satu: VersiSop, kata: KataCari) -> tuple[int, bool, str, int]:
    status = satu.status_kini
    bernama = all(k in satu.nama.casefold() for k in kata)
    return _URUT.index(status), not bernama, satu.nama.casefold(), -satu.versi


def _berisi(pegawai: Pegawai | None, urut: list[VersiSop]) -> Iterator[tuple[int, VersiSop]]:
    """The versions in order with their page, fetched a few at a time."""
    for awal in range(0, min(len(urut), _DIPERIKSA), _SEKALI):
        bagian = urut[awal : awal + _SEKALI]
        isi = VersiSop.objects.untuk(pegawai).filter(pk__in=[x.pk for x in bagian])
        teks = dict(isi.values_list("pk", "isi"))
        for ke, satu in enumerate(bagian, start=awal):
            satu.isi = teks[satu.pk]
            yield ke, satu


def _bidang_versi(satu: VersiSop) -> tuple[BidangTeks, ...]:
    """Kept by digest: a digest names one page."""
    return _INGATAN.ambil(satu.sidik, lambda: bidang_teks(halaman_versi(satu)))


@lru_cache(maxsize=64)
def _bidang_terbitan(kode: str) -> tuple[BidangTeks, ...]:
    return bidang_teks(pustaka.muat(kode))


def _kamus(pegawai: Pegawai | None) -> set[str]:
    """Words of the names of the office's SOPs and of the published pages, to propose what
    somebody meant."""
    nama = semua_versi(pegawai).order_by().values_list("nama", flat=True).distinct()
    teks = [x.casefold() for x in nama]
    teks += [b.polos for kode in pustaka.daftar() for b in _bidang_terbitan(kode)]
    return {x for satu in teks for x in re.findall(r"[^\W_]+", satu) if len(x) > 2}


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

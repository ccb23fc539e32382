"""Which version a version is compared with, and what differs between two."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from tolok.sop.domain.beda import BedaLangkah, BedaSop, JenisBedaSop, bandingkan, padankan
from tolok.sop.domain.beda_bidang import CARA_BERJALAN
from tolok.sop.domain.beda_jalan import beda_jalan, beda_penetapan
from tolok.sop.domain.dokumen import Sop
from tolok.sop.domain.jalan import SopJalan
from tolok.sop.domain.konfirmasi import pertanyaan
from tolok.sop.domain.siapkan import siapkan
from tolok.sop.domain.status import StatusVersi
from tolok.sop.models import Suntingan, VersiSop
from tolok.sop.selectors.versi import halaman_versi, jalan_versi, versi_berlaku

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from tolok.organisasi.models import Pegawai

__all__ = ["beda_suntingan", "beda_versi", "pembanding", "versi_sekode"]

_AKAN_DATANG = (StatusVersi.DRAF, StatusVersi.DITINJAU, StatusVersi.DISAHKAN)


def versi_sekode(pegawai: Pegawai | None, satu: VersiSop) -> QuerySet[VersiSop]:
    """The other versions of the same SOP in the person's Instansi, newest first, without texts."""
    semua = VersiSop.objects.untuk(pegawai).filter(kode=satu.kode).exclude(pk=satu.pk)
    return semua.defer("isi", "jalan").order_by("-versi")


def pembanding(satu: VersiSop, hari: date) -> VersiSop | None:
    """What a version is read against: one that is to come against the version in force that day,
    any other against the one before it; None for the first."""
    lain = VersiSop.objects.filter(instansi=satu.instansi_id, kode=satu.kode).exclude(pk=satu.pk)
    if satu.status in _AKAN_DATANG:
        berlaku = versi_berlaku(satu.instansi_id, satu.kode, hari)
        if berlaku is not None and berlaku.pk != satu.pk:
            return berlaku
    return lain.filter(versi__lt=satu.versi).order_by("-versi").first()


def beda_versi(semula: VersiSop, menjadi: VersiSop) -> BedaSop:
    """What differs between the pages, in the way they run, and in who answers for the run."""
    return _beda(
        _Sisi(halaman_versi(semula), jalan_versi(semula), bool(semula.konfirmasi)),
        _Sisi(halaman_versi(menjadi), jalan_versi(menjadi), bool(menjadi.konfirmasi)),
    )


class _Sisi(NamedTuple):
    """A page, how it runs, and whether the questions of the confirmation are answered."""

    sop: Sop
    jalan: SopJalan
    dijawab: bool

    @property
    def berjalan(self) -> SopJalan:
        """The running rows; nobody answers for a draft whose questions are open."""
        return self.jalan if self.dijawab else replace(self.jalan, penanggung_jawab=None)

    @property
    def terbuka(self) -> list[tuple[int, str]]:
        """Questions that are still open: what a draft proposes there is nobody's answer."""
        return [] if self.dijawab else [(x.langkah, x.kunci) for x in pertanyaan(self.jalan)]


def _beda(semula: _Sisi, menjadi: _Sisi) -> BedaSop:
    beda, peta = bandingkan(semula.sop, menjadi.sop), padankan(semula.sop, menjadi.sop)
    belum = {*menjadi.terbuka, *((peta.nomor(n), kunci) for n, kunci in semula.terbuka)}
    jalan = beda_jalan(semula.berjalan, menjadi.berjalan, peta, belum)
    return replace(
        beda,
        langkah=_tanpa_ulangan(beda.langkah, {x.menjadi for x in jalan}),
        jalan=jalan,
        penetapan=beda_penetapan(semula.berjalan, menjadi.berjalan, peta),
    )


def _tanpa_ulangan(
    semua: tuple[BedaLangkah, ...], berjalan_lain: set[int | None]
) -> tuple[BedaLangkah, ...]:
    """Without the written running values of rows whose way of running is told in words."""
    hasil = []
    for satu in semua:
        if satu.menjadi in berjalan_lain:
            bidang = tuple(x for x in satu.bidang if x.nama != CARA_BERJALAN)
            if satu.jenis is JenisBedaSop.UBAH and satu.bidang and not bidang:
                continue
            satu = replace(satu, bidang=bidang)
        hasil.append(satu)
    return tuple(hasil)


def beda_suntingan(satu: Suntingan, sop: Sop, hari: date) -> tuple[VersiSop, BedaSop] | None:
    """What the edited page changes in the version it will follow; None for a new SOP."""
    if not satu.kode:
        return None
    semua = VersiSop.objects.filter(instansi=satu.instansi_id, kode=satu.kode)
    berlaku = versi_berlaku(satu.instansi_id, satu.kode, hari)
    acuan = berlaku or semua.order_by("-versi").first()
    if acuan is None:
        return None
    halaman, jalan = halaman_versi(acuan), siapkan(sop)
    if not isinstance(jalan, SopJalan):  # it cannot run yet: only the pages can be compared
        return acuan, bandingkan(halaman, sop)
    asal = _Sisi(halaman, jalan_versi(acuan), bool(acuan.konfirmasi))
    return acuan, _beda(asal, _Sisi(sop, jalan, dijawab=False))

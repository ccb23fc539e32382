"""Which version a version is compared with, and what differs between two."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tolok.sop.domain.beda import BedaSop, bandingkan
from tolok.sop.domain.beda_bidang import BedaBidang
from tolok.sop.domain.dokumen import Sop
from tolok.sop.domain.status import StatusVersi
from tolok.sop.models import Suntingan, VersiSop
from tolok.sop.selectors import halaman_versi

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from tolok.organisasi.models import Pegawai

__all__ = ["beda_suntingan", "beda_versi", "pembanding", "versi_sekode"]


def versi_sekode(pegawai: Pegawai | None, satu: VersiSop) -> QuerySet[VersiSop]:
    """The other versions of the same SOP in the person's Instansi, newest first, without texts."""
    semua = VersiSop.objects.untuk(pegawai).filter(kode=satu.kode).exclude(pk=satu.pk)
    return semua.defer("isi", "jalan").order_by("-versi")


def pembanding(satu: VersiSop) -> VersiSop | None:
    """What a version is read against: a draft against the version in force, any other against the
    one before it; None for the first."""
    lain = VersiSop.objects.filter(instansi=satu.instansi_id, kode=satu.kode).exclude(pk=satu.pk)
    if satu.status == StatusVersi.DRAF.value:
        berlaku = lain.filter(status=StatusVersi.BERLAKU.value).first()
        if berlaku is not None:
            return berlaku
    return lain.filter(versi__lt=satu.versi).order_by("-versi").first()


def beda_versi(semula: VersiSop, menjadi: VersiSop) -> BedaSop:
    """What differs between the pages, and who answers for the run where both say so."""
    dulu, kini = halaman_versi(semula), halaman_versi(menjadi)
    beda = bandingkan(dulu, kini)
    penanggung = _penanggung(semula, dulu), _penanggung(menjadi, kini)
    if not all(penanggung) or penanggung[0] == penanggung[1]:
        return beda
    satu = BedaBidang(
        nama="Penanggung jawab pelaksanaan", semula=(penanggung[0],), menjadi=(penanggung[1],)
    )
    return replace(beda, identitas=(*beda.identitas, satu))


def beda_suntingan(satu: Suntingan, sop: Sop) -> tuple[VersiSop, BedaSop] | None:
    """What the edited page changes in the version it will follow; None for a new SOP."""
    if not satu.kode:
        return None
    semua = VersiSop.objects.filter(instansi=satu.instansi_id, kode=satu.kode)
    acuan = (
        semua.filter(status=StatusVersi.BERLAKU.value).first() or semua.order_by("-versi").first()
    )
    return None if acuan is None else (acuan, bandingkan(halaman_versi(acuan), sop))


def _penanggung(satu: VersiSop, sop: Sop) -> str:
    kode = str((satu.konfirmasi or {}).get("penanggung_jawab", ""))
    return sop.nama_lajur.get(kode, "")

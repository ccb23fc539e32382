"""Reads of SOPs that are being edited."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import QuerySet

from tolok.berkas.services import baca
from tolok.dasar.galat import TidakDitemukan
from tolok.sop.domain.dokumen import Sop
from tolok.sop.domain.periksa import periksa
from tolok.sop.domain.sunting_lacak import letak_kini
from tolok.sop.models import Suntingan
from tolok.sop.renderers.halaman_sunting import susun_temuan_sunting

if TYPE_CHECKING:
    from tolok.berkas.models import Berkas
    from tolok.organisasi.models import Pegawai

__all__ = ["adalah_sumber", "keterangan", "semua_suntingan", "suntingan"]

_BATAS_BARIS = 3000


def semua_suntingan(pegawai: Pegawai | None) -> QuerySet[Suntingan]:
    """What the person's office is editing, without the texts."""
    terbuka = Suntingan.objects.untuk(pegawai).filter(versi=None)
    return terbuka.select_related("sumber", "pembuat").defer("isi", "letak")


def adalah_sumber(pegawai: Pegawai, berkas: Berkas) -> bool:
    """Whether an SOP of the person's office was read from this file."""
    return Suntingan.objects.untuk(pegawai).filter(sumber=berkas).exists()


def suntingan(pegawai: Pegawai | None, kunci: UUID) -> Suntingan:
    """One of the person's own Instansi; raises TidakDitemukan."""
    try:
        return Suntingan.objects.untuk(pegawai).select_related("instansi", "sumber").get(pk=kunci)
    except ObjectDoesNotExist:
        raise TidakDitemukan(
            "Suntingan SOP ini tidak ada.", saran="Kembali ke daftar SOP."
        ) from None


def keterangan(satu: Suntingan, sop: Sop) -> dict[str, Any]:
    """What the page says around the SOP: steps to undo and redo, the source, the findings."""
    menurut = dict(satu.riwayat.values_list("urutan", "kata"))
    asal = satu.letak.get("asal", {}).get(str(satu.urutan))
    return {
        "urung": menurut.get(satu.urutan) if satu.urutan - 1 in menurut else None,
        "ulang": menurut.get(satu.urutan + 1),
        "sumber_halaman": range(1, int(satu.letak.get("halaman", 0)) + 1),
        "sumber_teks": _teks_sumber(satu),
        "letak": letak_kini(satu.letak.get("bidang", {}), asal),
        "temuan": susun_temuan_sunting(sop, periksa(sop)),
    }


def _teks_sumber(satu: Suntingan) -> list[str]:
    """The lines of a source that is text, or that was kept as lines; empty for any other."""
    if satu.letak.get("baris"):
        return [str(baris) for baris in satu.letak["baris"]]
    if satu.sumber is None or not satu.letak.get("teks"):
        return []
    isi = baca(satu.sumber).decode("utf-8", "replace")
    return isi.splitlines()[:_BATAS_BARIS]

"""Reads of documents, numbers and deliveries."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from tolok.berkas.selectors import sidik_fail
from tolok.dasar.galat import MasukanTidakSah, TidakDitemukan
from tolok.naskah.domain.dokumen import JenisNaskah
from tolok.naskah.domain.nomor import StatusNomor
from tolok.naskah.models import BukuNomor, LembarEkspedisi, Naskah, VersiNaskah

if TYPE_CHECKING:
    from tolok.organisasi.models import Instansi, Pegawai

__all__ = [
    "PANJANG_SIDIK",
    "Saringan",
    "buku_nomor",
    "cari_sidik",
    "daftar_naskah",
    "ekspedisi",
    "naskah",
    "naskah_pelaksanaan",
    "nomor_dipesan",
    "pemakai_nomor",
    "semua_versi",
    "versi",
]

PANJANG_SIDIK = 16
"""Fewest hex digits by which a document may be asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saringan:
    """What the list is narrowed to; empty values narrow nothing."""

    cari: str = ""
    jenis: JenisNaskah | None = None
    tahun: int | None = None


def daftar_naskah(pegawai: Pegawai | None, saring: Saringan) -> QuerySet[Naskah]:
    """Documents of the own office, newest first, each with the facts of its last version."""
    terakhir = VersiNaskah.objects.filter(naskah=OuterRef("pk")).order_by("-versi")
    baris = Naskah.objects.untuk(pegawai).annotate(
        versi_terakhir=Subquery(terakhir.values("versi")[:1]),
        nomor_terakhir=Subquery(terakhir.values("nomor")[:1]),
        tanggal_terakhir=Subquery(terakhir.values("tanggal")[:1]),
        status_terakhir=Subquery(terakhir.values("status")[:1]),
    )
    if saring.cari:
        baris = baris.filter(
            Q(perihal__icontains=saring.cari) | Q(nomor_terakhir__icontains=saring.cari)
        )
    if saring.jenis is not None:
        baris = baris.filter(jenis=saring.jenis.value)
    if saring.tahun is not None:
        baris = baris.filter(
            Q(tanggal_terakhir__year=saring.tahun)
            | Q(tanggal_terakhir__isnull=True, dibuat__year=saring.tahun)
        )
    return baris.order_by("-dibuat", "pk")


def naskah(pegawai: Pegawai | None, pk: UUID) -> Naskah:
    """One document of the own office, or TidakDitemukan."""
    hasil = (
        Naskah.objects.untuk(pegawai).select_related("pembuat", "instansi").filter(pk=pk).first()
    )
    if hasil is None:
        raise TidakDitemukan("Naskah itu tidak ditemukan.", "Buka kembali dari daftar naskah.")
    return hasil


def semua_versi(dokumen: Naskah) -> QuerySet[VersiNaskah]:
    """Versions, newest first."""
    return dokumen.daftar_versi.select_related("berkas", "pembuat").order_by("-versi")


def versi(dokumen: Naskah, nomor: int) -> VersiNaskah:
    """One version by its number, or TidakDitemukan."""
    hasil = semua_versi(dokumen).filter(versi=nomor).first()
    if hasil is None:
        raise TidakDitemukan(f"Versi {nomor} naskah itu tidak ada.", "Pilih versi dari daftarnya.")
    return hasil


def naskah_pelaksanaan(pelaksanaan: UUID) -> QuerySet[VersiNaskah]:
    """Last versions of the documents of one run, in the order they were begun."""
    terakhir = VersiNaskah.objects.filter(naskah=OuterRef("naskah")).order_by("-versi")
    return (
        VersiNaskah.objects.filter(
            naskah__pelaksanaan=pelaksanaan, versi=Subquery(terakhir.values("versi")[:1])
        )
        .select_related("naskah", "berkas")
        .order_by("naskah__dibuat", "naskah_id")
    )


def nomor_dipesan(instansi: Instansi, nomor: str) -> BukuNomor | None:
    """The number of the office's own book that is reserved and waits for its document."""
    return BukuNomor.objects.filter(
        instansi=instansi, nomor=nomor, status=StatusNomor.DIPESAN.value
    ).first()


def pemakai_nomor(
    instansi: Instansi, nomor: str, tahun: int, *, kecuali: Naskah | UUID | None = None
) -> list[str]:
    """Titles of other documents of the office that carry this number in that year."""
    baris = VersiNaskah.objects.filter(
        pemda_id=instansi.pemda_id, naskah__instansi=instansi, nomor=nomor
    ).filter(Q(tanggal__year=tahun) | Q(tanggal__isnull=True, dibuat__year=tahun))
    if kecuali is not None:
        baris = baris.exclude(naskah=kecuali)
    return list(
        baris.values_list("naskah__perihal", flat=True).distinct().order_by("naskah__perihal")
    )


def buku_nomor(pegawai: Pegawai | None, tahun: int) -> QuerySet[BukuNomor]:
    """Every number of the year, newest first."""
    baris = BukuNomor.objects.untuk(pegawai).filter(tahun=tahun)
    return baris.select_related("naskah", "dipesan_oleh").order_by("buku", "-urut")


def ekspedisi(pegawai: Pegawai | None, tahun: int) -> QuerySet[LembarEkspedisi]:
    """Deliveries of the year, newest first."""
    return LembarEkspedisi.objects.untuk(pegawai).filter(tahun=tahun).order_by("-urut")


def cari_sidik(teks: str) -> list[VersiNaskah]:
    """Versions whose printed digest (or PDF file digest) starts with these hex digits.

    Of every pemda: whoever holds a document may ask whether it is one of ours. Raises
    MasukanTidakSah for what is no digest or too short to mean one document.
    """
    rapi = re.sub(r"[\s:·.-]", "", teks).lower()
    if not re.fullmatch(rf"[0-9a-f]{{{PANJANG_SIDIK},64}}", rapi):
        raise MasukanTidakSah(
            f"Sidik dokumen terdiri atas sekurang-kurangnya {PANJANG_SIDIK} angka 0–9 dan huruf a–f.",
            "Salin dari kaki halaman dokumen, sesudah kata “sidik”.",
        )
    baris = VersiNaskah.objects.filter(
        Q(sidik__startswith=rapi) | Q(berkas__in=sidik_fail(rapi))
    ).annotate(perihal=F("naskah__perihal"))
    return list(baris.select_related("naskah__instansi__pemda").order_by("dibuat", "versi")[:10])

"""Reads of the archive: the list of an office, one record with its index and its places."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from tolok.arsip.models import Arsip, TempatSimpan
from tolok.dasar.galat import TidakDitemukan
from tolok.pelaksanaan.lintasan_sop import lintasan_sop

__all__ = [
    "arsip_milik",
    "arsip_pelaksanaan",
    "butir_indeks",
    "catatan_indeks",
    "daftar_arsip",
    "tentang_pegawai",
]


def daftar_arsip(pegawai: Any, cari: str = "") -> QuerySet[Arsip]:
    """Closed files of the person's office, newest first, with the place in force. Two queries."""
    semua = Arsip.objects.untuk(pegawai).order_by("-dibuat_pada")
    if cari:
        semua = semua.filter(uraian__icontains=cari)
    tempat = TempatSimpan.objects.order_by("-dicatat_pada")
    return semua.prefetch_related(Prefetch("daftar_tempat", queryset=tempat))


def arsip_milik(pegawai: Any, pk: UUID) -> Arsip:
    """One closed file of the person's office; another's does not exist for them."""
    ada = (
        Arsip.objects.untuk(pegawai)
        .select_related("instansi", "instansi__pemda", "pelaksanaan")
        .prefetch_related("daftar_tempat__dicatat_oleh")
        .filter(pk=pk)
        .first()
    )
    if ada is None:
        raise TidakDitemukan("Berkas arsip ini tidak ada.", "Periksa kembali tautannya.")
    return ada


def arsip_pelaksanaan(pelaksanaan: UUID) -> Arsip | None:
    """The closed file of one run, whoever asks; the caller knows that they may. One query."""
    return Arsip.objects.filter(pelaksanaan=pelaksanaan).first()


def butir_indeks(arsip: Arsip) -> list[dict[str, Any]]:
    """The lines of the sealed index."""
    butir: list[dict[str, Any]] = json.loads(arsip.indeks)["butir"]
    return butir


def catatan_indeks(arsip: Arsip) -> str:
    """What the sealed index says is drawn after it; empty in older ones."""
    return str(json.loads(arsip.indeks).get("catatan", ""))


def tentang_pegawai(arsip: Arsip) -> bool:
    """Whether the file is about single employees."""
    return bool(lintasan_sop(arsip.pelaksanaan.sidik_sop).pribadi)

"""Reads of who may look on, and of what an office and a pemda look like from outside."""

from __future__ import annotations

from datetime import date, datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from tolok.dasar.galat import TidakDitemukan
from tolok.dasar.periode import Periode
from tolok.kinerja.selectors.ralat import KODE as RALAT
from tolok.organisasi.selectors import hari_di
from tolok.pelaksanaan.selectors.pemda import pelaksanaan_kantor
from tolok.pemantauan.models import Bacaan, SuratTugas, TautanKalender

__all__ = [
    "bacaan_instansi",
    "dalam_surat",
    "pelaksanaan_surat",
    "pelaksanaan_surat_tugas",
    "pemilik_token",
    "periode_kantor",
    "sidik_token",
    "surat_berlaku",
    "surat_instansi",
    "surat_milik",
    "tautan_aktif",
]


def sidik_token(token: str) -> str:
    """What is kept of a secret. It is long and random, so one round is enough."""
    return sha256(token.encode()).hexdigest()


def tautan_aktif(pegawai: Any) -> TautanKalender | None:
    """The person's live calendar link."""
    return TautanKalender.objects.filter(pegawai=pegawai, dicabut_pada__isnull=True).first()


def pemilik_token(token: str) -> Any | None:
    """Whose deadlines the secret opens; None: unknown, withdrawn, or somebody who left."""
    tautan = (
        TautanKalender.objects.filter(sidik=sidik_token(token), dicabut_pada__isnull=True)
        .select_related("pegawai__pemda", "pegawai__instansi__pemda", "pegawai__pengguna")
        .first()
    )
    if tautan is None or not tautan.pegawai.aktif:
        return None
    pengguna = tautan.pegawai.pengguna
    return tautan.pegawai if pengguna is not None and pengguna.is_active else None


def _berlaku(hari: date) -> dict[str, Any]:
    return {"mulai__lte": hari, "selesai__gte": hari, "dicabut_pada__isnull": True}


def surat_berlaku(pegawai: Any, sekarang: datetime) -> list[SuratTugas]:
    """Letters that let this person read an office today. One query."""
    if pegawai is None:
        return []
    hari = hari_di(pegawai.pemda, sekarang)
    baris = SuratTugas.objects.filter(
        pegawai=pegawai, pemda_id=pegawai.pemda_id, **_berlaku(hari)
    ).select_related("instansi")
    return list(baris)


def surat_milik(pegawai: Any, pk: UUID, sekarang: datetime) -> SuratTugas:
    """A letter of this very person, in force today; anything else does not exist for them."""
    if pegawai is not None:
        hari = hari_di(pegawai.pemda, sekarang)
        baris = (
            SuratTugas.objects.filter(
                pk=pk, pegawai=pegawai, pemda_id=pegawai.pemda_id, **_berlaku(hari)
            )
            .select_related("instansi__pemda", "pegawai")
            .first()
        )
        if baris is not None:
            return baris
    raise TidakDitemukan(
        "Surat tugas ini tidak ada atau sudah tidak berlaku.", "Buka kembali dari Pemantauan."
    )


def surat_instansi(pegawai: Any) -> QuerySet[SuratTugas]:
    """Letters about the person's own office, newest first."""
    return SuratTugas.objects.untuk(pegawai).select_related("pegawai__instansi")


def dalam_surat(surat: SuratTugas, periode: str) -> bool:
    """Whether a period lies in the letter: the very period, or any of the year."""
    if surat.periode:
        return periode == surat.periode
    return Periode.dari_kode(periode).tahun == surat.tahun


def pelaksanaan_surat_tugas(surat: SuratTugas) -> list[Any]:
    """Runs of the office that the letter covers, newest first. One query."""
    return [p for p in pelaksanaan_kantor(surat.instansi_id) if dalam_surat(surat, p.periode)]


def pelaksanaan_surat(surat: SuratTugas, pk: UUID) -> Any:
    """One of them; any other run does not exist for the evaluator. One query.

    `ada_ralat`: whether the office corrects a report of the same period.
    """
    semua = pelaksanaan_surat_tugas(surat)
    for satu in semua:
        if satu.pk == pk:
            satu.ada_ralat = any(p.kode_sop == RALAT and p.periode == satu.periode for p in semua)
            return satu
    raise TidakDitemukan(
        "Pelaksanaan ini tidak ada dalam surat tugas Anda.", "Buka kembali dari Pemantauan."
    )


def periode_kantor(pegawai: Any) -> list[Periode]:
    """Periods that the person's own office has runs of, newest first. One query."""
    kode = {p.periode for p in pelaksanaan_kantor(pegawai.instansi_id)}
    return sorted(map(Periode.dari_kode, kode), key=lambda p: (p.selesai, p.mulai), reverse=True)


def bacaan_instansi(pegawai: Any) -> QuerySet[Bacaan]:
    """What outsiders opened of the person's own office, newest first."""
    return Bacaan.objects.untuk(pegawai).select_related("pegawai__instansi", "surat")

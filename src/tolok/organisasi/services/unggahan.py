"""Keeping what a workbook says until a person has looked at it and applies it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from tolok.dasar.galat import TidakDitemukan, TransisiTidakSah
from tolok.organisasi.models import Pegawai, Unggahan

__all__ = ["ambil_unggahan", "isi_unggahan", "simpan_unggahan", "tandai_diterapkan"]

LAMA_SIMPAN = timedelta(days=30)
"""An upload that nobody applied is removed when the same office uploads again after this."""


def simpan_unggahan(
    *,
    pembuat: Pegawai,
    jenis: str,
    nama_fail: str,
    isi: Mapping[str, Any],
    dasar: str,
    sekarang: datetime,
) -> Unggahan:
    """Keep the contents; the caller has checked the right and read the workbook."""
    Unggahan.objects.filter(
        instansi_id=pembuat.instansi_id, dibuat__lt=sekarang - LAMA_SIMPAN
    ).delete()
    return Unggahan.objects.create(
        pemda_id=pembuat.pemda_id,
        instansi_id=pembuat.instansi_id,
        jenis=jenis,
        nama_fail=nama_fail[:160],
        isi=json.dumps(isi, ensure_ascii=False),
        dasar=dasar,
        pembuat=pembuat,
        dibuat=sekarang,
    )


def ambil_unggahan(pegawai: Pegawai | None, pk: UUID, jenis: str) -> Unggahan:
    """An upload of one's own office. Raises TidakDitemukan."""
    baris = (
        Unggahan.objects.untuk(pegawai)
        .select_related("pembuat", "instansi__pemda")
        .filter(pk=pk, jenis=jenis)
        .first()
    )
    if baris is None:
        raise TidakDitemukan(
            "Unggahan itu tidak ada, atau sudah dihapus karena lama tidak diterapkan.",
            "Unggah buku kerjanya sekali lagi.",
        )
    return baris


def isi_unggahan(unggahan: Unggahan) -> dict[str, Any]:
    """What it says. Raises TransisiTidakSah when it was applied and so is kept no longer."""
    if unggahan.diterapkan is not None:
        raise TransisiTidakSah(
            "Unggahan ini sudah diterapkan.",
            "Unggah buku kerjanya lagi bila ada yang perlu diubah.",
            "unggahan.diterapkan",
        )
    hasil: dict[str, Any] = json.loads(unggahan.isi)
    return hasil


def tandai_diterapkan(unggahan: Unggahan, sekarang: datetime) -> None:
    """It is done: what it said stands in the tables now, so the copy is emptied."""
    unggahan.diterapkan = sekarang
    unggahan.isi = ""
    unggahan.save(update_fields=["diterapkan", "isi"])

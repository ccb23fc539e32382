"""Keeping and reading files. No file is written, read or hashed inside a transaction."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from tolok.berkas import gudang
from tolok.berkas.domain.jenis import AKHIRAN, bersihkan_nama, kenali
from tolok.berkas.models import Berkas
from tolok.dasar.galat import MasukanTidakSah, TidakDitemukan
from tolok.dasar.jejak import sidik

if TYPE_CHECKING:
    from tolok.organisasi.models import Pemda

__all__ = ["BATAS_UNGGAH", "KeadaanIsi", "baca", "periksa_isi", "simpan"]

BATAS_UNGGAH = max(jenis.batas for jenis in AKHIRAN.values())
"""No upload is read further than this many bytes."""


class KeadaanIsi(StrEnum):
    """What re-hashing a stored file found."""

    UTUH = "utuh"
    BERUBAH = "berubah"
    HILANG = "hilang"


def simpan(
    isi: bytes | UploadedFile[Any], *, pemda: Pemda, sekarang: datetime, nama: str = ""
) -> Berkas:
    """Check and keep a file; `nama` names bytes that Tolok made itself.

    Raises MasukanTidakSah for a file that may not be kept, RuntimeError inside a transaction.
    The caller links the row (evidence, scan, document) and registers who may see it.
    """
    data, asal = _baca_unggahan(isi, nama)
    jenis = kenali(data, asal)
    jejak = sidik(data)
    gudang.tulis_blob(_akar(), pemda.pk, jejak, data)
    with transaction.atomic(durable=True):
        return Berkas.objects.create(
            pemda=pemda,
            sidik=jejak,
            ukuran=len(data),
            jenis=jenis.value,
            nama_asli=bersihkan_nama(asal),
            dibuat=sekarang,
        )


def baca(berkas: Berkas) -> bytes:
    """The bytes as they were stored.

    Raises TidakDitemukan when the blob is gone (destroyed by disposal, or lost) or its length
    is not the stored one.
    """
    try:
        isi = gudang.baca_blob(_akar(), berkas.pemda_id, berkas.sidik)
    except FileNotFoundError as galat:
        raise _tidak_ada(berkas) from galat
    if len(isi) != berkas.ukuran:
        raise _tidak_ada(berkas)
    return isi


def periksa_isi(berkas: Berkas) -> KeadaanIsi:
    """Hash the stored bytes again and compare."""
    try:
        isi = gudang.baca_blob(_akar(), berkas.pemda_id, berkas.sidik)
    except FileNotFoundError:
        return KeadaanIsi.HILANG
    return KeadaanIsi.UTUH if sidik(isi) == berkas.sidik else KeadaanIsi.BERUBAH


def _akar() -> Path:
    return Path(settings.BERKAS_ROOT)


def _baca_unggahan(isi: bytes | UploadedFile[Any], nama: str) -> tuple[bytes, str]:
    if isinstance(isi, bytes):
        return isi, nama
    asal = nama or isi.name or ""
    if isi.size is not None and isi.size > BATAS_UNGGAH:
        raise _terlalu_besar()
    potongan = bytearray()
    for bagian in isi.chunks():
        potongan += bagian
        if len(potongan) > BATAS_UNGGAH:
            raise _terlalu_besar()
    return bytes(potongan), asal


def _terlalu_besar() -> MasukanTidakSah:
    return MasukanTidakSah(
        f"Fail itu melebihi {BATAS_UNGGAH // (1024 * 1024)} MB.",
        "Perkecil resolusi pindaian atau bagi menjadi beberapa fail.",
        "berkas.terlalu_besar",
    )


def _tidak_ada(berkas: Berkas) -> TidakDitemukan:
    return TidakDitemukan(
        f"Isi fail “{berkas.nama_asli}” tidak ada lagi di penyimpanan.",
        "Hubungi arsiparis perangkat daerah Anda.",
        "berkas.hilang",
    )

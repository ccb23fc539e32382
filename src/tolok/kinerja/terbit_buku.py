"""The workbooks of this room's sheets: form, worked sheet, recap and report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tolok.kinerja.renderers.buku_laporan import buku_lembar
from tolok.naskah.renderers.tulisan import sidik_cetak
from tolok.pelaksanaan.terbit.buku import daftarkan_buku

if TYPE_CHECKING:
    from tolok.pelaksanaan.domain.keadaan import VersiHasil
    from tolok.pelaksanaan.terbit.bahan import BahanNaskah

__all__ = ["buku_versi", "daftarkan_semua_buku"]


def buku_versi(bahan: BahanNaskah, versi: VersiHasil) -> bytes:
    """One version of a sheet as .xlsx; the recap carries the figures of its worked sheet."""
    return buku_lembar(
        bahan.isi(versi.lembar),
        sidik=sidik_cetak(versi.sidik),
        status=bahan.status.value,
        contoh=bahan.bingkai.contoh,
    )


def daftarkan_semua_buku() -> None:
    """Register what can be downloaded as a workbook."""
    for jenis in ("kertas_kerja", "rekap", "laporan"):
        daftarkan_buku(jenis, buku_versi)

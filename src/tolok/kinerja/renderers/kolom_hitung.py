"""Columns that workbooks with measured figures share: the steps of a calculation, recap, spending."""

from __future__ import annotations

from tolok.kinerja.renderers.lembar_kerja import KolomLembar

__all__ = ["CAPAIAN", "PAGU", "REKAP", "SERAPAN", "URAIAN_HITUNG"]

K = KolomLembar
URAIAN_HITUNG = (
    K(judul="No.", lebar=5, bentuk="nomor"),
    K(judul="Langkah", lebar=18),
    K(judul="Uraian dan substitusi", lebar=80),
    K(judul="Nilai", lebar=26),
    K(judul="Rujukan", lebar=50),
)
"""One step of a calculation, after the columns that say whose it is."""

CAPAIAN = (
    K(judul="Capaian (%)", lebar=12, bentuk="persen"),
    K(judul="Capaian setelah batas (%)", lebar=12, bentuk="persen"),
)
REKAP = (
    K(judul="Rata-rata capaian (%)", lebar=12, bentuk="persen"),
    K(judul="Rata-rata setelah batas (%)", lebar=12, bentuk="persen"),
    K(judul="Kategori", lebar=16),
)
PAGU = (
    K(judul="Pagu (Rp)", lebar=18, bentuk="rupiah"),
    K(judul="Realisasi (Rp)", lebar=18, bentuk="rupiah"),
)
SERAPAN = K(judul="Serapan (%)", lebar=12, bentuk="persen")

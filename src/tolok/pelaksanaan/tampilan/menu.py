"""The words of this room in the menu."""

from __future__ import annotations

from tolok.pelaksanaan.tampilan.bacaan import jumlah_diingat
from tolok.web.menu import ButirMenu, daftarkan

__all__ = ["daftarkan_menu"]


def daftarkan_menu() -> None:
    """Tugas saya first, then the runs; both in the bottom bar of a phone."""
    daftarkan(
        ButirMenu(
            kode="tugas",
            nama="Tugas saya",
            pendek="Tugas",
            alamat="pelaksanaan:beranda",
            ikon="kotak_masuk",
            urutan=10,
            izin="pelaksanaan.tugas_saya",
            tab=True,
            jumlah=jumlah_diingat,
            pola=r"/pelaksanaan/[^/]+/tugas/.*",
        )
    )
    daftarkan(
        ButirMenu(
            kode="pelaksanaan",
            nama="Pelaksanaan",
            alamat="pelaksanaan:daftar",
            ikon="pelaksanaan",
            urutan=20,
            izin="pelaksanaan.daftar",
            tab=True,
        )
    )
    daftarkan(
        ButirMenu(
            kode="tindak_lanjut",
            nama="Tindak lanjut",
            alamat="pelaksanaan:tindak_lanjut_daftar",
            ikon="centang",
            urutan=25,
            izin="pelaksanaan.daftar",
        )
    )

"""What this room shows on the start page, beside a run, and in the menu."""

from __future__ import annotations

from tolok.pelaksanaan.tampilan.kendali import sambungan_kendali
from tolok.pelaksanaan.tampilan.lajur_kosong import kartu_lajur, sambungan_lajur
from tolok.pelaksanaan.tampilan.menu import daftarkan_menu
from tolok.pelaksanaan.tampilan.rapat import kartu_notula, kartu_rapat, sambungan_notula
from tolok.pelaksanaan.tampilan.sambungan import daftarkan_sambungan
from tolok.pelaksanaan.tampilan.sk_tim import sambungan_sk
from tolok.pelaksanaan.tampilan.terkait import sambungan_terkait
from tolok.pelaksanaan.tampilan.tindak_lanjut import daftarkan_tindak_lanjut
from tolok.pelaksanaan.tampilan.usul_evaluasi import usul_evaluasi
from tolok.sop.usul_sunting import daftarkan_usul_sunting
from tolok.web.kartu import daftarkan_kartu

__all__ = ["daftarkan_tampilan"]


def daftarkan_tampilan() -> None:
    """Cards of the start page, what stands beside a run, the menu."""
    daftarkan_sambungan(sambungan_lajur)
    daftarkan_kartu(kartu_lajur, urutan=5)
    daftarkan_sambungan(sambungan_notula)
    daftarkan_kartu(kartu_rapat, urutan=3)
    daftarkan_kartu(kartu_notula, urutan=4)
    daftarkan_sambungan(sambungan_kendali)
    daftarkan_tindak_lanjut()
    daftarkan_sambungan(sambungan_sk)
    daftarkan_sambungan(sambungan_terkait)
    daftarkan_usul_sunting(usul_evaluasi)
    daftarkan_menu()

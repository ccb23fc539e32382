"""The panels and sheets of a team's work: its verification and its follow-up plan."""

from __future__ import annotations

from tolok.pelaksanaan.lembar import daftarkan_lembar
from tolok.pelaksanaan.tindakan.bahan_kantor import daftarkan_usul
from tolok.pelaksanaan.tindakan.daftar import daftarkan_varian
from tolok.pelaksanaan.tindakan.pembagian import SKEMA_PEMBAGIAN
from tolok.pelaksanaan.tindakan.tindaklanjuti import SKEMA_RTL
from tolok.pelaksanaan.tindakan.usul_lanjut import usul_arahan, usul_notula
from tolok.pelaksanaan.tindakan.verifikasi import (
    SKEMA_VERIFIKASI,
    PanelRapatVerifikasi,
    memverifikasi,
)

__all__ = ["daftarkan_panel_tim"]


def daftarkan_panel_tim() -> None:
    """Called when the app starts, before the plain sheets are registered."""
    daftarkan_lembar(SKEMA_RTL)
    daftarkan_lembar(SKEMA_VERIFIKASI)
    daftarkan_lembar(SKEMA_PEMBAGIAN)
    daftarkan_varian(PanelRapatVerifikasi(), berlaku=memverifikasi)
    daftarkan_usul("arahan", usul_arahan)
    daftarkan_usul("notula", usul_notula)

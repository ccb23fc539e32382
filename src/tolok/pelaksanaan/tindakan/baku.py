"""The panels and sheets of this room, registered when the app starts."""

from __future__ import annotations

from tolok.pelaksanaan.lembar import daftarkan_lembar
from tolok.pelaksanaan.tindakan.bebas import PanelBebas
from tolok.pelaksanaan.tindakan.daftar import daftarkan, daftarkan_varian
from tolok.pelaksanaan.tindakan.gandakan import SKEMA_SALINAN, PanelGandakan
from tolok.pelaksanaan.tindakan.kirim import SKEMA_SURAT, PanelKirim
from tolok.pelaksanaan.tindakan.laporkan import PanelLaporkan
from tolok.pelaksanaan.tindakan.nota import SKEMA_NOTA, PanelNotaDinas, bernota
from tolok.pelaksanaan.tindakan.periksa import (
    PanelPutusan,
    daftarkan_pembanding,
    daftarkan_penyunting,
)
from tolok.pelaksanaan.tindakan.rapat import (
    SKEMA_HADIR,
    SKEMA_NOTULA,
    SKEMA_TANDA,
    SKEMA_UNDANGAN,
    PanelRapat,
)
from tolok.pelaksanaan.tindakan.sampaikan import PanelSampaikan
from tolok.pelaksanaan.tindakan.sk_tim import (
    PENYUNTING_SK,
    SKEMA_SK_TIM,
    PanelSkTim,
    banding_sk,
    menyusun_sk,
)
from tolok.pelaksanaan.tindakan.tandatangani import PanelTandatangani
from tolok.pelaksanaan.tindakan.tindaklanjuti import PanelTindakLanjut
from tolok.pelaksanaan.tindakan.tugaskan import PanelTugaskan

__all__ = ["daftarkan_panel_baku"]


def daftarkan_panel_baku() -> None:
    """Panels of the acts that any SOP needs. Acts with figures belong to kinerja, filing to arsip."""
    for skema in (
        SKEMA_NOTA,
        SKEMA_NOTULA,
        SKEMA_UNDANGAN,
        SKEMA_HADIR,
        SKEMA_TANDA,
        SKEMA_SALINAN,
        SKEMA_SK_TIM,
        SKEMA_SURAT,
    ):
        daftarkan_lembar(skema)
    for panel in (
        PanelTugaskan(),
        PanelSampaikan(),
        PanelRapat(),
        PanelPutusan("periksa", "Pemeriksaan"),
        PanelPutusan("sahkan", "Pengesahan"),
        PanelTandatangani(),
        PanelKirim(),
        PanelGandakan(),
        PanelBebas("kumpulkan", "Pengumpulan data", "isian"),
        PanelBebas("nilai", "Penilaian"),
        PanelLaporkan(),
        PanelTindakLanjut(),
    ):
        daftarkan(panel)
    daftarkan_varian(PanelNotaDinas(), berlaku=bernota)
    daftarkan_varian(PanelSkTim(), berlaku=menyusun_sk)
    daftarkan_penyunting("sk_tim", PENYUNTING_SK)
    daftarkan_pembanding("sk_tim", banding_sk)

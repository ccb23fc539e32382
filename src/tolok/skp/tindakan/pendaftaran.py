"""What this room registers with runs when the app starts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING
from uuid import UUID

from tolok.dasar.periode import Periode
from tolok.pelaksanaan.domain.lintasan import Lintasan
from tolok.pelaksanaan.pengecualian import daftarkan_pengecualian
from tolok.pelaksanaan.tindakan.daftar import daftarkan_varian
from tolok.pelaksanaan.tindakan.perkara import pasang_perkara
from tolok.skp.daftar_pegawai import pengecualian_skp
from tolok.skp.lembar import daftarkan_lembar_skp
from tolok.skp.tindakan.bahan import berskp, dinilai
from tolok.skp.tindakan.isi import PanelIsiSkp
from tolok.skp.tindakan.keberatan import KEBERATAN, PanelKeberatanSkp
from tolok.skp.tindakan.kumpulkan import PanelKumpulkanSkp
from tolok.skp.tindakan.nilai import PanelNilaiSkp
from tolok.skp.tindakan.periksa import PanelPeriksaSkp
from tolok.skp.tindakan.tandatangani import PanelTandatanganiSkp
from tolok.sop.domain.hasil import JenisHasil
from tolok.sop.domain.jalan import LangkahJalan

if TYPE_CHECKING:
    from tolok.pelaksanaan.models import Pelaksanaan

__all__ = ["daftarkan_semua"]


def _membuat_skp(langkah: LangkahJalan, lintasan: Lintasan) -> bool:
    return berskp(langkah, lintasan) and any(
        h.jenis is JenisHasil.SKP for h in langkah.menghasilkan
    )


def _menilai(langkah: LangkahJalan, lintasan: Lintasan) -> bool:
    """A row that scores an SKP."""
    return dinilai(langkah, lintasan) and langkah.nomor in lintasan.menilai


def _mengetik(langkah: LangkahJalan, lintasan: Lintasan) -> bool:
    """A row that makes the SKP which is scored later."""
    return _membuat_skp(langkah, lintasan) and langkah.nomor not in lintasan.menilai


def _dikecualikan(pelaksanaan: Pelaksanaan) -> Mapping[UUID, str]:
    """Whom the law of the run's period excepts; nobody while a run is only estimated."""
    if not pelaksanaan.periode:
        return {}
    return pengecualian_skp(pelaksanaan.instansi_id, Periode.dari_kode(pelaksanaan.periode))


def daftarkan_semua() -> None:
    """Panels and sheets, for rows about the SKP of single employees."""
    daftarkan_varian(PanelKumpulkanSkp(), berlaku=berskp)
    daftarkan_varian(PanelIsiSkp(), berlaku=_membuat_skp)
    daftarkan_varian(PanelPeriksaSkp("periksa", "Pemeriksaan"), berlaku=_menilai)
    daftarkan_varian(PanelNilaiSkp(), berlaku=dinilai)
    daftarkan_varian(PanelTandatanganiSkp(), berlaku=dinilai)
    daftarkan_pengecualian("skp", berlaku=berskp, pencari=_dikecualikan)
    pasang_perkara(KEBERATAN)
    daftarkan_varian(PanelKeberatanSkp(KEBERATAN.kode), berlaku=KEBERATAN.berlaku)
    daftarkan_lembar_skp(berskp, _mengetik, _menilai)

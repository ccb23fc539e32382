"""What this room registers with runs when the app starts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from tolok.dasar.periode import Periode
from tolok.kinerja.lembar import langkah_ralat
from tolok.kinerja.selectors import kinerja as selectors
from tolok.kinerja.selectors.kinerja import PemilikData
from tolok.kinerja.tindakan.bahan_tim import daftarkan_bahan_tim
from tolok.kinerja.tindakan.banding import banding
from tolok.kinerja.tindakan.formulir import buat_formulir
from tolok.kinerja.tindakan.himpun import SKEMA_UJI_PETIK
from tolok.kinerja.tindakan.isi import PanelIsi
from tolok.kinerja.tindakan.kumpulkan import PanelKumpulkan, mengumpulkan_angka
from tolok.kinerja.tindakan.laporan import buat_laporan
from tolok.kinerja.tindakan.perbaikan import PENYUNTING_LAPORAN
from tolok.kinerja.tindakan.ralat import PanelRalat
from tolok.kinerja.tindakan.rekap import PanelRekap
from tolok.kinerja.tindakan.susun import PanelSusun
from tolok.kinerja.tindakan.ukur import PanelUkur
from tolok.organisasi.domain.istilah import JenisUnit
from tolok.organisasi.domain.susunan import Susunan
from tolok.pelaksanaan.calon_kini import daftarkan_peserta
from tolok.pelaksanaan.domain.fakta import CalonPeserta
from tolok.pelaksanaan.domain.pelaku import JenisPemegang, Pemegang
from tolok.pelaksanaan.kantor import INGATAN
from tolok.pelaksanaan.lembar import daftarkan_lembar
from tolok.pelaksanaan.tindakan.alur import daftarkan_pembuat_isi
from tolok.pelaksanaan.tindakan.daftar import daftarkan, daftarkan_varian
from tolok.pelaksanaan.tindakan.periksa import daftarkan_pembanding, daftarkan_penyunting

if TYPE_CHECKING:
    from tolok.pelaksanaan.models import Pelaksanaan

__all__ = ["daftarkan_semua", "pemilik_data"]


def pemilik_data(
    pelaksanaan: Pelaksanaan, susunan: Susunan, hari: date
) -> tuple[CalonPeserta, ...]:
    """Who is asked for figures: one share per unit, held by its head or by the only owner in it.

    In a sekretariat, where subbagian and functional posts answer for different things, each owner
    has a share of their own.
    """
    daftar = _pemilik(pelaksanaan)
    hasil: dict[UUID, CalonPeserta] = {}
    for pemilik in daftar:
        if _sendiri_sendiri(pemilik, daftar, susunan):
            sendiri = Pemegang(JenisPemegang.JABATAN, str(pemilik.jabatan))
            hasil[pemilik.jabatan] = CalonPeserta(subjek=str(pemilik.jabatan), pemegang=sendiri)
            continue
        kepala = susunan.kepala(pemilik.unit)
        satu = _banyak_pemilik(pemilik, daftar) == 1
        jabatan = kepala.jabatan if kepala is not None and not satu else pemilik.jabatan
        hasil[pemilik.unit] = CalonPeserta(
            subjek=str(pemilik.unit),
            pemegang=Pemegang(JenisPemegang.JABATAN, str(jabatan)),
        )
    return tuple(hasil.values())


def _banyak_pemilik(pemilik: PemilikData, daftar: Sequence[PemilikData]) -> int:
    return sum(1 for p in daftar if p.unit == pemilik.unit)


def _pemilik(pelaksanaan: Pelaksanaan) -> Sequence[PemilikData]:
    """Kept under the head of the office's log, which every change of the plan appends to."""
    kantor, periode = pelaksanaan.instansi, Periode.dari_kode(pelaksanaan.periode)
    kunci = ("pemilik", kantor.pk, kantor.catatan_urutan, kantor.catatan_jejak, periode.kode)
    return INGATAN.ambil(kunci, lambda: selectors.pemilik_data(kantor.pk, periode))


def _sendiri_sendiri(
    pemilik: PemilikData, daftar: Sequence[PemilikData], susunan: Susunan
) -> bool:
    unit = susunan.unit.get(pemilik.unit)
    sekretariat = unit is not None and unit.jenis is JenisUnit.SEKRETARIAT
    return sekretariat and _banyak_pemilik(pemilik, daftar) > 1


def daftarkan_semua() -> None:
    """Panels, generated contents, the editor of a report, and who `pemilik_data` are."""
    daftarkan_lembar(SKEMA_UJI_PETIK)
    daftarkan(PanelIsi())
    daftarkan_varian(PanelKumpulkan(), berlaku=mengumpulkan_angka)
    daftarkan(PanelUkur())
    daftarkan(PanelRekap())
    daftarkan(PanelSusun())
    daftarkan_varian(PanelRalat(), berlaku=langkah_ralat)
    daftarkan_pembuat_isi("formulir", buat_formulir)
    daftarkan_pembuat_isi("laporan", buat_laporan)
    daftarkan_penyunting("laporan", PENYUNTING_LAPORAN)
    for jenis in ("isian", "kertas_kerja", "laporan"):
        daftarkan_pembanding(jenis, banding)
    daftarkan_peserta("pemilik_data", pemilik_data)
    daftarkan_bahan_tim()

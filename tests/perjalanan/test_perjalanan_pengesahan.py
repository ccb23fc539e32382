"""An SOP in force gets a next version: proposed, returned, mended, ratified on a phone; runs go on."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from tests.perjalanan.babak import muat_dunia
from tests.perjalanan.panggung import Layar, Panggung
from tests.perjalanan.peramban import LEBAR_TELEPON, buka_peramban
from tests.perjalanan.peran import KADIS, KASUBBAG, MULAI, SEKRETARIS, pukul
from tolok.pelaksanaan.models import Pelaksanaan
from tolok.sop.models import VersiSop

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.peramban,
    pytest.mark.lambat,
]

ALASAN = "Langkah 5 perlu menyebut siapa yang mengumpulkan."
URAIAN = "Mengumpulkan dan menghitung capaian kinerja oleh Jabatan Pelaksana"


@pytest.fixture
def panggung(live_server: LiveServer, tmp_path: Path) -> Iterator[Panggung]:
    """The loaded office, a browser, and the clock at the first morning."""
    with time_machine.travel(MULAI, tick=True) as jam, buka_peramban() as peramban:
        muat_dunia()
        yield Panggung(
            peramban=peramban,
            alamat=live_server.url,
            jam=jam,
            gambar=os.environ.get("TOLOK_GAMBAR"),
            gambar_gagal=tmp_path,
        )


def test_versi_baru_disahkan_lewat_tugas_saya_dan_yang_berjalan_tetap(panggung: Panggung) -> None:
    for babak in (
        _berjalan_menurut_versi_satu,
        _versi_dua_diusulkan,
        _sekretaris_mengembalikan,
        _draf_diperbaiki_dan_diusulkan_lagi,
        _sekretaris_menyetujui,
        _kadis_mengesahkan_di_telepon,
        _yang_berjalan_tetap,
    ):
        panggung.mainkan(babak)

    assert panggung.gangguan() == []
    satu, dua = VersiSop.objects.filter(kode="000").order_by("versi")
    assert (satu.status, dua.status) == ("dicabut", "berlaku")
    assert URAIAN in dua.isi
    assert Pelaksanaan.objects.get(kode_sop="000").sidik_sop == satu.sidik


def _berjalan_menurut_versi_satu(p: Panggung) -> None:
    kasubbag = p.sebagai(KASUBBAG)
    kasubbag.menu("Pelaksanaan")
    kasubbag.tautan("Siapkan pelaksanaan")
    kasubbag.pilih("Periode yang diukur", "Triwulan III 2026")
    kasubbag.tekan("Mulai pelaksanaan")
    kasubbag.kabar("Pelaksanaan dimulai")


def _versi_dua_diusulkan(p: Panggung) -> None:
    kasubbag = p.sebagai(KASUBBAG)
    kasubbag.menu("SOP")
    kasubbag.tautan("Pengukuran Kinerja")
    kasubbag.foto("sah-01-berlaku")
    kasubbag.tekan("Sunting menjadi versi baru")
    _jadikan_draf(kasubbag)
    kasubbag.lihat("Draf, belum berlaku")
    kasubbag.foto("sah-02-draf")
    kasubbag.tautan("Usulkan pengesahan")
    kasubbag.lihat(SEKRETARIS)
    kasubbag.lihat(KADIS)
    kasubbag.isi("Catatan untuk pemeriksa", "Langkah 5 akan dirinci.")
    kasubbag.foto("sah-03-usulkan")
    kasubbag.tekan("Usulkan pengesahan")
    kasubbag.kabar("sudah sampai pada pemeriksanya")
    kasubbag.foto("sah-04-berjalan")


def _sekretaris_mengembalikan(p: Panggung) -> None:
    pukul(p, 5, 9)
    sekretaris = p.sebagai(SEKRETARIS)
    sekretaris.buka("Memeriksa draf SOP")
    sekretaris.lihat("Tidak ada yang berubah pada halaman dan cara berjalannya.")
    sekretaris.lihat("Hasil pemeriksaan Tolok")
    expect(sekretaris.page.get_by_role("img", name="Formulir resmi")).to_be_visible()
    sekretaris.foto("sah-05-periksa")
    sekretaris.tekan("Kembalikan")
    sekretaris.isi("Alasan pengembalian, wajib diisi", ALASAN)
    sekretaris.tekan("Kembalikan", di=sekretaris.page.get_by_role("dialog"))
    sekretaris.sampai_di_beranda()


def _draf_diperbaiki_dan_diusulkan_lagi(p: Panggung) -> None:
    pukul(p, 5, 10)
    kasubbag = p.sebagai(KASUBBAG)
    kasubbag.buka("Mengusulkan pengesahan draf SOP")
    kasubbag.lihat(ALASAN)
    kasubbag.lihat("Isi drafnya belum berubah sejak dikembalikan.")
    kasubbag.foto("sah-06-kembali")
    kasubbag.tautan(re.compile("^Pengukuran Kinerja, versi 2"))
    kasubbag.lihat(f"Sekretaris ({SEKRETARIS}")
    kasubbag.foto("sah-07-draf-kembali")
    kasubbag.tekan("Sunting")
    _langkah_diubah(kasubbag)
    _jadikan_draf(kasubbag)
    kasubbag.tautan("Usulkan lagi")
    kasubbag.lihat("Yang berubah sejak usul sebelumnya")
    kasubbag.lihat(URAIAN)
    kasubbag.foto("sah-08-usulkan-lagi")
    kasubbag.tekan("Usulkan lagi")
    kasubbag.kabar("diserahkan untuk diperiksa")


def _jadikan_draf(kasubbag: Layar) -> None:
    """The page of this SOP has doubts that the office has lived with: the editor asks once more."""
    kasubbag.tekan("Jadikan draf")
    kasubbag.tekan("Jadikan draf", di=kasubbag.page.get_by_role("dialog"))
    kasubbag.kabar("SOP menjadi draf")


def _langkah_diubah(kasubbag: Layar) -> None:
    """Row 5 says who gathers."""
    kasubbag.page.goto(f"{kasubbag.page.url}?langkah=5")
    kasubbag.isi("Uraian kegiatan", URAIAN)
    kasubbag.tekan("Simpan langkah")
    kasubbag.lihat(URAIAN)


def _sekretaris_menyetujui(p: Panggung) -> None:
    pukul(p, 5, 11)
    sekretaris = p.sebagai(SEKRETARIS)
    sekretaris.buka("Memeriksa draf SOP")
    sekretaris.lihat("Yang berubah dari versi 1 yang kini berlaku")
    sekretaris.lihat("oleh Jabatan Pelaksana")
    sekretaris.foto("sah-09-periksa-lagi")
    sekretaris.tekan("Setujui")
    sekretaris.sampai_di_beranda()


def _kadis_mengesahkan_di_telepon(p: Panggung) -> None:
    kadis = p.sebagai(KADIS)
    kadis.page.set_viewport_size(LEBAR_TELEPON)  # type: ignore[arg-type]  # two whole numbers
    kadis.page.reload()
    tugas = kadis.page.get_by_role("heading", name=re.compile("Mengesahkan SOP"))
    tugas.get_by_role("link").first.click()
    kadis.lihat("Buka PDF resmi")
    kadis.lihat(SEKRETARIS)
    kadis.foto("sah-10-sahkan")
    kadis.page.set_viewport_size(LEBAR_TELEPON)  # type: ignore[arg-type]  # two whole numbers
    kadis.tekan("Sahkan")
    kadis.sampai_di_beranda()


def _yang_berjalan_tetap(p: Panggung) -> None:
    kasubbag = p.sebagai(KASUBBAG)
    kasubbag.menu("SOP")
    kasubbag.foto("sah-11-daftar")
    kasubbag.tautan("Pengukuran Kinerja")
    kasubbag.lihat("Berlaku sejak 5 Oktober 2026")
    kasubbag.lihat(KADIS)
    kasubbag.foto("sah-12-berlaku")
    kadis = p.sebagai(KADIS)
    kadis.lihat("Pengukuran Kinerja")

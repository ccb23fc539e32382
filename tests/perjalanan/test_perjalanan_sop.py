"""An agency brings the PDF of its SOP: read, reviewed, mapped, put in force, its first row run."""

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
from tests.perjalanan.naskah_sop import naskah_pdf
from tests.perjalanan.panggung import Layar, Panggung
from tests.perjalanan.peramban import buka_peramban
from tests.perjalanan.peran import KADIS, KASUBBAG, MULAI, SEKRETARIS
from tolok.pelaksanaan.models import Pelaksanaan
from tolok.sop.models import Suntingan, VersiSop

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.peramban,
    pytest.mark.lambat,
]

ADMINISTRATOR = "Lukman Percontohan"
NAMA = "Penyusunan Rencana Aksi"


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


def test_sop_kantor_dari_pdf_sampai_langkah_pertamanya_berjalan(panggung: Panggung) -> None:
    for babak in (
        _naskah_ditinjau,
        _draf_disahkan_di_kertas,
        _lajur_dipetakan,
        _pelaksanaan_disiapkan,
        _langkah_pertama_dikerjakan,
    ):
        panggung.mainkan(babak)

    assert panggung.gangguan() == []
    versi = VersiSop.objects.get(nama=NAMA)
    jalan = Pelaksanaan.objects.get(sidik_sop=versi.sidik)
    assert versi.status == "berlaku"
    assert jalan.nama_sop == NAMA


def _naskah_ditinjau(p: Panggung) -> None:
    kasubbag = p.sebagai(KASUBBAG)
    kasubbag.menu("SOP")
    kasubbag.tautan("Masukkan SOP")
    kasubbag.page.get_by_label("Naskah atau berkas SOP").set_input_files(
        {"name": "rencana-aksi.pdf", "mimeType": "application/pdf", "buffer": naskah_pdf()}
    )
    kasubbag.foto("sop-01-unggah")
    kasubbag.tekan("Baca SOP")
    kasubbag.kabar("SOP terbaca")
    kasubbag.lihat("6 langkah, 4 lajur")
    kasubbag.lihat("Siapa pelaksana langkah 3?")
    expect(kasubbag.page.get_by_role("img", name="Halaman 1 dokumen asal")).to_be_visible()
    expect(kasubbag.page.locator(".ss-sorot:visible")).to_have_count(1)
    kasubbag.foto("sop-02-tinjau")

    kasubbag.centang("Jabatan Pelaksana")
    kasubbag.tekan("Pastikan, lanjut")
    _tujuan_kembali_ditetapkan(kasubbag)
    kasubbag.lihat("Semua yang meragukan sudah dipastikan.")
    kasubbag.page.get_by_role("button", name=re.compile("^Urungkan")).click()
    pertanyaan = kasubbag.page.locator("form.tl-tanya-kartu").get_by_role("heading")
    expect(pertanyaan).to_have_text("Langkah 4, keputusan: benar?")
    kasubbag.page.get_by_role("button", name=re.compile("^Ulangi")).click()
    kasubbag.lihat("Semua yang meragukan sudah dipastikan.")
    kasubbag.foto("sop-04-pasti")
    kasubbag.tekan("Jadikan draf")
    kasubbag.kabar("SOP menjadi draf")
    assert Suntingan.objects.get().versi is not None


def _tujuan_kembali_ditetapkan(kasubbag: Layar) -> None:
    """Row 4 does not print where it returns to: the row is opened, the target chosen."""
    pertanyaan = kasubbag.page.locator("form.tl-tanya-kartu").get_by_role("heading")
    expect(pertanyaan).to_have_text("Langkah 4, keputusan: benar?")
    kasubbag.tautan("Ubah langkahnya")
    tujuan = kasubbag.page.get_by_role("combobox", name="Bila tidak setuju")
    tujuan.select_option(label="langkah 3: Menyusun draf rencana aksi beserta lampirannya")
    kasubbag.foto("sop-03-langkah")
    kasubbag.tekan("Simpan langkah")
    kasubbag.lihat("bila tidak: langkah 3")
    kasubbag.tekan("Pastikan, lanjut")


def _draf_disahkan_di_kertas(p: Panggung) -> None:
    admin = p.sebagai(ADMINISTRATOR)
    admin.menu("SOP")
    admin.tautan(NAMA)
    admin.foto("sop-05-draf")
    admin.pilih("Siapa penanggung jawab seluruh pelaksanaan?", "Kasubbag Perencanaan")
    admin.tekan("Simpan jawaban")
    admin.kabar("siap diusulkan")
    admin.page.get_by_text("SOP ini sudah disahkan di atas kertas").click()
    admin.isi("Nomor SOP yang tercetak", "065/12/SOP/2026")
    admin.isi("Tanggal pengesahan yang tercetak", "2026-09-30")
    admin.foto("sop-05b-kertas")
    admin.tekan("Catat pengesahan di kertas")
    admin.kabar("berlaku mulai hari ini")
    admin.foto("sop-06-berlaku")


def _lajur_dipetakan(p: Panggung) -> None:
    admin = p.sebagai(ADMINISTRATOR)
    admin.menu("Kelola")
    admin.tautan("Lajur SOP")
    admin.tautan(NAMA)
    admin.foto("sop-07-lajur")
    admin.page.get_by_role("button", name=re.compile(r"Pakai \d usulan")).click()
    admin.lihat("Sekretaris")
    admin.foto("sop-08-lajur-terpetakan")


def _pelaksanaan_disiapkan(p: Panggung) -> None:
    kasubbag = p.sebagai(KASUBBAG)
    kasubbag.menu("Pelaksanaan")
    kasubbag.tautan("Siapkan pelaksanaan")
    kasubbag.foto("sop-09-siapkan")
    pilihan = kasubbag.bidang("SOP yang dijalankan").first
    nilai = pilihan.locator("option", has_text=NAMA).get_attribute("value")
    pilihan.select_option(value=nilai)
    kasubbag.pilih("Periode yang diukur", "Triwulan III 2026")
    kasubbag.tekan("Mulai pelaksanaan")
    kasubbag.kabar("Pelaksanaan dimulai")
    kasubbag.foto("sop-10-hidup")


def _langkah_pertama_dikerjakan(p: Panggung) -> None:
    kadis = p.sebagai(KADIS)
    kadis.buka("Menugaskan Sekretaris untuk menyusun rencana aksi")
    kadis.foto("sop-11-disposisi")
    kadis.tekan("Teruskan")
    kadis.kabar("Disposisi diteruskan.")
    sekretaris = p.sebagai(SEKRETARIS)
    sekretaris.buka("Menugaskan penyusunan draf rencana aksi")
    sekretaris.lihat("Kepala Dinas")

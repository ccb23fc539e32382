"""Documents of a run as Word and Excel, through their pages."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from docx import Document

from tolok.kinerja.tests.test_jalan import Halaman, _isi_semua, _rencana, lakon
from tolok.pelaksanaan.services import ambil
from tolok.pelaksanaan.terbit.daftar import id_naskah
from tolok.pelaksanaan.tests.lakon import Lakon

pytestmark = pytest.mark.django_db(transaction=True)
__all__ = ["lakon"]


@pytest.fixture
def halaman(lakon: Lakon) -> Halaman:
    """A run of SOP 000 whose draft report is handed in."""
    indikator = _rencana(lakon.kantor)
    halaman = Halaman(lakon)
    lakon.mulai()
    lakon.sampai(3)
    _isi_semua(lakon, indikator, halaman)
    ambil(pada=lakon.satu(5, "staf_1"))
    (tugas,) = lakon.terbuka(5, induk=None)
    for perintah in ("ukur/kirim", "rekap/kirim", "susun/kirim"):
        assert halaman.kirim("staf_1", tugas, perintah, {}).status_code == 303
    return halaman


def _minta(halaman: Halaman, orang: str, nama: str, kunci: str, **query: str) -> tuple[int, bytes]:
    pelaksanaan = halaman.lakon.pelaksanaan
    alamat = reverse(f"pelaksanaan:{nama}", args=[pelaksanaan, id_naskah(pelaksanaan, kunci)])
    with time_machine.travel(halaman.lakon.jam(), tick=False):
        jawab = halaman._klien(orang).get(alamat, query)
    return jawab.status_code, jawab.content


def test_laporan_diunduh_sebagai_word_dan_excel(halaman: Halaman) -> None:
    status, word = _minta(halaman, "staf_1", "word", "laporan/")
    status_x, excel = _minta(halaman, "staf_1", "excel", "laporan/")

    assert (status, status_x) == (200, 200)
    teks = "\n".join(p.text for p in Document(BytesIO(word)).paragraphs)
    buku = openpyxl.load_workbook(BytesIO(excel))
    assert "BAB III" in teks
    assert buku.sheetnames == [
        "Ringkasan", "Capaian", "Perhitungan", "Pembanding", "Rekap sasaran", "Program",
        "Anggaran", "Narasi",
    ]  # fmt: skip


def test_angka_dalam_excel_bilangan_dan_sama_dengan_laporan(halaman: Halaman) -> None:
    _, excel = _minta(halaman, "staf_1", "excel", "kertas_kerja/")

    lembar = openpyxl.load_workbook(BytesIO(excel))["Capaian"]
    baris = [r for r in lembar.iter_rows(min_row=5, values_only=True) if r[9] is not None]
    assert baris
    assert all(isinstance(r[9], int | float) for r in baris)
    assert all(
        Decimal(str(r[9])).quantize(Decimal("0.01"))
        == (Decimal(str(r[8])) * 100 / Decimal(str(r[7]))).quantize(Decimal("0.01"))
        for r in baris
        if r[4] == "positif"
    )
    assert lembar.freeze_panes == "D5"
    assert lembar.print_title_rows == "$3:$4"
    assert lembar.page_setup.orientation == "landscape"


def test_rekap_diunduh_sebagai_excel(halaman: Halaman) -> None:
    status, excel = _minta(halaman, "staf_1", "excel", "rekap/")

    assert status == 200
    assert {"Rekap sasaran", "Program"} <= set(openpyxl.load_workbook(BytesIO(excel)).sheetnames)


def test_lembar_disposisi_tak_punya_buku_kerja(halaman: Halaman) -> None:
    status, isi = _minta(halaman, "staf_1", "excel", "lembar_disposisi")

    assert status == 404
    assert b"Unduh sebagai PDF atau Word" in isi


def test_word_dapat_dicetak_di_f4(halaman: Halaman) -> None:
    _, word = _minta(halaman, "staf_1", "word", "lembar_disposisi", kertas="f4")

    tinggi = Document(BytesIO(word)).sections[0].page_height
    assert tinggi is not None
    assert round(tinggi.mm) == 330


def test_daftar_naskah_menawarkan_word_dan_excel(halaman: Halaman) -> None:
    lakon = halaman.lakon
    with time_machine.travel(lakon.jam(), tick=False):
        isi = (
            halaman._klien("staf_1")
            .get(reverse("pelaksanaan:naskah", args=[lakon.pelaksanaan]))
            .text
        )

    assert isi.count("/word/") >= 6
    assert isi.count("/excel/") == 3


def test_banyak_kueri_unduhan_tidak_bertambah_dengan_naskah(halaman: Halaman) -> None:
    _minta(halaman, "staf_1", "word", "laporan/")

    with CaptureQueriesContext(
        connection,
    ) as kueri:
        _minta(halaman, "staf_1", "word", "laporan/")

    assert len(kueri) <= 40

"""Stranger's files: refused with one sentence, or read; never a crash, never a hang."""

from __future__ import annotations

import io
import time
import zipfile
from random import Random

import pytest

from tolok.dasar.galat import GalatTolok, MasukanTidakSah
from tolok.sop.importers.baca import baca_dokumen, dokumen_dari
from tolok.sop.importers.jenis_isi import JenisDokumen, kenali_jenis
from tolok.sop.tests.pembuat.buku_xlsx import LembarTulis, buat_xlsx, bungkus_xlsx
from tolok.sop.tests.pembuat.contoh import singkat
from tolok.sop.tests.pembuat.halaman_html import buat_html
from tolok.sop.tests.pembuat.mutasi import baca_bagian, mutasi, ubah_bagian
from tolok.sop.tests.pembuat.naskah_docx import CaraGambar, buat_docx, bungkus_docx

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DETIK_TERLAMA = 5.0


def _zip(bagian: dict[str, bytes]) -> bytes:
    keluar = io.BytesIO()
    with zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED) as arsip:
        for nama, isi in bagian.items():
            arsip.writestr(nama, isi)
    return keluar.getvalue()


def _bahan() -> dict[str, bytes]:
    isi = singkat()
    return {
        "docx": buat_docx(isi, CaraGambar(jangkar="sel", garis="letak")),
        "grup.docx": buat_docx(isi, CaraGambar(jangkar="grup", garis="nama")),
        "vml.docx": buat_docx(isi, CaraGambar(jangkar="vml")),
        "xlsx": buat_xlsx(isi),
        "html": buat_html(isi),
        "word.html": buat_html(isi, word=True),
    }


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        (b"", "kosong"),
        (b"  \n ", "kosong"),
        (_OLE + "EncryptedPackage".encode("utf-16-le"), "terkunci kata sandi"),
        (_OLE + b"\x00" * 600, "Office lama"),
        (b"{\\rtf1 SOP}", "RTF"),
        (_zip({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"}), "OpenDocument"),
        (_zip({"ppt/presentation.xml": b"<a/>"}), "PowerPoint"),
        (_zip({"xl/workbook.bin": b"a"}), ".xlsb"),
        (_zip({"sop.docx": b"a"}), "arsip ZIP"),
        (b"PK\x03\x04" + b"\x00" * 40, "rusak"),
        (b"\x7fELF\x00\x00\x01", "bukan naskah"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related", "mht"),
    ],
)  # fmt: skip
def test_yang_tidak_terbaca_ditolak_dengan_satu_kalimat(isi: bytes, kata: str) -> None:
    with pytest.raises(MasukanTidakSah) as galat:
        baca_dokumen(isi, "naskah.docx")

    assert kata in galat.value.pesan
    assert galat.value.pesan.count(".") <= 3
    assert galat.value.saran


@pytest.mark.parametrize("nama", ["sop.pdf", "sop.txt", "sop", "sop.exe.docx"])
def test_akhiran_yang_salah_tidak_mengubah_bacaan(nama: str) -> None:
    bahan = _bahan()

    assert kenali_jenis(bahan["docx"], nama) is JenisDokumen.DOCX
    assert kenali_jenis(bahan["xlsx"], nama) is JenisDokumen.XLSX
    assert kenali_jenis(bahan["html"], nama) is JenisDokumen.HTML
    assert len(baca_dokumen(bahan["docx"], nama)[0].langkah) == 4


@pytest.mark.parametrize("akhiran", ["docx", "xlsx"])
@pytest.mark.parametrize("sisa", [1, 30, 400, 2_000])
def test_berkas_terpotong_ditolak(akhiran: str, sisa: int) -> None:
    with pytest.raises(MasukanTidakSah, match="rusak"):
        baca_dokumen(_bahan()[akhiran][:-sisa], "x")


@pytest.mark.parametrize(
    ("akhiran", "bagian"),
    [("docx", "word/document.xml"), ("xlsx", "xl/worksheets/sheet1.xml"), ("xlsx", "xl/drawings/drawing1.xml")],
)  # fmt: skip
def test_deklarasi_xml_ditolak(akhiran: str, bagian: str) -> None:
    isi = _bahan()[akhiran]
    lama = baca_bagian(isi, bagian)
    lama = lama.removeprefix(b"<?xml version='1.0' encoding='UTF-8'?>")
    for jahat in (
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        b'<!DOCTYPE a SYSTEM "http://contoh.example/a.dtd">',
        b"<!DOCTYPE a [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]>",
    ):
        with pytest.raises(MasukanTidakSah, match="deklarasi"):
            baca_dokumen(ubah_bagian(isi, bagian, jahat + lama), "x")


def test_arsip_yang_memekar_ditolak_dengan_cepat() -> None:
    mulai = time.process_time()
    for jahat in (
        _zip({"word/document.xml": b"\0" * 210 * 2**20}),
        _zip({f"word/{n}.xml": b"" for n in range(2_500)}),
        ubah_bagian(_bahan()["docx"], "word/document.xml", b"<a>" + b" " * 45 * 2**20 + b"</a>"),
    ):
        with pytest.raises(MasukanTidakSah, match="memekar"):
            baca_dokumen(jahat, "x.docx")

    assert time.process_time() - mulai < _DETIK_TERLAMA


@pytest.mark.parametrize("dalam", [150, 250, 50_000])
def test_xml_yang_sangat_dalam_tidak_menjatuhkan(dalam: int) -> None:
    for satu, akhir in (("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"), ("<w:r>", "</w:r>")):
        badan = satu * dalam + "<w:p/>" + akhir * dalam
        with pytest.raises(MasukanTidakSah):
            baca_dokumen(bungkus_docx(badan), "x")


def test_html_yang_sangat_dalam_dan_tidak_tertutup_tetap_terbaca() -> None:
    mulai = time.process_time()
    for isi in (
        b"<html>" + b"<div>" * 30_000 + b"teks",
        b"<html>" + b"<table><tr><td>" * 20_000 + b"teks",
        b"<html>" + b"<table><tr><td colspan=999999 rowspan=99999>a" * 50,
        b"<html><p>" + b"<" * 200_000,
        b"<html><p>a" + b"<!--" * 50_000,
        b"<html><p>a" + b"<![if " * 50_000,
        b"<html><p>a" + b"&#x" * 100_000,
        b"<html><p>a" + b"<a " * 100_000,
        b"<html>" + b"<b>" * 99 + b"</i>" * 100_000,
    ):
        with pytest.raises(MasukanTidakSah):
            baca_dokumen(isi, "x.html")

    assert time.process_time() - mulai < 2 * _DETIK_TERLAMA


def test_lembar_dengan_bentangan_raksasa_tidak_memakan_memori() -> None:
    lembar = LembarTulis(gabungan=["A1:XFD1048576", "B2:B20000", "A1:A1"] * 300)
    lembar.tulis(0, 0, "SOP")
    isi = bungkus_xlsx([lembar])
    xml = baca_bagian(isi, "xl/worksheets/sheet1.xml")
    jauh = xml.replace(
        b"</sheetData>", b"<row r='1048576'><c r='XFD1048576'><v>1</v></c></row></sheetData>"
    )
    lebar = xml.replace(
        b"<sheetData>", b"<cols><col min='1' max='99999999' width='1e9'/></cols><sheetData>"
    )

    mulai = time.process_time()
    for satu in (isi, jauh, lebar):
        with pytest.raises(MasukanTidakSah, match="Tidak ditemukan SOP"):
            baca_dokumen(
                ubah_bagian(isi, "xl/worksheets/sheet1.xml", satu if satu[:2] != b"PK" else xml),
                "x",
            )

    assert time.process_time() - mulai < _DETIK_TERLAMA


def test_naskah_yang_hanya_gambar_menyarankan_pdf() -> None:
    gambar = "<w:p><w:r><w:drawing><wp:inline><wp:extent cx='9' cy='9'/></wp:inline></w:drawing></w:r></w:p>"

    for isi in (bungkus_docx(gambar), bungkus_xlsx([LembarTulis()])):
        with pytest.raises(MasukanTidakSah) as galat:
            baca_dokumen(isi, "x")
        assert "PDF" in galat.value.saran


def _mutasikan(banyak: int, benih: int) -> None:
    bahan = list(_bahan().items())
    for n in range(benih, benih + banyak):
        nama, isi = bahan[n % len(bahan)]
        rusak = mutasi(isi, Random(n))  # noqa: S311 - a repeatable test, not a secret
        mulai = time.process_time()
        try:
            if n % 20:
                dokumen_dari(rusak, nama)
            else:
                baca_dokumen(rusak, nama)
        except GalatTolok:
            pass
        except Exception as galat:
            raise AssertionError(f"mutasi {n} pada {nama}") from galat
        assert time.process_time() - mulai < _DETIK_TERLAMA, f"mutasi {n} pada {nama} terlalu lama"


def test_dua_ribu_mutasi_tidak_menjatuhkan() -> None:
    _mutasikan(2_000, 0)


@pytest.mark.lambat
@pytest.mark.parametrize("ke", range(5))
def test_sepuluh_ribu_mutasi_tidak_menjatuhkan(ke: int) -> None:
    _mutasikan(2_000, 1_000_000 + ke * 2_000)

"""`tolok ukur -o X.xlsx|.pdf|.docx`: the same figures as the JSON."""

from __future__ import annotations

import json
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from docx import Document

from tolok.cli.tests.test_ukur import _baris, _buku
from tolok.cli.ukur import jalankan


@pytest.fixture
def buku(tmp_path: Path) -> Path:
    return _buku(
        tmp_path / "b.xlsx",
        [
            _baris("I1", indikator="Nilai ekspor", target="80-90"),
            _baris("I2", target="0", realisasi="1"),
            _baris("I3", realisasi=""),
            _baris("I4", target="1.210"),
            _baris("I5", indikator="+1+1", target="100", realisasi="33.3333333"),
        ],
        program=[["P1", "Program perdagangan", "1000000", "473570"]],
    )


def _tulis(buku: Path, akhiran: str) -> bytes:
    tujuan = buku.with_name(f"hasil.{akhiran}")
    assert jalankan([str(buku), "-o", str(tujuan)]) == 1
    return tujuan.read_bytes()


def test_xlsx_memuat_hasil_perhitungan_dan_masalah(buku: Path) -> None:
    kerja = openpyxl.load_workbook(BytesIO(_tulis(buku, "xlsx")))
    asli = json.loads(_tulis(buku, "json"))

    baris = list(kerja["Indikator"].iter_rows(min_row=2, values_only=True))
    assert kerja.sheetnames == ["Indikator", "Sasaran", "Program", "Perhitungan", "Masalah"]
    assert [b[0] for b in baris] == [i["kode"] for i in asli["indikator"]]
    assert [None if b[6] is None else f"{b[6]:.10f}" for b in baris] == [
        i["capaian"] for i in asli["indikator"]
    ]
    assert (baris[0][2], baris[0][4]) == ("Nilai ekspor", "80–90")
    assert kerja["Masalah"].cell(2, 5).value == asli["galat"][0]["masalah"]
    assert kerja["Perhitungan"].max_row > sum(len(i["penjelasan"]) for i in asli["indikator"])


def test_teks_berawalan_sama_dengan_tidak_menjadi_rumus(buku: Path) -> None:
    kerja = openpyxl.load_workbook(BytesIO(_tulis(buku, "xlsx")))

    sel = next(r[2] for r in kerja["Indikator"].iter_rows(min_row=2) if r[0].value == "I5")
    assert (sel.value, sel.data_type) == ("+1+1", "s")


def test_pdf_dan_word_berkata_sama(buku: Path) -> None:
    with pypdfium2.PdfDocument(_tulis(buku, "pdf")) as berkas:
        cetak = " ".join(h.get_textpage().get_text_range() for h in berkas)
    word = Document(BytesIO(_tulis(buku, "docx")))
    sel = {c.text for t in word.tables for r in t.rows for c in r.cells}

    for kata in ("Nilai ekspor", "102,22", "47,36", "tak terdefinisi: target 0"):
        assert kata in cetak.replace("\r\n", " ")
        assert any(kata in s for s in sel)


def test_tidak_menimpa_tanpa_diminta(buku: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tujuan = buku.with_name("hasil.xlsx")
    tujuan.write_bytes(b"milik orang")

    assert jalankan([str(buku), "-o", str(tujuan)]) == 2
    assert tujuan.read_bytes() == b"milik orang"
    assert "--timpa" in capsys.readouterr().err
    assert jalankan([str(buku), "-o", str(tujuan), "--timpa"]) == 1


def test_akhiran_lain_ditolak(buku: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert jalankan([str(buku), "-o", str(buku.with_name("hasil.odt"))]) == 2
    assert ".docx" in capsys.readouterr().err


def test_json_tidak_memuat_penulis_dokumen(buku: Path) -> None:
    kode = (
        "import sys; from tolok.cli.ukur import jalankan; "
        f"jalankan([{str(buku)!r}, '-o', {str(buku.with_name('h.json'))!r}]); "
        "print([m for m in ('typst', 'xlsxwriter', 'docx', 'django') if m in sys.modules])"
    )

    hasil = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", kode], capture_output=True, text=True, check=True
    )

    assert hasil.stdout.strip() == "[]"


def test_perhitungan_ribuan_indikator_ditunjuk_ke_buku_kerja(tmp_path: Path) -> None:
    banyak = _buku(tmp_path / "b.xlsx", [_baris(f"I{i}") for i in range(310)])
    tujuan = tmp_path / "h.docx"

    assert jalankan([str(banyak), "-o", str(tujuan)]) == 0
    word = Document(str(tujuan))
    assert any("lembar Perhitungan" in p.text for p in word.paragraphs)
    assert sum(len(t.rows) for t in word.tables) > 310

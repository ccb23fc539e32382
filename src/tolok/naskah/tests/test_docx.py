"""The Word file says what the PDF says, for every document, and is a sound package."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from io import BytesIO
from typing import get_args

import pypdfium2
import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from tolok.naskah.domain.blok import (
    Blok,
    Daftar,
    Gambar,
    Kolom,
    Paragraf,
    Penggalan,
    Sampul,
    Sel,
    Tabel,
)
from tolok.naskah.domain.dokumen import Dokumen
from tolok.naskah.renderers.docx import docx
from tolok.naskah.renderers.docx_blok import Penulis
from tolok.naskah.renderers.typst_pdf import pdf
from tolok.naskah.tests.contoh_dokumen import contoh_dokumen
from tolok.web.grafik import ButirBatang, batang

SEMUA = contoh_dokumen()
# What a break or a drawn box puts between letters; the same in both after it is taken out.
_HIASAN = re.compile("[\\s\u00ad\u200b\u2610\u2612\ufffe-]")


def _rapat(teks: str) -> str:
    return _HIASAN.sub("", teks)


def _kata_docx(isi: bytes) -> list[str]:
    """Every word of the body, heads and feet, list numbers and fields left out."""
    berkas = Document(BytesIO(isi))
    badan = [berkas.element.body]
    badan += [s.header._element for s in berkas.sections]
    badan += [s.footer._element for s in berkas.sections]
    kata: list[str] = []
    for akar in badan:
        for paragraf in akar.iter(qn("w:p")):
            teks = "".join(
                (t.text or "") if t.tag == qn("w:t") else " "
                for t in paragraf.iter(qn("w:t"), qn("w:br"), qn("w:tab"))
            )
            kata += teks.split()
    return kata


def _teks_pdf(isi: bytes) -> str:
    with pypdfium2.PdfDocument(isi) as berkas:
        return "\n".join(hal.get_textpage().get_text_range() for hal in berkas)


@pytest.mark.parametrize("nama", sorted(SEMUA))
def test_isi_word_sama_dengan_pdf(nama: str) -> None:
    dokumen = SEMUA[nama]

    kata = _kata_docx(docx(dokumen))
    cetak = _teks_pdf(pdf(dokumen))

    rapat_pdf, rapat_word = _rapat(cetak), _rapat("".join(kata))
    hilang_di_pdf = [k for k in kata if _rapat(k) not in rapat_pdf]
    hilang_di_word = [
        k for k in re.findall(r"[^\W\d_]{4,}(?=\s)", cetak) if k.lower() not in rapat_word.lower()
    ]
    assert hilang_di_pdf == []
    assert hilang_di_word == []


@pytest.mark.parametrize("nama", sorted(SEMUA))
def test_word_yang_sama_sama_setiap_bitnya(nama: str) -> None:
    assert docx(SEMUA[nama]) == docx(SEMUA[nama])


def test_paket_word_tanpa_makro_tanpa_jejak_waktu() -> None:
    with zipfile.ZipFile(BytesIO(docx(SEMUA["D11-laporan"]))) as berkas:
        assert berkas.testzip() is None
        assert {i.date_time for i in berkas.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [n for n in berkas.namelist() if "vba" in n.lower() or "thumbnail" in n]


def test_saat_pembuatan_adalah_saat_dokumen() -> None:
    dokumen = SEMUA["D02-nota-dinas"]
    nanti = replace(dokumen, dibuat=dokumen.dibuat + timedelta(days=1))

    sifat = Document(BytesIO(docx(nanti))).core_properties

    assert sifat.created is not None
    assert sifat.created.date() == nanti.dibuat.date()
    assert sifat.title == dokumen.perihal


def test_laporan_berjudul_sungguhan_dan_berhalaman_lanskap() -> None:
    berkas = Document(BytesIO(docx(SEMUA["D11-laporan"])))

    judul = [p.text for p in berkas.paragraphs if p.style and p.style.name == "Heading 1"]
    arah = [s.orientation for s in berkas.sections]

    assert "BAB III\nHASIL PENGUKURAN KINERJA" in judul
    assert WD_ORIENT.LANDSCAPE in arah
    assert any("TOC" in (t.text or "") for t in berkas.element.body.iter(qn("w:instrText")))


def test_kepala_tabel_gabung_terulang_di_setiap_halaman() -> None:
    berkas = Document(BytesIO(docx(SEMUA["D04-formulir"])))
    tabel = max(berkas.tables, key=lambda t: len(t.columns))

    berulang = [
        r for r in tabel.rows if r._tr.find(qn("w:trPr")).find(qn("w:tblHeader")) is not None
    ]
    gabung = [c for c in tabel.rows[0]._tr.tc_lst if c.grid_span > 1]

    assert len(berulang) >= 2
    assert gabung
    assert {sum(c.grid_span for c in r._tr.tc_lst) for r in tabel.rows} == {len(tabel.columns)}


def test_kata_status_dan_tanda_contoh_ada_di_setiap_kepala_halaman() -> None:
    dokumen = SEMUA["D11-laporan"]
    berkas = Document(BytesIO(docx(dokumen)))

    kepala = [s.header._element.xml for s in berkas.sections[1:]]

    assert dokumen.status is not None
    assert all(dokumen.status.value in k for k in kepala)
    assert dokumen.contoh
    assert all('string="CONTOH"' in k for k in kepala)


def test_f4_lebih_panjang_dari_a4() -> None:
    dokumen = SEMUA["D14-surat-pengantar"]

    def tinggi(isi: bytes) -> int:
        satu = Document(BytesIO(isi)).sections[0].page_height
        assert satu is not None
        return int(satu.mm + 0.5)

    assert (tinggi(docx(dokumen)), tinggi(docx(dokumen, "f4"))) == (297, 330)


def test_teks_pengguna_tak_pernah_menjadi_markup() -> None:
    jahat = '</w:t><w:p/>&amp; "kutip" \x00 \u202eabc <!-- -->'
    asal = SEMUA["D02-nota-dinas"]
    dokumen: Dokumen = replace(
        asal,
        isi=(
            Paragraf(teks=jahat),
            Daftar(butir=(jahat,)),
            Tabel(kolom=(Kolom(judul=jahat),), baris=((Sel(teks=jahat),),)),
        ),
    )

    teks = " ".join(_kata_docx(docx(dokumen)))

    assert teks.count("</w:t><w:p/>&amp;") == 4
    assert "[U+202E]abc" in teks
    assert "\x00" not in teks


def test_daftar_kedua_mulai_dari_satu_lagi() -> None:
    asal = SEMUA["D02-nota-dinas"]
    dokumen = replace(asal, isi=(Daftar(butir=("a", "b")), Daftar(butir=("c",))))

    berkas = Document(BytesIO(docx(dokumen)))

    nomor = [n.get(qn("w:val")) for n in berkas.element.body.iter(qn("w:numId"))]
    assert nomor == ["1", "1", "2"]


def test_sampul_tidak_bernomor_halaman() -> None:
    dokumen = SEMUA["D11-laporan"]
    assert isinstance(dokumen.isi[0], Sampul)

    sampul = Document(BytesIO(docx(dokumen))).sections[0]

    assert "PAGE" not in sampul.footer._element.xml


def test_setiap_jenis_blok_dapat_ditulis_ke_word() -> None:
    bagian = {"Sampul", "Lanskap"}  # sections, written by the document itself
    jenis = {b.__name__ for b in get_args(Blok)} - bagian

    assert {j for j in jenis if not hasattr(Penulis, f"_{j.lower()}")} == set()


def test_gambar_masuk_pdf_dan_word_dengan_kata_gantinya() -> None:
    svg = batang(
        "Capaian", "A 97,5%", [ButirBatang(nama="A", nilai=Decimal("97.5"), teks="97,5%")]
    )
    asal = SEMUA["D02-nota-dinas"]
    dokumen = replace(asal, isi=(Gambar(svg=svg, alt="Capaian A 97,5%", keterangan="Garis 100%"),))

    word = Document(BytesIO(docx(dokumen)))

    assert len(word.inline_shapes) == 2  # the emblem of the letterhead, and the drawing
    assert 'descr="Capaian A 97,5%"' in word.element.xml
    assert "97,5%" in _teks_pdf(pdf(dokumen))


def test_penggalan_terbungkus_kendali_isi_dan_tercetak_biasa() -> None:
    asal = SEMUA["D02-nota-dinas"]
    penggalan = Penggalan(tanda="tolok|x|0123456789ab", judul="X", isi=(Paragraf(teks="Isinya."),))
    dokumen = replace(asal, isi=(penggalan,))

    badan = Document(BytesIO(docx(dokumen))).element.body

    (tanda,) = badan.iter(qn("w:tag"))
    assert tanda.get(qn("w:val")) == "tolok|x|0123456789ab"
    assert "Isinya." in _teks_pdf(pdf(dokumen))
    with pytest.raises(ValueError, match="64 huruf"):
        replace(penggalan, tanda="x" * 65)

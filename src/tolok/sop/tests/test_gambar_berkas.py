"""The drawing as files: the words are the SOP's, the shapes are shapes, the bytes never change."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from dataclasses import replace
from xml.etree import ElementTree as ET

import docx as python_docx
import pypdfium2 as pdfium
import pytest
from hypothesis import given, settings

from tolok.dasar.galat import MasukanTidakSah
from tolok.sop.domain.dokumen import Keputusan, Langkah, Pelaksana, Pengesah, Sop, Tanggal
from tolok.sop.importers.baca import baca_dokumen
from tolok.sop.pustaka import daftar, muat
from tolok.sop.renderers.bentuk_gambar import BENTUK, tulis_gambar
from tolok.sop.renderers.gambar.huruf import HUBUNG, lebar, pecah
from tolok.sop.renderers.gambar.lembar import A4, F4, Bentuk, Gambar, Paragraf
from tolok.sop.renderers.gambar.susun import susun_gambar
from tolok.sop.renderers.gambar_docx import docx
from tolok.sop.renderers.gambar_pdf import pdf, pdf_dari
from tolok.sop.renderers.gambar_svg import svg
from tolok.sop.tests import susunan

WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PT = 72 / 2540


def _rapat(teks: str) -> str:
    return "".join(teks.split())


def _tanpa_hubung(teks: str) -> str:
    """Without hyphens: the reader of the PDF takes those at the end of a line away."""
    return re.sub("[\ufffe\u00ad\x02-]", "", _rapat(teks))


def _kata(p: Paragraf) -> str:
    return p.tanda + "".join(p.baris)


def _panjang() -> Sop:
    """An SOP of several pages: a text longer than a page, joint lanes, ways over pages."""
    asal = muat("003")
    langkah = [replace(asal.langkah[n % 9], nomor=n + 1, keputusan=None) for n in range(24)]
    langkah[2] = replace(langkah[2], uraian=" ".join(["Menyusun konsep keputusan"] * 120))
    langkah[17] = replace(langkah[17], keputusan=Keputusan(tidak=4))
    langkah[20] = replace(langkah[20], keputusan=Keputusan(setuju="selesai", tidak=(2, 19)))
    return replace(asal, langkah=tuple(langkah), dasar_hukum=asal.dasar_hukum * 6)


SEMUA = {kode: muat(kode) for kode in daftar()} | {"panjang": _panjang()}


@pytest.mark.parametrize("kode", SEMUA)
def test_kata_pada_setiap_sel_pdf_sama_dengan_isinya(kode: str) -> None:
    gambar = susun_gambar(SEMUA[kode])

    berkas = pdfium.PdfDocument(pdf_dari(gambar))

    assert len(berkas) == len(gambar.lembar)
    for ke_halaman, lembar in enumerate(gambar.lembar):
        halaman = berkas[ke_halaman].get_textpage()
        for ke, baris in enumerate(lembar.tabel.baris):
            for sel in baris.sel:
                k = lembar.tabel.kotak_sel(ke, sel)
                atas, bawah = (A4.tinggi - y for y in (k.y, k.bawah))
                tertulis = halaman.get_text_bounded(k.x * PT, bawah * PT, k.kanan * PT, atas * PT)
                harapan = _rapat("".join(map(_kata, sel.isi)))
                assert _tanpa_hubung(tertulis) == _tanpa_hubung(harapan)


@pytest.mark.parametrize("kode", SEMUA)
def test_pdf_bertanda_dan_dapat_dibacakan(kode: str) -> None:
    isi = pdf_dari(susun_gambar(SEMUA[kode]), penulis="Uji", standar="ua-1")

    assert b"/StructTreeRoot" in isi


def test_setiap_isian_halaman_muka_tercetak() -> None:
    sop = replace(
        muat("004"),
        tanggal=Tanggal(pembuatan="2025-01-02", revisi="2025-03", efektif="2025-04-01"),
        disahkan_oleh=Pengesah(
            jabatan="Kepala Dinas", nama="Rara Uji", pangkat="Pembina", nip="197001011995031001"
        ),
    )

    teks = _rapat(pdfium.PdfDocument(pdf(sop))[0].get_textpage().get_text_range())

    for satu in (
        *sop.peralatan, *sop.keterkaitan, sop.nomor, "2Januari2025", "Maret2025", "1April2025",
        "KepalaDinas", "RaraUji", "Pembina", "NIP.19700101199503 1 001", "TanggalEfektif",
    ):  # fmt: skip
        assert _rapat(satu or "") in teks
    assert "TanggalPengesahan" not in teks


def test_kertas_f4_mendatar() -> None:
    berkas = pdfium.PdfDocument(pdf(muat("001"), F4))

    ukuran = {(round(h.get_width() / PT), round(h.get_height() / PT)) for h in berkas}

    assert ukuran == {(33000, 21500)}


@pytest.mark.parametrize("akhiran", BENTUK)
def test_sop_yang_sama_menjadi_bita_yang_sama(akhiran: str) -> None:
    satu, dua = (tulis_gambar(SEMUA["panjang"], akhiran) for _ in range(2))

    assert satu == dua


def test_svg_memuat_teks_dan_tidak_memuat_naskah_program() -> None:
    sop = replace(muat("000"), nama='<script>alert("x")</script> & SOP')

    gambar = svg(sop)

    akar = ET.fromstring(gambar)  # noqa: S314 - our own drawing
    assert akar.tag.endswith("svg")
    assert "<script" not in gambar
    assert "Menugaskan pelaksanaan" in gambar


def _wsp(isi: bytes) -> list[ET.Element]:
    with zipfile.ZipFile(io.BytesIO(isi)) as berkas:
        return list(ET.fromstring(berkas.read("word/document.xml")).iter(f"{WPS}wsp"))  # noqa: S314


def _jenis(wsp: list[ET.Element]) -> Counter[str]:
    return Counter(g.get("prst", "") for s in wsp for g in s.iter(f"{A}prstGeom"))


@pytest.mark.parametrize("kode", SEMUA)
def test_word_memuat_setiap_simbol_dan_panah_yang_tersambung(kode: str) -> None:
    gambar = susun_gambar(SEMUA[kode])
    bentuk = Counter(s.bentuk for lembar in gambar.lembar for s in lembar.simbol)

    wsp = _wsp(docx(SEMUA[kode]))

    jenis = _jenis(wsp)
    assert jenis["flowChartProcess"] == bentuk[Bentuk.KOTAK]
    assert jenis["flowChartDecision"] == bentuk[Bentuk.KETUPAT]
    assert jenis["flowChartTerminator"] == bentuk[Bentuk.KAPSUL]
    assert jenis["flowChartOffpageConnector"] == bentuk[Bentuk.PENGHUBUNG]
    nomor = {n.get("id") for s in wsp for n in s.iter(f"{WPS}cNvPr")}
    assert len(nomor) == len(wsp)
    sambungan = [s for s in wsp if s.find(f"{WPS}cNvCnPr") is not None]
    assert len(sambungan) == sum(len(lembar.panah) for lembar in gambar.lembar)
    for satu in sambungan:
        assert {u.get("id") for t in ("stCxn", "endCxn") for u in satu.iter(A + t)} <= nomor


def test_panah_word_yang_pulang_ke_lajurnya_berada_dalam_kotaknya() -> None:
    """Two decisions above each other: the way back leaves and arrives at one side. Programs lay
    such a line anew, over the text beside it, unless its box holds the whole of it."""
    lajur = (Pelaksana(kode="a", nama="Kepala"), Pelaksana(kode="b", nama="Staf"))
    semua = tuple(
        Langkah(nomor=n, uraian="Memeriksa", pelaksana=("a",), keputusan=Keputusan(tidak=n - 1))
        for n in range(2, 6)
    )
    awal = Langkah(nomor=1, uraian="Memulai", pelaksana=("b",))

    pulang = []
    for bentuk in _wsp(docx(Sop(nama="Uji", pelaksana=lajur, langkah=(awal, *semua)))):
        titik = list(bentuk.iter(f"{A}pt"))
        if titik and titik[0].get("x") == titik[-1].get("x"):
            pulang.append((next(bentuk.iter(f"{A}ext")), titik))

    assert pulang
    for ukuran, titik in pulang:
        for sumbu, sisi in (("x", "cx"), ("y", "cy")):
            letak = [int(t.get(sumbu, "")) for t in titik]
            assert (min(letak), max(letak)) == (0, int(ukuran.get(sisi, "")))


@pytest.mark.parametrize("kode", SEMUA)
def test_word_dibuka_dengan_tabel_dan_kata_yang_sama(kode: str) -> None:
    gambar = susun_gambar(SEMUA[kode])

    dokumen = python_docx.Document(io.BytesIO(docx(SEMUA[kode])))

    assert len(dokumen.tables) == len(gambar.lembar)
    for tabel, lembar in zip(dokumen.tables, gambar.lembar, strict=True):
        assert [len(lembar.tabel.kolom)] * len(tabel.rows) == [len(r.cells) for r in tabel.rows]
        for ke, baris in enumerate(lembar.tabel.baris):
            for sel in baris.sel:
                isi = [
                    re.sub("[\t\u200b]", "", p.text) for p in tabel.cell(ke, sel.kolom).paragraphs
                ]
                assert [t for t in isi if t] == [p.tanda + p.teks for p in sel.isi if p.teks]


def test_teks_word_memakai_gaya_bernama() -> None:
    """One change of a style changes all text of its kind: runs say no size of their own."""
    dokumen = python_docx.Document(io.BytesIO(docx(muat("000"))))

    alir = dokumen.tables[1]
    assert {p.style.name for p in alir.cell(2, 1).paragraphs if p.style} == {"Isi Tabel SOP"}
    assert {p.style.name for p in alir.cell(0, 1).paragraphs if p.style} == {"Kepala Tabel SOP"}
    assert {r.font.size for p in alir.cell(2, 1).paragraphs for r in p.runs} == {None}


def test_kepala_tabel_word_berulang_dan_baris_tidak_terbelah() -> None:
    dokumen = python_docx.Document(io.BytesIO(docx(muat("000"))))

    baris = dokumen.tables[1].rows
    assert [r._tr.find(f"{W}trPr/{W}tblHeader") is not None for r in baris][:3] == [
        True, True, False,
    ]  # fmt: skip
    assert all(r._tr.find(f"{W}trPr/{W}cantSplit") is not None for r in baris)


def _penghubung(gambar: Gambar) -> dict[str, list[tuple[int, str]]]:
    hasil: dict[str, list[tuple[int, str]]] = {}
    for lembar in gambar.lembar:
        for s in lembar.simbol:
            if s.bentuk is Bentuk.PENGHUBUNG:
                hasil.setdefault(s.teks, []).append((lembar.nomor, s.keterangan))
    return hasil


def test_kata_sambungan_halaman_di_luar_tabel() -> None:
    dua, tiga = susun_gambar(muat("000")).lembar[1:]

    assert dua.catatan is not None
    assert dua.catatan.teks == "Bersambung ke halaman 3 (A)"
    assert tiga.judul is not None
    assert tiga.judul.teks == "Sambungan dari halaman 2 (A)"


@pytest.mark.parametrize("bentuk", ["docx", "pdf"])
@pytest.mark.parametrize("kode", daftar())
def test_yang_digambar_terbaca_kembali(kode: str, bentuk: str) -> None:
    asal = muat(kode)

    (terbaca,) = baca_dokumen(tulis_gambar(asal, bentuk), f"{kode}.{bentuk}")

    assert [_isi(satu, terbaca) for satu in terbaca.langkah] == [
        _isi(satu, asal) for satu in asal.langkah
    ]
    assert (terbaca.nama, terbaca.unit, terbaca.tanggal) == (asal.nama, asal.unit, asal.tanggal)
    assert list(map(_rapat, terbaca.dasar_hukum)) == list(map(_rapat, asal.dasar_hukum))


def _isi(satu: Langkah, sop: Sop) -> tuple[object, ...]:
    """What is drawn of a row. A word wider than its column stands on two lines of a PDF, which
    no reader can tell from two words."""
    lajur = [sop.nama_lajur[kode] for kode in satu.pelaksana]
    if satu.digambar_di is not None:
        lajur = [sop.nama_lajur[satu.digambar_di]]
    waktu = satu.mutu.waktu.tampil if satu.mutu.waktu else None
    return (
        satu.nomor, _rapat(satu.uraian), lajur, satu.mutu.kelengkapan, waktu, satu.mutu.output,
        satu.keterangan, satu.keputusan,
    )  # fmt: skip


def test_penghubung_menyebut_halaman_pasangannya() -> None:
    gambar = susun_gambar(muat("000"))

    assert _penghubung(gambar) == {
        "A": [(2, "Penghubung A ke halaman 3"), (3, "Penghubung A dari halaman 2")]
    }


def test_keputusan_di_ujung_mendapat_mulai_dan_selesai() -> None:
    lajur = (Pelaksana(kode="a", nama="Kepala"),)
    satu = Langkah(nomor=1, uraian="Memeriksa", pelaksana=("a",), keputusan=Keputusan(tidak=1))

    gambar = susun_gambar(Sop(nama="Uji", pelaksana=lajur, langkah=(satu,)))

    assert [s.bentuk.value for s in gambar.lembar[1].simbol] == ["kapsul", "ketupat", "kapsul"]
    label = [p.label.teks for p in gambar.lembar[1].panah if p.label]
    assert sorted(label) == ["Tidak", "Ya"]


def test_lajur_terlalu_banyak_ditolak_dengan_kalimat() -> None:
    lajur = tuple(Pelaksana(kode=f"l{n}", nama=f"Lajur {n}") for n in range(21))

    with pytest.raises(MasukanTidakSah, match="21 lajur"):
        susun_gambar(Sop(nama="Uji", pelaksana=lajur))


def test_tidak_ada_kata_yang_hilang_pada_pemenggalan() -> None:
    teks = "Mempertanggungjawabkan penyelenggaraan/pelaksanaan e-government lintas-instansi"

    baris = pecah(teks, 1400, 8.5)

    assert all(lebar(satu, 8.5) <= 1400 for satu in baris)
    assert _tanpa_hubung("".join(baris)) == _tanpa_hubung(teks)
    assert any(satu.endswith(HUBUNG) for satu in baris)


def test_gambar_a4_adalah_bawaan() -> None:
    assert susun_gambar(muat("000")).kertas is A4


@settings(max_examples=15, deadline=None)
@given(sop=susunan.sop)
def test_isi_seganjil_apa_pun_menjadi_berkas_yang_dapat_dibuka(sop: Sop) -> None:
    assert len(pdfium.PdfDocument(pdf(sop))) >= 1
    assert python_docx.Document(io.BytesIO(docx(sop))).tables
    assert ET.fromstring(svg(sop)).tag.endswith("svg")  # noqa: S314 - our own drawing

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings, strategies as st

from tolok.sop.importers.docx.baca import baca_docx
from tolok.sop.importers.dokumen import Tabel
from tolok.sop.pustaka import daftar, muat
from tolok.sop.tests.bacaan_dokumen import alur, harapan, hubungan, isi_paragraf, tabel_langkah
from tolok.sop.tests.pembuat.contoh import pindahkan, singkat
from tolok.sop.tests.pembuat.isi import tata
from tolok.sop.tests.pembuat.mutasi import baca_bagian, ubah_bagian
from tolok.sop.tests.pembuat.naskah_docx import CaraGambar, buat_docx, bungkus_docx

CARA = [
    CaraGambar(jangkar="sel", garis="letak"),
    CaraGambar(jangkar="awal"),
    CaraGambar(jangkar="luar"),
    CaraGambar(jangkar="grup", garis="nama"),
    CaraGambar(jangkar="grup", garis="letak"),
    CaraGambar(jangkar="vml"),
]
# Heights of step rows as a word processor set them: the file does not say them.
TINGGI_NYATA = {
    "000": (21, 32, 52, 52, 42, 32, 42, 52, 42, 42, 115),
    "001": (21, 32, 52, 21, 52, 32, 42),
    "002": (21, 42, 21, 42, 63, 32, 42, 42, 32, 52),
    "003": (32, 52, 32, 52, 52, 63, 63, 52, 32),
    "004": (42, 32, 32, 32, 32, 32, 32),
}


def _nama(cara: CaraGambar) -> str:
    return f"{cara.jangkar}-{cara.garis}"


def _paragraf(teks: str) -> str:
    return f"<w:p><w:r><w:t>{teks}</w:t></w:r></w:p>"


def _sel(isi: str, sifat: str = "") -> str:
    return f"<w:tc><w:tcPr>{sifat}</w:tcPr>{isi}</w:tc>"


@pytest.mark.parametrize("cara", CARA, ids=_nama)
def test_simbol_jatuh_di_baris_dan_lajurnya_dengan_cara_gambar_apa_pun(cara: CaraGambar) -> None:
    isi = singkat()

    tabel = tabel_langkah(baca_docx(buat_docx(isi, cara)))

    assert alur(tabel) == harapan(isi)
    if cara.garis != "tanpa":
        assert hubungan(tabel) == {(0, 1, ""), (1, 2, ""), (2, 3, "Ya"), (2, 1, "Tidak")}


@pytest.mark.parametrize("kode", daftar())
@pytest.mark.parametrize("cara", CARA[:5], ids=_nama)
@pytest.mark.parametrize("skala", [0.8, 1.0, 1.5])
def test_simbol_terbaca_walau_tinggi_baris_tidak_tertulis(
    cara: CaraGambar, kode: str, skala: float
) -> None:
    isi = tata(muat(kode))
    tinggi = tuple(h * skala for h in TINGGI_NYATA[kode])

    tabel = tabel_langkah(baca_docx(buat_docx(isi, replace(cara, tinggi=tinggi))))

    assert alur(tabel) == harapan(isi)


@settings(max_examples=40, deadline=None)
@given(ke=st.integers(0, 3), lajur=st.integers(0, 4), cara=st.sampled_from(CARA))
def test_simbol_yang_dipindah_mengubah_tepat_satu_lajur(
    ke: int, lajur: int, cara: CaraGambar
) -> None:
    isi = singkat()
    lama = alur(tabel_langkah(baca_docx(buat_docx(isi, cara))))

    baru = alur(tabel_langkah(baca_docx(buat_docx(pindahkan(isi, ke, lajur), cara))))

    jenis = next(iter(lama[ke]))[1]
    assert baru == {**lama, ke: {(lajur, jenis)}}


@pytest.mark.parametrize("skala", [0.8, 1.0, 1.5])
@pytest.mark.parametrize("kode", daftar())
def test_bagan_yang_digambar_per_halaman_terbaca(kode: str, skala: float) -> None:
    isi = tata(muat(kode))
    tinggi = tuple(h * skala for h in TINGGI_NYATA[kode])
    cara = CaraGambar(jangkar="awal", ganti_halaman=4, tinggi=tinggi)

    assert alur(tabel_langkah(baca_docx(buat_docx(isi, cara)))) == harapan(isi)


@pytest.mark.parametrize("kode", daftar())
def test_simbol_yang_jangkarnya_tertinggal_di_baris_atas_terbaca_di_barisnya(kode: str) -> None:
    isi = tata(muat(kode))
    cara = CaraGambar(jangkar="sebelum", tinggi=TINGGI_NYATA[kode])

    assert alur(tabel_langkah(baca_docx(buat_docx(isi, cara)))) == harapan(isi)


@pytest.mark.parametrize("jangkar", ["awal", "luar", "grup"])
def test_bagan_di_atas_satu_sel_gabungan_terbaca_menurut_kisinya(jangkar: str) -> None:
    isi = singkat()

    tabel = tabel_langkah(baca_docx(buat_docx(isi, CaraGambar(jangkar=jangkar, satu_petak=True))))

    assert alur(tabel) == harapan(isi)


def test_sel_gabungan_berdiri_sekali_dengan_bentangannya() -> None:
    tabel = tabel_langkah(baca_docx(buat_docx(singkat())))

    kepala = [(s.teks, s.kolom, s.lebar_kolom, s.tinggi_baris) for s in tabel.baris[0]]

    assert kepala == [
        ("No", 0, 1, 2),
        ("Uraian Kegiatan", 1, 1, 2),
        ("Pelaksana", 2, 5, 1),
        ("Mutu Baku", 7, 3, 1),
        ("Ket", 10, 1, 2),
    ]


def test_nomor_otomatis_terbaca_seperti_tercetak() -> None:
    dokumen = baca_docx(buat_docx(tata(muat("002"))))
    kotak = next(t for t in dokumen.tabel if t.baris[0][0].teks == "Dasar Hukum")

    assert [baris[0].teks for baris in tabel_langkah(dokumen).baris[2:]] == [
        f"{n}." for n in range(1, 11)
    ]
    assert kotak.baris[1][1].teks.split("\n")[1] == "2. Sekretaris"
    assert kotak.baris[3][0].teks.startswith("1. SOP Pembuatan Surat Masuk")


def test_halaman_dihitung_dari_pemisahnya() -> None:
    dokumen = baca_docx(buat_docx(singkat()))

    assert len(dokumen.halaman) == 2
    assert tabel_langkah(dokumen).tempat.halaman == 2


def test_tulisan_terhapus_dan_tersembunyi_tidak_dibaca() -> None:
    badan = (
        "<w:p><w:r><w:t>Tetap</w:t></w:r><w:del><w:r><w:delText> hilang</w:delText></w:r></w:del>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t> sembunyi</w:t></w:r>"
        "<w:ins><w:r><w:t> baru</w:t></w:r></w:ins><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
    )

    assert isi_paragraf(baca_docx(bungkus_docx(badan))) == ["Tetap baru"]


def test_lambang_huruf_simbol_terbaca_sebagai_tandanya() -> None:
    badan = (
        "<w:p><w:r><w:sym w:font='Wingdings' w:char='F06F'/><w:t>\uf0e0 Kepala</w:t></w:r></w:p>"
    )

    assert isi_paragraf(baca_docx(bungkus_docx(badan))) == ["□→ Kepala"]


def test_tabel_di_dalam_sel_menyusul_sebagai_tabel_sendiri() -> None:
    def tabel(*baris: str) -> str:
        return (
            f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(f'<w:tr>{b}</w:tr>' for b in baris)}</w:tbl>"
        )

    dalam = tabel(
        *(_sel(_paragraf(a)) + _sel(_paragraf(b)) for a, b in [("Nomor", "7"), ("Revisi", "-")])
    )
    badan = tabel(_sel(_paragraf("Luar") + dalam + _paragraf("")) + _sel(_paragraf("Kanan")))

    luar, anak = baca_docx(bungkus_docx(badan)).tabel

    assert [s.teks for s in luar.baris[0]] == ["Luar", "Kanan"]
    assert [[s.teks for s in b] for b in anak.baris] == [["Nomor", "7"], ["Revisi", "-"]]


def test_daftar_yang_diketik_sebagai_tabel_dibaca_sebagai_baris_selnya() -> None:
    isi = "".join(
        f"<w:tr>{_sel(_paragraf(f'{n}.'))}{_sel(_paragraf(t))}</w:tr>"
        for n, t in enumerate(["Printer", "Komputer"], 1)
    )
    dalam = f"<w:tbl><w:tblPr/><w:tblGrid/>{isi}</w:tbl>"
    badan = (
        f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr>{_sel(_paragraf('Peralatan') + dalam)}</w:tr></w:tbl>"
    )

    (tabel,) = baca_docx(bungkus_docx(badan)).tabel

    assert tabel.baris[0][0].teks == "Peralatan\n1. Printer\n2. Komputer"


def test_kotak_teks_di_luar_tabel_menjadi_paragraf() -> None:
    gambar = (
        "<w:r><w:drawing><wp:anchor><wp:positionH relativeFrom='page'><wp:posOffset>0</wp:posOffset>"
        "</wp:positionH><wp:extent cx='2540000' cy='254000'/><a:graphic><a:graphicData><wps:wsp>"
        "<wps:cNvSpPr txBox='1'/><wps:spPr><a:xfrm><a:off x='0' y='0'/><a:ext cx='2540000' cy='254000'/>"
        "</a:xfrm><a:prstGeom prst='rect'/></wps:spPr><wps:txbx><w:txbxContent>"
        f"{_paragraf('DINAS PERHUBUNGAN')}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData>"
        "</a:graphic></wp:anchor></w:drawing></w:r>"
    )

    assert isi_paragraf(baca_docx(bungkus_docx(f"<w:p>{gambar}</w:p>{_paragraf('Sesudah')}"))) == [
        "DINAS PERHUBUNGAN",
        "Sesudah",
    ]


def test_baris_di_luar_kisi_tidak_menggeser_kolom() -> None:
    badan = (
        "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='500'/><w:gridCol w:w='900'/></w:tblGrid>"
        f"<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>{_sel(_paragraf('B'))}</w:tr>"
        f"<w:tr>{_sel(_paragraf('A'))}{_sel(_paragraf('C'))}</w:tr></w:tbl>"
    )

    (tabel,) = baca_docx(bungkus_docx(badan)).tabel

    assert isinstance(tabel, Tabel)
    assert [(s.teks, s.kolom) for baris in tabel.baris for s in baris] == [
        ("B", 1),
        ("A", 0),
        ("C", 1),
    ]


def test_tabel_di_kepala_halaman_dibaca_sekali_di_depan() -> None:
    kepala = (
        "<w:tbl><w:tblPr/><w:tblGrid/><w:tr>" + _sel(_paragraf("Nomor SOP")) + "</w:tr></w:tbl>"
    )
    rujukan = "<w:headerReference w:type='{}' r:id='rId9'/>"
    badan = (
        _paragraf("Isi")
        + f"<w:sectPr>{rujukan.format('default')}{rujukan.format('first')}</w:sectPr>"
    )
    isi = bungkus_docx(badan)
    hubungan = baca_bagian(isi, "word/_rels/document.xml.rels").replace(
        b"</Relationships>",
        b"<Relationship Id='rId9' Type='http://schemas.openxmlformats.org/officeDocument/2006/"
        b"relationships/header' Target='header1.xml'/></Relationships>",
    )
    naskah = baca_bagian(bungkus_docx(kepala), "word/document.xml")
    isi = ubah_bagian(isi, "word/header1.xml", naskah.replace(b"w:document", b"w:hdr"))

    dokumen = baca_docx(ubah_bagian(isi, "word/_rels/document.xml.rels", hubungan))

    assert [t.baris[0][0].teks for t in dokumen.tabel] == ["Nomor SOP"]
    assert isi_paragraf(dokumen) == ["Isi"]
    assert dokumen.blok[0] == next(dokumen.tabel)


def test_ragam_ketat_dan_sandi_lain_terbaca_sama() -> None:
    isi = buat_docx(singkat())
    ketat = isi
    for bagian in (
        "word/document.xml",
        "word/numbering.xml",
        "_rels/.rels",
        "word/_rels/document.xml.rels",
    ):
        xml = baca_bagian(ketat, bagian)
        for lama, baru in (
            (
                b"schemas.openxmlformats.org/wordprocessingml/2006",
                b"purl.oclc.org/ooxml/wordprocessingml",
            ),
            (b"schemas.openxmlformats.org/drawingml/2006", b"purl.oclc.org/ooxml/drawingml"),
            (
                b"schemas.openxmlformats.org/officeDocument/2006",
                b"purl.oclc.org/ooxml/officeDocument",
            ),
        ):
            xml = xml.replace(lama, baru)
        ketat = ubah_bagian(ketat, bagian, xml)
    naskah = baca_bagian(isi, "word/document.xml").decode().replace("UTF-8", "UTF-16")
    utf16 = ubah_bagian(isi, "word/document.xml", naskah.encode("utf-16"))

    assert baca_docx(ketat) == baca_docx(isi) == baca_docx(utf16)

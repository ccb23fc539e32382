"""PDF with a text layer: tables, symbols and arrows as different programs draw them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tolok.dasar.galat import MasukanTidakSah
from tolok.sop.importers.baca import baca_dokumen
from tolok.sop.importers.pdf.baca import baca_pdf
from tolok.sop.pustaka import daftar, muat
from tolok.sop.tests.pembuat.bandingkan import alur_dokumen, alur_isi, tabel_langkah
from tolok.sop.tests.pembuat.contoh import pindahkan, singkat
from tolok.sop.tests.pembuat.isi import tata
from tolok.sop.tests.pembuat.naskah_pdf import CaraPdf, buat_pdf, pdf_dari_typst


@pytest.mark.parametrize("kode", daftar())
def test_alur_sop_pustaka_terbaca_utuh(kode: str) -> None:
    isi = tata(muat(kode))

    alur = alur_dokumen(baca_pdf(buat_pdf(isi)))

    assert alur.simbol == alur_isi(isi).simbol
    assert alur.panah == alur_isi(isi).panah


@pytest.mark.parametrize(
    "cara",
    [
        CaraPdf(garis="isian", panah="isian"),
        CaraPdf(garis="kotak", panah="ruas"),
        CaraPdf(garis="garis", panah="ruas", kepala_putar=True),
        CaraPdf(simbol_ruas=True, panah="ruas"),
        CaraPdf(belah_kolom=4),
        CaraPdf(belah_kolom=6, garis="isian", panah="isian"),
        CaraPdf(baris_per_halaman=4, penghubung=True),
        CaraPdf(identitas=False),
        CaraPdf(sirip=True, panah="ruas"),
        CaraPdf(panah="putus"),
        CaraPdf(ganda=True),
        CaraPdf(tanda_air="SALINAN SAH"),
    ],
)
def test_cara_menggambar_tidak_mengubah_bacaan(cara: CaraPdf) -> None:
    isi = tata(muat("002"))

    alur = alur_dokumen(baca_pdf(buat_pdf(isi, cara)))

    harap = alur_isi(isi)
    assert alur.simbol == harap.simbol
    if cara.baris_per_halaman < len(isi.langkah):
        lewat = {p for p in harap.panah if p[1] != p[0] + 1}
        assert alur.panah == {p for p in harap.panah if p not in lewat} | (lewat & alur.panah)
    else:
        assert alur.panah == harap.panah


def test_simbol_yang_pindah_lajur_mengubah_satu_baris_saja() -> None:
    asal = alur_dokumen(baca_pdf(buat_pdf(singkat())))
    pindah = alur_dokumen(baca_pdf(buat_pdf(pindahkan(singkat(), 2, 4))))

    assert asal.simbol[3] == {(3, "keputusan")}
    assert pindah.simbol == {**asal.simbol, 3: frozenset({(4, "keputusan")})}
    assert pindah.panah == asal.panah


def test_kotak_menjadi_belah_ketupat_mengubah_jenisnya_saja() -> None:
    isi = singkat()
    baris = (*isi.langkah[:1], replace(isi.langkah[1], rupa="flowChartDecision"), *isi.langkah[2:])

    asal = alur_dokumen(baca_pdf(buat_pdf(isi)))
    ubah = alur_dokumen(baca_pdf(buat_pdf(replace(isi, langkah=baris))))

    assert {n for n in asal.simbol if asal.simbol[n] != ubah.simbol[n]} == {2}
    assert {x for x, _ in ubah.simbol[2]} == {x for x, _ in asal.simbol[2]}


def test_kepala_yang_diputar_terbaca_sebagai_kata() -> None:
    isi = tata(muat("002"))

    tabel = tabel_langkah(baca_pdf(buat_pdf(isi, CaraPdf(kepala_putar=True))))

    kepala = [s.teks.replace("\n", " ") for s in tabel.baris[1][:5]]
    assert kepala == list(isi.lajur)


def test_kolom_yang_terbelah_halaman_disatukan_dengan_kepalanya() -> None:
    isi = singkat()

    tabel = tabel_langkah(baca_pdf(buat_pdf(isi, CaraPdf(belah_kolom=4))))

    teks = [s.teks for s in tabel.baris[1]]
    assert teks == [*isi.lajur, "Kelengkapan", "Waktu", "Output"]
    halaman = {s.tempat.halaman for s in tabel.baris[3]}
    assert halaman == {2, 3}


def test_sop_dari_pdf_sama_dengan_yang_dicetak() -> None:
    cetak = muat("002")

    (sop,) = baca_dokumen(buat_pdf(tata(cetak)), "sop.pdf")

    assert sop.nama == cetak.nama
    assert [_rapat(x.uraian) for x in sop.langkah] == [_rapat(x.uraian) for x in cetak.langkah]
    assert [x.mutu.waktu for x in sop.langkah] == [x.mutu.waktu for x in cetak.langkah]
    assert [p.nama for p in sop.pelaksana] == [p.nama for p in cetak.pelaksana]


def test_butir_bernomor_di_tengah_tinggi_isinya_tetap_satu_butir() -> None:
    sumber = """
#place(dx: 20pt, dy: 20pt, rect(width: 300pt, height: 100pt, stroke: .6pt))
#place(dx: 20pt, dy: 120pt, rect(width: 300pt, height: 30pt, stroke: .6pt))
#set text(size: 8pt)
#place(dx: 24pt, dy: 30pt)[1.]
#place(dx: 40pt, dy: 26pt)[Undang-Undang Nomor 10 tentang]
#place(dx: 40pt, dy: 35pt)[Anggrek Hutan;]
#place(dx: 24pt, dy: 60pt)[2.]
#place(dx: 40pt, dy: 56pt)[Peraturan Daerah Nomor 5 tentang]
#place(dx: 40pt, dy: 65pt)[Taman Kota.]
#place(dx: 24pt, dy: 130pt)[Keterkaitan]
"""
    dokumen = baca_pdf(pdf_dari_typst(sumber))

    teks = [s.teks for t in dokumen.tabel for b in t.baris for s in b if s.teks]
    assert teks[0].split("\n") == [
        "1. Undang-Undang Nomor 10 tentang",
        "Anggrek Hutan;",
        "2. Peraturan Daerah Nomor 5 tentang",
        "Taman Kota.",
    ]


def _rapat(teks: str) -> str:
    """A line may be broken after a stroke."""
    return teks.replace("/ ", "/")


def _terkunci() -> bytes:
    """A one-page PDF that wants a password (standard handler, revision 2)."""
    sandi = b"(" + b"\\001" * 32 + b")"
    objek = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>",
        b"<</Filter/Standard/V 1/R 2/P -4/O " + sandi + b"/U " + sandi + b">>",
    ]
    isi = bytearray(b"%PDF-1.4\n")
    letak = []
    for n, o in enumerate(objek, start=1):
        letak.append(len(isi))
        isi += b"%d 0 obj\n%s\nendobj\n" % (n, o)
    mulai = len(isi)
    isi += b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % x for x in letak)
    isi += (
        b"trailer\n<</Size 5/Root 1 0 R/Encrypt 4 0 R/ID[(a)(a)]>>\nstartxref\n%d\n%%%%EOF" % mulai
    )
    return bytes(isi)


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        (_terkunci(), "terkunci kata sandi"),
        (b"%PDF-1.7", "rusak atau terpotong"),
        (b"%PDF-1.7\n" + b"\x00" * 5_000, "rusak atau terpotong"),
        (buat_pdf(singkat())[:4_000], "rusak atau terpotong"),
        (pdf_dari_typst("#pagebreak()" * 500), "501 halaman"),
    ],
    ids=["terkunci", "kepala", "nol", "terpotong", "tebal"],
)
def test_pdf_yang_tidak_dapat_dipakai_ditolak_dengan_satu_kalimat(isi: bytes, kata: str) -> None:
    with pytest.raises(MasukanTidakSah) as galat:
        baca_pdf(isi)

    assert kata in galat.value.pesan
    assert galat.value.saran


def test_pdf_kosong_tidak_berisi_sop() -> None:
    with pytest.raises(MasukanTidakSah, match="Tidak ditemukan SOP"):
        baca_dokumen(pdf_dari_typst("#pagebreak()"), "a.pdf")


def test_kaki_halaman_yang_berulang_tidak_terbaca_sebagai_isi() -> None:
    satu = "#place(dx: 30pt, dy: 680pt)[Dicetak dari laman dinas]\n#place(dx: 30pt, dy: 300pt)[Isi {}]\n"
    dokumen = baca_pdf(pdf_dari_typst("#pagebreak()\n".join(satu.format(n) for n in (1, 2))))

    assert [getattr(b, "teks", "") for b in dokumen.blok] == ["Isi 1", "Isi 2"]

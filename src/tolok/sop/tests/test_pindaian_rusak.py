"""Scans as they come: noise, shadows, stamps, ticks, sheets on their side, words unsure."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from PIL import Image, ImageDraw, ImageFont

from tolok.sop.domain.dokumen import Keyakinan
from tolok.sop.importers.baca import baca_sop
from tolok.sop.importers.dokumen import Dokumen, Halaman, Kotak, Tempat
from tolok.sop.importers.lembar.lembar import Kata, Ruas
from tolok.sop.importers.makna.kata_ragu import dengan_kata_ragu
from tolok.sop.importers.pagar.pembaca import _letak
from tolok.sop.importers.pdf.baca import baca_pdf
from tolok.sop.importers.pindaian.arah import mungkin_terbaring
from tolok.sop.importers.pindaian.baca import baca_gambar
from tolok.sop.importers.pindaian.garis import Lurusan, cari_rantai, pekat, samar
from tolok.sop.importers.pindaian.guntingan import Guntingan
from tolok.sop.importers.pindaian.kata import kata_pindaian
from tolok.sop.importers.pindaian.kepala_panah import kepala_garis
from tolok.sop.importers.pindaian.kertas import putihkan, ratakan
from tolok.sop.importers.pindaian.tanda_lepas import guntingan_bertanda
from tolok.sop.importers.pindaian.tesseract import _kata, tesseract_ada
from tolok.sop.importers.pindaian.tinta import tanpa_tinta_biru
from tolok.sop.importers.pindaian.tinta_sel import cari_tinta, tanpa_titik_dua
from tolok.sop.importers.pindaian.ukuran import SKALA
from tolok.sop.pustaka import muat
from tolok.sop.tests.pembuat.bandingkan import alur_dokumen, alur_isi, tabel_langkah
from tolok.sop.tests.pembuat.contoh import singkat
from tolok.sop.tests.pembuat.naskah_pdf import CaraPdf, buat_pdf, gambar_pdf
from tolok.sop.tests.pembuat.pindaian import berbayang, bercak, pdf_berlapis, png

perlu_tesseract = pytest.mark.skipif(
    not tesseract_ada(), reason="tesseract dengan data bahasa Indonesia tidak terpasang"
)


def _halaman() -> Image.Image:
    isi = gambar_pdf(buat_pdf(singkat(), CaraPdf(identitas=False)))
    return Image.open(io.BytesIO(isi)).convert("L")


@pytest.mark.parametrize(
    ("putar", "kotak"),
    [
        (0, [0.1, 0.2, 0.3, 0.4]),
        (90, [0.2, 0.7, 0.4, 0.9]),
        (270, [0.6, 0.1, 0.8, 0.3]),
    ],
)
def test_tempat_pada_halaman_yang_ditegakkan_dikembalikan_ke_gambarnya(
    putar: int, kotak: list[float]
) -> None:
    tempat = Tempat(halaman=1, kotak=Kotak(kiri=10, atas=40, kanan=30, bawah=80))
    halaman = Halaman(nomor=1, lebar=100, tinggi=200, putar=putar)

    assert _letak(tempat, {1: halaman}) == {"h": 1, "k": kotak}


def _bagian_terbaca(dokumen: Dokumen) -> float:
    kata = {k for b in tabel_langkah(dokumen).baris for s in b for k in s.teks.casefold().split()}
    cetak = {k for b in singkat().langkah for k in b.uraian.casefold().split()}
    return len(cetak & kata) / len(cetak)


@perlu_tesseract
@pytest.mark.parametrize("rusak", [bercak, berbayang])
def test_kertas_kelabu_atau_berbayang_terbaca_seperti_kertas_putih(rusak: object) -> None:
    assert callable(rusak)
    dokumen = baca_gambar(png(rusak(_halaman())))

    assert alur_dokumen(dokumen).simbol == alur_isi(singkat()).simbol
    assert _bagian_terbaca(dokumen) >= 0.9


def test_bayangan_dan_tepi_hitam_menjadi_kertas_putih() -> None:
    gambar = Image.new("L", (800, 600), 235)
    kuas = ImageDraw.Draw(gambar)
    for y in (40, 560):
        kuas.line([(100, y), (700, y)], fill=60, width=3)

    rata = putihkan(ratakan(berbayang(gambar, tepi=60)))

    assert rata.getpixel((10, 300)) == 255
    assert {rata.getpixel((400, y)) for y in (100, 300, 500)} == {255}
    assert all(int(str(rata.getpixel((400, y)))) < 120 for y in (40, 560))


def test_cap_biru_hilang_dan_huruf_hitam_di_bawahnya_tinggal() -> None:
    gambar = Image.new("RGB", (400, 200), (235, 235, 232))
    kuas = ImageDraw.Draw(gambar)
    kuas.ellipse((60, 20, 220, 180), outline=(95, 100, 165), width=4)
    kuas.rectangle((40, 90, 300, 100), fill=(40, 40, 45))

    bersih = tanpa_tinta_biru(gambar)

    assert bersih is not None
    assert bersih.getpixel((140, 22)) == 255
    assert int(str(bersih.getpixel((62, 95)))) < 80


def test_cetakan_hitam_kebiruan_bukan_tinta_biru() -> None:
    """Some scanners tint all black printing: then only ink much bluer than that is a pen's."""
    gambar = Image.new("RGB", (400, 200), (250, 250, 250))
    kuas = ImageDraw.Draw(gambar)
    for y in range(20, 180, 20):
        kuas.rectangle((20, y, 380, y + 4), fill=(50, 55, 90))
    kuas.line([(200, 10), (220, 190)], fill=(20, 60, 200), width=4)

    bersih = tanpa_tinta_biru(gambar)

    assert bersih is not None
    assert int(str(bersih.getpixel((60, 22)))) < 120
    assert bersih.getpixel((210, 95)) == 255


def _hitam(*persegi: tuple[int, int, int, int]) -> Image.Image:
    """A bitmap with these rectangles inked."""
    gambar = Image.new("L", (300, 60), 0)
    for satu in persegi:
        ImageDraw.Draw(gambar).rectangle(satu, fill=255)
    return gambar


def test_titik_dua_di_depan_isian_tidak_ikut_dibaca() -> None:
    titik_dua = ((10, 24, 12, 26), (10, 34, 12, 36))
    angka = (24, 18, 28, 36)
    persegi = (4, 10, 296, 44)

    dengan_isi = tanpa_titik_dua(_hitam(*titik_dua, angka), persegi)

    assert dengan_isi is not None
    assert 12 < dengan_isi[0] <= 24
    assert tanpa_titik_dua(_hitam(*titik_dua), persegi) is None
    assert tanpa_titik_dua(_hitam(angka), persegi) == persegi


def test_bintik_tidak_melebarkan_tinta_sel() -> None:
    angka = (140, 20, 150, 40)

    tinta = cari_tinta(_hitam(angka, (6, 50, 8, 52), (290, 4, 292, 6)), (0, 0, 300, 60))

    assert tinta is not None
    assert tinta[2] - tinta[0] < 24


def _tabel_centang() -> tuple[Image.Image, tuple[Ruas, ...]]:
    """Numbers, acts and three lanes with ticks; the rules are given, not drawn."""
    gambar = Image.new("L", (1400, 700), 255)
    kuas = ImageDraw.Draw(gambar)
    huruf = ImageFont.load_default(26)
    xs, ys = (20, 100, 600, 800, 1000, 1180, 1380), (20, 120, 220, 340, 460, 580)
    kepala = ("No", "Kegiatan", "Staf", "Kasi", "Camat", "Waktu")
    for x, kata in zip(xs, kepala, strict=False):
        kuas.text((x + 12, 40), kata, fill=0, font=huruf)
        kuas.text((x + 40, 150), str(xs.index(x) + 1), fill=0, font=huruf)
    for n, y in enumerate(ys[2:5]):
        kuas.text((xs[0] + 30, y + 40), str(n + 1), fill=0, font=huruf)
        kuas.text((xs[1] + 12, y + 40), "Menerima surat masuk", fill=0, font=huruf)
        kuas.text((xs[5] + 12, y + 40), "5 menit", fill=0, font=huruf)
        x = xs[2 + n] + 80
        kuas.line([(x, y + 50), (x + 8, y + 66), (x + 26, y + 34)], fill=0, width=4)
    tegak = [Ruas(mendatar=False, letak=x * SKALA, awal=7.2, akhir=208.8) for x in xs]
    datar = [Ruas(mendatar=True, letak=y * SKALA, awal=7.2, akhir=496.8) for y in ys]
    return gambar, (*tegak, *datar)


@perlu_tesseract
def test_centang_di_kolom_lajur_menjadi_tanda_dan_baris_nomor_kolom_dilewati() -> None:
    gambar, ruas = _tabel_centang()

    kata = kata_pindaian(gambar, ruas, (), Lurusan(lebar=1400, tinggi=700))

    tanda = sorted((k.kotak.atas, k.kotak.kiri) for k in kata if k.teks == "√")
    assert [round(x / SKALA / 200) for _, x in tanda] == [3, 4, 5]
    assert [k.teks for k in kata if k.kotak.kiri < 100 * SKALA and k.teks.isdigit()] == [
        "1", "2", "3"
    ]  # fmt: skip
    assert not [k for k in kata if 120 < k.kotak.atas / SKALA < 220]


def _tabel_bergaris_bawah(nama: str) -> Image.Image:
    """A ruled page with a name in one cell, underlined close to its letters."""
    gambar = Image.new("L", (2339, 1654), 255)
    kuas = ImageDraw.Draw(gambar)
    huruf = ImageFont.load_default(30)
    for x in (100, 700, 1600):
        kuas.line([(x, 100), (x, 900)], fill=0, width=3)
    for y in (100, 300, 500, 700, 900):
        kuas.line([(100, y), (1600, y)], fill=0, width=3)
    for n, kata in enumerate(("Nomor", "Tanggal", "Disahkan oleh", "Nama")):
        kuas.text((120, 180 + 200 * n), kata, fill=0, font=huruf)
    kuas.text((760, 580), nama, fill=0, font=huruf)
    kuas.line([(760, 613), (760 + kuas.textlength(nama, font=huruf), 613)], fill=0, width=2)
    return gambar


@perlu_tesseract
def test_nama_bergaris_bawah_terbaca_utuh() -> None:
    nama = "Nurhayati Suryaputri, S.H., M.A.P."

    dokumen = baca_gambar(png(_tabel_bergaris_bawah(nama)))

    teks = [s.teks for t in dokumen.tabel for b in t.baris for s in b]
    assert nama in teks


def _guntingan(x: int, lebar: int, kolom: int) -> Guntingan:
    return Guntingan(tinta=(x, 10, x + lebar, 36), x=0, y=0, kolom=(0, kolom))


def test_kolom_berangka_atau_berkata_bukan_kolom_tanda() -> None:
    kotak = Kotak(kiri=0, atas=0, kanan=9, bawah=9)
    angka = Kata(teks="5", kotak=kotak, asal=kotak)
    semua = [_guntingan(10, 26, 2), _guntingan(10, 26, 2), _guntingan(90, 26, 3)]
    semua += [_guntingan(90, 26, 3), _guntingan(200, 140, 4), _guntingan(200, 26, 4)]

    bertanda = guntingan_bertanda(semua, [(), (), (angka,), (), (), ()])

    assert bertanda == semua[:2]


def _kepala(gambar: Image.Image) -> int:
    hitam = pekat(gambar)
    rantai = next(r for r in cari_rantai(samar(gambar), terpendek=3) if r.mendatar)
    letak = rantai.titik[0][1] * SKALA
    s = Ruas(
        mendatar=True,
        letak=letak,
        awal=rantai.titik[0][0] * SKALA,
        akhir=rantai.titik[-1][0] * SKALA,
    )
    return len(kepala_garis(hitam, rantai, s, [s], Lurusan(lebar=400, tinggi=100)))


def test_kepala_panah_yang_menyempit_perlahan_dikenali_dan_garis_silang_tidak() -> None:
    panah, silang = (Image.new("L", (400, 100), 255) for _ in range(2))
    for gambar in (panah, silang):
        ImageDraw.Draw(gambar).line([(60, 50), (300, 50)], fill=0, width=3)
    ImageDraw.Draw(panah).polygon([(300, 45), (300, 55), (314, 50)], fill=0)
    ImageDraw.Draw(silang).line([(296, 50), (296, 90)], fill=0, width=3)

    assert _kepala(panah) == 1
    assert _kepala(silang) == 0


def test_halaman_terbaring_dicurigai_sebelum_dibaca() -> None:
    gambar = Image.new("L", (1600, 1000), 250)
    huruf = ImageFont.load_default(22)
    for y in range(60, 940, 44):
        ImageDraw.Draw(gambar).text(
            (60, y), "Menerima dan meneliti berkas permohonan " * 3, fill=20, font=huruf
        )

    assert not mungkin_terbaring(gambar)
    assert mungkin_terbaring(gambar.rotate(90, expand=True))


@perlu_tesseract
def test_lapisan_tulisan_tersembunyi_yang_salah_tidak_dipercaya() -> None:
    dokumen = baca_pdf(pdf_berlapis(_halaman(), "M e n g g u n a k a n l a p 1 s a n b u r u k"))

    assert dokumen.pindaian
    assert _bagian_terbaca(dokumen) >= 0.9


def test_kata_yang_diragukan_disimpan_dan_sisa_goresan_dibuang() -> None:
    kolom = "level page_num block_num par_num line_num word_num left top width height conf text"
    baris = [("2.1", "Gubernur"), ("2.1", "3;"), ("2.1", "5"), ("96", "Nomor")]
    isi = [["5", "1", "1", "1", "1", "1", "0", "0", "9", "9", y, t] for y, t in baris]
    tsv = "\n".join("\t".join(satu) for satu in [kolom.split(), *isi])

    assert [k.teks for k in _kata(tsv)] == ["Gubernur", "Nomor"]


def test_bidang_berkata_ragu_diberi_catatan() -> None:
    asal = replace(muat("002"), catatan_baca=())
    langkah = asal.langkah[0]
    ragu = langkah.uraian.split()[0]

    bercatatan = dengan_kata_ragu(asal, {ragu, "takterpakai"})

    catatan = {c.lokasi: c for c in bercatatan.catatan_baca}
    satu = catatan[f"langkah/{langkah.nomor}/uraian"]
    assert satu.keyakinan is Keyakinan.SEDANG
    assert satu.alasan is not None
    assert ragu.lower() in satu.alasan
    assert dengan_kata_ragu(asal, ()) == asal
    assert dengan_kata_ragu(bercatatan, {ragu}) == bercatatan


@perlu_tesseract
def test_pindaian_yang_rusak_tetap_menjadi_sop() -> None:
    isi = gambar_pdf(buat_pdf(singkat(), CaraPdf(identitas=False)))
    gambar = bercak(Image.open(io.BytesIO(isi)).rotate(1.2, fillcolor=255))

    terbaca = baca_sop(png(gambar), "pindaian.png")[0].sop

    assert len(terbaca.langkah) == len(singkat().langkah)

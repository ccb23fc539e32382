"""Scanned pages and photographs: rules and symbols from the bitmap, words by tesseract."""

from __future__ import annotations

import io
import json
from pathlib import Path
from random import Random

import pdfplumber
import pytest
import typst
from PIL import Image, ImageDraw

from tolok.dasar.galat import MasukanTidakSah
from tolok.sop.importers.dokumen import Dokumen
from tolok.sop.importers.pdf.baca import baca_pdf
from tolok.sop.importers.pdf.coretan import lembar_pdf
from tolok.sop.importers.pindaian import tesseract
from tolok.sop.importers.pindaian.baca import baca_gambar
from tolok.sop.importers.pindaian.garis import cari_rantai, kemiringan, lurusan, samar
from tolok.sop.importers.pindaian.tesseract import tesseract_ada
from tolok.sop.tests.pembuat.bandingkan import alur_dokumen, alur_isi, tabel_langkah
from tolok.sop.tests.pembuat.contoh import pindahkan, singkat
from tolok.sop.tests.pembuat.naskah_pdf import CaraPdf, buat_pdf, gambar_pdf

perlu_tesseract = pytest.mark.skipif(
    not tesseract_ada(), reason="tesseract dengan data bahasa Indonesia tidak terpasang"
)
_TABEL = CaraPdf(identitas=False)


def _pindai(isi: bytes, *, miring: float = 0.0, bintik: int = 0) -> bytes:
    """A page as a scanner gives it: grey, slanted, with specks."""
    gambar = Image.open(io.BytesIO(isi)).convert("L").point([min(255, 30 + n) for n in range(256)])
    gambar = gambar.rotate(miring, Image.Resampling.BICUBIC, fillcolor=250)
    acak = Random(7)  # noqa: S311 - the same specks every time
    for _ in range(bintik):
        gambar.putpixel((acak.randrange(gambar.width), acak.randrange(gambar.height)), 90)
    keluar = io.BytesIO()
    gambar.save(keluar, format="JPEG", quality=80)
    return keluar.getvalue()


def _kata(dokumen: Dokumen) -> set[str]:
    tabel = tabel_langkah(dokumen)
    return {k for b in tabel.baris for s in b for k in s.teks.casefold().split()}


@perlu_tesseract
@pytest.mark.parametrize(("miring", "bintik"), [(0.9, 300), (-1.6, 300)])
def test_alur_pada_pindaian_terbaca(miring: float, bintik: int) -> None:
    isi = singkat()

    dokumen = baca_gambar(_pindai(gambar_pdf(buat_pdf(isi, _TABEL)), miring=miring, bintik=bintik))

    assert dokumen.pindaian
    assert alur_dokumen(dokumen).simbol == alur_isi(isi).simbol
    cetak = {k for b in isi.langkah for k in b.uraian.casefold().split()}
    assert len(cetak & _kata(dokumen)) >= 0.9 * len(cetak)


@perlu_tesseract
def test_simbol_yang_pindah_lajur_pada_pindaian_mengubah_baris_itu_saja() -> None:
    asal = alur_dokumen(baca_gambar(_pindai(gambar_pdf(buat_pdf(singkat(), _TABEL)))))
    pindah = pindahkan(singkat(), 2, 4)
    baru = alur_dokumen(baca_gambar(_pindai(gambar_pdf(buat_pdf(pindah, _TABEL)))))

    assert baru.simbol == {**asal.simbol, 3: frozenset({(4, "keputusan")})}


@perlu_tesseract
def test_pdf_berisi_gambar_saja_dibaca_hurufnya() -> None:
    halaman = Image.open(io.BytesIO(_pindai(gambar_pdf(buat_pdf(singkat(), _TABEL)))))
    keluar = io.BytesIO()
    halaman.save(keluar, format="PDF", resolution=200)

    dokumen = baca_pdf(keluar.getvalue())

    assert dokumen.pindaian
    assert alur_dokumen(dokumen).simbol == alur_isi(singkat()).simbol


@perlu_tesseract
@pytest.mark.parametrize("putar", [90, 180])
def test_halaman_yang_terbaring_ditegakkan(putar: int) -> None:
    halaman = Image.open(io.BytesIO(_pindai(gambar_pdf(buat_pdf(singkat(), _TABEL)))))
    keluar = io.BytesIO()
    halaman.rotate(putar, expand=True).save(keluar, format="PNG")

    dokumen = baca_gambar(keluar.getvalue())

    assert alur_dokumen(dokumen).simbol == alur_isi(singkat()).simbol
    assert [h.putar for h in dokumen.halaman] == [putar]


def test_pindaian_berlapis_tulisan_tidak_memerlukan_pengenal_huruf(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A scanner's own recognition left invisible words over the picture of the page."""
    asal = buat_pdf(singkat(), _TABEL)
    (tmp_path / "halaman.png").write_bytes(gambar_pdf(asal))
    with pdfplumber.open(io.BytesIO(asal)) as pdf:
        lembar = lembar_pdf(pdf.pages[0], 1)
    kata = "\n".join(
        f"#place(dx: {k.kotak.kiri}pt, dy: {k.kotak.atas}pt, "
        f"text(size: 7pt, fill: rgb(0, 0, 0, 0), {json.dumps(k.teks)}))"
        for k in lembar.kata
    )
    sumber = tmp_path / "lapis.typ"
    sumber.write_text(
        f"#set page(width: {lembar.lebar}pt, height: {lembar.tinggi}pt, margin: 0pt)\n"
        f'#place(image("halaman.png", width: {lembar.lebar}pt))\n{kata}',
        encoding="utf-8",
    )
    monkeypatch.setenv("PATH", "/tidak-ada")

    dokumen = baca_pdf(bytes(typst.compile(str(sumber))))

    assert alur_dokumen(dokumen).simbol == alur_isi(singkat()).simbol
    cetak = {k for b in singkat().langkah for k in b.uraian.casefold().split()}
    assert len(cetak & _kata(dokumen)) >= 0.95 * len(cetak)


def test_tanpa_tesseract_dikatakan_apa_yang_kurang(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/tidak-ada")
    tesseract.tesseract_ada.cache_clear()
    try:
        with pytest.raises(MasukanTidakSah, match="belum terpasang") as galat:
            baca_gambar(_pindai(gambar_pdf(buat_pdf(singkat(), _TABEL))))
    finally:
        tesseract.tesseract_ada.cache_clear()

    assert "tesseract-ocr-ind" in galat.value.saran


def _png(ukuran: tuple[int, int]) -> bytes:
    keluar = io.BytesIO()
    Image.new("1", ukuran, 1).save(keluar, format="PNG")
    return keluar.getvalue()


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "rusak"),
        (_png((300, 300))[:60], "rusak"),
        (_png((20_000, 20_000)), "terlalu besar"),
    ],
)
def test_gambar_yang_tidak_dapat_dipakai_ditolak(isi: bytes, kata: str) -> None:
    with pytest.raises(MasukanTidakSah, match=kata):
        baca_gambar(isi)


def test_garis_yang_melengkung_diluruskan() -> None:
    gambar = Image.new("L", (1600, 1000), 245)
    kuas = ImageDraw.Draw(gambar)
    for y in (200, 400, 600, 800):
        titik = [(x, y + 12 * (x / 1600) ** 2 + 0.01 * x) for x in range(100, 1501, 20)]
        kuas.line(titik, fill=20, width=3)
    for x in (100, 500, 1500):
        kuas.line([(x, 200), (x, 830)], fill=20, width=3)

    rantai = cari_rantai(samar(gambar))
    datar = lurusan(rantai, 1600, 1000)

    panjang = [r for r in rantai if r.mendatar and r.panjang > 1000]
    assert len(panjang) == 4
    assert 0.005 < kemiringan(rantai, 1600) < 0.03
    for r in panjang:
        lurus = [datar.titik(*t)[1] for t in r.titik]
        assert max(lurus) - min(lurus) < 3.0


def test_tulisan_tidak_dikira_garis() -> None:
    gambar = Image.new("L", (1600, 400), 245)
    kuas = ImageDraw.Draw(gambar)
    for y in range(20, 380, 30):
        kuas.text((20, y), "PEMERINTAH KABUPATEN ANGGREK TENTANG HUTAN " * 5, fill=10)

    assert [r for r in cari_rantai(samar(gambar)) if r.panjang > 100] == []

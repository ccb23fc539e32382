"""PDF -> `Dokumen`: the text layer where a page has one, character recognition where it has not.

Reads an open, untrusted file: run it inside the fence (`pagar`), which bounds time and memory.
"""

from __future__ import annotations

import logging
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO
from itertools import islice

import pdfplumber
import pypdfium2
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfparser import PDFSyntaxError
from pdfminer.psexceptions import PSException
from pdfplumber.page import Page
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException
from PIL import Image

from tolok.dasar.galat import GalatTolok, MasukanTidakSah
from tolok.sop.importers.dokumen import Dokumen, Kotak
from tolok.sop.importers.lembar.lembar import Kata, Lembar
from tolok.sop.importers.lembar.susun import susun_dokumen
from tolok.sop.importers.pdf.coretan import lembar_pdf
from tolok.sop.importers.pdf.gambar import dengan_panah_bergambar, gambar_di_lajur
from tolok.sop.importers.pindaian.halaman import lembar_berlapis, lembar_pindaian
from tolok.sop.importers.pindaian.tesseract import tesseract_ada
from tolok.sop.importers.pindaian.ukuran import DPI

__all__ = ["BATAS_HALAMAN", "BATAS_PINDAIAN", "baca_pdf"]

BATAS_HALAMAN = 500
"""Most pages of one document."""

BATAS_PINDAIAN = 25
"""Most pages of one document whose characters have to be recognised."""

_HURUF_TERSEDIKIT = 20
_KURVA_HURUF = 400
_SISI_TERPANJANG = 3_600
_DALAM_LAPIS = 3
_TULISAN_DITENGOK = 200
_RUSAK = (
    pypdfium2.PdfiumError,
    PdfminerException,
    MalformedPDFException,
    PSException,
    PDFSyntaxError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    AssertionError,
    RuntimeError,
    OSError,
    EOFError,
    zlib.error,
    struct.error,
)


def baca_pdf(isi: bytes) -> Dokumen:
    """The pages of a PDF as blocks; MasukanTidakSah with one sentence for what cannot be read."""
    with _utuh(), pdfplumber.open(BytesIO(isi)) as pdf:
        jumlah = len(pdf.pages)
        if jumlah == 0:
            raise _kosong()
        if jumlah > BATAS_HALAMAN:
            raise MasukanTidakSah(
                f"PDF itu berisi {jumlah} halaman; paling banyak {BATAS_HALAMAN}.",
                "Pakai bagian yang memuat SOP saja.",
                "sop.baca.halaman",
            )
        with _Gambar(isi) as gambar:
            lembar = [_lembar(h, n, gambar) for n, h in enumerate(pdf.pages, start=1)]
    return susun_dokumen(lembar, pindaian=gambar.pindaian)


class _Gambar:
    """The pages as bitmaps, opened when the first one is asked for."""

    def __init__(self, isi: bytes) -> None:
        self._isi = isi
        self._pdf: pypdfium2.PdfDocument | None = None
        self.banyak = 0
        self.pindaian = False

    def __enter__(self) -> _Gambar:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pdf is not None:
            self._pdf.close()

    def halaman(self, nomor: int) -> Image.Image:
        """The bitmap of page `nomor` (from 1) at the resolution that scans are read at."""
        self.banyak += 1
        if self.banyak > BATAS_PINDAIAN:
            raise MasukanTidakSah(
                f"Lebih dari {BATAS_PINDAIAN} halaman PDF itu berupa gambar pindaian.",
                "Pakai bagian yang memuat SOP saja.",
                "sop.baca.halaman",
            )
        satu = self._halaman(nomor)
        skala = min(DPI / 72, _SISI_TERPANJANG / max(satu.get_size()))
        gambar: Image.Image = satu.render(scale=skala).to_pil().convert("RGB")
        satu.close()
        return gambar

    def berlapis_tersembunyi(self, nomor: int) -> bool:
        """Whether the words of page `nomor` are invisible: a scanner's recognition put them there."""
        satu = self._halaman(nomor)
        tulisan = satu.get_objects([pypdfium2.raw.FPDF_PAGEOBJ_TEXT], max_depth=_DALAM_LAPIS)
        cara = [
            pypdfium2.raw.FPDFTextObj_GetTextRenderMode(t.raw)
            for t in islice(tulisan, _TULISAN_DITENGOK)
        ]
        satu.close()
        tersembunyi = cara.count(pypdfium2.raw.FPDF_TEXTRENDERMODE_INVISIBLE)
        return tersembunyi > len(cara) / 2

    def _halaman(self, nomor: int) -> pypdfium2.PdfPage:
        if self._pdf is None:
            self._pdf = pypdfium2.PdfDocument(self._isi)
        return self._pdf[nomor - 1]


def _lembar(halaman: Page, nomor: int, gambar: _Gambar) -> Lembar:
    hasil = lembar_pdf(halaman, nomor)
    huruf = sum(len(k.teks) for k in hasil.kata)
    bergambar = _bagian_gambar(halaman)
    panah = gambar_di_lajur(hasil, _kotak_gambar(halaman))
    coretan = len(halaman.curves)
    halaman.close()
    if huruf < _HURUF_TERSEDIKIT and (bergambar > 0.1 or coretan > _KURVA_HURUF):
        gambar.pindaian = True
        return lembar_pindaian(gambar.halaman(nomor), nomor)
    if bergambar > 0.6 and len(hasil.ruas) < 4:
        peta = gambar.halaman(nomor)
        if tesseract_ada() and gambar.berlapis_tersembunyi(nomor):
            gambar.pindaian = True
            return lembar_pindaian(peta, nomor)
        skala = peta.width * 72 / DPI / hasil.lebar
        return lembar_berlapis(peta, nomor, [_berskala(k, skala) for k in hasil.kata])
    if panah and gambar.banyak < BATAS_PINDAIAN:
        return dengan_panah_bergambar(hasil, gambar.halaman(nomor).convert("L"), panah)
    return hasil


def _kotak_gambar(halaman: Page) -> list[Kotak]:
    return [
        Kotak(
            kiri=float(g["x0"]),
            atas=float(g["top"]),
            kanan=float(g["x1"]),
            bawah=float(g["bottom"]),
        )
        for g in halaman.images
    ]


def _bagian_gambar(halaman: Page) -> float:
    """The part of the page that its largest picture covers."""
    luas = float(halaman.width) * float(halaman.height)
    besar = max((abs(g["width"] * g["height"]) for g in halaman.images), default=0.0)
    return float(besar) / luas if luas else 0.0


def _berskala(k: Kata, skala: float) -> Kata:
    kotak = Kotak(
        kiri=k.kotak.kiri * skala,
        atas=k.kotak.atas * skala,
        kanan=k.kotak.kanan * skala,
        bawah=k.kotak.bawah * skala,
    )
    return replace(k, kotak=kotak, asal=kotak)


@contextmanager
def _utuh() -> Iterator[None]:
    """Every way a damaged or locked file can fail becomes one sentence."""
    pencatat = [logging.getLogger(nama) for nama in ("pdfminer", "pdfplumber")]
    semula = [satu.level for satu in pencatat]
    for satu in pencatat:
        satu.setLevel(logging.CRITICAL)
    try:
        yield
    except GalatTolok:
        raise
    except _RUSAK as galat:
        if _terkunci(galat):
            raise MasukanTidakSah(
                "PDF itu terkunci kata sandi, sehingga isinya tidak dapat dibaca.",
                "Buka, simpan tanpa kata sandi, lalu coba lagi.",
                "sop.baca.terkunci",
            ) from galat
        raise MasukanTidakSah(
            "PDF itu rusak atau terpotong, sehingga isinya tidak dapat dibaca.",
            "Unduh atau simpan ulang dari sumbernya, lalu coba lagi.",
            "sop.baca.rusak",
        ) from galat
    finally:
        for satu, aras in zip(pencatat, semula, strict=True):
            satu.setLevel(aras)


def _terkunci(galat: BaseException) -> bool:
    isi = galat.args[0] if galat.args else None
    return isinstance(galat, PDFPasswordIncorrect) or isinstance(isi, PDFPasswordIncorrect)


def _kosong() -> MasukanTidakSah:
    return MasukanTidakSah(
        "PDF itu tidak berisi halaman.",
        "Periksa berkasnya, lalu coba lagi.",
        "sop.baca.kosong",
    )

"""PDF -> `Dokumen`: the text layer where a page has one, character recognition where it has not.

Reads an open, untrusted file: run it inside the fence (`pagar`), which bounds time and memory.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfparser import PDFSyntaxError
from pdfminer.psexceptions import PSException
from pdfplumber.page import Page
from pdfplumber.utils.exceptions import PdfminerException

from tolok.dasar.galat import GalatTolok, MasukanTidakSah
from tolok.sop.importers.dokumen import Dokumen
from tolok.sop.importers.lembar import Lembar
from tolok.sop.importers.pdf_coretan import lembar_pdf
from tolok.sop.importers.susun_lembar import susun_dokumen

__all__ = ["BATAS_HALAMAN", "baca_pdf"]

BATAS_HALAMAN = 500
"""Most pages of one document."""

_HURUF_TERSEDIKIT = 20
_RUSAK = (
    PdfminerException,
    PSException,
    PDFSyntaxError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    AssertionError,
    RecursionError,
    OSError,
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
                "Unggah bagian yang memuat SOP saja.",
                "sop.baca.halaman",
            )
        lembar = [_lembar(halaman, n) for n, halaman in enumerate(pdf.pages, start=1)]
    return susun_dokumen(lembar)


def _lembar(halaman: Page, nomor: int) -> Lembar:
    hasil = lembar_pdf(halaman, nomor)
    halaman.close()
    return hasil


@contextmanager
def _utuh() -> Iterator[None]:
    """Every way a damaged or locked file can fail becomes one sentence."""
    aras = logging.getLogger("pdfminer")
    semula = aras.level
    aras.setLevel(logging.CRITICAL)
    try:
        yield
    except GalatTolok:
        raise
    except _RUSAK as galat:
        if _terkunci(galat):
            raise MasukanTidakSah(
                "PDF itu terkunci kata sandi, sehingga isinya tidak dapat dibaca.",
                "Buka, simpan tanpa kata sandi, lalu unggah kembali.",
                "sop.baca.terkunci",
            ) from galat
        raise MasukanTidakSah(
            "PDF itu rusak atau terpotong, sehingga isinya tidak dapat dibaca.",
            "Unduh atau simpan ulang dari sumbernya, lalu unggah kembali.",
            "sop.baca.rusak",
        ) from galat
    finally:
        aras.setLevel(semula)


def _terkunci(galat: BaseException) -> bool:
    isi = galat.args[0] if galat.args else None
    return isinstance(galat, PDFPasswordIncorrect) or isinstance(isi, PDFPasswordIncorrect)


def _kosong() -> MasukanTidakSah:
    return MasukanTidakSah(
        "PDF itu tidak berisi halaman.",
        "Periksa berkasnya, lalu unggah kembali.",
        "sop.baca.kosong",
    )

"""Which format a document has, judged by its bytes; the name is asked only where bytes are mute.

Formats that cannot be read are refused here, each with one sentence that says what to save as.
"""

from __future__ import annotations

import re
import zipfile
from enum import StrEnum
from io import BytesIO

from tolok.dasar.galat import MasukanTidakSah
from tolok.sop.importers.html.pohon import jadikan_teks
from tolok.sop.importers.paket_ooxml import buka_paket

__all__ = ["JenisDokumen", "kenali_jenis"]


class JenisDokumen(StrEnum):
    """The formats that have a reader."""

    PDF = "pdf"
    GAMBAR = "gambar"
    DOCX = "docx"
    XLSX = "xlsx"
    HTML = "html"
    BPMN = "bpmn"
    TEKS = "teks"


_GAMBAR = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"BM", b"GIF8")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(r"<!doctype\s+html|<html[\s>]|<body[\s>]", re.IGNORECASE)
_BERTANDA = re.compile(r"<(?:table|p|div|h[1-6]|ol|ul)[\s>]", re.IGNORECASE)
_BPMN = re.compile(r"<(?:[\w-]+:)?definitions\b[^>]*BPMN", re.DOTALL)
_AWAL = 8192
_XLSX = "Simpan sebagai .xlsx, lalu coba lagi."
_SIMPAN_ULANG = "Buka di aplikasi asalnya, simpan sebagai .docx atau PDF, lalu coba lagi."


def kenali_jenis(isi: bytes, nama: str = "") -> JenisDokumen:
    """The format of a document; MasukanTidakSah with one sentence when none of them.

    >>> kenali_jenis(b"%PDF-1.7 ...").value
    'pdf'
    """
    if not isi.strip():
        raise _tolak("Berkas itu kosong.", "Periksa berkas di komputer Anda, lalu coba lagi.")
    if b"%PDF-" in isi[:1024]:
        return JenisDokumen.PDF
    if isi.startswith(_GAMBAR) or (isi[:4] == b"RIFF" and isi[8:12] == b"WEBP"):
        return JenisDokumen.GAMBAR
    if isi.startswith(_OLE):
        buka_paket(isi)
    if isi.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _jenis_arsip(isi)
    if isi.lstrip()[:5] == b"{\\rtf":
        raise _tolak("Berkas itu berformat RTF, yang tidak dapat dibaca.")
    return _jenis_teks(isi, nama)


def _jenis_arsip(isi: bytes) -> JenisDokumen:
    """What an archive holds, by its parts rather than by its name."""
    inti = buka_paket(isi).inti()
    bagian = _daftar_isi(isi)
    if inti.startswith("word/") or "word/document.xml" in bagian:
        return JenisDokumen.DOCX
    if "xl/workbook.bin" in bagian:
        raise _tolak("Buku kerja itu berformat .xlsb, yang tidak dapat dibaca.", _XLSX)
    if inti.startswith("xl/") or "xl/workbook.xml" in bagian:
        return JenisDokumen.XLSX
    if inti.startswith("ppt/") or "ppt/presentation.xml" in bagian:
        raise _tolak("Berkas itu salindia (PowerPoint), yang tidak dapat dibaca.")
    if "content.xml" in bagian and "mimetype" in bagian:
        raise _tolak("Berkas itu berformat OpenDocument (.odt, .ods), yang tidak dapat dibaca.")
    raise _tolak(
        "Berkas itu arsip ZIP, bukan naskah.", "Keluarkan naskah SOP-nya, lalu pakai naskah itu."
    )


def _daftar_isi(isi: bytes) -> frozenset[str]:
    with zipfile.ZipFile(BytesIO(isi)) as arsip:
        return frozenset(arsip.namelist())


def _jenis_teks(isi: bytes, nama: str) -> JenisDokumen:
    if b"\x00" in isi[:_AWAL] and not isi.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _tolak("Isi berkas itu bukan naskah yang dikenal.", _SIMPAN_ULANG)
    awal = jadikan_teks(isi[:_AWAL]).lstrip("\ufeff \t\r\n")
    if awal.startswith("<") and _BPMN.search(awal):
        return JenisDokumen.BPMN
    if "<pkg:package" in awal or "urn:schemas-microsoft-com:office:spreadsheet" in awal:
        raise _tolak("Berkas itu berformat XML Office, yang tidak dapat dibaca.")
    if awal.startswith("MIME-Version:"):
        raise _tolak("Berkas itu halaman web arsip (.mht), yang tidak dapat dibaca.")
    berhtml = nama.lower().endswith((".html", ".htm", ".xhtml"))
    if _HTML.search(awal) or (berhtml and _BERTANDA.search(awal)):
        return JenisDokumen.HTML
    return JenisDokumen.TEKS


def _tolak(pesan: str, saran: str = _SIMPAN_ULANG) -> MasukanTidakSah:
    return MasukanTidakSah(pesan, saran, "sop.baca.format")

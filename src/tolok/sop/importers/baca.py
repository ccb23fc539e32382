"""The one way in: bytes of a document of any known format to the SOPs in it.

Adapters are imported when their format comes, so that a text is read without the libraries of
the other formats.
"""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module

from tolok.dasar.galat import MasukanTidakSah
from tolok.sop.domain.dokumen import Sop
from tolok.sop.importers.dokumen import Dokumen
from tolok.sop.importers.jenis_isi import JenisDokumen, kenali_jenis
from tolok.sop.importers.makna.alir import alirkan
from tolok.sop.importers.makna.bagian import bagi
from tolok.sop.importers.makna.baris_lepas import susun_lepas
from tolok.sop.importers.makna.kata_ragu import dengan_kata_ragu
from tolok.sop.importers.makna.kepala_tersebar import rapatkan_kepala
from tolok.sop.importers.makna.label_menempel import pisahkan_label
from tolok.sop.importers.makna.rakit import SopTerbaca, rakit
from tolok.sop.importers.makna.tabel_rapat import luruskan_rapat
from tolok.sop.importers.teks.baca import baca_teks

__all__ = ["baca_dokumen", "baca_sop", "dokumen_dari", "sop_dari"]

_BATAS_BITA = 50 * 2**20
_BATAS_HALAMAN = 500
_BATAS_TEKS = 5_000_000
_ADAPTER: dict[JenisDokumen, tuple[str, str]] = {
    JenisDokumen.DOCX: ("docx.baca", "baca_docx"),
    JenisDokumen.XLSX: ("xlsx.baca", "baca_xlsx"),
    JenisDokumen.HTML: ("html.baca", "baca_html"),
    JenisDokumen.PDF: ("pdf.baca", "baca_pdf"),
    JenisDokumen.GAMBAR: ("pindaian.baca", "baca_gambar"),
}
_SANDI = (("\ufeff".encode("utf-16-le"), "utf-16"), ("\ufeff".encode("utf-16-be"), "utf-16"))


def baca_dokumen(isi: bytes, nama: str) -> tuple[Sop, ...]:
    """The SOPs of a document. `nama`: its file name, a hint only.

    Raises MasukanTidakSah with one sentence when it cannot be read or holds no SOP.
    """
    return tuple(satu.sop for satu in baca_sop(isi, nama))


def baca_sop(isi: bytes, nama: str) -> tuple[SopTerbaca, ...]:
    """As `baca_dokumen`, with the place in the source of each field and row.

    A BPMN diagram is no table: it is read by a reader of its own, and has no places on a page.
    """
    if kenali_jenis(isi, nama) is JenisDokumen.BPMN:
        baca_bpmn = import_module("tolok.sop.importers.bpmn.baca").baca_bpmn
        return tuple(SopTerbaca(sop=satu) for satu in baca_bpmn(isi))
    return sop_dari(dokumen_dari(isi, nama))


def dokumen_dari(isi: bytes, nama: str) -> Dokumen:
    """The document as blocks: what the adapter of its format makes of the bytes."""
    if len(isi) > _BATAS_BITA:
        raise MasukanTidakSah(
            "Berkas itu lebih besar dari 50 MB.", "Pakai bagian yang memuat SOP saja."
        )
    jenis = kenali_jenis(isi, nama)
    if jenis is JenisDokumen.TEKS:
        return baca_teks(_teks(isi))
    if jenis not in _ADAPTER:
        raise MasukanTidakSah(
            "Berkas itu diagram BPMN, bukan naskah bertabel.",
            "Pakai naskah SOP-nya (PDF, Word, Excel, HTML, teks).",
        )
    modul, fungsi = _ADAPTER[jenis]
    baca = getattr(import_module(f"tolok.sop.importers.{modul}"), fungsi)
    dokumen: Dokumen = baca(isi)
    return dokumen


def sop_dari(dokumen: Dokumen) -> tuple[SopTerbaca, ...]:
    """The SOPs of a document's blocks, in reading order."""
    if len(dokumen.halaman) > _BATAS_HALAMAN:
        raise MasukanTidakSah(
            f"Dokumen itu {len(dokumen.halaman)} halaman; yang dibaca paling banyak 500.",
            "Pakai bagian yang memuat SOP saja.",
        )
    terbaca = (
        rakit(bagian)
        for bagian in bagi(
            luruskan_rapat(susun_lepas(rapatkan_kepala(pisahkan_label(alirkan(dokumen)))))
        )
    )
    hasil = tuple(
        replace(satu, sop=dengan_kata_ragu(satu.sop, dokumen.kata_ragu))
        for satu in terbaca
        if satu is not None
    )
    if not hasil:
        raise MasukanTidakSah(
            "Tidak ditemukan SOP di dalam berkas itu: tidak ada tabel langkah dengan kolom "
            "uraian, pelaksana, dan mutu baku.",
            "Periksa apakah berkasnya memuat tabel prosedur SOP.",
            "sop.baca.tanpa_sop",
        )
    return hasil


def _teks(isi: bytes) -> str:
    """Text of bytes: UTF-16 with its mark, UTF-8, else the old Western encoding."""
    for awal, sandi in _SANDI:
        if isi.startswith(awal):
            return isi.decode(sandi, errors="replace")[:_BATAS_TEKS]
    try:
        return isi.decode("utf-8-sig")[:_BATAS_TEKS]
    except UnicodeDecodeError:
        return isi.decode("cp1252", errors="replace")[:_BATAS_TEKS]

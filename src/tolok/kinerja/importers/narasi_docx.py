"""Sections of the report's text out of a Word file that was edited somewhere.

Only text is read: nothing of the file runs, no link is followed, no entity is expanded, and
everything is bounded. A program that drops the content controls keeps the headings, so those are
the second way to find a section.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from xml.etree import ElementTree as ET
from xml.parsers import expat

from tolok.berkas.domain.jenis import JenisBerkas, kenali
from tolok.dasar.galat import MasukanTidakSah
from tolok.kinerja.domain.narasi_word import TANDA, NarasiWord, PenggalanWord, rapikan_teks

__all__ = ["BATAS_FAIL", "baca_narasi"]

BATAS_FAIL = 5 * 2**20
_BATAS_ISI = 40 * 2**20
_BATAS_BAGIAN = 200
_BATAS_TEKS = 60_000
_PENANDA = re.compile(r"tolok_\d+_([0-9a-f]{12})")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TAK_DIBACA = frozenset(
    {f"{_W}{n}" for n in ("del", "moveFrom", "footnoteReference", "commentReference", "pPr")}
)
_GAMBAR = frozenset({f"{_W}drawing", f"{_W}pict", f"{_W}object"})


def baca_narasi(isi: bytes, nama: str, judul: Mapping[str, str]) -> NarasiWord:
    """The sections in the file; `judul`: key -> heading, for files without controls.

    Raises MasukanTidakSah with one sentence for anything that is no plain Word file, or that
    holds no section of this report.
    """
    if len(isi) > BATAS_FAIL:
        raise _tolak("Fail itu lebih dari 5 MB; naskah teks laporan jauh lebih kecil.")
    if not nama.lower().endswith(".docx"):
        raise _tolak("Yang dapat dibaca kembali hanya fail Word .docx tanpa makro.")
    if kenali(isi, nama) is not JenisBerkas.DOCX:
        raise _tolak("Fail itu bukan fail Word.")
    badan = _badan(isi)
    catatan: set[str] = set()
    try:
        penggalan = _dari_kendali(badan, catatan) or _dari_judul(badan, judul, catatan)
    except RecursionError as galat:
        raise _tolak("Susunan fail itu terlalu dalam untuk dibaca.") from galat
    dikenal = tuple(p for p in penggalan if p.kunci in judul)
    if not dikenal:
        raise _tolak("Fail itu tidak memuat bagian naskah laporan ini.")
    if len(dikenal) < len(penggalan):
        catatan.add("Bagian yang tidak dikenal laporan ini tidak dibaca.")
    return NarasiWord(penggalan=dikenal, catatan=tuple(sorted(catatan)))


def _tolak(pesan: str) -> MasukanTidakSah:
    return MasukanTidakSah(
        pesan, "Unduh naskahnya sebagai Word, ubah teksnya, lalu unggah fail itu.", "narasi.word"
    )


def _badan(isi: bytes) -> ET.Element:
    """The body of the document, without declarations."""
    try:
        with zipfile.ZipFile(BytesIO(isi)) as arsip, arsip.open("word/document.xml") as bagian:
            teks = bagian.read(_BATAS_ISI + 1)
        if len(teks) > _BATAS_ISI:
            raise _tolak("Fail itu memekar tidak wajar ketika dibuka.")
        _tanpa_deklarasi(teks)
        akar = ET.fromstring(teks)  # noqa: S314 - bounded, and refused above when it declares anything
    except (ET.ParseError, expat.ExpatError, zipfile.BadZipFile, zlib.error, KeyError) as galat:
        raise _tolak("Fail itu rusak dan tidak dapat dibaca.") from galat
    badan = akar.find(f"{_W}body")
    if badan is None:
        raise _tolak("Fail itu tidak memuat naskah.")
    return badan


def _tanpa_deklarasi(teks: bytes) -> None:
    """Refuse a document type: entities are the way out of an XML file."""

    def ada(*_: object) -> None:
        raise _tolak("Fail itu memuat deklarasi yang tidak diperbolehkan.")

    pengurai = expat.ParserCreate()
    pengurai.StartDoctypeDeclHandler = ada
    pengurai.Parse(teks, True)


def _dari_kendali(badan: ET.Element, catatan: set[str]) -> list[PenggalanWord]:
    """Sections by the tags of their content controls; the first of a key counts."""
    hasil: dict[str, PenggalanWord] = {}
    for sdt in badan.iter(f"{_W}sdt"):
        tanda = sdt.find(f"{_W}sdtPr/{_W}tag")
        isi = sdt.find(f"{_W}sdtContent")
        bagian = (tanda.get(f"{_W}val") or "").split("|") if tanda is not None else []
        if len(bagian) != 3 or bagian[0] != TANDA or isi is None:
            continue
        if len(hasil) >= _BATAS_BAGIAN:
            raise _tolak("Fail itu memuat terlalu banyak bagian.")
        if bagian[1] in hasil:
            catatan.add("Bagian yang tersalin dua kali dibaca sekali, yang pertama.")
            continue
        teks = _teks(_paragraf(isi, catatan))
        hasil[bagian[1]] = PenggalanWord(kunci=bagian[1], teks=teks, asal=bagian[2])
    return list(hasil.values())


def _dari_judul(
    badan: ET.Element, judul: Mapping[str, str], catatan: set[str]
) -> list[PenggalanWord]:
    """Sections by their headings, up to the next heading of the report."""
    menurut_judul = {v.casefold(): k for k, v in judul.items()}
    isi: dict[str, list[str]] = {}
    asal: dict[str, str] = {}
    kini: str | None = None
    for p in _paragraf(badan, catatan):
        teks = _teks([p])
        kunci = menurut_judul.get(teks.casefold())
        if kunci is not None:
            kini = kunci if kunci not in isi else None
            if kini is not None:
                isi[kini] = []
        elif _berjudul(p):
            kini = None
        elif kini is not None:
            isi[kini].append(teks)
            asal[kini] = asal.get(kini) or _asal(p)
    if isi:
        catatan.add(
            "Tanda bagian hilang dari fail ini, jadi bagiannya dikenali dari judulnya; "
            "periksa setiap perubahan sebelum memakainya."
        )
    return [
        PenggalanWord(kunci=k, teks=rapikan_teks("\n".join(v)), asal=asal.get(k, ""))
        for k, v in isi.items()
    ]


def _asal(p: ET.Element) -> str:
    """The digest in the bookmark of a section, where a program kept it."""
    for tanda in p.iter(f"{_W}bookmarkStart"):
        cocok = _PENANDA.fullmatch(tanda.get(f"{_W}name") or "")
        if cocok is not None:
            return cocok[1]
    return ""


def _berjudul(p: ET.Element) -> bool:
    gaya = p.find(f"{_W}pPr/{_W}pStyle")
    return gaya is not None and (gaya.get(f"{_W}val") or "").lower().startswith(
        ("heading", "judul")
    )


def _paragraf(akar: ET.Element, catatan: set[str]) -> Iterator[ET.Element]:
    """Paragraphs outside tables, in order."""
    for anak in akar:
        if anak.tag == f"{_W}tbl":
            catatan.add("Tabel dihitung Tolok dari kertas kerja; perubahan tabel tidak dibaca.")
        elif anak.tag == f"{_W}p":
            yield anak
        else:
            yield from _paragraf(anak, catatan)


def _teks(paragraf: Iterator[ET.Element] | list[ET.Element]) -> str:
    hasil = rapikan_teks("\n".join("".join(_lari(p)) for p in paragraf))
    if len(hasil) > _BATAS_TEKS:
        raise _tolak("Satu bagian memuat lebih dari 60.000 huruf.")
    return hasil


def _lari(el: ET.Element) -> Iterator[str]:
    """Words of a paragraph as it reads with tracked changes accepted."""
    for anak in el:
        if anak.tag in _TAK_DIBACA or anak.tag in _GAMBAR:
            continue
        if anak.tag == f"{_W}t":
            yield anak.text or ""
        elif anak.tag == f"{_W}tab":
            yield " "
        elif anak.tag in (f"{_W}br", f"{_W}cr"):
            yield "\n"
        elif anak.tag == f"{_W}noBreakHyphen":
            yield "-"
        else:
            yield from _lari(anak)

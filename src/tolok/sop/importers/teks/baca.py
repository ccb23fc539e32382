"""Adapter of plain text and Markdown, also of text that came out of character recognition.

Columns are tabs, pipes, or wide gaps that stand above each other. Tags that some converters
leave in their text (`<b>`, `<ol>`, `<br>`, checkboxes) become what they meant.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from tolok.sop.importers.dokumen import Blok, Dokumen, Halaman, Paragraf, Sel, Tabel, Tempat
from tolok.sop.importers.makna.butir import penanda
from tolok.sop.importers.makna.label import baca_label
from tolok.sop.importers.makna.pengesah import AWAL_JABATAN, memuat_nip
from tolok.sop.importers.makna.teks_tercetak import rapikan
from tolok.sop.importers.teks.bersih import baris_rapat, bersihkan
from tolok.sop.importers.teks.rata import kolom_rata
from tolok.sop.importers.teks.tata import bertata, susun_tata

__all__ = ["baca_teks"]

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]{0,14})\b[^<>\n]{0,300}>")
_TEBAL = re.compile(r"\*\*|__(?=\w)|(?<=\w)__")
_JUDUL = re.compile(r"^ {0,3}#{1,6} ")
_GARIS = re.compile(r"^[\s|:+=_*-]{3,}$")
_LOLOS = re.compile(r"\\([*_#|.()\[\]-])")
_KAKI = 3
_LEBAR_LANGKAH = 5
_PANJANG_BARIS = 20_000
_GANTI_TAG = {
    "br": "\v", "p": "\v", "div": "\v", "li": "\v• ", "ol": "\v• ", "ul": "\v• ", "tr": "\v",
    "td": " ", "th": " ", "input": "☐",
}  # fmt: skip
_PELURU_GANDA = re.compile(r"(?:• ?\v? ?){2,}")
_PELURU_BERTANDA = re.compile(r"• (?=[ \v]{0,9}(?:\d{1,2}[.)]|[-–•] ))")


@dataclass(frozen=True, slots=True)
class _Baris:
    """A line of the source: cells where it has columns, else its text."""

    nomor: int
    halaman: int
    teks: str
    sel: tuple[str, ...] = ()


def baca_teks(teks: str) -> Dokumen:
    """The blocks of a text. Pages are told by form feeds; lines count from 1."""
    blok: list[Blok] = []
    for lembar_baris in _tanpa_kaki([*_halaman(bersihkan(teks))]):
        rapat = baris_rapat([not satu.teks.strip(" \v\t|") for satu in lembar_baris])
        halaman = [lembar_baris[ke] for ke in rapat]
        mentah = [satu.teks for satu in halaman]
        if bertata(mentah):
            lembar = halaman[0].halaman or None
            blok += susun_tata([(satu.nomor, satu.teks) for satu in halaman], lembar)
            continue
        for kelompok in _kelompok(halaman):
            blok.extend(_blok(kelompok))
    banyak = teks.count("\f") + 1 if "\f" in teks else 0
    return Dokumen(blok=tuple(blok), halaman=tuple(Halaman(nomor=ke + 1) for ke in range(banyak)))


def _halaman(teks: str) -> Iterator[list[_Baris]]:
    """The lines of each page; one page where no form feed tells them apart."""
    for _, baris in groupby(_baris(teks), key=lambda satu: satu.halaman):
        yield list(baris)


def _tanpa_kaki(halaman: Sequence[list[_Baris]]) -> list[list[_Baris]]:
    """The pages without the lines that end several of them alike."""
    ujung = [[satu for satu in isi if satu.teks.strip()][-_KAKI:] for isi in halaman]
    hitung = Counter(teks for isi in ujung for teks in {satu.teks.strip() for satu in isi})
    kaki = {teks for teks, banyak in hitung.items() if banyak > 1 and len(teks) > 20}
    buang = {satu for isi in ujung for satu in isi if satu.teks.strip() in kaki and not satu.sel}
    return [[satu for satu in isi if satu not in buang] for isi in halaman]


def _baris(teks: str) -> Iterator[_Baris]:
    nomor, berhalaman = 0, "\f" in teks
    for halaman, isi in enumerate(teks.split("\f"), start=1):
        for mentah in isi.split("\n"):
            nomor += 1
            bersih = _tanpa_tanda(mentah[:_PANJANG_BARIS])
            yield _Baris(nomor, halaman if berhalaman else 0, bersih, _sel(bersih))


def _tanpa_tanda(mentah: str) -> str:
    """A line without the marks of HTML and Markdown; breaks inside it become "\\v"."""
    teks = mentah
    if "<" in teks:
        teks = _TAG.sub(_ganti_tag, teks)
        teks = _PELURU_BERTANDA.sub("", _PELURU_GANDA.sub("\v• ", teks))
    if "&" in teks:
        teks = html.unescape(teks)
    teks = _TEBAL.sub("", _JUDUL.sub("", teks))
    return _LOLOS.sub(r"\1", teks) if "\\" in teks else teks


def _ganti_tag(cocok: re.Match[str]) -> str:
    nama = cocok[2].lower()
    if cocok[1] and nama in ("ol", "ul", "li", "input"):
        return "\v" if nama == "li" else ""
    return _GANTI_TAG.get(nama, "")


def _sel(teks: str) -> tuple[str, ...]:
    if "\t" in teks:
        return tuple(satu.strip(" \v") for satu in teks.split("\t"))
    if teks.count("|") >= (2 if teks.lstrip().startswith("|") else 3):
        bagian = teks.strip().removeprefix("|").removesuffix("|").split("|")
        return tuple(satu.strip(" \v") for satu in bagian)
    return ()


def _kelompok(baris: Sequence[_Baris]) -> Iterator[list[_Baris]]:
    """Runs of lines without a blank line or page break between them."""
    kini: list[_Baris] = []
    for satu in baris:
        kosong = not satu.teks.strip(" \v\t|")
        if kini and (kosong or satu.halaman != kini[-1].halaman):
            yield kini
            kini = []
        if not kosong:
            kini.append(satu)
    if kini:
        yield kini


def _blok(kelompok: Sequence[_Baris]) -> Iterator[Blok]:
    rata = kolom_rata([satu.teks for satu in kelompok])
    if rata is not None:
        lama = zip(kelompok, rata, strict=True)
        kelompok = [satu if satu.sel else _Baris(satu.nomor, satu.halaman, satu.teks, sel)
                    for satu, sel in lama]  # fmt: skip
    kini: list[_Baris] = []
    for satu in _sel_berbaris([satu for satu in kelompok if not _GARIS.match(satu.teks)]):
        if kini and bool(satu.sel) != bool(kini[0].sel) and not _lanjutan_sel(kini, satu):
            yield _jadi(kini)
            kini = []
        kini.append(satu)
    if kini:
        yield _jadi(kini)


def _sel_berbaris(kelompok: Sequence[_Baris]) -> list[_Baris]:
    """Lines of a narrow table that belong into a cell: above a row below labels, its first cell
    begins; behind a row, its last cell goes on with items, small letters or a NIP."""
    if not 2 <= _lebar_biasa(kelompok) < _LEBAR_LANGKAH:
        return list(kelompok)
    hasil: list[_Baris] = []
    tunda: list[str] = []
    for ke, satu in enumerate(kelompok):
        teks = satu.teks.strip()
        if satu.sel:
            pertama = "\v".join([*tunda, satu.sel[0]])
            hasil.append(replace(satu, sel=(pertama, *satu.sel[1:])) if tunda else satu)
            tunda = []
        elif hasil and hasil[-1].sel and _baris_label(hasil[-1]) and _ada_baris(kelompok, ke):
            tunda.append(teks)
        elif hasil and len(hasil[-1].sel) > 1 and _menyambung_sel(teks):
            lama = hasil[-1]
            hasil[-1] = replace(lama, sel=(*lama.sel[:-1], f"{lama.sel[-1]}\v{teks}"))
        else:
            hasil.append(satu)
    return hasil


def _baris_label(satu: _Baris) -> bool:
    """A row of labels only, at least two, whose content stands below."""
    label = [baca_label(rapikan(sel)) for sel in satu.sel if sel.strip()]
    return len(label) > 1 and all(isi and not isi[-1].sisa for isi in label)


def _ada_baris(kelompok: Sequence[_Baris], ke: int) -> bool:
    return any(satu.sel for satu in kelompok[ke + 1 : ke + 30])


def _menyambung_sel(teks: str) -> bool:
    rapi = rapikan(teks)
    awal = penanda(rapi) is not None or rapi[:1].islower() or memuat_nip(rapi)
    return awal and not baca_label(rapi)


def _lanjutan_sel(kini: Sequence[_Baris], satu: _Baris) -> bool:
    """A line without columns between rows of columns whose row broke off in it."""
    terakhir = next((lama for lama in reversed(kini) if lama.sel), None)
    if satu.sel or terakhir is None or _awal_tanda_tangan(satu.teks):
        return False
    lebar = _lebar_biasa(kini)
    return lebar >= _LEBAR_LANGKAH and 1 < len(terakhir.sel) < lebar


def _awal_tanda_tangan(teks: str) -> bool:
    """A post that a signature begins with: "KEPALA DINAS,"."""
    rapi = rapikan(teks)
    return AWAL_JABATAN.match(rapi) is not None and (rapi.isupper() or rapi.endswith(","))


def _lebar_biasa(baris: Sequence[_Baris]) -> int:
    hitung = Counter(len(satu.sel) for satu in baris if satu.sel)
    return hitung.most_common(1)[0][0] if hitung else 0


def _tempat(satu: _Baris) -> Tempat:
    return Tempat(halaman=satu.halaman or None, baris_teks=satu.nomor)


def _jadi(baris: Sequence[_Baris]) -> Blok:
    tempat = _tempat(baris[0])
    if not baris[0].sel:
        isi = "\n".join(satu.teks.replace("\v", "\n").strip() for satu in baris)
        return Paragraf(teks=isi, tempat=tempat)
    semua = []
    for satu, sel in _utuhkan(baris):
        di = _tempat(satu)
        semua.append(
            tuple(
                Sel(teks=teks.replace("\v", "\n").strip(), kolom=ke, tempat=di)
                for ke, teks in enumerate(sel)
            )
        )
    return Tabel(baris=tuple(semua), tempat=tempat)


def _utuhkan(baris: Sequence[_Baris]) -> list[tuple[_Baris, tuple[str, ...]]]:
    """Rows that a line break inside a cell tore apart, put together again.

    A row is whole with as many cells as most rows have: two pieces are one row when together
    they have exactly that many, the torn cell counted once.
    """
    lebar = _lebar_biasa(baris)
    hasil: list[tuple[_Baris, tuple[str, ...]]] = []
    for satu in baris:
        sel = satu.sel or (satu.teks.strip(),)
        if hasil and lebar >= _LEBAR_LANGKAH and _sobek(hasil[-1][1], sel, lebar):
            asal, lama = hasil[-1]
            gabung = f"{lama[-1]} {sel[0]}".strip()
            hasil[-1] = (asal, (*lama[:-1], gabung, *sel[1:]))
        else:
            hasil.append((satu, sel))
    return hasil


def _sobek(lama: Sequence[str], sel: Sequence[str], lebar: int) -> bool:
    if len(sel) == 1:
        return 1 < len(lama) < lebar and not sel[0][:1].isdigit()
    kosong_atau_nomor = not sel[0] or sel[0].strip("().").isdigit()
    return len(lama) > 1 and len(lama) + len(sel) - 1 == lebar and not kosong_atau_nomor

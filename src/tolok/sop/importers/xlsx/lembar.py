"""One sheet of a workbook as it is seen: words of its cells, merges, rules, rows' and columns'
places. Values come from the file's text; formulas are never computed, their stored result is read.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from xml.etree import ElementTree as ET

from tolok.dasar.galat import MasukanTidakSah
from tolok.sop.importers.paket_ooxml import lokal

__all__ = ["Gabungan", "GayaBuku", "Lembar", "baca_gaya", "baca_lembar", "teks_bersama"]

_RUJUKAN = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?")
_BATAS_KOLOM = 512
_BATAS_BARIS = 20_000
_BATAS_SEL = 200_000
_TANGGAL_BAWAAN = frozenset({*range(14, 18), 22, *range(27, 37), *range(50, 59)})
_HARFIAH = re.compile(r'"([^"]*)"|\\(.)|\[[^\]]*\]|_.|\*.')
_BULAN = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
]
_AWAL_1900, _AWAL_1904 = date(1899, 12, 30), date(1904, 1, 1)
_LEBAR_BAKU, _TINGGI_BAKU = 8.43, 15.0
_SISI = ("left", "right", "top", "bottom", "start", "end")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gabungan:
    """A merged range, rows and columns from 0, both ends included."""

    baris: int
    kolom: int
    baris_akhir: int
    kolom_akhir: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GayaBuku:
    """Per style number: its number format and whether it draws a rule."""

    format: tuple[str, ...] = ()
    bergaris: tuple[bool, ...] = ()
    dasar_1904: bool = False


@dataclass(slots=True, kw_only=True)
class Lembar:
    """A sheet. Keys are (row, column) from 0; edges are in points, growing."""

    teks: dict[tuple[int, int], str] = field(default_factory=dict)
    bergaris: set[tuple[int, int]] = field(default_factory=set)
    gabungan: tuple[Gabungan, ...] = ()
    lebar: dict[int, float] = field(default_factory=dict)
    tinggi: dict[int, float] = field(default_factory=dict)
    lebar_baku: float = 48.0
    tinggi_baku: float = _TINGGI_BAKU
    _x: list[float] = field(default_factory=list)
    _y: list[float] = field(default_factory=list)

    def x(self, kolom: int) -> float:
        """Left edge of a column."""
        return _tepi(self._x, kolom, self.lebar, self.lebar_baku, _BATAS_KOLOM)

    def y(self, baris: int) -> float:
        """Upper edge of a row."""
        return _tepi(self._y, baris, self.tinggi, self.tinggi_baku, _BATAS_BARIS)

    def kolom_di(self, x: float) -> int:
        """The column under a point."""
        self.x(_BATAS_KOLOM)
        return max(bisect_right(self._x, x) - 1, 0)

    def baris_di(self, y: float) -> int:
        """The row under a point."""
        self.y(_BATAS_BARIS)
        return max(bisect_right(self._y, y) - 1, 0)


def _tepi(tepi: list[float], ke: int, ukuran: dict[int, float], baku: float, batas: int) -> float:
    """The running sum of sizes up to `ke`, kept for the next question."""
    ke = min(max(ke, 0), batas)
    if not tepi:
        tepi.append(0.0)
    while len(tepi) <= ke:
        n = len(tepi) - 1
        tepi.append(tepi[-1] + ukuran.get(n, baku))
    return tepi[ke]


def teks_bersama(akar: ET.Element | None) -> list[str]:
    """The shared strings, rich text joined, phonetic readings left out."""
    return [_teks(si) for si in akar if lokal(si) == "si"] if akar is not None else []


def baca_gaya(akar: ET.Element | None, *, dasar_1904: bool = False) -> GayaBuku:
    """Number formats and rules of every cell style."""
    if akar is None:
        return GayaBuku(dasar_1904=dasar_1904)
    sendiri = {
        el.get("numFmtId", ""): el.get("formatCode", "")
        for el in akar.iter()
        if lokal(el) == "numFmt"
    }
    garis: list[bool] = []
    xf: list[ET.Element] = []
    for el in akar:
        if lokal(el) == "borders":
            garis = [
                any(lokal(s) in _SISI and s.get("style", "none") != "none" for s in b) for b in el
            ]
        elif lokal(el) == "cellXfs":
            xf = list(el)
    return GayaBuku(
        format=tuple(_format(x.get("numFmtId", "0"), sendiri) for x in xf),
        bergaris=tuple(_ambil(garis, x.get("borderId", "0")) for x in xf),
        dasar_1904=dasar_1904,
    )


def baca_lembar(akar: ET.Element, bersama: list[str], gaya: GayaBuku) -> Lembar:
    """The sheet as it is seen: hidden rows and columns hold no words."""
    lembar = Lembar()
    tersembunyi: set[int] = set()
    for el in akar:
        nama = lokal(el)
        if nama == "sheetFormatPr":
            lembar.tinggi_baku = _pecahan(el.get("defaultRowHeight"), _TINGGI_BAKU)
            lembar.lebar_baku = _titik(_pecahan(el.get("defaultColWidth"), _LEBAR_BAKU + 0.71))
        elif nama == "cols":
            _baca_kolom(el, lembar, tersembunyi)
        elif nama == "sheetData":
            _baca_data(el, lembar, bersama, gaya, tersembunyi)
        elif nama == "mergeCells":
            lembar.gabungan = tuple(_gabungan(el))
    return lembar


def _baca_kolom(el: ET.Element, lembar: Lembar, tersembunyi: set[int]) -> None:
    for kolom in el:
        awal, akhir = _bulat(kolom.get("min"), 1), _bulat(kolom.get("max"), 1)
        lebar = _titik(_pecahan(kolom.get("width"), _LEBAR_BAKU))
        for n in range(max(awal, 1) - 1, min(akhir, _BATAS_KOLOM)):
            if kolom.get("hidden") in ("1", "true"):
                tersembunyi.add(n)
                lembar.lebar[n] = 0.0
            else:
                lembar.lebar[n] = lebar


def _baca_data(
    el: ET.Element, lembar: Lembar, bersama: list[str], gaya: GayaBuku, tersembunyi: set[int]
) -> None:
    nomor = -1
    banyak = 0
    for baris in el:
        nomor = _bulat(baris.get("r"), nomor + 2) - 1
        if not 0 <= nomor < _BATAS_BARIS:
            break
        if baris.get("hidden") in ("1", "true"):
            lembar.tinggi[nomor] = 0.0
            continue
        if baris.get("ht"):
            lembar.tinggi[nomor] = _pecahan(baris.get("ht"), _TINGGI_BAKU)
        banyak += len(baris)
        if banyak > _BATAS_SEL:
            raise MasukanTidakSah(
                "Buku kerja itu terlalu besar untuk sebuah SOP.",
                "Hapus lembar yang bukan SOP, lalu coba lagi.",
                "sop.baca.terlalu_besar",
            )
        _baca_baris(baris, nomor, lembar, bersama, gaya, tersembunyi)


def _baca_baris(
    baris: ET.Element,
    nomor: int,
    lembar: Lembar,
    bersama: list[str],
    gaya: GayaBuku,
    tersembunyi: set[int],
) -> None:
    kolom = -1
    for c in baris:
        cocok = _RUJUKAN.fullmatch(c.get("r", ""))
        kolom = _kolom(cocok[1]) if cocok else kolom + 1
        if kolom >= _BATAS_KOLOM or kolom in tersembunyi:
            continue
        nomor_gaya = _bulat(c.get("s"), 0)
        if 0 <= nomor_gaya < len(gaya.bergaris) and gaya.bergaris[nomor_gaya]:
            lembar.bergaris.add((nomor, kolom))
        teks = _teks_sel(c, bersama, gaya, nomor_gaya)
        if teks.strip():
            lembar.teks[nomor, kolom] = teks


def _gabungan(el: ET.Element) -> Iterator[Gabungan]:
    for anak in el:
        cocok = _RUJUKAN.fullmatch(anak.get("ref", ""))
        if cocok is None or cocok[3] is None:
            continue
        baris, akhir = sorted((int(cocok[2]) - 1, int(cocok[4]) - 1))
        kolom, kanan = sorted((_kolom(cocok[1]), _kolom(cocok[3])))
        if akhir < _BATAS_BARIS and kolom < _BATAS_KOLOM:
            yield Gabungan(
                baris=baris, kolom=kolom, baris_akhir=akhir, kolom_akhir=min(kanan, _BATAS_KOLOM)
            )


def _teks_sel(c: ET.Element, bersama: list[str], gaya: GayaBuku, nomor_gaya: int) -> str:
    jenis = c.get("t", "n")
    nilai = next((a.text or "" for a in c if lokal(a) == "v"), "")
    if jenis == "inlineStr":
        return "".join(_teks(a) for a in c if lokal(a) == "is")
    if jenis == "s":
        return _ambil_teks(bersama, nilai)
    if jenis in ("e", "b"):
        return ""
    if jenis != "n":
        return nilai
    pola = gaya.format[nomor_gaya] if 0 <= nomor_gaya < len(gaya.format) else ""
    return _tampil(nilai, pola, dasar_1904=gaya.dasar_1904)


def _tampil(nilai: str, pola: str, *, dasar_1904: bool) -> str:
    """A number as the sheet shows it: dates in words, literal words of the format kept.

    >>> _tampil("45054", "dd/mm/yyyy", dasar_1904=False)
    '8 Mei 2023'
    >>> _tampil("15", '0" menit"', dasar_1904=False)
    '15 menit'
    """
    try:
        angka = Decimal(nilai.strip())
    except InvalidOperation:
        return nilai.strip()
    if not angka.is_finite() or abs(angka) > 10**15:
        return nilai.strip()
    polos = _HARFIAH.sub("", pola.partition(";")[0]).lower()
    if re.search(r"[yd]|mmm", polos) and 1 <= angka < 2_958_466:
        return _tanggal(int(angka), dasar_1904=dasar_1904)
    if "%" in polos:
        return f"{_rapi(angka * 100)}%"
    depan, belakang = _harfiah(pola.partition(";")[0])
    return f"{depan}{_rapi(angka)}{belakang}".strip()


def _harfiah(pola: str) -> tuple[str, str]:
    """Literal words of a number format before and after the digits."""
    angka = re.search(r"[0#?@]|General", pola, re.IGNORECASE)
    tempat = angka.start() if angka else 0

    def kata(potong: str) -> str:
        return "".join(a or b for a, b in _HARFIAH.findall(potong))

    return kata(pola[:tempat]), kata(pola[tempat:])


def _rapi(angka: Decimal) -> str:
    """Without the noise of binary fractions, with a decimal comma."""
    bulat = angka.quantize(Decimal("0.000001")).normalize()
    return f"{bulat:f}".replace(".", ",")


def _tanggal(hari: int, *, dasar_1904: bool) -> str:
    t = (_AWAL_1904 if dasar_1904 else _AWAL_1900) + timedelta(days=hari)
    return f"{t.day} {_BULAN[t.month - 1]} {t.year}"


def _format(nomor: str, sendiri: dict[str, str]) -> str:
    if nomor in sendiri:
        return sendiri[nomor]
    if nomor in ("9", "10"):
        return "0%"
    return "dd/mm/yyyy" if nomor.isdigit() and int(nomor) in _TANGGAL_BAWAAN else ""


def _teks(el: ET.Element) -> str:
    """Words of a plain or rich string."""
    potong: list[str] = []
    for anak in el:
        if lokal(anak) == "t":
            potong.append(anak.text or "")
        elif lokal(anak) == "r":
            potong.extend(t.text or "" for t in anak if lokal(t) == "t")
    return "".join(potong).replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n")


def _kolom(huruf: str) -> int:
    n = 0
    for h in huruf:
        n = n * 26 + ord(h) - 64
    return n - 1


def _titik(lebar: float) -> float:
    """Width in characters -> points (7 pixels a digit, 5 of padding included)."""
    return max(lebar, 0.0) * 7 * 0.75


def _bulat(teks: str | None, baku: int) -> int:
    return int(teks) if teks is not None and teks.isascii() and teks.isdigit() else baku


def _pecahan(teks: str | None, baku: float) -> float:
    try:
        nilai = float(teks) if teks else baku
    except ValueError:
        return baku
    return nilai if 0 <= nilai < 10_000 else baku


def _ambil(daftar: list[bool], nomor: str) -> bool:
    ke = _bulat(nomor, 0)
    return daftar[ke] if ke < len(daftar) else False


def _ambil_teks(daftar: list[str], nomor: str) -> str:
    ke = _bulat(nomor.strip(), -1)
    return daftar[ke] if 0 <= ke < len(daftar) else ""

"""Workbooks of this room: one way to write a table that prints well and that Excel can count on.

Numbers are numbers with the office's formats, texts are always texts (a text that begins with
"=" never becomes a formula), heads stay on screen and on every printed page, and equal contents
are equal bytes. No Django: `tolok ukur` writes with it too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from itertools import groupby
from typing import Any, Literal, TypeAlias

import xlsxwriter

__all__ = ["BukuKerja", "KolomLembar", "Nilai", "angka_teks"]

Nilai: TypeAlias = str | Decimal | int | date | None
Bentuk: TypeAlias = Literal["teks", "angka", "persen", "rupiah", "tanggal", "nomor"]
_SAAT = datetime(1980, 1, 1, tzinfo=UTC)
_FORMAT = {
    "teks": "@",
    "angka": "#,##0.####",
    "persen": "#,##0.00",
    "rupiah": "#,##0",
    "tanggal": "dd/mm/yyyy",
    "nomor": "0",
}
_TERLARANG = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_A4 = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class KolomLembar:
    """A column: its head, its width in letters, what stands in it. `kelompok`: head above it."""

    judul: str
    lebar: int = 16
    bentuk: Bentuk = "teks"
    kelompok: str = ""


class BukuKerja:
    """A workbook being written; `tutup` returns its bytes."""

    def __init__(self, judul: str, *, penulis: str = "Tolok", saat: datetime = _SAAT) -> None:
        self._wadah = BytesIO()
        self._buku = xlsxwriter.Workbook(
            self._wadah,
            {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False},
        )
        self._buku.set_properties(
            {
                "title": judul[:250],
                "author": penulis[:250],
                "created": saat.astimezone(UTC).replace(tzinfo=None, microsecond=0),
            }
        )
        self._format: dict[tuple[str, ...], Any] = {}
        self._nama: set[str] = set()

    def isian(self, nama: str, baris: Iterable[tuple[str, Nilai]]) -> None:
        """A sheet of labels and values."""
        lembar = self._lembar(nama)
        lembar.set_column(0, 0, 30)
        lembar.set_column(1, 1, 90)
        lembar.set_portrait()
        for n, (kata, nilai) in enumerate(baris):
            lembar.write_string(n, 0, kata, self._gaya("label"))
            self._tulis(lembar, n, 1, nilai, "angka" if isinstance(nilai, Decimal) else "teks")

    def tabel(
        self,
        nama: str,
        kolom: Sequence[KolomLembar],
        baris: Iterable[Sequence[Nilai]],
        *,
        judul: Sequence[str] = (),
        catatan: Sequence[str] = (),
        beku: int = 1,
        nomor_kolom: bool = False,
    ) -> None:
        """A sheet with one table. `judul`: lines above it; `beku`: columns that stay on screen;
        `nomor_kolom`: the row "1 2 3 …" under the head."""
        lembar = self._lembar(nama)
        for i, k in enumerate(kolom):
            lembar.set_column(i, i, k.lebar)
        for n, kata in enumerate(judul):
            lembar.write_string(n, 0, kata, self._gaya("judul" if n == 0 else "subjudul"))
        atas = len(judul) + 1 if judul else 0
        isi = self._kepala(lembar, atas, kolom, nomor=nomor_kolom)
        akhir = self._isi(lembar, isi, kolom, baris)
        for n, kata in enumerate(catatan, start=akhir + 1):
            lembar.write_string(n, 0, kata, self._gaya("catatan"))
        lembar.freeze_panes(isi, beku)
        lembar.repeat_rows(atas, isi - 1)
        if not nomor_kolom and akhir > isi:
            lembar.autofilter(isi - 1, 0, akhir - 1, len(kolom) - 1)

    def _isi(
        self,
        lembar: Any,
        awal: int,
        kolom: Sequence[KolomLembar],
        baris: Iterable[Sequence[Nilai]],
    ) -> int:
        """The rows of a table; returns the row below the last."""
        n = awal
        for n, satu in enumerate(baris, start=awal + 1):
            for i, (nilai, k) in enumerate(zip(satu, kolom, strict=True)):
                self._tulis(lembar, n - 1, i, nilai, k.bentuk)
        return n

    def tutup(self) -> bytes:
        """The finished workbook."""
        self._buku.close()
        return self._wadah.getvalue()

    def _lembar(self, nama: str) -> Any:
        """A new sheet set up for print: landscape, as wide as one page, numbered foot."""
        pendek = nama.translate(_TERLARANG).strip()[:31] or "Lembar"
        while pendek.casefold() in self._nama:
            pendek = f"{pendek[:28]} {len(self._nama)}"
        self._nama.add(pendek.casefold())
        lembar: Any = self._buku.add_worksheet(pendek)
        lembar.set_landscape()
        lembar.set_paper(_A4)
        lembar.fit_to_pages(1, 0)
        lembar.set_margins(left=0.6, right=0.6, top=0.6, bottom=0.7)
        lembar.set_footer("&L&8&A&R&8Halaman &P dari &N")
        return lembar

    def _kepala(self, lembar: Any, atas: int, kolom: Sequence[KolomLembar], *, nomor: bool) -> int:
        """The head, two rows where columns are grouped; returns the row below it."""
        berkelompok = any(k.kelompok for k in kolom)
        bawah = atas + berkelompok
        i = 0
        for nama, anggota in groupby(kolom, key=lambda k: k.kelompok or None):
            daftar = list(anggota)
            if nama is not None:
                self._gabung(lembar, (atas, i, atas, i + len(daftar) - 1), nama)
            for j, k in enumerate(daftar, start=i):
                dari = bawah if nama is not None else atas
                self._gabung(lembar, (dari, j, bawah, j), k.judul)
            i += len(daftar)
        if nomor:
            bawah += 1
            for i in range(len(kolom)):
                lembar.write_number(bawah, i, i + 1, self._gaya("nomor_kolom"))
        return bawah + 1

    def _gabung(self, lembar: Any, tempat: tuple[int, int, int, int], kata: str) -> None:
        """A head over one cell or several."""
        gaya = self._gaya("kepala")
        if tempat[:2] == tempat[2:]:
            lembar.write_string(*tempat[:2], kata, gaya)
        else:
            lembar.merge_range(*tempat, kata, gaya)

    def _tulis(self, lembar: Any, baris: int, kolom: int, nilai: Nilai, bentuk: str) -> None:
        if nilai is None or nilai == "":
            lembar.write_blank(baris, kolom, None, self._gaya("sel", "teks"))
        elif isinstance(nilai, str):
            lembar.write_string(baris, kolom, nilai, self._gaya("sel", "teks"))
        elif isinstance(nilai, date):
            saat = datetime(nilai.year, nilai.month, nilai.day)  # noqa: DTZ001 - a day has no zone
            lembar.write_datetime(baris, kolom, saat, self._gaya("sel", "tanggal"))
        else:
            lembar.write_number(baris, kolom, float(nilai), self._gaya("sel", bentuk))

    def _gaya(self, *nama: str) -> Any:
        if nama not in self._format:
            self._format[nama] = self._buku.add_format(_gaya(*nama))
        return self._format[nama]


def _gaya(nama: str, bentuk: str = "") -> dict[str, Any]:
    dasar: dict[str, Any] = {"font_name": "Arial", "font_size": 9, "valign": "top"}
    match nama:
        case "judul":
            return {**dasar, "font_size": 12, "bold": True}
        case "subjudul" | "catatan":
            return dasar
        case "label":
            return {**dasar, "bold": True}
        case "kepala":
            return {
                **dasar, "bold": True, "bg_color": "#E4E4E4", "border": 1, "text_wrap": True,
                "align": "center", "valign": "vcenter",
            }  # fmt: skip
        case "nomor_kolom":
            return {**dasar, "italic": True, "border": 1, "align": "center", "font_size": 8}
        case _:
            rata = "left" if bentuk == "teks" else "right"
            return {
                **dasar, "border": 1, "text_wrap": bentuk == "teks", "align": rata,
                "num_format": _FORMAT[bentuk],
            }  # fmt: skip


def angka_teks(teks: str | None) -> Nilai:
    """A printed Indonesian figure ("1.234,5") as the number it prints; other words stay words.

    >>> angka_teks("1.234,5"), angka_teks("30–45"), angka_teks(None)
    (Decimal('1234.5'), '30–45', None)
    """
    if not teks:
        return None
    polos = teks.replace(".", "").replace(",", ".")
    dicoba = polos.removeprefix("-").replace(".", "", 1)
    return Decimal(polos) if dicoba.isascii() and dicoba.isdigit() else teks

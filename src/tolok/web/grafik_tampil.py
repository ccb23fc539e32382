"""A chart as a page shows it: drawn wide and narrow, its table beside, both to be downloaded."""

from __future__ import annotations

import base64
import csv
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import StringIO

from django.utils.safestring import SafeString, mark_safe

from tolok.web.grafik import ButirBatang, batang

__all__ = ["GrafikTampil", "csv_tabel", "grafik", "grafik_batang"]

_LEBAR = (720, 340)
_BERBAHAYA = ("=", "+", "-", "@", "\t", "\r", "\n")
_ANGKA = re.compile(r"[+-]?[\d.,]+ ?%?")


@dataclass(frozen=True, slots=True, kw_only=True)
class GrafikTampil:
    """What the component needs: two drawings, the head and rows of the table, a file name."""

    judul: str
    lebar: SafeString
    sempit: SafeString
    kepala: tuple[str, ...]
    baris: tuple[tuple[str, ...], ...]
    nama_fail: str

    @property
    def unduh_svg(self) -> str:
        """The drawing as an address of its own."""
        return _alamat(str(self.lebar).encode(), "image/svg+xml")

    @property
    def unduh_csv(self) -> str:
        """The table as an address of its own."""
        return _alamat(csv_tabel(self.kepala, self.baris), "text/csv")


def grafik(
    judul: str,
    lukis: Callable[[int], str],
    kepala: Sequence[str],
    baris: Sequence[Sequence[str]],
    nama_fail: str,
) -> GrafikTampil:
    """Draw by width; `lukis` is one of the functions of `web.grafik` with its values bound."""
    luas, sempit = (
        mark_safe(lukis(n))  # noqa: S308 - web.grafik escapes every text it is given
        for n in _LEBAR
    )
    return GrafikTampil(
        judul=judul,
        lebar=luas,
        sempit=sempit,
        kepala=tuple(kepala),
        baris=tuple(tuple(b) for b in baris),
        nama_fail=nama_fail,
    )


def grafik_batang(
    judul: str,
    butir: Sequence[ButirBatang],
    kepala: tuple[str, str],
    nama_fail: str,
    *,
    awalan: str = "",
    baris: Sequence[Sequence[str]] | None = None,
) -> GrafikTampil:
    """Bars without a reference line. The table has the bars' names and words, or `baris` where it
    shows more than is drawn; `awalan` goes before each name in the description."""
    uraian = "; ".join(f"{awalan}{b.nama}: {b.teks}" for b in butir)
    return grafik(
        judul,
        lambda n: batang(judul, uraian, butir, acuan=None, lebar=n),
        kepala,
        [(b.nama, b.teks) for b in butir] if baris is None else baris,
        nama_fail,
    )


def csv_tabel(kepala: Sequence[str], baris: Sequence[Sequence[str]]) -> bytes:
    """A table for spreadsheets set to Indonesian: semicolons, decimal commas, no formulas.

    >>> csv_tabel(("Kode", "Capaian"), (("A1", "102,22"), ("=1", "-3"), ("-1+A1", ""))).decode("utf-8-sig")
    "Kode;Capaian\\r\\nA1;102,22\\r\\n'=1;-3\\r\\n'-1+A1;\\r\\n"
    """
    wadah = StringIO()
    penulis = csv.writer(wadah, delimiter=";")
    penulis.writerow(kepala)
    penulis.writerows([_jinak(sel) for sel in b] for b in baris)
    return wadah.getvalue().encode("utf-8-sig")


def _jinak(sel: str) -> str:
    """A cell that a spreadsheet would run stays a text; a negative number stays one."""
    return f"'{sel}" if sel.startswith(_BERBAHAYA) and not _ANGKA.fullmatch(sel) else sel


def _alamat(isi: bytes, mime: str) -> str:
    return f"data:{mime};charset=utf-8;base64,{base64.b64encode(isi).decode('ascii')}"

"""`Dokumen`: what every format adapter gives and the one path of reading takes.

An adapter turns bytes into blocks in reading order and knows nothing of SOPs; everything that
knows SOPs (parts, heads, lanes, times, decisions) reads this value and knows no format. No type
of a library ever stands in it.

How an adapter fills it:

- A paragraph or a cell keeps the words as printed. Printed line breaks are "\\n". Items of a
  list start a line of their own with their marker: the printed one ("1. ", "a) ", "- "), or
  "• " where the format knows the items and prints no marker.
- A merged cell stands once, at its first row and column, with its spans; the positions it
  covers are left out of the rows. `kolom` counts the grid columns of the table from 0, so an
  empty cell may be left out as well: nothing is shifted by it.
- A table that goes on over pages may come as one table or as several: the reader joins them.
  A repeated head may stay. A table inside a cell follows as a table of its own.
- A drawn shape belongs to the cell that its centre lies in. Its `kode` is unique in the
  document; arrows name the codes. A sign typed as text ("□", "[ ]", "◇") stays in the text:
  the reader knows those itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

__all__ = [
    "Blok",
    "Dokumen",
    "Halaman",
    "JenisSimbol",
    "Kotak",
    "Panah",
    "Paragraf",
    "Sel",
    "Simbol",
    "Tabel",
    "Tempat",
]


class JenisSimbol(StrEnum):
    """The five symbols of PermenPANRB 35/2012, the arrow standing apart as `Panah`."""

    MULAI_SELESAI = "mulai_selesai"
    PROSES = "proses"
    KEPUTUSAN = "keputusan"
    PENGHUBUNG_HALAMAN = "penghubung_halaman"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kotak:
    """A rectangle in points (1/72 inch) from the upper left corner of its page."""

    kiri: float
    atas: float
    kanan: float
    bawah: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Tempat:
    """Where something stands in the source: page and line of text count from 1."""

    halaman: int | None = None
    kotak: Kotak | None = None
    baris_teks: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Halaman:
    """A page: its number from 1, its size in points (None for sources without pages' size).

    `putar`: by how many degrees clockwise it was turned to be read; size and places are those of
    the turned page.
    """

    nomor: int
    lebar: float | None = None
    tinggi: float | None = None
    putar: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Simbol:
    """A drawn shape of the flow chart. `teks` is what stands in it ("Mulai", "Ya")."""

    jenis: JenisSimbol
    kode: str = ""
    teks: str = ""
    kotak: Kotak | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Panah:
    """An arrow between two shapes, by their codes. `teks` is written on it ("Ya", "Tidak")."""

    dari_kode: str
    ke_kode: str
    teks: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sel:
    """A cell: its text, first grid column (from 0), spans, and the shapes drawn in it."""

    teks: str
    kolom: int
    lebar_kolom: int = 1
    tinggi_baris: int = 1
    tempat: Tempat = Tempat()
    simbol: tuple[Simbol, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tabel:
    """Rows of cells in printed order, and the arrows drawn over them."""

    baris: tuple[tuple[Sel, ...], ...]
    panah: tuple[Panah, ...] = ()
    tempat: Tempat = Tempat()


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraf:
    """A paragraph, or a single line where the source knows no paragraphs."""

    teks: str
    tempat: Tempat = Tempat()


Blok: TypeAlias = Paragraf | Tabel


@dataclass(frozen=True, slots=True, kw_only=True)
class Dokumen:
    """A document: its pages (empty where the format has none) and its blocks in reading order.

    `pindaian`: the words come from character recognition, so single letters may be wrong.
    `kata_ragu`: words of which the recognition was not sure anywhere.
    """

    blok: tuple[Blok, ...]
    halaman: tuple[Halaman, ...] = ()
    pindaian: bool = False
    kata_ragu: frozenset[str] = frozenset()

    @property
    def tabel(self) -> Iterator[Tabel]:
        """The tables, in reading order."""
        return (blok for blok in self.blok if isinstance(blok, Tabel))

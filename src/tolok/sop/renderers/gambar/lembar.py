"""What a drawing is made of: sheets with a table, symbols, arrows and their labels.

Every length is an integer in hundredths of a millimetre, from the top left corner of the sheet,
so that equal SOPs are equal bytes and geometry can be tested without tolerance.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, TypeAlias

__all__ = [
    "A4",
    "F4",
    "KERTAS",
    "Baris",
    "Bentuk",
    "Gambar",
    "Kertas",
    "Kotak",
    "Label",
    "Lembar",
    "Panah",
    "Paragraf",
    "Sel",
    "Simbol",
    "Sisi",
    "Tabel",
    "Titik",
]

Titik: TypeAlias = tuple[int, int]
Sisi: TypeAlias = Literal["atas", "kanan", "bawah", "kiri"]


class Bentuk(StrEnum):
    """The symbols of PermenPANRB 35/2012, Lampiran; the fifth one is the arrow."""

    KAPSUL = "kapsul"
    KOTAK = "kotak"
    KETUPAT = "ketupat"
    PENGHUBUNG = "penghubung"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kertas:
    """A landscape sheet. `tepi`: margin left and right; the foot stands in the lower margin."""

    nama: str
    lebar: int
    tinggi: int
    tepi: int = 1200
    atas: int = 1200
    bawah: int = 1350

    @property
    def lebar_isi(self) -> int:
        """Room between the margins."""
        return self.lebar - 2 * self.tepi

    @property
    def batas_bawah(self) -> int:
        """Where the table must end."""
        return self.tinggi - self.bawah


A4 = Kertas(nama="a4", lebar=29700, tinggi=21000)
F4 = Kertas(nama="f4", lebar=33000, tinggi=21500)
KERTAS = {satu.nama: satu for satu in (A4, F4)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Kotak:
    """A rectangle."""

    x: int
    y: int
    lebar: int
    tinggi: int

    @property
    def kanan(self) -> int:
        """Right edge."""
        return self.x + self.lebar

    @property
    def bawah(self) -> int:
        """Lower edge."""
        return self.y + self.tinggi

    @property
    def tengah(self) -> Titik:
        """The middle."""
        return self.x + self.lebar // 2, self.y + self.tinggi // 2

    def tepi(self, sisi: Sisi) -> Titik:
        """The middle of one side: where an arrow starts or ends."""
        x, y = self.tengah
        return {
            "atas": (x, self.y),
            "kanan": (self.kanan, y),
            "bawah": (x, self.bawah),
            "kiri": (self.x, y),
        }[sisi]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraf:
    """A text and the lines it is broken into. `tanda`: number or dash before a hanging indent."""

    teks: str
    baris: tuple[str, ...]
    pt: float
    tebal: bool = False
    tanda: str = ""
    lekuk: int = 0
    sesudah: int = 0
    garis_bawah: bool = False

    @property
    def tinggi_baris(self) -> int:
        """Line pitch: 1,2 times the size."""
        return round(self.pt * 1.2 * 35.2778)

    @property
    def tinggi(self) -> int:
        """Height with the space after."""
        return len(self.baris) * self.tinggi_baris + self.sesudah


@dataclass(frozen=True, slots=True, kw_only=True)
class Sel:
    """A cell. `kolom` is its first column; `lintas_kolom` and `lintas_baris` how many it covers."""

    kolom: int
    isi: tuple[Paragraf, ...] = ()
    lintas_kolom: int = 1
    lintas_baris: int = 1
    rata: Literal["kiri", "tengah"] = "kiri"
    tegak: Literal["atas", "tengah"] = "tengah"
    latar: bool = False

    @property
    def tinggi(self) -> int:
        """Height of the text."""
        return sum(satu.tinggi for satu in self.isi)


@dataclass(frozen=True, slots=True, kw_only=True)
class Baris:
    """A table row. `langkah`: place in the SOP's rows of the step it shows."""

    tinggi: int
    sel: tuple[Sel, ...]
    jenis: Literal["kepala", "identitas", "langkah", "sambung"]
    langkah: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tabel:
    """A ruled table at its place. `bantalan`: room between a cell's rule and its text."""

    x: int
    y: int
    kolom: tuple[int, ...]
    baris: tuple[Baris, ...]
    bantalan: int = 110

    def tepi_kolom(self, kolom: int) -> int:
        """Left edge of a column."""
        return self.x + sum(self.kolom[:kolom])

    def tepi_baris(self, baris: int) -> int:
        """Upper edge of a row."""
        return self.y + sum(satu.tinggi for satu in self.baris[:baris])

    @property
    def kotak(self) -> Kotak:
        """The whole table."""
        return Kotak(
            x=self.x, y=self.y, lebar=sum(self.kolom), tinggi=sum(b.tinggi for b in self.baris)
        )

    def kotak_sel(self, baris: int, sel: Sel) -> Kotak:
        """The rectangle of a cell of that row."""
        return Kotak(
            x=self.tepi_kolom(sel.kolom),
            y=self.tepi_baris(baris),
            lebar=sum(self.kolom[sel.kolom : sel.kolom + sel.lintas_kolom]),
            tinggi=sum(b.tinggi for b in self.baris[baris : baris + sel.lintas_baris]),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Simbol:
    """A symbol in lane `lajur` of table row `baris`. `teks`: the letter of a connector."""

    kode: int
    bentuk: Bentuk
    kotak: Kotak
    lajur: int
    baris: int
    teks: str = ""
    keterangan: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A word beside an arrow."""

    teks: str
    kotak: Kotak
    pt: float = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Panah:
    """A line from symbol to symbol along `titik`. `mata` False: the plain line of a joint row."""

    dari: int
    sisi_dari: Sisi
    ke: int
    sisi_ke: Sisi
    titik: tuple[Titik, ...]
    mata: bool = True
    label: Label | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lembar:
    """One page. `judul` above the table: bold and in the middle the title, else where the page
    goes on from; `catatan` below it: where it goes on."""

    nomor: int
    tabel: Tabel
    judul: Paragraf | None = None
    catatan: Paragraf | None = None
    simbol: tuple[Simbol, ...] = ()
    panah: tuple[Panah, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Gambar:
    """The whole drawing. `nama`: the SOP's name as its title; `kaki`: words at each page's foot."""

    nama: str
    kaki: str
    kertas: Kertas
    lembar: tuple[Lembar, ...]
    jumlah_lajur: int

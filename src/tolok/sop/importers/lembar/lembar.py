"""What stands on one page before it means anything: words, ruled lines, shapes, strokes.

PDF pages and scanned pages both become this value; finding tables, cells, symbols and arrows in
it is the same for both. Lengths are points from the upper left corner of the page.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from tolok.sop.importers.dokumen import JenisSimbol, Kotak

__all__ = [
    "Bentuk",
    "Goresan",
    "Kata",
    "Kepala",
    "Lembar",
    "Ruas",
    "Titik",
    "geser",
    "tanpa_rangkap",
    "tumpang",
]

Titik = tuple[float, float]
"""A place: x to the right, y downwards."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kata:
    """A word. `asal` is its box on the page that it was printed on, `kotak` may be shifted.

    `putar`: 1 when it is read from the bottom up, -1 from the top down. `yakin`: how sure the
    recognition of its characters was, up to 100.
    """

    teks: str
    kotak: Kotak
    asal: Kotak
    putar: int = 0
    yakin: float = 100.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruas:
    """A straight level or upright stroke: `letak` is its y (level) or x (upright)."""

    mendatar: bool
    letak: float
    awal: float
    akhir: float

    @property
    def panjang(self) -> float:
        """Its length."""
        return self.akhir - self.awal


@dataclass(frozen=True, slots=True, kw_only=True)
class Bentuk:
    """A closed shape that may be a symbol of the flow chart."""

    jenis: JenisSimbol
    kotak: Kotak
    asal: Kotak


@dataclass(frozen=True, slots=True, kw_only=True)
class Goresan:
    """A stroke that may be (a piece of) an arrow: its bends from one end to the other."""

    titik: tuple[Titik, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kepala:
    """A head of an arrow: where it points, and the middle of its back."""

    ujung: Titik
    pangkal: Titik


@dataclass(frozen=True, slots=True, kw_only=True)
class Lembar:
    """One page. `teliti` is how far two strokes that should meet may lie apart, in points.

    `warna`: areas painted in a colour, without a border of their own. `putar`: by how many
    degrees clockwise a scanned page was turned to be upright.
    """

    nomor: int
    lebar: float
    tinggi: float
    kata: tuple[Kata, ...] = ()
    ruas: tuple[Ruas, ...] = ()
    bentuk: tuple[Bentuk, ...] = ()
    goresan: tuple[Goresan, ...] = ()
    kepala: tuple[Kepala, ...] = ()
    warna: tuple[Kotak, ...] = ()
    teliti: float = 2.0
    putar: int = 0


def geser(kotak: Kotak, dx: float, dy: float) -> Kotak:
    """The rectangle moved to the right and down."""
    return Kotak(
        kiri=kotak.kiri + dx, atas=kotak.atas + dy, kanan=kotak.kanan + dx, bawah=kotak.bawah + dy
    )


def tumpang(a: Kotak, b: Kotak) -> float:
    """The common area as a share of the smaller rectangle."""
    lebar = min(a.kanan, b.kanan) - max(a.kiri, b.kiri)
    tinggi = min(a.bawah, b.bawah) - max(a.atas, b.atas)
    if lebar <= 0 or tinggi <= 0:
        return 0.0
    luas = min(_luas(a), _luas(b))
    return lebar * tinggi / luas if luas > 0 else 0.0


def _luas(k: Kotak) -> float:
    return (k.kanan - k.kiri) * (k.bawah - k.atas)


def tanpa_rangkap(bentuk: Iterable[Bentuk]) -> tuple[Bentuk, ...]:
    """Shapes without the doubles that drawing programs leave (a fill and an outline apiece)."""
    hasil: list[Bentuk] = []
    for b in bentuk:
        n = next((i for i, h in enumerate(hasil) if _sama(h.kotak, b.kotak)), None)
        if n is None:
            hasil.append(b)
        elif hasil[n].jenis is JenisSimbol.PROSES:
            hasil[n] = replace(hasil[n], jenis=b.jenis)
    return tuple(hasil)


def _sama(a: Kotak, b: Kotak) -> bool:
    besar = max(_luas(a), _luas(b))
    return tumpang(a, b) > 0.85 and min(_luas(a), _luas(b)) > 0.6 * besar

"""How high the rows are: from their measured text and their symbols."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tolok.sop.domain.dokumen import Sop
from tolok.sop.renderers.gambar.alur import Alur
from tolok.sop.renderers.gambar.huruf import HUBUNG
from tolok.sop.renderers.gambar.kolom import Tata, sel_langkah
from tolok.sop.renderers.gambar.lembar import Baris, Bentuk, Paragraf, Sel

__all__ = ["SELA_TINGKAT", "Ukuran", "baris_langkah", "regangkan", "ukuran_simbol"]

SELA_TINGKAT = 540
"""Room between two symbols over each other in one row."""
_TEGAK = 130
_LANTAI = 1050
_REGANG = 0.22


@dataclass(frozen=True, slots=True, kw_only=True)
class Ukuran:
    """Sizes of the symbols in lanes of one width. `bebas`: room above and below a symbol."""

    lebar: int
    lebar_ketupat: int
    tinggi: int
    tinggi_ketupat: int
    penghubung: int = 560
    bebas: int = 300

    def lebar_bentuk(self, bentuk: Bentuk) -> int:
        """Width of a symbol."""
        if bentuk is Bentuk.PENGHUBUNG:
            return min(self.penghubung, self.lebar_ketupat)
        return self.lebar_ketupat if bentuk is Bentuk.KETUPAT else self.lebar

    def tinggi_bentuk(self, bentuk: Bentuk) -> int:
        """Height of a symbol."""
        if bentuk is Bentuk.PENGHUBUNG:
            return self.penghubung
        return self.tinggi_ketupat if bentuk is Bentuk.KETUPAT else self.tinggi

    @property
    def tinggi_sambung(self) -> int:
        """Height of one level of connectors."""
        return self.penghubung + 2 * self.bebas


def ukuran_simbol(lajur: int, longgar: int) -> Ukuran:
    """Symbols for lanes of this width; `longgar` widens the room for lines."""
    kotak = max(min(round(lajur * 0.6), 1600, lajur - 720), lajur // 2 if lajur < 1440 else 720)
    ketupat = max(min(kotak + 240, lajur - 610), kotak)
    return Ukuran(
        lebar=kotak // 2 * 2,
        lebar_ketupat=ketupat // 2 * 2,
        tinggi=min(max(kotak * 2 // 3, 400), 640) // 2 * 2,
        tinggi_ketupat=min(max(ketupat * 4 // 5, 560), 900) // 2 * 2,
        bebas=300 + 130 * longgar,
    )


def tinggi_tumpuk(alur: Alur, baris: int, ukuran: Ukuran) -> int:
    """Height of the symbols of a row, over each other."""
    tinggi = [ukuran.tinggi_bentuk(s.bentuk) for s in alur.simpul if s.baris == baris]
    return sum(tinggi) + SELA_TINGKAT * (len(tinggi) - 1) if tinggi else 0


def baris_langkah(
    sop: Sop, alur: Alur, tata: Tata, ukuran: Ukuran, terbesar: int
) -> list[tuple[Baris, ...]]:
    """The table rows of every step: one, or more where its text is longer than a page."""
    hasil: list[tuple[Baris, ...]] = []
    for i, satu in enumerate(sop.langkah):
        sel = sel_langkah(satu, tata)
        lantai = max(_LANTAI, tinggi_tumpuk(alur, i, ukuran) + 2 * ukuran.bebas)
        teks = max(s.tinggi for s in sel) + 2 * _TEGAK
        if max(teks, lantai) <= terbesar:
            baris = Baris(tinggi=_genap(max(teks, lantai)), sel=sel, jenis="langkah", langkah=i)
            hasil.append((baris,))
        else:
            hasil.append(tuple(_belah(sel, i, lantai, terbesar)))
    return hasil


def _genap(tinggi: int) -> int:
    return tinggi + tinggi % 2


def _belah(sel: Sequence[Sel], langkah: int, lantai: int, terbesar: int) -> Iterator[Baris]:
    """A step too high for a page, in parts; symbols stand in the first one."""
    ruang = terbesar - 2 * _TEGAK
    sisa = [list(s.isi) for s in sel]
    awal = True
    while awal or any(sisa):
        potong = []
        for ke, s in enumerate(sel):
            muat, sisa[ke] = potong_paragraf(sisa[ke], ruang)
            potong.append(replace(s, isi=tuple(muat)))
        teks = max(s.tinggi for s in potong) + 2 * _TEGAK
        tinggi = min(max(teks, lantai if awal else 0), terbesar)
        yield Baris(
            tinggi=_genap(tinggi) if tinggi < terbesar else terbesar // 2 * 2,
            sel=tuple(potong),
            jenis="langkah",
            langkah=langkah if awal else None,
        )
        awal = False


def potong_paragraf(isi: Sequence[Paragraf], ruang: int) -> tuple[list[Paragraf], list[Paragraf]]:
    """The paragraphs that fit in a height (at least one line), and the rest."""
    muat: list[Paragraf] = []
    for ke, satu in enumerate(isi):
        if satu.tinggi - satu.sesudah <= ruang:
            muat.append(satu)
            ruang -= satu.tinggi
            continue
        baris = max(ruang // satu.tinggi_baris, 0 if muat else 1)
        sisa = [*isi[ke + 1 :]]
        if not baris:
            return muat, [satu, *sisa]
        muat.append(_sebagian(satu, satu.baris[:baris]))
        lanjut = replace(_sebagian(satu, satu.baris[baris:]), tanda="")
        return muat, [lanjut, *sisa] if lanjut.baris else sisa
    return muat, []


def _sebagian(satu: Paragraf, baris: tuple[str, ...]) -> Paragraf:
    teks = " ".join(baris).replace(f"{HUBUNG} ", "").removesuffix(HUBUNG)
    return replace(satu, baris=baris, teks=teks)


def regangkan(baris: Sequence[Baris], sisa: int) -> list[Baris]:
    """Rows a little higher where the page has room left, each by the same share."""
    langkah = [satu for satu in baris if satu.jenis == "langkah"]
    tinggi = sum(satu.tinggi for satu in langkah)
    bagian = min(_REGANG * tinggi, max(sisa, 0)) / max(tinggi, 1)
    return [replace(satu, tinggi=int(satu.tinggi * (1 + bagian)) // 2 * 2) for satu in baris]

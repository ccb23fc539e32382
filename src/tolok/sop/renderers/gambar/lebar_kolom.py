"""How wide each column of the flow chart is: as wide as makes the whole table lowest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations

from tolok.sop.domain.dokumen import Langkah, Sop
from tolok.sop.renderers.gambar.huruf import HUBUNG, lebar, rapikan
from tolok.sop.renderers.gambar.kolom import BANTALAN, Tata, sel_langkah
from tolok.sop.renderers.gambar.lembar import Kertas, Sel

__all__ = ["tata_kolom"]

_NOMOR = 850
_LAJUR = (3200, 3200, 3000, 2800, 2500, 2300, 2050, 1850, 1650, 1500)
"""Width of a lane where there are so many, on A4."""
_LEBAR_ISI_A4 = 27300
_LAJUR_BANYAK = 13500
_LAJUR_TERSEMPIT = 700
_WAKTU_SEMPIT, _WAKTU_LEBAR = 1700, 2700
_TERSEMPIT = (3000, 1950, 1950, 1860)
"""Least widths of Uraian, Kelengkapan, Output and Keterangan."""
_URAIAN = range(20, 66, 5)
_KETERANGAN = range(0, 61, 10)
_KELENGKAPAN = range(30, 75, 10)
"""Shares that are tried, in hundredths: of the room, and of what is left to Kelengkapan and Output."""
_HALUS = (150, 50)
"""Steps by which the best of them is bettered."""
_BULAT = 150
_SIMBOL = 1300
_CONTOH = 12
"""So many rows decide the widths of a long SOP."""
_PENGGAL = 900
"""Cost of a divided word: two lines of text."""
_RATA = 8


def tata_kolom(sop: Sop, kertas: Kertas, pt: float) -> Tata:
    """Widths at one size of letters: lanes by their number, times and texts by what they say."""
    banyak = max(len(sop.pelaksana), 1)
    lajur = _lebar_lajur(banyak) * kertas.lebar_isi // _LEBAR_ISI_A4
    contoh = sop.langkah[:: max(len(sop.langkah) // _CONTOH, 1)]
    waktu = _lebar_waktu(contoh, pt)
    ruang = kertas.lebar_isi - _NOMOR - waktu - lajur * banyak
    uraian, kelengkapan, output, keterangan = _Pembagi(contoh, pt).bagi(ruang)
    return Tata(
        kolom=(_NOMOR, uraian, *(lajur,) * banyak, kelengkapan, waktu, output, keterangan),
        banyak_lajur=len(sop.pelaksana),
        pt=pt,
        pt_kepala=max(pt - 0.5, 8.0),
    )


def _lebar_lajur(banyak: int) -> int:
    if banyak < len(_LAJUR):
        return _LAJUR[banyak]
    return max(_LAJUR_BANYAK // banyak, _LAJUR_TERSEMPIT)


def _lebar_waktu(contoh: Sequence[Langkah], pt: float) -> int:
    """As wide as the widest time needs on one line, or on two where it is long."""
    perlu = (
        _perlu(rapikan(satu.mutu.waktu.tampil), pt)
        for satu in contoh
        if satu.mutu.waktu is not None
    )
    return min(max([_WAKTU_SEMPIT, *(satu + 2 * BANTALAN for satu in perlu)]), _WAKTU_LEBAR)


def _perlu(teks: str, pt: float) -> int:
    """Width of a time; a long one may be divided, not between a number and its unit."""
    penuh = lebar(teks, pt)
    if penuh <= _WAKTU_SEMPIT - 2 * BANTALAN:
        return penuh
    kata = teks.split()
    dua = (
        max(lebar(" ".join(kata[:n]), pt), lebar(" ".join(kata[n:]), pt))
        for n in range(1, len(kata))
        if not kata[n - 1].isdecimal()
    )
    return min([penuh, *dua])


class _Pembagi:
    """Divides room among the four columns of text, by their heights at each width."""

    def __init__(self, contoh: Sequence[Langkah], pt: float) -> None:
        self.contoh = contoh
        self.pt = pt
        self.tinggi: dict[tuple[int, int], tuple[int, ...]] = {}

    def bagi(self, ruang: int) -> tuple[int, ...]:
        """Widths that give all of `ruang` away: the best shares, bettered by small steps."""
        biaya, lebar_kolom = min((self._biaya(satu), satu) for satu in _calon(ruang))
        for geser in _HALUS:
            calon = ((self._biaya(satu), satu) for satu in _geseran(lebar_kolom, geser))
            biaya, lebar_kolom = min([(biaya, lebar_kolom), *calon])
        return lebar_kolom

    def _biaya(self, lebar_kolom: tuple[int, ...]) -> tuple[int, int]:
        """Height of all rows; what the lower cells need counts little. Then room given to
        notes that do not need it, and how uneven the pair of Mutu Baku is."""
        tinggi = [self._kolom(ke, satu) for ke, satu in enumerate(lebar_kolom)]
        rendah = sum(
            max(_SIMBOL, *baris) + sum(baris) // _RATA for baris in zip(*tinggi, strict=True)
        )
        _, kelengkapan, output, keterangan = lebar_kolom
        return rendah, keterangan + abs(kelengkapan - output)

    def _kolom(self, ke: int, lebar_kolom: int) -> tuple[int, ...]:
        """Height of every row's cell in one column of that width."""
        kunci = (ke, lebar_kolom)
        if kunci not in self.tinggi:
            kolom = tuple(lebar_kolom if n == ke else 0 for n in range(4))
            self.tinggi[kunci] = tuple(
                _tinggi(sel_langkah(satu, self._tata(kolom), kolom=_LETAK[ke])[0])
                for satu in self.contoh
            )
        return self.tinggi[kunci]

    def _tata(self, kolom: tuple[int, ...]) -> Tata:
        uraian, kelengkapan, output, keterangan = kolom
        return Tata(
            kolom=(_NOMOR, uraian, 0, kelengkapan, 0, output, keterangan),
            banyak_lajur=1,
            pt=self.pt,
        )


_LETAK = (1, 3, 5, 6)
"""Where the four columns stand in a table of one lane."""


def _calon(ruang: int) -> Iterator[tuple[int, ...]]:
    sisa = max(ruang - sum(_TERSEMPIT), 0)
    for uraian in _URAIAN:
        for keterangan in _KETERANGAN:
            satu = _TERSEMPIT[0] + _bulat(sisa * uraian // 100)
            empat = _TERSEMPIT[3] + _bulat(sisa * keterangan // 100)
            tengah = ruang - satu - empat - _TERSEMPIT[1] - _TERSEMPIT[2]
            for bagian in _KELENGKAPAN:
                dua = _TERSEMPIT[1] + _bulat(max(tengah, 0) * bagian // 100)
                yield satu, dua, ruang - satu - dua - empat, empat


def _bulat(lebar_kolom: int) -> int:
    return lebar_kolom // _BULAT * _BULAT


def _geseran(lebar_kolom: tuple[int, ...], geser: int) -> Iterator[tuple[int, ...]]:
    for dari, ke in permutations(range(len(lebar_kolom)), 2):
        if lebar_kolom[dari] - geser >= _TERSEMPIT[dari]:
            tambah = {dari: -geser, ke: geser}
            yield tuple(satu + tambah.get(n, 0) for n, satu in enumerate(lebar_kolom))


def _tinggi(sel: Sel) -> int:
    penggal = sum(b.endswith(HUBUNG) for p in sel.isi for b in p.baris)
    return sel.tinggi + penggal * _PENGGAL

"""The ink in a cell of a scanned page: where it begins and ends, without specks and colons."""

from __future__ import annotations

import re

from PIL import Image

from tolok.sop.importers.dokumen import Kotak
from tolok.sop.importers.pindaian.garis import Lurusan, pekat
from tolok.sop.importers.pindaian.ukuran import Persegi, asal_piksel

__all__ = ["baris_tinta", "cari_tinta", "tanpa_titik_dua", "tinta_di_luar"]

_TERSEDIKIT = 14
_TEPI = 4
_BINTIK = 30
_JAUH_BINTIK = 10
_BARIS_TERPENDEK = 9
_TITIK_TERLEBAR = 9
_TITIK_DUA_TERTINGGI = 26
_LARI = re.compile(rb"[^\x00]+")


def cari_tinta(hitam: Image.Image, kotak: Persegi) -> Persegi | None:
    """The inked part of a rectangle with a little paper around it; None without ink."""
    kiri, atas = max(0, kotak[0]), max(0, kotak[1])
    kanan, bawah = min(hitam.width, kotak[2]), min(hitam.height, kotak[3])
    if kanan - kiri < 6 or bawah - atas < 6:
        return None
    bagian = hitam.crop((kiri, atas, kanan, bawah))
    tepi = bagian.getbbox()
    if tepi is None or bagian.histogram()[255] < _TERSEDIKIT:
        return None
    x1, y1, x2, y2 = _tanpa_bintik(bagian, tepi)
    return (
        max(kiri, kiri + x1 - _TEPI),
        max(atas, atas + y1 - _TEPI),
        min(kanan, kiri + x2 + _TEPI),
        min(bawah, atas + y2 + _TEPI),
    )


def _tanpa_bintik(bagian: Image.Image, tepi: Persegi) -> Persegi:
    """The box of the ink without lone specks at its edges, as long as any are cut off."""
    while True:
        x1, x2 = _pangkas(bagian.crop(tepi), mendatar=True)
        kini = (tepi[0] + x1, tepi[1], tepi[0] + x2, tepi[3])
        y1, y2 = _pangkas(bagian.crop(kini), mendatar=False)
        kini = (kini[0], kini[1] + y1, kini[2], kini[1] + y2)
        if kini == tepi:
            return tepi
        tepi = kini


def _pangkas(bagian: Image.Image, *, mendatar: bool) -> tuple[int, int]:
    """From where to where ink reaches along one direction, without specks before and after."""
    sepanjang = bagian.width if mendatar else bagian.height
    kelompok = _kelompok(_lari(bagian, mendatar=mendatar))

    def bintik(awal: int, akhir: int) -> bool:
        potong = (awal, 0, akhir, bagian.height) if mendatar else (0, awal, bagian.width, akhir)
        return bagian.crop(potong).histogram()[255] < _BINTIK

    while len(kelompok) > 1 and bintik(*kelompok[0]):
        kelompok.pop(0)
    while len(kelompok) > 1 and bintik(*kelompok[-1]):
        kelompok.pop()
    return (kelompok[0][0], kelompok[-1][1]) if kelompok else (0, sepanjang)


def _kelompok(lari: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches of ink joined that lie less than a letter apart."""
    hasil: list[tuple[int, int]] = []
    for awal, akhir in lari:
        if hasil and awal - hasil[-1][1] < _JAUH_BINTIK:
            hasil[-1] = (hasil[-1][0], akhir)
        else:
            hasil.append((awal, akhir))
    return hasil


def _lari(bagian: Image.Image, *, mendatar: bool) -> list[tuple[int, int]]:
    """Stretches of columns (or rows) with ink."""
    ukuran = (bagian.width, 1) if mendatar else (1, bagian.height)
    return [
        m.span() for m in _LARI.finditer(bagian.resize(ukuran, Image.Resampling.BOX).tobytes())
    ]


def tanpa_titik_dua(hitam: Image.Image, tinta: Persegi) -> Persegi | None:
    """The inked rectangle without a colon at its left edge; None when that is all there is.

    Forms print one before each value; recognised, it is often taken for a one.
    """
    bagian = hitam.crop(tinta)
    kolom = _lari(bagian, mendatar=True)
    if not kolom or not _titik_dua(bagian, *kolom[0]):
        return tinta
    if len(kolom) == 1:
        return None
    berikut = kolom[1][0]
    if berikut - kolom[0][1] < _TEPI:
        return tinta
    kiri, atas, kanan, bawah = tinta
    return (kiri + berikut - _TEPI + 1, atas, kanan, bawah)


def _titik_dua(bagian: Image.Image, awal: int, akhir: int) -> bool:
    """Whether these columns hold two dots above each other and nothing else."""
    if akhir - awal > _TITIK_TERLEBAR:
        return False
    titik = _lari(bagian.crop((awal, 0, akhir, bagian.height)), mendatar=False)
    return (
        len(titik) == 2
        and all(b - a <= _TITIK_TERLEBAR for a, b in titik)
        and titik[1][0] - titik[0][1] >= 2
        and titik[1][1] - titik[0][0] <= _TITIK_DUA_TERTINGGI
    )


def baris_tinta(hitam: Image.Image, tinta: Persegi) -> list[Persegi]:
    """The lines of a cell: stretches of rows with ink, three white rows or more apart."""
    bagian = hitam.crop(tinta)
    baris = bagian.resize((1, bagian.height), Image.Resampling.BOX).tobytes()
    hasil: list[Persegi] = []
    for m in re.finditer(rb"[^\x00]+(?:\x00{1,2}[^\x00]+)*", baris):
        tepi = bagian.crop((0, m.start(), bagian.width, m.end())).getbbox()
        if tepi is not None and m.end() - m.start() >= _BARIS_TERPENDEK:
            kiri, atas = tinta[0] + max(0, tepi[0] - 3), tinta[1] + m.start()
            hasil.append((kiri, atas, min(tinta[2], tinta[0] + tepi[2] + 3), tinta[1] + m.end()))
    return hasil


def tinta_di_luar(bersih: Image.Image, petak: Kotak, simbol: Kotak, datar: Lurusan) -> int:
    """Dark pixels of a cell outside the symbol in it, once all strokes are wiped."""
    bagian = bersih.crop(asal_piksel(petak, datar))
    kiri, atas, *_ = asal_piksel(petak, datar)
    dalam = asal_piksel(simbol, datar)
    bagian.paste(255, (dalam[0] - kiri, dalam[1] - atas, dalam[2] - kiri, dalam[3] - atas))
    return pekat(bagian).histogram()[255]

"""Closed outlines of a scanned page: white areas that the strokes around them cut off."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageFilter

from tolok.sop.importers.dokumen import JenisSimbol
from tolok.sop.importers.lembar.lembar import Titik
from tolok.sop.importers.pdf.bentuk import jenis_bentuk

__all__ = ["Bidang", "cari_bidang", "jenis_bidang"]

_PUTIH = re.compile(rb"\x00+")
_TERBANYAK_LARI = 400_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Bidang:
    """A white area: for each pixel row its leftmost and rightmost white pixel."""

    baris: tuple[tuple[int, int, int], ...]

    @property
    def tepi(self) -> tuple[int, int, int, int]:
        """Left, upper, right, lower edge in pixels (right and lower outside)."""
        return (
            min(a for _, a, _ in self.baris),
            self.baris[0][0],
            max(b for _, _, b in self.baris),
            self.baris[-1][0] + 1,
        )


def cari_bidang(hitam: Image.Image, terkecil: Titik, terbesar: Titik) -> tuple[Bidang, ...]:
    """White areas between two sizes (width, height) in pixels of the bitmap given.

    The strokes are thickened first, so that a gap of two pixels in an outline does no harm; the
    areas found are as much smaller.
    """
    tebal = hitam.filter(ImageFilter.MaxFilter(3))
    lebar, tinggi = tebal.size
    setengah = tebal.resize((lebar // 2, tinggi // 2), Image.Resampling.BOX)
    setengah = setengah.point([0] * 48 + [255] * 208)
    lari, induk = _lari(setengah)
    kelompok: dict[int, list[int]] = {}
    for n in range(len(lari)):
        kelompok.setdefault(_akar(induk, n), []).append(n)
    hasil = []
    for milik in kelompok.values():
        bidang = _bidang([lari[n] for n in milik])
        kiri, atas, kanan, bawah = bidang.tepi
        if (
            terkecil[0] <= kanan - kiri <= terbesar[0]
            and terkecil[1] <= bawah - atas <= terbesar[1]
        ):
            hasil.append(bidang)
    return tuple(hasil)


def _lari(gambar: Image.Image) -> tuple[list[tuple[int, int, int]], list[int]]:
    """Runs of white pixels (row, from, to) and the union-find forest that joins the touching."""
    lebar, tinggi = gambar.size
    data = gambar.tobytes()
    lari: list[tuple[int, int, int]] = []
    induk: list[int] = []
    atas: list[int] = []
    for y in range(tinggi):
        kini: list[int] = []
        pakai = 0
        for m in _PUTIH.finditer(data, y * lebar, (y + 1) * lebar):
            n = len(lari)
            a, b = m.start() - y * lebar, m.end() - y * lebar
            lari.append((y, a, b))
            induk.append(n)
            kini.append(n)
            while pakai < len(atas) and lari[atas[pakai]][2] <= a:
                pakai += 1
            k = pakai
            while k < len(atas) and lari[atas[k]][1] < b:
                induk[_akar(induk, n)] = _akar(induk, atas[k])
                k += 1
        atas = kini
        if len(lari) > _TERBANYAK_LARI:
            return [], []
    return lari, induk


def _akar(induk: list[int], n: int) -> int:
    while induk[n] != n:
        induk[n] = induk[induk[n]]
        n = induk[n]
    return n


def _bidang(lari: Sequence[tuple[int, int, int]]) -> Bidang:
    """Runs at half size -> one area in pixels of the full size."""
    baris: dict[int, tuple[int, int]] = {}
    for y, a, b in lari:
        kiri, kanan = baris.get(y, (a, b))
        baris[y] = (min(kiri, a), max(kanan, b))
    return Bidang(baris=tuple((2 * y, 2 * baris[y][0], 2 * baris[y][1]) for y in sorted(baris)))


def jenis_bidang(bidang: Bidang, titik: Sequence[Titik]) -> JenisSimbol | None:
    """The symbol whose inside this is; `titik`: its outline in points."""
    jenis = jenis_bentuk(titik)
    if jenis is JenisSimbol.PENGHUBUNG_HALAMAN and not _meruncing(bidang):
        return JenisSimbol.PROSES
    return jenis


def _meruncing(bidang: Bidang) -> bool:
    """Whether the area narrows towards its lower end (a pentagon that points down)."""
    lebar = [b - a for _, a, b in bidang.baris]
    n = max(1, len(lebar) // 6)
    return sum(lebar[-n:]) < 0.6 * sum(lebar[:n])

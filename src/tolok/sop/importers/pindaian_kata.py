"""The words of a scanned page, recognised cell by cell.

All cells with ink are put underneath each other into one tall picture and recognised in one go:
lines of neighbouring cells cannot run into each other, and a lone digit is a line of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PIL import Image

from tolok.sop.importers.dokumen import Kotak
from tolok.sop.importers.kisi import Kisi, cari_kisi
from tolok.sop.importers.lembar import Kata, Ruas, Titik
from tolok.sop.importers.pindaian_garis import Lurusan, pekat
from tolok.sop.importers.tesseract import KataTerbaca, baca_huruf

__all__ = ["DPI", "SKALA", "TELITI", "kata_pindaian", "tinta_di_luar"]

DPI = 200
"""Dots per inch at which a page is looked at."""
SKALA = 72 / DPI
"""Points in a pixel."""
TELITI = 4.0
"""How far two lines of a scan that should meet may lie apart, in points."""

_SELA = 26
_TINTA_TERSEDIKIT = 14
_TERTINGGI = 30_000
_TANDA = frozenset("|—-_~=.,:;'`\"«»“”‘’[]{}()\\/<>*•°©®™")
_ANGKA_KOTOR = re.compile(r"^(\d{1,2})[!|'`]$")
_CABANG = re.compile(r"(?:ya|tidak|tdk|y|t|n)[.,:]?", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Guntingan:
    """A piece of the page: where it was (pixels) and where it stands in the tall picture."""

    kiri: int
    atas: int
    tinggi: int
    di_atas: int
    lajur: bool


def kata_pindaian(
    gambar: Image.Image, ruas: Sequence[Ruas], simbol: Sequence[Kotak], datar: Lurusan
) -> tuple[Kata, ...]:
    """The words of a page from which all strokes were wiped, with their places in points."""
    kisi, _ = cari_kisi(ruas, TELITI)
    kisi = tuple(k for k in kisi if len(k.petak) > 1)
    if not kisi:
        return tuple(_jadi_kata(baca_huruf(gambar, tata=3), None, datar))
    hitam = pekat(gambar)
    daerah = [(_asal(p.kotak, datar), _lajur(p.kotak, k, simbol)) for k in kisi for p in k.petak]
    daerah.extend((kotak, False) for kotak in _di_luar(kisi, gambar, datar))
    tinggi, potong, guntingan = 0, [], []
    for kotak, lajur in daerah:
        tinta = _tinta(hitam, kotak)
        if tinta is None or tinggi + tinta[3] - tinta[1] > _TERTINGGI:
            continue
        potong.append((tinta, tinggi + _SELA))
        guntingan.append(
            _Guntingan(
                kiri=tinta[0],
                atas=tinta[1],
                tinggi=tinta[3] - tinta[1],
                di_atas=tinggi + _SELA,
                lajur=lajur,
            )
        )
        tinggi += tinta[3] - tinta[1] + _SELA
    if not potong:
        return ()
    lebar = max(t[2] - t[0] for t, _ in potong) + 2 * _SELA
    papan = Image.new("L", (lebar, tinggi + 2 * _SELA), 255)
    for tinta, y in potong:
        papan.paste(gambar.crop(tinta), (_SELA, y))
    return tuple(_jadi_kata(baca_huruf(papan), guntingan, datar))


def _asal(k: Kotak, datar: Lurusan) -> tuple[int, int, int, int]:
    """A rectangle of the flat page (points) as one of the bitmap (pixels)."""
    x, y = (k.kiri + k.kanan) / 2 / SKALA, (k.atas + k.bawah) / 2 / SKALA
    px, py = x, y
    for _ in range(3):
        tx, ty = datar.titik(px, py)
        px, py = px + x - tx, py + y - ty
    dx, dy = px - x, py - y
    return (
        round(k.kiri / SKALA + dx) + 3,
        round(k.atas / SKALA + dy) + 3,
        round(k.kanan / SKALA + dx) - 3,
        round(k.bawah / SKALA + dy) - 3,
    )


def tinta_di_luar(bersih: Image.Image, petak: Kotak, simbol: Kotak, datar: Lurusan) -> int:
    """Dark pixels of a cell outside the symbol in it, once all strokes are wiped."""
    bagian = bersih.crop(_asal(petak, datar))
    kiri, atas, *_ = _asal(petak, datar)
    dalam = _asal(simbol, datar)
    bagian.paste(255, (dalam[0] - kiri, dalam[1] - atas, dalam[2] - kiri, dalam[3] - atas))
    return pekat(bagian).histogram()[255]


def _lajur(k: Kotak, kisi: Kisi, simbol: Sequence[Kotak]) -> bool:
    """Whether a cell stands where the symbols of its table are drawn."""
    milik = [
        s
        for s in simbol
        if kisi.kotak.kiri <= s.kiri <= kisi.kotak.kanan
        and kisi.kotak.atas <= s.atas <= kisi.kotak.bawah
    ]
    if not milik:
        return False
    x, y = (k.kiri + k.kanan) / 2, (k.atas + k.bawah) / 2
    return (
        min(s.kiri for s in milik) <= x <= max(s.kanan for s in milik)
        and y >= min(s.atas for s in milik) - 4
    )


def _di_luar(
    kisi: Sequence[Kisi], gambar: Image.Image, datar: Lurusan
) -> Iterable[tuple[int, int, int, int]]:
    """The bands of the page over, between and under its tables."""
    atas = 0
    for k in sorted(kisi, key=lambda k: k.datar[0]):
        _, mulai, _, akhir = _asal(k.kotak, datar)
        if mulai - 6 > atas:
            yield (0, atas, gambar.width, mulai - 6)
        atas = max(atas, akhir + 6)
    if atas < gambar.height:
        yield (0, atas, gambar.width, gambar.height)


def _tinta(
    hitam: Image.Image, kotak: tuple[int, int, int, int]
) -> tuple[int, int, int, int] | None:
    """The inked part of a rectangle with a little paper around it; None without ink."""
    kiri, atas = max(0, kotak[0]), max(0, kotak[1])
    kanan, bawah = min(hitam.width, kotak[2]), min(hitam.height, kotak[3])
    if kanan - kiri < 6 or bawah - atas < 6:
        return None
    bagian = hitam.crop((kiri, atas, kanan, bawah))
    tepi = bagian.getbbox()
    if tepi is None or bagian.histogram()[255] < _TINTA_TERSEDIKIT:
        return None
    return (
        max(kiri, kiri + tepi[0] - 4),
        max(atas, atas + tepi[1] - 4),
        min(kanan, kiri + tepi[2] + 4),
        min(bawah, atas + tepi[3] + 4),
    )


def _jadi_kata(
    terbaca: Iterable[KataTerbaca], guntingan: Sequence[_Guntingan] | None, datar: Lurusan
) -> Iterable[Kata]:
    for k in terbaca:
        teks = _ANGKA_KOTOR.sub(r"\1", k.teks.strip("|").strip())
        tempat = _tempat(k, guntingan)
        if not teks or tempat is None or all(c in _TANDA for c in teks):
            continue
        x, y, lajur = tempat
        if lajur and not _pantas_di_lajur(teks, k.yakin):
            continue
        yield _satu(teks, k, (x, y), datar)


def _tempat(
    k: KataTerbaca, guntingan: Sequence[_Guntingan] | None
) -> tuple[float, float, bool] | None:
    """Where a word of the tall picture stands on the page, and whether among symbols."""
    if guntingan is None:
        return (k.kiri, k.atas, False)
    tengah = k.atas + k.tinggi / 2
    for g in guntingan:
        if g.di_atas - _SELA / 2 <= tengah <= g.di_atas + g.tinggi + _SELA / 2:
            return (g.kiri + k.kiri - _SELA, g.atas + k.atas - g.di_atas, g.lajur)
    return None


def _pantas_di_lajur(teks: str, yakin: float) -> bool:
    """Among symbols the rests of strokes look like letters: only plain words count."""
    if _CABANG.fullmatch(teks):
        return True
    return len(teks) >= 4 and teks.isalpha() and yakin >= 70


def _satu(teks: str, k: KataTerbaca, di: Titik, datar: Lurusan) -> Kata:
    kiri, tengah = datar.titik(di[0], di[1] + k.tinggi / 2)
    kanan, _ = datar.titik(di[0] + k.lebar, di[1] + k.tinggi / 2)
    kotak = Kotak(
        kiri=kiri * SKALA,
        kanan=kanan * SKALA,
        atas=(tengah - k.tinggi / 2) * SKALA,
        bawah=(tengah + k.tinggi / 2) * SKALA,
    )
    return Kata(teks=teks, kotak=kotak, asal=kotak)

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
from tolok.sop.importers.lembar.kisi import Kisi, cari_kisi
from tolok.sop.importers.lembar.lembar import Kata, Ruas, Titik
from tolok.sop.importers.pindaian.garis import Lurusan, pekat
from tolok.sop.importers.pindaian.kepala_tabel import perbaiki_kepala
from tolok.sop.importers.pindaian.kertas import putihkan
from tolok.sop.importers.pindaian.tesseract import KataTerbaca, baca_huruf
from tolok.sop.importers.pindaian.titik_dua import tanpa_titik_dua

__all__ = ["DPI", "SKALA", "TELITI", "asal_piksel", "kata_pindaian", "tinta_di_luar"]

DPI = 200
"""Dots per inch at which a page is looked at."""
SKALA = 72 / DPI
"""Points in a pixel."""
TELITI = 4.0
"""How far two lines of a scan that should meet may lie apart, in points."""

_SELA = 26
_SAMA = 0.6
_TINTA_TERSEDIKIT = 14
_TERTINGGI = 30_000
_TINGGI_NOMOR = 48
_LEBAR_NOMOR = 2_000
_SEL_SEMPIT = 120
_SPASI = 14
_BARIS_TERPENDEK = 9
_BARIS_KEPALA = 2
_NOMOR_BARIS = re.compile(r"(\d{1,2})\D{0,2}")
_BAGIAN = re.compile(r"[IVX]{1,4}\.?|[A-H]\.?")
_TANDA = frozenset("|—-_~=.,:;'`\"«»“”‘’[]{}()\\/<>*•°©®™")
_ANGKA_KOTOR = re.compile(r"^(\d{1,2})[!|'`]$")
_CABANG = re.compile(r"(?:ya|tidak|tdk|y|t|n)[.,:]?", re.IGNORECASE)


_Persegi = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Guntingan:
    """A piece of the page: its ink on the page, and its upper left corner in the tall picture.

    `lajur`: it stands among symbols; `nomor`: it is a short cell of the first column;
    `kepala`: it stands where the head of a table does.
    """

    tinta: _Persegi
    x: int
    y: int
    lajur: bool = False
    nomor: bool = False
    kepala: bool = False

    def memuat(self, x: float, y: float) -> bool:
        """Whether a point of the tall picture lies in it."""
        lebar, tinggi = self.tinta[2] - self.tinta[0], self.tinta[3] - self.tinta[1]
        sela = _SELA / 2
        return (
            self.x - sela <= x <= self.x + lebar + sela
            and self.y - sela <= y <= self.y + tinggi + sela
        )


def kata_pindaian(
    gambar: Image.Image, ruas: Sequence[Ruas], simbol: Sequence[Kotak], datar: Lurusan
) -> tuple[Kata, ...]:
    """The words of a page from which all strokes were wiped, with their places in points."""
    kisi, _ = cari_kisi(ruas, TELITI)
    kisi = tuple(k for k in kisi if len(k.petak) > 1)
    if not kisi:
        return tuple(_jadi_kata(baca_huruf(putihkan(gambar), tata=3), None, datar))
    guntingan = _gunting(gambar, kisi, simbol, datar)
    if not guntingan:
        return ()
    lebar = max(g.x + g.tinta[2] - g.tinta[0] for g in guntingan) + _SELA
    tinggi = max(g.y + g.tinta[3] - g.tinta[1] for g in guntingan) + 2 * _SELA
    papan = Image.new("L", (lebar, tinggi), 255)
    for g in guntingan:
        papan.paste(putihkan(gambar.crop(g.tinta)), (g.x, g.y))
    kata = list(_jadi_kata(baca_huruf(papan), guntingan, datar))
    return (*kata, *_nomor_hilang(kata, guntingan, datar))


def _gunting(
    gambar: Image.Image, kisi: Sequence[Kisi], simbol: Sequence[Kotak], datar: Lurusan
) -> list[_Guntingan]:
    """The inked cells: each underneath the last, but the numbers of a table side by side."""
    hitam = pekat(gambar)
    hasil: list[_Guntingan] = []
    y = _SELA
    for k in kisi:
        x_nomor = _SELA
        y_nomor, y = y, y + _TINGGI_NOMOR + _SELA
        for p in k.petak:
            tinta = _isi_petak(hitam, asal_piksel(p.kotak, datar), hasil)
            if tinta is None or y + tinta[3] - tinta[1] > _TERTINGGI:
                continue
            lajur = _lajur(p.kotak, k, simbol)
            if p.kolom == 0 and _pendek(tinta) and x_nomor < _LEBAR_NOMOR:
                hasil.append(_Guntingan(tinta=tinta, x=x_nomor, y=y_nomor, nomor=True))
                x_nomor += tinta[2] - tinta[0] + 2 * _SELA
            elif p.baris < _BARIS_KEPALA:
                hasil.append(_Guntingan(tinta=tinta, x=_SELA, y=y, lajur=lajur, kepala=True))
                y += tinta[3] - tinta[1] + _SELA
            else:
                hasil.extend(_berjajar(hitam, tinta, y, lajur=lajur))
                y += tinta[3] - tinta[1] + _SELA
    for persegi in _di_luar(kisi, gambar, datar):
        tinta = _tinta(hitam, persegi)
        if tinta is not None and y + tinta[3] - tinta[1] <= _TERTINGGI:
            hasil.append(_Guntingan(tinta=tinta, x=_SELA, y=y))
            y += tinta[3] - tinta[1] + _SELA
    return hasil


def _isi_petak(
    hitam: Image.Image, persegi: _Persegi, sudah: Sequence[_Guntingan]
) -> _Persegi | None:
    """The ink of a cell without a colon before it; None without any, or when it was cut out."""
    tinta = _tinta(hitam, persegi)
    if tinta is None or any(_rangkap(tinta, g.tinta) for g in sudah):
        return None
    return tanpa_titik_dua(hitam, tinta)


def _rangkap(a: _Persegi, b: _Persegi) -> bool:
    """Whether two rectangles are mostly the same: cells of two tables that overlap."""
    lebar = min(a[2], b[2]) - max(a[0], b[0])
    tinggi = min(a[3], b[3]) - max(a[1], b[1])
    if lebar <= 0 or tinggi <= 0:
        return False
    terkecil = min((k[2] - k[0]) * (k[3] - k[1]) for k in (a, b))
    return lebar * tinggi > _SAMA * terkecil


def _berjajar(hitam: Image.Image, tinta: _Persegi, y: int, *, lajur: bool) -> Iterable[_Guntingan]:
    """A cell as it is; the lines of a narrow one ("1" over "hari") beside each other, since a
    lone character says little."""
    baris = _baris_tinta(hitam, tinta) if tinta[2] - tinta[0] <= _SEL_SEMPIT else []
    if len(baris) not in (2, 3):
        yield _Guntingan(tinta=tinta, x=_SELA, y=y, lajur=lajur)
        return
    x = _SELA
    dasar = y + max(b[3] - b[1] for b in baris)
    for b in baris:
        yield _Guntingan(tinta=b, x=x, y=dasar - (b[3] - b[1]), lajur=lajur)
        x += b[2] - b[0] + _SPASI


def _baris_tinta(hitam: Image.Image, tinta: _Persegi) -> list[_Persegi]:
    """The lines of a cell: stretches of rows with ink, three white rows or more apart."""
    bagian = hitam.crop(tinta)
    baris = bagian.resize((1, bagian.height), Image.Resampling.BOX).tobytes()
    hasil: list[_Persegi] = []
    for m in re.finditer(rb"[^\x00]+(?:\x00{1,2}[^\x00]+)*", baris):
        tepi = bagian.crop((0, m.start(), bagian.width, m.end())).getbbox()
        if tepi is not None and m.end() - m.start() >= _BARIS_TERPENDEK:
            kiri, atas = tinta[0] + max(0, tepi[0] - 3), tinta[1] + m.start()
            hasil.append((kiri, atas, min(tinta[2], tinta[0] + tepi[2] + 3), tinta[1] + m.end()))
    return hasil


def _pendek(tinta: _Persegi) -> bool:
    return tinta[2] - tinta[0] <= 64 and tinta[3] - tinta[1] <= _TINGGI_NOMOR


def _nomor_hilang(
    kata: Sequence[Kata], guntingan: Sequence[_Guntingan], datar: Lurusan
) -> Iterable[Kata]:
    """Numbers of rows that were not recognised, where those before and after tell them."""
    baris = [g for g in guntingan if g.nomor]
    terbaca = [_nomor_di(g, kata, datar) for g in baris]
    for n, g in enumerate(baris):
        if terbaca[n] is not None or any(_di_tinta(k, g, datar) for k in kata):
            continue
        sebelum = terbaca[n - 1] if n else 0
        sesudah = terbaca[n + 1] if n + 1 < len(baris) else None
        if sebelum is None or (n == 0 and sesudah != 2) or sesudah not in (None, sebelum + 2):
            continue
        if n and sesudah is None and (n < 2 or terbaca[n - 2] != sebelum - 1):
            continue
        terbaca[n] = sebelum + 1
        kiri, atas, kanan, bawah = g.tinta
        huruf = KataTerbaca(
            teks=str(sebelum + 1),
            kiri=kiri,
            atas=atas,
            lebar=kanan - kiri,
            tinggi=bawah - atas,
            yakin=0,
        )
        yield _satu(huruf.teks, huruf, (kiri, atas), datar)


def _nomor_di(g: _Guntingan, kata: Sequence[Kata], datar: Lurusan) -> int | None:
    for k in kata:
        teks = k.teks.strip(".)")
        if teks.isdigit() and _di_tinta(k, g, datar):
            return int(teks)
    return None


def _di_tinta(k: Kata, g: _Guntingan, datar: Lurusan) -> bool:
    """Whether a word was read in this piece of the page."""
    kiri, atas = datar.titik(g.tinta[0], g.tinta[1])
    kanan, bawah = datar.titik(g.tinta[2], g.tinta[3])
    x, y = (k.kotak.kiri + k.kotak.kanan) / 2, (k.kotak.atas + k.kotak.bawah) / 2
    return kiri * SKALA <= x <= kanan * SKALA and atas * SKALA <= y <= bawah * SKALA


def asal_piksel(k: Kotak, datar: Lurusan) -> tuple[int, int, int, int]:
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
    bagian = bersih.crop(asal_piksel(petak, datar))
    kiri, atas, *_ = asal_piksel(petak, datar)
    dalam = asal_piksel(simbol, datar)
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
        _, mulai, _, akhir = asal_piksel(k.kotak, datar)
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
        if guntingan is None:
            teks = _bersih(k.teks)
            if teks:
                yield _satu(teks, k, (k.kiri, k.atas), datar)
            continue
        x, y = k.kiri + k.lebar / 2, k.atas + k.tinggi / 2
        g = next((g for g in guntingan if g.memuat(x, y)), None)
        if g is not None and (teks := _menurut_tempat(_bersih(k.teks), k.yakin, g)):
            tempat = (g.tinta[0] + k.kiri - g.x, g.tinta[1] + k.atas - g.y)
            yield _satu(teks, k, tempat, datar)


def _bersih(teks: str) -> str:
    """A word without marks that are only rests of strokes; "" when nothing is left."""
    teks = _ANGKA_KOTOR.sub(r"\1", teks.strip("|").strip())
    return "" if all(c in _TANDA for c in teks) else teks


def _menurut_tempat(teks: str, yakin: float, g: _Guntingan) -> str:
    """A word as it can stand in its place: a number, a branch of a decision, a head."""
    if g.nomor:
        angka = _NOMOR_BARIS.fullmatch(teks)
        if angka is not None:
            return angka[1]
        return teks if _BAGIAN.fullmatch(teks) else ""
    if g.lajur:
        return teks if _pantas_di_lajur(teks, yakin) else ""
    return perbaiki_kepala(teks) if g.kepala else teks


def _pantas_di_lajur(teks: str, yakin: float) -> bool:
    """Among symbols the rests of strokes look like letters: only plain words count."""
    if _CABANG.fullmatch(teks):
        return len(teks.strip(".,:")) > 1 or yakin >= 80
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
    return Kata(teks=teks, kotak=kotak, asal=kotak, yakin=k.yakin)

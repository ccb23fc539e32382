"""A scanned page -> `Lembar`: its rules, symbols and strokes from the bitmap, its words by OCR.

The strokes are wiped out before the characters are recognised: a border beside a word is
otherwise read as a letter of it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from PIL import Image, ImageDraw

from tolok.sop.importers.dokumen import JenisSimbol, Kotak
from tolok.sop.importers.lembar.kisi import Kisi, cari_kisi
from tolok.sop.importers.lembar.lembar import (
    Bentuk,
    Goresan,
    Kata,
    Lembar,
    Ruas,
    Titik,
    geser,
    tumpang,
)
from tolok.sop.importers.lembar.teks_sel import rangkum
from tolok.sop.importers.pdf.bentuk import kotak_titik
from tolok.sop.importers.pindaian.arah import mungkin_terbaring
from tolok.sop.importers.pindaian.bentuk import Bidang, cari_bidang, jenis_bidang
from tolok.sop.importers.pindaian.garis import (
    Lurusan,
    Rantai,
    cari_rantai,
    kemiringan,
    lurusan,
    pekat,
    rantai_halus,
    samar,
)
from tolok.sop.importers.pindaian.kata import kata_pindaian
from tolok.sop.importers.pindaian.kepala_panah import kepala_garis
from tolok.sop.importers.pindaian.kertas import ratakan
from tolok.sop.importers.pindaian.tesseract import putaran
from tolok.sop.importers.pindaian.tinta import tanpa_tinta_biru
from tolok.sop.importers.pindaian.tinta_sel import tinta_di_luar
from tolok.sop.importers.pindaian.ukuran import SKALA, TELITI, asal_piksel

__all__ = ["lembar_berlapis", "lembar_pindaian"]

_STRIP_KISI = 60 * SKALA
_STRIP_PANJANG = 240 * SKALA
_TINTA_TULISAN = 1_200
_LEWAT = 14.0
_MIRING_TERBESAR = 0.12
_KATA_TERSEDIKIT = 5
_HURUF_KATA = 3
_PASTI = 75
_BAGIAN_PASTI = 0.5
_BIDANG_TERKECIL = (26.0, 14.0)
_BIDANG_TERBESAR = (420.0, 260.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Calon:
    """A white area that may be the inside of a symbol."""

    bidang: Bidang
    jenis: JenisSimbol
    kotak: Kotak


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pilahan:
    """The lines of a page told apart; `hapus` are those to wipe before reading characters."""

    kisi: tuple[Kisi, ...]
    ruas: tuple[Ruas, ...]
    simbol: tuple[_Calon, ...]
    lajur: tuple[Kotak, ...]
    hapus: tuple[Rantai, ...]


def lembar_pindaian(gambar: Image.Image, nomor: int) -> Lembar:
    """The page of a bitmap at `DPI`, grey or in colours. Needs tesseract (MasukanTidakSah).

    A page that lies on its side or on its head is turned upright.
    """
    putar = putaran(gambar) if mungkin_terbaring(gambar.convert("L")) else 0
    hasil = _diputar(gambar, nomor, putar)
    if putar or _terbaca_baik(hasil):
        return hasil
    putar = putaran(gambar)
    if not putar:
        return hasil
    lain = _diputar(gambar, nomor, putar)
    return lain if _terbaca(lain) > _terbaca(hasil) else hasil


def _diputar(gambar: Image.Image, nomor: int, derajat: int) -> Lembar:
    """The page turned clockwise by a quarter turn or several."""
    if not derajat:
        return _lembar(gambar, nomor)
    return replace(_lembar(gambar.rotate(-derajat, expand=True), nomor), putar=derajat)


def _terbaca(lembar: Lembar) -> int:
    """How many words were read for sure."""
    return sum(1 for k in lembar.kata if len(k.teks) >= _HURUF_KATA and k.yakin >= _PASTI)


def _terbaca_baik(lembar: Lembar) -> bool:
    """Whether enough words were read, most of them for sure: letters on their head are not."""
    semua = sum(1 for k in lembar.kata if len(k.teks) >= _HURUF_KATA)
    return _terbaca(lembar) >= max(_KATA_TERSEDIKIT, _BAGIAN_PASTI * semua)


def lembar_berlapis(gambar: Image.Image, nomor: int, kata: Sequence[Kata]) -> Lembar:
    """A scanned page that bears a layer of words already: only its strokes are looked for.

    `kata` in points of the bitmap at `DPI`.
    """
    gambar = ratakan(gambar.convert("L"))
    rantai = cari_rantai(samar(gambar))
    datar = lurusan(rantai, *gambar.size)
    lurus = [replace(k, kotak=_luruskan(k.kotak, datar)) for k in kata]
    return _rakit(gambar, gambar, nomor, rantai, lurus)


def _luruskan(k: Kotak, datar: Lurusan) -> Kotak:
    x, y = (k.kiri + k.kanan) / 2, (k.atas + k.bawah) / 2
    xx, yy = _poin(datar, x / SKALA, y / SKALA)
    return geser(k, xx - x, yy - y)


def _lembar(gambar: Image.Image, nomor: int) -> Lembar:
    kelabu, tanpa_tinta = ratakan(gambar.convert("L")), tanpa_tinta_biru(gambar)
    polos = kelabu if tanpa_tinta is None else ratakan(tanpa_tinta)
    rantai = cari_rantai(samar(kelabu))
    miring = kemiringan(rantai, kelabu.width)
    if 0.003 < abs(miring) < _MIRING_TERBESAR:
        sudut = math.degrees(math.atan(miring))
        kelabu, polos = (
            g.rotate(sudut, Image.Resampling.BICUBIC, fillcolor=255) for g in (kelabu, polos)
        )
        rantai = cari_rantai(samar(kelabu))
    return _rakit(kelabu, polos, nomor, rantai, None)


def _rakit(
    gambar: Image.Image,
    polos: Image.Image,
    nomor: int,
    rantai: Sequence[Rantai],
    kata: Sequence[Kata] | None,
) -> Lembar:
    """The page from its strokes; its words are recognised unless they are given.

    `polos`: the page without ink, in which a page without symbols is read.
    """
    hitam = pekat(gambar)
    datar = lurusan(rantai, *gambar.size)
    calon = _calon(hitam, datar)
    pilahan = _pilah(rantai, datar, calon)
    bersih = _hapus_goresan(gambar, pilahan)
    tulisan = [c for c in pilahan.simbol if _bertulisan(bersih, c, pilahan.kisi, datar)]
    if tulisan:
        pilahan = _pilah(rantai, datar, [c for c in calon if c not in tulisan])
        bersih = _hapus_goresan(gambar, pilahan)
    if not pilahan.simbol:
        bersih = _hapus_goresan(polos, pilahan)
    if kata is None:
        kata = kata_pindaian(bersih, pilahan.ruas, [c.kotak for c in pilahan.simbol], datar)
    panah = _panah(hitam, pilahan, datar)
    lurus = [s for _, s in panah]
    return Lembar(
        nomor=nomor,
        lebar=gambar.width * SKALA,
        tinggi=gambar.height * SKALA,
        kata=tuple(kata),
        ruas=pilahan.ruas,
        bentuk=tuple(Bentuk(jenis=c.jenis, kotak=c.kotak, asal=c.kotak) for c in pilahan.simbol),
        goresan=tuple(Goresan(titik=_ujung(s)) for s in lurus),
        kepala=tuple(k for r, s in panah for k in kepala_garis(hitam, r, s, lurus, datar)),
        teliti=TELITI,
    )


def _poin(datar: Lurusan, x: float, y: float) -> Titik:
    xx, yy = datar.titik(x, y)
    return (xx * SKALA, yy * SKALA)


def _calon(hitam: Image.Image, datar: Lurusan) -> list[_Calon]:
    hasil = []
    for bidang in cari_bidang(hitam, _BIDANG_TERKECIL, _BIDANG_TERBESAR):
        kiri = [_poin(datar, a, y) for y, a, _ in bidang.baris]
        kanan = [_poin(datar, b, y) for y, _, b in reversed(bidang.baris)]
        titik = [*kiri, *kanan]
        jenis = jenis_bidang(bidang, titik)
        if jenis is not None:
            hasil.append(_Calon(bidang=bidang, jenis=jenis, kotak=kotak_titik(titik)))
    return hasil


def _pilah(rantai: Sequence[Rantai], datar: Lurusan, calon: Sequence[_Calon]) -> _Pilahan:
    """Tell apart the grid, the symbols inside its cells, and the arrows between them."""
    semua = [(r, _ruas(r, datar)) for r in rantai]
    calon = [c for c in calon if not any(_lewat_sisi(s, c.kotak) for _, s in semua)]
    lepas = [s for _, s in semua if not any(_sisi_calon(s, c.kotak) for c in calon)]
    ruas = tuple(s for s in lepas if s.panjang >= _STRIP_KISI)
    kisi, sisa = cari_kisi(ruas, TELITI)
    simbol = tuple(c for c in calon if any(_di_dalam_petak(c.kotak, k) for k in kisi))
    daerah = [d for k in kisi if (d := _daerah_lajur(k, simbol)) is not None]
    bebas = set(sisa)
    hapus = []
    for r, s in semua:
        di_lajur = any(_memuat(d, s) for d in daerah)
        sisi = any(_sisi_calon(s, c.kotak) for c in simbol)
        garis_kisi = s.panjang >= _STRIP_KISI and s not in bebas and _terbawa(s, kisi)
        if (
            di_lajur
            or sisi
            or garis_kisi
            or (s.panjang >= _STRIP_PANJANG and not _di_petak(s, kisi))
        ):
            hapus.append(_sebatas_kisi(r, s, kisi, datar) if garis_kisi else r)
    return _Pilahan(kisi=kisi, ruas=ruas, simbol=simbol, lajur=tuple(daerah), hapus=tuple(hapus))


def _panah(hitam: Image.Image, pilahan: _Pilahan, datar: Lurusan) -> list[tuple[Rantai, Ruas]]:
    """The strokes among the symbols that belong neither to the grid nor to a symbol."""
    hasil = []
    for daerah in pilahan.lajur:
        for r in rantai_halus(hitam, asal_piksel(daerah, datar)):
            s = _ruas(r, datar)
            sisi = any(_sisi_calon(s, c.kotak) or _di_dalam(s, c.kotak) for c in pilahan.simbol)
            if not sisi and not _terbawa(s, pilahan.kisi):
                hasil.append((r, s))
    return hasil


def _di_dalam(s: Ruas, k: Kotak) -> bool:
    return all(
        k.kiri - 2 <= x <= k.kanan + 2 and k.atas - 2 <= y <= k.bawah + 2 for x, y in _ujung(s)
    )


def _sebatas_kisi(r: Rantai, s: Ruas, kisi: Sequence[Kisi], datar: Lurusan) -> Rantai:
    """A line of a grid without the stem of a letter that happens to go on where it stops."""
    lintang = [x for k in kisi for x in (k.tegak if s.mendatar else k.datar)]
    awal = min((x for x in lintang if 0 < x - s.awal < _LEWAT), default=s.awal)
    akhir = max((x for x in lintang if 0 < s.akhir - x < _LEWAT), default=s.akhir)
    sumbu = 0 if s.mendatar else 1
    titik = tuple(t for t in r.titik if awal - 2 <= _poin(datar, *t)[sumbu] <= akhir + 2)
    return replace(r, titik=titik) if len(titik) >= 2 else r


def _terbawa(s: Ruas, kisi: Sequence[Kisi]) -> bool:
    """Whether a line lies on a line of a grid."""
    return any(
        any(abs(s.letak - x) <= 2.5 for x in (k.datar if s.mendatar else k.tegak)) for k in kisi
    )


def _di_petak(s: Ruas, kisi: Sequence[Kisi]) -> bool:
    """Whether a line lies inside one cell, off its border: it underlines words."""
    (x1, y1), (x2, y2) = _ujung(s)
    return any(
        q.kiri < min(x1, x2) and max(x1, x2) < q.kanan and q.atas + 3 < y1 and y2 < q.bawah - 3
        for k in kisi
        for q in (p.kotak for p in k.petak)
    )


def _daerah_lajur(kisi: Kisi, simbol: Sequence[_Calon]) -> Kotak | None:
    """The part of a table where its symbols stand, with a margin for arrows beside them."""
    milik = [c.kotak for c in simbol if tumpang(c.kotak, kisi.kotak) > 0.5]
    if not milik:
        return None
    kotak = rangkum(milik)
    return Kotak(
        kiri=kotak.kiri - 30, atas=kotak.atas - 8, kanan=kotak.kanan + 30, bawah=kotak.bawah + 12
    )


def _bertulisan(bersih: Image.Image, calon: _Calon, kisi: Sequence[Kisi], datar: Lurusan) -> bool:
    """Whether its cell is full of writing: then the shape is a part of an emblem or a letter."""
    x, y = (calon.kotak.kiri + calon.kotak.kanan) / 2, (calon.kotak.atas + calon.kotak.bawah) / 2
    for k in kisi:
        for p in k.petak:
            q = p.kotak
            if q.kiri <= x <= q.kanan and q.atas <= y <= q.bawah:
                return tinta_di_luar(bersih, q, calon.kotak, datar) > _TINTA_TULISAN
    return False


def _ruas(r: Rantai, datar: Lurusan) -> Ruas:
    titik = [_poin(datar, x, y) for x, y in r.titik]
    lintang, sepanjang = (1, 0) if r.mendatar else (0, 1)
    letak = sorted(t[lintang] for t in titik)[len(titik) // 2]
    ujung = sorted((titik[0][sepanjang], titik[-1][sepanjang]))
    return Ruas(mendatar=r.mendatar, letak=letak, awal=ujung[0], akhir=ujung[1])


def _ujung(s: Ruas) -> tuple[Titik, Titik]:
    if s.mendatar:
        return ((s.awal, s.letak), (s.akhir, s.letak))
    return ((s.letak, s.awal), (s.letak, s.akhir))


def _sisi_calon(s: Ruas, k: Kotak) -> bool:
    """Whether a line runs along one side of this box and stops at its corners."""
    jauh = 5.0
    if s.mendatar:
        return (
            min(abs(s.letak - k.atas), abs(s.letak - k.bawah)) <= jauh
            and s.awal >= k.kiri - jauh
            and s.akhir <= k.kanan + jauh
        )
    return (
        min(abs(s.letak - k.kiri), abs(s.letak - k.kanan)) <= jauh
        and s.awal >= k.atas - jauh
        and s.akhir <= k.bawah + jauh
    )


def _lewat_sisi(s: Ruas, k: Kotak) -> bool:
    """Whether a line runs along one side of this box and on beyond it: the box is a cell."""
    if s.mendatar:
        dekat = min(abs(s.letak - k.atas), abs(s.letak - k.bawah))
        awal, akhir = k.kiri, k.kanan
    else:
        dekat = min(abs(s.letak - k.kiri), abs(s.letak - k.kanan))
        awal, akhir = k.atas, k.bawah
    sepanjang = s.awal <= awal + 5 and s.akhir >= akhir - 5
    return dekat <= 3.0 and sepanjang and (s.awal < awal - 12 or s.akhir > akhir + 12)


def _memuat(k: Kotak, s: Ruas) -> bool:
    (x1, y1), (x2, y2) = _ujung(s)
    x, y = (x1 + x2) / 2, (y1 + y2) / 2
    return k.kiri <= x <= k.kanan and k.atas <= y <= k.bawah


def _di_dalam_petak(k: Kotak, kisi: Kisi) -> bool:
    """Whether a box lies within one cell without touching its border."""
    x, y = (k.kiri + k.kanan) / 2, (k.atas + k.bawah) / 2
    for p in kisi.petak:
        q = p.kotak
        if q.kiri <= x <= q.kanan and q.atas <= y <= q.bawah:
            celah = (k.kiri - q.kiri, q.kanan - k.kanan, k.atas - q.atas, q.bawah - k.bawah)
            return sum(1 for c in celah if c < 3.0) == 0
    return False


def _hapus_goresan(gambar: Image.Image, pilahan: _Pilahan) -> Image.Image:
    """The page without rules and outlines, for the recognition of characters."""
    hasil = gambar.copy()
    kuas = ImageDraw.Draw(hasil)
    for r in pilahan.hapus:
        kuas.line(r.titik, fill=255, width=round(r.tebal) + 4)
    for c in pilahan.simbol:
        kiri, atas, kanan, bawah = c.bidang.tepi
        kuas.rectangle((kiri - 9, atas - 9, kanan + 9, atas + 1), fill=255)
        kuas.rectangle((kiri - 9, bawah - 1, kanan + 9, bawah + 9), fill=255)
        for y, a, b in c.bidang.baris:
            kuas.rectangle((kiri - 9, y, a + 2, y + 1), fill=255)
            kuas.rectangle((b - 2, y, kanan + 9, y + 1), fill=255)
    return hasil

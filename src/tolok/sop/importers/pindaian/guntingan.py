"""The inked pieces of a scanned page, laid underneath each other to be recognised in one go.

Lines of neighbouring cells cannot run into each other so, and a lone digit is a line of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from PIL import Image, ImageFilter

from tolok.sop.importers.dokumen import Kotak
from tolok.sop.importers.lembar.kisi import Kisi, Petak
from tolok.sop.importers.pindaian.garis import Lurusan, pekat
from tolok.sop.importers.pindaian.kertas import putihkan
from tolok.sop.importers.pindaian.tinta_sel import baris_tinta, cari_tinta, tanpa_titik_dua
from tolok.sop.importers.pindaian.ukuran import Persegi, asal_piksel

__all__ = ["Guntingan", "gunting", "papan"]

_SELA = 26
_SAMA = 0.6
_TERTINGGI = 30_000
_TINGGI_NOMOR = 48
_LEBAR_PENDEK = 64
_LEBAR_NOMOR = 2_000
_SEL_SEMPIT = 120
_SPASI = 14
_BARIS_KEPALA = 2
_NOMOR_KOLOM_TERSEDIKIT = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Guntingan:
    """A piece of the page: its ink on the page, and its upper left corner in the tall picture.

    `kolom`: of its table (numbers from 0), None outside all tables. `lajur`: it stands among
    symbols; `nomor`: it is a short cell of the first column; `kepala`: it stands where the head
    of a table does.
    """

    tinta: Persegi
    x: int
    y: int
    kolom: tuple[int, int] | None = None
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


def papan(gambar: Image.Image, guntingan: Sequence[Guntingan]) -> Image.Image:
    """The tall picture of the pieces (at least one)."""
    lebar = max(g.x + g.tinta[2] - g.tinta[0] for g in guntingan) + _SELA
    tinggi = max(g.y + g.tinta[3] - g.tinta[1] for g in guntingan) + 2 * _SELA
    hasil = Image.new("L", (lebar, tinggi), 255)
    for g in guntingan:
        hasil.paste(putihkan(gambar.crop(g.tinta)), (g.x, g.y))
    return hasil


def gunting(
    gambar: Image.Image, kisi: Sequence[Kisi], simbol: Sequence[Kotak], datar: Lurusan
) -> list[Guntingan]:
    """The inked cells: each underneath the last, but the numbers of a table side by side."""
    hitam = pekat(putihkan(gambar).filter(ImageFilter.BoxBlur(1)))
    hasil: list[Guntingan] = []
    y = _SELA
    for n, k in enumerate(kisi):
        x_nomor = _SELA
        y_nomor, y = y, y + _TINGGI_NOMOR + _SELA
        for p, tinta in _tanpa_nomor_kolom(_petak_bertinta(hitam, k, datar, hasil)):
            if y + tinta[3] - tinta[1] > _TERTINGGI:
                continue
            lajur, kolom = _lajur(p.kotak, k, simbol), (n, p.kolom)
            if p.kolom == 0 and _pendek(tinta) and x_nomor < _LEBAR_NOMOR:
                hasil.append(Guntingan(tinta=tinta, x=x_nomor, y=y_nomor, kolom=kolom, nomor=True))
                x_nomor += tinta[2] - tinta[0] + 2 * _SELA
                continue
            satu = Guntingan(
                tinta=tinta,
                x=_SELA,
                y=y,
                kolom=kolom,
                lajur=lajur,
                kepala=p.baris < _BARIS_KEPALA,
            )
            hasil.extend([satu] if satu.kepala else _berjajar(hitam, satu))
            y += tinta[3] - tinta[1] + _SELA
    hasil.extend(_guntingan_luar(hitam, kisi, datar, y))
    return hasil


def _petak_bertinta(
    hitam: Image.Image, kisi: Kisi, datar: Lurusan, sudah: Sequence[Guntingan]
) -> list[tuple[Petak, Persegi]]:
    """The cells with ink, without the colon before it and without those cut out already."""
    hasil = []
    for p in kisi.petak:
        tinta = cari_tinta(hitam, asal_piksel(p.kotak, datar))
        if tinta is None or any(_rangkap(tinta, g.tinta) for g in sudah):
            continue
        tinta = tanpa_titik_dua(hitam, tinta)
        if tinta is not None:
            hasil.append((p, tinta))
    return hasil


def _tanpa_nomor_kolom(
    petak: Sequence[tuple[Petak, Persegi]],
) -> Iterator[tuple[Petak, Persegi]]:
    """Without the row under the head that only numbers the columns: "1", "2", "3", …"""
    per_baris: dict[int, list[bool]] = {}
    for p, tinta in petak:
        per_baris.setdefault(p.baris, []).append(_pendek(tinta))
    nomor = {
        b
        for b, pendek in per_baris.items()
        if b > 0 and len(pendek) >= _NOMOR_KOLOM_TERSEDIKIT and all(pendek)
    }
    return ((p, tinta) for p, tinta in petak if p.baris not in nomor)


def _guntingan_luar(
    hitam: Image.Image, kisi: Sequence[Kisi], datar: Lurusan, y: int
) -> Iterator[Guntingan]:
    """What stands over, between and under the tables, from `y` on in the tall picture."""
    for persegi in _di_luar(kisi, hitam, datar):
        tinta = cari_tinta(hitam, persegi)
        if tinta is not None and y + tinta[3] - tinta[1] <= _TERTINGGI:
            yield Guntingan(tinta=tinta, x=_SELA, y=y)
            y += tinta[3] - tinta[1] + _SELA


def _rangkap(a: Persegi, b: Persegi) -> bool:
    """Whether two rectangles are mostly the same: cells of two tables that overlap."""
    lebar = min(a[2], b[2]) - max(a[0], b[0])
    tinggi = min(a[3], b[3]) - max(a[1], b[1])
    if lebar <= 0 or tinggi <= 0:
        return False
    terkecil = min((k[2] - k[0]) * (k[3] - k[1]) for k in (a, b))
    return lebar * tinggi > _SAMA * terkecil


def _berjajar(hitam: Image.Image, satu: Guntingan) -> Iterable[Guntingan]:
    """A cell as it is; the lines of a narrow one ("1" over "hari") beside each other, since a
    lone character says little."""
    sempit = satu.tinta[2] - satu.tinta[0] <= _SEL_SEMPIT
    baris = baris_tinta(hitam, satu.tinta) if sempit else []
    if len(baris) not in (2, 3):
        yield satu
        return
    x = satu.x
    dasar = satu.y + max(b[3] - b[1] for b in baris)
    for b in baris:
        yield Guntingan(tinta=b, x=x, y=dasar - (b[3] - b[1]), kolom=satu.kolom, lajur=satu.lajur)
        x += b[2] - b[0] + _SPASI


def _pendek(tinta: Persegi) -> bool:
    return tinta[2] - tinta[0] <= _LEBAR_PENDEK and tinta[3] - tinta[1] <= _TINGGI_NOMOR


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


def _di_luar(kisi: Sequence[Kisi], gambar: Image.Image, datar: Lurusan) -> Iterator[Persegi]:
    """The bands of the page over, between and under its tables."""
    atas = 0
    for k in sorted(kisi, key=lambda k: k.datar[0]):
        _, mulai, _, akhir = asal_piksel(k.kotak, datar)
        if mulai - 6 > atas:
            yield (0, atas, gambar.width, mulai - 6)
        atas = max(atas, akhir + 6)
    if atas < gambar.height:
        yield (0, atas, gambar.width, gambar.height)

"""A table as it lies on one page, and the tables that several pages make together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tolok.sop.importers.dokumen import Kotak
from tolok.sop.importers.lembar.kisi import Kisi
from tolok.sop.importers.lembar.lembar import (
    Bentuk,
    Goresan,
    Kata,
    Kepala,
    Lembar,
    Ruas,
    Titik,
    geser,
)
from tolok.sop.importers.lembar.teks_sel import teks_kata
from tolok.sop.importers.lembar.warna_sel import simbol_warna

__all__ = ["Potongan", "SelLembar", "jadi_potongan", "satukan"]

_NOMOR = re.compile(r"(\d{1,3})[.)]?")


@dataclass(slots=True)
class SelLembar:
    """A cell with its words. `kotak` on the plane of the table, `asal` on its own page."""

    kotak: Kotak
    asal: Kotak
    halaman: int
    kata: list[Kata]


@dataclass(slots=True)
class Potongan:
    """A table on the plane of its first page; later pages are moved onto that plane."""

    halaman: int
    halaman_akhir: int
    atas_asal: float
    kiri_asal: float
    teliti: float
    tegak: list[float]
    datar: list[float]
    sel: list[SelLembar]
    bentuk: list[Bentuk] = field(default_factory=list)
    goresan: list[Goresan] = field(default_factory=list)
    sisa: list[Ruas] = field(default_factory=list)
    kepala: list[Kepala] = field(default_factory=list)

    def kolom_pertama(self) -> list[tuple[int, str]]:
        """(row, text) of the cells that start at the left border."""
        kiri = self.tegak[0]
        return [
            (terdekat(self.datar, s.kotak.atas), teks_kata(s.kata))
            for s in self.sel
            if abs(s.kotak.kiri - kiri) <= self.teliti
        ]

    def nomor(self) -> list[int]:
        """The numbers that stand alone in cells of the first column, from the top down."""
        cocok = [_NOMOR.fullmatch(teks.strip()) for _, teks in sorted(self.kolom_pertama())]
        return [int(c[1]) for c in cocok if c]


def terdekat(letak: Sequence[float], nilai: float) -> int:
    """Which of the places lies nearest."""
    return min(range(len(letak)), key=lambda n: abs(letak[n] - nilai))


def jadi_potongan(
    lembar: Lembar, kisi: Kisi, kata: Sequence[Kata], sisa: Sequence[Ruas], *, coretan: bool
) -> Potongan:
    """The table of one page. `coretan`: it takes the drawing of the page with it."""
    sel = [
        SelLembar(kotak=p.kotak, asal=p.kotak, halaman=lembar.nomor, kata=[]) for p in kisi.petak
    ]
    for k in kata:
        x = (k.kotak.kiri + k.kotak.kanan) / 2
        y = (k.kotak.atas + k.kotak.bawah) / 2
        n = next(
            i
            for i, s in enumerate(sel)
            if s.kotak.kiri <= x <= s.kotak.kanan and s.kotak.atas <= y <= s.kotak.bawah
        )
        sel[n].kata.append(k)
    bentuk = list(lembar.bentuk) if coretan else []
    bentuk += simbol_warna([(s.kotak, bool(s.kata)) for s in sel], lembar.warna, bentuk)
    return Potongan(
        halaman=lembar.nomor,
        halaman_akhir=lembar.nomor,
        atas_asal=kisi.datar[0],
        kiri_asal=kisi.tegak[0],
        teliti=lembar.teliti,
        tegak=list(kisi.tegak),
        datar=list(kisi.datar),
        sel=sel,
        bentuk=bentuk,
        goresan=list(lembar.goresan) if coretan else [],
        sisa=list(sisa) if coretan else [],
        kepala=list(lembar.kepala) if coretan else [],
    )


def satukan(potongan: Sequence[Potongan]) -> list[Potongan]:
    """Tables joined over pages: columns that go on to the right, then rows that go on below."""
    mendatar: list[Potongan] = []
    for p in potongan:
        kiri = next((k for k in reversed(mendatar) if _sambung_kolom(k, p)), None)
        if kiri is None:
            mendatar.append(p)
        else:
            _tempel(kiri, p, kiri.tegak[-1] - p.tegak[0], 0.0)
    hasil: list[Potongan] = []
    for p in mendatar:
        if hasil and _sambung_baris(hasil[-1], p):
            _tempel(
                hasil[-1], p, hasil[-1].tegak[0] - p.tegak[0], hasil[-1].datar[-1] - p.datar[0]
            )
        else:
            hasil.append(p)
    return hasil


def _sambung_kolom(kiri: Potongan, kanan: Potongan) -> bool:
    """Whether the right table is the same rows seen further to the right."""
    if kanan.halaman <= kiri.halaman_akhir or len(kiri.nomor()) < 2 or kanan.nomor():
        return False
    sama = sum(1 for y in kanan.datar if any(abs(y - z) <= 1.5 * kiri.teliti for z in kiri.datar))
    terbanyak = max(len(kiri.datar), len(kanan.datar))
    if sama < 3 or sama < 0.8 * terbanyak:
        return False
    awal_kiri = {teks for _, teks in kiri.kolom_pertama() if teks}
    return not any(teks in awal_kiri for _, teks in kanan.kolom_pertama() if teks)


def _sambung_baris(atas: Potongan, bawah: Potongan) -> bool:
    """Whether the lower table goes on with the numbers of the upper one, in the same columns."""
    nomor_atas, nomor_bawah = atas.nomor(), bawah.nomor()
    if bawah.halaman <= atas.halaman or not nomor_atas or not nomor_bawah:
        return False
    if nomor_bawah[0] <= max(nomor_atas) or len(atas.tegak) != len(bawah.tegak):
        return False
    lebar = [b - a for a, b in zip(atas.tegak, atas.tegak[1:], strict=False)]
    lain = [b - a for a, b in zip(bawah.tegak, bawah.tegak[1:], strict=False)]
    return all(abs(a - b) <= 3 * atas.teliti for a, b in zip(lebar, lain, strict=True))


def _tempel(dasar: Potongan, p: Potongan, dx: float, dy: float) -> None:
    """Move a table onto the plane of another one and let it go on there."""
    dasar.tegak = _gabung(dasar.tegak, [x + dx for x in p.tegak], dasar.teliti)
    dasar.datar = _gabung(dasar.datar, [y + dy for y in p.datar], dasar.teliti)
    for s in p.sel:
        s.kotak = geser(s.kotak, dx, dy)
        s.kata = [replace(k, kotak=geser(k.kotak, dx, dy)) for k in s.kata]
    dasar.sel.extend(p.sel)
    dasar.bentuk.extend(replace(b, kotak=geser(b.kotak, dx, dy)) for b in p.bentuk)
    dasar.goresan.extend(
        Goresan(titik=tuple(_geser_titik(t, dx, dy) for t in g.titik)) for g in p.goresan
    )
    dasar.kepala.extend(
        Kepala(ujung=_geser_titik(k.ujung, dx, dy), pangkal=_geser_titik(k.pangkal, dx, dy))
        for k in p.kepala
    )
    for r in p.sisa:
        lintang, sepanjang = (dy, dx) if r.mendatar else (dx, dy)
        dasar.sisa.append(
            replace(r, letak=r.letak + lintang, awal=r.awal + sepanjang, akhir=r.akhir + sepanjang)
        )
    dasar.halaman_akhir = max(dasar.halaman_akhir, p.halaman_akhir)


def _geser_titik(t: Titik, dx: float, dy: float) -> Titik:
    return (t[0] + dx, t[1] + dy)


def _gabung(lama: Sequence[float], baru: Sequence[float], teliti: float) -> list[float]:
    hasil = list(lama)
    for x in baru:
        if all(abs(x - y) > 1.5 * teliti for y in hasil):
            hasil.append(x)
    return sorted(hasil)

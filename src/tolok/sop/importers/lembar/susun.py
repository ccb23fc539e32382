"""Pages of words and strokes -> the blocks of a `Dokumen`.

Tables whose columns go on over the next pages are put side by side again (a sheet printed "down,
then over"), rows that go on below are put underneath; then every word and every symbol gets its
cell, and every stroke its arrow, across the cut as well.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from tolok.sop.importers.dokumen import (
    Blok,
    Dokumen,
    Halaman,
    Kotak,
    Paragraf,
    Tempat,
)
from tolok.sop.importers.lembar.kisi import cari_kisi
from tolok.sop.importers.lembar.lembar import Kata, Lembar
from tolok.sop.importers.lembar.potongan import Potongan, jadi_potongan, satukan
from tolok.sop.importers.lembar.tabel import jadi_tabel
from tolok.sop.importers.lembar.teks_sel import Baris, baris_kata

__all__ = ["susun_dokumen"]

_TEPI = 0.12
_YAKIN = 80.0
"""From here on nearly every recognised word is right; below, about every third is wrong."""


def susun_dokumen(lembar: Sequence[Lembar], *, pindaian: bool = False) -> Dokumen:
    """The document that the pages make together."""
    potongan: list[Potongan] = []
    baris: list[tuple[int, Baris]] = []
    for satu in lembar:
        milik, lepas = _urai(satu)
        potongan.extend(milik)
        baris.extend((satu.nomor, b) for b in lepas)
    baris = _tanpa_kaki_berulang(baris, {x.nomor: x.tinggi for x in lembar})
    nomor_kode = 0
    susunan: list[tuple[int, float, float, Blok]] = []
    utuh = satukan(potongan)
    for n, b in _tanpa_sisa_potong(baris, utuh):
        susunan.append((n, b.kotak.atas, b.kotak.kiri, _paragraf(n, b)))
    for p in utuh:
        tabel, nomor_kode = jadi_tabel(p, nomor_kode)
        if tabel is not None:
            susunan.append((p.halaman, p.atas_asal, p.kiri_asal, tabel))
    susunan.sort(key=lambda x: x[:3])
    return Dokumen(
        blok=tuple(b for _, _, _, b in susunan),
        halaman=tuple(
            Halaman(nomor=x.nomor, lebar=x.lebar, tinggi=x.tinggi, putar=x.putar) for x in lembar
        ),
        pindaian=pindaian,
        kata_ragu=_kata_ragu([k for x in lembar for k in x.kata]),
    )


def _kata_ragu(kata: Sequence[Kata]) -> frozenset[str]:
    """The words that were recognised nowhere for sure."""
    yakin = {k.teks for k in kata if k.yakin >= _YAKIN}
    return frozenset({k.teks for k in kata} - yakin)


def _urai(lembar: Lembar) -> tuple[list[Potongan], list[Baris]]:
    """The tables of a page with what lies in each, and the lines outside all of them."""
    kisi, sisa = cari_kisi(lembar.ruas, lembar.teliti)
    kisi = tuple(k for k in kisi if len(k.petak) > 1)
    milik: list[list[Kata]] = [[] for _ in kisi]
    lepas: list[Kata] = []
    for kata in lembar.kata:
        x = (kata.kotak.kiri + kata.kotak.kanan) / 2
        y = (kata.kotak.atas + kata.kotak.bawah) / 2
        dalam = [n for n, k in enumerate(kisi) if _memuat(k.kotak, x, y)]
        if dalam:
            terkecil = min(dalam, key=lambda n: _luas(kisi[n].kotak))
            milik[terkecil].append(kata)
        else:
            lepas.append(kata)
    utama = max(range(len(kisi)), key=lambda n: len(kisi[n].petak), default=0)
    potongan = [
        jadi_potongan(lembar, k, milik[n], sisa, coretan=n == utama) for n, k in enumerate(kisi)
    ]
    return potongan, baris_kata(lepas)


def _memuat(k: Kotak, x: float, y: float) -> bool:
    return k.kiri <= x <= k.kanan and k.atas <= y <= k.bawah


def _luas(k: Kotak) -> float:
    return (k.kanan - k.kiri) * (k.bawah - k.atas)


def _tanpa_sisa_potong(
    baris: list[tuple[int, Baris]], utuh: Sequence[Potongan]
) -> list[tuple[int, Baris]]:
    """Without words of a cell that the edge of a page cut and that its table has already."""
    hasil = list(baris)
    for p in utuh:
        if p.halaman_akhir == p.halaman:
            continue
        milik = {b.teks for s in p.sel for b in baris_kata(s.kata)}
        hasil = [
            (n, b) for n, b in hasil if not (p.halaman <= n <= p.halaman_akhir and b.teks in milik)
        ]
    return hasil


def _tanpa_kaki_berulang(
    baris: list[tuple[int, Baris]], tinggi: dict[int, float]
) -> list[tuple[int, Baris]]:
    """Without the lines that every page repeats: all of a foot, all but the first of a head."""
    di_tepi: Counter[str] = Counter()
    for n, b in baris:
        if _bagian_tepi(b, tinggi[n]):
            di_tepi[_pola(b)] += 1
    hasil: list[tuple[int, Baris]] = []
    terlihat: set[str] = set()
    for n, b in baris:
        bagian = _bagian_tepi(b, tinggi[n])
        pola = _pola(b)
        if bagian and di_tepi[pola] >= 2:
            if bagian > 0 or pola in terlihat:
                continue
            terlihat.add(pola)
        hasil.append((n, b))
    return hasil


def _bagian_tepi(b: Baris, tinggi: float) -> int:
    """-1 in the upper margin of a page, 1 in the lower one, 0 between them."""
    if b.kotak.bawah < _TEPI * tinggi:
        return -1
    return 1 if b.kotak.atas > (1 - _TEPI) * tinggi else 0


def _pola(b: Baris) -> str:
    return re.sub(r"\d+", "#", b.teks.casefold())


def _paragraf(nomor: int, b: Baris) -> Blok:
    return Paragraf(teks=b.teks, tempat=Tempat(halaman=nomor, kotak=b.kotak))

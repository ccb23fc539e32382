"""A table on its plane -> `Tabel`: each symbol in its cell, each arrow with its words."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tolok.sop.importers.dokumen import (
    JenisSimbol,
    Kotak,
    Panah,
    Sel,
    Simbol,
    Tabel,
    Tempat,
)
from tolok.sop.importers.lembar.lembar import Bentuk, Kata, tanpa_rangkap
from tolok.sop.importers.lembar.panah_goresan import Hubungan, cari_hubungan, jarak_ke_goresan
from tolok.sop.importers.lembar.panah_halaman import sambung_halaman
from tolok.sop.importers.lembar.potongan import Potongan, SelLembar, terdekat
from tolok.sop.importers.lembar.teks_sel import Baris, baris_kata, teks_kata

__all__ = ["jadi_tabel"]

_LABEL_TERJAUH = 16.0
_SIMBOL_TERBANYAK = 600


@dataclass(slots=True)
class _Letak:
    """A cell with its place in the grid."""

    sel: SelLembar
    baris: int
    kolom: int
    tinggi: int
    lebar: int
    simbol: list[int]


def jadi_tabel(p: Potongan, nomor: int) -> tuple[Tabel | None, int]:
    """The table, or None when it is empty; `nomor`: how many symbols came before it."""
    letak = [_letak(p, s) for s in p.sel]
    bentuk = _dalam_tabel(p, tanpa_rangkap(p.bentuk)[:_SIMBOL_TERBANYAK])
    if not bentuk and not any(s.kata for s in p.sel):
        return None, nomor
    kotak = _kotak_baris(p, bentuk)
    for n, k in enumerate(kotak):
        _taruh(letak, n, k)
    letak = [bagian for satu in letak for bagian in _belah_lajur(p, satu, kotak)]
    hubungan = cari_hubungan(p.goresan, p.sisa, p.kepala, [b.kotak for b in bentuk])
    hubungan, tersambung = sambung_halaman(hubungan, bentuk)
    for satu in letak:
        satu.simbol = [n for n in satu.simbol if n not in tersambung]
    bentuk = _tanpa_penghubung_sendiri(letak, bentuk)
    teks_simbol = _teks_simbol(letak, bentuk)
    teks_panah = _label(letak, bentuk, hubungan)
    simbol = [
        Simbol(jenis=b.jenis, kode=f"s{nomor + n + 1}", teks=teks_simbol[n], kotak=b.asal)
        for n, b in enumerate(bentuk)
    ]
    panah = tuple(
        Panah(dari_kode=simbol[h.dari].kode, ke_kode=simbol[h.ke].kode, teks=t)
        for h, t in zip(hubungan, teks_panah, strict=True)
    )
    tabel = Tabel(baris=_baris(letak, simbol), panah=panah, tempat=_tempat(p))
    return tabel, nomor + len(simbol)


def _letak(p: Potongan, s: SelLembar) -> _Letak:
    kolom, baris = terdekat(p.tegak, s.kotak.kiri), terdekat(p.datar, s.kotak.atas)
    return _Letak(
        sel=s,
        baris=baris,
        kolom=kolom,
        tinggi=max(1, terdekat(p.datar, s.kotak.bawah) - baris),
        lebar=max(1, terdekat(p.tegak, s.kotak.kanan) - kolom),
        simbol=[],
    )


def _tempat(p: Potongan) -> Tempat:
    return Tempat(
        halaman=p.halaman,
        kotak=Kotak(
            kiri=p.kiri_asal,
            atas=p.atas_asal,
            kanan=p.kiri_asal + p.tegak[-1] - p.tegak[0],
            bawah=p.atas_asal + p.datar[-1] - p.datar[0],
        ),
    )


def _tengah(k: Kotak) -> tuple[float, float]:
    return ((k.kiri + k.kanan) / 2, (k.atas + k.bawah) / 2)


def _dalam_tabel(p: Potongan, bentuk: Sequence[Bentuk]) -> list[Bentuk]:
    """Shapes over the columns of the table; those below it count when the drawing ran over."""
    hasil = []
    for b in bentuk:
        x, y = _tengah(b.kotak)
        if p.tegak[0] <= x <= p.tegak[-1] and y >= p.datar[0]:
            hasil.append(b)
    return hasil


def _kotak_baris(p: Potongan, bentuk: Sequence[Bentuk]) -> list[Kotak]:
    """Where each symbol belongs. A drawing that ran over the lower border slid off its rows:
    with as many levels of symbols as numbered rows, each level is its row."""
    kotak = [b.kotak for b in bentuk]
    alur = [n for n, b in enumerate(bentuk) if b.jenis is not JenisSimbol.PENGHUBUNG_HALAMAN]
    if not any(_tengah(kotak[n])[1] > p.datar[-1] for n in alur):
        return kotak
    tingkat = [[alur[n] for n in deret] for deret in _tingkat([kotak[n] for n in alur])]
    baris = _baris_bernomor(p)
    if len(tingkat) == len(baris):
        tujuan = {n: y for deret, y in zip(tingkat, baris, strict=True) for n in deret}
    else:
        akhir = p.datar[-1] - 0.5
        tujuan = {n: min(_tengah(k)[1], akhir) for n, k in enumerate(kotak)}
    return [
        replace(k, atas=tujuan.get(n, k.atas), bawah=tujuan.get(n, k.bawah))
        for n, k in enumerate(kotak)
    ]


def _tingkat(kotak: Sequence[Kotak]) -> list[list[int]]:
    """Symbols by the level that they stand on, from the top down."""
    hasil: list[list[int]] = []
    for n in sorted(range(len(kotak)), key=lambda n: _tengah(kotak[n])[1]):
        if hasil:
            acuan = kotak[hasil[-1][0]]
            if _tengah(kotak[n])[1] - _tengah(acuan)[1] <= 0.7 * (acuan.bawah - acuan.atas):
                hasil[-1].append(n)
                continue
        hasil.append([n])
    return hasil


def _baris_bernomor(p: Potongan) -> list[float]:
    """The middle height of each row that bears a number."""
    kiri = p.tegak[0]
    return sorted(
        _tengah(s.kotak)[1]
        for s in p.sel
        if abs(s.kotak.kiri - kiri) <= p.teliti and teks_kata(s.kata).strip(" .)").isdigit()
    )


def _taruh(letak: Sequence[_Letak], nomor: int, kotak: Kotak) -> None:
    x, y = _tengah(kotak)
    for sel in letak:
        k = sel.sel.kotak
        if k.kiri <= x < k.kanan and k.atas <= y < k.bawah:
            sel.simbol.append(nomor)
            return


def _belah_lajur(p: Potongan, satu: _Letak, kotak: Sequence[Kotak]) -> list[_Letak]:
    """A cell over several columns with symbols and no words is cut at the column lines."""
    if not satu.simbol or satu.lebar == 1 or satu.sel.kata:
        return [satu]
    hasil = []
    for n in range(satu.kolom, satu.kolom + satu.lebar):
        bagian = replace_kotak(satu.sel, p.tegak[n], p.tegak[n + 1])
        milik = [i for i in satu.simbol if p.tegak[n] <= _tengah(kotak[i])[0] < p.tegak[n + 1]]
        hasil.append(
            _Letak(
                sel=bagian,
                baris=satu.baris,
                kolom=n,
                tinggi=satu.tinggi,
                lebar=1,
                simbol=milik,
            )
        )
    return hasil


def _tanpa_penghubung_sendiri(letak: Sequence[_Letak], bentuk: Sequence[Bentuk]) -> list[Bentuk]:
    """Round symbols that stand alone in a row with words are its start or end: in narrow lanes
    those are drawn as round as a connector."""
    simbol: dict[int, list[int]] = {}
    berkata: set[int] = set()
    for satu in letak:
        simbol.setdefault(satu.baris, []).extend(satu.simbol)
        if satu.sel.kata and not satu.simbol:
            berkata.add(satu.baris)
    hasil = list(bentuk)
    for baris, nomor in simbol.items():
        if baris in berkata and len(nomor) == 1:
            n = nomor[0]
            if hasil[n].jenis is JenisSimbol.PENGHUBUNG_HALAMAN:
                hasil[n] = replace(hasil[n], jenis=JenisSimbol.MULAI_SELESAI)
    return hasil


def replace_kotak(s: SelLembar, kiri: float, kanan: float) -> SelLembar:
    """The part of an empty cell between two upright lines."""
    dx = s.asal.kiri - s.kotak.kiri
    return SelLembar(
        kotak=replace(s.kotak, kiri=kiri, kanan=kanan),
        asal=replace(s.asal, kiri=kiri + dx, kanan=kanan + dx),
        halaman=s.halaman,
        kata=[],
    )


def _teks_simbol(letak: Sequence[_Letak], bentuk: Sequence[Bentuk]) -> list[str]:
    """The words inside each symbol, taken out of their cells."""
    hasil: list[list[Kata]] = [[] for _ in bentuk]
    if not bentuk:
        return []
    for satu in letak:
        sisa = []
        for kata in satu.sel.kata:
            x, y = _tengah(kata.kotak)
            n = next((i for i, b in enumerate(bentuk) if _di_dalam(b.kotak, x, y)), None)
            if n is None:
                sisa.append(kata)
            else:
                hasil[n].append(kata)
        satu.sel.kata = sisa
    return [teks_kata(h) for h in hasil]


def _di_dalam(k: Kotak, x: float, y: float) -> bool:
    return k.kiri <= x <= k.kanan and k.atas <= y <= k.bawah


def _label(
    letak: Sequence[_Letak], bentuk: Sequence[Bentuk], hubungan: Sequence[Hubungan]
) -> list[str]:
    """The words beside each arrow that leaves a decision, taken out of their cells."""
    hasil: list[list[Baris]] = [[] for _ in hubungan]
    calon = [n for n, h in enumerate(hubungan) if bentuk[h.dari].jenis is JenisSimbol.KEPUTUSAN]
    if not calon:
        return ["" for _ in hubungan]
    lajur = [s for s in letak if s.kolom in _kolom_lajur(letak)]
    frasa = _frasa([k for s in lajur for k in s.sel.kata])
    dekat = sorted(
        (jarak, i, n)
        for i, f in enumerate(frasa)
        for n in calon
        if (jarak := _jarak_label(f, hubungan[n], bentuk)) is not None
    )
    terpakai: set[int] = set()
    for _, i, n in dekat:
        if i in terpakai:
            continue
        if not hasil[n] or _bersambung(hasil[n][-1], frasa[i]):
            hasil[n].append(frasa[i])
            terpakai.add(i)
    milik = {k for i in terpakai for k in frasa[i].kata}
    for s in lajur:
        s.sel.kata = [k for k in s.sel.kata if k not in milik]
    return [" ".join(b.teks for b in sorted(deret, key=lambda b: b.kotak.atas)) for deret in hasil]


def _bersambung(a: Baris, b: Baris) -> bool:
    """Whether two lines of words stand right over each other."""
    atas, bawah = sorted((a.kotak, b.kotak), key=lambda k: k.atas)
    rapat = bawah.atas - atas.bawah < 0.6 * (atas.bawah - atas.atas)
    return rapat and min(a.kotak.kanan, b.kotak.kanan) > max(a.kotak.kiri, b.kotak.kiri)


def _kolom_lajur(letak: Sequence[_Letak]) -> range:
    """The columns between the first and the last one with symbols."""
    kolom = [s.kolom for s in letak if s.simbol]
    return range(min(kolom), max(kolom) + 1) if kolom else range(0)


def _frasa(kata: Sequence[Kata]) -> list[Baris]:
    """Words that stand close together on one line."""
    hasil: list[Baris] = []
    for baris in baris_kata(kata):
        deret = [baris.kata[0]]
        for k in baris.kata[1:]:
            akhir = deret[-1].kotak
            if k.kotak.kiri - akhir.kanan > 0.8 * (akhir.bawah - akhir.atas):
                hasil.append(Baris(kata=tuple(deret)))
                deret = []
            deret.append(k)
        hasil.append(Baris(kata=tuple(deret)))
    return hasil


def _jarak_label(frasa: Baris, h: Hubungan, bentuk: Sequence[Bentuk]) -> float | None:
    """From words to the strokes of an arrow, the part near its decision counting most; None when
    they stand too far off to belong to it."""
    k = frasa.kotak
    y = (k.atas + k.bawah) / 2
    titik = [(k.kiri, y), ((k.kiri + k.kanan) / 2, y), (k.kanan, y)]
    ke_garis = min(
        jarak_ke_goresan(t, g) - (k.bawah - k.atas) / 2 for t in titik for g in h.goresan
    )
    ke_simbol = math.dist(_tengah(k), _tengah(bentuk[h.dari].kotak))
    return max(0.0, ke_garis) + 0.1 * ke_simbol if ke_garis <= _LABEL_TERJAUH else None


def _baris(letak: Sequence[_Letak], simbol: Sequence[Simbol]) -> tuple[tuple[Sel, ...], ...]:
    hasil: dict[int, list[_Letak]] = {}
    for satu in letak:
        hasil.setdefault(satu.baris, []).append(satu)
    return tuple(
        tuple(_sel(s, simbol) for s in sorted(hasil[b], key=lambda s: s.kolom))
        for b in sorted(hasil)
    )


def _sel(s: _Letak, simbol: Sequence[Simbol]) -> Sel:
    return Sel(
        teks=teks_kata(s.sel.kata),
        kolom=s.kolom,
        lebar_kolom=s.lebar,
        tinggi_baris=s.tinggi,
        tempat=Tempat(halaman=s.sel.halaman, kotak=s.sel.asal),
        simbol=tuple(simbol[n] for n in s.simbol),
    )

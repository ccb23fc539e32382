"""A page of text laid out with spaces, as a PDF's text comes out: its columns are where words stand.

The step table is found by its head, its columns by the gaps that no line fills, its rows by their
numbers, which often stand in the middle of a row's height. The identity block is taken apart at
its labels.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tolok.sop.importers.dokumen import Blok, Sel, Tabel, Tempat
from tolok.sop.importers.makna.butir import penanda
from tolok.sop.importers.makna.kolom import JenisKolom, jenis_kepala
from tolok.sop.importers.makna.label import BAGIAN, baca_label
from tolok.sop.importers.makna.pengesah import memuat_nip
from tolok.sop.importers.makna.teks_tercetak import rapikan

__all__ = ["bertata", "susun_tata"]

_KELOMPOK_KATA = re.compile(r"[^ ]+(?: [^ ]+){0,200}")
_NOMOR = re.compile(r"\(?(\d{1,3})[.)]{0,2}")
_NOMOR_KOLOM = re.compile(r"\(?\d{1,2}\)?")
_LEBAR = 600
_BARIS_TERBANYAK = 1_500
_TINGGI_KEPALA = 9
_TERPANJANG = 75
_MUTU = frozenset({JenisKolom.KELENGKAPAN, JenisKolom.WAKTU, JenisKolom.OUTPUT})


@dataclass(frozen=True, slots=True)
class _Potong:
    """Words that stand together in a line, and where."""

    awal: int
    akhir: int
    teks: str


@dataclass(frozen=True, slots=True)
class _Garis:
    """A line of the page with its number in the source."""

    nomor: int
    potong: tuple[_Potong, ...]


def bertata(baris: Sequence[str]) -> bool:
    """A page laid out with spaces: no tabs, and wide gaps in a good part of its lines."""
    isi = [satu for satu in baris if satu.strip()]
    if not 6 <= len(isi) <= _BARIS_TERBANYAK or any("\t" in satu for satu in isi):
        return False
    bersela = sum("   " in satu.strip()[:_LEBAR] for satu in isi)
    return bersela * 3 >= len(isi)


def susun_tata(baris: Sequence[tuple[int, str]], halaman: int | None) -> list[Blok]:
    """The blocks of such a page; `baris`: number and text of each line, blank ones too."""
    garis = [_Garis(nomor, _potong(teks[:_LEBAR])) for nomor, teks in baris]
    kepala = _cari_kepala(garis)
    if kepala is None:
        return _identitas(garis, halaman)
    awal, akhir = kepala
    ujung = _ujung_tabel(garis, akhir)
    lintang = [satu for satu in garis[akhir:ujung] if _lintang(satu)]
    return [
        *_identitas(garis[:awal], halaman),
        _tabel_langkah(
            garis[awal:akhir],
            [s for s in garis[akhir:ujung] if s not in lintang and not _nomor_kolom(s)],
            halaman,
        ),
        *_identitas([*lintang, *garis[ujung:]], halaman),
    ]


def _lintang(garis: _Garis) -> bool:
    """A line across the whole page, which no row of a table has: a footer."""
    return len(garis.potong) == 1 and len(garis.potong[0].teks) > _TERPANJANG


def _potong(teks: str) -> tuple[_Potong, ...]:
    return tuple(
        _Potong(cocok.start(), cocok.end(), cocok.group())
        for cocok in _KELOMPOK_KATA.finditer(teks)
    )


def _jenis(garis: _Garis) -> set[str]:
    jenis = (jenis_kepala(satu.teks) for satu in garis.potong)
    return {satu for satu in jenis if satu is not None}


def _cari_kepala(garis: Sequence[_Garis]) -> tuple[int, int] | None:
    """Lines of the head of a step table: from its first known word to the line before row 1."""
    for ke, satu in enumerate(garis):
        if not _jenis(satu):
            continue
        jendela = garis[ke : ke + _TINGGI_KEPALA]
        semua = [_jenis(lain) for lain in jendela]
        jenis = set().union(*semua)
        if JenisKolom.URAIAN not in jenis or len(_MUTU & jenis) < 2:
            continue
        terakhir = max(k for k, isi in enumerate(semua) if isi & (_MUTU | {JenisKolom.URAIAN}))
        akhir = ke + terakhir + 1
        while akhir < len(garis) and _masih_kepala(garis, akhir):
            akhir += 1
        return ke, akhir
    return None


def _masih_kepala(garis: Sequence[_Garis], ke: int) -> bool:
    """Further lines of lane names; the row that numbers the columns is the last one."""
    potong = garis[ke].potong
    if not potong:
        return False
    if _nomor_kolom(garis[ke]):
        return True
    if _NOMOR.fullmatch(potong[0].teks) or not garis[ke - 1].potong:
        return False
    berikut = garis[ke + 1].potong if ke + 1 < len(garis) else ()
    if berikut and _nomor_kolom(garis[ke + 1]):
        return True
    if len(potong) == 1:
        return _ekor_nama(garis, ke)
    return len(potong) >= 2 and not (berikut and _NOMOR.fullmatch(berikut[0].teks))


def _ekor_nama(garis: Sequence[_Garis], ke: int) -> bool:
    """One to three lines of one piece each below a name of the head, then a blank line."""
    for lanjut in range(ke, min(ke + 4, len(garis))):
        potong = garis[lanjut].potong
        if not potong:
            return lanjut > ke
        if len(potong) > 1 or not any(
            _bertumpuk(potong[0], satu) for satu in garis[lanjut - 1].potong
        ):
            return False
    return False


def _bertumpuk(satu: _Potong, dua: _Potong) -> bool:
    """One stands above the other."""
    return satu.awal < dua.akhir and dua.awal < satu.akhir


def _nomor_kolom(garis: _Garis) -> bool:
    """The row (1) (2) (3) … that numbers the columns."""
    angka = sum(_NOMOR_KOLOM.fullmatch(satu.teks) is not None for satu in garis.potong)
    return angka >= 3 and angka >= len(garis.potong) - 1


def _ujung_tabel(garis: Sequence[_Garis], mulai: int) -> int:
    for ke in range(mulai, len(garis)):
        teks = rapikan(" ".join(satu.teks for satu in garis[ke].potong))
        if memuat_nip(teks) or any(baca_label(satu.teks) for satu in garis[ke].potong[:1]):
            return ke
    return len(garis)


def _tabel_langkah(
    kepala: Sequence[_Garis], badan: Sequence[_Garis], halaman: int | None
) -> Tabel:
    daun = [
        satu
        for garis in kepala
        for satu in garis.potong
        if jenis_kepala(satu.teks) not in ("pelaksana", "mutu")
        and not _NOMOR_KOLOM.fullmatch(satu.teks)
    ]
    semua = [*daun, *(satu for garis in badan for satu in garis.potong)]
    kolom = _kolom(semua)
    isi_kepala: dict[int, list[str]] = {}
    for satu in daun:
        isi_kepala.setdefault(_di_kolom(satu, kolom), []).append(satu.teks)
    tempat = Tempat(halaman=halaman, baris_teks=kepala[0].nomor)
    baris = [_baris_sel(isi_kepala, tempat)]
    for kelompok in _baris(badan, kolom):
        isi: dict[int, list[str]] = {}
        for garis in kelompok:
            for potong in garis.potong:
                isi.setdefault(_di_kolom(potong, kolom), []).append(potong.teks)
        di = Tempat(halaman=halaman, baris_teks=kelompok[0].nomor)
        baris.append(_baris_sel(isi, di))
    return Tabel(baris=tuple(baris), tempat=tempat)


def _baris_sel(isi: dict[int, list[str]], tempat: Tempat) -> tuple[Sel, ...]:
    return tuple(
        Sel(teks=_sambung(teks), kolom=ke, tempat=tempat) for ke, teks in sorted(isi.items())
    )


def _sambung(teks: Sequence[str]) -> str:
    """Lines of a cell as one text; an item with a marker begins a line."""
    hasil = ""
    for satu in teks:
        hasil += ("\n" if penanda(satu) else " ") + satu
    return hasil.strip()


def _kolom(potong: Sequence[_Potong]) -> list[tuple[int, int]]:
    """Stretches that words fill, between gaps that none does."""
    terisi = [False] * (_LEBAR + 1)
    for satu in potong:
        for ke in range(satu.awal, min(satu.akhir, _LEBAR)):
            terisi[ke] = True
    hasil: list[tuple[int, int]] = []
    mulai: int | None = None
    for ke, isi in enumerate(terisi):
        if isi and mulai is None:
            mulai = ke
        elif not isi and mulai is not None:
            hasil.append((mulai, ke))
            mulai = None
    return hasil


def _di_kolom(potong: _Potong, kolom: Sequence[tuple[int, int]]) -> int:
    for ke, (awal, akhir) in enumerate(kolom):
        if awal <= potong.awal < akhir:
            return ke
    return max(0, len(kolom) - 1)


def _baris(badan: Sequence[_Garis], kolom: Sequence[tuple[int, int]]) -> list[list[_Garis]]:
    """The lines of each row: those nearest to its number, within blank lines if there are any."""
    jangkar = [
        ke
        for ke, satu in enumerate(badan)
        if satu.potong
        and _di_kolom(satu.potong[0], kolom) == 0
        and _NOMOR.fullmatch(satu.potong[0].teks)
    ]
    if len(jangkar) < 2:
        return _per_blok(badan)
    blok, nomor_blok = 0, []
    for satu in badan:
        blok += not satu.potong
        nomor_blok.append(blok)
    hasil: list[list[_Garis]] = [[] for _ in jangkar]
    for ke, satu in enumerate(badan):
        if not satu.potong:
            continue
        seblok = [j for j, baris in enumerate(jangkar) if nomor_blok[baris] == nomor_blok[ke]]
        calon = seblok or range(len(jangkar))
        kecil = satu.potong[0].teks[:1].islower()
        hasil[min(calon, key=lambda j: (abs(jangkar[j] - ke), j if kecil else -j))].append(satu)
    return hasil


def _per_blok(badan: Sequence[_Garis]) -> list[list[_Garis]]:
    hasil: list[list[_Garis]] = []
    terbuka = False
    for satu in badan:
        if not satu.potong:
            terbuka = False
        elif terbuka:
            hasil[-1].append(satu)
        else:
            hasil.append([satu])
            terbuka = True
    return hasil


def _identitas(garis: Sequence[_Garis], halaman: int | None) -> list[Blok]:
    """Rows of labels with their values; below labels of sections, what stands in their column."""
    baris: list[tuple[Sel, ...]] = []
    ke, nilai_di = 0, _LEBAR
    while ke < len(garis):
        if not garis[ke].potong:
            ke += 1
            continue
        label = _label_bagian(garis[ke])
        if label:
            akhir = ke + 1
            while akhir < len(garis) and not _label_bagian(garis[akhir]):
                akhir += 1
            baris += _bagian(label, garis[ke:akhir], halaman)
            ke = akhir
            continue
        sel, nilai_di = _skalar(garis[ke], nilai_di, halaman)
        baris.append(sel)
        ke += 1
    if not baris:
        return []
    return [Tabel(baris=tuple(baris), tempat=baris[0][0].tempat)]


def _label_bagian(garis: _Garis) -> list[_Potong]:
    """Labels of sections that stand alone in their part of the line."""
    return [
        satu
        for satu in garis.potong
        if (label := baca_label(satu.teks)) and label[0].bidang in BAGIAN and not label[-1].sisa
    ]


def _bagian(
    label: Sequence[_Potong], garis: Sequence[_Garis], halaman: int | None
) -> list[tuple[Sel, ...]]:
    """A row of labels, and a row with what stands below each."""
    batas = [0, *(_celah(garis[1:], satu.awal) for satu in label[1:]), _LEBAR]
    tempat = Tempat(halaman=halaman, baris_teks=garis[0].nomor)
    isi: dict[int, list[str]] = {}
    for satu in garis[1:]:
        per_kolom: dict[int, list[str]] = {}
        for potong in satu.potong:
            di = max(ke for ke, awal in enumerate(batas[:-1]) if awal <= potong.awal)
            per_kolom.setdefault(di, []).append(potong.teks)
        for di, teks in per_kolom.items():
            isi.setdefault(di, []).append(" ".join(teks))
    kepala = tuple(Sel(teks=satu.teks, kolom=ke, tempat=tempat) for ke, satu in enumerate(label))
    if not isi:
        return [kepala]
    bawah = tuple(
        Sel(teks="\n".join(teks), kolom=ke, tempat=tempat) for ke, teks in sorted(isi.items())
    )
    return [kepala, bawah]


def _celah(garis: Sequence[_Garis], dekat: int) -> int:
    """Where the right one of two columns begins: after the gap nearest to its label."""
    potong = [satu for baris in garis for satu in baris.potong]
    awal = sorted({satu.awal for satu in potong} | {dekat}, key=lambda satu: abs(satu - dekat))
    for calon in awal[:60]:
        if not any(satu.awal < calon < satu.akhir for satu in potong):
            return calon
    return dekat


def _skalar(garis: _Garis, nilai_di: int, halaman: int | None) -> tuple[tuple[Sel, ...], int]:
    """Left of a label, the label, its value; a line without label continues what is above it."""
    tempat = Tempat(halaman=halaman, baris_teks=garis.nomor)
    ke = next((k for k, satu in enumerate(garis.potong) if baca_label(satu.teks)), None)
    isi: dict[int, list[str]] = {}
    if ke is not None:
        for k, satu in enumerate(garis.potong):
            isi.setdefault(0 if k < ke else 1 if k == ke else 2, []).append(satu.teks)
        if ke + 1 < len(garis.potong):
            nilai_di = garis.potong[ke].akhir
    else:
        for satu in garis.potong:
            isi.setdefault(2 if satu.awal >= nilai_di else 0, []).append(satu.teks)
    sel = tuple(
        Sel(teks=" ".join(teks), kolom=k, tempat=tempat) for k, teks in sorted(isi.items())
    )
    return sel, nilai_di

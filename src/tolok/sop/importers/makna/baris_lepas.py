"""Step rows whose columns ran together, put back into columns.

A row is found by its printed time, of which each has one. In its lines the sentence on the left
is told from the words on the right by where the other lines wrap, by how papers are called, and
by dirt that only narrow columns have. All of it is doubtful and is marked as such.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from tolok.sop.importers.dokumen import Sel, Tempat
from tolok.sop.importers.makna.alir import BarisAlir
from tolok.sop.importers.makna.belah_baris import Belahan, PembelahBaris, memuat_waktu
from tolok.sop.importers.makna.isian_identitas import berlabel
from tolok.sop.importers.makna.judul import judul_sop
from tolok.sop.importers.makna.kepala_lepas import KepalaLepas, baca_kepala_lepas, gabung_kepala
from tolok.sop.importers.makna.kolom import JenisKolom
from tolok.sop.importers.makna.pengesah import memuat_nip
from tolok.sop.importers.makna.teks_tercetak import derau, kata, rapikan

__all__ = ["susun_lepas"]

_BARIS_TERBANYAK = 600
_BERNOMOR_TERSEDIKIT = 2
_VERBA = re.compile(r"(?:me[mnlrwy]|meng)[a-z]{3,}$")
_NOMINA = re.compile(r"(?:pe[mnlr][a-z]{3,}an|rapat|koordinasi|verifikasi|validasi|reviu|arsip)$")
_NOMOR = re.compile(
    r"(\d{1,2})[.)?]{0,2} (?!(?:menit|jam|hari|minggu|bulan)\b)[|I(\[]{0,2} ?(?=[A-Z]|(?<=[(\[|])[a-z])"
)


@dataclass(slots=True)
class _Langkah:
    """A row in the making."""

    mulai: Tempat
    nomor: str = ""
    uraian: list[str] = field(default_factory=list)
    kelengkapan: list[str] = field(default_factory=list)
    waktu: str = ""
    output: list[str] = field(default_factory=list)


def susun_lepas(alir: Sequence[BarisAlir]) -> list[BarisAlir]:
    """The stream with every such table put into rows of cells; other rows are left alone."""
    hasil: list[BarisAlir] = []
    ke = 0
    while ke < len(alir):
        kepala = _kepala(alir, ke)
        if kepala is None:
            hasil.append(alir[ke])
            ke += 1
            continue
        isi, nomor_baris = kepala
        badan = [*_sisa(alir[ke], nomor_baris), *_badan(alir[ke + 1 :])]
        langkah = _langkah(isi, badan)
        if len(langkah) < 2:
            hasil.append(alir[ke])
            ke += 1
            continue
        _buang_pecahan(hasil)
        hasil += _baris_sel(isi, langkah, alir[ke])
        ke += 1 + len(_blok_badan(alir[ke + 1 :]))
    return hasil


def _kepala(alir: Sequence[BarisAlir], ke: int) -> tuple[KepalaLepas, int] | None:
    """A head in the lines of a paragraph, and which line it is."""
    if alir[ke].bertabel:
        return None
    baris = alir[ke].sel[0].teks.splitlines()[:30]
    for nomor, satu in enumerate(baris):
        atas = [lain for lain in baris[:nomor][-2:] if not berlabel(_paragraf(lain, Tempat()))]
        sebelum = [a.teks for a in alir[max(0, ke - 2) : ke] if not a.bertabel]
        kepala = baca_kepala_lepas(satu, [*sebelum, *atas])
        if kepala is not None:
            return kepala, nomor
    return _kepala_dua_baris(baris)


def _kepala_dua_baris(baris: Sequence[str]) -> tuple[KepalaLepas, int] | None:
    """A head whose words for the work and for the mutu baku stand on lines of their own."""
    for nomor, satu in enumerate(baris):
        for lompat in (1, 2):
            if nomor + lompat < len(baris):
                gabungan = gabung_kepala(rapikan(satu), rapikan(baris[nomor + lompat]))
                kepala = baca_kepala_lepas(gabungan)
                if kepala is not None:
                    return kepala, nomor + lompat
    return None


def _buang_pecahan(sebelum: list[BarisAlir]) -> None:
    """Words of the head that stood above it are no text of their own."""
    for _ in range(2):
        if not sebelum or sebelum[-1].bertabel or berlabel(sebelum[-1]):
            return
        teks = sebelum[-1].teks
        if len(teks.split(" ")) > 4 or judul_sop(teks) is not None:
            return
        sebelum.pop()


def _paragraf(teks: str, tempat: Tempat) -> BarisAlir:
    return BarisAlir(sel=(Sel(teks=teks, kolom=0, tempat=tempat),), blok=0, bertabel=False)


@dataclass(frozen=True, slots=True)
class _Garis:
    """A printed line of the body, and in which block of lines it stands."""

    teks: str
    blok: int
    tempat: Tempat


def _garis(baris: BarisAlir, mulai: int = 0) -> list[_Garis]:
    sel = baris.sel[0]
    dasar = sel.tempat.baris_teks
    return [
        _Garis(
            rapikan(teks),
            baris.blok,
            replace(sel.tempat, baris_teks=dasar + ke) if dasar is not None else sel.tempat,
        )
        for ke, teks in enumerate(sel.teks.splitlines())
        if ke >= mulai and rapikan(teks)
    ]


def _sisa(baris: BarisAlir, nomor_kepala: int) -> list[_Garis]:
    return _garis(baris, nomor_kepala + 1)


def _blok_badan(alir: Sequence[BarisAlir]) -> Sequence[BarisAlir]:
    """The paragraphs that can belong to the table: until a table, a label or a signature."""
    for ke, baris in enumerate(alir):
        if baris.bertabel or berlabel(baris) or memuat_nip(baris.teks):
            return alir[:ke]
    return alir


def _badan(alir: Sequence[BarisAlir]) -> list[_Garis]:
    semua = [garis for baris in _blok_badan(alir) for garis in _garis(baris)]
    return semua[:_BARIS_TERBANYAK]


def _langkah(kepala: KepalaLepas, garis: Sequence[_Garis]) -> list[_Langkah]:
    garis = [satu for satu in garis if baca_kepala_lepas(satu.teks) is None]
    nomor = _nomor_langkah(garis)
    polos = [
        _tanpa_nomor(satu.teks) if ke in nomor else satu.teks for ke, satu in enumerate(garis)
    ]
    pembelah = PembelahBaris(polos, bersatuan=kepala.bersatuan, awal=nomor)
    belahan = pembelah.belah()
    mulai = sorted(nomor) if nomor else _awal_langkah(garis, belahan)
    hasil = [
        _satu(garis, belahan, awal, akhir, pembelah)
        for awal, akhir in pairwise([*mulai, len(garis)])
    ]
    for satu, awal in zip(hasil, mulai, strict=True):
        satu.nomor = nomor.get(awal, satu.nomor)
    _cabut_nomor(hasil)
    return [satu for satu in hasil if satu.waktu or len(" ".join(satu.uraian)) > 30]


def _nomor_langkah(garis: Sequence[_Garis]) -> dict[int, str]:
    """The lines that numbered rows begin with, where the numbers can be trusted: from 1 on, each
    before a sentence, and at least as many as there are times."""
    bernomor = _baris_bernomor(garis)
    cocok = {ke: _NOMOR.match(garis[ke].teks) for ke in bernomor}
    if len(bernomor) < _BERNOMOR_TERSEDIKIT or bernomor[0] > 2:
        return {}
    waktu = sum(memuat_waktu(satu.teks) for satu in garis)
    tindakan = sum(_nilai_awal(garis, ke) > 0 for ke in bernomor)
    if len(bernomor) < waktu or tindakan * 2 < len(bernomor):
        return {}
    return {ke: satu[1] for ke, satu in cocok.items() if satu is not None}


def _tanpa_nomor(teks: str) -> str:
    cocok = _NOMOR.match(teks)
    return teks[cocok.end() :] if cocok else teks


def _cabut_nomor(langkah: Sequence[_Langkah]) -> None:
    """Numbers count the rows where nearly every row has one; else they are words."""
    if sum(bool(satu.nomor) for satu in langkah) * 4 >= len(langkah) * 3:
        return
    for satu in langkah:
        if satu.nomor:
            satu.uraian[0] = f"{satu.nomor} {satu.uraian[0]}"
            satu.nomor = ""


def _awal_langkah(garis: Sequence[_Garis], belahan: Sequence[Belahan]) -> list[int]:
    """The line that each row begins with: one before each time, after the time before it. Where
    more lines are numbered than have a time, the numbers count."""
    berwaktu = [ke for ke, satu in enumerate(belahan) if satu.waktu]
    bernomor = _baris_bernomor(garis)
    if len(bernomor) >= max(3, len(berwaktu)):
        berwaktu = bernomor
    hasil: list[int] = []
    sebelum = -1
    for ke in berwaktu:
        calon = range(sebelum + 1, ke + 1)
        terbaik = max(calon, key=lambda k: (_nilai_awal(garis, k), -k))
        hasil.append(terbaik)
        sebelum = ke
    return hasil


def _baris_bernomor(garis: Sequence[_Garis]) -> list[int]:
    """Lines that begin with the numbers 1, 2, 3 …, of which a few may be misread."""
    hasil: list[int] = []
    harap = 1
    for ke, satu in enumerate(garis):
        cocok = _NOMOR.match(satu.teks)
        if cocok is None:
            continue
        if harap <= int(cocok[1]) <= harap + 2:
            hasil.append(ke)
            harap = int(cocok[1]) + 1
        elif hasil and int(cocok[1]) == harap - 1 and _lebih_awal(garis, ke, hasil[-1]):
            hasil[-1] = ke
    return hasil


def _lebih_awal(garis: Sequence[_Garis], ke: int, lain: int) -> bool:
    """An item "1. …" of a narrow column looks like a row's number: the sentence decides."""
    return _nilai_awal(garis, ke) > _nilai_awal(garis, lain)


def _nilai_awal(garis: Sequence[_Garis], ke: int) -> float:
    teks = garis[ke].teks
    if cocok := _NOMOR.match(teks):
        teks = teks[cocok.end() :]
        teks = teks[:1].upper() + teks[1:]
        nilai = 4.0
    else:
        nilai = 0.0
    semua = kata(teks)
    if not semua or not teks[:1].isupper() or len(semua) < 3:
        return nilai - 5.0
    if _VERBA.match(semua[0]) or _NOMINA.match(semua[0]):
        nilai += 3.0
    elif any(_VERBA.match(satu) for satu in semua[1:5]):
        nilai += 2.5
    if ke and garis[ke - 1].teks.endswith((".", ";")):
        nilai += 0.5
    if ke and garis[ke - 1].blok != garis[ke].blok:
        nilai += 0.5
    return nilai


def _satu(
    garis: Sequence[_Garis],
    belahan: Sequence[Belahan],
    awal: int,
    akhir: int,
    pembelah: PembelahBaris,
) -> _Langkah:
    """Lines `awal` up to `akhir` as one row: sentence, then loose words by their order."""
    langkah = _Langkah(mulai=garis[awal].tempat)
    lepas: list[list[str]] = []
    selesai = False
    for ke in range(awal, akhir):
        satu = belahan[ke]
        if ke > awal and _lepas(satu, selesai=selesai):
            if lepas and garis[ke].blok == garis[ke - 1].blok:
                lepas[-1].append(garis[ke].teks)
            else:
                lepas.append([garis[ke].teks])
            continue
        kiri = satu.kiri
        if not langkah.nomor and (cocok := _NOMOR.match(kiri)):
            langkah.nomor = cocok[1]
            kiri = kiri[cocok.end() :]
        langkah.uraian.append(kiri)
        langkah.waktu = langkah.waktu or satu.waktu
        langkah.kelengkapan.append(satu.tengah)
        langkah.output.append(satu.kanan)
        selesai = not pembelah.penuh(satu.kiri)
    _bagikan(langkah, lepas)
    return langkah


def _lepas(satu: Belahan, *, selesai: bool) -> bool:
    """A line of the right columns alone: short, and the sentence before it does not go on."""
    return not satu.waktu and selesai and not satu.kiri[:1].islower()


def _bagikan(langkah: _Langkah, lepas: Sequence[Sequence[str]]) -> None:
    """Loose lines go to the columns on the right in the order they were read in."""
    for ke, semua in enumerate(lepas):
        bersih = [satu for satu in semua if not derau(satu)]
        tujuan = langkah.output if ke > 0 else langkah.kelengkapan
        tujuan.extend(bersih)


def _baris_sel(
    kepala: KepalaLepas, langkah: Sequence[_Langkah], asal: BarisAlir
) -> list[BarisAlir]:
    """The rows as cells below a head of cells."""
    semua_kolom = list(kepala.kolom)
    if JenisKolom.NOMOR not in dict(semua_kolom) and any(satu.nomor for satu in langkah):
        semua_kolom.insert(0, (JenisKolom.NOMOR, "No"))
    tempat = {jenis: ke for ke, (jenis, _) in enumerate(semua_kolom)}
    kosakata = Counter(
        satu
        for baris in langkah
        for teks in (*baris.uraian, *baris.kelengkapan, *baris.output)
        for satu in kata(teks)
    )
    sel_kepala = tuple(
        Sel(teks=nama, kolom=ke, tempat=asal.tempat) for ke, (_, nama) in enumerate(semua_kolom)
    )
    hasil = [BarisAlir(sel=sel_kepala, blok=asal.blok, bertabel=True)]
    for satu in langkah:
        isi = {
            JenisKolom.NOMOR: satu.nomor,
            JenisKolom.URAIAN: rapikan(" ".join(satu.uraian)),
            JenisKolom.KELENGKAPAN: _betulkan(" ".join(satu.kelengkapan), kosakata),
            JenisKolom.WAKTU: satu.waktu,
            JenisKolom.OUTPUT: _betulkan(" ".join(satu.output), kosakata),
        }
        sel = [
            Sel(teks=teks, kolom=tempat[jenis], tempat=satu.mulai)
            for jenis, teks in isi.items()
            if jenis in tempat and teks
        ]
        sel.sort(key=lambda satu_sel: satu_sel.kolom)
        hasil.append(BarisAlir(sel=tuple(sel), blok=asal.blok, bertabel=True, menyatu=True))
    return hasil


def _betulkan(teks: str, kosakata: Counter[str]) -> str:
    """Words one letter away from a word that the table uses often: a misread letter."""
    hasil = []
    for satu in rapikan(teks).split(" "):
        kecil = satu.lower()
        if len(kecil) >= 6 and kecil.isalpha() and kosakata[kecil] == 1:
            mirip = [lain for lain, n in kosakata.items() if n >= 3 and _selisih_satu(kecil, lain)]
            if len(mirip) == 1:
                satu = mirip[0].capitalize() if satu[0].isupper() else mirip[0]
        hasil.append(satu)
    return " ".join(hasil)


def _selisih_satu(satu: str, dua: str) -> bool:
    return len(satu) == len(dua) and sum(a != b for a, b in zip(satu, dua, strict=True)) == 1

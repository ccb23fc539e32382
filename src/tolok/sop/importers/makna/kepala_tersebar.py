"""A head of a step table whose words came out on several lines, put on one line again.

Text copied from a page has "Pelaksana Mutu Baku", "No Kegiatan Ket" and the posts on lines of
their own, in any order. Where such lines stand over a row that begins with the number 1, they
become one line that `kepala_lepas` reads, and the paragraph is cut there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tolok.sop.importers.dokumen import Tempat
from tolok.sop.importers.makna.alir import BarisAlir
from tolok.sop.importers.makna.judul import judul_sop
from tolok.sop.importers.makna.kepala_lepas import baca_kepala_lepas
from tolok.sop.importers.makna.kolom import JenisKolom, jenis_kepala
from tolok.sop.importers.makna.label import baca_label
from tolok.sop.importers.makna.sebutan import awal_jabatan, jabatan_utuh
from tolok.sop.importers.makna.teks_tercetak import rapikan

__all__ = ["rapatkan_kepala"]

_TINGGI = 9
_TERPANJANG = 140
_PECAHAN_TERPANJANG = 2
_KEPALA_TERPANJANG = 300
_BARIS_TERBANYAK = 4_000
_KELOMPOK = re.compile(r"\b(?:mutu (?:baku|buku)|baku mutu)\b", re.IGNORECASE)
_PELAKSANA = re.compile(r"\bpelaksana(?:an)?\b", re.IGNORECASE)
_NOMOR_SATU = re.compile(r"\(?0?1[.)]{0,2} {0,2}(?=[A-Z(])")
_NOMOR_KOLOM = re.compile(r"\(?1\)?(?: \(?\d{1,2}\)?){3,20}")
_MUTU = (JenisKolom.KELENGKAPAN, JenisKolom.WAKTU, JenisKolom.OUTPUT)
_NAMA = {
    JenisKolom.KELENGKAPAN: "Kelengkapan", JenisKolom.WAKTU: "Waktu", JenisKolom.OUTPUT: "Output",
}  # fmt: skip
_SAMBUNG = frozenset({"dan", "&", "/"})


@dataclass(frozen=True, slots=True)
class _Garis:
    """A line of a paragraph: which row of the stream, and where in the source."""

    teks: str
    baris: int
    tempat: Tempat


@dataclass(frozen=True, slots=True)
class _Kata:
    """The words of a line of a head: kinds of columns it names, and the other words."""

    jenis: tuple[JenisKolom, ...]
    lain: tuple[str, ...]


def rapatkan_kepala(alir: Sequence[BarisAlir]) -> list[BarisAlir]:
    """The stream with each such head as the first line of a paragraph."""
    hasil: list[BarisAlir] = []
    lari: list[BarisAlir] = []
    for baris in alir:
        if baris.bertabel:
            hasil += _lari(lari)
            lari = []
            hasil.append(baris)
        else:
            lari.append(baris)
    return hasil + _lari(lari)


def _lari(lari: Sequence[BarisAlir]) -> list[BarisAlir]:
    """One run of paragraphs."""
    garis = [satu for ke, baris in enumerate(lari) for satu in _garis(baris, ke)]
    if len(garis) > _BARIS_TERBANYAK:
        return list(lari)
    temuan = _temukan(garis)
    belah = _kepala_di_tengah(garis)
    if not temuan and not belah:
        return list(lari)
    potong: dict[int, str | None] = {}
    for awal, akhir, kepala in temuan:
        potong.update(dict.fromkeys(range(awal, akhir)))
        potong[awal] = kepala
    return _susun_ulang(lari, garis, potong, belah)


def _garis(baris: BarisAlir, ke: int) -> list[_Garis]:
    sel = baris.sel[0]
    dasar = sel.tempat.baris_teks
    return [
        _Garis(
            teks,
            ke,
            sel.tempat if dasar is None else replace(sel.tempat, baris_teks=dasar + nomor),
        )
        for nomor, teks in enumerate(sel.teks.splitlines())
    ]


def _susun_ulang(
    lari: Sequence[BarisAlir],
    garis: Sequence[_Garis],
    potong: dict[int, str | None],
    belah: frozenset[int],
) -> list[BarisAlir]:
    """The paragraphs again, cut before each head; lines of a head but its first are gone."""
    hasil: list[BarisAlir] = []
    kini: list[_Garis] = []

    def tutup() -> None:
        if kini:
            asal = lari[kini[0].baris]
            teks = "\n".join(satu.teks for satu in kini)
            sel = replace(asal.sel[0], teks=teks, tempat=kini[0].tempat)
            hasil.append(replace(asal, sel=(sel,)))
            kini.clear()

    for ke, satu in enumerate(garis):
        kepala = potong.get(ke)
        if kini and (kepala is not None or ke in belah or satu.baris != kini[-1].baris):
            tutup()
        if ke not in potong:
            kini.append(satu)
        elif kepala is not None:
            kini.append(replace(satu, teks=kepala))
    tutup()
    return hasil


def _kepala_di_tengah(garis: Sequence[_Garis]) -> frozenset[int]:
    """Lines in the middle of a paragraph where a head on one line begins, with the words of it
    that stand on lines above."""
    hasil: set[int] = set()
    for ke, satu in enumerate(garis):
        if ke == 0 or garis[ke - 1].baris != satu.baris or len(satu.teks) > _KEPALA_TERPANJANG:
            continue
        atas = [lain.teks for lain in garis[max(0, ke - 2) : ke]]
        if baca_kepala_lepas(satu.teks, atas) is None:
            continue
        awal = ke
        while awal > 0 and ke - awal < 3 and _pecahan(garis[awal - 1], satu.baris):
            awal -= 1
        hasil.add(awal)
    return frozenset(hasil)


def _pecahan(garis: _Garis, baris: int) -> bool:
    """A short line of the same paragraph that is no label and no title."""
    teks = rapikan(garis.teks)
    pendek = 0 < len(teks.split(" ")) <= _PECAHAN_TERPANJANG
    return garis.baris == baris and pendek and not baca_label(teks) and judul_sop(teks) is None


def _temukan(garis: Sequence[_Garis]) -> list[tuple[int, int, str]]:
    """The heads: first line, line behind the last, and the head on one line."""
    hasil: list[tuple[int, int, str]] = []
    ke = 0
    while ke < len(garis):
        satu = _kepala(garis, ke)
        if satu is None:
            ke += 1
            continue
        hasil.append((ke, *satu))
        ke = satu[0]
    return hasil


def _kepala(garis: Sequence[_Garis], awal: int) -> tuple[int, str] | None:
    """The head that begins in this line: the line behind it, and its words on one line."""
    if not _awal_kepala(rapikan(garis[awal].teks)):
        return None
    baris: list[str] = []
    banyak = 0
    for akhir in range(awal, min(awal + 2 * _TINGGI, len(garis))):
        teks = rapikan(garis[akhir].teks)
        if _NOMOR_KOLOM.fullmatch(teks):
            banyak = int(teks.split(" ")[-1].strip("()"))
        elif _NOMOR_SATU.match(teks):
            kepala = _satukan(baris, banyak)
            return (akhir, kepala) if kepala is not None else None
        elif len(teks) > _TERPANJANG or len(baris) >= _TINGGI:
            return None
        elif teks and not teks.isdigit():
            baris.append(teks)
    return None


def _awal_kepala(teks: str) -> bool:
    """A line made of words of a head only, or with several of them."""
    if not teks or len(teks) > _TERPANJANG:
        return False
    satu = _kata(teks)
    lain = [kata for kata in satu.lain if not _PELAKSANA.fullmatch(kata)]
    bergrup = bool(_KELOMPOK.search(teks))
    return bool(satu.jenis or bergrup) and (not lain or len(set(satu.jenis)) >= 3)


def _kata(teks: str) -> _Kata:
    jenis: list[JenisKolom] = []
    lain: list[str] = []
    polos = _KELOMPOK.sub(" ", teks).replace("|", " ").replace("/", "/ ")
    for satu in rapikan(polos).split(" "):
        baca = jenis_kepala(satu)
        if isinstance(baca, JenisKolom):
            jenis.append(baca)
        elif any(huruf.isalpha() for huruf in satu) and not (
            satu.lower() in _SAMBUNG and not lain
        ):
            lain.append(satu)
    return _Kata(tuple(jenis), tuple(lain))


def _satukan(baris: Sequence[str], banyak: int) -> str | None:
    """The lines as one head; None where they are no head."""
    kata = [_kata(satu) for satu in baris]
    jenis = [satu for isi in kata for satu in isi.jenis]
    if JenisKolom.URAIAN not in jenis or len(set(_MUTU) & set(jenis)) < 1 or len(baris) < 2:
        return None
    lajur = _lajur(kata, max(0, banyak - len(set(jenis))))
    if not lajur:
        return None
    mutu = [_NAMA[satu] for satu in dict.fromkeys(jenis) if satu in _NAMA]
    if "Waktu" not in mutu:
        mutu.insert(min(1, len(mutu)), "Waktu")
    if len(mutu) < 3 and "Output" not in mutu:
        mutu.append("Output")
    ket = ["Ket"] if JenisKolom.KETERANGAN in jenis else []
    nama = " | ".join(satu.replace(" ", "~") for satu in lajur)
    return " ".join(["No", "Uraian", nama, *mutu, *ket])


def _lajur(kata: Sequence[_Kata], banyak: int) -> list[str]:
    """The lanes out of the words that name no column. `banyak`: how many there are, 0: unknown."""
    baris = [
        (ke, [satu for satu in isi.lain if not _PELAKSANA.fullmatch(satu)])
        for ke, isi in enumerate(kata)
    ]
    baris = [(ke, isi) for ke, isi in baris if isi]
    if not baris:
        return []
    bermutu = [(ke, isi) for ke, isi in baris if set(_MUTU) & set(kata[ke].jenis)]
    utama, isi = max(bermutu or baris, key=lambda satu: len(satu[1]))
    lajur = _pisah(isi, banyak)
    depan: list[str] = []
    for ke, lain in baris:
        if ke == utama:
            continue
        if len(lain) == len(lajur) and len(lain) > 1 and not awal_jabatan(lain[0]):
            pasang = zip(lajur, lain, strict=True)
            lajur = [f"{a} {b}" if ke > utama else f"{b} {a}" for a, b in pasang]
        elif depan and len(lain) % len(depan) == 0:
            n = len(lain) // len(depan)
            depan = [" ".join([satu, *lain[k * n : (k + 1) * n]]) for k, satu in enumerate(depan)]
        elif awal_jabatan(lain[0]):
            depan += _pisah(lain, 0)
    return [*depan, *lajur]


def _pisah(isi: Sequence[str], banyak: int) -> list[str]:
    """Words of one line as names: each its own where there are as many lanes, else by posts."""
    if banyak and len(isi) == banyak:
        return list(isi)
    hasil: list[str] = []
    for satu in isi:
        if not hasil or awal_jabatan(satu) or jabatan_utuh(hasil[-1]):
            hasil.append(satu)
        else:
            hasil[-1] = f"{hasil[-1]} {satu}"
    return hasil

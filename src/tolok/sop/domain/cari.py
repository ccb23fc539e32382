"""Finding words in an SOP: which field says them, with the words marked.

Case and accents make no difference; a word is found inside longer ones ("ukur" in "pengukuran").
Every word must stand somewhere on the page; a field with more of them comes first, before it one
that says them as they were typed, side by side. Words in quotation marks are one phrase.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from tolok.sop.domain.dokumen import Sop
from tolok.sop.domain.nama_bidang import NAMA_KOTAK

__all__ = [
    "BidangTeks",
    "KataCari",
    "Potongan",
    "Temu",
    "bidang_teks",
    "kata_cari",
    "kata_mirip",
    "temukan_kata",
]

KataCari = tuple[str, ...]
"""What is looked for: plain words, each once, and phrases (words with one space between them)."""

_FRASA = re.compile(r"[\"“”„«»]([^\"“”„«»]+)[\"“”„«»]")

_PALING_BANYAK = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class BidangTeks:
    """A field of a page as text. `tempat`: its name; `jangkar`: where the page shows it."""

    tempat: str
    jangkar: str
    teks: str
    polos: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Potongan:
    """A piece of a text; `kena`: it is what was looked for."""

    teks: str
    kena: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Temu:
    """A field that says one or more of the words."""

    tempat: str
    jangkar: str
    potongan: tuple[Potongan, ...]
    banyak: int


def kata_cari(teks: str) -> KataCari:
    """The words of what somebody typed: letters and digits, at least two, each once.

    >>> kata_cari("  Pengukuran KINERJA, kinerja ")
    ('pengukuran', 'kinerja')
    >>> kata_cari('rapat "Data Kinerja"')
    ('rapat', 'data kinerja')
    """
    polos = _polos(teks)
    frasa = [" ".join(x.split()) for x in _FRASA.findall(polos)]
    semua = [*re.findall(r"[^\W_]+", _FRASA.sub(" ", polos)), *frasa]
    return tuple(dict.fromkeys(x for x in semua if len(x) > 1))[:_PALING_BANYAK]


def bidang_teks(sop: Sop) -> tuple[BidangTeks, ...]:
    """Every field that is searched, in page order, the name first."""
    hasil = [_bidang("Nama SOP", "identitas-nama-sop", sop.nama)]
    if sop.unit:
        hasil.append(_bidang("Perangkat daerah", "identitas-nama-sop", sop.unit))
    if sop.nomor:
        hasil.append(_bidang("Nomor SOP", "identitas-nomor-sop", sop.nomor))
    for x in sop.langkah:
        jangkar = f"langkah-{x.nomor}"
        isi = (
            ("", (x.uraian, x.keterangan or "")),
            (", kelengkapan", x.mutu.kelengkapan),
            (", output", x.mutu.output),
        )
        hasil += [
            _bidang(f"Langkah {x.nomor}{nama}", jangkar, teks)
            for nama, semua in isi
            for teks in semua
            if teks
        ]
    for kunci, nama in NAMA_KOTAK.items():
        jangkar = "identitas-" + nama.lower().replace(" ", "-")
        hasil += [_bidang(nama, jangkar, teks) for teks in getattr(sop, kunci)]
    hasil += [_bidang("Lajur", "identitas-lajur", x.nama) for x in sop.pelaksana]
    return tuple(hasil)


def temukan_kata(bidang: Sequence[BidangTeks], kata: KataCari) -> tuple[Temu, ...]:
    """Fields that say the words, those with the most of them first; none unless all are there."""
    if not kata or any(all(k not in b.polos for b in bidang) for k in kata):
        return ()
    utuh = " ".join(kata)
    hasil = [
        (
            utuh not in b.polos,
            Temu(
                tempat=b.tempat,
                jangkar=b.jangkar,
                potongan=_tandai(b, ada),
                banyak=len(ada),
            ),
        )
        for b in bidang
        if (ada := [k for k in kata if k in b.polos])
    ]
    return tuple(t for _, t in sorted(hasil, key=lambda x: (-x[1].banyak, x[0])))


def kata_mirip(kata: KataCari, kamus: Iterable[str]) -> KataCari:
    """The words with each that no page knows replaced by the nearest that one does; empty when
    there is nothing to propose."""
    semua = set(kamus)
    hasil = []
    for satu in kata:
        if any(satu in x for x in semua):
            hasil.append(satu)
        elif dekat := get_close_matches(satu, semua, n=1, cutoff=0.75):
            hasil.append(dekat[0])
    return tuple(hasil) if hasil and tuple(hasil) != kata else ()


def _bidang(tempat: str, jangkar: str, teks: str) -> BidangTeks:
    return BidangTeks(tempat=tempat, jangkar=jangkar, teks=teks, polos=_polos(teks))


def _tandai(bidang: BidangTeks, kata: Sequence[str]) -> tuple[Potongan, ...]:
    """The text in pieces. Every character of `polos` stands for the one of `teks` at its place."""
    pola = "|".join(re.escape(k) for k in sorted(kata, key=len, reverse=True))
    hasil, awal = [], 0
    for cocok in re.finditer(pola, bidang.polos):
        if cocok.start() > awal:
            hasil.append(Potongan(teks=bidang.teks[awal : cocok.start()]))
        hasil.append(Potongan(teks=bidang.teks[cocok.start() : cocok.end()], kena=True))
        awal = cocok.end()
    if awal < len(bidang.teks):
        hasil.append(Potongan(teks=bidang.teks[awal:]))
    return tuple(hasil)


def _polos(teks: str) -> str:
    """Small letters without accents, character for character; every blank is a space."""
    if teks.isascii():
        return re.sub(r"\s", " ", teks.lower())
    return "".join(
        " " if x.isspace() else unicodedata.normalize("NFKD", x)[:1].lower()[:1] or x for x in teks
    )

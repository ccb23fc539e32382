"""The documents of a run as pages list them: by row, drawn or still to be drawn.

A run that was returned again and again has many. Pages plan them all, which is cheap, and fill in
only those they show.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from tolok.naskah.renderers.typst_pdf import sidik_cetak
from tolok.naskah.selectors import naskah_pelaksanaan
from tolok.pelaksanaan.domain.lintasan import Lintasan
from tolok.pelaksanaan.privasi import Pandangan
from tolok.pelaksanaan.sebutan import Sebutan
from tolok.pelaksanaan.terbit.bahan import BahanNaskah
from tolok.pelaksanaan.terbit.buku import berbuku
from tolok.pelaksanaan.terbit.daftar import Terbitan, daftar_terbitan

__all__ = [
    "SELURUHNYA",
    "ButirNaskah",
    "DaftarNaskah",
    "KelompokNaskah",
    "RingkasNaskah",
    "bernama",
    "daftar_naskah",
    "kelompokkan",
    "naskah_langkah",
    "ringkas",
    "terbaca",
]

_SIDIK = 14
"""Letters of the digest shown in lists: three groups of four."""

SELURUHNYA = 150
"""Up to this many documents of a run stand on one page; of more only the newest of each row."""

_PER_LANGKAH = 12
_KOLOM = ("naskah_id", "versi", "sidik", "nomor", "status", "tanggal", "sidik_lembar")


@dataclass(frozen=True, slots=True, kw_only=True)
class ButirNaskah:
    """One document. `versi` None: it will be drawn when opened; `baru`: a further version will.

    `tanggal` is the date on the document, else the day it came to be.
    """

    id: UUID
    judul: str
    langkah: int | None
    subjek: str | None
    pada: datetime
    versi: int | None = None
    sidik: str = ""
    nomor: str = ""
    status: str = ""
    tanggal: date | None = None
    baru: bool = False
    untuk: str = ""
    berbuku: bool = False
    """Can be downloaded as a workbook too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DaftarNaskah:
    """Every document the run has by now, in the order they came to be, and what is drawn of it."""

    pelaksanaan: UUID
    terbitan: Sequence[Terbitan]
    tercetak: Mapping[UUID, Any]

    def __len__(self) -> int:
        return len(self.terbitan)

    def butir(self, t: Terbitan) -> ButirNaskah:
        """One of them, filled in."""
        pk = t.id(self.pelaksanaan)
        v = self.tercetak.get(pk)
        if v is None:
            return ButirNaskah(
                id=pk,
                judul=t.judul,
                langkah=t.langkah,
                subjek=t.subjek,
                pada=t.pada,
                berbuku=berbuku(t),
            )
        return ButirNaskah(
            id=pk,
            judul=t.judul,
            langkah=t.langkah,
            subjek=t.subjek,
            pada=t.pada,
            versi=v.versi,
            sidik=sidik_cetak(v.sidik)[:_SIDIK],
            nomor=v.nomor,
            status=v.status,
            tanggal=v.tanggal,
            baru=v.sidik_lembar != t.asal,
            berbuku=berbuku(t),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RingkasNaskah:
    """Documents of one kind in one row, on the page of the SOP; `satu` when there is only one."""

    judul: str
    banyak: int
    satu: ButirNaskah | None


@dataclass(frozen=True, slots=True, kw_only=True)
class KelompokNaskah:
    """The documents of one row, newest first; `nomor` None: of the whole run.

    `banyak` counts them all, `butir` are those shown.
    """

    nomor: int | None
    judul: str
    banyak: int
    butir: tuple[ButirNaskah, ...]

    @property
    def dipotong(self) -> bool:
        """Whether older ones stand on the page of the row only."""
        return self.banyak > len(self.butir)


def daftar_naskah(bahan: BahanNaskah) -> DaftarNaskah:
    """Plan the list. One query."""
    pk = bahan.pelaksanaan.pk
    tercetak = naskah_pelaksanaan(pk).values_list(*_KOLOM, named=True)
    return DaftarNaskah(
        pelaksanaan=pk,
        terbitan=daftar_terbitan(bahan),
        tercetak={v.naskah_id: v for v in tercetak},
    )


def kelompokkan(daftar: DaftarNaskah, lintasan: Lintasan) -> tuple[KelompokNaskah, ...]:
    """By row, the run's own documents first; the newest of each row where they are many."""
    menurut: dict[int | None, list[Terbitan]] = defaultdict(list)
    for t in reversed(daftar.terbitan):
        menurut[t.langkah].append(t)
    batas = None if len(daftar) <= SELURUHNYA else _PER_LANGKAH
    urut: list[int | None] = [None, *lintasan.nomor]
    return tuple(
        KelompokNaskah(
            nomor=n,
            judul="Seluruh pelaksanaan" if n is None else lintasan.langkah[n].uraian,
            banyak=len(menurut[n]),
            butir=tuple(map(daftar.butir, menurut[n][:batas])),
        )
        for n in urut
        if n in menurut
    )


def terbaca(semua: DaftarNaskah, pandangan: Pandangan) -> DaftarNaskah:
    """Documents about a person are listed to those who may read them."""
    if not pandangan.ada_pribadi:
        return semua
    pilihan = [t for t in semua.terbitan if pandangan.bersubjek(t.langkah, t.subjek)]
    return replace(semua, terbitan=pilihan)


def naskah_langkah(daftar: DaftarNaskah, langkah: int) -> list[Terbitan]:
    """The documents of one row, newest first."""
    return [t for t in reversed(daftar.terbitan) if t.langkah == langkah]


def ringkas(daftar: DaftarNaskah) -> tuple[tuple[int, tuple[RingkasNaskah, ...]], ...]:
    """Per row one line for each kind: bounded, however many units a row has.

    What belongs to the whole run stands at its first row.
    """
    hasil: dict[int, dict[str, list[Terbitan]]] = defaultdict(lambda: defaultdict(list))
    for t in daftar.terbitan:
        hasil[t.langkah or 1][t.judul].append(t)
    return tuple(
        (langkah, tuple(_ringkas(daftar, judul, semua) for judul, semua in menurut_jenis.items()))
        for langkah, menurut_jenis in hasil.items()
    )


def _ringkas(daftar: DaftarNaskah, judul: str, semua: Sequence[Terbitan]) -> RingkasNaskah:
    satu = daftar.butir(semua[0]) if len(semua) == 1 else None
    return RingkasNaskah(judul=judul, banyak=len(semua), satu=satu)


def bernama(kelompok: Iterable[KelompokNaskah], nama: Sebutan) -> tuple[KelompokNaskah, ...]:
    """The same with the names of whom each document is about."""
    return tuple(
        replace(
            k,
            butir=tuple(replace(b, untuk=nama.dari(b.subjek)) if b.subjek else b for b in k.butir),
        )
        for k in kelompok
    )

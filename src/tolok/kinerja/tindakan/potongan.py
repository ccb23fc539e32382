"""A long form in parts: the page shows one, the others are fetched when somebody opens them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any

from tolok.kinerja.tindakan.tampilan_isian import (
    BarisTampil,
    BarisUang,
    KelompokBaris,
    Tampilan,
    kelompokkan,
)

__all__ = ["BERBAGIAN", "Potongan", "baris_tampil", "buka_awal", "potong", "tak_tampil"]

BERBAGIAN = "berbagian"
"""Field of a form that shows only some of its rows; the others are not sent, and stay."""
_UTUH, _BARIS, _UANG = 45, 15, 40
"""A form of so many rows is shown whole; else so many indicators, or lines of money, at once."""


@dataclass(kw_only=True)
class Potongan:
    """A part of a form: rows of indicators, or of money."""

    nomor: str
    tampilan: Tampilan
    baris: Sequence[BarisTampil] = ()
    uang: Sequence[BarisUang] = ()

    @property
    def _semua(self) -> list[BarisTampil | BarisUang]:
        return [*self.baris, *self.uang]

    @cached_property
    def daftar_kode(self) -> list[str]:
        """Codes of its rows."""
        return [b.butir.kode for b in self._semua]

    @property
    def judul(self) -> str:
        """From which code to which."""
        apa = "Indikator" if self.baris else "Anggaran"
        kode = self.daftar_kode
        return f"{apa} {kode[0]}" + (f" sampai {kode[-1]}" if len(kode) > 1 else "")

    @property
    def n_terisi(self) -> int:
        """Rows with a figure or a stated reason."""
        return sum(b.terisi for b in self._semua)

    @property
    def perlu(self) -> bool:
        """Whether something here stands in the way of handing the form on."""
        return bool({h.tuju.partition("-")[2] for h in self.tampilan.perlu} & {*self.daftar_kode})

    @property
    def kelompok(self) -> list[KelompokBaris]:
        """Its rows by the kind of their node."""
        return kelompokkan(self.baris, self.tampilan.bagian)


def potong(tampilan: Tampilan) -> list[Potongan]:
    """The parts of a long form; none of one that is shown whole."""
    if tampilan.n_baris <= _UTUH:
        return []
    baris = [{"baris": b} for b in _iris(tampilan.diukur, _BARIS)]
    uang = [{"uang": a} for a in _iris(tampilan.anggaran, _UANG)]
    return [
        Potongan(nomor=str(n), tampilan=tampilan, **isi)
        for n, isi in enumerate([*baris, *uang], 1)
    ]


def buka_awal(daftar: Sequence[Potongan], *, pertama: bool = True) -> str:
    """The part that is open when nobody asked for one: where something is missing, else the
    first, if any should be."""
    perlu = next((p.nomor for p in daftar if p.perlu), "")
    return perlu or ("1" if pertama else "")


def _iris(semua: Sequence[Any], panjang: int) -> list[list[Any]]:
    """As few slices as can be, none longer than `panjang`, all about equally long."""
    banyak = -(-len(semua) // panjang)
    nomor = groupby(range(len(semua)), lambda n: n * banyak // len(semua))
    return [[semua[n] for n in satu] for _, satu in nomor]


def baris_tampil(isian: Collection[str]) -> frozenset[str]:
    """Ids of the rows of which the page sent any field."""
    return frozenset(nama.partition(".")[0] for nama in isian if "." in nama)


def tak_tampil(isian: Collection[str], bagian: Any) -> frozenset[str]:
    """Codes of the rows that the page did not show; they stay as they are stored."""
    ada = baris_tampil(isian)
    return frozenset(b.kode for b in bagian.butir if b.id not in ada) | frozenset(
        a.kode for a in bagian.anggaran if a.simpul not in ada
    )

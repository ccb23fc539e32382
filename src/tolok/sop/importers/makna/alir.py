"""The blocks of a document as one stream of rows, so that tables and paragraphs are read alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from tolok.sop.importers.dokumen import Dokumen, Panah, Paragraf, Sel, Tabel, Tempat
from tolok.sop.importers.makna.teks_tercetak import rapikan

__all__ = ["BarisAlir", "alirkan"]


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisAlir:
    """A table row, or a paragraph as a row of one cell. `blok` numbers the block it stands in;
    `sel` holds the cells with text or symbols only, in order of columns. `menyatu`: its columns
    ran together in the source and were taken apart."""

    sel: tuple[Sel, ...]
    blok: int
    bertabel: bool
    panah: tuple[Panah, ...] = ()
    menyatu: bool = False

    @property
    def tempat(self) -> Tempat:
        """Where the row stands: the place of its first cell."""
        return self.sel[0].tempat if self.sel else Tempat()

    @property
    def teks(self) -> str:
        """All its words on one line."""
        return rapikan(" ".join(sel.teks for sel in self.sel))


def alirkan(dokumen: Dokumen) -> Sequence[BarisAlir]:
    """Every row that holds anything, in reading order."""
    hasil: list[BarisAlir] = []
    for ke, blok in enumerate(dokumen.blok):
        if isinstance(blok, Paragraf):
            if blok.teks.strip():
                sel = Sel(teks=blok.teks, kolom=0, tempat=blok.tempat)
                hasil.append(BarisAlir(sel=(sel,), blok=ke, bertabel=False))
            continue
        hasil += _baris_tabel(blok, ke)
    return hasil


def _tanpa_baris_kosong(semua: Sequence[tuple[Sel, ...]]) -> list[list[Sel]]:
    """The rows that hold anything; cells that span an empty row span one row less."""
    berisi = [any(sel.teks.strip() or sel.simbol for sel in baris) for baris in semua]
    hingga = list(accumulate(berisi, initial=0))
    return [
        [
            replace(
                sel,
                tinggi_baris=max(1, hingga[min(ke + sel.tinggi_baris, len(berisi))] - hingga[ke]),
            )
            if sel.tinggi_baris > 1
            else sel
            for sel in baris
        ]
        for ke, baris in enumerate(semua)
        if berisi[ke]
    ]


def _baris_tabel(tabel: Tabel, ke: int) -> list[BarisAlir]:
    hasil = []
    for baris in _tanpa_baris_kosong(tabel.baris):
        isi = tuple(
            sorted(
                (sel for sel in baris if sel.teks.strip() or sel.simbol),
                key=lambda sel: sel.kolom,
            )
        )
        if isi:
            hasil.append(BarisAlir(sel=isi, blok=ke, bertabel=True, panah=tabel.panah))
    return hasil

"""A Word, Excel or HTML document as lines of text, for a person to look at beside its reading.

Such documents have no page that we could draw. Each paragraph line and each table row becomes a
line; the document's places then name these lines, so that a field leads to where it was read.
"""

from __future__ import annotations

from dataclasses import replace

from tolok.sop.importers.dokumen import Blok, Dokumen, JenisSimbol, Paragraf, Sel, Tabel

__all__ = ["bernomor_baris"]

_BARIS_TERBANYAK = 2_000
_HURUF_TERBANYAK = 400
_TANDA = {
    JenisSimbol.MULAI_SELESAI: "⬭",
    JenisSimbol.PROSES: "▭",
    JenisSimbol.KEPUTUSAN: "◇",
    JenisSimbol.PENGHUBUNG_HALAMAN: "⬠",
}


def bernomor_baris(dokumen: Dokumen) -> tuple[Dokumen, tuple[str, ...]]:
    """The document with the line (from 1) of each paragraph and cell, and those lines."""
    baris: list[str] = []
    blok = tuple(_blok(satu, baris) for satu in dokumen.blok)
    return replace(dokumen, blok=blok), tuple(
        b[:_HURUF_TERBANYAK] for b in baris[:_BARIS_TERBANYAK]
    )


def _blok(blok: Blok, baris: list[str]) -> Blok:
    if isinstance(blok, Paragraf):
        tempat = replace(blok.tempat, baris_teks=len(baris) + 1)
        baris.extend(blok.teks.split("\n"))
        return replace(blok, tempat=tempat)
    return _tabel(blok, baris)


def _tabel(tabel: Tabel, baris: list[str]) -> Tabel:
    if baris and baris[-1]:
        baris.append("")
    awal = len(baris) + 1
    hasil: list[tuple[Sel, ...]] = []
    for satu in tabel.baris:
        tempat_baris = len(baris) + 1
        baris.append(" │ ".join(t for sel in satu if (t := _teks(sel))))
        hasil.append(
            tuple(
                replace(sel, tempat=replace(sel.tempat, baris_teks=tempat_baris)) for sel in satu
            )
        )
    baris.append("")
    return replace(tabel, baris=tuple(hasil), tempat=replace(tabel.tempat, baris_teks=awal))


def _teks(sel: Sel) -> str:
    """Words of a cell on one line, its symbols as signs."""
    tanda = (f"{_TANDA[s.jenis]} {s.teks}".strip() for s in sel.simbol)
    return " ".join([*tanda, *sel.teks.split()])

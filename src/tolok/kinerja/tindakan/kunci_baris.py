"""A form that came back opens with only the pinned rows editable; more with a reason.

A pin names a row by its code, with or without a column ("A02", "A02/realisasi").
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from tolok.kinerja.domain.isian import FORMAT, dari_json, ke_ketikan
from tolok.kinerja.domain.rencana import Rencana

__all__ = ["ALASAN", "baris_terkunci", "ketikan", "pasang_kunci"]

ALASAN = "alasan_buka"
"""Where a form keeps why other rows were opened too."""

_DAFTAR = {"baris": "indikator", "anggaran": "simpul"}


def baris_terkunci(
    sel: Collection[str], bagian: Rencana, isi: Mapping[str, Any]
) -> frozenset[str]:
    """Codes of the rows that stay as they were handed in; none without pins that name a row."""
    semua = {b.kode for b in bagian.butir} | {a.kode for a in bagian.anggaran}
    disebut = {s.partition("/")[0] for s in sel} & semua
    if not disebut or str(isi.get(ALASAN) or "").strip():
        return frozenset()
    return frozenset(semua - disebut)


def ketikan(isi: Mapping[str, Any], bagian: Rencana) -> dict[str, Any]:
    """A form as somebody would have typed it, whether it was typed or handed in."""
    if isi.get("format") != FORMAT:
        return dict(isi)
    hasil = ke_ketikan(dari_json(isi, bagian)[0])
    return {**hasil, ALASAN: isi[ALASAN]} if ALASAN in isi else hasil


def pasang_kunci(
    kiriman: Mapping[str, Any],
    lama: Mapping[str, Any],
    bagian: Rencana,
    terkunci: Collection[str],
) -> dict[str, Any]:
    """What was sent, with the locked rows as they stood."""
    kode = {b.id: b.kode for b in bagian.butir} | {a.simpul: a.kode for a in bagian.anggaran}
    hasil = dict(kiriman)
    if ALASAN in lama:
        hasil[ALASAN] = lama[ALASAN]
    for daftar, kunci in _DAFTAR.items():
        semula = {b[kunci]: b for b in lama.get(daftar) or ()}
        hasil[daftar] = [
            semula.get(b[kunci], b) if kode.get(b[kunci]) in terkunci else b
            for b in kiriman.get(daftar) or ()
        ]
    return hasil

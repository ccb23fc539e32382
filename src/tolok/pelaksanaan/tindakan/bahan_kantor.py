"""What rooms above know and panels of this room ask for: budget lines, figures, proposals.

Registered in `AppConfig.ready` of the room that has the data; without it the answer is empty.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from weakref import WeakKeyDictionary

from tolok.pelaksanaan.tindakan.halaman import HalamanTugas

__all__ = [
    "ButirVerifikasi",
    "UsulTindakLanjut",
    "butir_verifikasi",
    "daftar_subkegiatan",
    "daftarkan_subkegiatan",
    "daftarkan_usul",
    "daftarkan_verifikasi",
    "usul_tindak_lanjut",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class ButirVerifikasi:
    """A figure to be verified: its code, name, the figure as printed, and whose it is."""

    kode: str
    nama: str
    angka: str
    bukti: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UsulTindakLanjut:
    """A line that the follow-up plan proposes. `kunci` names its origin, so it is proposed once.

    `utama`: stands in a new plan; the others are offered beside it.
    """

    kunci: str
    sumber: str
    uraian: str
    rencana: str = ""
    keluaran: str = ""
    jabatan: str = ""
    """Post (id) that would answer for it."""
    tenggat: date | None = None
    subkegiatan: str = ""
    utama: bool = True


PencariSubkegiatan = Callable[[HalamanTugas], list[str]]
PencariButir = Callable[[Mapping[str, Any]], list[ButirVerifikasi] | None]
PencariUsul = Callable[[HalamanTugas], list[UsulTindakLanjut]]

_subkegiatan: list[PencariSubkegiatan] = []
_butir: list[PencariButir] = []
_usul: dict[str, PencariUsul] = {}
_ingatan: WeakKeyDictionary[HalamanTugas, list[UsulTindakLanjut]] = WeakKeyDictionary()
"""Proposals found once per page, though it asks for them twice."""


def daftarkan_subkegiatan(pencari: PencariSubkegiatan) -> None:
    """Say which budget lines the office has ("3.30.01.2.01.0006 Koordinasi …")."""
    if pencari not in _subkegiatan:
        _subkegiatan.append(pencari)


def daftar_subkegiatan(halaman: HalamanTugas) -> list[str]:
    """Budget lines of the office in the year of the run; empty when nobody knows."""
    return [satu for pencari in _subkegiatan for satu in pencari(halaman)]


def daftarkan_verifikasi(pencari: PencariButir) -> None:
    """Say which figures the content of a report has; None for content of another shape."""
    if pencari not in _butir:
        _butir.append(pencari)


def butir_verifikasi(isi: Mapping[str, Any]) -> list[ButirVerifikasi]:
    """The figures of a report one by one; empty when its text is all there is."""
    for pencari in _butir:
        ada = pencari(isi)
        if ada is not None:
            return ada
    return []


def daftarkan_usul(kode: str, pencari: PencariUsul) -> None:
    """Propose lines for the follow-up plan (kinerja: indicators that missed their target)."""
    _usul[kode] = pencari


def usul_tindak_lanjut(halaman: HalamanTugas) -> list[UsulTindakLanjut]:
    """Every proposal for this run, in the order the sources registered, none twice."""
    if halaman not in _ingatan:
        semua = [satu for pencari in _usul.values() for satu in pencari(halaman)]
        _ingatan[halaman] = list({satu.kunci: satu for satu in semua}.values())
    return _ingatan[halaman]

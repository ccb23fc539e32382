"""The documents of a run as pages list them: by row, drawn or still to be drawn."""

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
from tolok.pelaksanaan.models import Pelaksanaan
from tolok.pelaksanaan.sebutan import Sebutan
from tolok.pelaksanaan.terbit.bahan import BahanNaskah
from tolok.pelaksanaan.terbit.daftar import Terbitan, daftar_terbitan

__all__ = [
    "ButirNaskah",
    "KelompokNaskah",
    "RingkasNaskah",
    "daftar_naskah",
    "kelompokkan",
    "ringkas",
]

_SIDIK = 14
"""Letters of the digest shown in lists: three groups of four."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class RingkasNaskah:
    """Documents of one kind in one row, on the page of the SOP; `satu` when there is only one."""

    judul: str
    banyak: int
    satu: ButirNaskah | None


@dataclass(frozen=True, slots=True, kw_only=True)
class KelompokNaskah:
    """The documents of one row; `nomor` None: of the whole run."""

    nomor: int | None
    judul: str
    butir: tuple[ButirNaskah, ...]


def daftar_naskah(bahan: BahanNaskah) -> list[ButirNaskah]:
    """Every document the run has by now, in order. One query."""
    ada = {v.naskah_id: v for v in naskah_pelaksanaan(bahan.pelaksanaan.pk)}
    return [_butir(bahan.pelaksanaan, t, ada) for t in daftar_terbitan(bahan)]


def _butir(pelaksanaan: Pelaksanaan, t: Terbitan, ada: Mapping[UUID, Any]) -> ButirNaskah:
    pk = t.id(pelaksanaan.pk)
    dasar = ButirNaskah(id=pk, judul=t.judul, langkah=t.langkah, subjek=t.subjek, pada=t.pada)
    v = ada.get(pk)
    if v is None:
        return dasar
    return replace(
        dasar,
        versi=v.versi,
        sidik=sidik_cetak(v.sidik)[:_SIDIK],
        nomor=v.nomor,
        status=v.status,
        tanggal=v.tanggal,
        baru=v.sidik_lembar != t.asal,
    )


def kelompokkan(
    butir: Iterable[ButirNaskah], lintasan: Lintasan, nama: Sebutan
) -> tuple[KelompokNaskah, ...]:
    """By row, the run's own documents first."""
    per_langkah: dict[int | None, list[ButirNaskah]] = defaultdict(list)
    for b in butir:
        per_langkah[b.langkah].append(replace(b, untuk=nama.dari(b.subjek)) if b.subjek else b)
    nomor: list[int | None] = [None, *lintasan.nomor]
    return tuple(
        KelompokNaskah(
            nomor=n,
            judul="Seluruh pelaksanaan" if n is None else lintasan.langkah[n].uraian,
            butir=tuple(per_langkah[n]),
        )
        for n in nomor
        if n in per_langkah
    )


def ringkas(butir: Sequence[ButirNaskah]) -> tuple[tuple[int, tuple[RingkasNaskah, ...]], ...]:
    """Per row one line for each kind: bounded, however many units a row has.

    What belongs to the whole run stands at its first row.
    """
    hasil: dict[int, dict[str, list[ButirNaskah]]] = defaultdict(lambda: defaultdict(list))
    for b in butir:
        hasil[b.langkah or 1][b.judul].append(b)
    return tuple(
        (
            langkah,
            tuple(
                RingkasNaskah(judul=j, banyak=len(d), satu=d[0] if len(d) == 1 else None)
                for j, d in menurut_jenis.items()
            ),
        )
        for langkah, menurut_jenis in hasil.items()
    )

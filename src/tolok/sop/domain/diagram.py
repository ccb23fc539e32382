"""An SOP as a diagram of nodes and flows: what BPMN draws and what a reader of BPMN compares.

Each row is a task; a row that may send back, or that prints several ways on, is followed by a
decision. The way back is the page's own; where the page prints none it is the one the engine takes
(`siapkan`), and says so. Pure: the same SOP gives the same diagram, names included.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tolok.sop.domain.dokumen import Langkah, Sop, Tujuan
from tolok.sop.domain.jalan import SELESAI, SopJalan
from tolok.sop.domain.siapkan import siapkan

__all__ = [
    "ArusDiagram",
    "DiagramSop",
    "JenisSimpul",
    "LajurDiagram",
    "SimpulDiagram",
    "bersihkan",
    "susun_diagram",
]

ID_MULAI, ID_SELESAI = "mulai", "selesai"
_TAK_BOLEH = re.compile(
    "[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)


class JenisSimpul(StrEnum):
    """Kinds of nodes that an SOP has."""

    MULAI = "mulai"
    LANGKAH = "langkah"
    PUTUSAN = "putusan"
    SELESAI = "selesai"


@dataclass(frozen=True, slots=True, kw_only=True)
class LajurDiagram:
    """A lane. `kode` None: rows whose lane the SOP does not know."""

    id: str
    nama: str
    kode: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SimpulDiagram:
    """A node. `lajur`: id of its lane; `baris`: index of its row (tasks and decisions)."""

    id: str
    jenis: JenisSimpul
    nama: str
    lajur: str
    baris: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class ArusDiagram:
    """A flow. `syarat`: plain name of the choice, "" for the way that is taken by default.

    `kembali`: it leads back; `tercetak`: the page prints it.
    """

    id: str
    dari: str
    ke: str
    nama: str = ""
    syarat: str = ""
    kembali: bool = False
    tercetak: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class DiagramSop:
    """The whole diagram; nodes in the order in which they are drawn."""

    nama: str
    lajur: tuple[LajurDiagram, ...]
    simpul: tuple[SimpulDiagram, ...]
    arus: tuple[ArusDiagram, ...]


def bersihkan(teks: str) -> str:
    """The text without what XML cannot hold: such characters become spaces.

    >>> bersihkan("a\\x00b\\x0bc")
    'a b c'
    """
    return _TAK_BOLEH.sub(" ", teks)


def susun_diagram(sop: Sop) -> DiagramSop:
    """The diagram of an SOP, also of one that cannot run."""
    lajur = _lajur(sop)
    tempat = {satu.kode: satu.id for satu in lajur}
    kembali = _kembali(sop)
    pertama = sop.langkah[0] if sop.langkah else None
    terakhir = sop.langkah[-1] if sop.langkah else None
    simpul = [_ujung(ID_MULAI, JenisSimpul.MULAI, "Mulai", pertama, tempat)]
    arus = [_arus(ID_MULAI, _id(0) if sop.langkah else ID_SELESAI)]
    for baris, langkah in enumerate(sop.langkah):
        simpul += _simpul(baris, langkah, tempat, kembali)
        arus += _arus_baris(sop, baris, kembali)
    simpul.append(_ujung(ID_SELESAI, JenisSimpul.SELESAI, "Selesai", terakhir, tempat))
    return DiagramSop(
        nama=bersihkan(sop.nama), lajur=lajur, simpul=tuple(simpul), arus=tuple(arus)
    )


def _id(baris: int) -> str:
    return f"langkah_{baris + 1}"


def _id_putusan(baris: int) -> str:
    return f"putusan_{baris + 1}"


def _lajur(sop: Sop) -> tuple[LajurDiagram, ...]:
    dikenal: dict[str | None, LajurDiagram] = {}
    for ke, lajur in enumerate(sop.pelaksana):
        satu = LajurDiagram(id=f"lajur_{ke + 1}", nama=bersihkan(lajur.nama), kode=lajur.kode)
        dikenal.setdefault(lajur.kode, satu)
    lepas = any(_pelaku(langkah) not in dikenal for langkah in sop.langkah)
    if lepas or not dikenal:
        dikenal[None] = LajurDiagram(id="lajur_0", nama="Tanpa lajur", kode=None)
    return tuple(dikenal.values())


def _pelaku(langkah: Langkah) -> str | None:
    return langkah.pelaksana[0] if langkah.pelaksana else None


def _di_lajur(langkah: Langkah | None, tempat: dict[str | None, str]) -> str:
    pelaku = _pelaku(langkah) if langkah else None
    return tempat.get(pelaku) or tempat.get(None) or next(iter(tempat.values()))


def _ujung(
    id: str, jenis: JenisSimpul, nama: str, langkah: Langkah | None, tempat: dict[str | None, str]
) -> SimpulDiagram:
    return SimpulDiagram(id=id, jenis=jenis, nama=nama, lajur=_di_lajur(langkah, tempat))


def _simpul(
    baris: int, langkah: Langkah, tempat: dict[str | None, str], kembali: Sequence[int | None]
) -> Iterator[SimpulDiagram]:
    lajur = _di_lajur(langkah, tempat)
    yield SimpulDiagram(
        id=_id(baris),
        jenis=JenisSimpul.LANGKAH,
        nama=bersihkan(langkah.uraian),
        lajur=lajur,
        baris=baris,
    )
    if langkah.keputusan is not None or kembali[baris] is not None:
        yield SimpulDiagram(
            id=_id_putusan(baris),
            jenis=JenisSimpul.PUTUSAN,
            nama="Setuju?",
            lajur=lajur,
            baris=baris,
        )


# -- flows ---------------------------------------------------------------------------------------


def _kembali(sop: Sop) -> list[int | None]:
    """For each row the index of the row that the engine goes back to; None where it does not."""
    indeks = _indeks(sop)
    jalan = siapkan(sop)
    if not isinstance(jalan, SopJalan):
        return [None] * len(sop.langkah)
    return [None if satu.kembali is None else indeks.get(satu.kembali) for satu in jalan.langkah]


def _indeks(sop: Sop) -> dict[int, int]:
    hasil: dict[int, int] = {}
    for ke, langkah in enumerate(sop.langkah):
        hasil.setdefault(langkah.nomor, ke)
    return hasil


def _arus(dari: str, ke: str, **lain: object) -> ArusDiagram:
    return ArusDiagram(id=f"arus_{dari}_{ke}", dari=dari, ke=ke, **lain)  # type: ignore[arg-type]


def _arus_baris(sop: Sop, baris: int, kembali: Sequence[int | None]) -> Iterator[ArusDiagram]:
    langkah = sop.langkah[baris]
    sesudah = _id(baris + 1) if baris + 1 < len(sop.langkah) else ID_SELESAI
    if langkah.keputusan is None and kembali[baris] is None:
        yield _arus(_id(baris), sesudah)
        return
    putusan = _id_putusan(baris)
    yield _arus(_id(baris), putusan)
    maju = _tujuan(sop, langkah.keputusan.setuju if langkah.keputusan else None) or [sesudah]
    yield _arus(putusan, maju[0], nama="Ya")
    for ke in maju[1:]:
        yield _arus(putusan, ke, nama="Ya", syarat=f"{putusan}_{ke}")
    yield from _arus_kembali(sop, baris, kembali[baris], set(maju))


def _arus_kembali(
    sop: Sop, baris: int, kembali: int | None, sudah: set[str]
) -> Iterator[ArusDiagram]:
    putusan = _id_putusan(baris)
    keputusan = sop.langkah[baris].keputusan
    tercetak = _tujuan(sop, keputusan.tidak if keputusan else None)
    turunan = [] if tercetak or kembali is None else [_id(kembali)]
    for ke in [*tercetak, *turunan]:
        if ke not in sudah:
            yield _arus(
                putusan,
                ke,
                nama="Tidak" if tercetak else "Tidak (tidak dicetak)",
                syarat=f"{putusan}_{ke}",
                kembali=True,
                tercetak=bool(tercetak),
            )
            sudah.add(ke)


def _tujuan(sop: Sop, tujuan: Tujuan) -> list[str]:
    """Ids of printed targets, each once; a row that is not there is left out."""
    indeks = _indeks(sop)
    semua = tujuan if isinstance(tujuan, tuple) else (tujuan,)
    hasil: list[str] = []
    for satu in semua:
        if satu == SELESAI:
            hasil.append(ID_SELESAI)
        elif isinstance(satu, int) and satu in indeks:
            hasil.append(_id(indeks[satu]))
    return list(dict.fromkeys(hasil))

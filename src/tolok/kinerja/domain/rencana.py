"""The plan that is measured: the tree of nodes, its indicators and its money, as values.

One `Rencana` is everything a form or a worked sheet needs for one office and one period. Source:
Perjanjian Kinerja (PermenPANRB 53/2014) and DPA; nomenclature is dated data.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from tolok.dasar.periode import JenisPeriode, Periode
from tolok.kinerja.domain.agregasi import Deret
from tolok.kinerja.domain.keadaan import Agregasi, Polaritas
from tolok.kinerja.domain.target import Target

__all__ = [
    "AngkaRalat",
    "Butir",
    "ButirAnggaran",
    "JenisSimpul",
    "Perjanjian",
    "Rencana",
    "Simpul",
    "VersiRencana",
    "triwulan",
]


class JenisSimpul(StrEnum):
    """Level of the plan tree, from the top."""

    TUJUAN = "tujuan"
    SASARAN = "sasaran"
    PROGRAM = "program"
    KEGIATAN = "kegiatan"
    SUBKEGIATAN = "subkegiatan"


class VersiRencana(StrEnum):
    """The agreement as first signed, or as changed during the year."""

    MURNI = "murni"
    PERUBAHAN = "perubahan"


def triwulan(periode: Periode) -> int:
    """The quarter up to which a period measures.

    >>> triwulan(Periode(JenisPeriode.SEMESTER, 2025, 1)), triwulan(Periode(JenisPeriode.TAHUN, 2025))
    (2, 4)
    """
    match periode.jenis:
        case JenisPeriode.TRIWULAN:
            return periode.ke
        case JenisPeriode.SEMESTER:
            return periode.ke * 2
        case JenisPeriode.BULAN:
            return (periode.ke + 2) // 3
        case JenisPeriode.TAHUN:
            return 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Simpul:
    """A node: tujuan, sasaran, program, kegiatan or subkegiatan. A program hangs on a sasaran."""

    id: str
    kode: str
    nama: str
    jenis: JenisSimpul
    induk: str | None = None
    penanggung_jawab: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Perjanjian:
    """The Perjanjian Kinerja in force."""

    id: str
    versi: VersiRencana
    nomor: str
    tanggal: date

    @property
    def sebutan(self) -> str:
        """As the form prints it."""
        nama = "Perjanjian Kinerja" + (
            " Perubahan" if self.versi is VersiRencana.PERUBAHAN else ""
        )
        return f"{nama} Nomor {self.nomor}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Butir:
    """One indicator as it is measured in a period.

    `deret` holds the targets and the ratified figures of earlier quarters; the present quarter is
    empty until a form fills it. `lalu` is the previous quarter, `tahun_lalu_tw` the same quarter
    of last year, `tahun_lalu` last year's figure; None is unknown, never zero. `pemilik` is the
    post that answers for it, `unit` that post's unit (ids).
    """

    id: str
    kode: str
    nama: str
    simpul: str
    satuan: str
    polaritas: Polaritas
    deret: Deret
    pemilik: str
    unit: str
    penanggung_jawab: str = ""
    jenis: str = ""
    definisi: str = ""
    rumus: str = ""
    sumber: str = ""
    bukti: str = ""
    berkomponen: bool = False
    berbobot: bool = False
    skala: tuple[tuple[str, Decimal], ...] = ()
    bobot: Decimal | None = None
    lalu: Decimal | None = None
    tahun_lalu_tw: Decimal | None = None
    tahun_lalu: Decimal | None = None
    akhir_renstra: Target | None = None
    pembanding: tuple[tuple[str, Decimal], ...] = ()
    catatan: str = ""

    def dijadwalkan(self, tw: int) -> bool:
        """Whether a figure is expected in that quarter."""
        if self.deret.agregasi is Agregasi.TAHUNAN:
            return tw == 4
        return self.deret.penyebut_tahun or self.deret.target_tw[tw - 1] is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class ButirAnggaran:
    """The money of one subkegiatan; rupiah. `lalu`: spending up to the previous quarter."""

    simpul: str
    kode: str
    nama: str
    pagu: int | None
    lalu: int | None
    pemilik: str
    unit: str
    penanggung_jawab: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AngkaRalat:
    """A ratified figure of an earlier quarter in a later version than the first."""

    indikator: str
    kode: str
    tw: int
    versi: int
    disahkan: date | None


@dataclass(frozen=True, kw_only=True)
class Rencana:
    """Everything measured in one office for one period, with the rule set in force."""

    instansi: str
    periode: Periode
    aturan: str
    perjanjian: Perjanjian | None
    simpul: tuple[Simpul, ...]
    butir: tuple[Butir, ...]
    anggaran: tuple[ButirAnggaran, ...]
    catatan: tuple[str, ...] = field(default=())
    ralat: tuple[AngkaRalat, ...] = field(default=())
    """Figures of earlier quarters of the year that a later version replaced."""

    @property
    def tw(self) -> int:
        """The quarter up to which it measures."""
        return triwulan(self.periode)

    @cached_property
    def simpul_menurut_id(self) -> Mapping[str, Simpul]:
        """Nodes by id."""
        return {s.id: s for s in self.simpul}

    @cached_property
    def _anak(self) -> Mapping[str | None, tuple[str, ...]]:
        anak: dict[str | None, list[str]] = {}
        for s in self.simpul:
            anak.setdefault(s.induk, []).append(s.id)
        return {induk: tuple(daftar) for induk, daftar in anak.items()}

    def milik(self, pemilik: str) -> Rencana:
        """The part that a post or a unit answers for."""
        butir = tuple(b for b in self.butir if pemilik in (b.pemilik, b.unit))
        anggaran = tuple(a for a in self.anggaran if pemilik in (a.pemilik, a.unit))
        return Rencana(
            instansi=self.instansi,
            periode=self.periode,
            aturan=self.aturan,
            perjanjian=self.perjanjian,
            simpul=self.simpul,
            butir=butir,
            anggaran=anggaran,
            catatan=self.catatan,
            ralat=tuple(r for r in self.ralat if r.indikator in {b.id for b in butir}),
        )

    def di_bawah(self, simpul: str) -> frozenset[str]:
        """Ids of a node and everything under it."""
        hasil, antre = {simpul}, [simpul]
        while antre:
            for turun in self._anak.get(antre.pop(), ()):
                if turun not in hasil:
                    hasil.add(turun)
                    antre.append(turun)
        return frozenset(hasil)

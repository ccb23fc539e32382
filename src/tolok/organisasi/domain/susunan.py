"""An office as it stands on one day, and who acts for a post: pure look-ups over values.

Rules: docs/penjelasan/jalannya-sop.md, "Who". A post is never skipped: when its holder is
barred, away or missing, the ladder names who comes next and why.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from uuid import UUID

from tolok.organisasi.domain.istilah import JenisUnit, Kapasitas

__all__ = [
    "AnakTangga",
    "Anggota",
    "Calon",
    "Duduk",
    "Kursi",
    "Susunan",
    "Tangga",
    "Unit",
    "urut_duduk",
]


class AnakTangga(StrEnum):
    """The rung that answers: the holder, an acting holder, the superior post, an appointee."""

    PEMEGANG = "pemegang"
    PELAKSANA_TUGAS = "pelaksana_tugas"
    ATASAN = "atasan"
    DITUNJUK = "ditunjuk"


_URUTAN = {Kapasitas.PLH: 0, Kapasitas.PLT: 1, Kapasitas.PJ: 2, Kapasitas.DEFINITIF: 3}


@dataclass(frozen=True, slots=True)
class Duduk:
    """A placement in force: a person in a post, in a capacity."""

    penempatan: UUID
    pegawai: UUID
    jabatan: UUID
    kapasitas: Kapasitas
    mulai: date
    selesai: date | None

    @property
    def bertindak(self) -> bool:
        """Acts for the post without being its definitive holder (Plt., Plh., Pj.)."""
        return self.kapasitas is not Kapasitas.DEFINITIF


@dataclass(frozen=True, slots=True)
class Kursi:
    """A post with who sits in it today, acting ones first."""

    jabatan: UUID
    nama: str
    unit: UUID
    atasan: UUID | None
    kepala_unit: bool
    penilai_luar: bool
    duduk: tuple[Duduk, ...] = ()

    @property
    def yang_bertindak(self) -> tuple[Duduk, ...]:
        """Who acts for the post: an acting holder in force, else everyone who holds it."""
        acting = tuple(d for d in self.duduk if d.bertindak)
        return acting or self.duduk


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit kerja and its place in the tree."""

    id: UUID
    nama: str
    jenis: JenisUnit
    induk: UUID | None


@dataclass(frozen=True, slots=True)
class Anggota:
    """A member of a team in force."""

    pegawai: UUID
    kedudukan: str
    ketua: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Calon:
    """One rung of the ladder that may act. `duduk` says in which post and capacity."""

    anak_tangga: AnakTangga
    duduk: Duduk
    alasan: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tangga:
    """Who may act for a post, best first. Empty: the head of the office appoints somebody.

    `alasan` says in one sentence why the first rung answers, or why nobody can.
    """

    calon: tuple[Calon, ...]
    alasan: str

    @property
    def perlu_ditunjuk(self) -> bool:
        """Nobody on the ladder may act: a person is appointed for this task, with a reason."""
        return not self.calon


@dataclass(frozen=True, kw_only=True)
class Susunan:
    """The office on `hari`: posts, units, teams, who is away, and the names of the teams and of
    who holds a post."""

    hari: date
    kursi: Mapping[UUID, Kursi]
    unit: Mapping[UUID, Unit] = field(default_factory=dict)
    tim: Mapping[UUID, tuple[Anggota, ...]] = field(default_factory=dict)
    berhalangan: AbstractSet[UUID] = field(default_factory=frozenset)
    nama: Mapping[UUID, str] = field(default_factory=dict)

    def duduk(self, pegawai: UUID) -> tuple[Duduk, ...]:
        """Every post the person holds today, the definitive one first."""
        return self._menurut_pegawai.get(pegawai, ())

    @cached_property
    def _menurut_pegawai(self) -> Mapping[UUID, tuple[Duduk, ...]]:
        """Asked several times in every decision, so it is sorted out once."""
        milik: dict[UUID, list[Duduk]] = {}
        for kursi in self.kursi.values():
            for duduk in kursi.duduk:
                milik.setdefault(duduk.pegawai, []).append(duduk)
        return {
            pegawai: tuple(sorted(daftar, key=lambda d: (d.bertindak, d.mulai)))
            for pegawai, daftar in milik.items()
        }

    def kepala(self, unit: UUID) -> Kursi | None:
        """The post that leads the unit."""
        return self._kepala_unit.get(unit)

    @cached_property
    def _kepala_unit(self) -> Mapping[UUID, Kursi]:
        return {k.unit: k for k in reversed(tuple(self.kursi.values())) if k.kepala_unit}

    def pimpinan(self) -> Kursi | None:
        """The post that leads the whole office."""
        induk = (u.id for u in self.unit.values() if u.jenis is JenisUnit.INDUK)
        return next((k for u in induk if (k := self.kepala(u)) is not None), None)

    def pegawai_unit(self, unit: UUID) -> tuple[UUID, ...]:
        """Everyone placed in the unit or below it, its acting head included, in post order."""
        lingkup = self._dengan_anak(unit)
        urut = (d.pegawai for k in self.kursi.values() if k.unit in lingkup for d in k.duduk)
        return tuple(dict.fromkeys(urut))

    def seluruh_pegawai(self) -> tuple[UUID, ...]:
        """Everyone with a definitive post here, in post order; not who only appraises from outside."""
        return tuple(
            dict.fromkeys(
                d.pegawai
                for k in self.kursi.values()
                if not k.penilai_luar or k.unit in self.unit
                for d in k.duduk
                if not d.bertindak
            )
        )

    def di_luar(self, jabatan: UUID) -> bool:
        """The post only appraises from outside: a head of region, the Sekretaris Daerah."""
        kursi = self.kursi.get(jabatan)
        return kursi is not None and kursi.penilai_luar and kursi.unit not in self.unit

    def jabatan_atasan(self, pegawai: UUID) -> Kursi | None:
        """The post directly above the person's definitive post; None at the top."""
        duduk = self.duduk(pegawai)
        atasan = self.kursi[duduk[0].jabatan].atasan if duduk else None
        return self.kursi.get(atasan) if atasan else None

    def tangga(self, jabatan: UUID, terhalang: AbstractSet[UUID] = frozenset()) -> Tangga:
        """The ladder for a post: acting holder, holder, then the superior posts upward.

        `terhalang`: persons who may not act here (they made what is decided on). Who is away is
        passed over too. A post outside the office (Sekda, head of region) is no rung.
        """
        kursi = self.kursi[jabatan]
        calon = list(self._calon(kursi, terhalang, atasan=None))
        sebab = self._sebab(kursi, terhalang)
        dilihat = {jabatan}
        atas = kursi.atasan
        while atas is not None and atas in self.kursi and atas not in dilihat:
            dilihat.add(atas)
            if not self.kursi[atas].penilai_luar:
                calon += self._calon(self.kursi[atas], terhalang, atasan=sebab)
            atas = self.kursi[atas].atasan
        return Tangga(
            calon=tuple(calon), alasan=calon[0].alasan if calon else _BUNTU.format(sebab)
        )

    def _calon(
        self, kursi: Kursi, terhalang: AbstractSet[UUID], *, atasan: str | None
    ) -> Iterable[Calon]:
        for duduk in kursi.duduk:
            if duduk.pegawai in terhalang or duduk.pegawai in self.berhalangan:
                continue
            sebutan = f"{duduk.kapasitas.awalan}{kursi.nama}"
            if atasan is not None:
                alasan = f"{atasan} Diteruskan ke jabatan atasannya, {sebutan}."
                yield Calon(anak_tangga=AnakTangga.ATASAN, duduk=duduk, alasan=alasan)
            elif duduk.bertindak:
                alasan = f"{sebutan} sedang bertindak untuk jabatan ini."
                yield Calon(anak_tangga=AnakTangga.PELAKSANA_TUGAS, duduk=duduk, alasan=alasan)
            else:
                alasan = f"{sebutan} memegang jabatan ini."
                yield Calon(anak_tangga=AnakTangga.PEMEGANG, duduk=duduk, alasan=alasan)

    def _sebab(self, kursi: Kursi, terhalang: AbstractSet[UUID]) -> str:
        """Why nobody who sits in the post can act."""
        if not kursi.duduk:
            return f"Jabatan {kursi.nama} sedang kosong."
        if any(d.pegawai in terhalang for d in kursi.duduk):
            return (
                f"Pemegang jabatan {kursi.nama} ikut menyusun dokumen ini, sehingga tidak "
                "dapat memutuskannya."
            )
        return f"Pemegang jabatan {kursi.nama} sedang berhalangan."

    def _dengan_anak(self, unit: UUID) -> set[UUID]:
        lingkup, tepi = {unit}, {unit}
        while tepi:
            tepi = {u.id for u in self.unit.values() if u.induk in tepi} - lingkup
            lingkup |= tepi
        return lingkup


_BUNTU = (
    "{} Tidak ada jabatan atasan di perangkat daerah ini yang dapat menggantikan; pimpinan perlu "
    "menunjuk seorang pegawai dengan alasan."
)


def urut_duduk(duduk: Duduk) -> tuple[int, date]:
    """Order in which the people of one post are asked: Plh., Plt., Pj., definitive."""
    return _URUTAN[duduk.kapasitas], duduk.mulai

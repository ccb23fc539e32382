"""The life of an SOP version: draft, under review, ratified, in force, withdrawn.

What people decide is stored. What a calendar decides is not: a version ratified for a later day is
in force from that day on, and the one before it is withdrawn, by the day that is passed in.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from tolok.dasar.galat import MasukanTidakSah, TidakBerwenang, TransisiTidakSah

__all__ = [
    "TRANSISI",
    "BarisVersi",
    "PengesahanKertas",
    "StatusVersi",
    "keadaan_pada",
    "pastikan_dua_tangan",
    "periksa_kertas",
    "periksa_mulai",
    "pindah",
    "tersisih",
    "versi_berlaku",
]

_PALING_JAUH = timedelta(days=366)
"""How far ahead a version may be ratified: a later day is a slip of the year."""


class StatusVersi(StrEnum):
    """States of a version.

    - `draf`: entered and prepared; the only state in which its text may change.
    - `ditinjau`: proposed; somebody other than its maker reads it, then the head decides.
    - `disahkan`: ratified, in force from a later day.
    - `berlaku`: in force, at most one per Instansi and code; runs start from it.
    - `dicabut`: replaced or withdrawn; runs that pinned it go on to their end.
    """

    DRAF = "draf"
    DITINJAU = "ditinjau"
    DISAHKAN = "disahkan"
    BERLAKU = "berlaku"
    DICABUT = "dicabut"

    @property
    def sebutan(self) -> str:
        """The word people read."""
        return self.value.capitalize()


_S = StatusVersi
TRANSISI: dict[StatusVersi, frozenset[StatusVersi]] = {
    _S.DRAF: frozenset({_S.DITINJAU, _S.DISAHKAN, _S.DICABUT}),
    _S.DITINJAU: frozenset({_S.DRAF, _S.DISAHKAN}),
    _S.DISAHKAN: frozenset({_S.BERLAKU, _S.DICABUT}),
    _S.BERLAKU: frozenset({_S.DICABUT}),
    _S.DICABUT: frozenset(),
}
"""What may follow each state. A draft is ratified at once only where that was done on paper."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisVersi:
    """One version among the versions of its SOP: what the calendar needs to know of it."""

    id: UUID
    versi: int
    status: StatusVersi
    berlaku_sejak: date | None = None
    dicabut_sejak: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PengesahanKertas:
    """A ratification that the head signed on paper: number and date as printed there."""

    nomor: str
    tanggal: date


def pindah(dari: StatusVersi, ke: StatusVersi) -> StatusVersi:
    """The new state; raises TransisiTidakSah when it may not follow."""
    if ke not in TRANSISI[dari]:
        raise TransisiTidakSah(
            f"Versi SOP ini sudah {dari.sebutan.lower()}, jadi tidak dapat menjadi "
            f"{ke.sebutan.lower()}.",
            saran="Muat ulang halamannya.",
            aturan="sop.transisi",
        )
    return ke


def versi_berlaku(semua: Iterable[BarisVersi], hari: date) -> BarisVersi | None:
    """Of the versions of one SOP the one in force that day; None when there is none.

    A ratified version takes over on its day. Of several, the one that began last.
    """
    daftar = tuple(semua)
    tiba = [x for x in daftar if _tiba(x, hari)]
    if tiba:
        return max(tiba, key=_urut)
    return next((x for x in daftar if x.status is _S.BERLAKU), None)


def keadaan_pada(satu: BarisVersi, semua: Iterable[BarisVersi], hari: date) -> BarisVersi:
    """The version as it stands that day: a ratified one may be in force, one in force replaced."""
    if satu.status not in (_S.DISAHKAN, _S.BERLAKU):
        return satu
    daftar = tuple(semua)
    berlaku = versi_berlaku(daftar, hari)
    if berlaku is not None and berlaku.id == satu.id:
        return replace(satu, status=_S.BERLAKU)
    if satu.status is _S.DISAHKAN and not _tiba(satu, hari):
        return satu
    penerus = [x.berlaku_sejak for x in daftar if _tiba(x, hari) and _urut(x) > _urut(satu)]
    akhir = min((d for d in penerus if d is not None), default=hari)
    return replace(satu, status=_S.DICABUT, dicabut_sejak=akhir)


def tersisih(semua: Iterable[BarisVersi], mulai: date) -> tuple[BarisVersi, ...]:
    """Ratified versions still waiting for a day that a version ratified now, from `mulai`, takes."""
    return tuple(
        x
        for x in semua
        if x.status is _S.DISAHKAN and x.berlaku_sejak is not None and x.berlaku_sejak >= mulai
    )


def periksa_mulai(mulai: date, hari: date) -> date:
    """The day a version is to be in force from: today or later, at most a year ahead."""
    if mulai < hari:
        raise MasukanTidakSah(
            "Tanggal mulai berlaku sudah lewat.",
            "Pilih hari ini atau sesudahnya; yang sudah berjalan memakai versi lama.",
            "berlaku_sejak",
        )
    if mulai > hari + _PALING_JAUH:
        raise MasukanTidakSah(
            "Tanggal mulai berlaku lebih dari satu tahun lagi.",
            "Periksa tahunnya.",
            "berlaku_sejak",
        )
    return mulai


def periksa_kertas(kertas: PengesahanKertas, hari: date) -> PengesahanKertas:
    """Number and date as printed on the paper; a paper of tomorrow cannot have been signed."""
    if not kertas.nomor.strip():
        raise MasukanTidakSah(
            "Nomor SOP pada kertas belum diisi.",
            "Salin seperti tercetak, misalnya 065/12/SOP/2026.",
            "nomor",
        )
    if kertas.tanggal > hari:
        raise MasukanTidakSah(
            "Tanggal pengesahan pada kertas belum tiba.", "Periksa tanggalnya.", "tanggal"
        )
    return replace(kertas, nomor=kertas.nomor.strip())


def pastikan_dua_tangan(pembuat: UUID | None, pelaku: UUID) -> None:
    """Nobody reviews or ratifies what they made; a version of unknown maker has none."""
    if pembuat == pelaku:
        raise TidakBerwenang(
            "Anda yang menyusun versi SOP ini, jadi orang lain yang memutuskannya.",
            "Minta kepala perangkat daerah menunjuk orang lain untuk tugas ini.",
            "sop.dua_tangan",
        )


def _tiba(satu: BarisVersi, hari: date) -> bool:
    """Ratified, and its day has come."""
    return (
        satu.status is _S.DISAHKAN
        and satu.berlaku_sejak is not None
        and satu.berlaku_sejak <= hari
    )


def _urut(satu: BarisVersi) -> tuple[bool, date, int]:
    """Order of taking over; what is in force already stands before whatever still comes."""
    return satu.status is _S.DISAHKAN, satu.berlaku_sejak or date.min, satu.versi

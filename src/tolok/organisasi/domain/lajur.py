"""From a lane of an SOP to posts, units, teams or persons, by the rule in force."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from tolok.organisasi.domain.istilah import AturanLajur, JenisUnit
from tolok.organisasi.domain.susunan import Kursi, Susunan

__all__ = ["PEMEGANG_UMUM", "PemegangLajur", "kekurangan_isian", "pemegang_lajur", "pemegang_umum"]

PEMEGANG_UMUM = ("penyiap", "atasan_penyiap", "pimpinan")
"""General rules for the lanes of built-in SOPs, which no office maps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PemegangLajur:
    """One holder of a lane: exactly one of `jabatan`, `pegawai_tetap`, `tim`, `unit_bersama`.

    `unit`: the unit this holder answers for (the subject of a row per unit). `pegawai`: who can
    see the task today. `ketua`: whose it counts as while nobody of many has claimed it.
    """

    jabatan: UUID | None = None
    pegawai_tetap: UUID | None = None
    tim: UUID | None = None
    unit_bersama: UUID | None = None
    unit: UUID | None = None
    pegawai: tuple[UUID, ...] = ()
    ketua: UUID | None = None


def pemegang_lajur(
    susunan: Susunan,
    aturan: AturanLajur,
    isian: Mapping[str, Any],
    *,
    subjek: UUID | None = None,
    tim_ditetapkan: UUID | None = None,
) -> tuple[PemegangLajur, ...]:
    """Who a lane is today. Empty: nobody yet (vacant map, or a team not formed).

    `subjek`: the person the task is about, for `subjek` and `atasan_subjek`; `tim_ditetapkan`:
    the team that this run has bound, for `ditetapkan`.
    """
    match aturan:
        case AturanLajur.JABATAN:
            return tuple(_jabatan(susunan, UUID(j)) for j in isian.get("jabatan", []))
        case AturanLajur.KEPALA_UNIT:
            return tuple(
                _jabatan(susunan, kursi.jabatan)
                for u in isian.get("unit", [])
                if (kursi := susunan.kepala(UUID(u))) is not None
            )
        case AturanLajur.PEGAWAI_UNIT:
            return tuple(_unit(susunan, UUID(u)) for u in isian.get("unit", []))
        case AturanLajur.TIM:
            return _tim(susunan, UUID(isian["tim"])) if isian.get("tim") else ()
        case AturanLajur.DITETAPKAN:
            return _tim(susunan, tim_ditetapkan) if tim_ditetapkan else ()
        case AturanLajur.SUBJEK:
            return (PemegangLajur(pegawai_tetap=subjek, pegawai=(subjek,)),) if subjek else ()
        case AturanLajur.ATASAN_SUBJEK:
            return _atasan(susunan, subjek) if subjek else ()


def _jabatan(susunan: Susunan, jabatan: UUID) -> PemegangLajur:
    kursi = susunan.kursi[jabatan]
    orang = tuple(d.pegawai for d in kursi.yang_bertindak)
    return PemegangLajur(
        jabatan=jabatan, unit=kursi.unit, pegawai=orang, ketua=orang[0] if orang else None
    )


def _unit(susunan: Susunan, unit: UUID) -> PemegangLajur:
    kepala = susunan.kepala(unit)
    pimpin = kepala.yang_bertindak[:1] if kepala else ()
    return PemegangLajur(
        unit_bersama=unit,
        unit=unit,
        pegawai=susunan.pegawai_unit(unit),
        ketua=pimpin[0].pegawai if pimpin else None,
    )


def _tim(susunan: Susunan, tim: UUID) -> tuple[PemegangLajur, ...]:
    anggota = susunan.tim.get(tim, ())
    if not anggota:
        return ()
    ketua = next((a.pegawai for a in anggota if a.ketua), anggota[0].pegawai)
    return (PemegangLajur(tim=tim, pegawai=tuple(a.pegawai for a in anggota), ketua=ketua),)


def _atasan(susunan: Susunan, subjek: UUID) -> tuple[PemegangLajur, ...]:
    kursi = susunan.jabatan_atasan(subjek)
    return (_jabatan(susunan, kursi.jabatan),) if kursi else ()


def kekurangan_isian(aturan: AturanLajur, isian: Mapping[str, Any]) -> str | None:
    """What the rule still needs, as a sentence; None when complete."""
    if aturan is AturanLajur.JABATAN and not isian.get("jabatan"):
        return "Pilih jabatan yang memegang lajur ini."
    if aturan in (AturanLajur.KEPALA_UNIT, AturanLajur.PEGAWAI_UNIT) and not isian.get("unit"):
        return "Pilih sedikitnya satu unit kerja untuk lajur ini."
    if aturan is AturanLajur.TIM and not isian.get("tim"):
        return "Pilih tim yang memegang lajur ini."
    return None


def pemegang_umum(
    susunan: Susunan, aturan: str, penyiap: UUID | None
) -> tuple[PemegangLajur, ...]:
    """Who a lane of a built-in SOP is, by a general rule; `penyiap`: who prepared the run.

    `penyiap`: that person. `pimpinan`: the head of the office. `atasan_penyiap`: the official
    directly below the head in the preparer's own line (Kasubbag -> Sekretaris); for somebody who
    stands directly below the head, the head of the secretariat; else the head.
    """
    match aturan:
        case "penyiap":
            if penyiap is None:
                return ()
            return (PemegangLajur(pegawai_tetap=penyiap, pegawai=(penyiap,)),)
        case "pimpinan":
            kursi = susunan.pimpinan()
        case "atasan_penyiap":
            kursi = _atasan_penyiap(susunan, penyiap)
        case _:
            raise ValueError(f"Aturan pemegang {aturan!r} tidak dikenal.")
    return (_jabatan(susunan, kursi.jabatan),) if kursi else ()


def _atasan_penyiap(susunan: Susunan, penyiap: UUID | None) -> Kursi | None:
    pimpinan = susunan.pimpinan()
    puncak = pimpinan.jabatan if pimpinan else None
    sendiri = {d.jabatan for d in susunan.duduk(penyiap)} if penyiap else set()
    duduk = susunan.duduk(penyiap) if penyiap else ()
    jalur: list[Kursi] = []
    kunci = susunan.kursi[duduk[0].jabatan].atasan if duduk else None
    while kunci is not None and kunci != puncak and kunci in susunan.kursi:
        kursi = susunan.kursi[kunci]
        if kursi in jalur or kursi.penilai_luar:
            break
        jalur.append(kursi)
        kunci = kursi.atasan
    calon = [k for k in jalur if k.jabatan not in sendiri]
    if calon:
        return calon[-1]
    sekretariat = (u.id for u in susunan.unit.values() if u.jenis is JenisUnit.SEKRETARIAT)
    for unit in sekretariat:
        kepala = susunan.kepala(unit)
        if kepala is not None and kepala.jabatan not in sendiri and kepala.jabatan != puncak:
            return kepala
    return pimpinan

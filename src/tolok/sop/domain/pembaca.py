"""Who acts in the lanes of an SOP in an office: whoever should have read it.

Wider than who may act today: somebody who is away, or whose post another acts for, reads too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from tolok.organisasi.domain.istilah import AturanLajur
from tolok.organisasi.domain.susunan import Susunan

__all__ = ["AturanPeta", "BarisPembaca", "DaftarPembaca", "UnitPembaca", "pembaca"]

AturanPeta = tuple[AturanLajur, Mapping[str, Any]]
"""The rule of a lane and what it holds, as an office mapped it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisPembaca:
    """One person: name, post, unit, lanes by name (empty: acts in none, read it nevertheless),
    when."""

    nama: str
    jabatan: str
    lajur: tuple[str, ...]
    pada: datetime | None
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitPembaca:
    """How many of a unit should read it and how many did."""

    nama: str
    sudah: int
    semua: int

    @property
    def belum(self) -> int:
        """How many have not read it."""
        return self.semua - self.sudah


@dataclass(frozen=True, slots=True, kw_only=True)
class DaftarPembaca:
    """`belum` and `sudah`: those who act in a lane; `lainnya`: who read it of their own accord."""

    belum: tuple[BarisPembaca, ...]
    sudah: tuple[BarisPembaca, ...]
    lainnya: tuple[BarisPembaca, ...]

    @property
    def semua(self) -> int:
        """How many act in a lane."""
        return len(self.belum) + len(self.sudah)

    @property
    def per_unit(self) -> tuple[UnitPembaca, ...]:
        """Units of those who act in a lane, by name; who holds no post today comes last."""
        sudah = Counter(x.unit for x in self.sudah)
        semua = sudah + Counter(x.unit for x in self.belum)
        return tuple(
            UnitPembaca(nama=nama or "Tanpa unit", sudah=sudah[nama], semua=semua[nama])
            for nama in sorted(semua, key=lambda x: (not x, x.casefold()))
        )


def pembaca(
    susunan: Susunan, peta: Mapping[str, AturanPeta], lajur: Collection[str]
) -> dict[UUID, tuple[str, ...]]:
    """Person -> codes of the lanes they act in, in the order of `lajur`.

    A lane that is not mapped, or whose team each run binds, names nobody.
    """
    hasil: dict[UUID, list[str]] = {}
    for kode in lajur:
        if kode not in peta:
            continue
        for orang in _orang(susunan, *peta[kode]):
            hasil.setdefault(orang, []).append(kode)
    return {orang: tuple(semua) for orang, semua in hasil.items()}


def _orang(susunan: Susunan, aturan: AturanLajur, isian: Mapping[str, Any]) -> list[UUID]:
    match aturan:
        case AturanLajur.JABATAN:
            semua = _pemegang(susunan, {UUID(j) for j in isian.get("jabatan", [])})
        case AturanLajur.KEPALA_UNIT:
            kepala = (susunan.kepala(UUID(u)) for u in isian.get("unit", []))
            semua = _pemegang(susunan, {k.jabatan for k in kepala if k is not None})
        case AturanLajur.PEGAWAI_UNIT:
            semua = [p for u in isian.get("unit", []) for p in susunan.pegawai_unit(UUID(u))]
        case AturanLajur.TIM:
            tim = isian.get("tim")
            semua = [a.pegawai for a in susunan.tim.get(UUID(tim), ())] if tim else []
        case AturanLajur.DITETAPKAN:
            semua = []
        case AturanLajur.SUBJEK:
            semua = list(susunan.seluruh_pegawai())
        case AturanLajur.ATASAN_SUBJEK:
            semua = _pemegang(susunan, {k.atasan for k in susunan.kursi.values() if k.atasan})
    return list(dict.fromkeys(semua))


def _pemegang(susunan: Susunan, jabatan: Collection[UUID]) -> list[UUID]:
    """Everybody who holds one of these posts of the office, whether or not they act today."""
    return [
        d.pegawai
        for kunci, kursi in susunan.kursi.items()
        if kunci in jabatan and not susunan.di_luar(kunci)
        for d in kursi.duduk
    ]

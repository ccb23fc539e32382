"""Values of law and practice with dates and citations, as immutable Python values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Generic, TypeVar

__all__ = [
    "Ambang",
    "AturanUkur",
    "Efisiensi",
    "Entri",
    "Keyakinan",
    "KomponenLke",
    "Lke",
    "NilaiHukum",
    "Pembulatan",
    "Rekap",
    "RuasKonversi",
    "Rujukan",
    "RumusRentang",
    "Skala",
]

T = TypeVar("T")


class Keyakinan(StrEnum):
    """How sure the project is of a value: `tinggi` read, `sedang` secondary, `rendah` practice."""

    TINGGI = "tinggi"
    SEDANG = "sedang"
    RENDAH = "rendah"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rujukan:
    """Where a value comes from: document, article or page, and a link when there is one."""

    judul: str
    pasal: str
    tautan: str | None = None

    def __str__(self) -> str:
        return f"{self.judul}, {self.pasal}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entri(Generic[T]):
    """One cited value of a rule set: the value, its unit, its source and how sure we are."""

    nilai: T
    satuan: str
    keyakinan: Keyakinan
    rujukan: Rujukan


@dataclass(frozen=True, slots=True, kw_only=True)
class NilaiHukum:
    """A single dated value, e.g. the months an office has for its report."""

    kode: str
    nama: str
    satuan: str
    keyakinan: Keyakinan
    rujukan: Rujukan
    diperiksa_pada: date
    bertanggal: tuple[tuple[date, Decimal], ...]

    def pada(self, hari: date) -> Decimal:
        """The value in force on `hari`; LookupError before its first date."""
        berlaku = [nilai for sejak, nilai in self.bertanggal if sejak <= hari]
        if not berlaku:
            raise LookupError(f"Nilai {self.kode} belum berlaku pada {hari.isoformat()}.")
        return berlaku[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ambang:
    """One class of a scale: reached above `batas` (`tepat`: also exactly at it); None: the rest."""

    nama: str
    batas: Decimal | None
    tepat: bool = False
    uraian: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Skala:
    """A scale of classes, highest first; the last has no bound."""

    id: str
    nama: str
    satuan: str
    ambang: tuple[Ambang, ...]
    rujukan: Rujukan
    keyakinan: Keyakinan
    diperiksa_pada: date
    catatan: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RumusRentang:
    """What a range target does: value inside, formula code below and above it."""

    di_dalam: Decimal
    di_bawah: str
    di_atas: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pembulatan:
    """When and how figures are rounded: `kapan` is `tampilan` or `sebelum_kategori`."""

    kapan: str
    digit: int
    cara: str
    digit_kategori: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rekap:
    """How indicators make a sasaran: mean, weights, cap inside the mean, source of the class."""

    cara: str
    bobot: str
    batas: Decimal | None
    kategori_dari: str
    tercapai_mulai: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Efisiensi:
    """How efficiency is judged, and from which achievement on it may be called efficient."""

    cara: str
    capaian_sedikitnya: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class RuasKonversi:
    """A straight piece of a conversion from percent to a mark."""

    dari: Decimal
    sampai: Decimal | None
    nilai_dari: Decimal
    nilai_sampai: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class AturanUkur:
    """A whole rule set of measurement. A figure keeps the rule set it was measured with."""

    id: str
    nama: str
    uraian: str
    berlaku_sejak: date
    berlaku_sampai: date | None
    diperiksa_pada: date
    rumus: Mapping[str, Entri[str]]
    rentang: Mapping[str, Entri[RumusRentang]]
    target_nol: Entri[str]
    batas_atas: Entri[Decimal | None]
    batas_bawah: Entri[Decimal | None]
    pembulatan: Entri[Pembulatan]
    skala: Skala
    penyebut: Entri[str]
    rekap: Entri[Rekap]
    efisiensi: Entri[Efisiensi]
    konversi: Entri[tuple[RuasKonversi, ...]] | None = None

    def berlaku_pada(self, hari: date) -> bool:
        """Whether the rule set is in force on `hari`."""
        return self.berlaku_sejak <= hari and (
            self.berlaku_sampai is None or hari <= self.berlaku_sampai
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class KomponenLke:
    """One component of the AKIP evaluation with the weights of its three parts."""

    komponen: str
    keberadaan: Decimal
    kualitas: Decimal
    pemanfaatan: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Lke:
    """The AKIP evaluation sheet: weights, value of each answer grade, final scale."""

    id: str
    nama: str
    jawaban: Mapping[str, Decimal]
    komponen: tuple[KomponenLke, ...]
    skala: Skala
    rujukan: Rujukan
    keyakinan: Keyakinan
    diperiksa_pada: date

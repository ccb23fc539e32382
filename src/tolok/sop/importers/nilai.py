"""Typed reading of nodes: each function takes a node and its path and gives a value or refuses."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from types import MappingProxyType
from typing import TypeVar

from tolok.sop.domain.dokumen import Nilai, Tambahan
from tolok.sop.importers.simpul import Jenis, Simpul, tolak

__all__ = [
    "Isian",
    "angka",
    "bulat",
    "bulat_boleh_kosong",
    "daftar",
    "daftar_teks",
    "logika",
    "nilai_bebas",
    "pilihan",
    "teks",
    "teks_boleh_kosong",
]

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)
_KOSONG = frozenset({"", "~", "null", "Null", "NULL"})
_BULAT = re.compile(r"0|[1-9][0-9]{0,8}")
_ANGKA = re.compile(r"[0-9]{1,9}(\.[0-9]{1,6})?")
_LUAR_UNICODE = re.compile("[\ud800-\udfff]")
_KUNCI_TAMBAHAN = re.compile(r"x_[A-Za-z0-9_.-]{1,80}")
_KUNCI_TERPANJANG = 80
_TERBESAR = Decimal(10**9)


def kosong(simpul: Simpul) -> bool:
    """Null, in JSON or as an unquoted YAML word."""
    return simpul.jenis is Jenis.KOSONG or (simpul.jenis is Jenis.POLOS and simpul.teks in _KOSONG)


def teks(simpul: Simpul, tempat: str) -> str:
    """Text. Everything unquoted in YAML is text here, also 2023-05-08 and 013."""
    if simpul.jenis not in (Jenis.TEKS, Jenis.POLOS) or kosong(simpul):
        tolak(f"{tempat} harus berupa teks.", simpul.baris, "Apit isinya dengan tanda kutip.")
    if _LUAR_UNICODE.search(simpul.teks):
        tolak(f"{tempat} memuat huruf yang rusak.", simpul.baris)
    return simpul.teks


def teks_boleh_kosong(simpul: Simpul, tempat: str) -> str | None:
    """Text, or null for what the page does not say."""
    return None if kosong(simpul) else teks(simpul, tempat)


def bulat(simpul: Simpul, tempat: str) -> int:
    """A whole number from 0 up."""
    if simpul.jenis is Jenis.POLOS and _BULAT.fullmatch(simpul.teks):
        return int(simpul.teks)
    if simpul.jenis is Jenis.ANGKA:
        nilai = Decimal(simpul.teks)
        if 0 <= nilai < _TERBESAR and nilai == nilai.to_integral_value():
            return int(nilai)
    return tolak(f"{tempat} harus berupa bilangan bulat.", simpul.baris)


def bulat_boleh_kosong(simpul: Simpul, tempat: str) -> int | None:
    """A whole number from 0 up, or null."""
    return None if kosong(simpul) else bulat(simpul, tempat)


def angka(simpul: Simpul, tempat: str) -> Decimal:
    """A number as typed, exact; at most nine digits before and six behind the point."""
    if simpul.jenis is Jenis.POLOS and _ANGKA.fullmatch(simpul.teks):
        return Decimal(simpul.teks)
    if simpul.jenis is Jenis.ANGKA:
        try:
            nilai = Decimal(simpul.teks)
        except InvalidOperation:
            nilai = Decimal(-1)
        if 0 <= nilai < _TERBESAR and int(nilai.as_tuple().exponent) >= -6:
            return nilai
    return tolak(f"{tempat} harus berupa angka seperti 15 atau 1.5.", simpul.baris)


def logika(simpul: Simpul, tempat: str) -> bool:
    """true or false."""
    if simpul.jenis in (Jenis.LOGIKA, Jenis.POLOS) and simpul.teks in ("true", "false"):
        return simpul.teks == "true"
    return tolak(f"{tempat} harus true atau false.", simpul.baris)


def pilihan(jenis: type[E]) -> Callable[[Simpul, str], E]:
    """One word of a closed list."""

    def baca(simpul: Simpul, tempat: str) -> E:
        kata = teks(simpul, tempat)
        try:
            return jenis(kata)
        except ValueError:
            boleh = ", ".join(satu.value for satu in jenis)
            return tolak(f"{tempat} “{kata}” tidak dikenal.", simpul.baris, f"Pilih: {boleh}.")

    return baca


def daftar(baca: Callable[[Simpul, str], T]) -> Callable[[Simpul, str], tuple[T, ...]]:
    """A list whose items are read alike."""

    def baca_daftar(simpul: Simpul, tempat: str) -> tuple[T, ...]:
        if simpul.jenis is not Jenis.DAFTAR:
            tolak(f"{tempat} harus berupa daftar.", simpul.baris, "Tulis [] bila tidak ada.")
        return tuple(baca(satu, f"{tempat}/{ke}") for ke, satu in enumerate(simpul.isi))

    return baca_daftar


daftar_teks = daftar(teks)


def nilai_bebas(simpul: Simpul, tempat: str) -> Nilai:
    """Any JSON value without fractions, frozen: for notes and for keys of other programs."""
    if simpul.jenis is Jenis.PETA:
        return _peta_bebas(simpul, tempat)
    if simpul.jenis is Jenis.DAFTAR:
        return tuple(nilai_bebas(satu, tempat) for satu in simpul.isi)
    if kosong(simpul):
        return None
    if simpul.jenis is Jenis.TEKS:
        return teks(simpul, tempat)
    if simpul.teks in ("true", "false"):
        return simpul.teks == "true"
    if simpul.jenis is Jenis.ANGKA or _BULAT.fullmatch(simpul.teks):
        return bulat(simpul, tempat)
    return teks(simpul, tempat)


def _peta_bebas(simpul: Simpul, tempat: str) -> Nilai:
    for kunci, _ in simpul.peta:
        if len(kunci) > _KUNCI_TERPANJANG or _LUAR_UNICODE.search(kunci):
            tolak(f"nama kunci pada {tempat} terlalu panjang atau rusak.", simpul.baris)
    return MappingProxyType(
        {kunci: nilai_bebas(nilai, f"{tempat}/{kunci}") for kunci, nilai in simpul.peta}
    )


class Isian:
    """The keys of one mapping: read each once, then refuse what nobody read."""

    def __init__(self, simpul: Simpul, tempat: str) -> None:
        if simpul.jenis is not Jenis.PETA:
            tolak(f"{tempat or 'berkas'} harus berisi pasangan kunci dan nilai.", simpul.baris)
        self._simpul = simpul
        self._tempat = tempat
        self._isi: Mapping[str, Simpul] = dict(simpul.peta)
        self._dibaca: set[str] = set()

    def wajib(self, kunci: str, baca: Callable[[Simpul, str], T]) -> T:
        """A key that must be there."""
        if kunci not in self._isi:
            tolak(f"{self._lengkap(kunci)} belum ada.", self._simpul.baris, "Tambahkan kuncinya.")
        self._dibaca.add(kunci)
        return baca(self._isi[kunci], self._lengkap(kunci))

    def boleh(self, kunci: str, baca: Callable[[Simpul, str], T], bawaan: T) -> T:
        """A key that may be missing."""
        return self.wajib(kunci, baca) if kunci in self._isi else bawaan

    def boleh_null(self, kunci: str, baca: Callable[[Simpul, str], T]) -> T | None:
        """A key that may be missing or null."""
        self._dibaca.add(kunci)
        simpul = self._isi.get(kunci)
        return None if simpul is None or kosong(simpul) else baca(simpul, self._lengkap(kunci))

    def tertulis(self, *kunci: str) -> frozenset[str]:
        """Which of these keys the file writes."""
        return frozenset(kunci) & self._isi.keys()

    def tutup(self) -> Tambahan:
        """Refuse unknown keys; keep `x_…` in their order."""
        for (kunci, _), baris in zip(self._simpul.peta, self._simpul.baris_kunci, strict=True):
            if kunci not in self._dibaca and not _KUNCI_TAMBAHAN.fullmatch(kunci):
                tolak(
                    f"kunci “{self._lengkap(kunci)}” tidak dikenal.",
                    baris,
                    "Hapus, betulkan ejaannya, atau awali dengan x_ bila milik program lain.",
                )
        return tuple(self._tambahan())

    def _tambahan(self) -> Iterator[tuple[str, Nilai]]:
        for kunci, simpul in self._simpul.peta:
            if kunci.startswith("x_"):
                yield kunci, nilai_bebas(simpul, self._lengkap(kunci))

    def _lengkap(self, kunci: str) -> str:
        return f"{self._tempat}/{kunci}" if self._tempat else kunci

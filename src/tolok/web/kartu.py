"""Cards of the start page: rooms register what a person should see there besides the tasks.

A card is a heading with a few lines; a maker returns None when it has nothing for this person.
Makers run on every opening of the start page, so each makes one or two cheap queries.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

__all__ = [
    "BarisKartu",
    "Kartu",
    "PembuatKartu",
    "Pintasan",
    "daftar_kartu",
    "daftar_pintasan",
    "daftarkan_kartu",
    "daftarkan_pintasan",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisKartu:
    """One line: what, where it leads, and how it stands in time ("Sisa 3 jam kerja")."""

    judul: str
    alamat: str
    konteks: str = ""
    sisa: str = ""
    lewat: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Kartu:
    """One group of lines. `semua`: where everything of this kind stands, with its words."""

    kode: str
    judul: str
    baris: tuple[BarisKartu, ...]
    banyak: int
    bantu: str = ""
    semua: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pintasan:
    """A button at the head of the start page: what is needed now and then, not every day.

    `alamat` is a URL name; `izin` a permission without an object.
    """

    nama: str
    alamat: str
    ikon: str
    izin: str


# (employee, now) -> a card, or nothing to say.
PembuatKartu = Callable[[Any, datetime], Kartu | None]
_daftar: list[tuple[int, PembuatKartu]] = []


def daftarkan_kartu(pembuat: PembuatKartu, *, urutan: int) -> None:
    """Register a maker, from `AppConfig.ready`; lower `urutan` stands higher."""
    if all(ada is not pembuat for _, ada in _daftar):
        _daftar.append((urutan, pembuat))


def daftar_kartu(pegawai: Any, sekarang: datetime) -> list[Kartu]:
    """The cards of this person now, in order."""
    urut = sorted(_daftar, key=lambda satu: satu[0])
    return [k for _, pembuat in urut if (k := pembuat(pegawai, sekarang)) is not None]


_pintasan: list[Pintasan] = []


def daftarkan_pintasan(pintasan: Pintasan) -> None:
    """Register a button of the start page, from `AppConfig.ready`."""
    if pintasan not in _pintasan:
        _pintasan.append(pintasan)


def daftar_pintasan(pengguna: Any) -> list[Pintasan]:
    """The buttons of this account, in the order of registration."""
    return [satu for satu in _pintasan if pengguna.has_perm(satu.izin)]

"""The menu: rooms register their words when the app starts; the base page shows them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.checks import Error
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

__all__ = ["ButirMenu", "ButirTampil", "daftar_menu", "daftarkan", "menu_untuk", "periksa_menu"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ButirMenu:
    """One word of the menu.

    `alamat` is a URL name; `izin` a permission without an object ("room.act"), None for every
    signed-in person; `jumlah` counts what waits (one cheap query at most); `tab` puts the word
    into the bottom bar of a phone (at most four; the rest stands under Lainnya); `pendek` is its
    name there. `lipat` puts the word under Lainnya on a wide screen too, for who has more words
    than one line holds. `awalan` are more path prefixes that belong to this word, `pola` a pattern of
    paths that belong to it whatever the prefixes say.
    """

    kode: str
    nama: str
    alamat: str
    ikon: str
    urutan: int
    pendek: str = ""
    izin: str | None = None
    tab: bool = False
    lipat: bool = False
    jumlah: Callable[[HttpRequest], int] | None = None
    awalan: tuple[str, ...] = ()
    pola: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ButirTampil:
    """A word as one person sees it now."""

    kode: str
    nama: str
    pendek: str
    ikon: str
    url: str
    tab: bool
    lipat: bool
    aktif: bool
    jumlah: int


_SEBARIS = 7  # words that fit one line at 1180 px; from there down the bottom bar stands instead
_daftar: dict[str, ButirMenu] = {}


def daftarkan(butir: ButirMenu) -> None:
    """Add a word; a second word with the same code replaces the first (reload while developing)."""
    _daftar[butir.kode] = butir


def daftar_menu() -> list[ButirMenu]:
    """Every registered word in order."""
    return sorted(_daftar.values(), key=lambda b: (b.urutan, b.kode))


def menu_untuk(request: HttpRequest) -> list[ButirTampil]:
    """The words this person may open, with the present one marked and what waits counted."""
    if not request.user.is_authenticated:
        return []
    alamat = {b.kode: url for b in daftar_menu() if (url := _url(b)) is not None}
    boleh = [
        b
        for b in daftar_menu()
        if b.kode in alamat and (b.izin is None or request.user.has_perm(b.izin))
    ]
    aktif = _yang_aktif(request.path, boleh, alamat)
    panjang = len(boleh) > _SEBARIS
    return [
        ButirTampil(
            kode=b.kode,
            nama=b.nama,
            pendek=b.pendek or b.nama,
            ikon=b.ikon,
            url=alamat[b.kode],
            tab=b.tab,
            lipat=panjang and b.lipat,
            aktif=b.kode == aktif,
            jumlah=b.jumlah(request) if b.jumlah else 0,
        )
        for b in boleh
    ]


def _url(butir: ButirMenu) -> str | None:
    """Where the word leads; None when the room's pages do not hang in the URL table."""
    try:
        return reverse(butir.alamat)
    except NoReverseMatch:
        return None


def periksa_menu(**_lain: Any) -> list[Error]:
    """Start-up check: every word of the menu leads somewhere."""
    return [
        Error(
            f"Menu “{b.nama}” menuju {b.alamat}, yang tidak ada di tabel URL.",
            hint="Pasang urls.py ruangnya di config/urls.py.",
            id="web.E001",
        )
        for b in daftar_menu()
        if _url(b) is None
    ]


def _yang_aktif(jalur: str, boleh: list[ButirMenu], alamat: dict[str, str]) -> str | None:
    """Code of the word with the longest path prefix; "/" only when the path is exactly that."""
    terpanjang, kode = 0, None
    for butir in boleh:
        if butir.pola and re.fullmatch(butir.pola, jalur):
            return butir.kode
        for awalan in (alamat[butir.kode], *butir.awalan):
            cocok = jalur == awalan if awalan == "/" else jalur.startswith(awalan)
            if cocok and len(awalan) > terpanjang:
                terpanjang, kode = len(awalan), butir.kode
    return kode

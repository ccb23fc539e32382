"""The web side of an act: its panel on the one task page, and the registry of panels.

A panel never writes: `baca` turns what was typed into plain values (whatever it is: nothing is
lost), `periksa` says what is missing, `hasil` makes the sheets to submit. Commands of its own
(`perintah`) call services and answer with `Selesai`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse, QueryDict

from tolok.dasar.temuan import Temuan
from tolok.pelaksanaan.domain.tindakan import ATURAN
from tolok.pelaksanaan.meja import Meja
from tolok.pelaksanaan.services import Hasil

__all__ = [
    "PanelTindakan",
    "PerintahPanel",
    "Selesai",
    "daftar_panel",
    "daftarkan_panel",
    "panel",
    "periksa_kelengkapan",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Selesai:
    """A command did its work. `kabar`: the sentence shown; `tetap`: stay on the task page."""

    kabar: str
    tetap: bool = False
    ke: str = ""


PerintahPanel = Callable[[HttpRequest, Meja], Selesai | HttpResponse]


class PanelTindakan(Protocol):
    """One act on the task page. Field names of its form start with `<kode>-`."""

    kode: str
    templat: str
    bilah: str
    perintah: Mapping[str, PerintahPanel]

    def konteks(self, meja: Meja) -> dict[str, Any]:
        """Template context of the panel; the template also has `meja` and `boleh`."""

    def baca(self, meja: Meja, data: QueryDict) -> dict[str, Any]:
        """What was typed, as JSON-able values; kept as it is, right or wrong."""

    def periksa(self, meja: Meja, isi: Mapping[str, Any]) -> list[Temuan]:
        """What is missing or wrong before the row may be handed on."""

    def hasil(self, meja: Meja, isi: Mapping[str, Any]) -> list[Hasil]:
        """The sheets this act submits."""


@dataclass(kw_only=True)
class PanelTanpaIsian:
    """Base of panels without a form of their own (decide, sign)."""

    kode: str = ""
    templat: str = ""
    bilah: str = ""
    perintah: Mapping[str, PerintahPanel] = field(default_factory=dict)

    def konteks(self, meja: Meja) -> dict[str, Any]:
        return {}

    def baca(self, meja: Meja, data: QueryDict) -> dict[str, Any]:
        return {}

    def periksa(self, meja: Meja, isi: Mapping[str, Any]) -> list[Temuan]:
        return []

    def hasil(self, meja: Meja, isi: Mapping[str, Any]) -> list[Hasil]:
        return []


_daftar: dict[str, PanelTindakan] = {}


def daftarkan_panel(baru: PanelTindakan) -> None:
    """Register the panel of an act, in the `ready` of the room that owns it."""
    ada = _daftar.get(baru.kode)
    if ada is not None and type(ada) is not type(baru):
        raise ImproperlyConfigured(f"Panel tindakan {baru.kode!r} didaftarkan dua kali.")
    if baru.kode not in ATURAN:
        raise ImproperlyConfigured(f"Tindakan {baru.kode!r} tidak ada dalam daftar tertutup.")
    _daftar[baru.kode] = baru


def daftar_panel() -> Mapping[str, PanelTindakan]:
    """Every registered panel."""
    return _daftar


def panel(kode: str) -> PanelTindakan:
    """The panel of an act."""
    return _daftar[kode]


def periksa_kelengkapan(dipakai: frozenset[str]) -> list[str]:
    """Acts in use that have no panel; the start-up check fails when there is one."""
    return sorted(dipakai - _daftar.keys())

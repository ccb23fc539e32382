"""What is checked on the page of an SOP: level, legal basis and advice of each check, as data."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tolok.dasar.temuan import Tingkat
from tolok.regulasi.nilai import Keyakinan

__all__ = ["ButirPeriksa", "IstilahLama", "butir_periksa", "istilah_lama"]

_BERKAS = Path(__file__).parent / "data" / "periksa_sop.yaml"
_PEMUAT: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True, kw_only=True)
class ButirPeriksa:
    """One check. `kode` never changes; `bagian` groups the checks for the reader."""

    kode: str
    bagian: str
    tingkat: Tingkat
    periksa: str
    rujukan: str
    keyakinan: Keyakinan
    saran: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IstilahLama:
    """A name that is no longer used, and the one that is."""

    pola: re.Pattern[str]
    lama: str
    baru: str
    rujukan: str


@cache
def _isi() -> dict[str, Any]:
    """Read when the first finding is made: the commands that only read an SOP never need it."""
    isi: dict[str, Any] = yaml.load(_BERKAS.read_text(encoding="utf-8"), Loader=_PEMUAT)  # noqa: S506 - both loaders are safe
    return isi


@cache
def butir_periksa() -> Mapping[str, ButirPeriksa]:
    """Every check by its code, in the order in which a reader learns of them.

    >>> butir_periksa()["dua-pelaksana"].tingkat.value
    'peringatan'
    """
    hasil = {}
    for b in _isi()["butir"]:
        dasar = _isi()["rujukan"][b["rujukan"]]
        hasil[b["kode"]] = ButirPeriksa(
            kode=b["kode"],
            bagian=b["bagian"],
            tingkat=Tingkat(b["tingkat"]),
            periksa=b["periksa"],
            rujukan=f"{dasar['judul']}, {b['pasal']}",
            keyakinan=Keyakinan(dasar["keyakinan"]),
            saran=b["saran"],
        )
    return hasil


@cache
def istilah_lama() -> tuple[IstilahLama, ...]:
    """Names that are no longer used."""
    return tuple(
        IstilahLama(
            pola=re.compile(i["pola"], re.IGNORECASE),
            lama=i["lama"],
            baru=i["baru"],
            rujukan=_isi()["rujukan"][i["rujukan"]]["judul"],
        )
        for i in _isi()["istilah_lama"]
    )

"""Events to JSON-able values and back, from the field types alone; empty fields are left out."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any

__all__ = ["dari_isi", "ke_isi"]


def ke_isi(nilai: Any) -> dict[str, Any]:
    """A dataclass as a dict of texts, ints, lists and dicts; None, empty and False left out."""
    return {
        nama: _tulis(isi)
        for nama in _nama(type(nilai))
        if (isi := getattr(nilai, nama)) is not None
        and isi is not False
        and isi != ()
        and isi != {}
    }


def dari_isi(kelas: type[Any], isi: Mapping[str, Any]) -> Any:
    """The dataclass back from `ke_isi`; unknown keys raise KeyError (a newer event)."""
    pembaca = _pembaca(kelas)
    return kelas(**{nama: pembaca[nama](nilai) for nama, nilai in isi.items()})


_NAMA: dict[type[Any], tuple[str, ...]] = {}
_PEMBACA: dict[type[Any], dict[str, Callable[[Any], Any]]] = {}


def _nama(kelas: type[Any]) -> tuple[str, ...]:
    nama = _NAMA.get(kelas)
    if nama is None:
        nama = _NAMA[kelas] = tuple(f.name for f in dataclasses.fields(kelas))
    return nama


def _tulis(nilai: Any) -> Any:
    kelas = type(nilai)
    if kelas is str or kelas is int or kelas is bool:
        return nilai
    if kelas is tuple:
        return [_tulis(v) for v in nilai]
    if isinstance(nilai, StrEnum):
        return nilai.value
    if isinstance(nilai, Mapping):
        return {str(k): _tulis(v) for k, v in nilai.items()}
    if isinstance(nilai, date):
        return nilai.isoformat()
    if nilai is None:
        return None
    return ke_isi(nilai)


def _pembaca(kelas: type[Any]) -> dict[str, Callable[[Any], Any]]:
    pembaca = _PEMBACA.get(kelas)
    if pembaca is None:
        petunjuk = typing.get_type_hints(kelas)
        pembaca = _PEMBACA[kelas] = {nama: _untuk(petunjuk[nama]) for nama in _nama(kelas)}
    return pembaca


def _sama(nilai: Any) -> Any:
    return nilai


def _untuk(tipe: Any) -> Callable[[Any], Any]:
    asal = typing.get_origin(tipe)
    if asal is types.UnionType or asal is typing.Union:
        return _untuk_gabungan(typing.get_args(tipe))
    if asal is tuple:
        butir = _untuk(typing.get_args(tipe)[0])
        return lambda nilai: tuple([butir(v) for v in nilai])
    if asal is not None:  # Mapping[str, str]
        return dict
    if tipe in (str, int, bool, Any):
        return _sama
    if tipe is datetime or tipe is date:
        return typing.cast("Callable[[Any], Any]", tipe.fromisoformat)
    if isinstance(tipe, type) and issubclass(tipe, StrEnum):
        return tipe
    return lambda nilai: dari_isi(tipe, nilai)


def _untuk_gabungan(pilihan: tuple[Any, ...]) -> Callable[[Any], Any]:
    isi = [_untuk(t) for t in pilihan if t is not type(None)]
    if len(isi) > 1:  # int | str: JSON keeps the difference
        return _sama
    satu = isi[0]
    return lambda nilai: None if nilai is None else satu(nilai)

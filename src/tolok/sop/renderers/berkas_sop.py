"""Writes an SOP file, YAML or JSON: keys in schema order, texts quoted, bytes always the same.

Our own small writer instead of a library's: quoting, order and line width never change with a
library's version, and what was written reads and writes back byte-equal.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Literal

from tolok.sop.domain.bentuk import urai, urai_kumpulan
from tolok.sop.domain.dokumen import KumpulanSop, Sop

__all__ = ["tulis"]

_POLOS = re.compile(r"[a-z][a-z0-9_]*")
_BUKAN_POLOS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
_TAK_TERCETAK = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_BARIS = 88


def tulis(sop: Sop | KumpulanSop, format: Literal["yaml", "json"]) -> str:
    """The text of an SOP file, ending in a line break."""
    data = urai(sop) if isinstance(sop, Sop) else urai_kumpulan(sop)
    if format == "json":
        return _json(data, 0) + "\n"
    return "".join(f"{baris}\n" for baris in _peta(data, 0))


def _kutip(teks: str) -> str:
    """A JSON string that is also a YAML double-quoted one."""
    return _TAK_TERCETAK.sub(
        lambda cocok: f"\\u{ord(cocok.group()):04x}", json.dumps(teks, ensure_ascii=False)
    )


_ANGGOTA = frozenset(
    {
        "kode", "jenis", "satuan", "hitungan", "per", "oleh", "cara", "keyakinan",
        "waktu_untuk", "rinci", "tahap", "digambar_di",
    }
)  # fmt: skip
_DAFTAR_KODE = frozenset({"pelaksana", "kepada", "peserta"})


def _skalar(nilai: Any, *, kode: bool = False) -> str:
    if nilai is None:
        return "null"
    if isinstance(nilai, bool):
        return "true" if nilai else "false"
    if isinstance(nilai, Decimal):
        return format(nilai, "f")
    if isinstance(nilai, int):
        return str(nilai)
    polos = kode and _POLOS.fullmatch(nilai) and nilai not in _BUKAN_POLOS
    return nilai if polos else _kutip(nilai)


def _sebaris(nilai: Any, kunci: str) -> str:
    """Flow style: what fits on one line stays on one line."""
    if isinstance(nilai, dict):
        isi = (f"{_nama(k)}: {_sebaris(v, k)}" for k, v in nilai.items())
        return "{" + ", ".join(isi) + "}"
    if isinstance(nilai, list):
        return "[" + ", ".join(_sebaris(satu, kunci) for satu in nilai) + "]"
    return _skalar(nilai, kode=kunci in _ANGGOTA or kunci in _DAFTAR_KODE)


def _nama(kunci: str) -> str:
    return _skalar(kunci, kode=True)


def _peta(data: dict[str, Any], lekuk: int) -> Iterator[str]:
    depan = " " * lekuk
    for kunci, nilai in data.items():
        yield from _pasangan(depan + _nama(kunci) + ":", kunci, nilai, lekuk)


def _pasangan(awal: str, kunci: str, nilai: Any, lekuk: int) -> Iterator[str]:
    sebaris = f"{awal} {_sebaris(nilai, kunci)}"
    wadah = isinstance(nilai, dict | list) and bool(nilai)
    if not wadah or (len(sebaris) <= _BARIS and not _bertingkat(nilai)):
        yield sebaris
    elif isinstance(nilai, dict):
        yield awal
        yield from _peta(nilai, lekuk + 2)
    else:
        yield awal
        for satu in nilai:
            yield from _butir(kunci, satu, lekuk + 2)


def _bertingkat(nilai: Any) -> bool:
    """Lists of mappings and mappings of mappings get a line for each member."""
    isi = nilai.values() if isinstance(nilai, dict) else nilai
    return any(isinstance(satu, dict) for satu in isi)


def _butir(kunci: str, nilai: Any, lekuk: int) -> Iterator[str]:
    depan = " " * lekuk
    sebaris = f"{depan}- {_sebaris(nilai, kunci)}"
    if not isinstance(nilai, dict) or not nilai or len(sebaris) <= _BARIS:
        yield sebaris
        return
    baris = list(_peta(nilai, lekuk + 2))
    yield f"{depan}- {baris[0].lstrip()}"
    yield from baris[1:]


def _json(nilai: Any, lekuk: int) -> str:
    if isinstance(nilai, dict) and nilai:
        dalam = " " * (lekuk + 2)
        isi = ",\n".join(
            f"{dalam}{_kutip(kunci)}: {_json(satu, lekuk + 2)}" for kunci, satu in nilai.items()
        )
        return "{\n" + isi + "\n" + " " * lekuk + "}"
    if isinstance(nilai, list) and nilai:
        dalam = " " * (lekuk + 2)
        isi = ",\n".join(dalam + _json(satu, lekuk + 2) for satu in nilai)
        return "[\n" + isi + "\n" + " " * lekuk + "]"
    if isinstance(nilai, dict):
        return "{}"
    return "[]" if isinstance(nilai, list) else _skalar(nilai)

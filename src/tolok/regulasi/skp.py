"""The law of employee appraisal: one dated rule set per regime, read once at import.

`aturan_skp(id)`, `daftar_aturan_skp()` and `aturan_angka_kredit(day)` are the whole interface. A
broken file stops the program at start, with the file's name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from tolok.regulasi.nilai import Entri, Keyakinan, Rujukan

__all__ = ["AturanSkp", "aturan_angka_kredit", "aturan_skp", "daftar_aturan_skp"]

AKAR = Path(__file__).parent / "data" / "skp"
_KEPALA = {
    "format",
    "id",
    "jenis",
    "nama",
    "uraian",
    "berlaku_sejak",
    "berlaku_sampai",
    "diperiksa_pada",
}
_PEMUAT = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True, kw_only=True)
class AturanSkp:
    """A rule set: `jenis` says which calculation reads it, `isi` holds its cited values."""

    id: str
    jenis: str
    nama: str
    uraian: str
    berlaku_sejak: date
    berlaku_sampai: date | None
    diperiksa_pada: date
    isi: Mapping[str, Entri[Any]]

    def angka(self, kunci: str) -> Decimal:
        """A regulated number."""
        return Decimal(self.isi[kunci].nilai)

    def nilai(self, kunci: str) -> Any:
        """A regulated table or word, as the file has it."""
        return self.isi[kunci].nilai

    def rujukan(self, kunci: str) -> str:
        """Where a value stands: document and article."""
        return str(self.isi[kunci].rujukan)

    def berlaku_pada(self, hari: date) -> bool:
        """Whether the rule set is in force on `hari`."""
        return self.berlaku_sejak <= hari and (
            self.berlaku_sampai is None or hari <= self.berlaku_sampai
        )


def _entri(isi: Mapping[str, Any]) -> Entri[Any]:
    return Entri(
        nilai=isi["nilai"],
        satuan=isi["satuan"],
        keyakinan=Keyakinan(isi["keyakinan"]),
        rujukan=Rujukan(**isi["rujukan"]),
    )


def _muat(jalur: Path) -> AturanSkp:
    try:
        isi = yaml.load(jalur.read_text(encoding="utf-8"), Loader=_PEMUAT)  # noqa: S506 - a safe loader
        kepala = {k: isi[k] for k in _KEPALA - {"format"}}
        nilai = {k: _entri(v) for k, v in isi.items() if k not in _KEPALA}
    except (yaml.YAMLError, KeyError, TypeError) as galat:
        raise ValueError(f"Berkas regulasi {jalur.name} rusak: {galat}") from galat
    return AturanSkp(**kepala, isi=MappingProxyType(nilai))


_SEMUA = {a.id: a for a in (_muat(j) for j in sorted(AKAR.glob("*.yaml")))}
_SKP = {k: a for k, a in _SEMUA.items() if a.jenis != "angka_kredit"}


def aturan_skp(id_aturan: str) -> AturanSkp:
    """The rule set of that id; LookupError when there is none.

    >>> aturan_skp("perka-bkn-1-2013/1").angka("batas_efisiensi")
    Decimal('24')
    """
    return _SKP[id_aturan]


def daftar_aturan_skp() -> tuple[AturanSkp, ...]:
    """Every regime of appraisal, oldest first."""
    return tuple(sorted(_SKP.values(), key=lambda a: a.berlaku_sejak))


def aturan_angka_kredit(hari: date) -> AturanSkp | None:
    """The conversion to credit points in force on `hari`; None before there was one."""
    return next(
        (a for a in _SEMUA.values() if a.jenis == "angka_kredit" and a.berlaku_pada(hari)), None
    )

"""Reads the packaged YAML once at import: the only I/O a pure room does.

`aturan_ukur(id)`, `skala(id)`, `nilai(kode, pada=...)`, `lke(id)` are the whole interface.
A broken file stops the program at start, with the file's name: law is never half loaded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

import yaml

from tolok.regulasi.nilai import (
    Ambang,
    AturanUkur,
    Efisiensi,
    Entri,
    Keyakinan,
    KomponenLke,
    Lke,
    NilaiHukum,
    Pembulatan,
    Rekap,
    RuasKonversi,
    Rujukan,
    RumusRentang,
    Skala,
)

__all__ = [
    "ATURAN_BAWAAN",
    "aturan_ukur",
    "daftar_aturan_ukur",
    "lke",
    "nilai",
    "nilai_hukum",
    "skala",
]

AKAR = Path(__file__).parent / "data"
ATURAN_BAWAAN = "nasional/1"

T = TypeVar("T")

_PEMUAT = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _berkas(folder: str) -> Iterator[dict[str, Any]]:
    for jalur in sorted((AKAR / folder).glob("*.yaml")):
        try:
            isi = yaml.load(jalur.read_text(encoding="utf-8"), Loader=_PEMUAT)  # noqa: S506 - a safe loader
        except yaml.YAMLError as galat:
            raise ValueError(f"Berkas regulasi {jalur.name} rusak: {galat}") from galat
        yield isi


def _rujukan(isi: Mapping[str, Any]) -> Rujukan:
    return Rujukan(**isi["rujukan"])


def _entri(isi: Mapping[str, Any], nilai: T) -> Entri[T]:
    return Entri(
        nilai=nilai,
        satuan=isi["satuan"],
        keyakinan=Keyakinan(isi["keyakinan"]),
        rujukan=_rujukan(isi),
    )


def _desimal(teks: str | None) -> Decimal | None:
    return None if teks is None else Decimal(teks)


def _ambang(isi: Mapping[str, str]) -> Ambang:
    batas = isi.get("lebih_dari", isi.get("paling_sedikit"))
    return Ambang(
        nama=isi["nama"],
        batas=_desimal(batas),
        tepat="paling_sedikit" in isi,
        uraian=isi.get("uraian"),
    )


def _skala(isi: Mapping[str, Any]) -> Skala:
    return Skala(
        id=isi["id"],
        nama=isi["nama"],
        satuan=isi["satuan"],
        ambang=tuple(_ambang(a) for a in isi["nilai"]),
        rujukan=_rujukan(isi),
        keyakinan=Keyakinan(isi["keyakinan"]),
        diperiksa_pada=isi["diperiksa_pada"],
        catatan=isi.get("catatan", ""),
    )


def _ruas(isi: Mapping[str, str | None]) -> RuasKonversi:
    return RuasKonversi(
        dari=Decimal(isi["dari"] or 0),
        sampai=_desimal(isi["sampai"]),
        nilai_dari=Decimal(isi["nilai_dari"] or 0),
        nilai_sampai=Decimal(isi["nilai_sampai"] or 0),
    )


def _rentang(isi: Mapping[str, str]) -> RumusRentang:
    return RumusRentang(
        di_dalam=Decimal(isi["di_dalam"]), di_bawah=isi["di_bawah"], di_atas=isi["di_atas"]
    )


def _rekap(isi: Mapping[str, Any]) -> Rekap:
    return Rekap(
        cara=isi["cara"],
        bobot=isi["bobot"],
        batas=_desimal(isi["batas"]),
        kategori_dari=isi["kategori_dari"],
        tercapai_mulai=Decimal(isi["tercapai_mulai"]),
    )


def _efisiensi(isi: Mapping[str, Any]) -> Efisiensi:
    return Efisiensi(cara=isi["cara"], capaian_sedikitnya=Decimal(isi["capaian_sedikitnya"]))


def _aturan_ukur(isi: Mapping[str, Any], daftar_skala: Mapping[str, Skala]) -> AturanUkur:
    def entri(bagian: str, nilai: T) -> Entri[T]:
        return _entri(isi[bagian], nilai)

    konversi = isi.get("konversi")
    return AturanUkur(
        id=isi["id"],
        nama=isi["nama"],
        uraian=isi["uraian"],
        berlaku_sejak=isi["berlaku_sejak"],
        berlaku_sampai=isi["berlaku_sampai"],
        diperiksa_pada=isi["diperiksa_pada"],
        rumus=MappingProxyType({k: _entri(v, v["nilai"]) for k, v in isi["rumus"].items()}),
        rentang=MappingProxyType(
            {k: _entri(v, _rentang(v["nilai"])) for k, v in isi["rentang"].items()}
        ),
        target_nol=entri("target_nol", isi["target_nol"]["nilai"]),
        batas_atas=entri("batas_atas", _desimal(isi["batas_atas"]["nilai"])),
        batas_bawah=entri("batas_bawah", _desimal(isi["batas_bawah"]["nilai"])),
        pembulatan=entri("pembulatan", Pembulatan(**isi["pembulatan"]["nilai"])),
        skala=daftar_skala[isi["skala"]["nilai"]],
        penyebut=entri("penyebut", isi["penyebut"]["nilai"]),
        rekap=entri("rekap", _rekap(isi["rekap"]["nilai"])),
        efisiensi=entri("efisiensi", _efisiensi(isi["efisiensi"]["nilai"])),
        konversi=_entri(konversi, tuple(_ruas(r) for r in konversi["nilai"]))
        if konversi
        else None,
    )


def _nilai_hukum(isi: Mapping[str, Any]) -> NilaiHukum:
    return NilaiHukum(
        kode=isi["kode"],
        nama=isi["nama"],
        satuan=isi["satuan"],
        keyakinan=Keyakinan(isi["keyakinan"]),
        rujukan=_rujukan(isi),
        diperiksa_pada=isi["diperiksa_pada"],
        bertanggal=tuple(
            sorted((b["berlaku_sejak"], Decimal(b["nilai"])) for b in isi["bertanggal"])
        ),
    )


def _lke(isi: Mapping[str, Any], daftar_skala: Mapping[str, Skala]) -> Lke:
    return Lke(
        id=isi["id"],
        nama=isi["nama"],
        jawaban=MappingProxyType({k: Decimal(v) for k, v in isi["jawaban"].items()}),
        komponen=tuple(
            KomponenLke(
                komponen=k["komponen"],
                keberadaan=Decimal(k["keberadaan"]),
                kualitas=Decimal(k["kualitas"]),
                pemanfaatan=Decimal(k["pemanfaatan"]),
            )
            for k in isi["nilai"]
        ),
        skala=daftar_skala[isi["skala"]],
        rujukan=_rujukan(isi),
        keyakinan=Keyakinan(isi["keyakinan"]),
        diperiksa_pada=isi["diperiksa_pada"],
    )


_SKALA = {isi["id"]: _skala(isi) for isi in _berkas("skala")}
_ATURAN_UKUR = {isi["id"]: _aturan_ukur(isi, _SKALA) for isi in _berkas("aturan_ukur")}
_NILAI = {isi["kode"]: _nilai_hukum(isi) for berkas in _berkas("nilai") for isi in berkas["nilai"]}
_LKE = {isi["id"]: _lke(isi, _SKALA) for isi in _berkas("lke")}


def aturan_ukur(id_aturan: str = ATURAN_BAWAAN) -> AturanUkur:
    """The rule set of that id; LookupError when there is none.

    >>> aturan_ukur("batas-120/1").batas_atas.nilai
    Decimal('120')
    """
    return _ATURAN_UKUR[id_aturan]


def daftar_aturan_ukur() -> tuple[AturanUkur, ...]:
    """Every measurement rule set, by id."""
    return tuple(_ATURAN_UKUR[kunci] for kunci in sorted(_ATURAN_UKUR))


def skala(id_skala: str) -> Skala:
    """The scale of that id; LookupError when there is none."""
    return _SKALA[id_skala]


def nilai_hukum(kode: str) -> NilaiHukum:
    """A single dated value with its citation; LookupError when there is none."""
    return _NILAI[kode]


def nilai(kode: str, *, pada: date) -> Decimal:
    """The number in force on a day.

    >>> nilai("isian.lonjakan", pada=date(2025, 9, 30))
    Decimal('1000')
    """
    return _NILAI[kode].pada(pada)


def lke(id_lke: str) -> Lke:
    """The AKIP evaluation sheet of that id; LookupError when there is none."""
    return _LKE[id_lke]

"""A YAML or JSON text as a tree that remembers lines and leaves every scalar as it was typed.

YAML is read from its events, not with a loader: aliases, anchors, tags and deep nesting are
refused before anything is built, and `2023-05`, `08` or `tidak` never turn into a date, a
number or a boolean behind the reader's back.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto
from typing import Any, NoReturn

import yaml

from tolok.dasar.galat import MasukanTidakSah

__all__ = ["Jenis", "Simpul", "baca_json", "baca_yaml", "tolak"]

_DALAM = 24
_PENGURAI: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Jenis(Enum):
    """What a node is; `POLOS` is an unquoted YAML scalar, whose type the schema decides."""

    PETA = auto()
    DAFTAR = auto()
    TEKS = auto()
    POLOS = auto()
    ANGKA = auto()
    LOGIKA = auto()
    KOSONG = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Simpul:
    """One node. `teks` is set on scalars, `isi` on lists, `peta` on mappings; `baris` from 1."""

    jenis: Jenis
    baris: int | None
    teks: str = ""
    isi: tuple[Simpul, ...] = ()
    peta: tuple[tuple[str, Simpul], ...] = ()
    baris_kunci: tuple[int | None, ...] = ()


def tolak(pesan: str, baris: int | None, saran: str = "") -> NoReturn:
    """Refuse the file, naming the line where it is known."""
    tempat = f"Baris {baris}: " if baris is not None else ""
    raise MasukanTidakSah(tempat + pesan, saran=saran)


def baca_yaml(teks: str) -> Simpul:
    """The tree of one YAML document; raises MasukanTidakSah for anything a SOP file never has."""
    try:
        return _Perakit().rakit(teks)
    except yaml.YAMLError as galat:
        tanda = getattr(galat, "problem_mark", None)
        baris = tanda.line + 1 if tanda is not None else None
        tolak(
            "susunan YAML-nya tidak dapat dibaca.",
            baris,
            "Periksa lekukan, tanda kutip, dan titik dua di sekitar baris itu.",
        )


class _Perakit:
    """Builds the tree from parser events, with a stack of open containers."""

    def __init__(self) -> None:
        self._terbuka: list[tuple[Jenis, int, list[Simpul]]] = []
        self._akar: list[Simpul] = []

    def rakit(self, teks: str) -> Simpul:
        for kejadian in yaml.parse(teks, Loader=_PENGURAI):
            self._terima(kejadian)
        if not self._akar:
            tolak("berkasnya kosong.", 1)
        return self._akar[0]

    def _terima(self, kejadian: Any) -> None:
        baris = kejadian.start_mark.line + 1
        _tolak_rujukan(kejadian, baris)
        if isinstance(kejadian, yaml.MappingStartEvent):
            self._buka(Jenis.PETA, baris)
        elif isinstance(kejadian, yaml.SequenceStartEvent):
            self._buka(Jenis.DAFTAR, baris)
        elif isinstance(kejadian, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self._tutup()
        elif isinstance(kejadian, yaml.ScalarEvent):
            polos = kejadian.style in (None, "")
            jenis = Jenis.POLOS if polos else Jenis.TEKS
            self._taruh(Simpul(jenis=jenis, baris=baris, teks=kejadian.value))

    def _buka(self, jenis: Jenis, baris: int) -> None:
        if len(self._terbuka) >= _DALAM:
            tolak("isinya bersarang terlalu dalam.", baris)
        self._terbuka.append((jenis, baris, []))

    def _tutup(self) -> None:
        jenis, baris, isi = self._terbuka.pop()
        if jenis is Jenis.DAFTAR:
            self._taruh(Simpul(jenis=jenis, baris=baris, isi=tuple(isi)))
            return
        pasangan = list(zip(isi[::2], isi[1::2], strict=True))
        for kunci, _ in pasangan:
            if kunci.jenis not in (Jenis.POLOS, Jenis.TEKS):
                tolak("nama kunci harus berupa teks.", kunci.baris)
        self._taruh(
            peta(
                [(kunci.teks, nilai) for kunci, nilai in pasangan],
                baris,
                tuple(kunci.baris for kunci, _ in pasangan),
            )
        )

    def _taruh(self, simpul: Simpul) -> None:
        if self._terbuka:
            self._terbuka[-1][2].append(simpul)
        elif self._akar:
            tolak("berkas ini memuat lebih dari satu dokumen YAML.", simpul.baris)
        else:
            self._akar.append(simpul)


def _tolak_rujukan(kejadian: Any, baris: int) -> None:
    if isinstance(kejadian, yaml.AliasEvent) or getattr(kejadian, "anchor", None):
        tolak(
            "jangkar dan rujukan YAML (& dan *) tidak dipakai dalam berkas SOP.",
            baris,
            "Tulis isinya langsung.",
        )
    if getattr(kejadian, "tag", None) and not (
        isinstance(kejadian, yaml.ScalarEvent) and kejadian.tag == "!"
    ):
        tolak("tanda jenis YAML (!) tidak dipakai dalam berkas SOP.", baris, "Hapus tandanya.")


def peta(
    pasangan: list[tuple[str, Simpul]], baris: int | None, baris_kunci: tuple[int | None, ...]
) -> Simpul:
    """A mapping node; a key that stands twice is refused."""
    dilihat: set[str] = set()
    for (kunci, _), tempat in zip(pasangan, baris_kunci, strict=True):
        if kunci in dilihat:
            tolak(f"kunci “{kunci}” tertulis dua kali.", tempat, "Hapus salah satunya.")
        dilihat.add(kunci)
    return Simpul(jenis=Jenis.PETA, baris=baris, peta=tuple(pasangan), baris_kunci=baris_kunci)


class _Kembar(list[tuple[str, Any]]):
    """Pairs of a JSON object, before duplicates are looked for."""


def baca_json(teks: str) -> Simpul:
    """The tree of a JSON text. Lines are known for syntax errors only."""
    try:
        data = json.loads(
            teks,
            object_pairs_hook=_Kembar,
            parse_float=Decimal,
            parse_int=Decimal,
            parse_constant=lambda kata: tolak(f"{kata} bukan angka.", None),
        )
        return _dari_json(data)
    except json.JSONDecodeError as galat:
        tolak("susunan JSON-nya tidak dapat dibaca.", galat.lineno)
    except RecursionError:
        tolak("isinya bersarang terlalu dalam.", None)


def _dari_json(data: Any, dalam: int = 0) -> Simpul:
    if dalam > _DALAM:
        tolak("isinya bersarang terlalu dalam.", None)
    if isinstance(data, _Kembar):
        pasangan = [(kunci, _dari_json(nilai, dalam + 1)) for kunci, nilai in data]
        return peta(pasangan, None, (None,) * len(pasangan))
    if isinstance(data, list):
        isi = tuple(_dari_json(nilai, dalam + 1) for nilai in data)
        return Simpul(jenis=Jenis.DAFTAR, baris=None, isi=isi)
    if isinstance(data, bool):
        return Simpul(jenis=Jenis.LOGIKA, baris=None, teks="true" if data else "false")
    if isinstance(data, Decimal):
        return Simpul(jenis=Jenis.ANGKA, baris=None, teks=str(data))
    if data is None:
        return Simpul(jenis=Jenis.KOSONG, baris=None)
    return Simpul(jenis=Jenis.TEKS, baris=None, teks=data)

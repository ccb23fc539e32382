"""Automatic numbers of Word lists: the markers that a page prints and the text does not hold."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from tolok.sop.importers.paket_ooxml import lokal, sifat

__all__ = ["Penomoran"]

_ROMAWI = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_TEMPAT_ANGKA = re.compile(r"%(\d)")
_BATAS_TINGKAT = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tingkat:
    awal: int = 1
    bentuk: str = "decimal"
    pola: str = ""


class Penomoran:
    """Counts the lists of one document while its paragraphs are read in order."""

    def __init__(self, angka: ET.Element | None, gaya: ET.Element | None) -> None:
        self._abstrak: dict[str, dict[int, _Tingkat]] = {}
        self._nomor: dict[str, tuple[str, dict[int, int]]] = {}
        self._gaya: dict[str, tuple[str | None, str | None, int]] = {}
        self._hitung: dict[str, dict[int, int]] = {}
        self._dipakai: set[str] = set()
        for el in angka if angka is not None else ():
            self._baca_daftar(el)
        for el in gaya if gaya is not None else ():
            if lokal(el) == "style":
                self._baca_gaya(el)

    def penanda(self, p: ET.Element) -> str:
        """The marker printed before this paragraph, "" when it is no list item. Counts it."""
        nomor, tingkat = self._milik(p)
        if not nomor or nomor == "0" or nomor not in self._nomor:
            return ""
        abstrak, ubahan = self._nomor[nomor]
        aturan = self._abstrak.get(abstrak, {})
        hitung = self._hitung.setdefault(abstrak, {})
        if nomor not in self._dipakai:
            self._dipakai.add(nomor)
            for ke, mulai in ubahan.items():
                hitung[ke] = mulai - 1
        kini = aturan.get(tingkat, _Tingkat())
        hitung[tingkat] = hitung.get(tingkat, kini.awal - 1) + 1
        for dalam in [t for t in hitung if t > tingkat]:
            del hitung[dalam]
        return self._tulis(aturan, hitung, tingkat)

    def _tulis(self, aturan: dict[int, _Tingkat], hitung: dict[int, int], tingkat: int) -> str:
        kini = aturan.get(tingkat, _Tingkat())
        if kini.bentuk == "none":
            return ""
        if kini.bentuk == "bullet":
            return kini.pola if kini.pola in ("-", "–", "*", "o") else "•"

        def ganti(cocok: re.Match[str]) -> str:
            ke = int(cocok[1]) - 1
            bagian = aturan.get(ke, _Tingkat())
            return _angka(hitung.get(ke, bagian.awal), bagian.bentuk)

        return _TEMPAT_ANGKA.sub(ganti, kini.pola or f"%{tingkat + 1}.").strip()

    def _milik(self, p: ET.Element) -> tuple[str | None, int]:
        """The list and level of a paragraph: its own, or those of its style."""
        sifat_p = _anak(p, "pPr")
        if sifat_p is None:
            return None, 0
        nomor, tingkat = _numpr(sifat_p)
        gaya = _anak(sifat_p, "pStyle")
        nama = (sifat(gaya, "val") if gaya is not None else None) or ""
        for _ in range(10):
            if nomor is not None or nama not in self._gaya:
                break
            induk, nomor, tingkat = self._gaya[nama]
            nama = induk or ""
        return nomor, min(tingkat, _BATAS_TINGKAT)

    def _baca_daftar(self, el: ET.Element) -> None:
        if lokal(el) == "abstractNum":
            self._abstrak[sifat(el, "abstractNumId") or ""] = {
                _bulat(sifat(t, "ilvl")): _tingkat(t) for t in el if lokal(t) == "lvl"
            }
        elif lokal(el) == "num":
            ubahan = {
                _bulat(sifat(o, "ilvl")): _bulat(_nilai(o, "startOverride"), 1)
                for o in el
                if lokal(o) == "lvlOverride" and _anak(o, "startOverride") is not None
            }
            self._nomor[sifat(el, "numId") or ""] = (_nilai(el, "abstractNumId") or "", ubahan)

    def _baca_gaya(self, el: ET.Element) -> None:
        sifat_p = _anak(el, "pPr")
        nomor, tingkat = _numpr(sifat_p) if sifat_p is not None else (None, 0)
        self._gaya[sifat(el, "styleId") or ""] = (_nilai(el, "basedOn"), nomor, tingkat)


def _tingkat(el: ET.Element) -> _Tingkat:
    return _Tingkat(
        awal=_bulat(_nilai(el, "start"), 1),
        bentuk=_nilai(el, "numFmt") or "decimal",
        pola=_nilai(el, "lvlText") or "",
    )


def _numpr(sifat_p: ET.Element) -> tuple[str | None, int]:
    el = _anak(sifat_p, "numPr")
    if el is None:
        return None, 0
    return _nilai(el, "numId"), _bulat(_nilai(el, "ilvl"))


def _angka(n: int, bentuk: str) -> str:
    if bentuk in ("lowerLetter", "upperLetter"):
        huruf = chr(ord("a") + (n - 1) % 26) * min((n - 1) // 26 + 1, 5)
        return huruf if bentuk[0] == "l" else huruf.upper()
    if bentuk in ("lowerRoman", "upperRoman"):
        romawi = _romawi(n)
        return romawi if bentuk[0] == "l" else romawi.upper()
    return f"{n:02d}" if bentuk == "decimalZero" else str(n)


def _romawi(n: int) -> str:
    hasil = ""
    sisa = n % 4000
    for nilai, huruf in _ROMAWI:
        hasil += huruf * (sisa // nilai)
        sisa %= nilai
    return hasil


def _anak(el: ET.Element, nama: str) -> ET.Element | None:
    return next((a for a in el if lokal(a) == nama), None)


def _nilai(el: ET.Element, nama: str) -> str | None:
    anak = _anak(el, nama)
    return sifat(anak, "val") if anak is not None else None


def _bulat(teks: str | None, baku: int = 0) -> int:
    return int(teks) if teks and teks.isascii() and teks.isdigit() and len(teks) < 7 else baku

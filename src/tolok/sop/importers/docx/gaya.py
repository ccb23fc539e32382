"""How high a Word paragraph probably is: font size and spacing from the run up to the defaults.

A Word file keeps no places, only rules for setting them. Rows and paragraphs are therefore
measured roughly; that is enough to tell over which row a floating shape stands.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from tolok.sop.importers.paket_ooxml import lokal, sifat

__all__ = ["GayaNaskah", "RuangParagraf"]

_LEBAR_HURUF = 0.5
_TINGGI_BARIS = 1.17
_TWIP = 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class RuangParagraf:
    """Space of a paragraph in points; None where this level says nothing. `baris`: factor."""

    huruf: float | None = None
    sebelum: float | None = None
    sesudah: float | None = None
    baris: float | None = None

    def atas(self, lain: RuangParagraf) -> RuangParagraf:
        """This level over a lower one."""
        return RuangParagraf(
            huruf=self.huruf if self.huruf is not None else lain.huruf,
            sebelum=self.sebelum if self.sebelum is not None else lain.sebelum,
            sesudah=self.sesudah if self.sesudah is not None else lain.sesudah,
            baris=self.baris if self.baris is not None else lain.baris,
        )


class GayaNaskah:
    """The styles of one document."""

    def __init__(self, akar: ET.Element | None) -> None:
        self._gaya: dict[str, tuple[str, RuangParagraf]] = {}
        self._paragraf_baku = ""
        self._dasar = RuangParagraf(huruf=10.0, sebelum=0.0, sesudah=0.0, baris=1.0)
        for el in akar if akar is not None else ():
            if lokal(el) == "docDefaults":
                self._dasar = _ruang_baku(el).atas(self._dasar)
            elif lokal(el) == "style":
                self._daftarkan(el)

    def tinggi(self, p: ET.Element, teks: str, lebar: float, gaya_tabel: str = "") -> float:
        """Points that a paragraph of these words takes in a column of `lebar` points."""
        ruang = self._ruang(p, gaya_tabel)
        huruf = ruang.huruf or 10.0
        muat = max(lebar / (huruf * _LEBAR_HURUF), 1.0)
        baris = sum(max(math.ceil(len(b) / muat), 1) for b in teks.split("\n")[:500])
        isi = baris * huruf * _TINGGI_BARIS * (ruang.baris or 1.0)
        return isi + (ruang.sebelum or 0.0) + (ruang.sesudah or 0.0)

    def _ruang(self, p: ET.Element, gaya_tabel: str) -> RuangParagraf:
        sifat_p = _anak(p, "pPr")
        nama = _nilai(sifat_p, "pStyle") or ""
        dasar = self._berantai(gaya_tabel).atas(self._dasar) if gaya_tabel else self._dasar
        milik = self._berantai(nama or ("" if gaya_tabel else self._paragraf_baku))
        sendiri = _ruang(sifat_p, None).atas(RuangParagraf(huruf=_huruf_lari(p)))
        return sendiri.atas(milik.atas(dasar))

    def _berantai(self, nama: str) -> RuangParagraf:
        hasil = RuangParagraf()
        for _ in range(12):
            if nama not in self._gaya:
                break
            nama, ruang = self._gaya[nama]
            hasil = hasil.atas(ruang)
        return hasil

    def _daftarkan(self, el: ET.Element) -> None:
        nama = sifat(el, "styleId") or ""
        self._gaya[nama] = (
            _nilai(el, "basedOn") or "",
            _ruang(_anak(el, "pPr"), _anak(el, "rPr")),
        )
        if sifat(el, "type") == "paragraph" and sifat(el, "default") in ("1", "true"):
            self._paragraf_baku = nama


def _ruang_baku(el: ET.Element) -> RuangParagraf:
    lari, paragraf = _anak(el, "rPrDefault"), _anak(el, "pPrDefault")
    return _ruang(
        _anak(paragraf, "pPr") if paragraf is not None else None,
        _anak(lari, "rPr") if lari is not None else None,
    )


def _ruang(sifat_p: ET.Element | None, sifat_r: ET.Element | None) -> RuangParagraf:
    jarak = _anak(sifat_p, "spacing")
    if jarak is None:
        return RuangParagraf(huruf=_huruf(sifat_r))
    faktor = _pecahan(sifat(jarak, "line"))
    bertetap = sifat(jarak, "lineRule") in ("exact", "atLeast")
    sebelum, sesudah = _pecahan(sifat(jarak, "before")), _pecahan(sifat(jarak, "after"))
    return RuangParagraf(
        huruf=_huruf(sifat_r),
        sebelum=None if sebelum is None else sebelum / _TWIP,
        sesudah=None if sesudah is None else sesudah / _TWIP,
        baris=None if faktor is None or bertetap else faktor / 240,
    )


def _huruf_lari(p: ET.Element) -> float | None:
    """Size of the first run that names one, else of the paragraph mark."""
    for lari in p.iter():
        if lokal(lari) == "r" and (ukuran := _huruf(_anak(lari, "rPr"))) is not None:
            return ukuran
    sifat_p = _anak(p, "pPr")
    return _huruf(_anak(sifat_p, "rPr")) if sifat_p is not None else None


def _huruf(sifat_r: ET.Element | None) -> float | None:
    nilai = _pecahan(_nilai(sifat_r, "sz"))
    return nilai / 2 if nilai else None


def _anak(el: ET.Element | None, nama: str) -> ET.Element | None:
    return next((a for a in el if lokal(a) == nama), None) if el is not None else None


def _nilai(el: ET.Element | None, nama: str) -> str | None:
    anak = _anak(el, nama)
    return sifat(anak, "val") if anak is not None else None


def _pecahan(teks: str | None) -> float | None:
    try:
        nilai = float(teks) if teks else None
    except ValueError:
        return None
    return nilai if nilai is None or 0 <= nilai < 100_000 else None

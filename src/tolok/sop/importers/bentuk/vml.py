"""Shapes of VML, the drawing language of Word before 2010, still written beside the newer one."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from tolok.sop.importers.bentuk.drawingml import PengumpulBentuk, pilihan
from tolok.sop.importers.bentuk.rangkai import Titik, garis_dari_kotak
from tolok.sop.importers.dokumen import Kotak
from tolok.sop.importers.paket_ooxml import lokal

__all__ = ["PelukisVml", "baca_sambungan", "rupa_nomor", "ukuran", "ukuran_gaya", "urai_gaya"]

_NOMOR = {
    1: "rect", 2: "roundRect", 3: "ellipse", 4: "diamond", 7: "parallelogram", 8: "trapezoid",
    9: "hexagon", 13: "rightArrow", 15: "homePlate", 16: "cube", 20: "line",
    22: "can", 32: "straightConnector1", 33: "bentConnector2", 34: "bentConnector3",
    35: "bentConnector4", 36: "bentConnector5", 37: "curvedConnector2", 38: "curvedConnector3",
    39: "curvedConnector4", 40: "curvedConnector5", 56: "pentagon", 66: "leftArrow",
    67: "downArrow", 68: "upArrow", 75: "gambar", 109: "flowChartProcess",
    110: "flowChartDecision", 111: "flowChartInputOutput", 112: "flowChartPredefinedProcess",
    113: "flowChartInternalStorage", 114: "flowChartDocument", 115: "flowChartMultidocument",
    116: "flowChartTerminator", 117: "flowChartPreparation", 118: "flowChartManualInput",
    119: "flowChartManualOperation", 120: "flowChartConnector", 128: "flowChartMerge",
    176: "flowChartAlternateProcess", 177: "flowChartOffpageConnector", 202: "rect",
}  # fmt: skip
_UNSUR = {"rect": "rect", "roundrect": "roundRect", "oval": "ellipse", "line": "line"}
_V = "{urn:schemas-microsoft-com:vml}"
_O = "{urn:schemas-microsoft-com:office:office}"
_BATAS_UKURAN = 1e7
_TIPE = re.compile(r"#?_x0000_t(\d{1,3})")
_UKURAN = re.compile(r"(-?\d*\.?\d+)\s*([a-z]{0,2})")
_SATUAN = {
    "pt": 1.0,
    "in": 72.0,
    "cm": 72 / 2.54,
    "mm": 72 / 25.4,
    "px": 0.75,
    "pc": 12.0,
    "": 1.0,
}


def rupa_nomor(nama: str, sifat: Mapping[str, str]) -> str:
    """The preset name of a VML element in the words of DrawingML; "" when it is no shape."""
    unsur = nama.rpartition(":")[2].rpartition("}")[2].lower()
    if unsur in _UNSUR and (":" in nama or "}" in nama):
        return _UNSUR[unsur]
    if unsur != "shape":
        return ""
    cocok = _TIPE.fullmatch(sifat.get("type", ""))
    nomor = int(cocok[1]) if cocok else 0
    if nomor == 0:
        spt = next((v for k, v in sifat.items() if k.endswith("spt")), "")
        nomor = int(spt) if spt.isascii() and spt.isdigit() else 0
    if nomor == 0:
        return "line" if any(k.endswith("connectortype") for k in sifat) else "bebas"
    return _NOMOR.get(nomor, "")


def urai_gaya(gaya: str) -> dict[str, str]:
    """A style attribute as properties."""
    pasangan = (b.partition(":") for b in gaya.lower().split(";")[:60])
    return {k.strip(): v.strip() for k, _, v in pasangan if k.strip()}


def ukuran_gaya(gaya: str) -> tuple[float, float]:
    """Width and height in points; a common symbol's where the style is silent."""
    sifat = urai_gaya(gaya)
    return ukuran(sifat.get("width", ""), 40.0), ukuran(sifat.get("height", ""), 18.0)


def ukuran(teks: str, baku: float = 0.0) -> float:
    """A length with its unit in points.

    >>> ukuran("1in")
    72.0
    """
    cocok = _UKURAN.fullmatch(teks.strip())
    if cocok is None or cocok[2] not in _SATUAN:
        return baku
    return min(max(float(cocok[1]) * _SATUAN[cocok[2]], -_BATAS_UKURAN), _BATAS_UKURAN)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bidang:
    """How coordinates of a group become points: offset, scale, origin."""

    kiri: float
    atas: float
    skala_x: float = 1.0
    skala_y: float = 1.0
    asal_x: float = 0.0
    asal_y: float = 0.0
    dalam_grup: bool = False

    def titik(self, x: float, y: float) -> tuple[float, float]:
        return (
            self.kiri + (x - self.asal_x) * self.skala_x,
            self.atas + (y - self.asal_y) * self.skala_y,
        )


class PelukisVml:
    """Collects VML shapes of a document into the same collection as the newer ones."""

    def __init__(
        self,
        pengumpul: PengumpulBentuk,
        baca_teks: Callable[[ET.Element], str],
        sambungan: Mapping[str, tuple[str, str]],
    ) -> None:
        self._pengumpul = pengumpul
        self._baca_teks = baca_teks
        self._sambungan = sambungan

    def lukis(
        self, pict: ET.Element, *, kiri: float, atas: float, halaman: tuple[float, float]
    ) -> None:
        """Shapes of one picture element that hangs at (`kiri`, `atas`)."""
        for el in pilihan(pict):
            self._satu(el, _Bidang(kiri=kiri, atas=atas), halaman, 0)

    def _satu(
        self, el: ET.Element, bidang: _Bidang, halaman: tuple[float, float], dalam: int
    ) -> None:
        nama = lokal(el)
        if dalam > 20 or nama == "shapetype" or not el.tag.startswith(_V):
            return
        gaya = urai_gaya(el.get("style", ""))
        kotak = _kotak(gaya, bidang, halaman)
        if nama == "group":
            luar = _bidang_grup(el, kotak)
            for anak in pilihan(el):
                self._satu(anak, luar, halaman, dalam + 1)
            return
        rupa = rupa_nomor("v:" + nama, dict(el.attrib))
        if not rupa:
            return
        if rupa == "line" or ("Connector" in rupa and not rupa.startswith("flowChart")):
            self._garis(el, gaya, _ujung(el, bidang) or _ujung_kotak(gaya, kotak))
            return
        teks = self._baca_teks(el)
        polos = rupa == "rect" and el.get("stroked") in ("f", "false")
        self._pengumpul.tambah_bentuk(_nomor(el), rupa, kotak, teks, polos=polos)

    def _garis(self, el: ET.Element, gaya: Mapping[str, str], ujung: tuple[Titik, Titik]) -> None:
        dari, ke = ujung
        mulai, akhir = self._sambungan.get(el.get("id", ""), ("", ""))
        if _kepala_di_awal(el):
            dari, ke, mulai, akhir = ke, dari, akhir, mulai
        self._pengumpul.tambah_garis(
            dari, ke, nomor_dari=mulai, nomor_ke=akhir, teks=self._baca_teks(el)
        )


def baca_sambungan(akar: ET.Element) -> dict[str, tuple[str, str]]:
    """Connector number -> numbers of the shapes at its beginning and end, where noted."""
    hasil: dict[str, tuple[str, str]] = {}
    for aturan in akar.iter(_O + "r"):
        if aturan.get("type") != "connector":
            continue
        ujung = {"start": "", "end": ""}
        for tanda in aturan:
            for nama in ujung:
                if nama in tanda.attrib:
                    ujung[nama] = tanda.get("idref", "").lstrip("#")
        hasil[aturan.get("idref", "").lstrip("#")] = (ujung["start"], ujung["end"])
    return hasil


def _kotak(gaya: Mapping[str, str], bidang: _Bidang, halaman: tuple[float, float]) -> Kotak:
    """The box of a shape: in units of its group, or as its style places it on the page."""
    lebar, tinggi = ukuran(gaya.get("width", "")), ukuran(gaya.get("height", ""))
    x = ukuran(gaya.get("left", "")) + ukuran(gaya.get("margin-left", ""))
    y = ukuran(gaya.get("top", "")) + ukuran(gaya.get("margin-top", ""))
    if bidang.dalam_grup:
        kiri, atas = bidang.titik(x, y)
        lebar, tinggi = lebar * bidang.skala_x, tinggi * bidang.skala_y
    elif gaya.get("position") == "absolute":
        datar = gaya.get("mso-position-horizontal-relative", "text")
        tegak = gaya.get("mso-position-vertical-relative", "text")
        kiri = (halaman[0] if datar == "page" else bidang.kiri) + x
        atas = (halaman[1] if tegak == "page" else bidang.atas) + y
    else:
        kiri, atas = bidang.kiri, bidang.atas
    return Kotak(kiri=kiri, atas=atas, kanan=kiri + lebar, bawah=atas + tinggi)


def _bidang_grup(el: ET.Element, kotak: Kotak) -> _Bidang:
    asal_x, asal_y = _pasangan(el.get("coordorigin", "")) or (0.0, 0.0)
    lebar, tinggi = _pasangan(el.get("coordsize", "")) or (1000.0, 1000.0)
    return _Bidang(
        kiri=kotak.kiri,
        atas=kotak.atas,
        skala_x=(kotak.kanan - kotak.kiri) / lebar if lebar else 1.0,
        skala_y=(kotak.bawah - kotak.atas) / tinggi if tinggi else 1.0,
        asal_x=asal_x,
        asal_y=asal_y,
        dalam_grup=True,
    )


def _ujung(el: ET.Element, bidang: _Bidang) -> tuple[Titik, Titik] | None:
    """Both ends of a line that names them."""
    dari, ke = _pasangan(el.get("from", "")), _pasangan(el.get("to", ""))
    if dari is None or ke is None:
        return None
    (ax, ay), (bx, by) = bidang.titik(*dari), bidang.titik(*ke)
    return Titik(x=ax, y=ay), Titik(x=bx, y=by)


def _ujung_kotak(gaya: Mapping[str, str], kotak: Kotak) -> tuple[Titik, Titik]:
    balik = gaya.get("flip", "")
    tulis = gaya.get("rotation", "")
    putar = ukuran(tulis.removesuffix("fd")) / (65_536 if tulis.endswith("fd") else 1)
    return garis_dari_kotak(kotak, putar=putar, balik_x="x" in balik, balik_y="y" in balik)


def _kepala_di_awal(el: ET.Element) -> bool:
    """Whether the only arrow head stands at the beginning of the line."""
    garis = next((a for a in el if lokal(a) == "stroke"), None)
    if garis is None:
        return False
    awal, akhir = garis.get("startarrow", "none"), garis.get("endarrow", "none")
    return awal != "none" and akhir == "none"


def _nomor(el: ET.Element) -> str:
    """The number that connectors name: `o:spid` where Word keeps its own beside a name."""
    return el.get(_O + "spid") or el.get("id") or ""


def _pasangan(teks: str) -> tuple[float, float] | None:
    bagian = teks.split(",")
    if len(bagian) != 2:
        return None
    return ukuran(bagian[0] or "0"), ukuran(bagian[1] or "0")

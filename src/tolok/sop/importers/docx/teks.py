"""Words of a Word paragraph as they are printed: changes accepted, hidden words left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from tolok.sop.importers.bentuk.drawingml import pilihan
from tolok.sop.importers.paket_ooxml import lokal, sifat

__all__ = ["gambar_paragraf", "teks_kotak", "teks_paragraf"]

_TAK_DIBACA = frozenset(
    {
        "del",
        "moveFrom",
        "delText",
        "instrText",
        "footnoteReference",
        "endnoteReference",
        "commentReference",
        "pPr",
        "rPr",
        "sdtPr",
        "sdtEndPr",
        "rt",
        "annotationRef",
        "fldData",
    }
)
_GAMBAR = frozenset({"drawing", "pict", "object"})
_SAMBUNG = {"noBreakHyphen": "-", "tab": "\t", "ptab": "\t", "cr": "\n", "softHyphen": ""}
_LAMBANG = {
    0x6F: "□", 0x71: "□", 0x72: "□", 0xA8: "□", 0x6E: "■", 0xFE: "☑", 0x52: "☑", 0x53: "☑",
    0xFC: "✓", 0x50: "✓", 0x75: "◆", 0x74: "◆", 0x77: "◆", 0x6C: "●", 0xA1: "○", 0x6D: "○",
    0xE0: "→", 0xE1: "↑", 0xDF: "←", 0xE2: "↓", 0xEA: "↓", 0xE8: "→", 0xE7: "←", 0xE9: "↑",
    0xB7: "•", 0xA7: "▪", 0xD8: "➢",
}  # fmt: skip
_KHUSUS = re.compile("[\uf020-\uf0ff]")


def teks_paragraf(p: ET.Element) -> str:
    """The words, line breaks as "\\n", tabs as "\\t"."""
    return _KHUSUS.sub(lambda c: _LAMBANG.get(ord(c[0]) - 0xF000, "•"), "".join(_lari(p)))


def gambar_paragraf(p: ET.Element) -> Iterator[ET.Element]:
    """The drawings and pictures anchored in a paragraph, the offered choice of each."""
    for anak in pilihan(p):
        nama = lokal(anak)
        if nama in _GAMBAR:
            yield anak
        elif nama not in _TAK_DIBACA and nama not in ("t", "tbl"):
            yield from gambar_paragraf(anak)


def teks_kotak(el: ET.Element) -> str:
    """Words inside a drawn shape, a line per paragraph, tables inside left out."""
    isi = next(_isi_kotak(el), None)
    if isi is None:
        return ""
    baris = [teks_paragraf(p).strip() for p in _paragraf(isi)]
    return "\n".join(b for b in baris if b)


def _isi_kotak(el: ET.Element) -> Iterator[ET.Element]:
    for anak in pilihan(el):
        if lokal(anak) == "txbxContent":
            yield anak
        else:
            yield from _isi_kotak(anak)


def _paragraf(el: ET.Element) -> Iterator[ET.Element]:
    for anak in pilihan(el):
        if lokal(anak) == "p":
            yield anak
        elif lokal(anak) != "tbl":
            yield from _paragraf(anak)


def _lari(el: ET.Element) -> Iterator[str]:
    for anak in pilihan(el):
        nama = lokal(anak)
        if nama in _TAK_DIBACA or nama in _GAMBAR or (nama == "r" and _tersembunyi(anak)):
            continue
        if nama == "t":
            yield anak.text or ""
        elif nama in _SAMBUNG:
            yield _SAMBUNG[nama]
        elif nama == "br":
            yield "\n"
        elif nama == "sym":
            yield _lambang(anak)
        else:
            yield from _lari(anak)


def _tersembunyi(lari: ET.Element) -> bool:
    for anak in lari:
        if lokal(anak) == "rPr":
            return any(
                lokal(s) == "vanish" and (sifat(s, "val") or "1") not in ("0", "false")
                for s in anak
            )
    return False


def _lambang(el: ET.Element) -> str:
    """A sign of a symbol font by the sign it looks like."""
    try:
        kode = int(sifat(el, "char") or "", 16)
    except ValueError:
        return ""
    if not 0x20 <= kode < 0xF100:
        return ""
    return _LAMBANG.get(kode & 0xFF, "•") if kode >= 0xF000 else chr(kode)

"""HTML text as a small tree: forgiving like a browser, bounded, nothing fetched or run."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TypeAlias

from tolok.dasar.galat import MasukanTidakSah

__all__ = ["Isi", "Unsur", "baca_pohon", "jadikan_teks"]

_BATAS_ISI = 20 * 2**20
_BATAS_UNSUR = 400_000
_BATAS_DALAM = 100
_HAMPA = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ]
)
_BISU = frozenset({"script", "style", "title", "template", "noscript", "iframe"})
_TUTUP_DULU = {
    "li": ({"li"}, {"ul", "ol", "menu", "table"}),
    "dt": ({"dt", "dd"}, {"dl", "table"}),
    "dd": ({"dt", "dd"}, {"dl", "table"}),
    "td": ({"td", "th"}, {"tr", "table"}),
    "th": ({"td", "th"}, {"tr", "table"}),
    "tr": ({"td", "th", "tr"}, {"table"}),
    "thead": ({"td", "th", "tr", "thead", "tbody", "tfoot"}, {"table"}),
    "tbody": ({"td", "th", "tr", "thead", "tbody", "tfoot"}, {"table"}),
    "tfoot": ({"td", "th", "tr", "thead", "tbody", "tfoot"}, {"table"}),
}
_BALOK = frozenset(
    [
        "p",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "dl",
        "table",
        "section",
        "article",
        "hr",
        "pre",
    ]
)
_SANDI = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,20})""", re.IGNORECASE)
_SANDI_BOLEH = re.compile(
    r"utf-?8|utf-?16(le|be)?|us-ascii|ascii|windows-125\d|cp125\d|iso-8859-\d+"
)
_VML = re.compile(r"\[if gte vml 1\]>(.*?)<!\[endif\]", re.DOTALL | re.IGNORECASE)


@dataclass(slots=True)
class Unsur:
    """An element: its name, attributes, and what it holds."""

    nama: str
    sifat: dict[str, str] = field(default_factory=dict)
    isi: list[Isi] = field(default_factory=list)


Isi: TypeAlias = "str | Unsur"


def jadikan_teks(isi: bytes) -> str:
    """The words behind the bytes, by mark, declaration, or the first encoding that fits."""
    for tanda, sandi in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if isi.startswith(tanda):
            return isi.decode(sandi, errors="replace")
    cocok = _SANDI.search(isi[:4096])
    sandi = cocok[1].decode("ascii").lower() if cocok else ""
    if sandi and _SANDI_BOLEH.fullmatch(sandi) and not sandi.startswith("utf-16"):
        return isi.decode(sandi, errors="replace")
    try:
        return isi.decode("utf-8")
    except UnicodeDecodeError:
        return isi.decode("cp1252", errors="replace")


def baca_pohon(isi: bytes) -> Unsur:
    """The tree of a page; MasukanTidakSah when it is larger than any SOP."""
    if len(isi) > _BATAS_ISI:
        raise _terlalu_besar()
    pembangun = _Pembangun()
    pembangun.feed(_tertutup(jadikan_teks(isi)))
    pembangun.close()
    return pembangun.akar


def _tertutup(teks: str) -> str:
    """Without beginnings of tags and comments that never end: the parser would look for the end
    of each of them anew."""
    akhir = teks.rfind("-->") + 1
    teks = teks[:akhir] + teks[akhir:].replace("<!--", "")
    akhir = teks.rfind(">") + 1
    return teks[:akhir] + teks[akhir:].replace("<", "&lt;")


def _terlalu_besar() -> MasukanTidakSah:
    return MasukanTidakSah(
        "Halaman HTML itu terlalu besar untuk sebuah SOP.",
        "Simpan hanya bagian SOP-nya, lalu coba lagi.",
        "sop.baca.terlalu_besar",
    )


class _Pembangun(HTMLParser):
    """Builds the tree from tags as they come."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.akar = Unsur("akar")
        self._terbuka = [self.akar]
        self._banyak = 0
        self._bisu = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BISU:
            self._bisu += 1
        if self._bisu:
            return
        self._tutup_yang_tersirat(tag)
        self._banyak += 1
        if self._banyak > _BATAS_UNSUR:
            raise _terlalu_besar()
        unsur = Unsur(tag, {k: v or "" for k, v in attrs[:50]})
        self._terbuka[-1].isi.append(unsur)
        if tag not in _HAMPA and len(self._terbuka) < _BATAS_DALAM:
            self._terbuka.append(unsur)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _HAMPA:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _BISU:
            self._bisu = max(self._bisu - 1, 0)
            return
        if self._bisu:
            return
        for n in range(len(self._terbuka) - 1, 0, -1):
            nama = self._terbuka[n].nama
            if nama == tag:
                del self._terbuka[n:]
                return
            if nama == "table" or (nama in ("td", "th") and tag not in ("tr", "table", "tbody")):
                return

    def handle_data(self, data: str) -> None:
        if not self._bisu:
            self._terbuka[-1].isi.append(data)

    def handle_comment(self, data: str) -> None:
        """Word keeps its drawn shapes in a comment for its own kind."""
        cocok = _VML.search(data)
        if cocok is None or self._bisu:
            return
        dalam = _Pembangun()
        dalam.feed(cocok[1])
        dalam.close()
        self._banyak += dalam._banyak
        self._terbuka[-1].isi.append(Unsur("vml", {}, dalam.akar.isi))

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        """Marks such as <![if !vml]>, however misspelt: what they enclose is read like the rest."""
        return self.rawdata.find(">", i) + 1 or -1

    def _tutup_yang_tersirat(self, tag: str) -> None:
        if tag in _BALOK and self._terbuka[-1].nama == "p":
            self._terbuka.pop()
        aturan = _TUTUP_DULU.get(tag)
        if aturan is None:
            return
        tutup, batas = aturan
        for n in range(len(self._terbuka) - 1, 0, -1):
            nama = self._terbuka[n].nama
            if nama in batas:
                return
            if nama in tutup and not self._masih_di_dalam(n, tutup):
                del self._terbuka[n:]
                return

    def _masih_di_dalam(self, n: int, tutup: set[str]) -> bool:
        """Whether an outer element closes too (a cell inside its row)."""
        for m in range(n - 1, 0, -1):
            if self._terbuka[m].nama == "table":
                return False
            if self._terbuka[m].nama in tutup:
                return True
        return False

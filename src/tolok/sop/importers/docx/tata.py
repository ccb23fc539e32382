"""A Word document read in order and roughly measured: blocks, tables, where drawings hang.

The plane runs down the whole document, x = 0 at the left text margin, y = 0 at the first line;
all in points. Heights are estimates (see `gaya`), widths are exact.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from xml.etree import ElementTree as ET

from tolok.sop.importers.bentuk.drawingml import EMU, pilihan
from tolok.sop.importers.docx.angka import Penomoran
from tolok.sop.importers.docx.gaya import GayaNaskah
from tolok.sop.importers.docx.teks import gambar_paragraf, teks_paragraf
from tolok.sop.importers.dokumen import Halaman, Paragraf, Sel, Tabel, Tempat
from tolok.sop.importers.paket_ooxml import lokal, sifat
from tolok.sop.importers.tabel_dalam import sebagai_daftar

__all__ = ["Jangkar", "PenataDocx", "SelTerukur", "TabelTerukur", "UkuranHalaman"]

_TWIP = 20.0
_TEPI_SEL = 5.4
_PANJANG_TERBESAR = 5_000.0
_BATAS_SEL = 60_000
_BATAS_GAMBAR = 5_000
_PEMBUNGKUS = frozenset({"sdt", "sdtContent", "ins", "customXml", "smartTag", "moveTo", "body"})


@dataclass(frozen=True, slots=True, kw_only=True)
class UkuranHalaman:
    """A page in points; the default is A4 landscape with common margins."""

    lebar: float = 841.9
    tinggi: float = 595.3
    kiri: float = 56.7
    kanan: float = 56.7
    atas: float = 56.7

    @property
    def lebar_teks(self) -> float:
        """Between the margins."""
        return max(self.lebar - self.kiri - self.kanan, 72.0)


@dataclass(slots=True, kw_only=True)
class SelTerukur:
    """A cell with its words; symbols come later."""

    teks: str
    baris: int
    kolom: int
    lebar_kolom: int
    halaman: int
    tinggi_baris: int = 1


@dataclass(slots=True, kw_only=True, eq=False)
class TabelTerukur:
    """A table with the edges of its columns and rows. `petak`: (row, column) -> cell."""

    kolom_x: list[float]
    baris_y: list[float] = field(default_factory=list)
    baris: list[list[SelTerukur]] = field(default_factory=list)
    petak: dict[tuple[int, int], SelTerukur] = field(default_factory=dict)
    halaman: int = 1

    def jadi(self) -> Tabel:
        """The words alone."""
        return Tabel(
            baris=tuple(
                tuple(
                    Sel(
                        teks=s.teks,
                        kolom=s.kolom,
                        lebar_kolom=s.lebar_kolom,
                        tinggi_baris=s.tinggi_baris,
                        tempat=Tempat(halaman=s.halaman),
                    )
                    for s in baris
                )
                for baris in self.baris
            ),
            tempat=Tempat(halaman=self.halaman),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Jangkar:
    """A drawing and the paragraph it hangs on. `blok`: index of the block before it ends."""

    el: ET.Element
    ruang: Ruang
    atas: float
    atas_halaman: float
    blok: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Ruang:
    """Where paragraphs run: the text column, or a cell of a table."""

    kiri: float
    lebar: float
    halaman: UkuranHalaman
    tabel: TabelTerukur | None = None
    baris: int = 0
    kolom: int = 0
    atas: float = 0.0
    gaya_tabel: str = ""


class PenataDocx:
    """Walks a document once; `blok` and `jangkar` are its findings."""

    def __init__(self, penomoran: Penomoran, gaya: GayaNaskah, *, tanda_halaman: bool) -> None:
        self.blok: list[Paragraf | TabelTerukur] = []
        self.jangkar: list[Jangkar] = []
        self.halaman: list[Halaman] = []
        self._penomoran = penomoran
        self._gaya = gaya
        self._tanda_halaman = tanda_halaman
        self._y = 0.0
        self._atas_halaman = 0.0
        self._banyak_sel = 0

    def baca(self, badan: ET.Element) -> None:
        """The body of a document, section by section."""
        tampung: list[ET.Element] = []
        for el in _blok(badan):
            bagian = _sectpr(el)
            if lokal(el) != "sectPr":
                tampung.append(el)
            if bagian is not None:
                self._bagian(tampung, ukuran_halaman(bagian))
                tampung = []
        self._bagian(tampung, UkuranHalaman())

    def baca_kepala(self, kepala: ET.Element) -> None:
        """The head of the pages, read once before the body."""
        self._bagian(list(_blok(kepala)), UkuranHalaman())
        self._y = 0.0

    def _bagian(self, isi: list[ET.Element], halaman: UkuranHalaman) -> None:
        ruang = Ruang(kiri=0.0, lebar=halaman.lebar_teks, halaman=halaman)
        for el in isi:
            if not self.halaman:
                self._halaman_baru(halaman)
            if lokal(el) == "p":
                self._paragraf(el, ruang)
            elif lokal(el) == "tbl":
                self.blok.extend(self._tabel(el, ruang))

    def _halaman_baru(self, halaman: UkuranHalaman) -> None:
        self.halaman.append(
            Halaman(nomor=len(self.halaman) + 1, lebar=halaman.lebar, tinggi=halaman.tinggi)
        )
        self._atas_halaman = self._y

    def _pindah_halaman(self, banyak: int, halaman: UkuranHalaman) -> None:
        for _ in range(min(banyak, 500 - len(self.halaman))):
            self._halaman_baru(halaman)

    def _paragraf(self, p: ET.Element, ruang: Ruang) -> None:
        teks = self._baca_teks(p)
        gambar = self._catat_gambar(p, ruang, self._y)
        if teks.strip():
            tempat = Tempat(halaman=len(self.halaman))
            self.blok.append(Paragraf(teks=teks.strip(), tempat=tempat))
        self._y += max(self._gaya.tinggi(p, teks, ruang.lebar), gambar)
        self._pindah_halaman(self._pemisah_halaman(p), ruang.halaman)

    def _baca_teks(self, p: ET.Element) -> str:
        penanda = self._penomoran.penanda(p)
        return f"{penanda} {teks_paragraf(p).strip()}" if penanda else teks_paragraf(p)

    def _pemisah_halaman(self, el: ET.Element) -> int:
        """Page breaks inside: those that the writing program noted, else those typed."""
        if self._tanda_halaman:
            return sum(1 for t in el.iter() if lokal(t) == "lastRenderedPageBreak")
        return sum(1 for t in el.iter() if lokal(t) == "br" and sifat(t, "type") == "page")

    def _catat_gambar(self, p: ET.Element, ruang: Ruang, y: float) -> float:
        """Note the drawings of a paragraph; the height of those that stand in its line."""
        tertinggi = 0.0
        for gambar in gambar_paragraf(p):
            if len(self.jangkar) >= _BATAS_GAMBAR:
                break
            tertinggi = max(tertinggi, _tinggi_sebaris(gambar))
            self.jangkar.append(
                Jangkar(
                    el=gambar,
                    ruang=ruang,
                    atas=y,
                    atas_halaman=self._atas_halaman,
                    blok=len(self.blok),
                )
            )
            for tabel in _tabel_kotak(gambar):
                luar = Ruang(kiri=0.0, lebar=ruang.halaman.lebar_teks, halaman=ruang.halaman)
                y_lama = self._y
                self.blok.extend(self._tabel(tabel, luar))
                self._y = y_lama
        return tertinggi

    def _tabel(self, tbl: ET.Element, ruang: Ruang) -> list[TabelTerukur]:
        """The table, then the tables inside its cells."""
        sifat_t = _anak(tbl, "tblPr")
        baris = [tr for tr in _isi_tabel(tbl, "tr") if not _dihapus(tr)]
        lebar = _lebar_kolom(tbl, baris, ruang.lebar)
        kiri = ruang.kiri + _awal_tabel(sifat_t, sum(lebar), ruang)
        tabel = TabelTerukur(kolom_x=_jumlah(kiri, lebar), halaman=len(self.halaman))
        gaya = _nilai(sifat_t, "tblStyle") or ""
        dalam: list[TabelTerukur] = []
        rentang: dict[int, SelTerukur] = {}
        for tr in baris:
            if self._banyak_sel > _BATAS_SEL:
                break
            dalam.extend(self._baris(tr, tabel, replace(ruang, gaya_tabel=gaya), rentang))
        tabel.baris_y.append(self._y)
        return [tabel, *dalam]

    def _baris(
        self, tr: ET.Element, tabel: TabelTerukur, ruang: Ruang, rentang: dict[int, SelTerukur]
    ) -> list[TabelTerukur]:
        nomor = len(tabel.baris)
        atas = self._y
        tabel.baris_y.append(atas)
        sifat_r = _anak(tr, "trPr")
        kolom = _bulat(_nilai(sifat_r, "gridBefore"))
        pasti = _tinggi_pasti(sifat_r)
        tinggi = pasti or _twip(_nilai(sifat_r, "trHeight")) or 12.0
        dalam: list[TabelTerukur] = []
        sel_baris: list[SelTerukur] = []
        pindah = 0
        for tc in _isi_tabel(tr, "tc"):
            self._banyak_sel += 1
            sifat_c = _anak(tc, "tcPr")
            lebar = min(max(_bulat(_nilai(sifat_c, "gridSpan"), 1), 1), 500)
            lanjut = _vmerge(sifat_c) == "continue"
            induk = rentang.get(kolom) if lanjut else None
            if induk is None:
                induk = SelTerukur(
                    teks="",
                    baris=nomor,
                    kolom=kolom,
                    lebar_kolom=lebar,
                    halaman=max(len(self.halaman), 1),
                )
                sel_baris.append(induk)
            else:
                induk.tinggi_baris = nomor - induk.baris + 1
            sel_ruang = _ruang_sel(tabel, ruang, induk, atas)
            teks, setinggi, anak = self._isi_sel(tc, sel_ruang)
            induk.teks = "\n".join(t for t in (induk.teks, teks) if t)
            dalam.extend(anak)
            if not pasti and _vmerge(sifat_c) is None:
                tinggi = max(tinggi, setinggi)
            pindah = max(pindah, self._pemisah_halaman(tc))
            for k in range(kolom, kolom + lebar):
                rentang[k] = induk
                tabel.petak[nomor, k] = induk
            kolom += lebar
        tabel.baris.append(sel_baris)
        self._y = atas + tinggi
        self._pindah_halaman(pindah, ruang.halaman)
        return dalam

    def _isi_sel(self, tc: ET.Element, ruang: Ruang) -> tuple[str, float, list[TabelTerukur]]:
        """Words, height and inner tables of a cell; the cursor stays where the row begins."""
        awal = self._y
        baris: list[str] = []
        dalam: list[TabelTerukur] = []
        for el in _blok(tc):
            if lokal(el) == "p":
                teks = self._baca_teks(el)
                gambar = self._catat_gambar(el, ruang, self._y)
                baris.append(teks.replace("\t", " ").strip())
                tinggi = self._gaya.tinggi(el, teks, ruang.lebar, ruang.gaya_tabel)
                self._y += max(tinggi, gambar)
            elif lokal(el) == "tbl":
                banyak = len(self.jangkar)
                tabel = self._tabel(el, replace(ruang, tabel=None))
                daftar = sebagai_daftar(tabel[0].jadi()) if len(tabel) == 1 else None
                if daftar is not None and len(self.jangkar) == banyak:
                    baris.append(daftar)
                else:
                    dalam.extend(tabel)
        tinggi = self._y - awal
        self._y = awal
        return "\n".join(b for b in baris if b), tinggi, dalam


def ukuran_halaman(bagian: ET.Element) -> UkuranHalaman:
    """The page of a section."""
    ukuran, tepi = _anak(bagian, "pgSz"), _anak(bagian, "pgMar")
    baku = UkuranHalaman()
    if ukuran is None:
        return baku
    return UkuranHalaman(
        lebar=_twip(sifat(ukuran, "w")) or baku.lebar,
        tinggi=_twip(sifat(ukuran, "h")) or baku.tinggi,
        kiri=_twip(sifat(tepi, "left")) if tepi is not None else baku.kiri,
        kanan=_twip(sifat(tepi, "right")) if tepi is not None else baku.kanan,
        atas=_twip(sifat(tepi, "top")) if tepi is not None else baku.atas,
    )


def _blok(el: ET.Element) -> Iterator[ET.Element]:
    """Paragraphs, tables and the last section mark, wrappers opened."""
    for anak in pilihan(el):
        nama = lokal(anak)
        if nama in ("p", "tbl", "sectPr"):
            yield anak
        elif nama in _PEMBUNGKUS:
            yield from _blok(anak)


def _isi_tabel(el: ET.Element, nama: str) -> Iterator[ET.Element]:
    """Rows of a table or cells of a row, wrappers opened."""
    for anak in pilihan(el):
        if lokal(anak) == nama:
            yield anak
        elif lokal(anak) in _PEMBUNGKUS:
            yield from _isi_tabel(anak, nama)


def _tinggi_sebaris(gambar: ET.Element) -> float:
    """Points that a picture standing in the line takes; a floating one takes none."""
    for wadah in gambar:
        if lokal(wadah) == "inline":
            ukuran = _anak(wadah, "extent")
            tinggi = ukuran.get("cy", "") if ukuran is not None else ""
            return min(_bulat(tinggi[:-2]) * 100 / EMU, 800.0)
    return 0.0


def _tabel_kotak(el: ET.Element) -> Iterator[ET.Element]:
    """Tables inside a text box."""
    for anak in pilihan(el):
        if lokal(anak) == "tbl":
            yield anak
        else:
            yield from _tabel_kotak(anak)


def _sectpr(el: ET.Element) -> ET.Element | None:
    if lokal(el) == "sectPr":
        return el
    sifat_p = _anak(el, "pPr")
    return _anak(sifat_p, "sectPr") if sifat_p is not None else None


def _lebar_kolom(tbl: ET.Element, baris: list[ET.Element], tersedia: float) -> list[float]:
    """Widths of the grid columns, from the grid, else from the first row, else even."""
    kisi = _anak(tbl, "tblGrid")
    lebar = (
        [_twip(sifat(k, "w")) for k in kisi if lokal(k) == "gridCol"] if kisi is not None else []
    )
    banyak = max((_banyak_kolom(tr) for tr in baris[:500]), default=0)
    if len(lebar) >= banyak and any(lebar):
        return lebar[:1000]
    sel = [
        w / n
        for tr in baris[:1]
        for w, n in ((_lebar_sel(tc), _rentang(tc)) for tc in _isi_tabel(tr, "tc"))
        for _ in range(n)
    ]
    if len(sel) == banyak and all(sel):
        return sel
    return [tersedia / max(banyak, 1)] * min(banyak, 1000)


def _banyak_kolom(tr: ET.Element) -> int:
    sebelum = _bulat(_nilai(_anak(tr, "trPr"), "gridBefore"))
    return sebelum + sum(_rentang(tc) for tc in _isi_tabel(tr, "tc"))


def _rentang(tc: ET.Element) -> int:
    return min(max(_bulat(_nilai(_anak(tc, "tcPr"), "gridSpan"), 1), 1), 500)


def _lebar_sel(tc: ET.Element) -> float:
    sifat_c = _anak(tc, "tcPr")
    lebar = _anak(sifat_c, "tcW") if sifat_c is not None else None
    return _twip(sifat(lebar, "w")) if lebar is not None and sifat(lebar, "type") == "dxa" else 0.0


def _awal_tabel(sifat_t: ET.Element | None, lebar: float, ruang: Ruang) -> float:
    """How far the table begins from the left of the text."""
    if sifat_t is None:
        return 0.0
    melayang = _anak(sifat_t, "tblpPr")
    if melayang is not None and sifat(melayang, "tblpX"):
        x = _twip(sifat(melayang, "tblpX"))
        return x - ruang.halaman.kiri if sifat(melayang, "horzAnchor") == "page" else x
    rata = _nilai(sifat_t, "jc")
    if rata == "center":
        return (ruang.lebar - lebar) / 2
    if rata in ("right", "end"):
        return ruang.lebar - lebar
    inden = _anak(sifat_t, "tblInd")
    return _twip(sifat(inden, "w"), bertanda=True) if inden is not None else -_TEPI_SEL


def _ruang_sel(tabel: TabelTerukur, ruang: Ruang, sel: SelTerukur, atas: float) -> Ruang:
    x = tabel.kolom_x
    kiri = x[min(sel.kolom, len(x) - 1)]
    kanan = x[min(sel.kolom + sel.lebar_kolom, len(x) - 1)]
    return replace(
        ruang,
        kiri=kiri + _TEPI_SEL,
        lebar=max(kanan - kiri - 2 * _TEPI_SEL, 4.0),
        tabel=tabel,
        baris=len(tabel.baris),
        kolom=sel.kolom,
        atas=atas,
    )


def _jumlah(awal: float, lebar: list[float]) -> list[float]:
    tepi = [awal]
    for w in lebar:
        tepi.append(tepi[-1] + w)
    return tepi


def _tinggi_pasti(sifat_r: ET.Element | None) -> float:
    """The height of a row that its words cannot stretch; 0 where they can."""
    tinggi = _anak(sifat_r, "trHeight")
    if tinggi is None or sifat(tinggi, "hRule") != "exact":
        return 0.0
    return _twip(sifat(tinggi, "val"))


def _dihapus(tr: ET.Element) -> bool:
    sifat_r = _anak(tr, "trPr")
    return sifat_r is not None and _anak(sifat_r, "del") is not None


def _vmerge(sifat_c: ET.Element | None) -> str | None:
    el = _anak(sifat_c, "vMerge") if sifat_c is not None else None
    return None if el is None else sifat(el, "val") or "continue"


def _anak(el: ET.Element | None, nama: str) -> ET.Element | None:
    return next((a for a in el if lokal(a) == nama), None) if el is not None else None


def _nilai(el: ET.Element | None, nama: str) -> str | None:
    anak = _anak(el, nama)
    return sifat(anak, "val") if anak is not None else None


def _bulat(teks: str | None, baku: int = 0) -> int:
    return int(teks) if teks and teks.isascii() and teks.isdigit() and len(teks) < 6 else baku


def _twip(teks: str | None, *, bertanda: bool = False) -> float:
    try:
        nilai = float(teks) / _TWIP if teks else 0.0
    except ValueError:
        return 0.0
    batas = -_PANJANG_TERBESAR if bertanda else 0.0
    return nilai if batas <= nilai <= _PANJANG_TERBESAR else 0.0

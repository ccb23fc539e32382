"""HTML pages as `Dokumen`: tables with spans, lists with markers, shapes that Word left in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tolok.dasar.galat import MasukanTidakSah
from tolok.sop.importers.bentuk.rangkai import Bentuk, jadikan_simbol
from tolok.sop.importers.bentuk.vml import rupa_nomor, ukuran_gaya
from tolok.sop.importers.dokumen import Blok, Dokumen, Kotak, Paragraf, Sel, Simbol, Tabel
from tolok.sop.importers.html.kisi_div import baris_kisi
from tolok.sop.importers.html.pohon import Isi, Unsur, baca_pohon
from tolok.sop.importers.tabel_dalam import sebagai_daftar

__all__ = ["baca_html"]

_BALOK = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "html",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "ul",
        "hr",
    ]
)
_SEMBUNYI = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all")
_SUDAH_BERTANDA = re.compile(
    r"\s{0,9}(?:\d{1,2}|[A-Za-z]|[ivx]{1,4})\s{0,9}[.)]\s|\s{0,9}[-•*▪]\s"
)
_GAYA_DAFTAR = re.compile(r"list-style(?:-type)?\s*:\s*([a-z-]+)")
_SPASI = re.compile(r"[ \t\r\n\f\v\xa0]+")
_KIRI = re.compile(r"(?<![\w-])left\s*:\s*(\d{1,3}(?:\.\d{1,9})?)%")
_LEBAR = re.compile(r"(?<![\w-])width\s*:\s*(\d{1,3}(?:\.\d{1,9})?)%")
_BENTUK_SVG = frozenset({"rect", "polygon", "ellipse", "circle"})
_BATAS_BENTANG = 500
_BATAS_SEL = 100_000
_LAJUR_TERBANYAK = 40
_JENIS_HURUF = {
    "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman",
    "lower-latin": "lower-alpha", "upper-latin": "upper-alpha", "1": "decimal",
}  # fmt: skip
_ROMAWI = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


class _Batas:
    """Between two blocks of text."""


class _Ganti:
    """A line break inside a block."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lukisan:
    """A symbol, and how far from the left of its cell it is drawn (0 to 1), where that is said."""

    simbol: Simbol
    kiri: float | None = None


_Potong = str | _Batas | _Ganti | Tabel | _Lukisan
_BATAS, _GANTI = _Batas(), _Ganti()


def baca_html(isi: bytes) -> Dokumen:
    """The page in reading order; MasukanTidakSah with one sentence when it holds no words."""
    blok = tuple(_Pembaca().blok(baca_pohon(isi)))
    if not blok:
        raise MasukanTidakSah(
            "Halaman HTML itu tidak memuat tulisan.",
            "Bila isinya gambar, simpan sebagai PDF, lalu pakai PDF itu.",
            "sop.baca.tanpa_teks",
        )
    return Dokumen(blok=blok)


@dataclass(slots=True)
class _Pembaca:
    """One walk over the tree."""

    urut: int = 0
    banyak_sel: int = 0
    _kiri: float | None = None

    def blok(self, akar: Unsur) -> Iterator[Blok]:
        """Paragraphs and tables."""
        kumpul: list[_Potong] = []
        for potong in (*self._uraikan(akar.isi, rapat=True), _BATAS):
            if not isinstance(potong, _Batas | Tabel):
                kumpul.append(potong)
                continue
            teks = _gabung(kumpul)
            kumpul = []
            if teks:
                yield Paragraf(teks=teks)
            if isinstance(potong, Tabel):
                yield potong

    def _uraikan(self, isi: Sequence[Isi], *, rapat: bool) -> Iterator[_Potong]:
        for anak in isi:
            if isinstance(anak, str):
                yield _SPASI.sub(" ", anak) if rapat else anak
            elif not _tersembunyi(anak):
                yield from self._unsur(anak, rapat=rapat)

    def _unsur(self, el: Unsur, *, rapat: bool) -> Iterator[_Potong]:
        if el.nama == "br":
            yield _GANTI
        elif el.nama == "table":
            yield from self._tabel(el)
        elif el.nama in ("ol", "ul", "menu"):
            yield from self._daftar(el)
        elif el.nama == "input" and el.sifat.get("type", "").lower() == "checkbox":
            yield "☑" if "checked" in el.sifat else "□"
        elif el.nama in ("img", "vml", "svg"):
            yield from self._gambar(el)
        elif (kiri := _letak_kiri(el)) is not None:
            lama, self._kiri = self._kiri, kiri
            yield from (_BATAS, *self._uraikan(el.isi, rapat=rapat), _BATAS)
            self._kiri = lama
        elif el.nama in _BALOK:
            yield from (_BATAS, *self._balok(el, rapat=rapat), _BATAS)
        else:
            yield from self._uraikan(el.isi, rapat=rapat)

    def _balok(self, el: Unsur, *, rapat: bool) -> Iterator[_Potong]:
        """What a block holds; rows of boxes as a table."""
        if kisi := baris_kisi(el):
            yield self._kisi(kisi)
        else:
            yield from self._uraikan(el.isi, rapat=rapat and el.nama != "pre")

    def _kisi(self, kisi: Sequence[Sequence[Unsur]]) -> Tabel:
        """A table made of boxes."""
        self.banyak_sel += sum(len(baris) for baris in kisi)
        return Tabel(
            baris=tuple(
                tuple(
                    Sel(teks=_gabung(list(self._uraikan(kotak.isi, rapat=True))), kolom=ke)
                    for ke, kotak in enumerate(baris)
                )
                for baris in kisi
                if self.banyak_sel <= _BATAS_SEL
            )
        )

    def _daftar(self, el: Unsur) -> Iterator[_Potong]:
        cocok = _GAYA_DAFTAR.search(el.sifat.get("style", "").lower())
        gaya = cocok[1] if cocok else el.sifat.get("type", "")
        gaya = _JENIS_HURUF.get(gaya, gaya) or "decimal"
        nomor = _bulat(el.sifat.get("start", ""), 1)
        for anak in el.isi:
            if isinstance(anak, str) or anak.nama != "li":
                yield from self._uraikan([anak], rapat=True)
                continue
            nomor = _bulat(anak.sifat.get("value", ""), nomor)
            isi = list(self._uraikan(anak.isi, rapat=True))
            tanda = _penanda(nomor, gaya if el.nama == "ol" else "disc")
            yield _BATAS
            if not _SUDAH_BERTANDA.match(
                "".join(p for p in isi if isinstance(p, str)).lstrip() + " "
            ):
                yield tanda
            yield from _tanpa_batas_awal(isi)
            yield _BATAS
            nomor += 1

    def _tabel(self, el: Unsur) -> Iterator[_Potong]:
        baris = list(_baris(el))
        yield _BATAS
        for judul in (a for a in el.isi if isinstance(a, Unsur) and a.nama == "caption"):
            yield from self._uraikan(judul.isi, rapat=True)
            yield _BATAS
        dalam: list[Tabel] = []
        penuh: set[tuple[int, int]] = set()
        hasil: list[tuple[Sel, ...]] = []
        for n, tr in enumerate(baris):
            kolom = 0
            sel: list[Sel] = []
            for td in tr:
                self.banyak_sel += 1
                if self.banyak_sel > _BATAS_SEL:
                    break
                while (n, kolom) in penuh:
                    kolom += 1
                lebar, tinggi = _bentang(td, len(baris) - n)
                penuh.update((n + b, kolom + k) for b in range(1, tinggi) for k in range(lebar))
                sel.extend(self._sel(td, kolom, lebar, tinggi, dalam))
                kolom += lebar
            hasil.append(tuple(sel))
        if any(hasil):
            yield _tanpa_lambang(Tabel(baris=tuple(hasil)))
        yield from dalam

    def _sel(
        self, td: Unsur, kolom: int, lebar: int, tinggi: int, dalam: list[Tabel]
    ) -> Iterator[Sel]:
        """The cell; or one for each symbol, where they are drawn across an empty wide cell."""
        teks: list[_Potong] = []
        lukisan: list[_Lukisan] = []
        for potong in self._uraikan(td.isi, rapat=True):
            if isinstance(potong, _Lukisan):
                lukisan.append(potong)
            elif isinstance(potong, Tabel):
                daftar = sebagai_daftar(potong)
                if daftar is None:
                    dalam.append(potong)
                else:
                    teks.extend((_BATAS, *_baris_teks(daftar), _BATAS))
            else:
                teks.append(potong)
        tulisan = _gabung(teks)
        lukisan = _tanpa_cadangan(lukisan)
        tersebar = [(satu.simbol, satu.kiri) for satu in lukisan if satu.kiri is not None]
        if 1 < lebar <= _LAJUR_TERBANYAK and tersebar and not tulisan:
            for ke in range(lebar):
                simbol = tuple(
                    s for s, kiri in tersebar if min(int(kiri * lebar), lebar - 1) == ke
                )
                yield Sel(teks="", kolom=kolom + ke, tinggi_baris=tinggi, simbol=simbol)
            return
        yield Sel(
            teks=tulisan,
            kolom=kolom,
            lebar_kolom=lebar,
            tinggi_baris=tinggi,
            simbol=tuple(satu.simbol for satu in lukisan),
        )

    def _gambar(self, el: Unsur) -> Iterator[_Lukisan]:
        """A drawn shape, or the picture of one, belongs where it stands."""
        for bentuk in self._bentuk(el):
            simbol, _ = jadikan_simbol([bentuk], (bentuk.kode,) if el.nama == "img" else ())
            yield from (_Lukisan(simbol=s, kiri=self._kiri) for s in simbol)

    def _bentuk(self, el: Unsur) -> Iterator[Bentuk]:
        if el.nama == "img":
            lebar, tinggi = (
                _bulat(el.sifat.get("width", ""), 0),
                _bulat(el.sifat.get("height", ""), 0),
            )
            if 12 <= lebar <= 220 and 12 <= tinggi <= 120 and lebar < 8 * tinggi < 32 * lebar:
                yield self._beri_kode("gambar", "", lebar, tinggi)
            return
        if el.nama == "svg":
            rupa = _rupa_svg(el)
            if rupa:
                yield self._beri_kode(rupa, _kata(el), 40, 20)
            return
        for anak in _turunan(el):
            rupa = rupa_nomor(anak.nama, anak.sifat)
            if rupa and "Connector" not in rupa.removeprefix("flowChart") and rupa != "line":
                ukuran = ukuran_gaya(anak.sifat.get("style", ""))
                yield self._beri_kode(rupa, _kata(anak), *ukuran)

    def _beri_kode(self, rupa: str, teks: str, lebar: float, tinggi: float) -> Bentuk:
        self.urut += 1
        kotak = Kotak(kiri=0.0, atas=0.0, kanan=float(lebar), bawah=float(tinggi))
        awalan = "g" if rupa == "gambar" else "v"
        return Bentuk(kode=f"{awalan}{self.urut}", rupa=rupa, kotak=kotak, teks=teks)


def _tanpa_lambang(tabel: Tabel) -> Tabel:
    """One or two pictures in a table are emblems, not symbols."""
    simbol = [s for baris in tabel.baris for sel in baris for s in sel.simbol]
    if not simbol or len(simbol) > 2 or any(s.kode.startswith("v") for s in simbol):
        return tabel
    return replace(
        tabel,
        baris=tuple(tuple(replace(sel, simbol=()) for sel in baris) for baris in tabel.baris),
    )


def _tanpa_cadangan(lukisan: list[_Lukisan]) -> list[_Lukisan]:
    """Word writes each shape and then a picture of it: the picture is left out."""
    asli = [satu for satu in lukisan if satu.simbol.kode.startswith("v")]
    return asli or lukisan


def _letak_kiri(el: Unsur) -> float | None:
    """The middle of an element that is placed by a percentage of its cell's width."""
    gaya = el.sifat.get("style", "").lower()
    kiri, lebar = _KIRI.search(gaya), _LEBAR.search(gaya)
    if kiri is None:
        return None
    return (float(kiri[1]) + (float(lebar[1]) / 2 if lebar else 0.0)) / 100


def _rupa_svg(el: Unsur) -> str:
    """The one closed shape of a small drawing; "" for icons and whole flow charts."""
    bentuk = [a for a in _turunan(el) if a.nama in _BENTUK_SVG]
    if len(bentuk) != 1:
        return ""
    satu = bentuk[0]
    if satu.nama == "rect":
        return "flowChartTerminator" if satu.sifat.get("rx", "0") not in ("0", "") else "rect"
    if satu.nama == "polygon":
        titik = re.findall(r"-?[\d.]+[ ,]+-?[\d.]+", satu.sifat.get("points", ""))
        return {4: "diamond", 5: "pentagon"}.get(len(titik), "")
    return "ellipse"


def _baris_teks(teks: str) -> Iterator[_Potong]:
    for n, baris in enumerate(teks.split("\n")):
        if n:
            yield _GANTI
        yield baris


def _gabung(potong: Sequence[_Potong]) -> str:
    """Pieces as lines: trimmed, single spaces, no empty lines."""
    teks = "".join(
        p if isinstance(p, str) else "\n" for p in potong if not isinstance(p, Tabel | _Lukisan)
    )
    baris = (re.sub(r"[ \t\xa0]+", " ", b).strip() for b in teks.split("\n"))
    return "\n".join(b for b in baris if b)


def _tanpa_batas_awal(isi: list[_Potong]) -> Iterator[_Potong]:
    """What a list item holds, its words directly after the marker."""
    mulai = False
    for potong in isi:
        kosong = isinstance(potong, _Batas | _Ganti) or (
            isinstance(potong, str) and not potong.strip()
        )
        if mulai or not kosong:
            mulai = True
            yield potong


def _baris(tabel: Unsur) -> Iterator[list[Unsur]]:
    for anak in tabel.isi:
        if isinstance(anak, str):
            continue
        if anak.nama == "tr" and not _tersembunyi(anak):
            yield [a for a in anak.isi if isinstance(a, Unsur) and a.nama in ("td", "th")]
        elif anak.nama in ("thead", "tbody", "tfoot"):
            yield from _baris(anak)


def _bentang(td: Unsur, sisa: int) -> tuple[int, int]:
    lebar = _bulat(td.sifat.get("colspan", ""), 1)
    tinggi = _bulat(td.sifat.get("rowspan", ""), 1) or sisa
    return min(max(lebar, 1), _BATAS_BENTANG), min(max(tinggi, 1), sisa)


def _tersembunyi(el: Unsur) -> bool:
    return "hidden" in el.sifat or bool(_SEMBUNYI.search(el.sifat.get("style", "").lower()))


def _turunan(el: Unsur) -> Iterator[Unsur]:
    for anak in el.isi:
        if isinstance(anak, Unsur):
            yield anak
            yield from _turunan(anak)


def _kata(el: Unsur) -> str:
    potong = [p for a in _turunan(el) for p in a.isi if isinstance(p, str)]
    return _SPASI.sub(" ", "".join(potong)).strip()


def _bulat(teks: str, baku: int) -> int:
    cocok = re.match(r"\s*(\d{1,6})", teks)
    return int(cocok[1]) if cocok else baku


def _penanda(nomor: int, gaya: str) -> str:
    """The marker that a browser prints before an item."""
    huruf = chr(ord("a") + (nomor - 1) % 26)
    if gaya in ("lower-alpha", "upper-alpha"):
        return f"{huruf if gaya[0] == 'l' else huruf.upper()}. "
    if gaya in ("lower-roman", "upper-roman"):
        angka = _romawi(nomor)
        return f"{angka if gaya[0] == 'l' else angka.upper()}. "
    return f"{nomor}. " if gaya.startswith("decimal") else "• "


def _romawi(nomor: int) -> str:
    hasil = ""
    sisa = nomor % 40
    for nilai, huruf in _ROMAWI:
        while sisa >= nilai:
            hasil += huruf
            sisa -= nilai
    return hasil

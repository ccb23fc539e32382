"""An SOP as a PDF: ruled tables, drawn symbols and arrows, in the ways that programs draw them."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Literal

import typst

import tolok.naskah
from tolok.sop.tests.pembuat.isi import BarisLangkah, IsiDokumen

__all__ = ["CaraPdf", "buat_pdf", "gambar_pdf", "pdf_dari_typst"]

_HURUF = Path(tolok.naskah.__path__[0]) / "huruf"
_MULAI_X, _MULAI_Y = 30.0, 40.0
_LEBAR_LAJUR = 62.0
_UKURAN = 7.0
_BARIS = 8.6

Titik = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaraPdf:
    """How a program draws: rules, arrows, turned heads; where it cuts the table."""

    garis: Literal["garis", "isian", "kotak"] = "garis"
    panah: Literal["utuh", "ruas", "isian", "putus"] = "utuh"
    sirip: bool = False
    """Whether the head of an arrow is two short strokes instead of a triangle."""
    ganda: bool = False
    """Whether letters are struck twice, a little apart."""
    tanda_air: str = ""
    """Words slanted over the table."""
    warna: bool = False
    """Whether the cell of a lane is painted instead of bearing a symbol; then there are no arrows."""
    kepala_putar: bool = False
    belah_kolom: int | None = None
    baris_per_halaman: int = 99
    penghubung: bool = False
    simbol_ruas: bool = False
    """Whether symbols are drawn line by line."""
    identitas: bool = True


@dataclass(slots=True)
class _Kanvas:
    """Typst source of one page, everything placed by its coordinates."""

    isi: list[tuple[float, float, str]] = field(default_factory=list)
    ganda: bool = False

    def tulis(
        self, kode: str, x: float = 0.0, y: float = 0.0, rentang: tuple[float, float] | None = None
    ) -> None:
        """One thing; `rentang`: from where to where it reaches across the page."""
        kiri, kanan = rentang or (x, x + 10)
        satu = f"#place(top + left, dx: {x:.2f}pt, dy: {y:.2f}pt, {kode})"
        self.isi.append((kiri, kanan, satu))

    def teks(self, x: float, y: float, lebar: float, teks: str, *, tebal: bool = False) -> None:
        baris = " + linebreak() + ".join(
            json.dumps(t, ensure_ascii=False) for t in teks.split("\n")
        )
        berat = '"bold"' if tebal else '"regular"'
        kode = f"box(width: {lebar:.2f}pt, text(size: {_UKURAN}pt, weight: {berat}, {baris}))"
        for geser in (0.0, 0.35) if self.ganda else (0.0,):
            self.tulis(kode, x + geser, y)

    def ruas(self, a: Titik, b: Titik, *, isian: bool = False) -> None:
        if isian:
            dx, dy = (0.3, 0.0) if a[0] == b[0] else (0.0, 0.3)
            sudut = [
                (a[0] - dx, a[1] - dy), (b[0] - dx, b[1] - dy),
                (b[0] + dx, b[1] + dy), (a[0] + dx, a[1] + dy),
            ]  # fmt: skip
            self.poligon(sudut)
        else:
            kode = f"line(start: {_p(a)}, end: {_p(b)}, stroke: 0.6pt)"
            self.tulis(kode, rentang=(min(a[0], b[0]), max(a[0], b[0])))

    def poligon(self, titik: list[Titik], *, garis: bool = False) -> None:
        gaya = "stroke: 0.7pt" if garis else "fill: black"
        kode = f"polygon({gaya}, {', '.join(_p(t) for t in titik)})"
        self.tulis(kode, rentang=(min(x for x, _ in titik), max(x for x, _ in titik)))

    def kotak(self, x: float, y: float, lebar: float, tinggi: float, radius: float = 0) -> None:
        self.tulis(
            f"rect(width: {lebar:.2f}pt, height: {tinggi:.2f}pt, stroke: 0.7pt, "
            f"radius: {radius:.2f}pt)", x, y, (x, x + lebar),
        )  # fmt: skip

    def petak(self, x: float, y: float, lebar: float, tinggi: float) -> None:
        kode = f"rect(width: {lebar:.2f}pt, height: {tinggi:.2f}pt, fill: orange)"
        self.tulis(kode, x, y, (x, x + lebar))

    def rangkaian(self, titik: list[Titik]) -> None:
        garis = ", ".join(f"curve.line({_p(t)})" for t in titik[1:])
        kode = f"curve(stroke: 0.7pt, curve.move({_p(titik[0])}), {garis})"
        self.tulis(kode, rentang=(min(x for x, _ in titik), max(x for x, _ in titik)))


def buat_pdf(isi: IsiDokumen, cara: CaraPdf = CaraPdf()) -> bytes:
    """The document: a page with the identity block, then the pages of the step table."""
    halaman: list[_Kanvas] = []
    if cara.identitas:
        halaman.append(_identitas(isi))
    tabel = [
        _Tabel(
            isi=isi, cara=cara, mulai=n, akhir=min(n + cara.baris_per_halaman, len(isi.langkah))
        )
        for n in range(0, len(isi.langkah), cara.baris_per_halaman)
    ]
    lembar = [t.gambar() for t in tabel]
    potong = [(0.0, 2_000.0)]
    if cara.belah_kolom is not None:
        x = tabel[0].kolom[cara.belah_kolom]
        potong = [(0.0, x + 0.4), (x - 0.4, 2_000.0)]
    sumber = [_halaman(k, (0.0, 2_000.0), 842.0) for k in halaman]
    lebar = tabel[0].kolom[-1] + 30
    sumber.extend(_halaman(k, p, lebar) for p in potong for k in lembar)
    return pdf_dari_typst("\n#pagebreak()\n".join(sumber))


def pdf_dari_typst(sumber: str) -> bytes:
    """Compile Typst source with the fonts of the product."""
    kepala = (
        '#set page(width: 842pt, height: 700pt, margin: 0pt)\n#set text(font: "Liberation Sans")\n'
    )
    return bytes(typst.compile((kepala + sumber).encode(), format="pdf", font_paths=_huruf()))


def gambar_pdf(isi: bytes, halaman: int = 1) -> bytes:
    """A page of a PDF as a PNG of 200 dots per inch."""
    import io

    import pypdfium2

    pdf = pypdfium2.PdfDocument(isi)
    keluar = io.BytesIO()
    pdf[halaman - 1].render(scale=200 / 72, grayscale=True).to_pil().save(keluar, format="PNG")
    pdf.close()
    return keluar.getvalue()


@cache
def _huruf() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(_HURUF)]
    )


def _p(t: Titik) -> str:
    return f"({t[0]:.2f}pt, {t[1]:.2f}pt)"


def _halaman(k: _Kanvas, potong: tuple[float, float], lebar: float) -> str:
    """A page that shows a stretch of the canvas; shapes that reach over its edge are clipped."""
    kiri, kanan = potong
    isi = "\n".join(kode for a, b, kode in k.isi if b > kiri + 0.5 and a < kanan - 0.5)
    tampil = min(kanan, lebar) - kiri
    return (
        f"#set page(width: {max(tampil + 60, 200):.2f}pt)\n"
        f"#place(top + left, dx: {30 if kiri else 0}pt, box(width: {tampil:.2f}pt, height: 700pt, "
        f"clip: true, place(top + left, dx: {-kiri:.2f}pt, box(width: 2000pt, height: 700pt)[\n{isi}\n])))"
    )


def _identitas(isi: IsiDokumen) -> _Kanvas:
    k = _Kanvas()
    k.teks(40, 60, 280, isi.unit, tebal=True)
    y = 30.0
    k.ruas((30, y), (780, y))
    for label, nilai in isi.identitas:
        tinggi = 6 + _BARIS * _banyak_baris(nilai, 300)
        k.teks(354, y + 3, 100, label)
        k.teks(464, y + 3, 300, nilai)
        y += tinggi
        k.ruas((350, y), (780, y))
    k.ruas((460, 30), (460, y))
    k.ruas((30, y), (780, y))
    for kiri, kanan in zip(isi.kotak[::2], isi.kotak[1::2], strict=True):
        for x, (label, _) in ((30, kiri), (350, kanan)):
            k.teks(x + 4, y + 3, 300, label, tebal=True)
        y += 14
        k.ruas((30, y), (780, y))
        tinggi = 20.0
        for x, lebar, (_, butir) in ((30, 300, kiri), (350, 400, kanan)):
            yy = y + 3
            for n, b in enumerate(butir):
                k.teks(x + 4, yy, 14, f"{n + 1}.")
                k.teks(x + 18, yy, lebar - 14, b)
                yy += 4 + _BARIS * _banyak_baris(b, lebar - 14)
            tinggi = max(tinggi, yy - y + 4)
        y += tinggi
        k.ruas((30, y), (780, y))
    for x in (30, 350, 780):
        k.ruas((x, 30), (x, y))
    return k


def _banyak_baris(teks: str, lebar: float) -> int:
    per = max(4, int(lebar / (_UKURAN * 0.56)))
    return sum(max(1, -(-len(t) // per)) for t in teks.split("\n"))


@dataclass(slots=True)
class _Tabel:
    """The step table of rows `mulai` up to `akhir` on one canvas."""

    isi: IsiDokumen
    cara: CaraPdf
    mulai: int
    akhir: int
    kolom: list[float] = field(default_factory=list)
    baris: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        lebar = [24.0, 150.0, *[_LEBAR_LAJUR] * len(self.isi.lajur), 100.0, 46.0, 90.0, 60.0]
        self.kolom = [_MULAI_X]
        for x in lebar:
            self.kolom.append(self.kolom[-1] + x)
        kepala = max(_banyak_baris(nama, _LEBAR_LAJUR - 12) for nama in self.isi.lajur)
        tinggi_lajur = 70.0 if self.cara.kepala_putar else max(30.0, 8 + _BARIS * (kepala + 1))
        self.baris = [_MULAI_Y, _MULAI_Y + 14, _MULAI_Y + 14 + tinggi_lajur]
        for satu in self.langkah:
            banyak = max(
                _banyak_baris(satu.uraian, 142),
                _banyak_baris("\n".join(satu.kelengkapan), 92),
                _banyak_baris("\n".join(satu.output), 82),
                _banyak_baris(satu.keterangan, 52),
            )
            self.baris.append(self.baris[-1] + max(44.0, 8 + _BARIS * banyak))

    @property
    def langkah(self) -> tuple[BarisLangkah, ...]:
        return self.isi.langkah[self.mulai : self.akhir]

    def gambar(self) -> _Kanvas:
        k = _Kanvas(ganda=self.cara.ganda)
        if self.cara.warna:
            self._petak(k)
        self._kisi(k)
        self._kepala(k)
        for n, satu in enumerate(self.langkah):
            self._isi_baris(k, n, satu)
            for lajur in () if self.cara.warna else satu.lajur:
                _simbol(k, satu.rupa, self._pusat(n, lajur), satu.teks, ruas=self.cara.simbol_ruas)
        if self.cara.tanda_air:
            self._tanda_air(k)
        for p in () if self.cara.warna else self.isi.panah:
            if self.mulai <= p.dari < self.akhir and self.mulai <= p.ke < self.akhir:
                self._panah(k, p.dari - self.mulai, p.ke - self.mulai, p.teks)
            elif self.cara.penghubung and p.ke == p.dari + 1:
                self._penghubung(k, p.dari, p.ke, p.teks)
        return k

    def _petak(self, k: _Kanvas) -> None:
        for n, satu in enumerate(self.langkah):
            for lajur in satu.lajur:
                x, y = self.kolom[2 + lajur], self.baris[2 + n]
                k.petak(x, y, self.kolom[3 + lajur] - x, self.baris[3 + n] - y)

    def _tanda_air(self, k: _Kanvas) -> None:
        teks = json.dumps(self.cara.tanda_air, ensure_ascii=False)
        kode = f"rotate(-35deg, text(size: 40pt, fill: silver, {teks}))"
        k.tulis(kode, *self._pusat(0, 0), (0.0, 2_000.0))

    def _kisi(self, k: _Kanvas) -> None:
        n = len(self.isi.lajur)
        if self.cara.garis == "kotak":
            self._kotak_sel(k)
            return
        isian = self.cara.garis == "isian"
        for i, y in enumerate(self.baris):
            batas = self.kolom[2 : 2 + n + 4] if i == 1 else self.kolom
            for a, b in pairwise(batas):
                k.ruas((a, y), (b, y), isian=isian)
        tepi = {0, 1, 2, 2 + n, 2 + n + 3, len(self.kolom) - 1}
        for i, x in enumerate(self.kolom):
            k.ruas((x, self.baris[0 if i in tepi else 1]), (x, self.baris[-1]), isian=isian)

    def _kotak_sel(self, k: _Kanvas) -> None:
        n = len(self.isi.lajur)
        for i, (x, xx) in enumerate(zip(self.kolom, self.kolom[1:], strict=False)):
            atas = 1 if 2 <= i < 2 + n + 3 else 0
            for a, b in (
                (self.baris[atas], self.baris[2]),
                *zip(self.baris[2:], self.baris[3:], strict=False),
            ):
                k.kotak(x, a, xx - x, b - a)
        for a, b in ((2, 2 + n), (2 + n, 2 + n + 3)):
            k.kotak(self.kolom[a], self.baris[0], self.kolom[b] - self.kolom[a], 14)

    def _kepala(self, k: _Kanvas) -> None:
        n = len(self.isi.lajur)
        y0, y1 = self.baris[0] + 3, self.baris[1] + 3
        k.teks(self.kolom[0] + 4, y0, 18, "No", tebal=True)
        k.teks(self.kolom[1] + 4, y0, 90, "Kegiatan", tebal=True)
        k.teks(self.kolom[2] + 4, y0, 60, "Pelaksana", tebal=True)
        k.teks(self.kolom[2 + n] + 4, y0, 80, "Mutu Baku", tebal=True)
        k.teks(self.kolom[2 + n + 3] + 4, y0, 56, "Keterangan", tebal=True)
        for i, nama in enumerate((*self.isi.lajur, "Kelengkapan", "Waktu", "Output")):
            x = self.kolom[2 + i]
            if self.cara.kepala_putar and i < n:
                teks = json.dumps(nama, ensure_ascii=False)
                k.tulis(
                    f"rotate(-90deg, reflow: true, box(width: 62pt, text(size: {_UKURAN}pt, {teks})))",
                    x + 8, y1,
                )  # fmt: skip
            else:
                k.teks(x + 3, y1, self.kolom[3 + i] - x - 6, nama, tebal=True)

    def _isi_baris(self, k: _Kanvas, n: int, satu: BarisLangkah) -> None:
        lajur = len(self.isi.lajur)
        y = self.baris[2 + n] + 4
        isi = (
            (0, str(satu.nomor)),
            (1, satu.uraian),
            (2 + lajur, "\n".join(satu.kelengkapan)),
            (3 + lajur, satu.waktu),
            (4 + lajur, "\n".join(satu.output)),
            (5 + lajur, satu.keterangan),
        )
        for kolom, teks in isi:
            if teks:
                k.teks(
                    self.kolom[kolom] + 4, y, self.kolom[kolom + 1] - self.kolom[kolom] - 8, teks
                )

    def _pusat(self, n: int, lajur: int) -> Titik:
        return (
            (self.kolom[2 + lajur] + self.kolom[3 + lajur]) / 2,
            (self.baris[2 + n] + self.baris[3 + n]) / 2,
        )

    def _panah(self, k: _Kanvas, dari: int, ke: int, teks: str) -> None:
        """Down from a symbol to the next; returns leave to the left and enter from the left."""
        a, b = self.langkah[dari], self.langkah[ke]
        if not a.lajur or not b.lajur:
            return
        (ax, ay), (bx, by) = self._pusat(dari, a.lajur[0]), self._pusat(ke, b.lajur[0])
        if ke > dari:
            tengah = self.baris[2 + ke] - 3
            titik = [(ax, ay + 9), (ax, tengah), (bx, tengah), (bx, by - 13)]
            titik = titik if ax != bx else [titik[0], titik[-1]]
            ujung = [(bx - 2.5, by - 13), (bx + 2.5, by - 13), (bx, by - 9)]
            label = (ax + 4, ay + 11)
        else:
            sisi = min(ax, bx) - 27
            titik = [(ax - 20, ay), (sisi, ay), (sisi, by + 4), (bx - 24, by + 4)]
            ujung = [(bx - 24, by + 1.5), (bx - 24, by + 6.5), (bx - 20, by + 4)]
            label = (sisi + 2, ay - 12)
        self._goresan(k, titik)
        if self.cara.sirip:
            k.ruas(ujung[0], ujung[2])
            k.ruas(ujung[1], ujung[2])
        else:
            k.poligon(ujung)
        if teks:
            k.teks(*label, 40, teks)

    def _goresan(self, k: _Kanvas, titik: list[Titik]) -> None:
        if self.cara.panah == "utuh":
            k.rangkaian(titik)
        elif self.cara.panah == "ruas":
            for a, b in pairwise(titik):
                k.ruas(a, b)
        elif self.cara.panah == "putus":
            for a, b in pairwise(titik):
                _putus(k, a, b)
        else:
            k.poligon(_tebal(titik))

    def _penghubung(self, k: _Kanvas, dari: int, ke: int, teks: str) -> None:
        """The pentagon of an arrow that goes on over the page."""
        if self.mulai <= dari < self.akhir:
            n = dari - self.mulai
            x, y = self._pusat(n, self.isi.langkah[dari].lajur[0])
            atas = self.baris[3 + n] + 6
            self._goresan(k, [(x, y + 9), (x, atas - 4)])
            k.poligon([(x - 2.5, atas - 4), (x + 2.5, atas - 4), (x, atas)])
            _pentagon(k, x, atas)
            if teks:
                k.teks(x + 4, y + 11, 40, teks)
        elif self.mulai <= ke < self.akhir:
            x, y = self._pusat(ke - self.mulai, self.isi.langkah[ke].lajur[0])
            _pentagon(k, x - 22, y - 20)
            titik = [(x - 15, y - 14), (x, y - 14), (x, y - 13)]
            self._goresan(k, titik)
            k.poligon([(x - 2.5, y - 13), (x + 2.5, y - 13), (x, y - 9)])


def _putus(k: _Kanvas, a: Titik, b: Titik) -> None:
    """A dashed stroke as painted pieces, as browsers print it."""
    panjang = abs(b[0] - a[0]) + abs(b[1] - a[1])
    dx, dy = (b[0] - a[0]) / panjang, (b[1] - a[1]) / panjang
    for n in range(0, int(panjang) + 1, 5):
        ujung = min(n + 3.0, panjang)
        awal = (a[0] + dx * n, a[1] + dy * n)
        if ujung - n >= 2:
            k.ruas(awal, (a[0] + dx * ujung, a[1] + dy * ujung), isian=True)


def _tebal(titik: list[Titik]) -> list[Titik]:
    """The outline of a bent line half a point thick, as office programs write connectors."""
    t = 0.25
    kiri: list[Titik] = []
    kanan: list[Titik] = []
    for n, (x, y) in enumerate(titik):
        sebelum, sesudah = titik[max(0, n - 1)], titik[min(len(titik) - 1, n + 1)]
        dx = t if (sebelum[1] != y or sesudah[1] != y) else 0.0
        dy = t if (sebelum[0] != x or sesudah[0] != x) else 0.0
        arah = 1 if (sesudah[0] - sebelum[0]) * (sesudah[1] - sebelum[1]) >= 0 else -1
        kiri.append((x + dx, y - arah * dy))
        kanan.append((x - dx, y + arah * dy))
    return [*kiri, *reversed(kanan)]


def _pentagon(k: _Kanvas, x: float, y: float) -> None:
    k.poligon([(x - 7, y), (x + 7, y), (x + 7, y + 8), (x, y + 13), (x - 7, y + 8)], garis=True)


def _simbol(k: _Kanvas, rupa: str, pusat: Titik, teks: str, *, ruas: bool) -> None:
    x, y = pusat
    if ruas and rupa != "flowChartTerminator":
        sudut = [(x - 20, y - 9), (x + 20, y - 9), (x + 20, y + 9), (x - 20, y + 9)]
        if rupa == "flowChartDecision":
            sudut = [(x - 20, y), (x, y - 9), (x + 20, y), (x, y + 9)]
        for a, b in pairwise([*sudut, sudut[0]]):
            k.ruas(a, b)
    elif rupa == "flowChartDecision":
        k.poligon([(x - 20, y), (x, y - 9), (x + 20, y), (x, y + 9)], garis=True)
    else:
        k.kotak(x - 20, y - 9, 40, 18, radius=9 if rupa == "flowChartTerminator" else 0)
    if teks:
        k.teks(x - 14, y - 4, 34, teks)

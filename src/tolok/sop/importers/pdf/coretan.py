"""One page of a PDF with a text layer as a `Lembar`: its words, rules, shapes and strokes."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from pdfplumber.page import Page

from tolok.sop.importers.dokumen import JenisSimbol, Kotak
from tolok.sop.importers.lembar.kisi import satukan_ruas
from tolok.sop.importers.lembar.lembar import (
    Bentuk,
    Goresan,
    Kepala,
    Lembar,
    Ruas,
    Titik,
    tanpa_rangkap,
)
from tolok.sop.importers.pdf.bentuk import (
    jenis_bentuk,
    kepala_panah,
    kotak_titik,
    poros,
    ratakan,
)
from tolok.sop.importers.pdf.huruf import kata_halaman
from tolok.sop.importers.pdf.rangkai import bentuk_terangkai
from tolok.sop.importers.pdf.warna import pucat, putih

__all__ = ["lembar_pdf"]

_TIPIS = 3.0
_SENGKANG = 1.5
_RUAS_TERPENDEK = 1.8
_LURUS = 1.2
_OBJEK_TERBANYAK = 20_000
_RUAS_TERBANYAK = 6_000
_TELITI = 2.0
_SIRIP = 9.0
_SIRIP_TERBANYAK = 400


@dataclass(slots=True)
class _Coretan:
    """What is gathered while going over the drawing of a page."""

    ruas: list[Ruas] = field(default_factory=list)
    kotak: list[tuple[Kotak, bool]] = field(default_factory=list)
    bentuk: list[Bentuk] = field(default_factory=list)
    goresan: list[Goresan] = field(default_factory=list)
    kepala: list[Kepala] = field(default_factory=list)
    warna: list[Kotak] = field(default_factory=list)


def lembar_pdf(halaman: Page, nomor: int) -> Lembar:
    """The page as words and strokes. Coordinates start at its upper left corner."""
    coretan = _Coretan()
    objek = [*halaman.lines, *halaman.rects, *halaman.curves]
    for o in objek[:_OBJEK_TERBANYAK]:
        _catat(coretan, o)
    _pilah_kotak(coretan)
    _kepala_terbuka(coretan)
    satu = satukan_ruas(coretan.ruas[:_RUAS_TERBANYAK], _TELITI)
    terangkai, ruas, goresan = bentuk_terangkai(
        [r for r in satu if r.panjang >= _RUAS_TERPENDEK], coretan.goresan
    )
    bentuk = tanpa_rangkap([*coretan.bentuk, *terangkai])
    return Lembar(
        nomor=nomor,
        lebar=float(halaman.width),
        tinggi=float(halaman.height),
        kata=tuple(kata_halaman(halaman)),
        ruas=ruas,
        bentuk=bentuk,
        goresan=tuple(g for g in goresan if not _tepi_bentuk(g, bentuk)),
        kepala=tuple(coretan.kepala),
        warna=tuple(coretan.warna[:_RUAS_TERBANYAK]),
    )


def _catat(coretan: _Coretan, o: dict[str, Any]) -> None:
    """One drawn path, sorted by what it can be."""
    garis = bool(o.get("stroke")) and not putih(o.get("stroking_color"))
    isi = bool(o.get("fill")) and not putih(o.get("non_stroking_color"))
    titik = ratakan(o.get("path") or ())
    if len(titik) < 2 or not (garis or isi) or not all(map(math.isfinite, sum(titik, ()))):
        return
    k = kotak_titik(titik)
    lebar, tinggi = k.kanan - k.kiri, k.bawah - k.atas
    if min(lebar, tinggi) <= (_TIPIS if isi else _LURUS):
        _catat_tipis(coretan, k, lebar, tinggi)
    elif o["object_type"] == "rect":
        if isi and not garis:
            coretan.warna.append(k)
        if garis or not pucat(o.get("non_stroking_color")):
            coretan.kotak.append((k, garis))
    elif isi or _tertutup(o, titik):
        _catat_tertutup(coretan, titik, isi=isi, pucat=pucat(o.get("non_stroking_color")))
    else:
        _catat_terbuka(coretan, titik)


def _catat_tipis(coretan: _Coretan, k: Kotak, lebar: float, tinggi: float) -> None:
    if max(lebar, tinggi) < _SENGKANG:
        return
    if lebar >= tinggi:
        letak = (k.atas + k.bawah) / 2
        coretan.ruas.append(Ruas(mendatar=True, letak=letak, awal=k.kiri, akhir=k.kanan))
    else:
        letak = (k.kiri + k.kanan) / 2
        coretan.ruas.append(Ruas(mendatar=False, letak=letak, awal=k.atas, akhir=k.bawah))


def _catat_tertutup(coretan: _Coretan, titik: list[Titik], *, isi: bool, pucat: bool) -> None:
    kepala = kepala_panah(titik) if isi else None
    if kepala is not None:
        coretan.kepala.append(kepala)
        return
    garis = poros(titik) if isi else None
    if garis is not None:
        coretan.goresan.append(garis)
        return
    jenis = jenis_bentuk(titik)
    if jenis is not None and not (isi and pucat and jenis is JenisSimbol.PROSES):
        k = kotak_titik(titik)
        coretan.bentuk.append(Bentuk(jenis=jenis, kotak=k, asal=k))


def _catat_terbuka(coretan: _Coretan, titik: list[Titik]) -> None:
    """A bent line: a connector, or the two barbs of an open arrow head."""
    k = kotak_titik(titik)
    besar = max(k.kanan - k.kiri, k.bawah - k.atas)
    if len(titik) == 3 and besar <= 12:
        a, ujung, b = titik
        if abs(math.dist(a, ujung) - math.dist(ujung, b)) < 0.3 * besar:
            pangkal = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
            coretan.kepala.append(Kepala(ujung=ujung, pangkal=pangkal))
            return
    coretan.goresan.append(Goresan(titik=tuple(titik)))


def _kepala_terbuka(coretan: _Coretan) -> None:
    """Open arrow heads drawn as two short slanted strokes out of one point."""
    pendek = [g for g in coretan.goresan if len(g.titik) == 2 and math.dist(*g.titik) <= _SIRIP]
    if len(pendek) > _SIRIP_TERBANYAK:
        return
    for n, a in enumerate(pendek):
        for b in pendek[n + 1 :]:
            kepala = _sirip(a, b)
            lain = [g for g in pendek if g is not a and g is not b]
            if kepala is not None and not any(_menyambung(g, a, b) for g in lain):
                coretan.kepala.append(kepala)
                coretan.goresan = [g for g in coretan.goresan if g is not a and g is not b]


def _sirip(a: Goresan, b: Goresan) -> Kepala | None:
    """Two strokes of one length that leave one point at a sharp angle."""
    for ujung, p in (a.titik, a.titik[::-1]):
        for lain, q in (b.titik, b.titik[::-1]):
            panjang = math.dist(ujung, p)
            sama = abs(panjang - math.dist(lain, q)) < 0.25 * panjang
            if math.dist(ujung, lain) < 0.6 and sama and 0.5 < math.dist(p, q) < 1.5 * panjang:
                return Kepala(ujung=ujung, pangkal=((p[0] + q[0]) / 2, (p[1] + q[1]) / 2))
    return None


def _menyambung(g: Goresan, a: Goresan, b: Goresan) -> bool:
    """Whether a stroke goes on where one of two others ends: then they bound a shape."""
    return any(math.dist(t, u) < 0.6 for t in g.titik for s in (a, b) for u in s.titik)


def _tertutup(o: dict[str, Any], titik: Sequence[Titik]) -> bool:
    jalur = o.get("path") or ()
    return math.dist(titik[0], titik[-1]) < 0.6 or bool(jalur and jalur[-1][0] == "h")


def _tepi_bentuk(g: Goresan, bentuk: Iterable[Bentuk]) -> bool:
    """Whether a stroke only draws the border of a shape again."""
    k = kotak_titik(g.titik)
    return any(
        abs(k.kiri - b.kotak.kiri) < 2.5
        and abs(k.kanan - b.kotak.kanan) < 2.5
        and abs(k.atas - b.kotak.atas) < 2.5
        and abs(k.bawah - b.kotak.bawah) < 2.5
        for b in bentuk
    )


def _pilah_kotak(coretan: _Coretan) -> None:
    """Rectangles: borders of cells and of pages become rules, the small free ones symbols."""
    beda: list[tuple[Kotak, bool]] = []
    for k, garis in sorted(coretan.kotak, key=lambda x: not x[1]):
        if not any(_serupa(k, lain) for lain, _ in beda):
            beda.append((k, garis))
    if len(beda) > 2_000:
        beda = [(k, g) for k, g in beda if k.kanan - k.kiri > 5 and k.bawah - k.atas > 5][:2_000]
    sisi = [(r, n) for n, (k, garis) in enumerate(beda) if garis for r in _sisi(k)]
    lain = [(r, -1) for r in coretan.ruas] + sisi
    for n, (k, garis) in enumerate(beda):
        rapat = sum(1 for s in _sisi(k) if _tertindih(s, n, lain))
        titik = [(k.kiri, k.atas), (k.kanan, k.atas), (k.kanan, k.bawah), (k.kiri, k.bawah)]
        if rapat < 2 and jenis_bentuk(titik) is not None:
            coretan.bentuk.append(Bentuk(jenis=JenisSimbol.PROSES, kotak=k, asal=k))
        elif garis:
            coretan.ruas.extend(_sisi(k))


def _serupa(a: Kotak, b: Kotak) -> bool:
    return (
        abs(a.kiri - b.kiri) < 1
        and abs(a.kanan - b.kanan) < 1
        and abs(a.atas - b.atas) < 1
        and abs(a.bawah - b.bawah) < 1
    )


def _sisi(k: Kotak) -> list[Ruas]:
    return [
        Ruas(mendatar=True, letak=k.atas, awal=k.kiri, akhir=k.kanan),
        Ruas(mendatar=True, letak=k.bawah, awal=k.kiri, akhir=k.kanan),
        Ruas(mendatar=False, letak=k.kiri, awal=k.atas, akhir=k.bawah),
        Ruas(mendatar=False, letak=k.kanan, awal=k.atas, akhir=k.bawah),
    ]


def _tertindih(sisi: Ruas, milik: int, lain: Iterable[tuple[Ruas, int]]) -> bool:
    """Whether rules (of another owner) run along most of this side."""
    bagian = sum(
        max(0.0, min(r.akhir, sisi.akhir) - max(r.awal, sisi.awal))
        for r, n in lain
        if n != milik and r.mendatar is sisi.mendatar and abs(r.letak - sisi.letak) <= 2
    )
    return bagian >= 0.6 * sisi.panjang

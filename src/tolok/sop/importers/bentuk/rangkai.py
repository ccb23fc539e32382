"""Drawn shapes of any format as the symbols and arrows of a flow chart.

A format adapter gives shapes and lines with their places on one plane (points). Which of the
five symbols a shape is follows from its preset geometry and its words; what a line joins follows
from the links it names or, without them, from where its ends lie.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tolok.sop.importers.dokumen import JenisSimbol, Kotak, Panah, Simbol

__all__ = [
    "Bentuk",
    "Garis",
    "Titik",
    "beri_label",
    "garis_dari_kotak",
    "jadikan_simbol",
    "sambungkan",
    "tengah",
]

_KEPUTUSAN = frozenset({"flowChartDecision", "diamond"})
_PENGHUBUNG = frozenset(
    {"flowChartOffpageConnector", "flowChartConnector", "homePlate", "pentagon", "flowChartMerge"}
)
_UJUNG = frozenset({"flowChartTerminator", "ellipse"})
_TUMPUL = frozenset({"roundRect", "flowChartAlternateProcess", "round2DiagRect", "round2SameRect"})
_PROSES = frozenset(
    {
        "rect",
        "cube",
        "can",
        "plaque",
        "bevel",
        "parallelogram",
        "trapezoid",
        "hexagon",
        "foldedCorner",
        "snip1Rect",
        "snip2SameRect",
        "snipRoundRect",
        "round1Rect",
        "gambar",
        "bebas",
    }
)
_KATA_UJUNG = re.compile(
    r"\W{0,9}(?:mulai|selesai|start|stop|end|finish|akhir)\W{0,9}", re.IGNORECASE
)
_KATA_CABANG = re.compile(
    r"\W{0,9}(?:ya|tidak|y|t|n|yes|no|setuju|tidak setuju|sesuai|tidak sesuai|lengkap|tidak lengkap"
    r"|disetujui|tidak disetujui|ditolak|benar|salah|valid|tidak valid)\W{0,9}",
    re.IGNORECASE,
)
_JAUH_UJUNG = 24.0
_JAUH_LABEL = 60.0
_TERKECIL = 3.0
_GAMBAR_TERBESAR = (160.0, 48.0)
"""A picture of more points than this is a logo or a scan, not a symbol."""
_GAMBAR_TERSEDIKIT = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Titik:
    """A point of the plane."""

    x: float
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Bentuk:
    """A closed shape. `rupa`: preset name of DrawingML, "gambar" for a picture, "bebas" for a
    freeform; `polos`: neither outline nor fill is drawn, so only its words are seen."""

    kode: str
    rupa: str
    kotak: Kotak
    teks: str = ""
    polos: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Garis:
    """A line with an arrow head at `ke`; the codes are those of the shapes it names, if any."""

    dari: Titik
    ke: Titik
    kode_dari: str | None = None
    kode_ke: str | None = None
    teks: str = ""


def tengah(kotak: Kotak) -> Titik:
    """The centre of a rectangle."""
    return Titik(x=(kotak.kiri + kotak.kanan) / 2, y=(kotak.atas + kotak.bawah) / 2)


def garis_dari_kotak(
    kotak: Kotak, *, putar: float = 0.0, balik_x: bool = False, balik_y: bool = False
) -> tuple[Titik, Titik]:
    """Both ends of a connector from its box before rotation (`putar` in degrees, clockwise).

    A preset connector runs from the upper left to the lower right corner of its own box; flips
    come first, then the rotation about the centre.
    """
    pusat = tengah(kotak)
    x, y = (kotak.kanan - kotak.kiri) / 2, (kotak.bawah - kotak.atas) / 2
    x, y = (-x if balik_x else x), (-y if balik_y else y)
    sudut = math.radians(putar)
    kx = x * math.cos(sudut) - y * math.sin(sudut)
    ky = x * math.sin(sudut) + y * math.cos(sudut)
    return Titik(x=pusat.x - kx, y=pusat.y - ky), Titik(x=pusat.x + kx, y=pusat.y + ky)


def jadikan_simbol(
    bentuk: Sequence[Bentuk], tersambung: Iterable[str | None] = ()
) -> tuple[tuple[Simbol, ...], tuple[Bentuk, ...]]:
    """The symbols among the shapes, and the labels ("Ya", "Tidak") that stand beside arrows.

    `tersambung`: codes that some line names; such a shape is a symbol whatever its geometry.
    A rounded rectangle is a start or end where only one or two of many shapes are rounded.
    """
    terkait = {k for k in tersambung if k}
    ujung = _ujung_tumpul(bentuk)
    simbol: list[Simbol] = []
    label: list[Bentuk] = []
    lambang = _hanya_lambang(bentuk)
    for b in bentuk:
        if b.rupa == "gambar" and lambang and b.kode not in terkait:
            continue
        if b.kode not in terkait and (_KATA_CABANG.fullmatch(b.teks) and not _belah(b)):
            label.append(b)
            continue
        jenis = _jenis(b, ujung, b.kode in terkait)
        if jenis is not None:
            simbol.append(Simbol(jenis=jenis, kode=b.kode, teks=b.teks, kotak=b.kotak))
    return tuple(simbol), tuple(label)


def sambungkan(
    garis: Sequence[Garis], simbol: Sequence[Simbol], jauh: float = _JAUH_UJUNG
) -> tuple[tuple[Panah, Garis], ...]:
    """Arrows between symbols, each with its line; a line that joins nothing is left out."""
    dikenal = {s.kode for s in simbol}
    hasil: list[tuple[Panah, Garis]] = []
    ada: set[tuple[str, str]] = set()
    for g in garis:
        dari = g.kode_dari if g.kode_dari in dikenal else _terdekat(g.dari, simbol, jauh)
        ke = g.kode_ke if g.kode_ke in dikenal else _terdekat(g.ke, simbol, jauh)
        if dari and ke and dari != ke and (dari, ke) not in ada:
            ada.add((dari, ke))
            hasil.append((Panah(dari_kode=dari, ke_kode=ke, teks=g.teks), g))
    return tuple(hasil)


def beri_label(
    panah: Sequence[tuple[Panah, Garis]], label: Sequence[Bentuk], simbol: Sequence[Simbol]
) -> tuple[Panah, ...]:
    """Arrows with the words that stand nearest to each, those leaving a decision first."""
    putusan = {s.kode for s in simbol if s.jenis is JenisSimbol.KEPUTUSAN}
    teks = [p.teks for p, _ in panah]
    pasangan = sorted(
        (_jarak_label(tengah(b.kotak), g, p.dari_kode in putusan), n, b.teks.strip())
        for b in label
        for n, (p, g) in enumerate(panah)
    )
    dipakai: set[tuple[str, int]] = set()
    for jauh, n, kata in pasangan:
        if jauh > _JAUH_LABEL or teks[n] or _habis(kata, label, dipakai):
            continue
        teks[n] = kata
        dipakai.add((kata, n))
    return tuple(replace(p, teks=t) for (p, _), t in zip(panah, teks, strict=True))


def _habis(kata: str, label: Sequence[Bentuk], dipakai: set[tuple[str, int]]) -> bool:
    """Whether every label of these words was already given to an arrow."""
    banyak = sum(1 for b in label if b.teks.strip() == kata)
    return sum(1 for k, _ in dipakai if k == kata) >= banyak


def _hanya_lambang(bentuk: Sequence[Bentuk]) -> bool:
    """Whether the pictures are emblems: one or two of them and no drawn shape."""
    gambar = sum(1 for b in bentuk if b.rupa == "gambar")
    return gambar == len(bentuk) and gambar < _GAMBAR_TERSEDIKIT


def _belah(b: Bentuk) -> bool:
    return b.rupa in _KEPUTUSAN


def _ujung_tumpul(bentuk: Sequence[Bentuk]) -> frozenset[str]:
    """Rounded rectangles that stand for start and end: few beside other symbols."""
    tumpul = [b.kode for b in bentuk if b.rupa in _TUMPUL]
    lain = sum(1 for b in bentuk if b.rupa in _PROSES or b.rupa in _KEPUTUSAN)
    return frozenset(tumpul if len(tumpul) <= 2 <= lain else ())


def _jenis(b: Bentuk, ujung: frozenset[str], tersambung: bool) -> JenisSimbol | None:
    if not tersambung and not _layak(b):
        return None
    if b.rupa in _KEPUTUSAN:
        return JenisSimbol.KEPUTUSAN
    if b.rupa in _UJUNG or b.kode in ujung or _KATA_UJUNG.fullmatch(b.teks):
        return JenisSimbol.MULAI_SELESAI
    if b.rupa in _PENGHUBUNG:
        return JenisSimbol.PENGHUBUNG_HALAMAN
    if b.rupa in _PROSES or b.rupa in _TUMPUL or b.rupa.startswith("flowChart") or tersambung:
        return JenisSimbol.PROSES
    return None


def _layak(b: Bentuk) -> bool:
    """Whether a shape that no line names looks like a symbol at all."""
    lebar, tinggi = b.kotak.kanan - b.kotak.kiri, b.kotak.bawah - b.kotak.atas
    if min(lebar, tinggi) < _TERKECIL:
        return False
    if b.rupa == "gambar":
        return lebar <= _GAMBAR_TERBESAR[0] and tinggi <= _GAMBAR_TERBESAR[1]
    return not b.polos or _KATA_UJUNG.fullmatch(b.teks) is not None


def _terdekat(titik: Titik, simbol: Sequence[Simbol], jauh: float) -> str | None:
    """The symbol whose box the point touches or nearly touches."""
    jarak = [(_jarak_kotak(titik, s.kotak), s.kode) for s in simbol if s.kotak is not None]
    if not jarak:
        return None
    terdekat, kode = min(jarak)
    return kode if terdekat <= jauh else None


def _jarak_kotak(titik: Titik, kotak: Kotak) -> float:
    dx = max(kotak.kiri - titik.x, 0.0, titik.x - kotak.kanan)
    dy = max(kotak.atas - titik.y, 0.0, titik.y - kotak.bawah)
    return math.hypot(dx, dy)


def _jarak_label(titik: Titik, garis: Garis, dari_putusan: bool) -> float:
    """How far words stand from a line, mostly from its beginning."""
    mulai = math.hypot(titik.x - garis.dari.x, titik.y - garis.dari.y)
    kotak = Kotak(
        kiri=min(garis.dari.x, garis.ke.x),
        atas=min(garis.dari.y, garis.ke.y),
        kanan=max(garis.dari.x, garis.ke.x),
        bawah=max(garis.dari.y, garis.ke.y),
    )
    return _jarak_kotak(titik, kotak) + 0.3 * mulai + (0.0 if dari_putusan else 20.0)

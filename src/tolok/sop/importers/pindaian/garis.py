"""Ruled lines of a scanned page: found in the bitmap, followed where they bend, made straight.

A line is a long run of dark pixels. The page is looked at in strips twelve pixels wide, so a line
may be slanted by a few degrees and bow as paper on a glass does; the bow is then taken out of all
coordinates by one smooth correction per direction.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from PIL import Image, ImageChops, ImageFilter

from tolok.sop.importers.lembar.lembar import Titik

__all__ = [
    "Lurusan",
    "Rantai",
    "cari_rantai",
    "kemiringan",
    "lurusan",
    "pekat",
    "rantai_halus",
    "samar",
]

_POTONG = 12
_TEBAL = 9
_GELAP = re.compile(rb"\xff+")
_TERBANYAK = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Rantai:
    """A traced line: points in pixels along it, and its thickness."""

    mendatar: bool
    titik: tuple[Titik, ...]
    tebal: float

    @property
    def panjang(self) -> float:
        """Its length along its own direction, in pixels."""
        sumbu = 0 if self.mendatar else 1
        return self.titik[-1][sumbu] - self.titik[0][sumbu]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lurusan:
    """The correction of coordinates: x' = x + p·(y, y², xy), y' = y + q·(x, x², xy)."""

    p: tuple[float, float, float] = (0.0, 0.0, 0.0)
    q: tuple[float, float, float] = (0.0, 0.0, 0.0)
    lebar: float = 1.0
    tinggi: float = 1.0

    def titik(self, x: float, y: float) -> Titik:
        """A point of the bitmap as it would lie on the flat page, in pixels."""
        u, v = x / self.lebar, y / self.tinggi
        return (
            x + self.p[0] * v + self.p[1] * v * v + self.p[2] * u * v,
            y + self.q[0] * u + self.q[1] * u * u + self.q[2] * u * v,
        )


def pekat(gambar: Image.Image, *, ambang: int = 36) -> Image.Image:
    """The dark strokes of a grey page as a bitmap of 0 and 255, whatever its shade of white.

    `ambang`: how much darker than the paper around it a stroke must be, of 255.
    """
    latar = gambar.filter(ImageFilter.BoxBlur(24))
    beda = ImageChops.subtract(latar, gambar)
    return beda.point([0] * ambang + [255] * (256 - ambang))


def samar(gambar: Image.Image) -> Image.Image:
    """The same with faint strokes: rules that a copier hardly left. For tracing lines only."""
    return pekat(gambar, ambang=18)


def cari_rantai(
    hitam: Image.Image, *, potong: int = _POTONG, terpendek: int = 3, tebal: int = _TEBAL
) -> tuple[Rantai, ...]:
    """Level and upright lines of at least `terpendek` strips, longest first.

    `potong`: how wide a strip is; `tebal`: how thick a line may be (pixels).
    """
    lebar, tinggi = hitam.size
    if lebar < potong or tinggi < potong:
        return ()
    datar = hitam.resize((lebar // potong, tinggi), Image.Resampling.BOX)
    tegak = hitam.resize((lebar, tinggi // potong), Image.Resampling.BOX)
    cara = _Cara(potong=potong, terpendek=terpendek, tebal=tebal)
    hasil = [
        *_rantai(datar.transpose(Image.Transpose.TRANSPOSE), hitam, cara, mendatar=True),
        *_rantai(tegak, hitam, cara, mendatar=False),
    ]
    return tuple(sorted(hasil, key=lambda r: -r.panjang)[: 2 * _TERBANYAK])


def rantai_halus(
    hitam: Image.Image, daerah: tuple[int, int, int, int], *, tebal: int = _TEBAL
) -> tuple[Rantai, ...]:
    """The lines inside a rectangle, short ones (three millimetres) as well."""
    kiri, atas = max(0, daerah[0]), max(0, daerah[1])
    bagian = hitam.crop((kiri, atas, min(hitam.width, daerah[2]), min(hitam.height, daerah[3])))
    return tuple(
        replace(r, titik=tuple((x + kiri, y + atas) for x, y in r.titik))
        for r in cari_rantai(bagian, potong=6, terpendek=4, tebal=tebal)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cara:
    potong: int
    terpendek: int
    tebal: int


_Lari = tuple[int, float, int, bool]
"""A run in a strip: number of the strip, centre, thickness, whether the paper beside is white."""


def _rantai(
    strip: Image.Image, hitam: Image.Image, cara: _Cara, *, mendatar: bool
) -> list[Rantai]:
    """Runs of neighbouring strips linked into lines. Rows of `strip` are the strips."""
    lebar, jumlah = strip.size
    terang = strip.tobytes()
    data = strip.point([0] * 200 + [255] * 56).tobytes()
    buka: list[list[_Lari]] = []
    selesai: list[list[_Lari]] = []
    for n in range(jumlah):
        lanjut: list[list[_Lari]] = []
        for m in _GELAP.finditer(data[n * lebar : (n + 1) * lebar]):
            if m.end() - m.start() > cara.tebal:
                continue
            lari = (
                n,
                (m.start() + m.end() - 1) / 2,
                m.end() - m.start(),
                _sunyi(terang, n * lebar, lebar, m),
            )
            cocok = next((r for r in buka if abs(r[-1][1] - lari[1]) <= 2.2), None)
            if cocok is None:
                cocok = []
            else:
                buka.remove(cocok)
            cocok.append(lari)
            lanjut.append(cocok)
        for r in buka:
            (lanjut if n - r[-1][0] <= 1 else selesai).append(r)
        buka = lanjut
    return [
        _jadi_rantai(r, hitam, cara.potong, mendatar=mendatar)
        for r in [*selesai, *buka]
        if len(r) >= cara.terpendek and _garis(r)
    ]


def _garis(strip: Sequence[_Lari]) -> bool:
    """Whether a chain of runs is a line and not a row of letters."""
    sunyi = sum(1 for s in strip if s[3]) / len(strip)
    return sunyi >= (0.25 if len(strip) >= 25 else 0.6)


def _sunyi(data: bytes, dasar: int, lebar: int, m: re.Match[bytes]) -> bool:
    """Whether the paper is white on both sides of a run: letters have ink there."""
    kiri, kanan = m.start() - 4, m.end() + 3
    return (kiri < 0 or data[dasar + kiri] < 110) and (kanan >= lebar or data[dasar + kanan] < 110)


def _jadi_rantai(
    strip: Sequence[_Lari], hitam: Image.Image, potong: int, *, mendatar: bool
) -> Rantai:
    titik = [((n + 0.5) * potong, pusat) for n, pusat, *_ in strip]
    awal = _ujung(hitam, titik[0], -1, potong, mendatar=mendatar)
    akhir = _ujung(hitam, titik[-1], 1, potong, mendatar=mendatar)
    titik = [awal, *titik[1:-1], akhir]
    return Rantai(
        mendatar=mendatar,
        titik=tuple(titik if mendatar else [(y, x) for x, y in titik]),
        tebal=median(s[2] for s in strip),
    )


def _ujung(hitam: Image.Image, titik: Titik, arah: int, potong: int, *, mendatar: bool) -> Titik:
    """Walk on pixel by pixel to where the line truly stops."""
    panjang, lintang = hitam.size if mendatar else hitam.size[::-1]
    x, y = int(titik[0]), round(titik[1])
    while 0 <= x + arah < panjang and abs(x + arah - titik[0]) <= 1.6 * potong:
        lewat = False
        for yy in (y, y - 1, y + 1):
            if 0 <= yy < lintang:
                tempat = (x + arah, yy) if mendatar else (yy, x + arah)
                if hitam.getpixel(tempat):
                    lewat, y = True, yy
                    break
        if not lewat:
            break
        x += arah
    return (float(x), titik[1])


def kemiringan(rantai: Sequence[Rantai], lebar: float) -> float:
    """The slant of the page in radians, by its long level lines; 0 without any."""
    panjang = [r for r in rantai if r.mendatar and r.panjang >= 0.15 * lebar]
    if not panjang:
        return 0.0
    return float(median((r.titik[-1][1] - r.titik[0][1]) / max(1.0, r.panjang) for r in panjang))


def lurusan(rantai: Sequence[Rantai], lebar: float, tinggi: float) -> Lurusan:
    """The correction that makes the long lines straight and square to the page."""
    p = _cocokkan([r for r in rantai if not r.mendatar], tinggi, lebar)
    q = _cocokkan([r for r in rantai if r.mendatar], lebar, tinggi)
    return Lurusan(p=p, q=q, lebar=lebar, tinggi=tinggi)


def _cocokkan(
    rantai: Sequence[Rantai], sepanjang: float, lintang: float
) -> tuple[float, float, float]:
    """Least squares over all long lines: each must become constant across its direction."""
    matriks = [[0.0] * 3 for _ in range(3)]
    kanan = [0.0] * 3
    berat = 0
    for r in rantai:
        if r.panjang < 0.15 * sepanjang or len(r.titik) < 4:
            continue
        t = r.titik if r.mendatar else tuple((y, x) for x, y in r.titik)
        dasar = [(s / sepanjang, (s / sepanjang) ** 2, s * c / sepanjang / lintang) for s, c in t]
        rata = [sum(f[k] for f in dasar) / len(dasar) for k in range(3)]
        rata_c = sum(c for _, c in t) / len(t)
        for f, (_, c) in zip(dasar, t, strict=True):
            g = [f[k] - rata[k] for k in range(3)]
            for i in range(3):
                kanan[i] -= g[i] * (c - rata_c)
                for j in range(3):
                    matriks[i][j] += g[i] * g[j]
        berat += 1
    if berat < 2:
        return (0.0, 0.0, 0.0)
    for i in range(3):
        matriks[i][i] += 1e-3
    return _selesaikan(matriks, kanan)


def _selesaikan(a: list[list[float]], b: list[float]) -> tuple[float, float, float]:
    """Three equations with three unknowns (Gauss; the matrix is positive definite)."""
    for i in range(3):
        for k in range(i + 1, 3):
            faktor = a[k][i] / a[i][i]
            for j in range(i, 3):
                a[k][j] -= faktor * a[i][j]
            b[k] -= faktor * b[i]
    x = [0.0] * 3
    for i in (2, 1, 0):
        x[i] = (b[i] - sum(a[i][j] * x[j] for j in range(i + 1, 3))) / a[i][i]
    return (x[0], x[1], x[2])

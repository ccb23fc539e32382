"""Which symbol a closed outline is, and which end of a stroke is an arrow head.

Drawing programs write the same shape in many ways (curves, polygons, filled frames), so the
outline is judged by what it is: how much of its box it fills and which corners it reaches.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from tolok.sop.importers.dokumen import JenisSimbol, Kotak
from tolok.sop.importers.lembar.lembar import Goresan, Kepala, Titik

__all__ = ["Jalur", "jenis_bentuk", "kepala_panah", "kotak_titik", "luas", "poros", "ratakan"]

Jalur = Sequence[tuple[object, ...]]
"""A path of pdfplumber: ("m", p), ("l", p), ("c", p, p, p), ("v"|"y", p, p), ("h",)."""

_LEBAR = (9.0, 220.0)
_TINGGI = (5.0, 130.0)
_KEPALA_TERBESAR = 14.0
_POTONG_LENGKUNG = 6


def ratakan(jalur: Jalur) -> list[Titik]:
    """The points of a path, curves broken into short straight pieces."""
    hasil: list[Titik] = []
    for perintah, *titik in jalur:
        p = [t for t in titik if isinstance(t, tuple)]
        if perintah in ("m", "l") and p:
            hasil.append(p[0])
        elif perintah in ("c", "v", "y") and p and hasil:
            hasil.extend(_lengkung(hasil[-1], perintah, p))
    return hasil


def _lengkung(mulai: Titik, perintah: object, p: list[Titik]) -> list[Titik]:
    if perintah == "v":
        p = [mulai, *p]
    elif perintah == "y":
        p = [*p, p[-1]]
    if len(p) < 3:
        return p[-1:]
    hasil: list[Titik] = []
    for n in range(1, _POTONG_LENGKUNG + 1):
        t = n / _POTONG_LENGKUNG
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        hasil.append(
            (
                a * mulai[0] + b * p[0][0] + c * p[1][0] + d * p[2][0],
                a * mulai[1] + b * p[0][1] + c * p[1][1] + d * p[2][1],
            )
        )
    return hasil


def kotak_titik(titik: Sequence[Titik]) -> Kotak:
    """The rectangle around points (at least one)."""
    return Kotak(
        kiri=min(x for x, _ in titik),
        atas=min(y for _, y in titik),
        kanan=max(x for x, _ in titik),
        bawah=max(y for _, y in titik),
    )


def luas(titik: Sequence[Titik]) -> float:
    """The area that points enclose."""
    return (
        abs(
            sum(
                a[0] * b[1] - b[0] * a[1]
                for a, b in zip(titik, [*titik[1:], titik[0]], strict=True)
            )
        )
        / 2
    )


def jenis_bentuk(titik: Sequence[Titik]) -> JenisSimbol | None:
    """The symbol that a closed outline draws, or None when it draws none."""
    k = kotak_titik(titik)
    lebar, tinggi = k.kanan - k.kiri, k.bawah - k.atas
    if not (_LEBAR[0] <= lebar <= _LEBAR[1] and _TINGGI[0] <= tinggi <= _TINGGI[1]):
        return None
    isi = luas(titik) / (lebar * tinggi)
    pendek = min(lebar, tinggi)
    sudut = [
        min(math.dist(s, t) for t in titik) / pendek
        for s in ((k.kiri, k.atas), (k.kanan, k.atas), (k.kanan, k.bawah), (k.kiri, k.bawah))
    ]
    kena = sum(1 for s in sudut if s < 0.12)
    if 0.42 <= isi <= 0.6 and kena == 0:
        return JenisSimbol.KEPUTUSAN
    if isi < 0.6:
        return None
    return _jenis_penuh(titik, k, isi, kena)


def _jenis_penuh(titik: Sequence[Titik], k: Kotak, isi: float, kena: int) -> JenisSimbol | None:
    """Shapes that fill most of their box: by the corners that they reach."""
    lebar, tinggi = k.kanan - k.kiri, k.bawah - k.atas
    if kena == 4:
        return JenisSimbol.PROSES
    if kena == 2 and isi < 0.93:
        return JenisSimbol.PENGHUBUNG_HALAMAN
    if kena == 0 and isi < 0.82 and lebar < 1.3 * tinggi and lebar < 26:
        return JenisSimbol.PENGHUBUNG_HALAMAN
    if kena == 0 and (1 - isi) * lebar * tinggi >= 0.03 * min(lebar, tinggi) ** 2:
        return JenisSimbol.MULAI_SELESAI
    return JenisSimbol.PROSES


def kepala_panah(titik: Sequence[Titik]) -> Kepala | None:
    """A small triangle (or barbed head) as an arrow head; None for anything else."""
    beda = _beda(titik)
    k = kotak_titik(titik)
    if len(beda) not in (3, 4) or max(k.kanan - k.kiri, k.bawah - k.atas) > _KEPALA_TERBESAR:
        return None
    if len(beda) == 4:
        ujung = max(beda, key=lambda p: sum(math.dist(p, q) for q in beda))
        sisi = sorted((q for q in beda if q != ujung), key=lambda q: -math.dist(ujung, q))[:2]
        if luas(beda) > 0.6 * (k.kanan - k.kiri) * (k.bawah - k.atas):
            return None
    else:
        ujung = min(beda, key=lambda p: _pincang(p, beda))
        sisi = [q for q in beda if q != ujung]
    pangkal = ((sisi[0][0] + sisi[1][0]) / 2, (sisi[0][1] + sisi[1][1]) / 2)
    return Kepala(ujung=ujung, pangkal=pangkal)


def _pincang(p: Titik, beda: Sequence[Titik]) -> float:
    """How unequal the two sides are that meet in a corner of a triangle (0 at its apex)."""
    a, b = (math.dist(p, q) for q in beda if q != p)
    return abs(a - b)


def _beda(titik: Sequence[Titik]) -> list[Titik]:
    hasil: list[Titik] = []
    for p in titik:
        if all(math.dist(p, q) > 0.3 for q in hasil):
            hasil.append(p)
    return hasil


def poros(titik: Sequence[Titik]) -> Goresan | None:
    """The middle line of a thin filled outline (a connector drawn as its own border).

    The two shortest sides half a perimeter apart are its ends; the points between them on one
    side are its bends.
    """
    p = _beda(titik)
    if len(p) < 4:
        return None
    sisi = [math.dist(a, b) for a, b in zip(p, [*p[1:], p[0]], strict=True)]
    keliling = sum(sisi)
    if keliling <= 0 or 2 * luas(p) / keliling > 3.2:
        return None
    awal = [sum(sisi[:n]) + sisi[n] / 2 for n in range(len(p))]
    tebal = max(4.0, 2.5 * min(sisi))
    pendek = [n for n in range(len(p)) if sisi[n] <= tebal]
    pasangan = [
        (abs(abs(awal[a] - awal[b]) - keliling / 2), a, b)
        for i, a in enumerate(pendek)
        for b in pendek[i + 1 :]
    ]
    if not pasangan:
        return None
    meleset, a, b = min(pasangan)
    if meleset > 0.12 * keliling + 3:
        return None
    tengah = [
        ((p[n][0] + p[(n + 1) % len(p)][0]) / 2, (p[n][1] + p[(n + 1) % len(p)][1]) / 2)
        for n in (a, b)
    ]
    return Goresan(titik=(tengah[0], *p[a + 2 : b], tengah[1]))

"""Strokes, arrow heads and symbols -> which symbol leads to which.

Pieces that meet are one connector. Where it starts and ends follows from the symbols that its
free ends touch (or point at) and from the heads; without heads it runs down the page.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from tolok.sop.importers.dokumen import Kotak
from tolok.sop.importers.lembar.lembar import Goresan, Kepala, Ruas, Titik

__all__ = ["Hubungan", "cari_hubungan", "jarak_ke_goresan", "jarak_kotak"]

_SENTUH = 3.5
_TUNJUK = 16.0
_KEPALA = 4.5
_POROS = 2.0
_TERBANYAK = 1_500


@dataclass(frozen=True, slots=True, kw_only=True)
class Hubungan:
    """An arrow from symbol number `dari` to number `ke`, and the strokes it is drawn with."""

    dari: int
    ke: int
    goresan: tuple[Goresan, ...]


@dataclass(slots=True)
class _Ujung:
    titik: Titik
    arah: Titik
    milik: int
    simbol: int | None = None
    kepala: bool = False
    menyentuh: bool = False


def cari_hubungan(
    goresan: Sequence[Goresan],
    sisa: Sequence[Ruas],
    kepala: Sequence[Kepala],
    simbol: Sequence[Kotak],
) -> tuple[Hubungan, ...]:
    """The arrows between symbols. `sisa`: straight strokes that no table used."""
    semua = _semua_goresan(goresan, sisa, simbol)
    if not simbol or len(semua) > _TERBANYAK:
        return ()
    ujung = [u for n, g in enumerate(semua) for u in _ujung(n, g)]
    for u in ujung:
        _kenali(u, kepala, simbol)
    induk = _rangkai(semua, ujung)
    hasil: dict[tuple[int, int], Hubungan] = {}
    for anggota in _per_rangkaian(induk):
        milik = [u for u in ujung if u.milik in anggota and u.simbol is not None]
        jejak = tuple(semua[n] for n in sorted(anggota))
        for dari, ke in _pasangan(milik, simbol):
            hasil.setdefault((dari, ke), Hubungan(dari=dari, ke=ke, goresan=jejak))
    return tuple(hasil.values())


def _semua_goresan(
    goresan: Sequence[Goresan], sisa: Sequence[Ruas], simbol: Sequence[Kotak]
) -> list[Goresan]:
    """All strokes once, without those that lie inside a symbol."""
    semua = list(goresan)
    for r in sisa:
        a, b = (r.awal, r.letak), (r.akhir, r.letak)
        if not r.mendatar:
            a, b = (r.letak, r.awal), (r.letak, r.akhir)
        semua.append(Goresan(titik=(a, b)))
    beda: list[Goresan] = []
    for g in semua:
        di_dalam = any(all(jarak_kotak(p, k) <= 1.0 for p in g.titik) for k in simbol)
        if not di_dalam and not any(_sama(g, lain) for lain in beda):
            beda.append(g)
    return beda


def _sama(a: Goresan, b: Goresan) -> bool:
    return len(a.titik) == len(b.titik) and all(
        math.dist(p, q) < 0.8 for p, q in zip(a.titik, b.titik, strict=True)
    )


def _ujung(n: int, g: Goresan) -> tuple[_Ujung, _Ujung]:
    t = g.titik
    return (
        _Ujung(titik=t[0], arah=_arah(t[1], t[0]), milik=n),
        _Ujung(titik=t[-1], arah=_arah(t[-2], t[-1]), milik=n),
    )


def _arah(dari: Titik, ke: Titik) -> Titik:
    panjang = math.dist(dari, ke) or 1.0
    return ((ke[0] - dari[0]) / panjang, (ke[1] - dari[1]) / panjang)


def _kenali(u: _Ujung, kepala: Sequence[Kepala], simbol: Sequence[Kotak]) -> None:
    """The head at this end, and the symbol that the end touches or points at."""
    dekat = [
        (min(math.dist(u.titik, k.pangkal), math.dist(u.titik, k.ujung)), n)
        for n, k in enumerate(kepala)
        if _di_poros(u.titik, k) and _searah(u.arah, k)
    ]
    if dekat and min(dekat)[0] <= _KEPALA:
        k = kepala[min(dekat)[1]]
        u.kepala = True
        u.titik, u.arah = k.ujung, _arah(k.pangkal, k.ujung)
    jarak = [(jarak_kotak(u.titik, k), n) for n, k in enumerate(simbol)]
    terdekat, n = min(jarak)
    if terdekat <= _SENTUH:
        u.simbol, u.menyentuh = n, True
        return
    for langkah in range(1, int(_TUNJUK) + 1):
        p = (u.titik[0] + u.arah[0] * langkah, u.titik[1] + u.arah[1] * langkah)
        kena = next((i for i, k in enumerate(simbol) if jarak_kotak(p, k) <= 1.0), None)
        if kena is not None:
            u.simbol = kena
            return


def _di_poros(titik: Titik, k: Kepala) -> bool:
    """Whether a point lies on the line along which an arrow head points."""
    dx, dy = _arah(k.pangkal, k.ujung)
    return abs((titik[0] - k.ujung[0]) * dy - (titik[1] - k.ujung[1]) * dx) <= _POROS


def _searah(arah: Titik, k: Kepala) -> bool:
    """Whether a stroke does not end against a head: the far end of its last short piece does."""
    dx, dy = _arah(k.pangkal, k.ujung)
    return arah[0] * dx + arah[1] * dy > -0.5


def _rangkai(semua: Sequence[Goresan], ujung: Sequence[_Ujung]) -> list[int]:
    """Strokes joined where a free end lies on another stroke."""
    induk = list(range(len(semua)))

    def akar(n: int) -> int:
        while induk[n] != n:
            induk[n] = induk[induk[n]]
            n = induk[n]
        return n

    for u in ujung:
        if u.menyentuh:
            continue
        for n, g in enumerate(semua):
            if n != u.milik and jarak_ke_goresan(u.titik, g) <= _SENTUH:
                induk[akar(u.milik)] = akar(n)
                u.simbol = None
    return [akar(n) for n in range(len(semua))]


def _per_rangkaian(induk: list[int]) -> list[set[int]]:
    hasil: dict[int, set[int]] = {}
    for n, akar in enumerate(induk):
        hasil.setdefault(akar, set()).add(n)
    return list(hasil.values())


def _pasangan(ujung: list[_Ujung], simbol: Sequence[Kotak]) -> list[tuple[int, int]]:
    sumber = {u.simbol for u in ujung if not u.kepala and u.simbol is not None}
    tujuan = {u.simbol for u in ujung if u.kepala and u.simbol is not None}
    if not tujuan and len(sumber) == 2:
        a, b = sorted(sumber, key=lambda n: (simbol[n].atas + simbol[n].bawah, simbol[n].kiri))
        return [(a, b)]
    return [(a, b) for a in sorted(sumber) for b in sorted(tujuan) if a != b]


def jarak_kotak(titik: Titik, k: Kotak) -> float:
    """How far a point lies outside a rectangle."""
    dx = max(k.kiri - titik[0], 0.0, titik[0] - k.kanan)
    dy = max(k.atas - titik[1], 0.0, titik[1] - k.bawah)
    return math.hypot(dx, dy)


def jarak_ke_goresan(titik: Titik, g: Goresan) -> float:
    """How far a point lies from a stroke."""
    return min(_jarak_ruas(titik, a, b) for a, b in zip(g.titik, g.titik[1:], strict=False))


def _jarak_ruas(p: Titik, a: Titik, b: Titik) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    panjang = dx * dx + dy * dy
    t = 0.0 if panjang == 0 else ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / panjang
    t = max(0.0, min(1.0, t))
    return math.dist(p, (a[0] + t * dx, a[1] + t * dy))

"""Ruled tables out of strokes: which strokes are the grid, and which cells they enclose.

A stroke belongs to a grid when both its ends stop at lines of the grid, or where other lines of
the grid stop too (tables without side borders, tables cut by the edge of the page). What remains
over is handed back: it may be an arrow.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tolok.sop.importers.dokumen import Kotak
from tolok.sop.importers.lembar.lembar import Ruas

__all__ = ["Kisi", "Petak", "cari_kisi", "satukan_ruas"]

_TERBANYAK = 6_000
_TERTUTUP = 0.85
_TEPI_TERBUKA = 40.0
_PINDAIAN = 3.0
_LEBIH = 16.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Petak:
    """A cell of a grid: unit row and column from 0, spans, and its rectangle."""

    baris: int
    kolom: int
    tinggi: int
    lebar: int
    kotak: Kotak


@dataclass(frozen=True, slots=True, kw_only=True)
class Kisi:
    """A table: the places of its upright (`tegak`) and level (`datar`) lines, and its cells."""

    tegak: tuple[float, ...]
    datar: tuple[float, ...]
    petak: tuple[Petak, ...]

    @property
    def kotak(self) -> Kotak:
        """The rectangle around it."""
        return Kotak(
            kiri=self.tegak[0], atas=self.datar[0], kanan=self.tegak[-1], bawah=self.datar[-1]
        )


def cari_kisi(ruas: Sequence[Ruas], teliti: float) -> tuple[tuple[Kisi, ...], tuple[Ruas, ...]]:
    """The tables among the strokes from the top down, and the strokes that belong to none."""
    satu = satukan_ruas(ruas[:_TERBANYAK], teliti)
    if teliti > _PINDAIAN:
        satu = _tanpa_lebih(satu, teliti)
    tetap = _pangkas(satu, teliti)
    kisi: list[Kisi] = []
    terpakai: set[Ruas] = set()
    terikat = set(tetap)
    lepas = [r for r in satu if r not in terikat]
    for kelompok in _kelompok(tetap, teliti):
        kelompok.extend(_tepi_terbuka(kelompok, lepas, teliti))
        jadi = _kisi(kelompok, teliti)
        if jadi is not None:
            kisi.append(jadi)
            terpakai.update(kelompok)
    sisa = tuple(r for r in satu if r not in terpakai)
    return tuple(sorted(kisi, key=lambda k: (k.datar[0], k.tegak[0]))), sisa


def satukan_ruas(ruas: Sequence[Ruas], teliti: float) -> list[Ruas]:
    """Pieces on one line that touch become one stroke."""
    hasil: list[Ruas] = []
    for arah in (True, False):
        for deret in _sebaris([r for r in ruas if r.mendatar is arah], teliti):
            deret.sort(key=lambda r: r.awal)
            buka: list[Ruas] = []
            for r in deret:
                if buka and r.awal <= max(b.akhir for b in buka) + 1.5 * teliti:
                    buka.append(r)
                else:
                    hasil.extend(_lebur(buka))
                    buka = [r]
            hasil.extend(_lebur(buka))
    return hasil


def _sebaris(ruas: list[Ruas], teliti: float) -> list[list[Ruas]]:
    """Parallel strokes by the line that they lie on."""
    deret: list[list[Ruas]] = []
    for r in sorted(ruas, key=lambda r: r.letak):
        if deret and r.letak - deret[-1][0].letak <= teliti:
            deret[-1].append(r)
        else:
            deret.append([r])
    return deret


def _lebur(buka: list[Ruas]) -> list[Ruas]:
    if not buka:
        return []
    berat = sum(max(r.panjang, 0.1) for r in buka)
    letak = sum(r.letak * max(r.panjang, 0.1) for r in buka) / berat
    return [replace(buka[0], letak=letak, akhir=max(r.akhir for r in buka))]


def _tanpa_lebih(ruas: list[Ruas], teliti: float) -> list[Ruas]:
    """Lines of a scan without the stem of a letter that goes on where a line stops.

    Only a line that is bound at its other end, or as long as the table, is shortened: an arrow
    over several rows is bound at neither.
    """
    hasil = []
    for r in ruas:
        lintang = [
            x.letak for x in ruas if x.mendatar is not r.mendatar and _bertemu(r, x, teliti)
        ]
        terpanjang = max(x.panjang for x in ruas if x.mendatar is r.mendatar)
        if len(lintang) >= 3:
            awal, akhir = min(lintang), max(lintang)
            lebih = (awal - r.awal > teliti, r.akhir - akhir > teliti)
            dekat = awal - r.awal <= _LEBIH and r.akhir - akhir <= _LEBIH
            if dekat and (not all(lebih) or r.panjang >= 0.8 * terpanjang):
                r = replace(r, awal=max(r.awal, awal), akhir=min(r.akhir, akhir))
        hasil.append(r)
    return hasil


def _pangkas(ruas: list[Ruas], teliti: float) -> list[Ruas]:
    """Leave out, until nothing changes, the strokes that end in the open."""
    tetap = list(ruas)
    while True:
        datar = [r for r in tetap if r.mendatar]
        tegak = [r for r in tetap if not r.mendatar]
        lolos = [r for r in tetap if _terikat(r, datar, tegak, teliti)]
        if len(lolos) == len(tetap):
            return lolos
        tetap = lolos


def _terikat(r: Ruas, datar: list[Ruas], tegak: list[Ruas], teliti: float) -> bool:
    sejajar, lintang = (datar, tegak) if r.mendatar else (tegak, datar)
    temu = [x for x in lintang if _bertemu(r, x, teliti)]
    if not temu:
        return False
    ujung = [any(abs(x.letak - u) <= teliti for x in temu) for u in (r.awal, r.akhir)]
    if all(ujung):
        return True
    rata = (_rata(r, sejajar, teliti, awal=True), _rata(r, sejajar, teliti, awal=False))
    if not all(u or s for u, s in zip(ujung, rata, strict=True)):
        return False
    terpanjang = max(x.panjang for x in sejajar)
    return r.panjang >= (0.25 if any(ujung) else 0.5) * terpanjang


def _bertemu(a: Ruas, b: Ruas, teliti: float) -> bool:
    """Whether two strokes at right angles touch or cross."""
    return (
        a.awal - teliti <= b.letak <= a.akhir + teliti
        and b.awal - teliti <= a.letak <= b.akhir + teliti
    )


def _rata(r: Ruas, sejajar: list[Ruas], teliti: float, *, awal: bool) -> bool:
    """Whether two other parallel strokes stop at the same place as this one."""
    u = r.awal if awal else r.akhir
    sama = sum(
        1 for x in sejajar if x is not r and abs((x.awal if awal else x.akhir) - u) <= 1.5 * teliti
    )
    return sama >= 2


def _kelompok(ruas: list[Ruas], teliti: float) -> list[list[Ruas]]:
    """Strokes that hang together."""
    induk = list(range(len(ruas)))

    def akar(n: int) -> int:
        while induk[n] != n:
            induk[n] = induk[induk[n]]
            n = induk[n]
        return n

    datar = [n for n, r in enumerate(ruas) if r.mendatar]
    tegak = [n for n, r in enumerate(ruas) if not r.mendatar]
    for d in datar:
        for t in tegak:
            if _bertemu(ruas[d], ruas[t], teliti):
                induk[akar(d)] = akar(t)
    hasil: dict[int, list[Ruas]] = {}
    for n, r in enumerate(ruas):
        hasil.setdefault(akar(n), []).append(r)
    return list(hasil.values())


def _tepi_terbuka(kelompok: list[Ruas], lepas: list[Ruas], teliti: float) -> list[Ruas]:
    """Level lines just over or under a table, as wide as it, that no upright line reaches.

    A head over all columns of a page looks so when its words stand on another page. `lepas`:
    lines of no table; those of the next table below are its own.
    """
    datar = [r for r in kelompok if r.mendatar]
    if len(datar) < 3:
        return []
    kiri, kanan = min(r.awal for r in datar), max(r.akhir for r in datar)
    atas, bawah = min(r.letak for r in datar), max(r.letak for r in datar)
    return [
        r
        for r in lepas
        if r.mendatar
        and abs(r.awal - kiri) <= 2 * teliti
        and abs(r.akhir - kanan) <= 2 * teliti
        and (atas - _TEPI_TERBUKA <= r.letak < atas or bawah < r.letak <= bawah + _TEPI_TERBUKA)
    ]


def _letak(ruas: Sequence[Ruas], tepi: Sequence[float], teliti: float) -> list[float]:
    """The places of the grid lines; `tepi`: where the lines across begin and end."""
    hasil: list[float] = []
    for x in sorted(r.letak for r in ruas):
        if not hasil or x - hasil[-1] > 1.5 * teliti:
            hasil.append(x)
    if tepi and hasil:
        if min(tepi) < hasil[0] - 4 * teliti:
            hasil.insert(0, min(tepi))
        if max(tepi) > hasil[-1] + 4 * teliti:
            hasil.append(max(tepi))
    return hasil


def _kisi(kelompok: list[Ruas], teliti: float) -> Kisi | None:
    datar = [r for r in kelompok if r.mendatar]
    tegak = [r for r in kelompok if not r.mendatar]
    if len(datar) < 2 or not tegak:
        return None
    xs = _letak(tegak, [u for r in datar for u in (r.awal, r.akhir)], teliti)
    ys = _letak(datar, [u for r in tegak for u in (r.awal, r.akhir)], teliti)
    if len(xs) < 2 or len(ys) < 2 or len(xs) * len(ys) > 40_000:
        return None
    batas_kiri = _batas(tegak, xs, ys, teliti)
    batas_atas = _batas(datar, ys, xs, teliti)
    petak = _petak(xs, ys, batas_kiri, batas_atas)
    return Kisi(tegak=tuple(xs), datar=tuple(ys), petak=tuple(petak))


def _batas(
    ruas: list[Ruas], letak: list[float], lintang: list[float], teliti: float
) -> set[tuple[int, int]]:
    """(n, m): along line n, the stretch from crossing m to the next one is drawn."""
    tertutup: dict[tuple[int, int], float] = {}
    for r in ruas:
        n = min(range(len(letak)), key=lambda i: abs(letak[i] - r.letak))
        for m in range(len(lintang) - 1):
            bagian = min(r.akhir, lintang[m + 1]) - max(r.awal, lintang[m])
            if bagian > 0:
                kunci = (n, m)
                tertutup[kunci] = tertutup.get(kunci, 0.0) + bagian
    return {
        (n, m)
        for (n, m), bagian in tertutup.items()
        if bagian >= _TERTUTUP * (lintang[m + 1] - lintang[m])
    }


def _petak(
    xs: list[float], ys: list[float], kiri: set[tuple[int, int]], atas: set[tuple[int, int]]
) -> list[Petak]:
    """Cells: unit cells joined wherever no line is drawn between them, as rectangles."""
    kolom, baris = len(xs) - 1, len(ys) - 1
    milik: dict[tuple[int, int], int] = {}
    hasil: list[Petak] = []
    for b in range(baris):
        for k in range(kolom):
            if (b, k) in milik:
                continue
            lebar = 1
            while (
                k + lebar < kolom
                and (k + lebar, b) not in kiri
                and (b, k + lebar) not in milik
                and _terbuka_sama(b, k + lebar - 1, k + lebar, atas)
            ):
                lebar += 1
            tinggi = 1
            while b + tinggi < baris and _boleh_turun(b + tinggi, k, lebar, kiri, atas):
                tinggi += 1
            for bb in range(b, b + tinggi):
                for kk in range(k, k + lebar):
                    milik[bb, kk] = len(hasil)
            kotak = Kotak(kiri=xs[k], atas=ys[b], kanan=xs[k + lebar], bawah=ys[b + tinggi])
            hasil.append(Petak(baris=b, kolom=k, tinggi=tinggi, lebar=lebar, kotak=kotak))
    return hasil


def _terbuka_sama(b: int, k1: int, k2: int, atas: set[tuple[int, int]]) -> bool:
    """Whether two neighbours have the same border above (else the joined cell is no rectangle)."""
    return ((b, k1) in atas) == ((b, k2) in atas)


def _boleh_turun(
    b: int, k: int, lebar: int, kiri: set[tuple[int, int]], atas: set[tuple[int, int]]
) -> bool:
    """Whether the stretch of columns goes on into row `b` without a line."""
    if any((b, kk) in atas for kk in range(k, k + lebar)):
        return False
    return all((kk, b) not in kiri for kk in range(k + 1, k + lebar))

"""Puts Ya and Tidak beside their arrows, where they cover nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tolok.sop.renderers.gambar.huruf import lebar
from tolok.sop.renderers.gambar.lembar import Bentuk, Kotak, Label, Simbol, Titik

__all__ = ["Papan", "kena"]

_PT = (7.0, 6.0, 5.5)
_TINGGI_PER_PT = 38
_BANTALAN = 40
_JARAK = (45, 130, 230)
_ONGKOS_JAUH = 350
_SELA_GARIS = 30
_HINDARI = 60
_LANGKAH = 80
_ONGKOS_GARIS = 700


@dataclass(slots=True)
class Papan:
    """What is drawn on a page already: labels keep off symbols, lines and each other.

    A rule of the table under a label is covered by it, so that is only avoided.
    """

    batas: Kotak
    simbol: Sequence[Simbol]
    ruas: Sequence[tuple[Titik, Titik]]
    garis_x: Sequence[int]
    garis_y: Sequence[int]
    label: list[Kotak]

    def taruh(self, teks: str, titik: Sequence[Titik]) -> Label | None:
        """The label of an arrow, near its start and smaller where that helps; None where there
        is no free place at all."""
        for pt in _PT:
            kotak = self._cari(titik, lebar(teks, pt) + _BANTALAN, round(pt * _TINGGI_PER_PT))
            if kotak is not None:
                self.label.append(kotak)
                return Label(teks=teks, kotak=kotak, pt=pt)
        return None

    def _cari(self, titik: Sequence[Titik], panjang: int, tinggi: int) -> Kotak | None:
        terbaik: tuple[int, Kotak] | None = None
        for ongkos, di in sorted(_calon(titik, panjang, tinggi)):
            if terbaik is not None and ongkos >= terbaik[0]:
                break
            kotak = Kotak(x=di[0], y=di[1], lebar=panjang, tinggi=tinggi)
            if not self._bebas(kotak):
                continue
            lintas = sum(kotak.x - 25 < x < kotak.kanan + 25 for x in self.garis_x)
            lintas += sum(kotak.y - 15 < y < kotak.bawah + 15 for y in self.garis_y)
            if terbaik is None or ongkos + lintas * _ONGKOS_GARIS < terbaik[0]:
                terbaik = (ongkos + lintas * _ONGKOS_GARIS, kotak)
        return None if terbaik is None else terbaik[1]

    def _bebas(self, k: Kotak) -> bool:
        b = self.batas
        if k.x < b.x or k.y < b.y or k.kanan > b.kanan or k.bawah > b.bawah:
            return False
        if any(kena(satu, k, 25) for satu in self.simbol):
            return False
        if any(_ruas_kena(a, z, k) for a, z in self.ruas):
            return False
        return not any(_tumpang(k, lain, _HINDARI) for lain in self.label)


def kena(simbol: Simbol, k: Kotak, sela: int = 0) -> bool:
    """Whether a rectangle comes nearer to a symbol than `sela`; a diamond counts as one."""
    if not _tumpang(simbol.kotak, k, sela):
        return False
    if simbol.bentuk is not Bentuk.KETUPAT:
        return True
    cx, cy = simbol.kotak.tengah
    dx = max(k.x - cx, 0, cx - k.kanan)
    dy = max(k.y - cy, 0, cy - k.bawah)
    a, b = simbol.kotak.lebar / 2 + sela, simbol.kotak.tinggi / 2 + sela
    return dx / a + dy / b < 1


def _tumpang(satu: Kotak, dua: Kotak, sela: int) -> bool:
    return (
        satu.x - sela < dua.kanan
        and dua.x < satu.kanan + sela
        and satu.y - sela < dua.bawah
        and dua.y < satu.bawah + sela
    )


def _ruas_kena(a: Titik, z: Titik, k: Kotak) -> bool:
    sela = _SELA_GARIS
    if max(a[0], z[0]) + sela <= k.x or min(a[0], z[0]) - sela >= k.x + k.lebar:
        return False
    return max(a[1], z[1]) + sela > k.y and min(a[1], z[1]) - sela < k.y + k.tinggi


def _calon(titik: Sequence[Titik], panjang: int, tinggi: int) -> Iterator[tuple[int, Titik]]:
    """Corners of labels along an arrow, dearer the farther from its start."""
    jauh = 0
    for a, z in pairwise(titik):
        ruas = abs(z[0] - a[0]) + abs(z[1] - a[1])
        for maju in range(0, ruas + 1, _LANGKAH):
            bagian = maju / max(ruas, 1)
            x, y = round(a[0] + (z[0] - a[0]) * bagian), round(a[1] + (z[1] - a[1]) * bagian)
            for selisih, sudut in _sudut(a, z, (x, y), panjang, tinggi):
                yield jauh + maju + selisih, sudut
        jauh += ruas + 300


def _sudut(
    a: Titik, z: Titik, di: Titik, panjang: int, tinggi: int
) -> Iterator[tuple[int, Titik]]:
    """Corners of labels beside one point: above or below a level line, beside an upright one.

    Dearer the farther from the line, and where the word does not lie along the way.
    """
    x, y = di
    for jauh, sela in enumerate(_JARAK):
        ongkos = jauh * _ONGKOS_JAUH
        if a[1] == z[1]:
            searah, sebalik = (x, x - panjang) if z[0] > a[0] else (x - panjang, x)
            for tambah, kiri in ((0, searah), (120, x - panjang // 2), (200, sebalik)):
                yield ongkos + tambah, (kiri, y - sela - tinggi)
                yield ongkos + tambah + 80, (kiri, y + sela)
        else:
            searah, sebalik = (y, y - tinggi) if z[1] > a[1] else (y - tinggi, y)
            for tambah, atas in ((0, searah), (120, y - tinggi // 2), (200, sebalik)):
                yield ongkos + tambah, (x + sela, atas)
                yield ongkos + tambah + 80, (x - sela - panjang, atas)

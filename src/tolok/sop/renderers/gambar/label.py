"""Puts Ya and Tidak beside their arrows, where they cover nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tolok.sop.renderers.gambar.huruf import lebar
from tolok.sop.renderers.gambar.lembar import Bentuk, Kotak, Label, Simbol, Titik

__all__ = ["Papan", "kena"]

_PT = 7.0
_TINGGI = 270
_SELA = 45
_HINDARI = 60
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
        """The label of an arrow, near its start; None where there is no free place at all."""
        panjang = lebar(teks, _PT) + 60
        terbaik: tuple[int, Kotak] | None = None
        for ongkos, kotak in _calon(titik, panjang):
            if not self._bebas(kotak):
                continue
            ongkos += _ONGKOS_GARIS * sum(
                kotak.x - 25 < x < kotak.kanan + 25 for x in self.garis_x
            )
            ongkos += _ONGKOS_GARIS * sum(
                kotak.y - 15 < y < kotak.bawah + 15 for y in self.garis_y
            )
            if terbaik is None or ongkos < terbaik[0]:
                terbaik = (ongkos, kotak)
        if terbaik is None:
            return None
        self.label.append(terbaik[1])
        return Label(teks=teks, kotak=terbaik[1], pt=_PT)

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
    kiri, kanan = sorted((a[0], z[0]))
    atas, bawah = sorted((a[1], z[1]))
    garis = Kotak(x=kiri, y=atas, lebar=kanan - kiri, tinggi=bawah - atas)
    return _tumpang(garis, k, _SELA - 15)


def _calon(titik: Sequence[Titik], panjang: int) -> Iterator[tuple[int, Kotak]]:
    """Places along an arrow, dearer the farther from its start."""
    jauh = 0
    for a, z in pairwise(titik):
        ruas = abs(z[0] - a[0]) + abs(z[1] - a[1])
        for maju in range(0, ruas + 1, 60):
            bagian = maju / max(ruas, 1)
            x, y = round(a[0] + (z[0] - a[0]) * bagian), round(a[1] + (z[1] - a[1]) * bagian)
            for selisih, sudut in _sudut(a, z, x, y, panjang):
                yield (
                    jauh + maju + selisih,
                    Kotak(x=sudut[0], y=sudut[1], lebar=panjang, tinggi=_TINGGI),
                )
        jauh += ruas + 300


def _sudut(a: Titik, z: Titik, x: int, y: int, panjang: int) -> Iterator[tuple[int, Titik]]:
    """Corners of labels beside one point: above or below a level line, beside an upright one."""
    if a[1] == z[1]:
        kiri = x if z[0] > a[0] else x - panjang
        yield 0, (kiri, y - _SELA - _TINGGI)
        yield 80, (kiri, y + _SELA)
    else:
        atas = y if z[1] > a[1] else y - _TINGGI
        yield 0, (x + _SELA, atas)
        yield 80, (x - _SELA - panjang, atas)

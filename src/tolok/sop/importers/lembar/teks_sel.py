"""Words with places -> text as a person reads it: lines, items of a list, two columns in a cell.

The marker of an item ("3.") often stands in a column of its own and not always on the line that
its words begin on (sheets centre or sink it), so items are matched to markers by nearness.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from tolok.sop.importers.dokumen import Kotak
from tolok.sop.importers.lembar.lembar import Kata

__all__ = ["Baris", "baris_kata", "rangkum", "teks_kata"]

_PENANDA = re.compile(r"(?:\d{1,2}|[a-z])[.,)]")
_PENGGAL = re.compile(r"\b([A-Za-z]{2,20})-$")
_LANJUTAN = re.compile(r"[a-z]{2}")
_TERBANYAK_BUTIR = 60
_BARIS_BUTIR = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Baris:
    """A printed line: its words from left to right and the box around them."""

    kata: tuple[Kata, ...]

    @property
    def kotak(self) -> Kotak:
        """The box around the words."""
        return rangkum([k.kotak for k in self.kata])

    @property
    def teks(self) -> str:
        """The words with single spaces."""
        return " ".join(k.teks for k in self.kata)


def rangkum(kotak: Sequence[Kotak]) -> Kotak:
    """The smallest rectangle around rectangles (at least one)."""
    return Kotak(
        kiri=min(k.kiri for k in kotak),
        atas=min(k.atas for k in kotak),
        kanan=max(k.kanan for k in kotak),
        bawah=max(k.bawah for k in kotak),
    )


def baris_kata(kata: Sequence[Kata]) -> list[Baris]:
    """Words as printed lines from the top down."""
    deret: list[list[Kata]] = []
    tinggi: list[tuple[float, float]] = []
    for k in sorted(kata, key=lambda k: (k.kotak.atas + k.kotak.bawah, k.kotak.kiri)):
        atas, bawah = k.kotak.atas, k.kotak.bawah
        if deret:
            a, b = tinggi[-1]
            sama = min(b, bawah) - max(a, atas)
            if sama > 0.5 * min(b - a, bawah - atas):
                deret[-1].append(k)
                continue
        deret.append([k])
        tinggi.append((atas, bawah))
    return [Baris(kata=tuple(sorted(d, key=lambda k: k.kotak.kiri))) for d in deret]


def teks_kata(kata: Sequence[Kata]) -> str:
    """The text of a cell: lines separated by line breaks, markers before their items."""
    if not kata:
        return ""
    putar = sum(k.putar for k in kata)
    if putar:
        arah = 1 if putar > 0 else -1
        kata = [replace(k, kotak=_tegakkan(k.kotak, arah)) for k in kata if k.putar == arah]
    return "\n".join(_tanpa_penggal(_teks(list(kata))))


def _tanpa_penggal(baris: list[str]) -> list[str]:
    """Lines without a word that is broken over two of them: "permoho-", "nan".

    A word that is doubled ("undang-", "undang") keeps its hyphen.
    """
    hasil = baris[:1]
    for satu in baris[1:]:
        depan, _, sisa = satu.partition(" ")
        akhir = _PENGGAL.search(hasil[-1])
        if akhir is None or not _LANJUTAN.match(depan):
            hasil.append(satu)
            continue
        ulang = depan.startswith(akhir[1].lower()[-len(depan) :])
        hasil[-1] = (hasil[-1] if ulang else hasil[-1][:-1]) + depan
        if sisa:
            hasil.append(sisa)
    return hasil


def _tegakkan(k: Kotak, arah: int) -> Kotak:
    """The box of a turned word as if the page were turned back."""
    if arah > 0:
        return Kotak(kiri=-k.bawah, atas=k.kiri, kanan=-k.atas, bawah=k.kanan)
    return Kotak(kiri=k.atas, atas=-k.kanan, kanan=k.bawah, bawah=-k.kiri)


def _teks(kata: list[Kata]) -> list[str]:
    belah = _belah_kolom(kata)
    if belah is not None:
        kiri = [k for k in kata if k.kotak.kiri < belah]
        kanan = [k for k in kata if k.kotak.kiri >= belah]
        return [*_teks(kiri), *_teks(kanan)]
    penanda, isi = _pisah_penanda(kata)
    if not penanda:
        return [b.teks for b in baris_kata(kata)]
    return _pasangkan(penanda, baris_kata(isi))


def _belah_kolom(kata: list[Kata]) -> float | None:
    """Where a second list begins beside the first one, if there is one."""
    mulai: list[float] = []
    for baris in baris_kata(kata):
        for kiri, kanan in zip(baris.kata, baris.kata[1:], strict=False):
            lega = kanan.kotak.kiri - kiri.kotak.kanan
            if lega > 2.5 * (kanan.kotak.bawah - kanan.kotak.atas) and _PENANDA.fullmatch(
                kanan.teks
            ):
                mulai.append(kanan.kotak.kiri)
    for x in sorted(mulai):
        sama = sum(1 for m in mulai if abs(m - x) <= 3)
        if sama >= 2 and not any(k.kotak.kiri < x - 3 < k.kotak.kanan - 3 for k in kata):
            return x - 2
    return None


def _pisah_penanda(kata: list[Kata]) -> tuple[list[Kata], list[Kata]]:
    """Markers that stand in a column of their own, off the lines of their items, and the rest."""
    calon = [k for k in kata if _PENANDA.fullmatch(k.teks)]
    if len(calon) < 2 or len(calon) > _TERBANYAK_BUTIR:
        return [], kata
    tepi = min(calon, key=lambda k: k.kotak.kiri).kotak
    calon = [k for k in calon if k.kotak.kiri <= tepi.kanan + 2]
    isi = [k for k in kata if k not in calon]
    kanan = max(k.kotak.kanan for k in calon)
    if len(calon) < 2 or not isi or min(k.kotak.kiri for k in isi) < kanan - 1:
        return [], kata
    sendiri = [b for b in baris_kata(kata) if len(b.kata) == 1 and b.kata[0] in calon]
    return (sorted(calon, key=lambda k: k.kotak.atas), isi) if sendiri else ([], kata)


def _pasangkan(penanda: list[Kata], baris: list[Baris]) -> list[str]:
    """Consecutive lines shared out over markers so that each item lies beside its marker."""
    tanda = [(k.kotak.atas + k.kotak.bawah) / 2 for k in penanda]
    tengah = [(b.kotak.atas + b.kotak.bawah) / 2 for b in baris]
    akhir = min(_bagi(tanda, tengah, rata=False), _bagi(tanda, tengah, rata=True))[1]
    hasil: list[str] = []
    mulai = 0
    for k, sampai in zip(penanda, akhir, strict=True):
        butir = [b.teks for b in baris[mulai:sampai]]
        hasil.append(f"{k.teks} {butir[0]}" if butir else k.teks)
        hasil.extend(butir[1:])
        mulai = sampai
    hasil.extend(b.teks for b in baris[mulai:])
    return hasil


def _bagi(
    tanda: Sequence[float], tengah: Sequence[float], *, rata: bool
) -> tuple[float, list[int]]:
    """How far the items lie from their markers at best, and where each item ends.

    `rata`: markers stand beside the middle of their items, else beside the first line.
    """
    jumlah = len(tengah)
    rapat = 1.6 * min((b - a for a, b in pairwise(tengah)), default=0.0)

    def harga(n: int, mulai: int, akhir: int) -> float:
        if akhir == mulai:
            return 40.0
        acuan = sum(tengah[mulai:akhir]) / (akhir - mulai) if rata else tengah[mulai]
        renggang = sum(max(0.0, b - a - rapat) for a, b in pairwise(tengah[mulai:akhir]))
        return abs(tanda[n] - acuan) + 3 * renggang

    @cache
    def ongkos(n: int, mulai: int) -> tuple[float, int]:
        if n == len(tanda):
            return (0.0 if mulai == jumlah else 1e9, mulai)
        return min(
            (harga(n, mulai, akhir) + ongkos(n + 1, akhir)[0], akhir)
            for akhir in range(mulai, min(jumlah, mulai + _BARIS_BUTIR) + 1)
        )

    akhir: list[int] = []
    for n in range(len(tanda)):
        akhir.append(ongkos(n, akhir[-1] if akhir else 0)[1])
    return (ongkos(0, 0)[0], akhir)

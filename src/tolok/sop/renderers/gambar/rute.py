"""Lays all arrows of a page so that together they are short and hardly cross."""

from __future__ import annotations

from collections.abc import Sequence

from tolok.sop.renderers.gambar.jalur import Jalan, Pencari, Permintaan

__all__ = ["rutekan", "taksir"]

_GAGAL = 10_000_000
_PUTARAN = 2


_Diletakkan = tuple[Permintaan, Jalan]


def rutekan(
    pencari: Pencari, semua: Sequence[Permintaan], tetap: Sequence[_Diletakkan] = ()
) -> tuple[Jalan | None, ...]:
    """A way for each request, in their order; None only where a symbol has no free room at all.

    The order of laying decides who gets the straight way. Three orders are tried, then each
    arrow is laid anew beside all others; the cheapest page wins. `tetap`: lines that stay.
    """
    sendiri = [pencari.cari(p, tetap) for p in semua]
    terendah = sum(_biaya(satu) for satu in sendiri)
    terbaik: list[Jalan | None] = []
    for urutan in _urutan(semua):
        hasil = _letakkan(pencari, semua, urutan, tetap)
        if not terbaik or _jumlah(hasil) < _jumlah(terbaik):
            terbaik = hasil
        if _jumlah(terbaik) <= terendah:
            return tuple(terbaik)
    for _ in range(_PUTARAN):
        if not _perbaiki(pencari, semua, terbaik, tetap):
            break
    _paksa(pencari, semua, terbaik, tetap)
    return tuple(terbaik)


def taksir(
    pencari: Pencari, semua: Sequence[Permintaan], tetap: Sequence[_Diletakkan] = ()
) -> int:
    """About what the ways cost together: laid once, ways forward first."""
    return _jumlah(_letakkan(pencari, semua, _urutan(semua)[0], tetap))


def _urutan(semua: Sequence[Permintaan]) -> list[list[int]]:
    baris = list(range(len(semua)))
    maju_dulu = sorted(baris, key=lambda i: semua[i].balik)
    balik_dulu = sorted(baris, key=lambda i: not semua[i].balik)
    return [maju_dulu, balik_dulu, baris] if maju_dulu != balik_dulu else [baris]


def _biaya(jalan: Jalan | None) -> int:
    return _GAGAL if jalan is None else jalan.biaya


def _jumlah(semua: Sequence[Jalan | None]) -> int:
    return sum(_biaya(satu) for satu in semua)


def _lain(
    semua: Sequence[Permintaan],
    hasil: Sequence[Jalan | None],
    kecuali: int,
    tetap: Sequence[_Diletakkan],
) -> list[_Diletakkan]:
    diletakkan = [
        (p, jalan)
        for i, (p, jalan) in enumerate(zip(semua, hasil, strict=True))
        if jalan is not None and i != kecuali
    ]
    return [*tetap, *diletakkan]


def _letakkan(
    pencari: Pencari,
    semua: Sequence[Permintaan],
    urutan: Sequence[int],
    tetap: Sequence[_Diletakkan],
) -> list[Jalan | None]:
    hasil: list[Jalan | None] = [None] * len(semua)
    for i in urutan:
        hasil[i] = pencari.cari(semua[i], _lain(semua, hasil, i, tetap))
    return hasil


def _perbaiki(
    pencari: Pencari,
    semua: Sequence[Permintaan],
    hasil: list[Jalan | None],
    tetap: Sequence[_Diletakkan],
) -> bool:
    """Lay each arrow again beside all others; True when one became cheaper."""
    berubah = False
    for i, p in enumerate(semua):
        baru = pencari.cari(p, _lain(semua, hasil, i, tetap))
        if baru is not None and baru.biaya < _biaya(hasil[i]):
            hasil[i], berubah = baru, True
    return berubah


def _paksa(
    pencari: Pencari,
    semua: Sequence[Permintaan],
    hasil: list[Jalan | None],
    tetap: Sequence[_Diletakkan],
) -> None:
    """Where every track is taken, a line lies on another rather than be lost."""
    for i, p in enumerate(semua):
        if hasil[i] is None:
            hasil[i] = pencari.cari(p, _lain(semua, hasil, i, tetap), tumpang=True)

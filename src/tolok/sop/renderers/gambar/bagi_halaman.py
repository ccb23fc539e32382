"""Where the flow chart goes on to another page: few pages, few ways cut, pages evenly filled."""

from __future__ import annotations

from collections.abc import Sequence

from tolok.sop.renderers.gambar.alur import Alur
from tolok.sop.renderers.gambar.lembar import Baris

__all__ = ["bagi"]

_Terbaik = dict[int, tuple[int, tuple[int, ...]]]
"""By the row that comes next: the least cost so far and the breaks that gave it."""
_TAKMUNGKIN = 1 << 60
_JALAN_TERPOTONG = 1200
"""What one more way that needs connectors costs, against the square of the hundredths of a page
that stay empty."""


def bagi(baris: Sequence[Baris], alur: Alur, *, pertama: int, berikut: int) -> list[list[Baris]]:
    """Rows by page. `pertama`, `berikut`: room on the first page and on the others.

    As few pages as the heights allow; of all ways to fill so many the one that cuts the fewest
    arrows and leaves no page with a lone row after a full one.
    """
    banyak = _banyak_halaman(baris, pertama, berikut)
    potong = _jalan_terpotong(baris, alur)
    terbaik: _Terbaik = {0: (0, ())}
    for halaman in range(banyak):
        ruang = berikut if halaman else pertama
        terbaik = _lanjut(baris, terbaik, ruang, potong)
    batas = (*terbaik[len(baris)][1], len(baris))
    return [list(baris[a:z]) for a, z in zip((0, *batas), batas, strict=False)]


def _lanjut(
    baris: Sequence[Baris],
    sebelum: _Terbaik,
    ruang: int,
    potong: Sequence[int],
) -> _Terbaik:
    """The cheapest breaks before each row that one more page can end at."""
    hasil: _Terbaik = {}
    for awal, (biaya, batas) in sebelum.items():
        terisi = 0
        for akhir in range(awal + 1, len(baris) + 1):
            terisi += baris[akhir - 1].tinggi
            if terisi > ruang and akhir > awal + 1:
                break
            kosong = max(ruang - terisi, 0) * 100 // ruang
            total = biaya + kosong * kosong + potong[akhir] * _JALAN_TERPOTONG
            calon = (total, (*batas, awal) if awal else batas)
            hasil[akhir] = min(hasil.get(akhir, (_TAKMUNGKIN, ())), calon)
    return hasil


def _banyak_halaman(baris: Sequence[Baris], pertama: int, berikut: int) -> int:
    banyak, sisa, kosong = 1, pertama, True
    for satu in baris:
        if satu.tinggi > sisa and not kosong:
            banyak, sisa = banyak + 1, berikut
        sisa -= satu.tinggi
        kosong = False
    return banyak


def _jalan_terpotong(baris: Sequence[Baris], alur: Alur) -> list[int]:
    """How many ways a break before each row cuts; none after the last one."""
    letak = {satu.langkah: n for n, satu in enumerate(baris) if satu.langkah is not None}
    hasil = [0] * (len(baris) + 1)
    for satu in alur.sambungan:
        atas, bawah = sorted(letak[alur.simpul[ujung].baris] for ujung in (satu.dari, satu.ke))
        for batas in range(atas + 1, bawah + 1):
            hasil[batas] += 1
    return hasil

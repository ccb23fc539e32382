"""Arrows of a PDF page that are pictures: some programs paste each connector as a bitmap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PIL import Image

from tolok.sop.importers.dokumen import Kotak
from tolok.sop.importers.lembar.lembar import Bentuk, Goresan, Lembar, Ruas, Titik
from tolok.sop.importers.lembar.teks_sel import rangkum
from tolok.sop.importers.pindaian.garis import Lurusan, Rantai, pekat, rantai_halus
from tolok.sop.importers.pindaian.kepala_panah import kepala_garis
from tolok.sop.importers.pindaian.ukuran import SKALA

__all__ = ["dengan_panah_bergambar", "gambar_di_lajur"]

_TEBAL = 16
_TERBANYAK = 80
_DEKAT = 1.6


def gambar_di_lajur(lembar: Lembar, gambar: Sequence[Kotak]) -> list[Kotak]:
    """The pictures among the symbols of a page that are small enough to be an arrow."""
    if len(lembar.bentuk) < 2:
        return []
    lajur = rangkum([b.kotak for b in lembar.bentuk])
    return [
        g
        for g in gambar[:_TERBANYAK]
        if g.kanan - g.kiri < 0.5 * lembar.lebar
        and g.bawah - g.atas < 0.5 * lembar.tinggi
        and lajur.kiri - 30 <= g.kiri
        and g.kanan <= lajur.kanan + 30
        and lajur.atas - 30 <= g.atas
        and g.bawah <= lajur.bawah + 30
    ]


def dengan_panah_bergambar(lembar: Lembar, peta: Image.Image, gambar: Sequence[Kotak]) -> Lembar:
    """The page with the strokes and heads that its pictures show. `peta`: the page as a bitmap."""
    if abs(peta.width * SKALA - lembar.lebar) > 2:
        return lembar
    hitam = pekat(peta)
    garis: list[tuple[Rantai, Ruas]] = []
    for g in gambar:
        daerah = (
            int(g.kiri / SKALA) - 8,
            int(g.atas / SKALA) - 8,
            int(g.kanan / SKALA) + 8,
            int(g.bawah / SKALA) + 8,
        )
        garis.extend(
            (r, s)
            for r in rantai_halus(hitam, daerah, tebal=_TEBAL)
            if not _tercetak(s := _ruas(r), lembar)
        )
    lurus = [s for _, s in garis]
    datar = Lurusan()
    kepala = [k for r, s in garis for k in kepala_garis(hitam, r, s, lurus, datar)]
    return replace(
        lembar,
        goresan=(*lembar.goresan, *(Goresan(titik=_ujung(s)) for s in lurus)),
        kepala=(*lembar.kepala, *kepala),
    )


def _ruas(r: Rantai) -> Ruas:
    lintang, sepanjang = (1, 0) if r.mendatar else (0, 1)
    letak = sorted(t[lintang] for t in r.titik)[len(r.titik) // 2]
    return Ruas(
        mendatar=r.mendatar,
        letak=letak * SKALA,
        awal=r.titik[0][sepanjang] * SKALA,
        akhir=r.titik[-1][sepanjang] * SKALA,
    )


def _ujung(s: Ruas) -> tuple[Titik, Titik]:
    if s.mendatar:
        return ((s.awal, s.letak), (s.akhir, s.letak))
    return ((s.letak, s.awal), (s.letak, s.akhir))


def _tercetak(s: Ruas, lembar: Lembar) -> bool:
    """Whether a line of the bitmap is one that the page draws itself: a rule, a symbol's side."""
    if any(
        r.mendatar is s.mendatar
        and abs(r.letak - s.letak) <= _DEKAT
        and r.awal - 3 <= s.awal
        and s.akhir <= r.akhir + 3
        for r in lembar.ruas
    ):
        return True
    return any(_sisi(s, b) for b in lembar.bentuk)


def _sisi(s: Ruas, b: Bentuk) -> bool:
    k = b.kotak
    if s.mendatar:
        dekat = min(abs(s.letak - k.atas), abs(s.letak - k.bawah))
        return dekat <= 2 and k.kiri - 4 <= s.awal and s.akhir <= k.kanan + 4
    dekat = min(abs(s.letak - k.kiri), abs(s.letak - k.kanan))
    return dekat <= 2 and k.atas - 4 <= s.awal and s.akhir <= k.bawah + 4

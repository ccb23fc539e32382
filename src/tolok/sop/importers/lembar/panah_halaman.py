"""Arrows that a page break cuts: the off-page connectors at both ends taken out again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tolok.sop.importers.dokumen import JenisSimbol
from tolok.sop.importers.lembar.lembar import Bentuk
from tolok.sop.importers.lembar.panah_goresan import Hubungan

__all__ = ["sambung_halaman"]


def sambung_halaman(
    hubungan: Sequence[Hubungan], bentuk: Sequence[Bentuk]
) -> tuple[tuple[Hubungan, ...], frozenset[int]]:
    """Arrows from symbol to symbol over page breaks, and the connectors that are joined so.

    A connector that an arrow only reaches goes with the next one, further down, that an arrow
    only leaves. Connectors without a partner stay.
    """
    penghubung = [n for n, b in enumerate(bentuk) if b.jenis is JenisSimbol.PENGHUBUNG_HALAMAN]
    masuk = {h.ke: h for h in hubungan if h.ke in penghubung}
    keluar = {h.dari: h for h in hubungan if h.dari in penghubung}
    urut = sorted(penghubung, key=lambda n: bentuk[n].kotak.atas)
    sisa = [n for n in urut if n in keluar and n not in masuk]
    hasil = list(hubungan)
    tersambung: set[int] = set()
    for n in (n for n in urut if n in masuk and n not in keluar):
        atas = bentuk[n].kotak.atas
        lawan = next((m for m in sisa if bentuk[m].kotak.atas > atas), None)
        if lawan is None:
            continue
        sisa.remove(lawan)
        a, b = masuk[n], keluar[lawan]
        hasil = [h for h in hasil if h not in (a, b)]
        hasil.append(replace(a, ke=b.ke, goresan=a.goresan + b.goresan))
        tersambung.update((n, lawan))
    return tuple(hasil), frozenset(tersambung)

"""Who has read the SOPs of the demo: most of those who act in them, over the first days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from tolok.organisasi.selectors import hari_di, pegawai_semua
from tolok.sop.selectors.baca import lajur_pembaca
from tolok.sop.services.baca import nyatakan_dibaca

__all__ = ["nyatakan_contoh"]

_LEWATI = 3
_SEHARI = 7


def nyatakan_contoh(semua_versi: Iterable[Any], *, sekarang: datetime) -> int:
    """Two of three say so, a few a day; returns how many did."""
    banyak = 0
    for versi in semua_versi:
        hari = hari_di(versi.instansi.pemda, sekarang)
        orang = sorted(
            pegawai_semua(lajur_pembaca(versi, versi.instansi, hari)), key=lambda p: p.nip
        )
        for ke, pegawai in enumerate(orang):
            if ke % _LEWATI == 0:
                continue
            saat = sekarang + timedelta(days=1 + ke // _SEHARI, minutes=13 * ke)
            nyatakan_dibaca(pelaku=pegawai, versi=versi, sekarang=saat)
            banyak += 1
    return banyak

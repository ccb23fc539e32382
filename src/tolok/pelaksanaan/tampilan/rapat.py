"""The start page's card of today's meetings."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.urls import reverse

from tolok.pelaksanaan.kehadiran import rapat_hari_ini
from tolok.web.kartu import BarisKartu, Kartu

__all__ = ["kartu_rapat"]


def kartu_rapat(pegawai: Any, sekarang: datetime) -> Kartu | None:
    """Meetings of today that invite the person and that they have not said to attend."""
    daftar = [r for r in rapat_hari_ini(pegawai, sekarang) if r.pada is None]
    if not daftar:
        return None
    zona = ZoneInfo(pegawai.pemda.nama_zona)
    baris = tuple(
        BarisKartu(
            judul=r.acara or "Rapat",
            alamat=reverse("pelaksanaan:hadir"),
            konteks=f"pukul {r.mulai.astimezone(zona):%H.%M}, {r.tempat}",
        )
        for r in daftar
    )
    return Kartu(kode="rapat", judul="Rapat hari ini", baris=baris, banyak=len(baris))

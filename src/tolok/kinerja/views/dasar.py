"""What the pages of the plan share: who asks, which year, and the plan as it stands."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest

from tolok.dasar.galat import TidakDitemukan
from tolok.kinerja.domain.isi_rencana import IsiRencana
from tolok.kinerja.selectors.rencana import isi_rencana
from tolok.organisasi.selectors import hari_di, sebutan_jabatan_kantor
from tolok.web.waktu import sekarang

__all__ = [
    "JENIS_RENCANA",
    "dua_rencana",
    "hari_ini",
    "pelaku",
    "periksa_tahun",
    "rencana_dan_jabatan",
]

JENIS_RENCANA = "rencana"
_TAHUN = range(2000, 2101)


def pelaku(request: HttpRequest) -> Any:
    """The person at work; `butuh` has let in only people of an office."""
    return request.pegawai  # type: ignore[attr-defined]  # set by PegawaiMiddleware


def hari_ini(request: HttpRequest) -> date:
    """Today in the pemda's zone."""
    return hari_di(pelaku(request).pemda, sekarang())


def periksa_tahun(tahun: int) -> int:
    """A year that a plan may have. Raises TidakDitemukan."""
    if tahun not in _TAHUN:
        raise TidakDitemukan(
            f"Tidak ada rencana tahun {tahun}.", "Pilih tahun pada halaman Rencana kinerja."
        )
    return tahun


def dua_rencana(request: HttpRequest, tahun: int) -> tuple[IsiRencana, IsiRencana]:
    """The plans of a year and of the one before."""
    instansi = pelaku(request).instansi_id
    sebutan = sebutan_jabatan_kantor(instansi)
    periksa_tahun(tahun)
    return isi_rencana(instansi, tahun, sebutan), isi_rencana(instansi, tahun - 1, sebutan)


def rencana_dan_jabatan(request: HttpRequest, tahun: int) -> tuple[IsiRencana, list[str]]:
    """The plan of a year and the posts it may name."""
    instansi = pelaku(request).instansi_id
    sebutan = sebutan_jabatan_kantor(instansi)
    return isi_rencana(instansi, periksa_tahun(tahun), sebutan), list(sebutan.values())

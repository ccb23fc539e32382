"""Sheets to copy into other systems: read, copied by column, downloaded as a workbook."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tolok.dasar.galat import TidakDitemukan
from tolok.dasar.periode import Periode
from tolok.kinerja.domain.lembar_salin import LEMBAR, LembarSalin, susun_salin, tulis_sel
from tolok.kinerja.permissions import LIHAT
from tolok.kinerja.renderers.salin_xlsx import buku_salin
from tolok.kinerja.selectors import kinerja as selectors
from tolok.kinerja.selectors.ralat import LaporanSah
from tolok.kinerja.views.capaian import laporan_diminta
from tolok.web.izin import butuh
from tolok.web.unduhan import unduhan

__all__ = ["excel", "salin"]


def _susun(
    request: HttpRequest, tahun: int, bentuk: str
) -> tuple[LembarSalin, dict[int, LaporanSah], int]:
    """The sheet that is asked for, up to `?tw=` or the newest ratified quarter."""
    if bentuk not in LEMBAR:
        raise TidakDitemukan("Lembar salin itu tidak ada.", "Buka halaman Capaian.")
    laporan = laporan_diminta(request, tahun)
    diminta = request.GET.get("tw", "")
    tw = next((n for n in laporan if str(n) == diminta), max(laporan))
    periode = Periode.dari_kode(laporan[tw].kertas["periode"])
    pegawai: Any = request.pegawai  # type: ignore[attr-defined]  # set by PegawaiMiddleware
    rencana = selectors.rencana(pegawai.instansi_id, periode)
    kertas = {n: x.kertas for n, x in laporan.items()}
    return susun_salin(bentuk, kertas, tw, rencana), laporan, tw


@butuh(LIHAT)
@require_safe
def salin(request: HttpRequest, tahun: int, bentuk: str) -> HttpResponse:
    """The table as it is pasted, with a button on every column and on the whole."""
    lembar, laporan, tw = _susun(request, tahun, bentuk)
    isi = {
        "lembar": lembar,
        "baris": [
            [tulis_sel(n, k.bentuk) for n, k in zip(b, lembar.kolom, strict=True)]
            for b in lembar.baris
        ],
        "berkelompok": any(k.kelompok for k in lembar.kolom),
        "bernomor": any(k.nomor for k in lembar.kolom),
        "daftar_lembar": [(kode, nama) for kode, (nama, _) in LEMBAR.items()],
        "tahun": tahun,
        "tw": tw,
        "daftar_tw": sorted(laporan),
        "laporan": laporan[tw],
        "periode": Periode.dari_kode(laporan[tw].kertas["periode"]).nama,
    }
    return render(request, "kinerja/capaian/salin.html", isi)


@butuh(LIHAT)
@require_safe
def excel(request: HttpRequest, tahun: int, bentuk: str) -> HttpResponse:
    """The same as .xlsx."""
    lembar, laporan, tw = _susun(request, tahun, bentuk)
    periode = Periode.dari_kode(laporan[tw].kertas["periode"]).nama
    instansi = request.pegawai.instansi.nama  # type: ignore[attr-defined]  # set by PegawaiMiddleware
    return unduhan(buku_salin(lembar, instansi, periode), f"{lembar.nama} {periode}", "xlsx")

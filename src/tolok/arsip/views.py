"""The archive: what an office keeps, and the proof that nothing in it changed."""

from __future__ import annotations

import logging
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from tolok.arsip.domain.indeks import TempatArsip
from tolok.arsip.forms import TempatForm
from tolok.arsip.models import Arsip
from tolok.arsip.selectors import (
    arsip_milik,
    butir_indeks,
    catatan_indeks,
    daftar_arsip,
    tentang_pegawai,
)
from tolok.arsip.services import catat_tempat
from tolok.arsip.terbit import DAFTAR, LABEL
from tolok.dasar.galat import GalatTolok, MasukanTidakSah
from tolok.dasar.jejak import sidik
from tolok.pelaksanaan.hak_naskah import BACA_NASKAH
from tolok.pelaksanaan.penerbitan import terbitkan_satu
from tolok.pelaksanaan.terbit.daftar import id_naskah
from tolok.web.izin import butuh
from tolok.web.waktu import sekarang

__all__ = ["berkas", "daftar", "tempat"]

_log = logging.getLogger(__name__)
_PER_HALAMAN = 50


def _arsip(request: HttpRequest, arsip: UUID) -> Arsip:
    return arsip_milik(request.pegawai, arsip)  # type: ignore[attr-defined]  # set by PegawaiMiddleware


@butuh("arsip.lihat")
@require_GET
def daftar(request: HttpRequest) -> HttpResponse:
    """Closed files of the office, searched by name."""
    cari = request.GET.get("cari", "").strip()[:80]
    semua = daftar_arsip(request.pegawai, cari)  # type: ignore[attr-defined]  # set by PegawaiMiddleware
    hal = Paginator(semua, _PER_HALAMAN).get_page(request.GET.get("hal"))
    return render(request, "arsip/daftar.html", {"hal": hal, "cari": cari})


@butuh("arsip.lihat", _arsip)
@require_GET
def berkas(request: HttpRequest, arsip: UUID) -> HttpResponse:
    """One closed file: its index, its place, and whether the index still has its digest."""
    return _halaman(request, request.objek, TempatForm())  # type: ignore[attr-defined]  # set by butuh


@butuh("arsip.catat_tempat", _arsip)
@require_http_methods(["POST"])
def tempat(request: HttpRequest, arsip: UUID) -> HttpResponse:
    """Record a new shelf."""
    objek: Arsip = request.objek  # type: ignore[attr-defined]  # set by butuh
    formulir = TempatForm(request.POST)
    if not formulir.is_valid():
        return _halaman(request, objek, formulir, status=422)
    try:
        catat_tempat(
            pegawai=request.pegawai,  # type: ignore[attr-defined]  # set by PegawaiMiddleware
            arsip=objek,
            tempat=TempatArsip(**formulir.cleaned_data),
            sekarang=sekarang(),
        )
    except MasukanTidakSah as galat:
        formulir.add_error(None, str(galat))
        return _halaman(request, objek, formulir, status=422)
    for kunci in (DAFTAR, LABEL):
        _cetak_ulang(objek, kunci)
    messages.success(request, "Tempat simpan dicatat. Tempat sebelumnya tetap terbaca.")
    return redirect("arsip:berkas", arsip=objek.pk)


def _cetak_ulang(arsip: Arsip, kunci: str) -> None:
    """The list and the label name the new place; a drawing that fails comes when opened."""
    pelaksanaan = arsip.pelaksanaan
    try:
        terbitkan_satu(pelaksanaan, id_naskah(pelaksanaan.pk, kunci), sekarang(), baca_ulang=True)
    except GalatTolok:
        _log.exception("%s pelaksanaan %s belum dicetak ulang.", kunci, pelaksanaan.pk)


def _halaman(
    request: HttpRequest, arsip: Arsip, formulir: TempatForm, status: int = 200
) -> HttpResponse:
    butir = butir_indeks(arsip)
    arsip.pelaksanaan.naskah_diminta = id_naskah(arsip.pelaksanaan_id, DAFTAR)
    boleh_baca = request.user.has_perm(BACA_NASKAH, arsip.pelaksanaan)
    # Lines about single employees tell who was sent back or objected: for readers of the list.
    terbuka = boleh_baca or not tentang_pegawai(arsip)
    isi: dict[str, Any] = {
        "arsip": arsip,
        "catatan_indeks": catatan_indeks(arsip),
        "daftar_butir": butir if terbuka else [],
        "jumlah_butir": len(butir),
        "terbuka": terbuka,
        "naskah": [
            (nama, id_naskah(arsip.pelaksanaan_id, kunci))
            for nama, kunci in (("Daftar arsip", DAFTAR), ("Label boks", LABEL))
        ],
        "boleh_baca": boleh_baca,
        "utuh": sidik(arsip.indeks) == arsip.sidik,
        "formulir": formulir,
        "boleh_catat": request.user.has_perm("arsip.catat_tempat", arsip),
    }
    return render(request, "arsip/berkas.html", isi, status=status)

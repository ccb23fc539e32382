"""Starting a correction: choose the figures, say why; row 1 opens at who prepares it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from tolok.dasar.galat import MasukanTidakSah, TransisiTidakSah
from tolok.dasar.periode import Periode
from tolok.kinerja.domain.ralat import pilihan_ralat
from tolok.kinerja.hak_ralat import RALAT
from tolok.kinerja.selectors.ralat import KODE, laporan_terkini, ralat_atas
from tolok.kinerja.services.ralat import mulai_ralat
from tolok.pelaksanaan.selectors.pelaksanaan import pelaksanaan_milik, tugas_terbuka_baris
from tolok.web.izin import butuh
from tolok.web.kunci import kunci_kiriman
from tolok.web.waktu import sekarang

__all__ = ["ralat"]


def _diminta(request: HttpRequest, *, pelaksanaan: UUID) -> Any:
    return pelaksanaan_milik(request.pegawai, pelaksanaan)  # type: ignore[attr-defined]  # set by PegawaiMiddleware


@butuh(RALAT, _diminta)
@require_http_methods(["GET", "HEAD", "POST"])
def ralat(request: HttpRequest, pelaksanaan: UUID) -> HttpResponse:
    """The figures as ratified, with a tick each; what stands in the way is said instead."""
    asal: Any = request.objek  # type: ignore[attr-defined]  # set by butuh
    galat: MasukanTidakSah | TransisiTidakSah | None = None
    if request.method == "POST":
        try:
            return _mulai(request, asal)
        except (MasukanTidakSah, TransisiTidakSah) as satu:
            galat = satu
    semua = ralat_atas(asal)
    laporan = laporan_terkini(asal) if asal.kode_sop != KODE else None
    isi = {
        "objek": asal,
        "periode": Periode.dari_kode(asal.periode),
        "laporan": laporan,
        "pilihan": pilihan_ralat(laporan.kertas) if laporan else [],
        "ralat_berjalan": next((r for r in semua if r.status == "berjalan"), None),
        "ralat_selesai": [r for r in semua if r.status == "selesai"],
        "galat": galat,
        "dipilih": set(request.POST.getlist("dipilih")),
        "alasan": request.POST.get("alasan", ""),
        "dasar": request.POST.get("dasar", ""),
        "kini": sekarang(),
    }
    return render(request, "kinerja/ralat.html", isi, status=400 if galat else 200)


def _mulai(request: HttpRequest, asal: Any) -> HttpResponse:
    jawaban = mulai_ralat(
        pegawai=request.pegawai,  # type: ignore[attr-defined]  # set by PegawaiMiddleware
        asal=asal,
        dipilih=request.POST.getlist("dipilih"),
        alasan=request.POST.get("alasan", ""),
        dasar=request.POST.get("dasar", ""),
        kunci=kunci_kiriman(request),
        sekarang=sekarang(),
    )
    messages.success(request, "Ralat dimulai. Isi angka yang benar beserta buktinya.")
    terbuka = tugas_terbuka_baris(jawaban.pelaksanaan, 1)
    if terbuka:
        return redirect("pelaksanaan:tugas", jawaban.pelaksanaan, terbuka[0].pk)
    return redirect("pelaksanaan:pelaksanaan", jawaban.pelaksanaan)

"""The yearly evaluation of an SOP, drawn from its own runs."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tolok.organisasi.selectors import kalender
from tolok.pelaksanaan.tampilan.evaluasi import pilihan_evaluasi, susun_evaluasi
from tolok.pelaksanaan.tampilan.grafik_evaluasi import grafik_terlambat, grafik_waktu
from tolok.web.izin import butuh
from tolok.web.penggaris import menit_sehari

__all__ = ["evaluasi"]


@butuh("pelaksanaan.daftar")
@require_safe
def evaluasi(request: HttpRequest) -> HttpResponse:
    """One SOP in one year: the printed standard beside the time taken, and what was not printed."""
    pegawai = request.pegawai  # type: ignore[attr-defined]  # set by PegawaiMiddleware
    pilihan = pilihan_evaluasi(pegawai, request.GET.get("tahun", ""), request.GET.get("sop", ""))
    kini = next((p for p in pilihan if p.kini), None)
    halaman = susun_evaluasi(pegawai, kini) if kini else None
    semua = (grafik_waktu(halaman), grafik_terlambat(halaman)) if halaman else ()
    isi = {
        "pilihan": pilihan,
        "kini": kini,
        "halaman": halaman,
        "grafik": [g for g in semua if g is not None],
        "menit_sehari": menit_sehari(kalender(pegawai.instansi)),
    }
    return render(request, "pelaksanaan/evaluasi.html", isi)

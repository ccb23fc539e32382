"""The yearly evaluation of an SOP, drawn from its own runs."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tolok.organisasi.selectors import kalender
from tolok.pelaksanaan.tampilan.evaluasi import (
    HalamanEvaluasi,
    Pilihan,
    pilihan_evaluasi,
    susun_evaluasi,
    tugas_lewat_batas,
)
from tolok.pelaksanaan.tampilan.grafik_evaluasi import (
    grafik_pemegang,
    grafik_terlambat,
    grafik_waktu,
)
from tolok.web.grafik_tampil import GrafikTampil
from tolok.web.izin import butuh
from tolok.web.penggaris import menit_sehari

__all__ = ["evaluasi"]


def _grafik(
    pegawai: Any, kini: Pilihan, halaman: HalamanEvaluasi
) -> tuple[GrafikTampil | None, ...]:
    lewat = tugas_lewat_batas(pegawai, kini)
    return (grafik_waktu(halaman), grafik_terlambat(halaman), grafik_pemegang(lewat))


@butuh("pelaksanaan.daftar")
@require_safe
def evaluasi(request: HttpRequest) -> HttpResponse:
    """One SOP in one year: the printed standard beside the time taken, and what was not printed."""
    pegawai = request.pegawai  # type: ignore[attr-defined]  # set by PegawaiMiddleware
    pilihan = pilihan_evaluasi(pegawai, request.GET.get("tahun", ""), request.GET.get("sop", ""))
    kini = next((p for p in pilihan if p.kini), None)
    halaman = susun_evaluasi(pegawai, kini) if kini else None
    semua = _grafik(pegawai, kini, halaman) if kini and halaman else ()
    isi = {
        "pilihan": pilihan,
        "kini": kini,
        "halaman": halaman,
        "grafik": [g for g in semua if g is not None],
        "menit_sehari": menit_sehari(kalender(pegawai.instansi)),
    }
    return render(request, "pelaksanaan/evaluasi.html", isi)

"""Attendance on a phone: the meetings of today that invite me, and "Saya hadir"."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from tolok.dasar.galat import MasukanTidakSah, TidakDitemukan
from tolok.pelaksanaan.kehadiran import nyatakan_hadir, rapat_hari_ini
from tolok.web.izin import butuh
from tolok.web.waktu import sekarang

__all__ = ["hadir"]


@butuh("pelaksanaan.tugas_saya")
@require_http_methods(["GET", "HEAD", "POST"])
def hadir(request: HttpRequest) -> HttpResponse:
    """List them; POST says that the person is there, with the code of the room."""
    pegawai: Any = request.pegawai  # type: ignore[attr-defined]  # set by PegawaiMiddleware
    galat = None
    if request.method == "POST":
        try:
            satu = nyatakan_hadir(
                pegawai=pegawai,
                tugas=_kunci(request.POST.get("rapat", "")),
                kode=request.POST.get("kode", ""),
                sekarang=sekarang(),
            )
        except MasukanTidakSah as salah:
            galat = salah
        else:
            messages.success(request, f"Kehadiran Anda dicatat: {satu.acara}.")
            return HttpResponseRedirect(reverse("pelaksanaan:hadir"), status=303)
    kini = sekarang()
    isi = {
        "daftar": rapat_hari_ini(pegawai, kini),
        "galat": galat,
        "keliru": request.POST.get("rapat", ""),
        "kode": request.POST.get("kode", "") or request.GET.get("kode", ""),
        "kini": kini,
    }
    return render(request, "pelaksanaan/hadir.html", isi, status=422 if galat else 200)


def _kunci(teks: str) -> UUID:
    try:
        return UUID(teks)
    except ValueError:
        raise TidakDitemukan("Rapat itu tidak ada.", "Muat ulang halaman.") from None

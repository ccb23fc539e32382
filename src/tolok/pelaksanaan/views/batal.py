"""Cancelling a run: a page of its own that says what it means, asks why, and takes no haste."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from tolok.dasar.periode import Periode
from tolok.pelaksanaan import services
from tolok.pelaksanaan.domain.keadaan import StatusPelaksanaan
from tolok.pelaksanaan.forms.tugas import BatalkanForm
from tolok.pelaksanaan.models import Pelaksanaan, Tugas
from tolok.pelaksanaan.services import PadaPelaksanaan
from tolok.pelaksanaan.views.halaman import pelaksanaan_diminta
from tolok.web.izin import butuh
from tolok.web.kunci import kunci_kiriman
from tolok.web.waktu import sekarang

__all__ = ["batalkan", "pada_pelaksanaan"]


@butuh("pelaksanaan.batalkan", pelaksanaan_diminta)
@require_http_methods(["GET", "HEAD", "POST"])
def batalkan(request: HttpRequest, pelaksanaan: UUID) -> HttpResponse:
    """Say what happens, ask for the reason, cancel."""
    objek: Pelaksanaan = request.objek  # type: ignore[attr-defined]  # set by butuh
    ke = reverse("pelaksanaan:pelaksanaan", args=[objek.pk])
    form = BatalkanForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.batalkan(
            pada=pada_pelaksanaan(request, objek), alasan=form.cleaned_data["alasan"]
        )
        messages.success(request, "Pelaksanaan dibatalkan. Yang sudah masuk tetap dapat dibaca.")
        return HttpResponseRedirect(ke, status=303)
    isi = {
        "objek": objek,
        "periode": Periode.dari_kode(objek.periode),
        "form": form,
        "berjalan": objek.status == StatusPelaksanaan.BERJALAN.value,
        "terbuka": Tugas.objects.filter(pelaksanaan=objek, terbuka=True).count(),
    }
    status = 400 if request.method == "POST" else 200
    return render(request, "pelaksanaan/batalkan.html", isi, status=status)


def pada_pelaksanaan(request: HttpRequest, objek: Pelaksanaan) -> PadaPelaksanaan:
    """The head of a command about the run as a whole, by the person at work, now."""
    return PadaPelaksanaan(
        pelaksanaan=objek.pk,
        pegawai=request.pegawai,  # type: ignore[attr-defined]  # set by PegawaiMiddleware
        kunci=kunci_kiriman(request),
        sekarang=sekarang(),
    )

"""Read and acknowledge: the button of everybody, the list of who manages SOPs."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from tolok.organisasi.selectors import hari_di
from tolok.sop.models import VersiSop
from tolok.sop.permissions import KELOLA, LIHAT
from tolok.sop.renderers.pesan_pembaca import susun_pesan
from tolok.sop.selectors import versi as selectors
from tolok.sop.selectors.baca import daftar_pembaca
from tolok.sop.services.baca import nyatakan_dibaca
from tolok.web.izin import butuh
from tolok.web.templatetags.tolok import nama_sop
from tolok.web.waktu import sekarang

__all__ = ["baca", "pembaca"]


def _versi(request: HttpRequest, versi: UUID, **_: Any) -> VersiSop:
    return selectors.versi(getattr(request, "pegawai", None), versi)


@require_POST
@butuh(LIHAT, _versi)
def baca(request: HttpRequest, versi: UUID) -> HttpResponse:
    """Keep that the signed-in employee has read this version."""
    satu: VersiSop = request.objek  # type: ignore[attr-defined]  # set by butuh
    nyatakan_dibaca(
        pelaku=request.pegawai,  # type: ignore[attr-defined]  # set by PegawaiMiddleware
        versi=satu,
        sekarang=sekarang(),
    )
    messages.success(request, "Tercatat: Anda sudah membaca versi ini. Terima kasih.")
    return redirect("sop:versi", versi=satu.pk)


@require_GET
@butuh(KELOLA, _versi)
def pembaca(request: HttpRequest, versi: UUID) -> HttpResponse:
    """Who has read a version in force and who has not."""
    satu: VersiSop = request.objek  # type: ignore[attr-defined]  # set by butuh
    daftar = daftar_pembaca(satu, satu.instansi, hari_di(satu.instansi.pemda, sekarang()))
    alamat = request.build_absolute_uri(reverse("sop:versi", args=[satu.pk]))
    isi = {
        "versi": satu,
        "daftar": daftar,
        "pesan": susun_pesan(
            nama_sop(satu.nama), daftar, alamat, versi=satu.versi, sejak=satu.berlaku_sejak
        ),
    }
    return render(request, "sop/pembaca.html", isi)

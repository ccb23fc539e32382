"""What changed between two versions of an SOP."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from tolok.dasar.galat import TidakDitemukan
from tolok.sop.models import VersiSop
from tolok.sop.permissions import LIHAT
from tolok.sop.renderers.halaman_beda import susun_beda
from tolok.sop.selectors import versi as selectors
from tolok.sop.selectors.beda import beda_versi, versi_sekode
from tolok.web.izin import butuh

__all__ = ["beda"]


def _versi(request: HttpRequest, versi: UUID, **_: Any) -> VersiSop:
    return selectors.versi(getattr(request, "pegawai", None), versi)


@require_GET
@butuh(LIHAT, _versi)
def beda(request: HttpRequest, versi: UUID, lain: UUID) -> HttpResponse:
    """What `versi` says otherwise than `lain`, another version of the same SOP."""
    satu: VersiSop = request.objek  # type: ignore[attr-defined]  # set by butuh
    pegawai = getattr(request, "pegawai", None)
    semula = selectors.versi(pegawai, lain)
    if semula.kode != satu.kode or semula.pk == satu.pk:
        raise TidakDitemukan(
            "Kedua versi itu bukan dua versi dari satu SOP.",
            saran="Buka salah satu versinya, lalu pilih versi yang dibandingkan.",
        )
    isi = {
        "versi": satu,
        "semula": semula,
        "beda": susun_beda(beda_versi(semula, satu)),
        "lainnya": versi_sekode(pegawai, satu).exclude(pk=semula.pk),
    }
    return render(request, "sop/beda.html", isi)

"""Handing a stored file to somebody who may see it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from tolok.berkas.models import Berkas
from tolok.berkas.pembukaan import catat_dibuka
from tolok.berkas.permissions import boleh_lihat
from tolok.berkas.services import baca
from tolok.dasar.galat import TidakDitemukan
from tolok.web.izin import butuh
from tolok.web.waktu import sekarang

__all__ = ["unduh"]


def _berkas(request: HttpRequest, pk: UUID, **_: Any) -> Berkas:
    """The file, if this person may know of it: a file one may not see does not exist."""
    pegawai = getattr(request, "pegawai", None)
    berkas = Berkas.objects.untuk(pegawai).filter(pk=pk).first()
    if berkas is None or not boleh_lihat(pegawai, berkas):
        raise TidakDitemukan(
            "Fail itu tidak ditemukan.", "Buka kembali dari halaman tugas atau naskahnya."
        )
    return berkas


@butuh("berkas.lihat", objek=_berkas)
@require_safe
def unduh(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """The bytes: images and PDF shown in place, the rest (or `?unduh=1`) saved."""
    berkas: Berkas = request.objek  # type: ignore[attr-defined]  # set by `butuh`
    catat_dibuka(request.pegawai, berkas, sekarang())  # type: ignore[attr-defined]  # set by PegawaiMiddleware
    jenis = berkas.jenis_berkas
    simpan = not jenis.tampil_sebaris or "unduh" in request.GET
    balasan = HttpResponse(baca(berkas), content_type=jenis.mime)
    balasan["Content-Disposition"] = (
        content_disposition_header(simpan, berkas.nama_asli) or "attachment"
    )
    balasan["X-Content-Type-Options"] = "nosniff"
    balasan["Cache-Control"] = "private, no-cache"
    balasan["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'" + (
        "; object-src 'self'; style-src 'unsafe-inline'" if jenis.value == "pdf" else "; sandbox"
    )
    return balasan

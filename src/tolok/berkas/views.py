"""Handing a stored file to somebody who may see it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from tolok.berkas.balasan import balas_fail
from tolok.berkas.models import Berkas
from tolok.berkas.pembukaan import catat_dibuka
from tolok.berkas.permissions import boleh_lihat
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
    return balas_fail(berkas, simpan="unduh" in request.GET)

"""The answer that hands a stored file out; who may have it was asked before."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from tolok.berkas.models import Berkas
from tolok.berkas.services import baca

__all__ = ["balas_fail"]


def balas_fail(berkas: Berkas, *, simpan: bool = False) -> HttpResponse:
    """The bytes: images and PDF shown in place, the rest (or all with `simpan`) saved."""
    jenis = berkas.jenis_berkas
    disimpan = simpan or not jenis.tampil_sebaris
    balasan = HttpResponse(baca(berkas), content_type=jenis.mime)
    balasan["Content-Disposition"] = (
        content_disposition_header(disimpan, berkas.nama_asli) or "attachment"
    )
    balasan["X-Content-Type-Options"] = "nosniff"
    balasan["Cache-Control"] = "private, no-cache"
    balasan["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'" + (
        "; object-src 'self'; style-src 'unsafe-inline'" if jenis.value == "pdf" else "; sandbox"
    )
    return balasan

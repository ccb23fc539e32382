"""A document of a run as Word or Excel: the same words and figures as its PDF, to work on with."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from tolok.dasar.galat import MasukanTidakSah
from tolok.dasar.periode import Periode
from tolok.naskah.renderers.docx import UkuranKertas, docx
from tolok.pelaksanaan.hak_naskah import BACA_NASKAH
from tolok.pelaksanaan.models import Pelaksanaan
from tolok.pelaksanaan.penerbitan import rencana_satu, susun_satu, terbitkan_satu
from tolok.pelaksanaan.terbit.buku import buku_terbitan
from tolok.pelaksanaan.views_halaman import pelaksanaan_diminta
from tolok.web.izin import butuh
from tolok.web.waktu import sekarang

__all__ = ["balasan_unduh", "excel", "word"]

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MIME = {"docx": _WORD, "xlsx": _EXCEL, "svg": "image/svg+xml", "csv": "text/csv; charset=utf-8"}


def balasan_unduh(isi: bytes, nama: str, akhiran: str) -> HttpResponse:
    """Bytes to be saved under a name, never shown in place."""
    balasan = HttpResponse(isi, content_type=MIME[akhiran])
    bersih = nama[:100].replace("/", "-")
    balasan["Content-Disposition"] = content_disposition_header(True, f"{bersih}.{akhiran}") or ""
    balasan["X-Content-Type-Options"] = "nosniff"
    balasan["Cache-Control"] = "private, no-cache"
    return balasan


@butuh(BACA_NASKAH, pelaksanaan_diminta)
@require_safe
def word(request: HttpRequest, pelaksanaan: UUID, naskah: UUID) -> HttpResponse:
    """The document as .docx; `?kertas=f4` for F4. Its PDF is issued first, so that the digest in
    the foot can be verified."""
    objek: Pelaksanaan = request.objek  # type: ignore[attr-defined]  # set by butuh
    kini = sekarang()
    kertas: UkuranKertas = "f4" if request.GET.get("kertas") == "f4" else "a4"
    try:
        terbitkan_satu(objek, naskah, kini)
    except MasukanTidakSah as galat:
        return _gagal(request, objek, galat)
    terbitan, dokumen = susun_satu(objek, naskah, kini)
    return balasan_unduh(docx(dokumen, kertas), dokumen.perihal or terbitan.judul, "docx")


@butuh(BACA_NASKAH, pelaksanaan_diminta)
@require_safe
def excel(request: HttpRequest, pelaksanaan: UUID, naskah: UUID) -> HttpResponse:
    """The tables of the document as .xlsx, numbers as numbers."""
    objek: Pelaksanaan = request.objek  # type: ignore[attr-defined]  # set by butuh
    bahan, terbitan = rencana_satu(objek, naskah, sekarang())
    periode = Periode.dari_kode(objek.periode).nama
    return balasan_unduh(buku_terbitan(bahan, terbitan), f"{terbitan.judul} {periode}", "xlsx")


def _gagal(request: HttpRequest, objek: Any, galat: MasukanTidakSah) -> HttpResponse:
    isi = {"objek": objek, "periode": Periode.dari_kode(objek.periode), "galat": galat}
    return render(request, "pelaksanaan/naskah_gagal.html", isi, status=503)

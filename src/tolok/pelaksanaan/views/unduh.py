"""A document of a run as Word or Excel: the same words and figures as its PDF, to work on with."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tolok.berkas.pembukaan import catat_dibuka
from tolok.dasar.galat import MasukanTidakSah
from tolok.dasar.periode import Periode
from tolok.naskah.renderers.docx import UkuranKertas, docx
from tolok.pelaksanaan.hak_naskah import BACA_NASKAH
from tolok.pelaksanaan.models import Pelaksanaan
from tolok.pelaksanaan.penerbitan import rencana_satu, susun_satu, terbitkan_satu
from tolok.pelaksanaan.terbit.buku import buku_terbitan
from tolok.pelaksanaan.views.halaman import pelaksanaan_diminta
from tolok.web.izin import butuh
from tolok.web.unduhan import unduhan
from tolok.web.waktu import sekarang

__all__ = ["excel", "word"]


@butuh(BACA_NASKAH, pelaksanaan_diminta)
@require_safe
def word(request: HttpRequest, pelaksanaan: UUID, naskah: UUID) -> HttpResponse:
    """The document as .docx; `?kertas=f4` for F4. Its PDF is issued first, so that the digest in
    the foot can be verified."""
    objek: Pelaksanaan = request.objek  # type: ignore[attr-defined]  # set by butuh
    kini = sekarang()
    kertas: UkuranKertas = "f4" if request.GET.get("kertas") == "f4" else "a4"
    try:
        versi = terbitkan_satu(objek, naskah, kini)
    except MasukanTidakSah as galat:
        return _gagal(request, objek, galat)
    catat_dibuka(request.pegawai, versi.berkas, kini)  # type: ignore[attr-defined]  # set by PegawaiMiddleware
    terbitan, dokumen = susun_satu(objek, naskah, kini)
    return unduhan(docx(dokumen, kertas), dokumen.perihal or terbitan.judul, "docx")


@butuh(BACA_NASKAH, pelaksanaan_diminta)
@require_safe
def excel(request: HttpRequest, pelaksanaan: UUID, naskah: UUID) -> HttpResponse:
    """The tables of the document as .xlsx, numbers as numbers."""
    objek: Pelaksanaan = request.objek  # type: ignore[attr-defined]  # set by butuh
    bahan, terbitan = rencana_satu(objek, naskah, sekarang())
    periode = Periode.dari_kode(objek.periode).nama
    return unduhan(buku_terbitan(bahan, terbitan), f"{terbitan.judul} {periode}", "xlsx")


def _gagal(request: HttpRequest, objek: Any, galat: MasukanTidakSah) -> HttpResponse:
    isi = {"objek": objek, "periode": Periode.dari_kode(objek.periode), "galat": galat}
    return render(request, "pelaksanaan/naskah_gagal.html", isi, status=503)

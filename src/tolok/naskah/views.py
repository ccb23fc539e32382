"""Pages of documents: the list, one document, its PDF, the book of numbers, verification."""

from __future__ import annotations

import hashlib
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tolok.dasar.galat import MasukanTidakSah, TidakDitemukan
from tolok.naskah import selectors
from tolok.naskah.forms import BatalNomorForm, PeriksaForm, SaringForm
from tolok.naskah.models import BukuNomor, Naskah
from tolok.naskah.pengganti import pengganti
from tolok.naskah.permissions import BACA, LIHAT, NOMORI, boleh_baca
from tolok.naskah.renderers.typst_pdf import sidik_cetak
from tolok.naskah.services.penomoran import batalkan_nomor
from tolok.organisasi.selectors import hari_di
from tolok.web.izin import butuh, publik
from tolok.web.laju import Laju
from tolok.web.waktu import sekarang

__all__ = ["batal", "buku", "daftar", "pdf", "periksa", "rinci"]

_PER_HALAMAN = 25
_BATAS_FAIL = 25 * 1024 * 1024
_LAJU = Laju(nama="periksa", banyak=30, detik=60)


def _pegawai(request: HttpRequest) -> Any:
    return getattr(request, "pegawai", None)


def _naskah(request: HttpRequest, pk: UUID, **_: Any) -> Naskah:
    return selectors.naskah(_pegawai(request), pk)


def _nomor(request: HttpRequest, pk: UUID, **_: Any) -> BukuNomor:
    baris = BukuNomor.objects.untuk(_pegawai(request)).filter(pk=pk).first()
    if baris is None:
        raise TidakDitemukan("Nomor itu tidak ditemukan.", "Buka kembali dari buku nomor.")
    return baris


@butuh(LIHAT)
@require_safe
def daftar(request: HttpRequest) -> HttpResponseBase:
    """Documents of the office."""
    form = SaringForm(request.GET)
    baris = selectors.daftar_naskah(_pegawai(request), form.saringan())
    hal = Paginator(baris, _PER_HALAMAN).get_page(request.GET.get("halaman"))
    return render(request, "naskah/daftar.html", {"form": form, "hal": hal})


@butuh(LIHAT, objek=_naskah)
@require_safe
def rinci(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """One document: its versions with digests, dates and numbers."""
    naskah: Naskah = request.objek  # type: ignore[attr-defined]  # set by `butuh`
    zona = _pegawai(request).pemda
    versi = [
        {
            "baris": v,
            "sidik": sidik_cetak(v.sidik),
            "selisih": (hari_di(zona, v.dibuat) - v.tanggal).days if v.tanggal else 0,
        }
        for v in selectors.semua_versi(naskah)
    ]
    isi = {
        "naskah": naskah,
        "versi": versi,
        "boleh_baca": boleh_baca(_pegawai(request), naskah),
        "ekspedisi": naskah.daftar_ekspedisi.order_by("urut"),
    }
    return render(request, "naskah/rinci.html", isi)


@butuh(BACA, objek=_naskah)
@require_safe
def pdf(request: HttpRequest, pk: UUID, versi: int) -> HttpResponseBase:
    """To the stored PDF of one version."""
    naskah: Naskah = request.objek  # type: ignore[attr-defined]  # set by `butuh`
    return redirect("berkas:unduh", pk=selectors.versi(naskah, versi).berkas_id)


@butuh(NOMORI)
@require_safe
def buku(request: HttpRequest) -> HttpResponseBase:
    """The book of numbers of one year: every number accounted for."""
    kini = hari_di(_pegawai(request).pemda, sekarang()).year
    teks = request.GET.get("tahun", "")
    tahun = int(teks) if teks.isdecimal() and len(teks) == 4 else kini
    hal = Paginator(selectors.buku_nomor(_pegawai(request), tahun), _PER_HALAMAN).get_page(
        request.GET.get("halaman")
    )
    return render(request, "naskah/buku.html", {"hal": hal, "tahun": tahun, "kini": kini})


@butuh(NOMORI, objek=_nomor)
@require_POST
def batal(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """Give a reserved number up."""
    nomor: BukuNomor = request.objek  # type: ignore[attr-defined]  # set by `butuh`
    form = BatalNomorForm(request.POST)
    alasan = form.cleaned_data["alasan"] if form.is_valid() else ""
    batalkan_nomor(pelaku=_pegawai(request), nomor=nomor, alasan=alasan, sekarang=sekarang())
    messages.success(request, f"Nomor {nomor.nomor} dibatalkan dan tetap tercatat di buku.")
    return redirect("naskah:buku")


@publik
@require_http_methods(["GET", "HEAD", "POST"])
def periksa(request: HttpRequest) -> HttpResponseBase:
    """Whether a printed digest, or a PDF, is one of ours: kind, number, dates; never its text.

    Says too that something newer stands in its place, so that nobody relies on an old figure.
    """
    if request.method == "POST":
        if _LAJU.lewat(request):
            return render(request, "429.html", status=429)
        _LAJU.hitung(request)
    form = PeriksaForm(request.POST or None, request.FILES or None)
    isi: dict[str, Any] = {"form": form}
    if request.method == "POST" and form.is_valid():
        try:
            ada = selectors.cari_sidik(_sidik_diminta(form))
            isi["hasil"] = [(versi, pengganti(versi)) for versi in ada]
        except MasukanTidakSah as galat:
            form.add_error(None, str(galat))
    balasan: HttpResponse = render(request, "naskah/periksa.html", isi)
    if form.errors:
        balasan.status_code = 400
    return balasan


def _sidik_diminta(form: PeriksaForm) -> str:
    fail = form.cleaned_data.get("fail")
    if not isinstance(fail, UploadedFile):
        teks: str = form.cleaned_data["sidik"]
        return teks
    if fail.size is not None and fail.size > _BATAS_FAIL:
        raise MasukanTidakSah("Fail itu lebih dari 25 MB.", "Ketik sidiknya dari kaki halaman.")
    hitung = hashlib.sha256()
    for potongan in fail.chunks():
        hitung.update(potongan)
    return hitung.hexdigest()

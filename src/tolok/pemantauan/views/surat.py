"""Letters of assignment about one's own office, and who from outside has read what."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tolok.dasar.galat import MasukanTidakSah, TidakDitemukan, TransisiTidakSah
from tolok.organisasi.selectors import hari_di
from tolok.pemantauan import services
from tolok.pemantauan.forms import SuratTugasForm
from tolok.pemantauan.models import SuratTugas
from tolok.pemantauan.permissions import BACAAN, KELOLA_SURAT
from tolok.pemantauan.selectors import bacaan_instansi, periode_kantor, surat_instansi
from tolok.web.izin import butuh
from tolok.web.waktu import sekarang

__all__ = ["bacaan", "cabut", "daftar"]

_SEHALAMAN = 50


def _pegawai(request: HttpRequest) -> Any:
    return request.pegawai  # type: ignore[attr-defined]  # set by PegawaiMiddleware


def _surat(request: HttpRequest, *, surat: UUID) -> SuratTugas:
    baris = surat_instansi(_pegawai(request)).select_related("instansi").filter(pk=surat).first()
    if baris is None:
        raise TidakDitemukan("Surat tugas ini tidak ada.", "Kembali ke daftar surat tugas.")
    return baris


@butuh(KELOLA_SURAT)
@require_http_methods(["GET", "HEAD", "POST"])
def daftar(request: HttpRequest) -> HttpResponse:
    """Who may read this office from outside; recording a letter."""
    pegawai, kini = _pegawai(request), sekarang()
    hari = hari_di(pegawai.pemda, kini)
    form = SuratTugasForm(pegawai, hari, periode_kantor(pegawai), request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            baris = services.beri_surat(pelaku=pegawai, sekarang=kini, **form.cleaned_data)
        except MasukanTidakSah as galat:
            form.add_error(None, f"{galat.pesan} {galat.saran}".strip())
        else:
            messages.success(request, f"{baris.pegawai.nama} dapat membaca perangkat daerah Anda.")
            return redirect("pemantauan:surat_tugas")
    semua = list(surat_instansi(pegawai))
    isi = {
        "form": form,
        "berlaku": [s for s in semua if s.dicabut_pada is None and s.selesai >= hari],
        "berakhir": [s for s in semua if s.dicabut_pada is not None or s.selesai < hari],
        "kini": kini,
    }
    return render(request, "pemantauan/surat_tugas.html", isi, status=400 if form.errors else 200)


@butuh(KELOLA_SURAT, _surat)
@require_POST
def cabut(request: HttpRequest, surat: UUID) -> HttpResponse:
    """End a letter now."""
    objek: SuratTugas = request.objek  # type: ignore[attr-defined]  # set by butuh
    try:
        services.cabut_surat(pelaku=_pegawai(request), surat=objek, sekarang=sekarang())
        messages.success(request, f"Surat tugas {objek.nomor} dicabut.")
    except TransisiTidakSah as galat:
        messages.error(request, galat.pesan)
    return redirect("pemantauan:surat_tugas")


@butuh(BACAAN)
@require_safe
def bacaan(request: HttpRequest) -> HttpResponse:
    """Every page of this office that somebody from outside opened, newest first."""
    hal = Paginator(bacaan_instansi(_pegawai(request)), _SEHALAMAN).get_page(
        request.GET.get("halaman")
    )
    return render(request, "pemantauan/bacaan.html", {"hal": hal, "kini": sekarang()})

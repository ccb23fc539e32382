"""The page where an office brings the SOP it has."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from tolok.dasar.galat import MasukanTidakSah
from tolok.sop.forms.unggah import UnggahSopForm
from tolok.sop.permissions import KELOLA
from tolok.sop.services import draf as services
from tolok.sop.services.unggah import masukkan_naskah
from tolok.web.izin import butuh
from tolok.web.templatetags.tolok import nama_sop
from tolok.web.waktu import sekarang

__all__ = ["unggah"]


@require_http_methods(["GET", "POST"])
@butuh(KELOLA)
def unggah(request: HttpRequest) -> HttpResponse:
    """Take an SOP of one's own over: a document to be reviewed, or an SOP file as a draft."""
    terkirim = request.method == "POST"
    form = UnggahSopForm(request.POST, request.FILES) if terkirim else UnggahSopForm()
    if terkirim and form.is_valid():
        masuk = _masuk_naskah if form.naskah else _masuk_berkas
        try:
            return masuk(request, form.cleaned_data["berkas"])
        except MasukanTidakSah as galat:
            form.add_error("berkas", str(galat))
    return render(request, "sop/unggah.html", {"form": form}, status=400 if terkirim else 200)


def _masuk_berkas(request: HttpRequest, berkas: Any) -> HttpResponse:
    """An SOP file becomes drafts."""
    pelaku = request.pegawai  # type: ignore[attr-defined]  # set by PegawaiMiddleware
    hasil = services.masukkan_berkas(
        pelaku=pelaku,
        instansi=pelaku.instansi,
        data=berkas.read(),
        nama_fail=berkas.name,
        sekarang=sekarang(),
    )
    if len(hasil) > 1:
        messages.success(request, f"{len(hasil)} SOP dimasukkan sebagai draf.")
        return redirect("sop:daftar")
    messages.success(request, "SOP dimasukkan sebagai draf. Jawab pertanyaannya sebelum berlaku.")
    return redirect("sop:versi", versi=hasil[0].pk)


def _masuk_naskah(request: HttpRequest, berkas: Any) -> HttpResponse:
    """A document is read and stands in the editor, its doubts first."""
    pelaku = request.pegawai  # type: ignore[attr-defined]  # set by PegawaiMiddleware
    masuk = masukkan_naskah(
        pelaku=pelaku,
        instansi=pelaku.instansi,
        isi=berkas.read(),
        nama_fail=berkas.name,
        sekarang=sekarang(),
    )
    semua = masuk.suntingan
    if masuk.sudah_ada:
        nama = nama_sop(semua[0].nama) if len(semua) == 1 else f"{len(semua)} SOP"
        kabar = f"Naskah ini sudah dibaca dan sedang disunting: {nama}. Tidak dibaca dua kali."
    elif len(semua) == 1:
        kabar = "SOP terbaca. Pastikan yang meragukan, lalu jadikan draf."
    else:
        kabar = f"{len(semua)} SOP terbaca. Tinjau satu per satu."
    messages.success(request, kabar)
    if len(semua) > 1:
        return redirect("sop:daftar")
    return redirect("sop:sunting", suntingan=semua[0].pk)

"""One way to serve a form: refusals become sentences above it, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from tolok.dasar.galat import MasukanTidakSah, TidakBerwenang, TidakDitemukan, TransisiTidakSah
from tolok.organisasi.models import Pegawai
from tolok.organisasi.selectors import hari_di
from tolok.web.basis import BarisPemda
from tolok.web.waktu import sekarang

__all__ = ["ambil", "hari_alamat", "hari_ini", "jalankan", "layani", "pelaku"]

_Baris = TypeVar("_Baris", bound=BarisPemda)


def pelaku(request: HttpRequest) -> Pegawai:
    """The person at work; `butuh` has let only an administrator in."""
    pegawai: Pegawai | None = getattr(request, "pegawai", None)
    if pegawai is None:
        raise TidakBerwenang(
            "Akun Anda belum terhubung dengan data pegawai.", "Hubungi administrator."
        )
    return pegawai


def hari_ini(request: HttpRequest) -> date:
    """Today in the pemda's zone."""
    return hari_di(pelaku(request).pemda, sekarang())


def hari_alamat(teks: str) -> date:
    """The day that an address names; one that is no day is a 404."""
    try:
        return date.fromisoformat(teks)
    except ValueError as galat:
        raise TidakDitemukan(f"Tanggal {teks} tidak ada.", "Pilih dari daftar.") from galat


def ambil(model: type[_Baris], request: HttpRequest, pk: UUID, *ikut: str) -> _Baris:
    """A row of the administrator's own office; another office's row does not exist."""
    baris: _Baris | None = (
        model.objects.untuk(pelaku(request)).select_related(*ikut).filter(pk=pk).first()
    )
    if baris is None:
        raise TidakDitemukan(
            "Data yang Anda cari tidak ada di perangkat daerah ini.",
            "Kembali ke daftar, lalu pilih lagi.",
        )
    return baris


def layani(
    request: HttpRequest,
    form: forms.Form,
    simpan: Callable[[], str],
    *,
    judul: str,
    kembali: str,
    pengantar: str = "",
    tombol: str = "Simpan",
    templat: str = "organisasi/formulir.html",
    isi: dict[str, Any] | None = None,
) -> HttpResponse:
    """Show the form; on POST call `simpan`, which returns the sentence that tells it is done."""
    if request.method == "POST" and form.is_valid():
        try:
            kabar = simpan()
        except (MasukanTidakSah, TransisiTidakSah) as galat:
            form.add_error(None, str(galat))
        else:
            messages.success(request, kabar)
            return redirect(kembali)
    konteks = {
        "form": form,
        "judul": judul,
        "pengantar": pengantar,
        "tombol": tombol,
        "kembali": kembali,
        **(isi or {}),
    }
    return render(request, templat, konteks, status=400 if request.method == "POST" else 200)


def jalankan(request: HttpRequest, kerja: Callable[[], str], kembali: str) -> HttpResponse:
    """A button without a form: do it, and say on the next page what was done or why not."""
    try:
        messages.success(request, kerja())
    except (MasukanTidakSah, TransisiTidakSah) as galat:
        messages.error(request, str(galat))
    return redirect(kembali)

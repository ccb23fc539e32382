"""Sign-in, sign-out, change of password, and the demo's "masuk sebagai"."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout, update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from tolok.akun import services
from tolok.akun.forms import LAJU_MASUK, GantiSandiForm, MasukForm
from tolok.akun.models import Pengguna
from tolok.akun.pintu import daftar_pintu, terbuka
from tolok.dasar.galat import TidakDitemukan
from tolok.web.izin import butuh, publik

__all__ = ["ganti_sandi", "keluar", "masuk", "masuk_sebagai"]

_BACKEND = "django.contrib.auth.backends.ModelBackend"


def _tujuan(request: HttpRequest) -> str:
    """The page asked for before sign-in, when it is ours; else the first page."""
    tuju = request.POST.get("next") or request.GET.get("next") or ""
    aman = url_has_allowed_host_and_scheme(
        tuju, {request.get_host()}, require_https=request.is_secure()
    )
    return tuju if aman else resolve_url(settings.LOGIN_REDIRECT_URL)


@publik
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def masuk(request: HttpRequest) -> HttpResponse:
    """The sign-in page. In the demo it also offers the invented people."""
    if request.method == "POST" and LAJU_MASUK.lewat(request):
        return render(request, "429.html", status=429)
    form = MasukForm(request, request.POST or None)
    if request.method == "POST" and form.is_valid() and form.pengguna is not None:
        login(request, form.pengguna, backend=_BACKEND)
        return redirect(_tujuan(request))
    status = 400 if request.method == "POST" else 200
    isi: dict[str, Any] = {
        "form": form,
        "next": request.POST.get("next") or request.GET.get("next") or "",
        "demo": _demo(),
    }
    return render(request, "akun/masuk.html", isi, status=status)


def _demo() -> list[dict[str, Any]]:
    return [
        {
            "url": reverse("akun:masuk_sebagai", args=[p.pengguna]),
            "nama": p.nama,
            "jabatan": p.jabatan,
            "unit": p.unit,
            "instansi": p.instansi,
            "utama": p.utama,
            "wewenang": p.wewenang,
        }
        for p in (daftar_pintu() if settings.DEMO else [])
    ]


@butuh("akun.keluar")
@require_POST
def keluar(request: HttpRequest) -> HttpResponse:
    """End the session."""
    logout(request)
    return redirect(settings.LOGOUT_REDIRECT_URL)


@publik
@never_cache
@require_POST
def masuk_sebagai(request: HttpRequest, pengguna: UUID) -> HttpResponse:
    """Demo only: sign in as an invented person. 404 as soon as one pemda is real."""
    orang = Pengguna.objects.filter(pk=pengguna, is_active=True).first() if terbuka() else None
    if orang is None or orang.has_usable_password():
        raise TidakDitemukan("Halaman ini tidak ada.", "Masuk dengan kata sandi Anda.")
    logout(request)
    login(request, orang, backend=_BACKEND)
    return redirect(_tujuan(request))


@butuh("akun.ganti_sandi")
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def ganti_sandi(request: HttpRequest) -> HttpResponse:
    """Change the own password; this session stays."""
    pengguna = request.user
    assert isinstance(pengguna, Pengguna)  # noqa: S101 - `butuh` let only signed-in persons in
    sementara = pengguna.sandi_sementara
    form = GantiSandiForm(request, pengguna, request.POST or None)
    if request.method == "POST" and form.is_valid():
        baru = services.ganti_sandi(pengguna=pengguna, baru=form.cleaned_data["baru"])
        update_session_auth_hash(request, baru)
        messages.success(request, "Kata sandi sudah diganti. Sesi di perangkat lain berakhir.")
        return redirect(settings.LOGIN_REDIRECT_URL if sementara else "akun:ganti_sandi")
    isi = {
        "form": form,
        "tanpa_sandi": not pengguna.has_usable_password(),
        "sementara": sementara,
    }
    status = 400 if request.method == "POST" else 200
    return render(request, "akun/ganti_sandi.html", isi, status=status)

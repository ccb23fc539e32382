"""Who still has the administrator's password goes to the page that changes it, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

__all__ = ["SandiSementaraMiddleware"]

_BOLEH = ("akun:ganti_sandi", "akun:keluar")


class SandiSementaraMiddleware:
    """No query of its own: the account is read for every signed-in request anyway."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not getattr(request.user, "sandi_sementara", False) or _bebas(request):
            return self.get_response(request)
        tuju = reverse("akun:ganti_sandi")
        if request.headers.get("HX-Request") == "true":
            return HttpResponseClientRedirect(tuju)
        return redirect(tuju)


def _bebas(request: HttpRequest) -> bool:
    """The page itself, leaving, and what every page needs."""
    if request.path.startswith(settings.STATIC_URL):
        return True
    return any(request.path == reverse(nama) for nama in _BOLEH)

"""What is refused before any view looks at it, and the headers that every answer carries."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, UnreadablePostError
from django.shortcuts import render

from tolok.web.galat import alamat_kembali

__all__ = ["BATAS_KIRIMAN", "PagarMiddleware"]

_MB = 1024 * 1024
BATAS_KIRIMAN = 30 * _MB
"""Bytes of a request's body: the largest file there is, and the form around it.

Django limits fields, not files, and spools files to the disk before a view can measure them.
"""
_KEPALA = {
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class PagarMiddleware:
    """Stands before the body is read.

    An answer to a signed-in person is kept by no cache and no browser history: offices share
    computers. A view that says otherwise (a file) keeps its own word.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if _ukuran(request) > BATAS_KIRIMAN:
            isi = {"kembali": alamat_kembali(request), "batas": BATAS_KIRIMAN // _MB}
            balasan: HttpResponseBase = render(request, "413.html", isi, status=413)
        else:
            balasan = self.get_response(request)
        for nama, nilai in _KEPALA.items():
            balasan.headers.setdefault(nama, nilai)
        pengguna = getattr(request, "user", None)
        if pengguna is not None and pengguna.is_authenticated:
            balasan.headers.setdefault("Cache-Control", "private, no-store")
        return balasan

    def process_view(
        self,
        request: HttpRequest,
        view_func: Callable[..., Any],
        view_args: tuple[Any, ...],
        view_kwargs: dict[str, Any],
    ) -> HttpResponse | None:
        """No text that people type holds a NUL; PostgreSQL keeps none."""
        try:
            daftar = [*request.GET.lists(), *request.POST.lists()]
        except UnreadablePostError:  # the client went away; nobody waits for an answer
            return render(request, "400.html", status=400)
        if any("\x00" in nilai for _, semua in daftar for nilai in semua):
            return render(request, "400.html", status=400)
        return None


def _ukuran(request: HttpRequest) -> int:
    teks = str(request.META.get("CONTENT_LENGTH") or "0")
    return int(teks) if teks.isdecimal() and len(teks) < 16 else BATAS_KIRIMAN + 1

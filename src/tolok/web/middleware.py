"""Shut by default, and every refusal answered by the right page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone

from tolok.dasar.galat import GalatTolok, TidakBerwenang
from tolok.web.galat import jawab_galat
from tolok.web.izin import catat_penolakan, izin_view

__all__ = ["GerbangMiddleware"]

_TIDAK_TERDAFTAR = TidakBerwenang(
    "Halaman ini belum dibuka untuk siapa pun.",
    "Sampaikan alamat halaman ini kepada administrator.",
    "tanpa_izin",
)


class GerbangMiddleware:
    """The gate of every view.

    A view that declares neither `butuh` nor `publik` is refused. A GalatTolok that a view or a
    service raises is recorded and becomes its page or fragment. Moments are shown in the zone of
    the reader's pemda, so this stands after PegawaiMiddleware.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        pegawai = getattr(request, "pegawai", None)
        with timezone.override(pegawai.pemda.nama_zona if pegawai else None):
            return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view_func: Callable[..., Any],
        view_args: tuple[Any, ...],
        view_kwargs: dict[str, Any],
    ) -> HttpResponse | None:
        """Refuse a view that says nothing about who may open it."""
        if izin_view(view_func) is None:
            return self._tolak(request, _TIDAK_TERDAFTAR)
        return None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Turn a refusal into its answer; anything else is a fault and goes on."""
        if isinstance(exception, GalatTolok):
            return self._tolak(request, exception)
        return None

    @staticmethod
    def _tolak(request: HttpRequest, galat: GalatTolok) -> HttpResponse:
        catat_penolakan(request, galat)
        return jawab_galat(request, galat)

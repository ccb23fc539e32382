"""Refused attempts on pages: who wanted to open or do what, and which rule said no."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from tolok.dasar.galat import GalatTolok
from tolok.pelaksanaan.jalankan import catat_penolakan
from tolok.web.waktu import sekarang

__all__ = ["catat_penolakan_halaman"]


def catat_penolakan_halaman(request: HttpRequest, galat: GalatTolok) -> None:
    """Registered with `web.izin`; a refusal that a service wrote down already is left alone."""
    cocok = request.resolver_match
    kata: dict[str, Any] = cocok.kwargs if cocok else {}
    catat_penolakan(
        galat,
        pegawai=getattr(request, "pegawai", None),
        sekarang=sekarang(),
        tindakan=(cocok.view_name if cocok else request.path) or request.path,
        pelaksanaan=kata.get("pelaksanaan"),
        tugas=kata.get("tugas"),
    )

"""A file made for this very request: saved by the browser, never shown in place, never kept."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.http import content_disposition_header

__all__ = ["MIME", "unduhan"]

_OOXML = "application/vnd.openxmlformats-officedocument"
MIME = {
    "docx": f"{_OOXML}.wordprocessingml.document",
    "xlsx": f"{_OOXML}.spreadsheetml.sheet",
    "svg": "image/svg+xml",
    "csv": "text/csv; charset=utf-8",
}
"""Kinds of file that are made on request, with what they are served as."""


def unduhan(isi: bytes, nama: str, akhiran: str) -> HttpResponse:
    """Bytes to be saved as `nama.akhiran`."""
    balasan = HttpResponse(isi, content_type=MIME[akhiran])
    bersih = nama[:100].replace("/", "-")
    balasan["Content-Disposition"] = content_disposition_header(True, f"{bersih}.{akhiran}") or ""
    balasan["X-Content-Type-Options"] = "nosniff"
    balasan["Cache-Control"] = "private, no-cache"
    return balasan

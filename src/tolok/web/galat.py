"""Refusals become pages: what happened, why, what to do next, and nothing typed is lost."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tolok.dasar.galat import (
    GalatTolok,
    MasukanTidakSah,
    SimpananBasi,
    SudahDiputuskan,
    TidakBerwenang,
    TidakDitemukan,
    TransisiTidakSah,
)
from tolok.web.ketikan import Ketikan, ketikan

__all__ = ["alamat_kembali", "jawab_galat", "status_galat"]

# The first class that fits decides; a subclass stands before its parent.
_STATUS: tuple[tuple[type[GalatTolok], int, str], ...] = (
    (TidakBerwenang, 403, "Ini bukan wewenang Anda"),
    (TidakDitemukan, 404, "Tidak ditemukan"),
    (SudahDiputuskan, 409, "Sudah diputuskan orang lain"),
    (TransisiTidakSah, 409, "Belum dapat dilakukan sekarang"),
    (SimpananBasi, 409, "Isian ini sudah diubah orang lain"),
    (MasukanTidakSah, 400, "Isian perlu diperbaiki"),
    (GalatTolok, 400, "Permintaan tidak dapat dikerjakan"),
)
_TANPA_KETIKAN = "akun"
"""The room whose forms hold passwords under any name."""


def status_galat(galat: GalatTolok) -> tuple[int, str]:
    """HTTP status and heading of a refusal."""
    for kelas, status, judul in _STATUS:
        if isinstance(galat, kelas):
            return status, judul
    raise TypeError(f"Bukan GalatTolok: {galat!r}")


def jawab_galat(request: HttpRequest, galat: GalatTolok) -> HttpResponse:
    """The page of a refusal, or its fragment when htmx asked.

    The fragment goes into the message place of the page (`#pesan`), so the form stays as it was
    typed. The whole page shows the typed words again and keeps them for copying.
    """
    status, judul = status_galat(galat)
    konteks = {
        "judul": judul,
        "galat": galat,
        "status": status,
        "ketikan": _ketikan(request),
        "kembali": alamat_kembali(request),
    }
    if request.headers.get("HX-Request") == "true":
        balasan = render(request, "web/galat/fragmen.html", konteks, status=status)
        balasan["HX-Retarget"] = "#pesan"
        balasan["HX-Reswap"] = "innerHTML show:window:top"
        return balasan
    return render(request, "web/galat/halaman.html", konteks, status=status)


def _ketikan(request: HttpRequest) -> list[Ketikan]:
    cocok = request.resolver_match
    if request.method != "POST" or (cocok is not None and cocok.app_name == _TANPA_KETIKAN):
        return []
    return ketikan(request.POST.lists())


def alamat_kembali(request: HttpRequest) -> str:
    """Where "Kembali" leads: the page the form was on, else the first page."""
    asal = request.headers.get("Referer", "")
    awalan = f"{request.scheme}://{request.get_host()}"
    jalur = asal.removeprefix(awalan)
    sendiri = asal.startswith(awalan + "/") and not jalur.startswith(("//", "/\\"))
    return jalur if sendiri else "/"

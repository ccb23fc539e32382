"""Kalender tenggat: the page with the secret address, and the feed behind it."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from tolok.dasar.galat import TidakDitemukan
from tolok.pemantauan import services
from tolok.pemantauan.kalender import Tenggat, ics, tenggat_pegawai
from tolok.pemantauan.permissions import KALENDER
from tolok.pemantauan.selectors import pemilik_token, tautan_aktif
from tolok.web.izin import butuh, publik
from tolok.web.laju import Laju
from tolok.web.waktu import sekarang

__all__ = ["buat", "cabut", "feed", "halaman"]

_LAJU = Laju(nama="kalender", banyak=60, detik=60)


def _pegawai(request: HttpRequest) -> Any:
    return request.pegawai  # type: ignore[attr-defined]  # set by PegawaiMiddleware


def _isi(request: HttpRequest, token: str = "") -> dict[str, Any]:
    pegawai, kini = _pegawai(request), sekarang()
    alamat = request.build_absolute_uri(reverse("pemantauan:feed", args=[token])) if token else ""
    return {
        "tautan": tautan_aktif(pegawai),
        "alamat": alamat,
        "daftar": tenggat_pegawai(pegawai, kini),
        "kini": kini,
    }


@butuh(KALENDER)
@require_safe
def halaman(request: HttpRequest) -> HttpResponse:
    """My deadlines, and how a calendar programme gets them."""
    return render(request, "pemantauan/kalender.html", _isi(request))


@butuh(KALENDER)
@never_cache
@require_POST
def buat(request: HttpRequest) -> HttpResponse:
    """A new secret address, shown this once; the one before ends."""
    token = services.buat_tautan(pegawai=_pegawai(request), sekarang=sekarang())
    return render(request, "pemantauan/kalender.html", _isi(request, token))


@butuh(KALENDER)
@require_POST
def cabut(request: HttpRequest) -> HttpResponse:
    """End the secret address."""
    ada = services.cabut_tautan(pegawai=_pegawai(request), sekarang=sekarang())
    kabar = "Tautan kalender dicabut." if ada else "Tidak ada tautan yang aktif."
    messages.success(request, kabar)
    return redirect("pemantauan:kalender")


@publik
@never_cache
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar itself; an unknown, withdrawn or mistyped address does not exist."""
    if _LAJU.lewat(request):
        return render(request, "429.html", status=429)
    _LAJU.hitung(request)
    pegawai = pemilik_token(token)
    if pegawai is None:
        raise TidakDitemukan(
            "Alamat kalender ini tidak ada atau sudah dicabut.",
            "Buat tautan baru di halaman Kalender tenggat.",
        )
    kini = sekarang()

    def alamat(t: Tenggat) -> str:
        if t.tugas is None:
            tuju = reverse("pelaksanaan:pelaksanaan", args=[t.pelaksanaan])
        else:
            tuju = reverse("pelaksanaan:tugas", args=[t.pelaksanaan, t.tugas])
        return request.build_absolute_uri(tuju)

    isi = ics(
        tenggat_pegawai(pegawai, kini),
        nama="Tenggat Tolok",
        zona=ZoneInfo(pegawai.pemda.nama_zona),
        ranah=request.get_host().partition(":")[0],
        alamat=alamat,
        sekarang=kini,
    )
    balasan = HttpResponse(isi, content_type="text/calendar; charset=utf-8")
    balasan["Content-Disposition"] = 'inline; filename="tenggat.ics"'
    balasan["X-Robots-Tag"] = "noindex, nofollow"
    return balasan

"""Views of the tests: one public, one guarded, one that forgot to say, and refusals."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from tolok.dasar import galat as g
from tolok.web.izin import butuh, publik


@publik
def terbuka(request: HttpRequest) -> HttpResponse:
    return HttpResponse("terbuka")


@butuh("web.uji")
def dijaga(request: HttpRequest) -> HttpResponse:
    return HttpResponse("masuk")


def lupa(request: HttpRequest) -> HttpResponse:
    return HttpResponse("bocor")


@publik
def menolak(request: HttpRequest, kelas: str) -> HttpResponse:
    galat: g.GalatTolok = getattr(g, kelas)("Karena begini.", "Lakukan begitu.", "aturan_uji")
    raise galat


urlpatterns = [
    path("terbuka/", terbuka),
    path("dijaga/", dijaga),
    path("lupa/", lupa),
    path("menolak/<str:kelas>/", menolak),
    path("akun/masuk/", include(([path("", terbuka, name="masuk")], "akun"))),
    path("", include("tolok.web.urls")),
]

"""The URL table. Each room owns its own words; this file only says where they hang."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("tolok.web.urls")),
    path("", include("tolok.akun.urls")),
    path("", include("tolok.sop.urls")),
    path("kelola/", include("tolok.organisasi.urls")),
    path("", include("tolok.pelaksanaan.urls")),
    path("", include("tolok.kinerja.urls")),
    path("", include("tolok.kinerja.urls_ralat")),
    path("", include("tolok.kinerja.urls_capaian")),
    path("", include("tolok.arsip.urls")),
    path("", include("tolok.skp.urls")),
    path("", include("tolok.pemantauan.urls")),
    path("", include("tolok.naskah.urls")),
    path("", include("tolok.berkas.urls")),
]

"""SOP pages: the list, a published SOP, a version of one's own office."""

from __future__ import annotations

from django.urls import URLPattern, path

from tolok.sop import views

app_name = "sop"

urlpatterns: list[URLPattern] = [
    path("sop/", views.daftar, name="daftar"),
    path("sop/unggah/", views.unggah, name="unggah"),
    path("sop/pustaka/<slug:kode>/", views.terbitan, name="terbitan"),
    path("sop/pustaka/<slug:kode>/masukkan/", views.masukkan, name="masukkan"),
    path("sop/<uuid:versi>/", views.versi, name="versi"),
    path("sop/<uuid:versi>/konfirmasi/", views.konfirmasi, name="konfirmasi"),
    path("sop/<uuid:versi>/sahkan/", views.sahkan, name="sahkan"),
    path("sop/<uuid:versi>/cabut/", views.cabut, name="cabut"),
    path("sop/<uuid:versi>/berkas.<slug:format>", views.unduh, name="unduh"),
]

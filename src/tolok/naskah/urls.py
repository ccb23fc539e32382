"""Addresses of documents."""

from __future__ import annotations

from django.urls import path

from tolok.naskah import views

app_name = "naskah"
urlpatterns = [
    path("naskah/", views.daftar, name="daftar"),
    path("naskah/nomor/", views.buku, name="buku"),
    path("naskah/nomor/<uuid:pk>/batal/", views.batal, name="batal"),
    path("naskah/<uuid:pk>/", views.rinci, name="rinci"),
    path("naskah/<uuid:pk>/versi/<int:versi>/", views.pdf, name="pdf"),
    path("periksa-naskah/", views.periksa, name="periksa"),
]

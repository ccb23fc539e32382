"""Words of the archive."""

from __future__ import annotations

from django.urls import path

from tolok.arsip import views

app_name = "arsip"
urlpatterns = [
    path("arsip/", views.daftar, name="daftar"),
    path("arsip/<uuid:arsip>/", views.berkas, name="berkas"),
    path("arsip/<uuid:arsip>/tempat/", views.tempat, name="tempat"),
]

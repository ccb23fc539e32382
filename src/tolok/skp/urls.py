"""Words of SKP."""

from __future__ import annotations

from django.urls import path

from tolok.skp import views

app_name = "skp"
urlpatterns = [
    path("skp/", views.beranda, name="beranda"),
    path("skp/pegawai/<int:tahun>/", views.pegawai, name="pegawai"),
    path("skp/rekam/<uuid:pelaksanaan>/<int:langkah>/", views.rekam, name="rekam"),
]

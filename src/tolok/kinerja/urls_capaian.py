"""Pages of ratified figures, sheets to copy, and the report's text in Word."""

from __future__ import annotations

from django.urls import URLPattern, path

from tolok.kinerja import views_capaian, views_narasi, views_salin

app_name = "capaian"

urlpatterns: list[URLPattern] = [
    path("capaian/", views_capaian.kini, name="kini"),
    path("capaian/<int:tahun>/", views_capaian.tahun, name="tahun"),
    path("capaian/<int:tahun>/unduh.xlsx", views_capaian.excel, name="excel"),
    path("capaian/<int:tahun>/unduh.csv", views_capaian.csv, name="csv"),
    path("capaian/<int:tahun>/<int:tw>/<uuid:indikator>/", views_capaian.rinci, name="rinci"),
    path("capaian/<int:tahun>/salin/<slug:bentuk>/", views_salin.salin, name="salin"),
    path(
        "capaian/<int:tahun>/salin/<slug:bentuk>/unduh.xlsx",
        views_salin.excel,
        name="salin_excel",
    ),
    path(
        "pelaksanaan/<uuid:pelaksanaan>/tugas/<uuid:tugas>/teks-laporan/",
        views_narasi.narasi_word,
        name="narasi_word",
    ),
]

"""Pages of ratified figures, sheets to copy, and the report's text in Word."""

from __future__ import annotations

from django.urls import URLPattern, path

from tolok.kinerja.views import capaian, narasi, salin

app_name = "capaian"

urlpatterns: list[URLPattern] = [
    path("capaian/", capaian.kini, name="kini"),
    path("capaian/<int:tahun>/", capaian.tahun, name="tahun"),
    path("capaian/<int:tahun>/unduh.xlsx", capaian.excel, name="excel"),
    path("capaian/<int:tahun>/unduh.csv", capaian.csv, name="csv"),
    path("capaian/<int:tahun>/<int:tw>/<uuid:indikator>/", capaian.rinci, name="rinci"),
    path("capaian/<int:tahun>/salin/<slug:bentuk>/", salin.salin, name="salin"),
    path(
        "capaian/<int:tahun>/salin/<slug:bentuk>/unduh.xlsx",
        salin.excel,
        name="salin_excel",
    ),
    path(
        "pelaksanaan/<uuid:pelaksanaan>/tugas/<uuid:tugas>/teks-laporan/",
        narasi.narasi_word,
        name="narasi_word",
    ),
]

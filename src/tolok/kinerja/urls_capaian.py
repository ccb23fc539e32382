"""Pages of ratified figures, sheets to copy, and the report's text in Word."""

from __future__ import annotations

from django.urls import URLPattern, path

from tolok.kinerja import views_narasi

app_name = "capaian"

urlpatterns: list[URLPattern] = [
    path(
        "pelaksanaan/<uuid:pelaksanaan>/tugas/<uuid:tugas>/teks-laporan/",
        views_narasi.narasi_word,
        name="narasi_word",
    ),
]

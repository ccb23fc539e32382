"""The page that starts the correction of a ratified report."""

from __future__ import annotations

from django.urls import URLPattern, path

from tolok.kinerja import views_ralat

app_name = "ralat"

urlpatterns: list[URLPattern] = [
    path("pelaksanaan/<uuid:pelaksanaan>/ralat/", views_ralat.ralat, name="mulai"),
]

"""The page that starts the correction of a ratified report."""

from __future__ import annotations

from django.urls import URLPattern, path

from tolok.kinerja.views import ralat

app_name = "ralat"

urlpatterns: list[URLPattern] = [
    path("pelaksanaan/<uuid:pelaksanaan>/ralat/", ralat.ralat, name="mulai"),
]

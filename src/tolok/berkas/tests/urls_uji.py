"""The project's addresses with those of this room, whatever the project already includes."""

from __future__ import annotations

from django.urls import include, path

from tolok.config.urls import urlpatterns as dasar

urlpatterns = [*dasar, path("", include("tolok.berkas.urls"))]

"""Addresses of stored files."""

from __future__ import annotations

from django.urls import path

from tolok.berkas import views

app_name = "berkas"
urlpatterns = [path("berkas/<uuid:pk>/", views.unduh, name="unduh")]

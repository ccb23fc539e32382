"""Pages of the frame itself: help for everybody, the parts of the interface in the demo."""

from __future__ import annotations

from django.conf import settings
from django.urls import URLPattern, path

from tolok.web import views

app_name = "web"

urlpatterns: list[URLPattern] = [path("bantuan/", views.bantuan, name="bantuan")]
if settings.DEMO:
    urlpatterns.append(path("komponen/", views.komponen, name="komponen"))

"""Sign-in, sign-out, password; "masuk sebagai" exists only with TOLOK_DEMO=1."""

from __future__ import annotations

from django.conf import settings
from django.urls import URLPattern, path

from tolok.akun import views

app_name = "akun"

urlpatterns: list[URLPattern] = [
    path("masuk/", views.masuk, name="masuk"),
    path("keluar/", views.keluar, name="keluar"),
    path("sandi/", views.ganti_sandi, name="ganti_sandi"),
]
if settings.DEMO:
    urlpatterns.append(
        path("masuk-sebagai/<uuid:pengguna>/", views.masuk_sebagai, name="masuk_sebagai")
    )

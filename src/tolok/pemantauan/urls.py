"""Pages of looking on, under /pemantauan/ and /kalender/."""

from __future__ import annotations

from django.urls import URLPattern, path

from tolok.pemantauan import views_evaluasi, views_kalender, views_lintas, views_surat

app_name = "pemantauan"

_EVALUASI = "pemantauan/evaluasi/<uuid:surat>/"
_JALAN = f"{_EVALUASI}pelaksanaan/<uuid:pelaksanaan>/"

urlpatterns: list[URLPattern] = [
    path("kalender/", views_kalender.halaman, name="kalender"),
    path("kalender/buat/", views_kalender.buat, name="kalender_buat"),
    path("kalender/cabut/", views_kalender.cabut, name="kalender_cabut"),
    path("kalender/<str:token>.ics", views_kalender.feed, name="feed"),
    path("pemantauan/", views_lintas.beranda, name="beranda"),
    path("pemantauan/instansi/<uuid:instansi>/", views_lintas.instansi, name="instansi"),
    path("pemantauan/surat-tugas/", views_surat.daftar, name="surat_tugas"),
    path("pemantauan/surat-tugas/<uuid:surat>/cabut/", views_surat.cabut, name="surat_cabut"),
    path("pemantauan/bacaan/", views_surat.bacaan, name="bacaan"),
    path(_EVALUASI, views_evaluasi.surat, name="surat"),
    path(_JALAN, views_evaluasi.pelaksanaan, name="pelaksanaan"),
    path(f"{_JALAN}naskah/<uuid:naskah>/", views_evaluasi.naskah, name="naskah"),
    path(f"{_JALAN}bukti/<uuid:bukti>/", views_evaluasi.bukti, name="bukti"),
]

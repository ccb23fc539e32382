"""Pages of looking on, under /pemantauan/ and /kalender/."""

from __future__ import annotations

from django.urls import URLPattern, path

from tolok.pemantauan.views import evaluasi, kalender, lintas, surat

app_name = "pemantauan"

_EVALUASI = "pemantauan/evaluasi/<uuid:surat>/"
_JALAN = f"{_EVALUASI}pelaksanaan/<uuid:pelaksanaan>/"

urlpatterns: list[URLPattern] = [
    path("kalender/", kalender.halaman, name="kalender"),
    path("kalender/buat/", kalender.buat, name="kalender_buat"),
    path("kalender/cabut/", kalender.cabut, name="kalender_cabut"),
    path("kalender/<str:token>.ics", kalender.feed, name="feed"),
    path("pemantauan/", lintas.beranda, name="beranda"),
    path("pemantauan/instansi/<uuid:instansi>/", lintas.instansi, name="instansi"),
    path("pemantauan/surat-tugas/", surat.daftar, name="surat_tugas"),
    path("pemantauan/surat-tugas/<uuid:surat>/cabut/", surat.cabut, name="surat_cabut"),
    path("pemantauan/bacaan/", surat.bacaan, name="bacaan"),
    path(_EVALUASI, evaluasi.surat, name="surat"),
    path(_JALAN, evaluasi.pelaksanaan, name="pelaksanaan"),
    path(f"{_JALAN}naskah/<uuid:naskah>/", evaluasi.naskah, name="naskah"),
    path(f"{_JALAN}bukti/<uuid:bukti>/", evaluasi.bukti, name="bukti"),
]

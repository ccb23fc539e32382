"""SOP pages: the list, a published SOP, a version of one's own office."""

from __future__ import annotations

from django.urls import URLPattern, path

from tolok.sop import (
    views,
    views_baca,
    views_beda,
    views_gambar,
    views_sunting,
    views_unggah,
    views_versi,
)

app_name = "sop"

urlpatterns: list[URLPattern] = [
    path("sop/", views.daftar, name="daftar"),
    path("sop/unggah/", views_unggah.unggah, name="unggah"),
    path("sop/pustaka/<slug:kode>/", views.terbitan, name="terbitan"),
    path("sop/pustaka/<slug:kode>/masukkan/", views.masukkan, name="masukkan"),
    path(
        "sop/pustaka/<slug:kode>/gambar.<slug:akhiran>",
        views_gambar.gambar_terbitan,
        name="gambar_terbitan",
    ),
    path("sop/<uuid:versi>/", views_versi.versi, name="versi"),
    path("sop/<uuid:versi>/gambar.<slug:akhiran>", views_gambar.gambar_versi, name="gambar_versi"),
    path("sop/<uuid:versi>/beda/<uuid:lain>/", views_beda.beda, name="beda"),
    path("sop/<uuid:versi>/baca/", views_baca.baca, name="baca"),
    path("sop/<uuid:versi>/pembaca/", views_baca.pembaca, name="pembaca"),
    path("sop/<uuid:versi>/konfirmasi/", views_versi.konfirmasi, name="konfirmasi"),
    path("sop/<uuid:versi>/sahkan/", views_versi.sahkan, name="sahkan"),
    path("sop/<uuid:versi>/cabut/", views_versi.cabut, name="cabut"),
    path("sop/<uuid:versi>/sunting/", views_sunting.dari_versi, name="sunting_versi"),
    path("sop/sunting/baru/", views_sunting.baru, name="sunting_baru"),
    path("sop/sunting/<uuid:suntingan>/", views_sunting.sunting, name="sunting"),
    path("sop/sunting/<uuid:suntingan>/ubah/", views_sunting.ubah, name="ubah_sunting"),
    path("sop/sunting/<uuid:suntingan>/draf/", views_sunting.jadikan_draf, name="draf_sunting"),
    path("sop/sunting/<uuid:suntingan>/buang/", views_sunting.buang, name="buang_sunting"),
    path("sop/sunting/<uuid:suntingan>/gambar.svg", views_sunting.gambar, name="gambar_sunting"),
    path(
        "sop/sunting/<uuid:suntingan>/halaman/<int:nomor>.png",
        views_sunting.halaman,
        name="halaman_sunting",
    ),
    path("sop/<uuid:versi>/berkas.<slug:format>", views.unduh, name="unduh"),
]

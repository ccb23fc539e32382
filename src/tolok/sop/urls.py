"""SOP pages: the list, a published SOP, a version of one's own office."""

from __future__ import annotations

from django.urls import URLPattern, path

from tolok.sop.views import baca, beda, gambar, pustaka, sunting, unggah, versi

app_name = "sop"

urlpatterns: list[URLPattern] = [
    path("sop/", pustaka.daftar, name="daftar"),
    path("sop/unggah/", unggah.unggah, name="unggah"),
    path("sop/pustaka/<slug:kode>/", pustaka.terbitan, name="terbitan"),
    path("sop/pustaka/<slug:kode>/masukkan/", pustaka.masukkan, name="masukkan"),
    path(
        "sop/pustaka/<slug:kode>/gambar.<slug:akhiran>",
        gambar.gambar_terbitan,
        name="gambar_terbitan",
    ),
    path("sop/<uuid:versi>/", versi.versi, name="versi"),
    path("sop/<uuid:versi>/gambar.<slug:akhiran>", gambar.gambar_versi, name="gambar_versi"),
    path("sop/<uuid:versi>/beda/<uuid:lain>/", beda.beda, name="beda"),
    path("sop/<uuid:versi>/baca/", baca.baca, name="baca"),
    path("sop/<uuid:versi>/pembaca/", baca.pembaca, name="pembaca"),
    path("sop/<uuid:versi>/konfirmasi/", versi.konfirmasi, name="konfirmasi"),
    path("sop/<uuid:versi>/sahkan/", versi.sahkan, name="sahkan"),
    path("sop/<uuid:versi>/cabut/", versi.cabut, name="cabut"),
    path("sop/<uuid:versi>/sunting/", sunting.dari_versi, name="sunting_versi"),
    path("sop/sunting/baru/", sunting.baru, name="sunting_baru"),
    path("sop/sunting/<uuid:suntingan>/", sunting.sunting, name="sunting"),
    path("sop/sunting/<uuid:suntingan>/ubah/", sunting.ubah, name="ubah_sunting"),
    path("sop/sunting/<uuid:suntingan>/draf/", sunting.jadikan_draf, name="draf_sunting"),
    path("sop/sunting/<uuid:suntingan>/buang/", sunting.buang, name="buang_sunting"),
    path("sop/sunting/<uuid:suntingan>/gambar.svg", sunting.gambar, name="gambar_sunting"),
    path(
        "sop/sunting/<uuid:suntingan>/halaman/<int:nomor>.png",
        sunting.halaman,
        name="halaman_sunting",
    ),
    path("sop/<uuid:versi>/berkas.<slug:format>", pustaka.unduh, name="unduh"),
]

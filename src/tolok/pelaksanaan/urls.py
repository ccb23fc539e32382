"""Pages of runs: the inbox is the first page of the product."""

from __future__ import annotations

from django.urls import URLPattern, path

from tolok.pelaksanaan import (
    views_banyak,
    views_batal,
    views_evaluasi,
    views_halaman as halaman,
    views_kendali,
    views_lajur,
    views_naskah,
    views_notula,
    views_pembaca,
    views_pengesahan,
    views_rapat,
    views_siapkan,
    views_sk_tim,
    views_tindak_lanjut,
    views_tugas,
    views_uji,
    views_unduh,
)

app_name = "pelaksanaan"

urlpatterns: list[URLPattern] = [
    path("", halaman.beranda, name="beranda"),
    path("pelaksanaan/", halaman.daftar, name="daftar"),
    path("pelaksanaan/siapkan/", views_siapkan.siapkan, name="siapkan"),
    path("sop/<uuid:versi>/uji/", views_uji.uji_versi, name="uji_versi"),
    path("sop/<uuid:versi>/usulkan/", views_pengesahan.usulkan_sop, name="usulkan_sop"),
    path("sop/<uuid:versi>/pembaca/cetak/", views_pembaca.cetak_pembaca, name="cetak_pembaca"),
    path("sop/pustaka/<slug:kode>/uji/", views_uji.uji_terbitan, name="uji_terbitan"),
    path("pelaksanaan/evaluasi/", views_evaluasi.evaluasi, name="evaluasi"),
    path("pelaksanaan/evaluasi/formulir/", views_evaluasi.mulai_formulir, name="evaluasi_mulai"),
    path(
        "pelaksanaan/evaluasi/formulir/<uuid:evaluasi>/",
        views_evaluasi.formulir,
        name="evaluasi_formulir",
    ),
    path(
        "pelaksanaan/evaluasi/formulir/<uuid:evaluasi>/tanda-tangan/",
        views_evaluasi.tandatangani_formulir,
        name="evaluasi_tandatangani",
    ),
    path(
        "pelaksanaan/evaluasi/formulir/<uuid:evaluasi>/revisi/",
        views_evaluasi.revisi_formulir,
        name="evaluasi_revisi",
    ),
    path(
        "pelaksanaan/evaluasi/formulir/<uuid:evaluasi>/cetak/",
        views_evaluasi.cetak_formulir,
        name="evaluasi_cetak",
    ),
    path("hadir/", views_rapat.hadir, name="hadir"),
    path("tindak-lanjut/", views_tindak_lanjut.daftar, name="tindak_lanjut_daftar"),
    path("tindak-lanjut/<uuid:pk>/", views_tindak_lanjut.rinci, name="tindak_lanjut"),
    path(
        "tindak-lanjut/<uuid:pk>/<slug:jenis>/",
        views_tindak_lanjut.ubah,
        name="tindak_lanjut_ubah",
    ),
    path("pelaksanaan/<uuid:pelaksanaan>/", halaman.pelaksanaan, name="pelaksanaan"),
    path("pelaksanaan/<uuid:pelaksanaan>/batalkan/", views_batal.batalkan, name="batalkan"),
    path(
        "pelaksanaan/<uuid:pelaksanaan>/langkah/<int:langkah>/",
        views_banyak.banyak,
        name="banyak",
    ),
    path(
        "pelaksanaan/<uuid:pelaksanaan>/langkah/<int:langkah>/kendali/",
        views_kendali.kendali,
        name="kendali",
    ),
    path(
        "pelaksanaan/<uuid:pelaksanaan>/lajur/", views_lajur.tetapkan_lajur, name="tetapkan_lajur"
    ),
    path("pelaksanaan/<uuid:pelaksanaan>/sk-tim/", views_sk_tim.sk_tim, name="sk_tim"),
    path(
        "pelaksanaan/<uuid:pelaksanaan>/notula/<uuid:lembar>/", views_notula.notula, name="notula"
    ),
    path("pelaksanaan/<uuid:pelaksanaan>/riwayat/", halaman.riwayat, name="riwayat"),
    path("pelaksanaan/<uuid:pelaksanaan>/naskah/", views_naskah.daftar, name="naskah"),
    path(
        "pelaksanaan/<uuid:pelaksanaan>/naskah/<uuid:naskah>/",
        views_naskah.buka,
        name="buka_naskah",
    ),
    path(
        "pelaksanaan/<uuid:pelaksanaan>/naskah/<uuid:naskah>/word/",
        views_unduh.word,
        name="word",
    ),
    path(
        "pelaksanaan/<uuid:pelaksanaan>/naskah/<uuid:naskah>/excel/",
        views_unduh.excel,
        name="excel",
    ),
    path("pelaksanaan/<uuid:pelaksanaan>/tugas/<uuid:tugas>/", views_tugas.tugas, name="tugas"),
    path(
        "pelaksanaan/<uuid:pelaksanaan>/tugas/<uuid:tugas>/<slug:tindakan>/<slug:perintah>/",
        views_tugas.perintah,
        name="perintah",
    ),
]

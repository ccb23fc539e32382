"""Pages of runs: the inbox is the first page of the product."""

from __future__ import annotations

from django.urls import URLPattern, path

from tolok.pelaksanaan.views import (
    banyak,
    batal,
    evaluasi,
    halaman,
    kendali,
    lajur,
    naskah,
    notula,
    pembaca,
    pengesahan,
    rapat,
    siapkan,
    sk_tim,
    tindak_lanjut,
    tugas,
    uji,
    unduh,
)

app_name = "pelaksanaan"

urlpatterns: list[URLPattern] = [
    path("", halaman.beranda, name="beranda"),
    path("pelaksanaan/", halaman.daftar, name="daftar"),
    path("pelaksanaan/siapkan/", siapkan.siapkan, name="siapkan"),
    path("sop/<uuid:versi>/uji/", uji.uji_versi, name="uji_versi"),
    path("sop/<uuid:versi>/usulkan/", pengesahan.usulkan_sop, name="usulkan_sop"),
    path("sop/<uuid:versi>/pembaca/cetak/", pembaca.cetak_pembaca, name="cetak_pembaca"),
    path("sop/pustaka/<slug:kode>/uji/", uji.uji_terbitan, name="uji_terbitan"),
    path("pelaksanaan/evaluasi/", evaluasi.evaluasi, name="evaluasi"),
    path("pelaksanaan/evaluasi/formulir/", evaluasi.mulai_formulir, name="evaluasi_mulai"),
    path(
        "pelaksanaan/evaluasi/formulir/<uuid:evaluasi>/",
        evaluasi.formulir,
        name="evaluasi_formulir",
    ),
    path(
        "pelaksanaan/evaluasi/formulir/<uuid:evaluasi>/tanda-tangan/",
        evaluasi.tandatangani_formulir,
        name="evaluasi_tandatangani",
    ),
    path(
        "pelaksanaan/evaluasi/formulir/<uuid:evaluasi>/revisi/",
        evaluasi.revisi_formulir,
        name="evaluasi_revisi",
    ),
    path(
        "pelaksanaan/evaluasi/formulir/<uuid:evaluasi>/cetak/",
        evaluasi.cetak_formulir,
        name="evaluasi_cetak",
    ),
    path("hadir/", rapat.hadir, name="hadir"),
    path("tindak-lanjut/", tindak_lanjut.daftar, name="tindak_lanjut_daftar"),
    path("tindak-lanjut/<uuid:pk>/", tindak_lanjut.rinci, name="tindak_lanjut"),
    path(
        "tindak-lanjut/<uuid:pk>/<slug:jenis>/",
        tindak_lanjut.ubah,
        name="tindak_lanjut_ubah",
    ),
    path("pelaksanaan/<uuid:pelaksanaan>/", halaman.pelaksanaan, name="pelaksanaan"),
    path("pelaksanaan/<uuid:pelaksanaan>/batalkan/", batal.batalkan, name="batalkan"),
    path(
        "pelaksanaan/<uuid:pelaksanaan>/langkah/<int:langkah>/",
        banyak.banyak,
        name="banyak",
    ),
    path(
        "pelaksanaan/<uuid:pelaksanaan>/langkah/<int:langkah>/kendali/",
        kendali.kendali,
        name="kendali",
    ),
    path("pelaksanaan/<uuid:pelaksanaan>/lajur/", lajur.tetapkan_lajur, name="tetapkan_lajur"),
    path("pelaksanaan/<uuid:pelaksanaan>/sk-tim/", sk_tim.sk_tim, name="sk_tim"),
    path("pelaksanaan/<uuid:pelaksanaan>/notula/<uuid:lembar>/", notula.notula, name="notula"),
    path("pelaksanaan/<uuid:pelaksanaan>/riwayat/", halaman.riwayat, name="riwayat"),
    path("pelaksanaan/<uuid:pelaksanaan>/naskah/", naskah.daftar, name="naskah"),
    path(
        "pelaksanaan/<uuid:pelaksanaan>/naskah/<uuid:naskah>/",
        naskah.buka,
        name="buka_naskah",
    ),
    path(
        "pelaksanaan/<uuid:pelaksanaan>/naskah/<uuid:naskah>/word/",
        unduh.word,
        name="word",
    ),
    path(
        "pelaksanaan/<uuid:pelaksanaan>/naskah/<uuid:naskah>/excel/",
        unduh.excel,
        name="excel",
    ),
    path("pelaksanaan/<uuid:pelaksanaan>/tugas/<uuid:tugas>/", tugas.tugas, name="tugas"),
    path(
        "pelaksanaan/<uuid:pelaksanaan>/tugas/<uuid:tugas>/<slug:tindakan>/<slug:perintah>/",
        tugas.perintah,
        name="perintah",
    ),
]

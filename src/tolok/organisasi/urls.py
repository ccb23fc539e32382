"""The administrator's pages, under /kelola/."""

from __future__ import annotations

from django.urls import URLPattern, path

from tolok.organisasi.views import (
    batas,
    beranda,
    jabatan,
    kalender,
    lajur,
    lajur_peta,
    pegawai,
    rangkap,
    wewenang,
)

app_name = "organisasi"

urlpatterns: list[URLPattern] = [
    path("", beranda.beranda, name="beranda"),
    path("catatan/", beranda.catatan, name="catatan"),
    path("pegawai/", pegawai.daftar, name="pegawai"),
    path("pegawai/baru/", pegawai.tambah, name="pegawai_baru"),
    path("pegawai/<uuid:pk>/", pegawai.rinci, name="pegawai_rinci"),
    path("pegawai/<uuid:pk>/ubah/", pegawai.ubah, name="pegawai_ubah"),
    path("pegawai/<uuid:pk>/sandi/", pegawai.atur_sandi, name="pegawai_sandi"),
    path("pegawai/<uuid:pk>/berhalangan/", pegawai.berhalangan, name="berhalangan"),
    path(
        "berhalangan/<uuid:pk>/selesai/", pegawai.berhalangan_selesai, name="berhalangan_selesai"
    ),
    path("jabatan/", jabatan.daftar, name="jabatan"),
    path("jabatan/baru/", jabatan.tambah, name="jabatan_baru"),
    path("jabatan/<uuid:pk>/", jabatan.rinci, name="jabatan_rinci"),
    path("jabatan/<uuid:pk>/ubah/", jabatan.ubah, name="jabatan_ubah"),
    path("jabatan/<uuid:pk>/tempatkan/", jabatan.tempatkan_pegawai, name="tempatkan"),
    path("penempatan/<uuid:pk>/tutup/", jabatan.tutup, name="penempatan_tutup"),
    path("unit/baru/", jabatan.unit_baru, name="unit_baru"),
    path("unit/<uuid:pk>/ubah/", jabatan.ubah_unit, name="unit_ubah"),
    path("tim/", lajur.daftar_tim, name="tim"),
    path("tim/baru/", lajur.tim_baru, name="tim_baru"),
    path("tim/<uuid:pk>/selesai/", lajur.tim_selesai, name="tim_selesai"),
    path("lajur/", lajur.daftar_lajur, name="lajur"),
    path("lajur/<slug:kode>/", lajur_peta.peta, name="lajur_peta"),
    path("lajur/<slug:kode>/pakai/usul/", lajur_peta.pakai_usul, name="lajur_usul"),
    path("lajur/<slug:kode>/<slug:lajur>/", lajur.petakan, name="petakan"),
    path("kalender/", kalender.kini, name="kalender"),
    path("kalender/<int:tahun>/", kalender.tahun, name="kalender_tahun"),
    path("kalender/<int:tahun>/isi/", kalender.isi_tahun, name="kalender_isi"),
    path("kalender/hari/<str:teks>/", kalender.hari, name="hari"),
    path("kalender/libur/<uuid:pk>/hapus/", kalender.hapus, name="hari_hapus"),
    path("kalender/jam/baru/", kalender.jam_baru, name="jam_baru"),
    path("kalender/jam/<uuid:pk>/selesai/", kalender.jam_selesai, name="jam_selesai"),
    path("batas/", batas.batas, name="batas"),
    path("batas/<str:mulai>/hapus/", batas.batas_hapus, name="batas_hapus"),
    path("rangkap/", rangkap.rangkap, name="rangkap"),
    path("rangkap/<str:mulai>/hapus/", rangkap.rangkap_hapus, name="rangkap_hapus"),
    path("wewenang/", wewenang.daftar, name="wewenang"),
    path("wewenang/beri/", wewenang.beri, name="wewenang_beri"),
    path("wewenang/<uuid:pk>/cabut/", wewenang.cabut, name="wewenang_cabut"),
]

"""Pages of the plan: reading, changing by hand, workbook, rule set."""

from __future__ import annotations

from django.urls import URLPattern, path

from tolok.kinerja.views import aturan, buku, cetak, penyiapan, rencana, sunting

app_name = "kinerja"

urlpatterns: list[URLPattern] = [
    path("rencana/", rencana.kini, name="rencana"),
    path("rencana/aturan/", aturan.aturan, name="aturan"),
    path("rencana/aturan/pilih/", aturan.pilih, name="aturan_pilih"),
    path("rencana/<int:tahun>/", rencana.halaman, name="rencana_tahun"),
    path("rencana/<int:tahun>/banding/", rencana.banding, name="rencana_banding"),
    path("rencana/<int:tahun>/salin/", sunting.salin, name="rencana_salin"),
    path("rencana/<int:tahun>/unduh.xlsx", buku.unduh, name="rencana_unduh"),
    path("rencana/<int:tahun>/cetak/<slug:jenis>.pdf", cetak.cetak, name="rencana_cetak"),
    path("rencana/<int:tahun>/unggah/", buku.unggah, name="rencana_unggah"),
    path("rencana/unggahan/<uuid:pk>/", buku.pratinjau, name="rencana_pratinjau"),
    path("rencana/<int:tahun>/simpul/baru/", sunting.simpul_baru, name="simpul_baru"),
    path("rencana/simpul/<uuid:pk>/ubah/", sunting.simpul_ubah, name="simpul_ubah"),
    path("rencana/simpul/<uuid:pk>/hapus/", sunting.simpul_hapus, name="simpul_hapus"),
    path("rencana/<int:tahun>/indikator/baru/", sunting.indikator_baru, name="indikator_baru"),
    path("rencana/indikator/<uuid:pk>/", rencana.indikator, name="indikator"),
    path("rencana/indikator/<uuid:pk>/ubah/", sunting.indikator_ubah, name="indikator_ubah"),
    path("rencana/indikator/<uuid:pk>/hapus/", sunting.indikator_hapus, name="indikator_hapus"),
    path("rencana/<int:tahun>/perjanjian/baru/", sunting.perjanjian_baru, name="perjanjian_baru"),
    path(
        "rencana/<int:tahun>/perjanjian/<uuid:pk>/hapus/",
        sunting.perjanjian_hapus,
        name="perjanjian_hapus",
    ),
    path("penyiapan/", penyiapan.langkah, name="penyiapan"),
    path("penyiapan/templat.xlsx", penyiapan.templat, name="penyiapan_templat"),
    path("penyiapan/unggah/", penyiapan.unggah, name="penyiapan_unggah"),
    path("penyiapan/unggahan/<uuid:pk>/", penyiapan.pratinjau, name="penyiapan_pratinjau"),
]

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tolok.naskah.renderers.docx import docx
from tolok.pelaksanaan.terbit.bahan import BahanNaskah
from tolok.pelaksanaan.terbit.daftar import daftar_terbitan
from tolok.skp.models import CapaianOrganisasi, HasilSkp
from tolok.skp.tests.lakon_skp import LakonSkp
from tolok.skp.tests.test_dokumen_skp import _teks

pytestmark = pytest.mark.django_db


def _sampai_nilai(*orang: str) -> LakonSkp:
    lakon = LakonSkp()
    lakon.isi_semua(orang)
    lakon.langkah_1()
    lakon.langkah_2()
    for t in lakon.terbuka(3):
        lakon.kirim("staf_1", t, "isi/kirim", {"cara": "daring"})
    return lakon


def test_penilaian_wali_kota_dicatat_dari_kertas_oleh_pengetik() -> None:
    lakon = _sampai_nilai("kepala_dinas")
    tugas = lakon.tugas(4, "kepala_dinas")

    ketik = lakon.kirim(
        "staf_1",
        tugas,
        "nilai/simpan",
        {"rating_hasil": "sesuai", "rating_perilaku": "di_atas"},
    )
    catat = lakon.kirim(
        "staf_1",
        tugas,
        "tugas/dari_kertas",
        {
            "keputusan": "setuju",
            "penanda_tangan": str(lakon.kantor.jabatan["wali"].pk),
            "tanggal": "2026-01-04",
            "pindaian": SimpleUploadedFile("wali.pdf", b"%PDF-1.4\n%%EOF\n", "application/pdf"),
        },
    )

    assert ketik.status_code == 200, ketik.text[:300]
    assert catat.status_code == 303, catat.text[:600]
    hasil = HasilSkp.objects.get(pegawai=lakon.pk("kepala_dinas"))
    assert hasil.predikat == "baik"
    assert lakon.tugas(5, "kepala_dinas") is not None


def test_sebaran_predikat_diperingatkan_kepada_penilai_saja() -> None:
    lakon = _sampai_nilai("staf_1", "staf_2")
    CapaianOrganisasi.objects.create(
        pemda=lakon.kantor.pemda, instansi=lakon.kantor.instansi, tahun=2025, predikat="baik"
    )
    lakon.nilai_ekspektasi("kasubbag", "staf_1", "di_atas", "di_atas")

    penilai = lakon.buka("kasubbag", lakon.tugas(4, "staf_2"))
    pegawai = lakon.buka("staf_1", lakon.tugas(5, "staf_1"))

    assert "pola ini bukan kuota" in penilai
    assert "Sebaran predikat" not in pegawai


def test_plt_tercetak_pada_dokumen_dan_word_dapat_ditulis() -> None:
    lakon = _sampai_nilai("staf_2")
    lama = lakon.kantor.jabatan["kasubbag"].daftar_penempatan.get()
    lama.selesai = date(2025, 12, 31)
    lama.save()
    lakon.kantor.jabatan["kasubbag"].daftar_penempatan.create(
        pemda=lakon.kantor.pemda,
        pegawai=lakon.kantor.pegawai["sekretaris"],
        kapasitas="plt",
        mulai=date(2026, 1, 1),
    )
    lakon.kantor.instansi.catatan_urutan += 1  # the office is read anew after every change of it
    lakon.kantor.instansi.save()
    lakon.nilai_ekspektasi("sekretaris", "staf_2")

    bahan = BahanNaskah(lakon.baris(), lakon.jam())
    satu = next(
        t for t in daftar_terbitan(bahan) if t.kunci == f"skp/{lakon.pk('staf_2')}/evaluasi"
    )
    dokumen = satu.susun(bahan)

    assert "Plt. Kepala Subbagian Perencanaan" in _teks(dokumen)
    assert "Pegawai Sekretaris" in _teks(dokumen)
    assert docx(dokumen).startswith(b"PK")

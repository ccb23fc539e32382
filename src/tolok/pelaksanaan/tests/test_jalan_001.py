from __future__ import annotations

import pytest

from tolok.pelaksanaan.log.proyeksi import bangun_ulang
from tolok.pelaksanaan.log.rantai import periksa_rantai
from tolok.pelaksanaan.models import Tugas
from tolok.pelaksanaan.tests.lakon_001 import Lakon001

pytestmark = pytest.mark.django_db


def test_sop_001_berjalan_dari_awal_sampai_akhir_lewat_layanan() -> None:
    lakon = Lakon001()
    lakon.mulai()
    assert len(lakon.terbuka(1, induk=None)) == 10
    lakon.isi_formulir()
    lakon.langkah_1()
    lakon.langkah_2(kembali=("staf_2", "staf_3", "kabid_perdagangan"))
    assert {lakon.kode[t.subjek] for t in lakon.terbuka(1, induk=None)} == {
        "staf_2", "staf_3", "kabid_perdagangan",
    }  # fmt: skip
    assert len(lakon.terbuka(3)) == 7

    lakon.isi_formulir(nilai="2")
    lakon.langkah_1()
    lakon.langkah_2()
    lakon.langkah_3()
    lakon.langkah_4()
    lakon.langkah_5()
    lakon.langkah_6()
    lakon.langkah_7()

    assert lakon.baris().status == "selesai"
    assert not Tugas.objects.filter(terbuka=True).exists()
    assert periksa_rantai() == []
    assert bangun_ulang(tulis=False) == []

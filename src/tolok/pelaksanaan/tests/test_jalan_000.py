from __future__ import annotations

import pytest

from tolok.pelaksanaan.log.proyeksi import bangun_ulang
from tolok.pelaksanaan.log.rantai import periksa_rantai
from tolok.pelaksanaan.models import Tugas
from tolok.pelaksanaan.tests.kantor import buat_kantor
from tolok.pelaksanaan.tests.lakon import Lakon

pytestmark = pytest.mark.django_db


def test_sop_000_berjalan_dari_awal_sampai_akhir_lewat_layanan() -> None:
    lakon = Lakon(buat_kantor())
    lakon.mulai()

    lakon.sampai(11)

    assert lakon.baris().status == "selesai"
    assert not Tugas.objects.filter(terbuka=True).exists()
    assert periksa_rantai() == []
    assert bangun_ulang(tulis=False) == []

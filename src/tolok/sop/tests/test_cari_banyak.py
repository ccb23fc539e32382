"""Searching an office with many SOPs: one hit per SOP, a bounded page, the rest said."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from tolok.organisasi.tests.kantor import HARI, SEKARANG, Kantor
from tolok.sop import pustaka
from tolok.sop.models import VersiSop
from tolok.sop.renderers.berkas_sop import tulis
from tolok.sop.selectors.cari import cari

pytestmark = pytest.mark.django_db


def _versi(kantor: Kantor, ke: int, **lain: Any) -> VersiSop:
    nama = f"Pelayanan Nomor {ke}"
    isi = {
        "kode": f"layanan-{ke}", "versi": 1, "nama": nama, "sidik": f"{ke:064d}",
        "isi": tulis(replace(pustaka.muat("000"), nama=nama), "yaml"), "status": "berlaku",
        "berlaku_sejak": HARI - timedelta(days=9),
    }  # fmt: skip
    return VersiSop(
        pemda=kantor.pemda,
        instansi=kantor.instansi,
        jalan={},
        dimasukkan_pada=SEKARANG,
        **(isi | lain),
    )


def test_hasil_yang_banyak_dibatasi_dan_dikatakan(
    kantor: Kantor, django_assert_max_num_queries: Any
) -> None:
    VersiSop.objects.bulk_create([_versi(kantor, n) for n in range(60)])

    with django_assert_max_num_queries(4):
        hasil = cari(kantor.pegawai["kepala"], "timeline", HARI)
    satu = cari(kantor.pegawai["kepala"], '"nomor 41"', HARI)

    assert len(hasil.milik) == 20
    assert hasil.lebih
    assert [x.nama for x in satu.milik] == ["Pelayanan Nomor 41"]
    assert not satu.lebih


def test_satu_sop_disebut_sekali_menurut_versi_terbaiknya(kantor: Kantor) -> None:
    VersiSop.objects.bulk_create(
        [
            _versi(kantor, 1, sidik="a" * 64),
            _versi(kantor, 1, versi=2, status="draf", sidik="b" * 64, berlaku_sejak=None),
        ]
    )

    (satu,) = cari(kantor.pegawai["kepala"], "timeline", HARI).milik

    assert satu.keterangan == "versi 1"
    assert satu.status is not None
    assert satu.status.value == "berlaku"

from __future__ import annotations

import json

import pytest

from tolok.arsip.models import Arsip, TempatSimpan
from tolok.dasar.jejak import sidik
from tolok.pelaksanaan.tests.kantor import buat_kantor
from tolok.pelaksanaan.tests.lakon import Lakon

pytestmark = pytest.mark.django_db


def test_pelaksanaan_yang_selesai_menulis_satu_catatan_arsip() -> None:
    lakon = Lakon(buat_kantor())
    lakon.mulai()

    lakon.sampai(11)

    arsip = Arsip.objects.get(pelaksanaan=lakon.pelaksanaan)
    indeks = json.loads(arsip.indeks)
    assert indeks["kepala"] == lakon.baris().jejak
    assert indeks["urutan"] == lakon.baris().urutan
    assert len(indeks["butir"]) == lakon.baris().lembar.count()
    assert "dicetak sesudah indeks ini disegel" in indeks["catatan"]
    assert sidik(arsip.indeks) == arsip.sidik
    judul = [b["judul"] for b in indeks["butir"]]
    unit = lakon.kantor.unit["perdagangan"].nama
    assert sum(1 for j in judul if j.endswith(f", {unit}")) == 2  # the minutes and the form
    assert arsip.klasifikasi == "belum ditetapkan"  # this office keeps no codes
    assert TempatSimpan.objects.get(arsip=arsip).ruang == "Ruang arsip"


def test_belum_ada_arsip_selama_pelaksanaan_berjalan() -> None:
    lakon = Lakon(buat_kantor())
    lakon.mulai()

    lakon.sampai(10)

    assert not Arsip.objects.exists()

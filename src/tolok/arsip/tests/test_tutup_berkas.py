from __future__ import annotations

import json
from datetime import date

import pytest
import time_machine
from django.urls import reverse

from tolok.arsip.models import Arsip, TempatSimpan
from tolok.dasar.jejak import sidik
from tolok.organisasi.domain.istilah import Lingkup, Peran
from tolok.organisasi.models import Wewenang
from tolok.pelaksanaan.tests.kantor import buat_kantor
from tolok.pelaksanaan.tests.lakon import Lakon
from tolok.pelaksanaan.tests.lakon_001 import Lakon001
from tolok.pelaksanaan.tests.test_halaman import masuk

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


def test_indeks_berkas_tentang_pegawai_hanya_terbaca_penjaga_arsip() -> None:
    """Its lines tell whose form came back and who objected."""
    lakon = Lakon001()
    lakon.mulai()
    lakon.isi_formulir()
    for langkah in range(1, 8):
        getattr(lakon, f"langkah_{langkah}")()
    arsip = Arsip.objects.get(pelaksanaan=lakon.pelaksanaan)
    penjaga = lakon.kantor.pegawai["kabid_kemetrologian"]
    Wewenang.objects.create(
        pemda=penjaga.pemda, instansi=penjaga.instansi, pegawai=penjaga,
        peran=Peran.ARSIPARIS.value, lingkup=Lingkup.INSTANSI.value, mulai=date(2025, 1, 1),
    )  # fmt: skip
    nama = f", {lakon.kantor.pegawai['staf_2'].nama}"

    for orang, terbaca in (
        ("kabid_kemetrologian", True), ("kabid_perdagangan", False), ("kepala_dinas", False),
        ("staf_3", False),
    ):  # fmt: skip
        with time_machine.travel(lakon.saat, tick=False):
            jawab = masuk(lakon.kantor, orang).get(reverse("arsip:berkas", args=[arsip.pk]))
        assert jawab.status_code == 200
        teks = " ".join(jawab.text.split())
        assert (nama in teks) is terbaca, orang
        assert ("hanya terbaca penjaga arsip" in teks) is not terbaca, orang

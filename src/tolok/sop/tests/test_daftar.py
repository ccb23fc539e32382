"""The list of SOPs: what it shows to whom, while searching, and when there is nothing."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from tolok.organisasi.tests.kantor import SEKARANG, Kantor
from tolok.sop.models import VersiSop
from tolok.sop.services.draf import masukkan_pustaka
from tolok.sop.services.pengesahan import cabut

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _hari(time_machine: object) -> None:
    time_machine.move_to(SEKARANG)  # type: ignore[attr-defined]  # the plugin ships no types


def _isi(kantor: Kantor, nama: str, **cari: str) -> str:
    klien = Client()
    pengguna = kantor.pegawai[nama].pengguna
    assert pengguna is not None
    klien.force_login(pengguna, backend="django.contrib.auth.backends.ModelBackend")
    return klien.get(reverse("sop:daftar"), cari).content.decode()


def _draf(kantor: Kantor, kode: str) -> VersiSop:
    return masukkan_pustaka(
        pelaku=kantor.pegawai["sekretaris"],
        instansi=kantor.instansi,
        kode=kode,
        sekarang=SEKARANG,
    )


def test_kantor_tanpa_sop_ditunjukkan_jalannya(kantor: Kantor) -> None:
    pengelola, pegawai = _isi(kantor, "sekretaris"), _isi(kantor, "analis")

    assert pengelola.count("Belum ada SOP") == 1
    assert pengelola.count(f'href="{reverse("sop:unggah")}"') == 2
    assert reverse("sop:unggah") not in pegawai
    assert "Administrator atau penyiap pelaksanaan dapat memasukkannya." in pegawai


def test_sambil_mencari_hanya_hasilnya_yang_tampil(kantor: Kantor) -> None:
    versi = _draf(kantor, "000")

    isi = _isi(kantor, "analis", cari="timeline")

    assert "<title>Cari “timeline” di SOP · Tolok</title>" in isi
    assert isi.count(f'href="{reverse("sop:versi", args=[versi.pk])}"') == 1
    assert 'id="milik"' not in isi
    assert "Hapus pencarian" in isi


def test_yang_dicabut_dilipat_di_bawah_yang_masih_dipakai(kantor: Kantor) -> None:
    lama, kini = _draf(kantor, "000"), _draf(kantor, "003")
    cabut(pelaku=kantor.pegawai["sekretaris"], versi=lama, sekarang=SEKARANG)

    atas, bawah = _isi(kantor, "analis").split("Yang sudah dicabut")

    assert reverse("sop:versi", args=[kini.pk]) in atas
    assert reverse("sop:versi", args=[lama.pk]) not in atas
    assert reverse("sop:versi", args=[lama.pk]) in bawah


def test_nama_instansi_dan_sop_tidak_ditulis_dengan_huruf_besar_semua(kantor: Kantor) -> None:
    isi = _isi(kantor, "analis", cari="disposisi")

    assert "Pelayanan Terpadu Satu Pintu Kota Depok" in isi
    assert "DINAS PENANAMAN MODAL" not in isi

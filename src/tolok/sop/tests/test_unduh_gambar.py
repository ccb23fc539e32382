"""The SOP page offers its official form as PDF, Word and SVG to who may read it."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from tolok.organisasi.tests.kantor import SEKARANG, Kantor
from tolok.sop.models import VersiSop
from tolok.sop.pustaka import muat
from tolok.sop.renderers.bentuk_gambar import BENTUK, tulis_gambar
from tolok.sop.renderers.gambar.lembar import F4
from tolok.sop.services.draf import masukkan_pustaka


@pytest.fixture
def klien(kantor: Kantor, time_machine: object) -> Client:
    time_machine.move_to(SEKARANG)  # type: ignore[attr-defined]  # the plugin ships no types
    satu = Client()
    pengguna = kantor.pegawai["analis"].pengguna
    assert pengguna is not None
    satu.force_login(pengguna, backend="django.contrib.auth.backends.ModelBackend")
    return satu


@pytest.fixture
def versi(kantor: Kantor) -> VersiSop:
    return masukkan_pustaka(
        pelaku=kantor.pegawai["kasubbag"],
        instansi=kantor.instansi,
        kode="000",
        sekarang=SEKARANG,
    )


def test_halaman_versi_menawarkan_setiap_bentuk(klien: Client, versi: VersiSop) -> None:
    isi = klien.get(reverse("sop:versi", args=[versi.pk])).content.decode()

    for akhiran in BENTUK:
        assert reverse("sop:gambar_versi", args=[versi.pk, akhiran]) in isi
    assert "Unduh PDF" in isi
    assert reverse("sop:unduh", args=[versi.pk, "yaml"]) in isi


@pytest.mark.parametrize("akhiran", BENTUK)
def test_unduhan_bernama_menurut_kode_dan_versinya(
    klien: Client, versi: VersiSop, akhiran: str
) -> None:
    balasan = klien.get(reverse("sop:gambar_versi", args=[versi.pk, akhiran]))

    assert balasan.status_code == 200
    assert balasan["Content-Type"] == BENTUK[akhiran].mime
    nama = f'attachment; filename="sop-{versi.kode}-versi-{versi.versi}.{akhiran}"'
    assert balasan["Content-Disposition"] == nama


def test_sop_terbitan_diunduh_pada_kertas_f4(klien: Client) -> None:
    balasan = klien.get(reverse("sop:gambar_terbitan", args=["003", "svg"]), {"kertas": "f4"})

    assert balasan.content == tulis_gambar(muat("003"), "svg", F4)
    assert 'filename="sop-003-f4.svg"' in balasan["Content-Disposition"]


@pytest.mark.parametrize(("akhiran", "kertas"), [("png", "a4"), ("pdf", "a3")])
def test_bentuk_atau_kertas_lain_tidak_ada(klien: Client, akhiran: str, kertas: str) -> None:
    balasan = klien.get(reverse("sop:gambar_terbitan", args=["003", akhiran]), {"kertas": kertas})

    assert balasan.status_code == 404

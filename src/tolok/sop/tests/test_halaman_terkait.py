"""The Keterkaitan box leads to the SOPs it names, inside one office."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse

from tolok.organisasi.tests.kantor import HARI, SEKARANG, Kantor, buat_kantor
from tolok.sop import pustaka
from tolok.sop.domain.konfirmasi import Konfirmasi
from tolok.sop.models import VersiSop
from tolok.sop.renderers.berkas_sop import tulis
from tolok.sop.selectors.terkait import sop_penyebut
from tolok.sop.services.draf import konfirmasikan, masukkan_berkas, masukkan_pustaka
from tolok.sop.tests.pengesahan import berlakukan

JAWABAN = Konfirmasi(penanggung_jawab="kasubbag", pelaksana={10: "kasubbag"})


@pytest.fixture
def pelapor(kantor: Kantor) -> VersiSop:
    """An own SOP in force whose Keterkaitan names others surely, perhaps, and not at all."""
    sop = replace(
        pustaka.muat("000"),
        nama="PELAPORAN TRIWULANAN",
        keterkaitan=("1. SOP Pengukuran Kinerja", "SOP Kinerja dan Pengukuran", "SOP Antah"),
    )
    orang = kantor.pegawai
    (versi,) = masukkan_berkas(
        pelaku=orang["kasubbag"],
        instansi=kantor.instansi,
        data=tulis(sop, "yaml").encode(),
        nama_fail="sop.yaml",
        sekarang=SEKARANG,
    )
    konfirmasikan(pelaku=orang["kasubbag"], versi=versi, jawaban=JAWABAN, sekarang=SEKARANG)
    return berlakukan(pelaku=orang["sekretaris"], versi=versi, sekarang=SEKARANG)


@pytest.fixture
def client(kantor: Kantor) -> Client:
    pengguna = kantor.pegawai["analis"].pengguna
    assert pengguna is not None
    client = Client()
    client.force_login(pengguna)
    return client


def _kotak(client: Client, versi: VersiSop) -> str:
    halaman = client.get(reverse("sop:versi", args=[versi.pk])).text
    return halaman.split('<ul class="sop-terkait">')[1].split("</ul>")[0]


def test_nama_yang_sama_ditautkan_ke_terbitan_lalu_ke_milik_kantor(
    kantor: Kantor, client: Client, pelapor: VersiSop
) -> None:
    terbitan = reverse("sop:terbitan", args=["000"])
    assert f'<a href="{terbitan}">' in _kotak(client, pelapor)
    milik = masukkan_pustaka(
        pelaku=kantor.pegawai["kasubbag"], instansi=kantor.instansi, kode="000", sekarang=SEKARANG
    )

    kotak = _kotak(client, pelapor)

    assert f'<a href="{reverse("sop:versi", args=[milik.pk])}">' in kotak
    assert "versi 1, draf" in kotak
    assert terbitan not in kotak


def test_nama_yang_mirip_disebut_mungkin_dan_yang_asing_tanpa_tautan(
    kantor: Kantor, client: Client, pelapor: VersiSop
) -> None:
    masukkan_pustaka(
        pelaku=kantor.pegawai["kasubbag"], instansi=kantor.instansi, kode="000", sekarang=SEKARANG
    )
    satu, dua, tiga = _kotak(client, pelapor).split("<li>")[1:]
    assert "mungkin" not in satu
    assert "mungkin" in dua
    assert "<a " not in tiga
    assert "SOP Antah" in tiga


def test_penyebut_ditemukan_hanya_di_kantor_sendiri(kantor: Kantor, pelapor: VersiSop) -> None:
    lain = buat_kantor("Lain", "b")
    (satu,) = sop_penyebut(kantor.pegawai["kasubbag"], "000", "PENGUKURAN KINERJA", HARI)
    assert (satu.versi, satu.pasti) == (pelapor.pk, True)
    assert sop_penyebut(lain.pegawai["kepala"], "000", "PENGUKURAN KINERJA", HARI) == []
    assert sop_penyebut(kantor.pegawai["kasubbag"], "x", "SURAT MASUK", HARI) == []


def test_sop_tanpa_keterkaitan_tetap_berkata_tidak_tertulis(
    kantor: Kantor, client: Client
) -> None:
    sop = replace(pustaka.muat("000"), nama="TANPA KAITAN", keterkaitan=())
    (versi,) = masukkan_berkas(
        pelaku=kantor.pegawai["kasubbag"],
        instansi=kantor.instansi,
        data=tulis(sop, "yaml").encode(),
        nama_fail="sop.yaml",
        sekarang=SEKARANG,
    )
    halaman = client.get(reverse("sop:versi", args=[versi.pk])).text
    kotak = halaman.split('<dt id="identitas-keterkaitan">')[1].split("</dd>")[0]
    assert "tidak tertulis" in kotak

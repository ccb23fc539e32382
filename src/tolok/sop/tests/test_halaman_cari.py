"""Searching on the list of SOPs."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tolok.organisasi.tests.kantor import HARI, SEKARANG, Kantor, buat_kantor
from tolok.sop import pustaka
from tolok.sop.models import VersiSop
from tolok.sop.selectors.cari import cari
from tolok.sop.services.draf import masukkan_pustaka


@pytest.fixture
def versi(kantor: Kantor) -> VersiSop:
    return masukkan_pustaka(
        pelaku=kantor.pegawai["kasubbag"], instansi=kantor.instansi, kode="000", sekarang=SEKARANG
    )


@pytest.fixture
def client(kantor: Kantor) -> Client:
    pengguna = kantor.pegawai["analis"].pengguna
    assert pengguna is not None
    client = Client()
    client.force_login(pengguna)
    return client


def _cari(client: Client, teks: str) -> Any:
    return client.get(reverse("sop:daftar"), {"cari": teks})


def test_baris_yang_cocok_ditampilkan_dengan_katanya_ditandai(
    client: Client, versi: VersiSop
) -> None:
    halaman = _cari(client, "timeline").text

    milik = halaman.split(">SOP terbitan</h3>")[0]
    assert "<mark>timeline</mark>" in milik
    assert f'href="/sop/{versi.pk}/#langkah-2"' in milik
    assert "SOP memuat “timeline”" in halaman


def test_dasar_hukum_dan_sop_terbitan_ikut_dicari(client: Client, versi: VersiSop) -> None:
    nomor = next(
        (re.findall(r"\d{2,}", d)[0], d)
        for d in pustaka.muat("000").dasar_hukum
        if re.search(r"\d{2,}", d)
    )[0]

    hasil = _cari(client, nomor).context["hasil"]

    assert [t.tempat for s in hasil.milik for t in s.temu].count("Dasar hukum") >= 1
    assert hasil.terbitan


def test_hasil_kosong_mengatakan_apa_yang_dapat_dicoba(client: Client, versi: VersiSop) -> None:
    halaman = _cari(client, "pengkuran").text

    assert "Tidak ada SOP yang memuat “pengkuran”" in halaman
    assert re.search(r'Mungkin maksud Anda: <a href="/sop/\?cari=pengukuran', halaman)
    assert "kata dasarnya" in halaman
    assert _cari(client, "zzqq").context["hasil"].usul == ""


def test_sop_kantor_lain_tidak_ditemukan(kantor: Kantor, versi: VersiSop) -> None:
    lain = buat_kantor("Lain", "b")

    hasil = cari(lain.pegawai["kepala"], "disposisi", HARI)

    assert hasil.milik == ()
    assert cari(kantor.pegawai["kepala"], "disposisi", HARI).milik


@pytest.mark.parametrize("teks", ["", "  ", "a", "%", "<script>", "'; --", "é", "x" * 500, "\\"])
def test_pencarian_aneh_tetap_menjawab(client: Client, versi: VersiSop, teks: str) -> None:
    jawab = _cari(client, teks)
    assert jawab.status_code == 200
    assert "<script>alert" not in jawab.text


def test_yang_diketik_tidak_menjadi_markah(client: Client, versi: VersiSop) -> None:
    assert "<b>tebal</b>" not in _cari(client, "<b>tebal</b>").text


def test_banyaknya_kueri_tidak_bertambah_menurut_hasil(
    kantor: Kantor, client: Client, versi: VersiSop, django_assert_max_num_queries: Any
) -> None:
    for kode in ("001", "003", "004"):
        masukkan_pustaka(
            pelaku=kantor.pegawai["kasubbag"],
            instansi=kantor.instansi,
            kode=kode,
            sekarang=SEKARANG,
        )
    with django_assert_max_num_queries(15):
        assert _cari(client, "kinerja").context["hasil"].banyak > 3

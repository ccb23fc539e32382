"""Odd words in addresses and queries: an answer, never a fault; nothing of another site."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tolok.organisasi.tests.kantor import Kantor, buat_kantor

pytestmark = pytest.mark.django_db

_BESAR = 10**30


@pytest.fixture
def kantor() -> Kantor:
    return buat_kantor()


@pytest.fixture
def administrator(kantor: Kantor) -> Client:
    client = Client()
    pengguna = kantor.pegawai["sekretaris"].pengguna
    assert pengguna is not None
    client.force_login(pengguna, "django.contrib.auth.backends.ModelBackend")
    return client


@pytest.mark.parametrize(
    ("nama", "kata"),
    [
        ("organisasi:kalender_tahun", {"tahun": 0}),
        ("organisasi:kalender_tahun", {"tahun": 9999}),
        ("organisasi:kalender_tahun", {"tahun": _BESAR}),
        ("organisasi:hari", {"teks": "2026-02-31"}),
        ("organisasi:hari", {"teks": "0000-00-00"}),
        ("organisasi:hari", {"teks": "x" * 300}),
        ("organisasi:lajur_peta", {"kode": "tidak-ada"}),
        ("organisasi:petakan", {"kode": "000", "lajur": "tidak-ada"}),
        ("sop:terbitan", {"kode": "tidak-ada"}),
    ],
)
def test_alamat_ganjil_dijawab_tanpa_gangguan(
    administrator: Client, nama: str, kata: dict[str, Any]
) -> None:
    assert administrator.get(reverse(nama, kwargs=kata)).status_code in (200, 302, 400, 404)


@pytest.mark.parametrize("tahun", [0, 9999, _BESAR])
def test_tahun_ganjil_tidak_mengisi_kalender(administrator: Client, tahun: int) -> None:
    jawab = administrator.post(reverse("organisasi:kalender_isi", kwargs={"tahun": tahun}))

    assert jawab.status_code in (302, 400, 404)


@pytest.mark.parametrize(
    "isi",
    ["9" * 5000, "-1", "'; DROP TABLE akun_pengguna; --", "%", "<script>", "\u202e", "²", "٢٠٢٦"],
)
@pytest.mark.parametrize(
    ("nama", "kunci"),
    [
        ("organisasi:pegawai", "cari"),
        ("organisasi:pegawai", "halaman"),
        ("organisasi:catatan", "halaman"),
        ("arsip:daftar", "cari"),
        ("arsip:daftar", "hal"),
        ("naskah:daftar", "q"),
        ("naskah:daftar", "tahun"),
        ("naskah:daftar", "jenis"),
        ("naskah:buku", "tahun"),
        ("pelaksanaan:daftar", "status"),
        ("pelaksanaan:daftar", "halaman"),
        ("sop:daftar", "cari"),
    ],
)
def test_pertanyaan_ganjil_dijawab_tanpa_gangguan_dan_tanpa_skrip(
    administrator: Client, nama: str, kunci: str, isi: str
) -> None:
    jawab = administrator.get(reverse(nama), {kunci: isi})

    assert jawab.status_code in (200, 400, 404)
    assert b"<script>" not in jawab.content.replace(b"<script>\n", b"")


def test_pencarian_tidak_membuka_milik_pemda_lain(kantor: Kantor, administrator: Client) -> None:
    lain = buat_kantor(nama="Lain", kode="x")

    for cari in ("%", "_", "", lain.pegawai["kepala"].nip, "' OR 1=1 --"):
        jawab = administrator.get(reverse("organisasi:pegawai"), {"cari": cari})
        assert {p.pemda_id for p in jawab.context["hal"]} <= {kantor.pemda.pk}


def test_tuan_rumah_palsu_ditolak(client: Client) -> None:
    jawab = client.get(reverse("akun:masuk"), headers={"Host": "jahat.example"})

    assert jawab.status_code == 400
    assert "jahat.example" not in jawab.content.decode()


@pytest.mark.parametrize(
    "tuju",
    ["//jahat.example/", "/\\jahat.example", "https:jahat.example", "javascript:alert(1)",
     "http://testserver@jahat.example/", "\thttps://jahat.example"],
)  # fmt: skip
def test_masuk_tidak_pernah_mengantar_ke_luar(kantor: Kantor, tuju: str) -> None:
    orang = kantor.pegawai["kepala"].pengguna
    assert orang is not None
    orang.set_unusable_password()
    orang.save()

    jawab = Client().post(reverse("akun:masuk_sebagai", args=[orang.pk]), {"next": tuju})

    assert jawab["Location"] == "/"


def test_nama_berisi_skrip_tercetak_sebagai_teks(kantor: Kantor, administrator: Client) -> None:
    jahat = '"><img src=x onerror=alert(1)><script>alert(2)</script>'
    orang = kantor.pegawai["analis"]
    orang.nama = jahat
    orang.save()

    for alamat in (
        reverse("organisasi:pegawai"),
        reverse("organisasi:pegawai_rinci", args=[orang.pk]),
        reverse("akun:masuk"),
    ):
        isi = administrator.get(alamat).content.decode()
        assert "<script>alert" not in isi
        assert "<img src=x" not in isi

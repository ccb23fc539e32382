from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client, RequestFactory

from tolok.web.galat import alamat_kembali
from tolok.web.laju import Laju, alamat_klien
from tolok.web.pagar import BATAS_KIRIMAN

pytestmark = [pytest.mark.urls("tolok.web.tests.rute_uji"), pytest.mark.django_db]


def test_kiriman_raksasa_ditolak_sebelum_dibaca(client: Client) -> None:
    jawab = client.post(
        "/terbuka/", {"a": "b"}, headers={"Content-Length": str(BATAS_KIRIMAN + 1)}
    )
    rusak = client.post("/terbuka/", {"a": "b"}, headers={"Content-Length": "9" * 40})

    assert (jawab.status_code, rusak.status_code) == (413, 413)
    assert "terlalu besar" in jawab.content.decode()
    assert "30 MB" in jawab.content.decode()


def test_kiriman_raksasa_membawa_kembali_ke_halamannya(client: Client) -> None:
    kepala = {
        "Content-Length": str(BATAS_KIRIMAN + 1),
        "Referer": "http://testserver/terbuka/?a=1",
    }

    jawab = client.post("/terbuka/", {"a": "b"}, headers=kepala)

    assert 'href="/terbuka/?a=1">Kembali ke halaman tadi' in jawab.content.decode()


def test_huruf_nol_ditolak_di_alamat_dan_di_isian(client: Client) -> None:
    assert client.get("/terbuka/", {"cari": "a\x00b"}).status_code == 400
    assert client.post("/terbuka/", {"teks": ["biasa", "\x00"]}).status_code == 400
    assert client.post("/terbuka/", {"teks": "biasa"}).status_code == 200


def test_jawaban_untuk_yang_masuk_tidak_disimpan_peramban(
    client: Client, sudah_masuk: None
) -> None:
    jawab = client.get("/terbuka/")

    assert jawab["Cache-Control"] == "private, no-store"


def test_setiap_jawaban_membawa_kepala_pengaman(client: Client) -> None:
    for alamat in ("/terbuka/", "/lupa/", "/tidak-ada/"):
        jawab = client.get(alamat)

        assert jawab["X-Content-Type-Options"] == "nosniff"
        assert jawab["X-Frame-Options"] == "DENY"
        assert jawab["Referrer-Policy"] == "same-origin"
        assert jawab["Cross-Origin-Opener-Policy"] == "same-origin"
        assert jawab["Cross-Origin-Resource-Policy"] == "same-origin"
        assert "camera=()" in jawab["Permissions-Policy"]
        assert "unsafe" not in jawab["Content-Security-Policy"]


@pytest.fixture
def sudah_masuk(client: Client, django_user_model: type) -> None:
    orang = django_user_model.objects.buat("190001011920011001")  # type: ignore[attr-defined]
    client.force_login(orang, "django.contrib.auth.backends.ModelBackend")


def test_alamat_klien_di_belakang_proksi_adalah_yang_dilihat_proksi(
    rf: RequestFactory, settings: Any
) -> None:
    minta = rf.get("/", headers={"X-Forwarded-For": "1.1.1.1, 10.0.0.9"}, REMOTE_ADDR="127.0.0.1")

    assert alamat_klien(minta) == "127.0.0.1", "tanpa proksi, kepala itu kata klien sendiri"
    settings.PROKSI = True
    assert alamat_klien(minta) == "10.0.0.9"
    assert alamat_klien(rf.get("/", REMOTE_ADDR="10.0.0.1")) == "10.0.0.1"


def test_laju_menghitung_per_alamat_dan_lupa_di_jendela_berikut(rf: RequestFactory) -> None:
    cache.clear()
    laju = Laju(nama="uji", banyak=2, detik=60)
    satu, dua = rf.get("/", REMOTE_ADDR="10.0.0.1"), rf.get("/", REMOTE_ADDR="10.0.0.2")

    with time_machine.travel("2026-10-20T02:00:00Z", tick=False) as jam:
        laju.hitung(satu)
        assert not laju.lewat(satu)
        laju.hitung(satu)
        assert laju.lewat(satu)
        assert not laju.lewat(dua)
        jam.shift(timedelta(seconds=60))
        assert not laju.lewat(satu)


@pytest.mark.parametrize(
    ("asal", "kembali"),
    [
        ("http://testserver/tugas/7/", "/tugas/7/"),
        ("http://testserver//jahat.example/", "/"),
        ("http://testserver/\\jahat.example/", "/"),
        ("http://testserver.jahat.example/", "/"),
        ("javascript:alert(1)", "/"),
    ],
)
def test_tautan_kembali_tidak_menuju_situs_lain(
    rf: RequestFactory, asal: str, kembali: str
) -> None:
    assert alamat_kembali(rf.get("/", headers={"Referer": asal})) == kembali

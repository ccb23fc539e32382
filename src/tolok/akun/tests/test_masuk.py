from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from tolok.akun.models import Pengguna
from tolok.akun.pintu import PintuContoh, daftarkan_penyedia

SANDI = "kunci-panjang-2026"


class PenyediaTiruan:
    """A provider with one invented person; the real one lives in a room above."""

    def __init__(self, orang: Pengguna, *, semua_contoh: bool) -> None:
        self.orang = orang
        self.contoh = semua_contoh

    def semua_contoh(self) -> bool:
        return self.contoh

    def daftar(self) -> list[PintuContoh]:
        return [
            PintuContoh(
                pengguna=self.orang.pk,
                nama="Arya Contoh",
                jabatan="Kepala Dinas",
                unit="Dinas",
                instansi="Disdag",
            )
        ]


@pytest.fixture
def bersandi(db: None) -> Pengguna:
    return Pengguna.objects.buat("190001021920012001", SANDI)


@pytest.fixture
def contoh(db: None) -> Any:
    from tolok.akun import pintu

    sebelum = list(pintu._penyedia)
    orang = Pengguna.objects.buat("contoh-kepala")
    yield orang
    pintu._penyedia[:] = sebelum


def test_masuk_dengan_nip_berspasi_lalu_ke_halaman_yang_diminta(
    client: Client, bersandi: Pengguna
) -> None:
    balasan = client.post(
        reverse("akun:masuk"),
        {"username": "19000102 192001 2 001", "password": SANDI, "next": "/bantuan/"},
    )

    assert balasan.status_code == 302
    assert balasan["Location"] == "/bantuan/"
    assert client.session["_auth_user_id"] == str(bersandi.pk)


def test_masuk_tidak_mengantar_ke_situs_lain(client: Client, bersandi: Pengguna) -> None:
    balasan = client.post(
        reverse("akun:masuk"),
        {"username": bersandi.username, "password": SANDI, "next": "https://jahat.example/"},
    )

    assert balasan["Location"] == "/"


def test_sandi_salah_dijelaskan_tanpa_menyebut_yang_mana(
    client: Client, bersandi: Pengguna
) -> None:
    balasan = client.post(
        reverse("akun:masuk"), {"username": bersandi.username, "password": "salah"}
    )

    assert balasan.status_code == 400
    assert "Nama pengguna atau kata sandi tidak cocok" in balasan.content.decode()
    assert bersandi.username in balasan.content.decode()
    assert "_auth_user_id" not in client.session


def test_percobaan_berulang_ditahan_dengan_kalimat_yang_jelas(
    client: Client, bersandi: Pengguna
) -> None:
    isian = {"username": bersandi.username, "password": "salah"}
    for _ in range(10):
        client.post(reverse("akun:masuk"), isian)

    balasan = client.post(reverse("akun:masuk"), isian | {"password": SANDI})

    assert "Terlalu banyak percobaan masuk yang salah" in balasan.content.decode()
    assert "_auth_user_id" not in client.session


def test_akun_tanpa_sandi_tidak_dapat_masuk_dengan_sandi(client: Client, contoh: Pengguna) -> None:
    balasan = client.post(reverse("akun:masuk"), {"username": contoh.username, "password": ""})

    assert balasan.status_code == 400
    assert not contoh.has_usable_password()


def test_keluar_mengakhiri_sesi_dan_hanya_lewat_post(client: Client, bersandi: Pengguna) -> None:
    client.force_login(bersandi, "django.contrib.auth.backends.ModelBackend")

    assert client.get(reverse("akun:keluar")).status_code == 405
    balasan = client.post(reverse("akun:keluar"))

    assert balasan["Location"] == reverse("akun:masuk")
    assert "_auth_user_id" not in client.session


def test_masuk_sebagai_tersedia_hanya_bila_semua_pemda_contoh(
    client: Client, contoh: Pengguna
) -> None:
    alamat = reverse("akun:masuk_sebagai", args=[contoh.pk])

    daftarkan_penyedia(PenyediaTiruan(contoh, semua_contoh=False))
    assert client.post(alamat).status_code == 404
    assert alamat not in client.get(reverse("akun:masuk")).content.decode()

    daftarkan_penyedia(PenyediaTiruan(contoh, semua_contoh=True))
    assert alamat in client.get(reverse("akun:masuk")).content.decode()
    assert client.post(alamat).status_code == 302
    assert client.session["_auth_user_id"] == str(contoh.pk)


def test_masuk_sebagai_tertutup_tanpa_mode_contoh(
    client: Client, contoh: Pengguna, settings: Any
) -> None:
    daftarkan_penyedia(PenyediaTiruan(contoh, semua_contoh=True))
    settings.DEMO = False

    balasan = client.post(reverse("akun:masuk_sebagai", args=[contoh.pk]))

    assert balasan.status_code == 404
    assert "_auth_user_id" not in client.session


def test_masuk_sebagai_menolak_akun_bersandi_dan_akun_asing(
    client: Client, contoh: Pengguna, bersandi: Pengguna
) -> None:
    daftarkan_penyedia(PenyediaTiruan(contoh, semua_contoh=True))

    for kunci in (bersandi.pk, uuid4()):
        assert client.post(reverse("akun:masuk_sebagai", args=[kunci])).status_code == 404


def test_ganti_sandi_memeriksa_yang_lama_dan_yang_baru(client: Client, bersandi: Pengguna) -> None:
    client.force_login(bersandi, "django.contrib.auth.backends.ModelBackend")
    alamat = reverse("akun:ganti_sandi")
    isian = {"lama": SANDI, "baru": "sandi-baru-panjang", "ulang": "sandi-baru-panjang"}

    salah = client.post(alamat, isian | {"lama": "bukan", "ulang": "beda"})
    pendek = client.post(alamat, isian | {"baru": "pendek", "ulang": "pendek"})
    benar = client.post(alamat, isian)

    bersandi.refresh_from_db()
    assert "Kata sandi sekarang tidak cocok." in salah.content.decode()
    assert "Kedua isian kata sandi baru tidak sama." in salah.content.decode()
    assert pendek.status_code == 400
    assert benar.status_code == 302
    assert bersandi.check_password("sandi-baru-panjang")
    assert client.get(alamat).status_code == 200


def test_ganti_sandi_perlu_masuk_lebih_dahulu(client: Client, db: None) -> None:
    balasan = client.get(reverse("akun:ganti_sandi"))

    assert balasan["Location"].startswith(reverse("akun:masuk"))

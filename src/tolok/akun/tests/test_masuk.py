from __future__ import annotations

from typing import Any
from unittest import mock
from uuid import uuid4

import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from tolok.akun import forms, views
from tolok.akun.models import Pengguna
from tolok.akun.pintu import PintuContoh, daftarkan_penyedia
from tolok.akun.services import beri_sandi_sementara, setel_aktif
from tolok.web.laju import Laju

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


@pytest.mark.parametrize(
    "lemah",
    ["190001021920012001", "190001021920012001x", "12345678901234", "qwertyuiop"],
)
def test_sandi_dari_nip_atau_angka_saja_ditolak(
    client: Client, bersandi: Pengguna, lemah: str
) -> None:
    client.force_login(bersandi, "django.contrib.auth.backends.ModelBackend")

    balasan = client.post(
        reverse("akun:ganti_sandi"), {"lama": SANDI, "baru": lemah, "ulang": lemah}
    )

    bersandi.refresh_from_db()
    assert balasan.status_code == 400
    assert bersandi.check_password(SANDI)


def test_sandi_lama_tidak_dapat_ditebak_dari_sesi_yang_terbuka(
    client: Client, bersandi: Pengguna
) -> None:
    client.force_login(bersandi, "django.contrib.auth.backends.ModelBackend")
    alamat = reverse("akun:ganti_sandi")
    isian = {"lama": "tebakan", "baru": "sandi-baru-panjang", "ulang": "sandi-baru-panjang"}
    for _ in range(10):
        client.post(alamat, isian)

    balasan = client.post(alamat, isian | {"lama": SANDI})

    bersandi.refresh_from_db()
    assert balasan.status_code == 400
    assert bersandi.check_password(SANDI)


def test_satu_sandi_yang_dicoba_pada_banyak_nip_ditahan_per_jaringan(
    client: Client, bersandi: Pengguna, monkeypatch: pytest.MonkeyPatch
) -> None:
    laju = Laju(nama="uji-masuk", banyak=3, detik=900)
    monkeypatch.setattr(views, "LAJU_MASUK", laju)
    monkeypatch.setattr(forms, "LAJU_MASUK", laju)
    cache.clear()
    alamat = reverse("akun:masuk")
    for urut in range(3):
        nip = f"19000101192001100{urut}"
        assert client.post(alamat, {"username": nip, "password": "musim2026"}).status_code == 400

    tertahan = client.post(alamat, {"username": bersandi.username, "password": SANDI})
    lain = client.post(
        alamat, {"username": bersandi.username, "password": SANDI}, REMOTE_ADDR="10.1.1.1"
    )

    assert tertahan.status_code == 429
    assert "Terlalu banyak permintaan" in tertahan.content.decode()
    assert lain.status_code == 302


def test_sesi_berganti_kunci_ketika_masuk(client: Client, bersandi: Pengguna) -> None:
    client.get(reverse("akun:masuk"))
    sesi = client.session
    sesi["umpan"] = "penyerang"
    sesi.save()
    umpan = sesi.session_key
    assert umpan is not None

    client.post(reverse("akun:masuk"), {"username": bersandi.username, "password": SANDI})

    assert client.session.session_key != umpan
    assert not client.session.exists(umpan)


def test_akun_nonaktif_tidak_masuk_dan_sesinya_berakhir(
    client: Client, bersandi: Pengguna
) -> None:
    client.force_login(bersandi, "django.contrib.auth.backends.ModelBackend")
    setel_aktif(pengguna=bersandi, aktif=False)

    lama = client.get(reverse("akun:ganti_sandi"))
    baru = Client().post(reverse("akun:masuk"), {"username": bersandi.username, "password": SANDI})

    assert lama["Location"].startswith(reverse("akun:masuk"))
    assert baru.status_code == 400


def test_sesi_lain_berakhir_ketika_sandi_diganti(client: Client, bersandi: Pengguna) -> None:
    lain = Client()
    for satu in (client, lain):
        satu.force_login(bersandi, "django.contrib.auth.backends.ModelBackend")

    client.post(
        reverse("akun:ganti_sandi"),
        {"lama": SANDI, "baru": "sandi-baru-panjang", "ulang": "sandi-baru-panjang"},
    )

    assert client.get(reverse("akun:ganti_sandi")).status_code == 200
    assert lain.get(reverse("akun:ganti_sandi")).status_code == 302


def test_nama_yang_tidak_ada_menghitung_sandi_seperti_yang_ada(
    client: Client, bersandi: Pengguna, contoh: Pengguna
) -> None:
    """Else the time of the answer tells which NIP has an account."""
    banyak: dict[str, int] = {}
    for nama in (bersandi.username, contoh.username, "190001011920011099"):
        with mock.patch.object(
            PBKDF2PasswordHasher, "encode", autospec=True, side_effect=PBKDF2PasswordHasher.encode
        ) as hitung:
            client.post(reverse("akun:masuk"), {"username": nama, "password": "salah"})
        banyak[nama] = hitung.call_count

    assert set(banyak.values()) == {1}


def test_masuk_tanpa_tanda_formulir_ditolak(bersandi: Pengguna) -> None:
    ketat = Client(enforce_csrf_checks=True)

    balasan = ketat.post(reverse("akun:masuk"), {"username": bersandi.username, "password": SANDI})

    assert balasan.status_code == 403
    assert "Halaman ini sudah terlalu lama terbuka" in balasan.content.decode()


def test_sandi_dari_administrator_diganti_sebelum_halaman_lain_terbuka(
    client: Client, bersandi: Pengguna
) -> None:
    beri_sandi_sementara(pengguna=bersandi, sandi="sementara-dari-admin")
    client.post(reverse("akun:masuk"), {"username": bersandi.username, "password": "sementara-dari-admin"})  # fmt: skip

    dialihkan = client.get("/pelaksanaan/")
    sebagian = client.get("/pelaksanaan/", headers={"HX-Request": "true"})
    halaman = client.get(reverse("akun:ganti_sandi"))
    ganti = client.post(
        reverse("akun:ganti_sandi"),
        {
            "lama": "sementara-dari-admin",
            "baru": "milik-sendiri-9931",
            "ulang": "milik-sendiri-9931",
        },
    )

    assert (dialihkan.status_code, dialihkan["Location"]) == (302, reverse("akun:ganti_sandi"))
    assert sebagian["HX-Redirect"] == reverse("akun:ganti_sandi")
    assert "dibuat administrator" in halaman.text
    assert ganti.status_code == 302
    bersandi.refresh_from_db()
    assert not bersandi.sandi_sementara
    assert client.get("/pelaksanaan/").status_code != 302

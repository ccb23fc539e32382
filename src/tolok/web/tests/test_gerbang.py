from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest
from django.test import Client

from tolok.dasar.galat import GalatTolok
from tolok.web import izin
from tolok.web.izin import butuh, izin_view, periksa_gerbang, publik
from tolok.web.tests import rute_uji

pytestmark = [pytest.mark.urls("tolok.web.tests.rute_uji"), pytest.mark.django_db]


@pytest.fixture
def penolakan(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Codes of the rules that refused, as a registered writer hears them."""
    catatan: list[str] = []

    def catat(request: HttpRequest, galat: GalatTolok) -> None:
        catatan.append(galat.aturan)

    monkeypatch.setattr(izin, "_daftar_pencatat", [catat])
    return iter([catatan])


def test_view_tanpa_izin_ditutup(client: Client) -> None:
    jawab = client.get("/lupa/")

    assert jawab.status_code == 403
    assert b"bocor" not in jawab.content


def test_view_publik_terbuka(client: Client) -> None:
    assert client.get("/terbuka/").content == b"terbuka"


def test_yang_belum_masuk_diantar_ke_halaman_masuk_lalu_kembali(client: Client) -> None:
    jawab = client.get("/dijaga/?a=1")

    assert jawab.status_code == 302
    assert jawab["Location"] == "/akun/masuk/?next=/dijaga/%3Fa%3D1"


def test_potongan_htmx_mengantar_seluruh_halaman_ke_halaman_masuk(client: Client) -> None:
    jawab = client.post(
        "/dijaga/",
        headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/tugas/7/"},
    )

    assert jawab["HX-Redirect"] == "/akun/masuk/?next=/tugas/7/"


def test_alamat_kembali_dari_situs_lain_tidak_dipakai(client: Client) -> None:
    jawab = client.post("/dijaga/", headers={"Referer": "https://jahat.example/x"})

    assert jawab["Location"] == "/akun/masuk/?next=/"


@pytest.mark.parametrize(
    ("kelas", "status"),
    [
        ("TidakBerwenang", 403),
        ("TidakDitemukan", 404),
        ("TransisiTidakSah", 409),
        ("SudahDiputuskan", 409),
        ("SimpananBasi", 409),
        ("MasukanTidakSah", 400),
    ],
)
def test_setiap_galat_menjadi_halamannya(client: Client, kelas: str, status: int) -> None:
    jawab = client.get(f"/menolak/{kelas}/")

    assert jawab.status_code == status
    assert "Karena begini." in jawab.text
    assert "Lakukan begitu." in jawab.text


def test_yang_diketik_ditampilkan_kembali_kecuali_rahasia(client: Client) -> None:
    jawab = client.post(
        "/menolak/SudahDiputuskan/",
        {"alasan": "uraian yang panjang", "kata_sandi": "rahasia-benar", "kunci": "k-1"},
    )

    assert "uraian yang panjang" in jawab.text
    assert "rahasia-benar" not in jawab.text
    assert "k-1" not in jawab.text


def test_galat_untuk_htmx_masuk_ke_tempat_pesan_tanpa_mengganti_formulir(client: Client) -> None:
    jawab = client.post("/menolak/MasukanTidakSah/", headers={"HX-Request": "true"})

    assert jawab.status_code == 400
    assert jawab["HX-Retarget"] == "#pesan"
    assert "<html" not in jawab.text


def test_penolakan_diberitahukan_kepada_pencatat(
    client: Client, penolakan: Iterator[list[str]]
) -> None:
    client.get("/menolak/TidakBerwenang/")

    assert next(penolakan) == ["aturan_uji"]


def test_nama_izin_terbaca_dari_view() -> None:
    assert izin_view(rute_uji.dijaga) == "web.uji"
    assert izin_view(rute_uji.terbuka) == "publik"
    assert izin_view(rute_uji.lupa) is None
    assert izin_view(publik(rute_uji.lupa)) == "publik"


def test_pemeriksaan_awal_menyebut_view_yang_lupa_izin() -> None:
    temuan = periksa_gerbang()

    assert [t.msg for t in temuan] == ["View lupa/ belum menyatakan izinnya."]


def test_nama_izin_yang_salah_bentuk_ditolak_saat_ditulis() -> None:
    with pytest.raises(ImproperlyConfigured):
        butuh("tanpa_titik")


def test_halaman_tiada_menjelaskan_dalam_bahasa_indonesia(client: Client) -> None:
    jawab = client.get("/tidak-ada/")

    assert jawab.status_code == 404
    assert "Halaman tidak ditemukan" in jawab.text


def test_kebijakan_isi_melarang_skrip_dan_gaya_di_dalam_halaman(client: Client) -> None:
    jawab = client.get("/bantuan/")

    kebijakan = jawab["Content-Security-Policy"]
    assert "unsafe" not in kebijakan
    assert " style=" not in jawab.text
    assert "<style" not in jawab.text
    assert "onclick=" not in jawab.text

"""The SOP pages: who sees what, what a POST changes, and that texts are escaped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from tolok.organisasi.tests.kantor import HARI, SEKARANG, Kantor, buat_kantor
from tolok.sop.models import VersiSop
from tolok.sop.pustaka import daftar, muat
from tolok.sop.renderers.halaman_sop import susun_halaman
from tolok.sop.services.draf import masukkan_pustaka
from tolok.sop.tests.ringkas import jalan

Masuk = Callable[[str], Client]
KERTAS = {
    "nomor": "065/12/SOP",
    "tanggal": HARI.isoformat(),
    "berlaku_sejak": HARI.isoformat(),
}


@pytest.fixture
def masuk(kantor: Kantor, time_machine: object) -> Masuk:
    """Sign a named person of the office in, on the office's day."""
    time_machine.move_to(SEKARANG)  # type: ignore[attr-defined]  # the plugin ships no types

    def sebagai(nama: str) -> Client:
        klien = Client()
        pengguna = kantor.pegawai[nama].pengguna
        assert pengguna is not None
        klien.force_login(pengguna, backend="django.contrib.auth.backends.ModelBackend")
        return klien

    return sebagai


@pytest.fixture
def draf(kantor: Kantor) -> VersiSop:
    return masukkan_pustaka(
        pelaku=kantor.pegawai["kasubbag"],
        instansi=kantor.instansi,
        kode="000",
        sekarang=SEKARANG,
    )


def test_daftar_memuat_lima_sop_terbitan_dan_milik_sendiri(masuk: Masuk, draf: VersiSop) -> None:
    isi = masuk("analis").get(reverse("sop:daftar")).content.decode()

    assert isi.count("/sop/pustaka/") == 5
    assert reverse("sop:versi", args=[draf.pk]) in isi


@pytest.mark.parametrize("kode", daftar())
def test_halaman_sop_terbitan_memuat_gambar_setiap_langkah(masuk: Masuk, kode: str) -> None:
    balasan = masuk("analis").get(reverse("sop:terbitan", args=[kode]))

    isi = balasan.content.decode()
    assert balasan.status_code == 200
    assert isi.count('class="tl-jalur"') == len(muat(kode).langkah)
    assert "Masukkan sebagai draf" not in isi
    assert "style=" not in isi


def test_sop_terbitan_yang_tidak_ada_404(masuk: Masuk) -> None:
    assert masuk("analis").get(reverse("sop:terbitan", args=["999"])).status_code == 404


def test_orang_yang_belum_masuk_dibawa_ke_halaman_masuk(kantor: Kantor) -> None:
    balasan = Client().get(reverse("sop:daftar"))

    assert balasan.status_code == 302
    assert "/masuk/" in balasan["Location"]


def test_penyiap_memasukkan_mengonfirmasi_dan_administrator_mencatat_kertasnya(
    masuk: Masuk,
) -> None:
    penyiap = masuk("kasubbag")
    balasan = penyiap.post(reverse("sop:masukkan", args=["000"]), follow=True)
    versi = VersiSop.objects.get()
    assert "Jawab sekali sebelum diusulkan" in balasan.content.decode()

    jawaban = {
        "penanggung_jawab": "kasubbag",
        "kembali_6": "5",
        "kembali_7": "5",
        "pelaksana_10": "kasubbag",
    }
    jawaban |= {"kembali_9": "8", "waktu_untuk_4": "kelompok"}
    penyiap.post(reverse("sop:konfirmasi", args=[versi.pk]), jawaban)
    assert "Usulkan pengesahan" in penyiap.get(reverse("sop:versi", args=[versi.pk])).text
    balasan = masuk("sekretaris").post(reverse("sop:sahkan", args=[versi.pk]), KERTAS)

    versi.refresh_from_db()
    assert balasan.status_code == 302
    assert (versi.status, versi.nomor_pengesahan) == ("berlaku", "065/12/SOP")
    assert versi.konfirmasi["kembali"] == {"6": 5, "7": 5, "9": 8}


def test_jawaban_yang_tidak_lengkap_ditampilkan_lagi_dengan_400(
    masuk: Masuk, draf: VersiSop
) -> None:
    balasan = masuk("kasubbag").post(reverse("sop:konfirmasi", args=[draf.pk]), {})

    draf.refresh_from_db()
    assert balasan.status_code == 400
    assert draf.konfirmasi == {}


@pytest.mark.parametrize("nama", ["sahkan", "cabut", "konfirmasi"])
def test_pegawai_biasa_ditolak_403_dan_tidak_ada_yang_berubah(
    masuk: Masuk, draf: VersiSop, nama: str
) -> None:
    balasan = masuk("analis").post(reverse(f"sop:{nama}", args=[draf.pk]))

    draf.refresh_from_db()
    assert balasan.status_code == 403
    assert (draf.status, draf.konfirmasi) == ("draf", {})


def test_draf_tanpa_jawaban_tidak_dapat_diberlakukan_409(masuk: Masuk, draf: VersiSop) -> None:
    balasan = masuk("sekretaris").post(reverse("sop:sahkan", args=[draf.pk]), KERTAS)

    assert balasan.status_code == 409


def test_pengesahan_di_kertas_tanpa_nomor_atau_bertanggal_nanti_ditampilkan_lagi(
    masuk: Masuk, draf: VersiSop
) -> None:
    admin = masuk("sekretaris")
    jawaban = {"penanggung_jawab": "kasubbag", "kembali_6": "5", "kembali_7": "5",
               "pelaksana_10": "kasubbag", "kembali_9": "8", "waktu_untuk_4": "kelompok"}  # fmt: skip
    admin.post(reverse("sop:konfirmasi", args=[draf.pk]), jawaban)
    for isi, kata in (
        ({"nomor": ""}, "Nomor SOP yang tercetak"),
        ({"tanggal": "9999-01-01"}, "belum tiba"),
        ({"berlaku_sejak": "2020-01-01"}, "sudah lewat"),
    ):
        balasan = admin.post(reverse("sop:sahkan", args=[draf.pk]), KERTAS | isi)
        assert balasan.status_code == 400
        assert kata in balasan.text
    draf.refresh_from_db()
    assert draf.status == "draf"


def test_versi_instansi_lain_404(masuk: Masuk, draf: VersiSop) -> None:
    lain = buat_kantor("Lain", "b")
    pengguna = lain.pegawai["sekretaris"].pengguna
    assert pengguna is not None
    klien = Client()
    klien.force_login(pengguna, backend="django.contrib.auth.backends.ModelBackend")

    assert klien.get(reverse("sop:versi", args=[draf.pk])).status_code == 404
    assert klien.post(reverse("sop:sahkan", args=[draf.pk])).status_code == 404
    assert masuk("kepala").get(reverse("sop:versi", args=[uuid4()])).status_code == 404


def test_berkas_sop_sebuah_versi_dapat_diunduh(masuk: Masuk, draf: VersiSop) -> None:
    balasan = masuk("analis").get(reverse("sop:unduh", args=[draf.pk, "yaml"]))

    assert balasan.content.decode() == draf.isi
    assert masuk("analis").get(f"/sop/{draf.pk}/berkas.exe").status_code == 404


def test_halaman_dibuat_dengan_sedikit_kueri(
    masuk: Masuk,
    draf: VersiSop,
    django_assert_max_num_queries: Callable[[int], object],
) -> None:
    klien = masuk("kasubbag")

    with django_assert_max_num_queries(15):  # type: ignore[attr-defined]  # a context manager
        assert klien.get(reverse("sop:versi", args=[draf.pk])).status_code == 200


def test_teks_sop_tidak_pernah_menjadi_html(masuk: Masuk, draf: VersiSop) -> None:
    jahat = '<script>alert("x")</script>'
    sop = muat("000")
    lajur = tuple(replace(satu, nama=f"{satu.nama} {jahat}") for satu in sop.pelaksana)
    baris = tuple(replace(satu, uraian=f"{satu.uraian} {jahat}") for satu in sop.langkah)
    sop = replace(sop, nama=jahat, pelaksana=lajur, langkah=baris)

    halaman = susun_halaman(sop, jalan(sop))

    assert not any(jahat in satu.gambar for satu in halaman.baris)

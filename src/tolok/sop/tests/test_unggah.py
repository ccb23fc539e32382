"""An SOP file of one's own becomes a draft of the office, with lanes to map."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django.asserts import assertContains

from tolok.organisasi.sop_terdaftar import daftar_sop
from tolok.organisasi.tests.kantor import Kantor, buat_kantor
from tolok.sop import pustaka
from tolok.sop.models import VersiSop
from tolok.sop.renderers.berkas_sop import tulis

pytestmark = pytest.mark.django_db


@pytest.fixture
def kantor() -> Kantor:
    return buat_kantor()


@pytest.fixture
def admin(kantor: Kantor) -> Client:
    pengguna = kantor.pegawai["sekretaris"].pengguna
    assert pengguna is not None
    client = Client()
    client.force_login(pengguna)
    return client


def _unggah(client: Client, isi: bytes, nama: str = "sop.yaml") -> Any:
    return client.post(reverse("sop:unggah"), {"berkas": SimpleUploadedFile(nama, isi)})


@pytest.mark.parametrize("bentuk", ["yaml", "json"])
def test_berkas_sop_menjadi_draf_dan_versi_berikutnya(
    admin: Client, kantor: Kantor, bentuk: Any
) -> None:
    isi = tulis(pustaka.muat("003"), bentuk).encode()

    jawab = _unggah(admin, isi, f"sop.{bentuk}")
    _unggah(admin, isi, f"sop.{bentuk}")

    satu, dua = VersiSop.objects.order_by("versi")
    assert jawab.headers["Location"] == reverse("sop:versi", args=[satu.pk])
    assert (satu.kode, satu.versi, dua.versi) == (dua.kode, 1, 2)
    assert satu.kode not in pustaka.daftar()
    assert satu.status == "draf"
    assert admin.get(jawab.headers["Location"]).status_code == 200


def test_lajur_sop_sendiri_dapat_dipetakan_hanya_di_kantornya(
    admin: Client, kantor: Kantor
) -> None:
    _unggah(admin, tulis(pustaka.muat("003"), "yaml").encode())
    kode = VersiSop.objects.get().kode
    lain = buat_kantor(nama="Lain", kode="b")

    assert kode in {s.kode for s in daftar_sop(kantor.instansi)}
    assert kode not in {s.kode for s in daftar_sop(lain.instansi)}
    assertContains(admin.get(reverse("organisasi:lajur_peta", args=[kode])), "KADIS")


@pytest.mark.parametrize(
    ("isi", "nama"),
    [
        (b"format: tolok/sop/9", "a.yaml"),
        (b"bukan: [", "a.yaml"),
        (b"\xff\xfe", "a.json"),
        (b"format: tolok/sop/1", "a.docx"),
    ],
)
def test_berkas_yang_bukan_sop_ditolak_dengan_satu_kalimat(
    admin: Client, isi: bytes, nama: str
) -> None:
    jawab = _unggah(admin, isi, nama)

    assert jawab.status_code == 400
    assert len(jawab.context["form"].errors["berkas"]) == 1
    assert not VersiSop.objects.exists()

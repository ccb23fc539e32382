"""All lanes of an SOP that nobody holds are mapped on one page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse

from tolok.organisasi import sop_terdaftar
from tolok.organisasi.domain.istilah import AturanLajur
from tolok.organisasi.models import PetaLajur
from tolok.organisasi.sop_terdaftar import LajurTerdaftar, SopTerdaftar, daftarkan_sumber
from tolok.organisasi.tests.kantor import Kantor, buat_kantor

pytestmark = pytest.mark.django_db

ALAMAT = "/kelola/lajur/uji/"
LAJUR = (("kadis", "Kadis"), ("statistisi", "Statistisi"), ("arsiparis", "Pengolah Arsip"))


@pytest.fixture
def kantor() -> Iterator[Kantor]:
    """An office whose only SOP has three lanes; the list of SOPs is as it was, afterwards."""
    lama = list(sop_terdaftar._sumber)
    lajur = tuple(LajurTerdaftar(kode=k, nama=n) for k, n in LAJUR)
    sop = SopTerdaftar(kode="uji", nama="PENGUMPULAN DATA PDRB", unit="", lajur=lajur)
    daftarkan_sumber(lambda _: [sop])
    yield buat_kantor()
    sop_terdaftar._sumber[:] = lama


@pytest.fixture
def admin(kantor: Kantor) -> Client:
    pengguna = kantor.pegawai["sekretaris"].pengguna
    assert pengguna is not None
    client = Client()
    client.force_login(pengguna)
    return client


def _peta() -> dict[str, tuple[str, object]]:
    return {p.lajur: (p.aturan, p.isian) for p in PetaLajur.objects.filter(sop_kode="uji")}


def test_setiap_lajur_kosong_punya_pilihan_dan_usulnya_sudah_terpilih(
    admin: Client, kantor: Kantor
) -> None:
    isi = admin.get(reverse("organisasi:lajur_peta", args=["uji"])).content.decode()

    assert isi.count("<select") == len(LAJUR)
    assert isi.count('<option value="usul" selected>') == 1
    assert "Pengumpulan Data PDRB" in isi
    assert "Belum ada lajur yang dipetakan." in isi


def test_beberapa_lajur_dipetakan_sekali_simpan_dan_yang_nanti_tetap_kosong(
    admin: Client, kantor: Kantor
) -> None:
    jabatan = kantor.jabatan["kasubbag"].pk

    jawab = admin.post(
        ALAMAT,
        {
            "lajur_kadis": "usul",
            "lajur_statistisi": f"{AturanLajur.JABATAN.value}:{jabatan}",
            "lajur_arsiparis": "",
        },
        follow=True,
    )

    assert _peta() == {
        "kadis": ("jabatan", {"jabatan": [str(kantor.jabatan["kepala"].pk)]}),
        "statistisi": ("jabatan", {"jabatan": [str(jabatan)]}),
    }
    assert "1 dari 3 lajur belum dipetakan." in jawab.content.decode()
    assert "Dipetakan mulai hari ini: Kadis, Statistisi." in jawab.content.decode()


def test_tim_yang_ditentukan_nanti_dan_pegawai_unit_dapat_dipilih(
    admin: Client, kantor: Kantor
) -> None:
    unit = kantor.jabatan["kasubbag"].unit_id

    admin.post(ALAMAT, {"lajur_kadis": "ditetapkan", "lajur_statistisi": f"pegawai_unit:{unit}"})

    assert _peta() == {
        "kadis": ("ditetapkan", {}),
        "statistisi": ("pegawai_unit", {"unit": [str(unit)]}),
    }


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({}, "Pilih pemegangnya untuk paling sedikit satu lajur."),
        (
            {"lajur_kadis": "jabatan:00000000-0000-0000-0000-000000000000"},
            "tidak ada lagi dalam daftar",
        ),
        ({"lajur_statistisi": "usul"}, "tidak ada lagi dalam daftar"),
    ],
)
def test_kiriman_kosong_atau_asing_ditolak_tanpa_memetakan_apa_pun(
    admin: Client, isi: dict[str, str], kalimat: str
) -> None:
    jawab = admin.post(ALAMAT, isi)

    assert jawab.status_code == 400
    assert kalimat in jawab.content.decode()
    assert _peta() == {}


def test_jabatan_kantor_lain_tidak_ada_dalam_pilihan(admin: Client, kantor: Kantor) -> None:
    lain = buat_kantor("Lain", "b")

    jawab = admin.post(ALAMAT, {"lajur_kadis": f"jabatan:{lain.jabatan['kepala'].pk}"})

    assert jawab.status_code == 400
    assert _peta() == {}


def test_sesudah_lengkap_halamannya_berkata_demikian(admin: Client, kantor: Kantor) -> None:
    isi = {f"lajur_{kode}": f"jabatan:{kantor.jabatan['kepala'].pk}" for kode, _ in LAJUR}

    jawab = admin.post(ALAMAT, isi, follow=True).content.decode()

    assert "Semua lajurnya sudah dipetakan." in jawab
    assert "Simpan peta" not in jawab
    assert "Siapkan pelaksanaan" in jawab

"""The end of one SOP proposes the start of another that names it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from tolok.organisasi.domain.istilah import Peran
from tolok.organisasi.tests.kantor import SEKARANG, Kantor, beri, buat_kantor
from tolok.pelaksanaan.domain.keadaan import StatusPelaksanaan
from tolok.pelaksanaan.models import Pelaksanaan
from tolok.pelaksanaan.tampilan.terkait import sambungan_terkait, usul_susulan
from tolok.sop import pustaka
from tolok.sop.domain.konfirmasi import Konfirmasi
from tolok.sop.models import VersiSop
from tolok.sop.renderers.berkas_sop import tulis
from tolok.sop.services.draf import konfirmasikan, masukkan_berkas, masukkan_pustaka
from tolok.sop.tests.pengesahan import berlakukan

pytestmark = pytest.mark.django_db

PERIODE = "2026-triwulan-3"


@pytest.fixture
def kantor() -> Kantor:
    kantor = buat_kantor()
    beri(kantor, "kasubbag", Peran.MENYIAPKAN_PELAKSANAAN)
    return kantor


@pytest.fixture
def pelapor(kantor: Kantor) -> VersiSop:
    sop = replace(
        pustaka.muat("000"), nama="PELAPORAN TRIWULANAN", keterkaitan=("SOP Pengukuran Kinerja",)
    )
    orang = kantor.pegawai
    (versi,) = masukkan_berkas(
        pelaku=orang["kasubbag"],
        instansi=kantor.instansi,
        data=tulis(sop, "yaml").encode(),
        nama_fail="sop.yaml",
        sekarang=SEKARANG,
    )
    jawaban = Konfirmasi(penanggung_jawab="kasubbag", pelaksana={10: "kasubbag"})
    konfirmasikan(pelaku=orang["kasubbag"], versi=versi, jawaban=jawaban, sekarang=SEKARANG)
    return berlakukan(pelaku=orang["sekretaris"], versi=versi, sekarang=SEKARANG)


def _pelaksanaan(kantor: Kantor, kode: str, nama: str, status: StatusPelaksanaan) -> Pelaksanaan:
    return Pelaksanaan.objects.create(
        pemda=kantor.pemda,
        instansi=kantor.instansi,
        kode_sop=kode,
        nama_sop=nama,
        sidik_sop="0" * 64,
        periode=PERIODE,
        status=status.value,
    )


def _ukur(kantor: Kantor, status: StatusPelaksanaan = StatusPelaksanaan.SELESAI) -> Pelaksanaan:
    return _pelaksanaan(kantor, "000", "Pengukuran Kinerja", status)


def test_selesainya_satu_sop_mengusulkan_yang_menyebutnya(
    kantor: Kantor, pelapor: VersiSop
) -> None:
    usai = _ukur(kantor)

    (satu,) = sambungan_terkait(kantor.pegawai["kasubbag"].pengguna, usai)

    assert satu.tombol == "Siapkan Pelaporan Triwulanan"
    isi = parse_qs(urlsplit(satu.alamat).query)
    assert isi == {"sop": [str(pelapor.pk)], "periode": [PERIODE], "asal": [str(usai.pk)]}


def test_daftar_pelaksanaan_mengusulkan_yang_baru_selesai_kepada_penyiap(
    kantor: Kantor, pelapor: VersiSop
) -> None:
    usai = _ukur(kantor)
    penyiap, analis = kantor.pegawai["kasubbag"], kantor.pegawai["analis"]
    assert usul_susulan(penyiap.pengguna, penyiap, SEKARANG) == []
    usai.berakhir_pada = SEKARANG - timedelta(days=3)
    usai.save(update_fields=["berakhir_pada"])

    (satu,) = usul_susulan(penyiap.pengguna, penyiap, SEKARANG)

    assert satu.tombol == "Siapkan Pelaporan Triwulanan"
    assert "Pengukuran Kinerja Triwulan III 2026 selesai" in satu.teks
    assert usul_susulan(analis.pengguna, analis, SEKARANG) == []
    assert usul_susulan(penyiap.pengguna, penyiap, SEKARANG + timedelta(days=60)) == []
    _pelaksanaan(kantor, pelapor.kode, pelapor.nama, StatusPelaksanaan.BERJALAN)
    assert usul_susulan(penyiap.pengguna, penyiap, SEKARANG) == []


def test_halaman_sop_menyebut_siapa_yang_menyebutnya(kantor: Kantor, pelapor: VersiSop) -> None:
    versi = masukkan_pustaka(
        pelaku=kantor.pegawai["kasubbag"], instansi=kantor.instansi, kode="000", sekarang=SEKARANG
    )
    pengguna = kantor.pegawai["kasubbag"].pengguna
    assert pengguna is not None
    client = Client()
    client.force_login(pengguna)

    halaman = client.get(reverse("sop:versi", args=[versi.pk])).text
    balik = client.get(reverse("sop:versi", args=[pelapor.pk])).text

    assert "Disebut oleh" in halaman
    assert reverse("sop:versi", args=[pelapor.pk]) in halaman
    assert reverse("sop:versi", args=[versi.pk]) in balik


def test_yang_tidak_menyiapkan_dan_pelaksanaan_yang_belum_selesai_tanpa_usul(
    kantor: Kantor, pelapor: VersiSop
) -> None:
    selesai = _ukur(kantor)
    assert sambungan_terkait(kantor.pegawai["analis"].pengguna, selesai) == []
    berjalan = _ukur(kantor, StatusPelaksanaan.BERJALAN)
    assert sambungan_terkait(kantor.pegawai["kasubbag"].pengguna, berjalan) == []


def test_yang_sudah_disiapkan_untuk_periode_itu_tidak_diusulkan_lagi(
    kantor: Kantor, pelapor: VersiSop
) -> None:
    satu = _ukur(kantor)
    penyiap = kantor.pegawai["kasubbag"].pengguna
    lama = _pelaksanaan(kantor, pelapor.kode, pelapor.nama, StatusPelaksanaan.DIBATALKAN)
    assert len(sambungan_terkait(penyiap, satu)) == 1
    lama.status = StatusPelaksanaan.BERJALAN.value
    lama.save(update_fields=["status"])
    assert sambungan_terkait(penyiap, satu) == []


def test_kantor_lain_tidak_mendapat_usul(kantor: Kantor, pelapor: VersiSop) -> None:
    lain = buat_kantor("Lain", "b")
    beri(lain, "kasubbag", Peran.MENYIAPKAN_PELAKSANAAN)
    assert sambungan_terkait(lain.pegawai["kasubbag"].pengguna, _ukur(kantor)) == []


def test_usul_terpilih_di_halaman_siapkan_dan_yang_asing_diabaikan(
    kantor: Kantor, pelapor: VersiSop
) -> None:
    pengguna = kantor.pegawai["kasubbag"].pengguna
    assert pengguna is not None
    (satu,) = sambungan_terkait(pengguna, _ukur(kantor))
    client = Client()
    client.force_login(pengguna)

    halaman = client.get(satu.alamat)
    form = halaman.context["form"]
    asing = client.get(reverse("pelaksanaan:siapkan"), {"sop": "x", "periode": "y"})

    assert form["sop"].value() == str(pelapor.pk)
    assert "Menyusul" in halaman.text
    assert asing.context["form"].initial == {}


def test_pelaksanaan_sop_yang_lajurnya_belum_dipetakan_tetap_terbuka(
    kantor: Kantor, pelapor: VersiSop
) -> None:
    """A proposed SOP may be new to the office: nobody holds its first row yet."""
    pengguna = kantor.pegawai["kasubbag"].pengguna
    assert pengguna is not None
    (satu,) = sambungan_terkait(pengguna, _ukur(kantor))
    client = Client()
    client.force_login(pengguna)
    isi = {"sop": str(pelapor.pk), "periode": PERIODE, "sifat": "Biasa", "kunci": str(uuid4())}

    mulai = client.post(satu.alamat, isi)

    assert mulai.status_code in (302, 303), mulai.context["form"].errors
    assert client.get(mulai["Location"]).status_code == 200
    assert sambungan_terkait(pengguna, Pelaksanaan.objects.get(kode_sop="000")) == []

"""The page of a dry run: a start date in, who gets what when out, nothing written."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from html import unescape

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from tolok.organisasi.tests.kantor import Kantor, buat_kantor
from tolok.pelaksanaan.models import Kejadian, Pelaksanaan
from tolok.sop.pustaka import muat
from tolok.sop.renderers.berkas_sop import tulis
from tolok.sop.services.draf import masukkan_berkas, masukkan_pustaka

pytestmark = pytest.mark.django_db
PAGI = datetime(2026, 1, 12, 1, 0, tzinfo=UTC)


def _klien(kantor: Kantor, nama: str = "analis") -> Client:
    pengguna = kantor.pegawai[nama].pengguna
    assert pengguna is not None
    klien = Client()
    klien.force_login(pengguna, backend="django.contrib.auth.backends.ModelBackend")
    return klien


def _polos(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def _teks(kantor: Kantor, alamat: str, **isi: str) -> str:
    with time_machine.travel(PAGI, tick=False):
        balasan = _klien(kantor).get(alamat, isi)
    assert balasan.status_code == 200
    return _polos(balasan.content.decode())


def test_uji_jalan_sop_terbitan_menyebut_siapa_kapan_dan_setiap_jalan() -> None:
    teks = _teks(buat_kantor(), reverse("pelaksanaan:uji_terbitan", args=["004"]))

    assert "Jumlah waktu baku 38 hari" in teks
    assert "Paling lama: langkah 2 (Kasubag Umum dan PEP), 14 hari" in teks
    assert "Dikembalikan sekali dari langkah 3 ke langkah 2 tidak dicetak di SOP" in teks
    assert "1–3, 2–7" in teks
    assert "Dari 1.000 jalan acak" in teks


def test_uji_jalan_versi_draf_tidak_mencatat_apa_pun() -> None:
    kantor = buat_kantor()
    versi = masukkan_pustaka(
        pelaku=kantor.pegawai["sekretaris"], instansi=kantor.instansi, kode="000", sekarang=PAGI
    )
    sebelum = Kejadian.objects.count()

    teks = _teks(kantor, reverse("pelaksanaan:uji_versi", args=[versi.pk]), mulai="2026-02-02")

    assert "14 jam + 1 hari" in teks
    assert "1–8, 7 (perbaikan), 8–11" in teks
    assert "Tanpa waktu baku, jadi dihitung nol: langkah 6" in teks
    assert "Senin, 2 Februari 2026" in teks or "2 Feb 2026" in teks
    assert Kejadian.objects.count() == sebelum
    assert not Pelaksanaan.objects.exists()


def test_halaman_sop_menunjuk_uji_jalannya() -> None:
    with time_machine.travel(PAGI, tick=False):
        isi = _klien(buat_kantor()).get(reverse("sop:terbitan", args=["004"])).content.decode()

    assert reverse("pelaksanaan:uji_terbitan", args=["004"]) in isi


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [({"mulai": "kemarin"}, "tanggal"), ({"mulai": "2999-01-01"}, "5 tahun"),
     ({"peluang": "95"}, "90")],
)  # fmt: skip
def test_masukan_yang_tidak_mungkin_dijelaskan(isi: dict[str, str], pesan: str) -> None:
    with time_machine.travel(PAGI, tick=False):
        balasan = _klien(buat_kantor()).get(reverse("pelaksanaan:uji_terbitan", args=["003"]), isi)

    assert balasan.status_code == 400
    assert pesan in _polos(balasan.content.decode())


def test_mulai_pada_hari_libur_dikatakan_dan_jamnya_menunggu_hari_kerja() -> None:
    alamat = reverse("pelaksanaan:uji_terbitan", args=["004"])

    libur = _teks(buat_kantor(), alamat, mulai="2026-01-17")

    assert "Sabtu, 17 Januari 2026 bukan hari kerja kantor Anda" in libur


def test_sop_tanpa_jalan_kembali_tidak_menyebut_pengembalian() -> None:
    kantor = buat_kantor()
    sop = muat("004")
    lancar = tuple(replace(x, keputusan=None, uraian="Mencatat data") for x in sop.langkah)
    versi = masukkan_berkas(
        pelaku=kantor.pegawai["sekretaris"],
        instansi=kantor.instansi,
        data=tulis(replace(sop, langkah=lancar, catatan_baca=()), "yaml").encode(),
        nama_fail="lancar.yaml",
        sekarang=PAGI,
    )[0]

    teks = _teks(kantor, reverse("pelaksanaan:uji_versi", args=[versi.pk]))

    assert "tidak ada langkah SOP ini yang dapat mengembalikan" in teks
    assert "pengembalian" not in teks.split("Bila tidak selalu lancar")[1]


def test_yang_mengerjakan_bersama_ikut_disebut_dan_persen_berjarak() -> None:
    kantor = buat_kantor()
    sop = muat("004")
    dua = replace(sop.langkah[1], pelaksana=tuple(x.kode for x in sop.pelaksana[:2]))
    versi = masukkan_berkas(
        pelaku=kantor.pegawai["sekretaris"],
        instansi=kantor.instansi,
        data=tulis(replace(sop, langkah=(sop.langkah[0], dua, *sop.langkah[2:])), "yaml").encode(),
        nama_fail="dua.yaml",
        sekarang=PAGI,
    )[0]

    teks = _teks(kantor, reverse("pelaksanaan:uji_versi", args=[versi.pk]))

    assert f"{sop.pelaksana[0].nama} bersama {sop.pelaksana[1].nama}" in teks
    assert re.search(r"\d\s%", teks)
    assert not re.search(r"\d%", teks)

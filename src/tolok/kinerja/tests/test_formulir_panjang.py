"""A form of a hundred rows opens part by part; what the page did not show stays as it was typed."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tolok.akun.models import Pengguna
from tolok.kinerja.models import Anggaran, Indikator, SimpulKinerja, TargetIndikator
from tolok.kinerja.tests.test_jalan import MULAI, Halaman, _isi, _isi_semua, _rapat, _rencana
from tolok.pelaksanaan.models import Konsep, Tugas
from tolok.pelaksanaan.services import ambil
from tolok.pelaksanaan.tests.kantor import buat_kantor
from tolok.pelaksanaan.tests.lakon import Lakon

pytestmark = pytest.mark.django_db

BANYAK = 100
HTML_TERBESAR = 250_000
BERBAGIAN = {"berbagian": "ya"}


class Meja(Halaman):
    """Bidang Perdagangan with its form."""

    def __init__(self, banyak: int) -> None:
        super().__init__(Lakon(buat_kantor(nama=f"Kota {banyak}"), MULAI))
        self.indikator = _rencana(self.lakon.kantor)
        self.baris = _tambah(self.lakon, self.indikator["perdagangan"], banyak)
        self.lakon.mulai()
        self.lakon.sampai(3)

    def _klien(self, orang: str) -> Client:
        """With an account of one's own, whatever the office."""
        pegawai = self.lakon.kantor.pegawai[orang]
        nama = f"{pegawai.instansi_id}-{orang}"
        pegawai.pengguna, _ = Pengguna.objects.get_or_create(username=nama)
        pegawai.save()
        return super()._klien(orang)

    @property
    def tugas(self) -> Tugas:
        return self.lakon.milik(4, "perdagangan")

    def lihat(self, orang: str, tugas: Tugas, tanya: str = "") -> tuple[int, str]:
        klien = self._klien(orang)
        with time_machine.travel(self.lakon.jam(), tick=False):
            klien.get(self._alamat(tugas))
            with CaptureQueriesContext(connection) as kueri:
                jawab = klien.get(f"{self._alamat(tugas)}{tanya}")
        assert jawab.status_code == 200
        return len(kueri), jawab.text

    def formulir(self, tanya: str = "") -> tuple[int, str]:
        return self.lihat("kabid_perdagangan", self.tugas, tanya)

    def sampaikan(self, perintah: str, isi: dict[str, str]) -> int:
        jawab = self.kirim("kabid_perdagangan", self.tugas, f"isi/{perintah}", isi)
        return int(jawab.status_code)

    @property
    def tersimpan(self) -> dict[str, str]:
        isi = json.loads(Konsep.objects.get(tugas=self.tugas.pk, bagian="isi").isi)
        return {b["indikator"]: b["realisasi"] for b in isi["baris"] if b["realisasi"]}


def _tambah(lakon: Lakon, asal: Indikator, banyak: int) -> list[Indikator]:
    """So many subkegiatan with an output each, in the hands of the same bidang."""
    program = SimpulKinerja.objects.get(instansi=asal.instansi, kode="P1")
    hasil = []
    for n in range(banyak):
        simpul = SimpulKinerja.objects.create(
            pemda=asal.pemda, instansi=asal.instansi, tahun=program.tahun, jenis="subkegiatan",
            kode=f"P1.2.{n:03d}", nama=f"Subkegiatan {n}", induk=program,
            penanggung_jawab=asal.penanggung_jawab,
        )  # fmt: skip
        Anggaran.objects.create(pemda=asal.pemda, simpul=simpul, pagu_murni=1_000_000)
        satu = Indikator.objects.create(
            pemda=asal.pemda, instansi=asal.instansi, simpul=simpul, kode=f"K-{n:03d}",
            nama=f"Jumlah dokumen {n}", satuan="dokumen", polaritas="positif",
            agregasi="posisi_akhir", penanggung_jawab=asal.penanggung_jawab,
        )  # fmt: skip
        for tw in (0, 3):
            TargetIndikator.objects.create(
                pemda=asal.pemda, indikator=satu, tw=tw, bawah=Decimal(12)
            )
        hasil.append(satu)
    return hasil


def test_formulir_panjang_dibuka_per_bagian_dengan_kueri_yang_sama() -> None:
    kueri, pendek = Meja(0).formulir()
    meja = Meja(BANYAK)

    kueri_panjang, html = meja.formulir()
    _, kedua = meja.formulir("?bagian=2")
    _, uang = meja.formulir("?bagian=8")
    _, semua = meja.formulir("?bagian=semua")

    assert kueri == kueri_panjang <= 16  # one more than on the site: no Perjanjian Kinerja here
    assert max(len(h.encode()) for h in (html, kedua, uang)) <= HTML_TERBESAR
    assert "data-buka-bagian" not in pendek
    assert html.count('class="ki-baris"') + kedua.count('class="ki-baris"') < 32
    assert 'id="baris-I-perda"' in html
    assert 'id="baris-I-perda"' not in kedua
    assert 'class="ki-uang"' in uang
    assert semua.count('class="ki-baris"') == BANYAK + 1
    assert semua.count('id="anggaran-') == BANYAK + 1


def test_baris_yang_tidak_tampil_tetap_seperti_yang_diketik() -> None:
    meja = Meja(BANYAK)
    awal, akhir = meja.baris[0], meja.baris[-1]
    assert meja.sampaikan("simpan", _isi(awal, "12") | BERBAGIAN) == 200

    kode = meja.sampaikan("simpan", _isi(akhir, "6") | BERBAGIAN | {"versi": "1"})

    assert kode == 200
    assert meja.tersimpan == {str(awal.pk): "12", str(akhir.pk): "6"}


def test_menyerahkan_memeriksa_juga_baris_yang_tidak_tampil() -> None:
    meja = Meja(BANYAK)
    _rapat(meja.lakon, "perdagangan")
    meja.sampaikan("simpan", _isi(meja.baris[0], "12") | BERBAGIAN)

    kode = meja.sampaikan("kirim", _isi(meja.baris[-1], "6") | BERBAGIAN | {"versi": "1"})
    _, html = meja.formulir()

    assert kode == 422
    assert meja.tersimpan == {str(meja.baris[0].pk): "12", str(meja.baris[-1].pk): "6"}
    assert "2 dari 202 terisi" in html


def test_kertas_kerja_panjang_mengambil_tingkat_bawah_ketika_dibuka() -> None:
    meja = Meja(0)
    _isi_semua(meja.lakon, meja.indikator, meja)
    _tambah(meja.lakon, meja.indikator["perdagangan"], BANYAK)
    ambil(pada=meja.lakon.satu(5, "staf_1"))
    (tugas,) = meja.lakon.terbuka(5, induk=None)

    _, html = meja.lihat("staf_1", tugas)
    (tingkat,) = {x.split('"')[0] for x in html.split('id="kk-tingkat-')[1:]}
    _, terbuka = meja.lihat("staf_1", tugas, f"?tingkat={tingkat}")

    assert len(html.encode()) <= HTML_TERBESAR
    assert f"Tampilkan {BANYAK} indikator" in html
    assert 'id="kk-I-perda"' in html
    assert 'id="kk-K-000"' not in html
    assert 'id="kk-K-000"' in terbuka

"""Ratified figures on their page: as signed, one tap from their explanation."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO
from typing import Any
from uuid import uuid4

import openpyxl
import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tolok.kinerja.domain.capaian_tahun import susun_tahun
from tolok.kinerja.models import Indikator
from tolok.kinerja.selectors.ralat import laporan_sah
from tolok.kinerja.tampilan_capaian import grafik_rekap, grafik_tahun, nada_kategori
from tolok.kinerja.tests.test_jalan import Halaman
from tolok.kinerja.tests.test_ralat import laporan_disahkan
from tolok.pelaksanaan.tests.lakon import Lakon

pytestmark = pytest.mark.django_db

Sah = tuple[Lakon, dict[str, Indikator]]


@pytest.fixture
def sah() -> Sah:
    return laporan_disahkan()


def _minta(lakon: Lakon, nama: str, *bagian: Any, orang: str = "kasubbag", **query: str) -> Any:
    klien: Client = Halaman(lakon)._klien(orang)
    with time_machine.travel(lakon.jam(), tick=False):
        return klien.get(reverse(f"capaian:{nama}", args=bagian), query)


def _kertas(lakon: Lakon) -> Any:
    laporan = laporan_sah(lakon.baris())
    assert laporan is not None
    return laporan.kertas


def test_halaman_memuat_angka_yang_disahkan(sah: Sah) -> None:
    lakon, _ = sah

    ke = _minta(lakon, "kini")
    halaman = _minta(lakon, "tahun", 2025)

    assert ke.url == reverse("capaian:tahun", args=[2025])
    for b in _kertas(lakon)["baris"]:
        assert f"{b['tampil']}&nbsp;%" in halaman.text
    assert "<svg" in halaman.text
    assert 'role="img"' in halaman.text


def test_satu_ketukan_menunjukkan_asal_angka(sah: Sah) -> None:
    lakon, indikator = sah

    isi = _minta(lakon, "rinci", 2025, 3, indikator["perdagangan"].pk).text

    assert "80 / 100 × 100" in isi
    assert "Lelang ulang" in isi
    assert "Buka pelaksanaannya" in isi


def test_angka_kantor_lain_tidak_ada(sah: Sah) -> None:
    lakon, _ = sah
    asing = laporan_sah(lakon.baris())
    assert asing is not None

    jawab = _minta(lakon, "rinci", 2025, 3, asing.lembar)

    assert jawab.status_code == 404


def test_unduhan_excel_dan_csv_sama_angkanya(sah: Sah) -> None:
    lakon, _ = sah
    buku = openpyxl.load_workbook(BytesIO(_minta(lakon, "excel", 2025).content))
    csv = _minta(lakon, "csv", 2025).content.decode("utf-8-sig")

    angka = [
        r[16]
        for r in buku["Indikator"].iter_rows(min_row=6, values_only=True)
        if r[16] is not None
    ]
    kertas = _kertas(lakon)
    assert [Decimal(str(a)) for a in angka] == [
        Decimal(b["capaian"]) for b in kertas["baris"] if b["capaian"]
    ]
    assert all(f";{b['tampil']};" in csv for b in kertas["baris"] if b["tampil"])


def test_saringan_tingkat_hanya_menampilkan_tingkat_itu(sah: Sah) -> None:
    lakon, indikator = sah

    tujuan = _minta(lakon, "tahun", 2025, tingkat="program").text

    assert "Tidak ada indikator pada tingkat ini" in tujuan
    assert indikator["perdagangan"].nama not in tujuan.split("judul-indikator")[2]


def test_banyak_kueri_tidak_bertambah_dengan_indikator(sah: Sah) -> None:
    lakon, indikator = sah
    halaman = (("tahun", 2025), ("salin", 2025, "e81"))
    for nama in halaman:
        _minta(lakon, *nama)
    sedikit = [_banyak_kueri(lakon, *nama) for nama in halaman]

    for n in range(12):
        baru = indikator["perdagangan"]
        baru.pk, baru.kode, baru._state.adding = uuid4(), f"X{n}", True
        baru.save()

    assert [_banyak_kueri(lakon, *nama) for nama in halaman] == sedikit
    assert max(sedikit) <= 40


def _banyak_kueri(lakon: Lakon, nama: str, *bagian: Any) -> int:
    with CaptureQueriesContext(connection) as kueri:
        assert _minta(lakon, nama, *bagian).status_code == 200
    return len(kueri)


def test_kantor_tanpa_laporan_membaca_cara_angka_muncul(sah: Sah) -> None:
    lakon, _ = sah
    jawab = _minta(lakon, "tahun", 2030)

    assert jawab.status_code == 404
    assert "Belum ada laporan tahun 2030 yang disahkan" in jawab.text


def test_triwulan_tanpa_laporan_bukan_nol(sah: Sah) -> None:
    lakon, _ = sah

    tahun = susun_tahun(2025, {3: _kertas(lakon)})

    assert tahun.triwulan == (3,)
    assert all(b.sel[0] is None and b.sel[2] is not None for b in tahun.baris)
    assert susun_tahun(2025, {}).baris == ()


def test_grafik_berkategori_menurut_skala_aturannya(sah: Sah) -> None:
    lakon, _ = sah
    kertas = _kertas(lakon)

    g = grafik_rekap(kertas)

    assert g is not None
    assert g.baris[0][1:] == (f"{kertas['rekap'][0]['tampil']}%", kertas["rekap"][0]["kategori"])
    assert nada_kategori("Sangat Tinggi", "nasional/1") == "unggul"
    assert nada_kategori("karangan", "nasional/1") == "netral"


def test_tren_tahun_memerlukan_dua_tahun(sah: Sah) -> None:
    lakon, _ = sah
    tahun = susun_tahun(2025, {3: _kertas(lakon)})
    kode = tahun.baris[0].kode

    assert grafik_tahun(tahun, {kode: {2025: Decimal(80)}}) is None
    dua = grafik_tahun(tahun, {kode: {2024: Decimal(70), 2025: Decimal(80)}})
    assert dua is not None
    assert dua.baris == ((f"{kode} {tahun.baris[0].nama}", "70,00", "80,00"),)

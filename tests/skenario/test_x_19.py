"""X-19: the copy sheets say what the ratified report says, in the shape of each other system."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl
import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from tests.skenario.meja import polos
from tolok.kinerja.selectors.ralat import laporan_sah
from tolok.kinerja.tests.test_jalan import Halaman
from tolok.kinerja.tests.test_ralat import laporan_disahkan
from tolok.pelaksanaan.tests.lakon import Lakon

pytestmark = pytest.mark.django_db


@pytest.fixture
def lakon() -> Lakon:
    return laporan_disahkan()[0]


def _minta(lakon: Lakon, nama: str, *bagian: Any, **query: str) -> Any:
    klien: Client = Halaman(lakon)._klien("kasubbag")
    with time_machine.travel(lakon.jam(), tick=False):
        return klien.get(reverse(f"capaian:{nama}", args=bagian), query)


def _baris(isi: bytes, awal: str) -> list[tuple[Any, ...]]:
    lembar = openpyxl.load_workbook(BytesIO(isi)).worksheets[0]
    semua = list(lembar.iter_rows(values_only=True))
    mulai = next(n for n, b in enumerate(semua) if b[0] == awal)
    return semua[mulai:]


def test_e81_enam_belas_kolom_k_dan_rp_tiap_triwulan(lakon: Lakon) -> None:
    jawab = _minta(lakon, "salin", 2025, "e81")

    html = polos(jawab.text)
    assert jawab.status_code == 200
    assert all(f"<td>{n}</td>" in jawab.text for n in range(1, 17))
    for tw in ("I", "II", "III", "IV"):
        assert f"Realisasi kinerja pada triwulan {tw}" in html
    assert "Faktor penghambat pencapaian kinerja" in html


def test_angka_e81_sama_dengan_laporan_yang_disahkan(lakon: Lakon) -> None:
    laporan = laporan_sah(lakon.baris())
    assert laporan is not None
    uang = {a["kode"]: a for a in laporan.kertas["anggaran"]}

    isi = _minta(lakon, "salin_excel", 2025, "e81").content

    semua = list(openpyxl.load_workbook(BytesIO(isi)).worksheets[0].iter_rows(values_only=True))
    program = next(b for b in semua if b[2] and str(b[2]).startswith("P1 "))
    # Column 7 Rp is the ceiling, 12 Rp the spending so far; the quarter alone is unknown, because
    # the quarters before were never ratified.
    assert program[9] == uang["P1"]["pagu"]
    assert program[19] == uang["P1"]["realisasi"]
    assert program[15] is None


def test_esr_memuat_setiap_indikator_sasaran_dengan_capaian_laporan(lakon: Lakon) -> None:
    laporan = laporan_sah(lakon.baris())
    assert laporan is not None

    baris = _baris(_minta(lakon, "salin_excel", 2025, "esr").content, "Tujuan/sasaran")[1:]

    utama = [b for b in laporan.kertas["baris"] if b["simpul"]["jenis"] == "sasaran"]
    angka = {b[1]: b[6] for b in baris if b[1]}
    assert {n: Decimal(str(v)) for n, v in angka.items()} == {
        b["nama"]: Decimal(b["capaian"]) for b in utama
    }


@pytest.mark.parametrize("bentuk", ["e81", "emonev", "esr", "bkn"])
def test_setiap_lembar_terbaca_tersalin_dan_terunduh(lakon: Lakon, bentuk: str) -> None:
    halaman = _minta(lakon, "salin", 2025, bentuk)
    buku = _minta(lakon, "salin_excel", 2025, bentuk, tw="3")

    kolom = halaman.text.count('data-salin="kolom"')
    lembar = openpyxl.load_workbook(BytesIO(buku.content)).worksheets[0]
    assert halaman.status_code == buku.status_code == 200
    assert kolom == lembar.max_column


def test_penghambat_dan_tindak_lanjut_ikut_ke_emonev(lakon: Lakon) -> None:
    html = _minta(lakon, "salin", 2025, "e81").text

    assert "Lelang ulang" in html


def test_lembar_atau_tahun_yang_tidak_ada_dijawab_dengan_kalimat(lakon: Lakon) -> None:
    assert _minta(lakon, "salin", 2025, "sirup").status_code == 404
    kosong = _minta(lakon, "salin", 2019, "e81")
    assert kosong.status_code == 404
    assert "Belum ada laporan tahun 2019 yang disahkan" in kosong.text

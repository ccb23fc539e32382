from __future__ import annotations

from datetime import date

import pytest

from tolok.dasar.kalender import KalenderKerja, Pekan
from tolok.kinerja.domain.himpun import Selisih, usul_uji_petik
from tolok.kinerja.domain.keterkaitan import nama_cocok
from tolok.kinerja.domain.pengumpulan import BelumMasuk, hari_menuju, kata_pengingat, teks_belum
from tolok.sop import pustaka
from tolok.sop.domain.jalan import SopJalan
from tolok.sop.domain.judul_laporan import judul_laporan
from tolok.sop.domain.siapkan import siapkan

_BUKA = [["08.00", "16.00"]]
KALENDER = KalenderKerja(pekan=Pekan.dari_teks([_BUKA] * 5 + [[], []]))


@pytest.mark.parametrize(
    ("hari_ini", "kata"),
    [
        (date(2026, 1, 21), "H-3"),
        (date(2026, 1, 23), "H-1"),
        (date(2026, 1, 24), "H-1"),
        (date(2026, 1, 26), "hari ini"),
        (date(2026, 1, 27), "H+1"),
        (date(2026, 1, 29), "H+3"),
    ],
)
def test_pengingat_dihitung_dalam_hari_kerja(hari_ini: date, kata: str) -> None:
    assert kata_pengingat(hari_menuju(KALENDER, hari_ini, date(2026, 1, 26))) == kata


def test_daftar_yang_belum_menyebut_pemegang_dan_batasnya() -> None:
    satu = BelumMasuk(
        nama="Bidang Perizinan", pemegang="Anggun", batas=date(2026, 1, 26), terisi=3, semua=10
    )

    teks = teks_belum("formulir Tahun 2025", [satu])

    assert "1. Bidang Perizinan (Anggun): 3 dari 10 terisi, batas 26 Januari 2026" in teks
    assert teks_belum("formulir Tahun 2025", []) == ""


def _selisih(kode: str, unit: str, capaian: str, *, utama: bool = True, awas: str = "") -> Selisih:
    return Selisih(
        kode=kode, nama=kode, satuan="", unit=unit, lalu="", kapan="", kini="1", beda="",
        capaian=capaian, awas=awas, utama=utama,
    )  # fmt: skip


def test_uji_petik_memilih_yang_janggal_dan_unit_yang_berlainan() -> None:
    daftar = [
        _selisih("A", "u1", "100,00", awas="turun"),
        _selisih("B", "u1", "212,77"),
        _selisih("C", "u2", "90,00"),
        _selisih("D", "u3", "1,00", utama=False),
    ]

    assert usul_uji_petik(daftar) == ("A", "C")
    assert usul_uji_petik(daftar[:2]) == ("A", "B")
    assert usul_uji_petik([]) == ()


def test_nama_pada_keterkaitan_dicocokkan_dengan_kata_katanya() -> None:
    tiga = ["Pedoman dan SOP Pengukuran dan Pengumpulan Data Kinerja"]

    assert nama_cocok("Pengumpulan Data Kinerja", tiga)
    assert not nama_cocok("Penyusunan LKjIP", tiga)
    assert not nama_cocok("", tiga)


@pytest.mark.parametrize(
    ("kode", "judul"),
    [
        ("000", ""),
        ("003", "Laporan Evaluasi Akuntabilitas Kinerja Internal"),
        ("004", "Laporan Data Kinerja"),
    ],
)
def test_laporan_disebut_menurut_kata_sop(kode: str, judul: str) -> None:
    jalan = siapkan(pustaka.muat(kode))
    assert isinstance(jalan, SopJalan)

    assert judul_laporan(jalan.langkah) == judul


def test_yang_diminta_memperbaiki_tidak_disebut_belum_mengisi() -> None:
    satu = BelumMasuk(
        nama="Bidang Pasar", pemegang="", batas=None, terisi=3, semua=3, perbaikan=True, sel=("B06",)
    )  # fmt: skip

    teks = teks_belum("formulir Tahun 2025", [satu])

    assert "Belum mengisi" not in teks
    assert "Diminta memperbaiki formulir Tahun 2025, 1 pemilik data:" in teks
    assert "1. Bidang Pasar: perbaiki B06" in teks

"""The limit that a pemda sets for the yearly report: page, log, and what is refused."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import time_machine

from tolok.dasar.galat import MasukanTidakSah, TidakBerwenang
from tolok.organisasi.models import CatatanInstansi
from tolok.organisasi.services.batas import BATAS_LKJ, simpan_batas
from tolok.organisasi.services.catatan import rantai_rusak
from tolok.organisasi.tests.kantor import SEKARANG, Kantor, buat_kantor
from tolok.organisasi.tests.test_halaman import masuk

ALAMAT = "/kelola/batas/"
DASAR = "Peraturan Wali Kota Contoh Nomor 12 Tahun 2025"


@pytest.fixture(autouse=True)
def pada_hari_itu() -> Any:
    with time_machine.travel(SEKARANG, tick=False):
        yield


def test_batas_yang_ditetapkan_tampil_dan_tercatat_di_setiap_kantor(kantor: Kantor) -> None:
    lain = buat_kantor("Lain", "b", kantor.pemda)
    client = masuk(kantor, "sekretaris")
    awal = client.get(ALAMAT).text

    client.post(ALAMAT, {"bulan": "2", "mulai": "2025-01-01", "dasar": "Salah ketik"})
    jawab = client.post(ALAMAT, {"bulan": "1", "mulai": "2025-01-01", "dasar": DASAR}, follow=True)

    assert "Yang berlaku sekarang: 2 bulan" in awal
    assert "Perpres 29 Tahun 2014" in awal
    assert "Yang berlaku sekarang: 1 bulan" in jawab.text
    assert "Batas 1 bulan berlaku mulai 1 Januari 2025." in jawab.text
    kantor.pemda.refresh_from_db()
    assert kantor.pemda.batas_pelaporan == [
        {"kode": BATAS_LKJ, "bulan": 1, "mulai": "2025-01-01", "dasar": DASAR}
    ]
    for instansi in (kantor.instansi, lain.instansi):
        instansi.refresh_from_db()
        jenis = CatatanInstansi.objects.filter(instansi=instansi).values_list("jenis", flat=True)
        assert list(jenis) == ["BatasPelaporanDitetapkan"] * 2
        assert list(rantai_rusak(instansi)) == []


def test_batas_yang_dihapus_kembali_ke_peraturan(kantor: Kantor) -> None:
    client = masuk(kantor, "sekretaris")
    client.post(ALAMAT, {"bulan": "1", "mulai": "2025-01-01", "dasar": DASAR})

    jawab = client.post(f"{ALAMAT}2025-01-01/hapus/", follow=True)
    lagi = client.post(f"{ALAMAT}2025-01-01/hapus/", follow=True)

    assert "Yang berlaku sekarang: 2 bulan" in jawab.text
    assert "Batas itu sudah tidak ada." in lagi.text


def test_batas_tanpa_dasar_atau_di_luar_setahun_ditolak(kantor: Kantor) -> None:
    client = masuk(kantor, "sekretaris")

    jawab = client.post(ALAMAT, {"bulan": "13", "mulai": "2025-01-01", "dasar": ""})

    assert jawab.status_code == 400
    assert "Paling banyak 12 bulan." in jawab.text
    kepala = kantor.pegawai["sekretaris"]
    for bulan, dasar in ((0, DASAR), (1, " ")):
        with pytest.raises(MasukanTidakSah):
            simpan_batas(
                pelaku=kepala, bulan=bulan, mulai=date(2025, 1, 1), dasar=dasar, sekarang=SEKARANG
            )


def test_hanya_administrator_yang_menetapkan_batas(kantor: Kantor) -> None:
    with pytest.raises(TidakBerwenang):
        simpan_batas(
            pelaku=kantor.pegawai["analis"], bulan=1, mulai=date(2025, 1, 1), dasar=DASAR,
            sekarang=SEKARANG,
        )  # fmt: skip
    kantor.pemda.refresh_from_db()
    assert kantor.pemda.batas_pelaporan == []

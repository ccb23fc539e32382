from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from tolok.akun.pintu import daftar_pintu, terbuka
from tolok.dasar.galat import TransisiTidakSah
from tolok.organisasi import selectors
from tolok.organisasi.models import Instansi, Jabatan, Pegawai, Penempatan, Wewenang
from tolok.organisasi.services.catatan import rantai_rusak
from tolok.organisasi.services.contoh import HasilContoh, muat_contoh
from tolok.organisasi.tests.kantor import buat_kantor

BERKAS = Path(__file__).parents[2] / "cli" / "data" / "contoh.yaml"
SEKARANG = datetime(2025, 10, 20, 2, 0, tzinfo=UTC)
HARI = date(2025, 10, 15)


def data() -> dict[str, Any]:
    return dict(yaml.safe_load(BERKAS.read_text(encoding="utf-8")))


@pytest.fixture
def hasil(db: None) -> HasilContoh:
    return muat_contoh(data(), sekarang=SEKARANG)


def test_kantor_contoh_lengkap_dan_bertanda(hasil: HasilContoh) -> None:
    assert hasil.pemda.contoh
    assert Jabatan.objects.filter(instansi=hasil.instansi["A"]).count() == 33
    assert len(selectors.seluruh_pegawai(hasil.instansi["A"], HARI)) == 32
    assert len(selectors.seluruh_pegawai(hasil.instansi["B"], HARI)) == 28
    assert all(not p.pengguna.has_usable_password() for p in hasil.pegawai.values() if p.pengguna)


def test_kepala_unit_dan_atasan_terbaca(hasil: HasilContoh) -> None:
    susunan = selectors.susunan(hasil.instansi["A"], HARI)

    pimpinan = susunan.pimpinan()
    uptd = susunan.kepala(hasil.unit["A", "UPTD Metrologi Legal"].pk)

    assert pimpinan is not None
    assert uptd is not None
    assert pimpinan.jabatan == hasil.jabatan["A-01"].pk
    assert uptd.jabatan == hasil.jabatan["A-26"].pk
    assert [p.pegawai for p in selectors.atasan(hasil.pegawai["A-07"], HARI)] == [
        hasil.pegawai["A-03"]
    ]


def test_plt_dan_plh_contoh_berlaku_pada_masanya(hasil: HasilContoh) -> None:
    kosong, kepala = hasil.jabatan["A-21"], hasil.jabatan["A-01"]

    def yang(jabatan: Jabatan, hari: date) -> list[Pegawai]:
        return [p.pegawai for p in selectors.yang_bertindak(jabatan, hari)]

    assert yang(kosong, date(2025, 5, 1)) == [hasil.pegawai["A-13"]]
    assert yang(kosong, HARI) == [hasil.pegawai["A-18"]]
    assert yang(kepala, HARI) == [hasil.pegawai["A-02"]]
    assert yang(kepala, date(2025, 10, 20)) == [hasil.pegawai["A-01"]]
    assert Penempatan.objects.get(pegawai=hasil.pegawai["A-28"]).mulai == date(2025, 7, 1)


def test_lajur_sop_000_menemukan_enam_bidang_dan_dua_subbagian_pemilik_data(
    hasil: HasilContoh,
) -> None:
    kantor = hasil.instansi["A"]

    bidang = selectors.pemegang_lajur(kantor, "000", "kepala_bidang", HARI)
    (kasubbag,) = selectors.pemegang_lajur(kantor, "000", "kasubbag", HARI)

    assert [b.jabatan for b in bidang] == [
        hasil.jabatan[k].pk
        for k in ("A-13", "A-17", "A-21", "A-24", "A-26", "A-31", "A-03", "A-04")
    ]
    assert bidang[2].pegawai == (hasil.pegawai["A-18"].pk,)
    assert kasubbag.pegawai == (hasil.pegawai["A-03"].pk,)


def test_tim_contoh_berlaku_setahun_dan_yang_konsep_belum(hasil: HasilContoh) -> None:
    (tim,) = selectors.pemegang_lajur(hasil.instansi["A"], "002", "tim_akip", HARI)

    assert tim.ketua == hasil.pegawai["A-03"].pk
    assert len(tim.pegawai) == 8
    assert not hasil.tim["TIM-3"].berlaku


def test_unit_pelayanan_dan_kantor_berbeda_kalender(hasil: HasilContoh) -> None:
    sabtu, natal = date(2025, 10, 18), date(2025, 12, 25)

    kantor = selectors.kalender(hasil.instansi["B"])
    mal = selectors.kalender(hasil.instansi["B"], hasil.unit["B", "UPTD Mal Pelayanan Publik"])

    assert not kantor.hari_kerja(sabtu)
    assert mal.hari_kerja(sabtu)
    assert not mal.hari_kerja(natal)
    assert kantor.hari_kerja(date(2025, 11, 27))


def test_data_contoh_hanya_masuk_basis_data_kosong(db: None) -> None:
    buat_kantor()

    with pytest.raises(TransisiTidakSah, match="tidak dimuat"):
        muat_contoh(data(), sekarang=SEKARANG)


def test_pintu_contoh_tertutup_begitu_ada_pemda_sebenarnya(hasil: HasilContoh) -> None:
    assert terbuka()
    assert daftar_pintu()[0].jabatan == "Kepala Dinas"
    assert len(daftar_pintu()) == 63
    assert [p.jabatan for p in daftar_pintu() if p.utama][:3] == [
        "Kepala Dinas",
        "Sekretaris",
        "Kepala Subbagian Perencanaan, Evaluasi dan Pelaporan",
    ]
    assert sum(p.utama for p in daftar_pintu() if p.instansi == "Disdagin") < 12

    kantor = buat_kantor("Nyata", "n")
    kantor.pemda.contoh = False
    kantor.pemda.save()

    assert not terbuka()
    assert daftar_pintu() == []


def test_catatan_kantor_contoh_utuh(hasil: HasilContoh) -> None:
    for instansi in Instansi.objects.all():
        assert list(rantai_rusak(instansi)) == []
    assert Wewenang.objects.filter(pegawai=hasil.pegawai["A-12"]).count() == 1

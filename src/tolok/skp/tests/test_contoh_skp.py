from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tolok.dasar.periode import JenisPeriode, Periode
from tolok.kinerja.tests.data_contoh import data
from tolok.organisasi.services.contoh import HasilContoh, muat_contoh as muat_kantor
from tolok.regulasi.skp import aturan_skp
from tolok.skp import selectors
from tolok.skp.daftar_pegawai import belum_punya_skp
from tolok.skp.domain.ekspektasi import predikat
from tolok.skp.domain.lembar import periksa_isian
from tolok.skp.models import HasilSkp, RencanaSkp
from tolok.skp.services.contoh import SkpContoh, muat_contoh

pytestmark = pytest.mark.django_db

SEKARANG = datetime(2025, 1, 6, 2, 0, tzinfo=UTC)
TAHUN = Periode(JenisPeriode.TAHUN, 2025)


@pytest.fixture
def kantor() -> HasilContoh:
    return muat_kantor(data(), sekarang=SEKARANG)


@pytest.fixture
def skp(kantor: HasilContoh) -> SkpContoh:
    return muat_contoh(
        data()["skp"],
        opd="A",
        instansi=kantor.instansi["A"],
        pegawai=kantor.pegawai,
        jabatan=kantor.jabatan,
        tahun=2025,
        sekarang=SEKARANG,
    )


def test_setiap_pegawai_kantor_contoh_punya_skp(kantor: HasilContoh, skp: SkpContoh) -> None:
    belum = belum_punya_skp(kantor.instansi["A"].pk, TAHUN, date(2025, 12, 31))

    assert [p.nama for p in belum] == []
    assert len(skp.realisasi) == RencanaSkp.objects.count()


def test_rating_contoh_menghasilkan_predikat_harapan(kantor: HasilContoh, skp: SkpContoh) -> None:
    aturan = aturan_skp("permenpanrb-6-2022/1")

    for lembar in data()["skp"]["lembar"]:
        hasil, perilaku = skp.rating[kantor.pegawai[lembar["posisi"]].pk]
        assert predikat(hasil, perilaku, aturan).nama == lembar["predikat_harapan"]


def test_pegawai_yang_pindah_membawa_hasil_dari_dokumen(
    kantor: HasilContoh, skp: SkpContoh
) -> None:
    orang = kantor.pegawai["A-28"]

    rencana = selectors.rencana_pegawai(kantor.instansi["A"].pk, orang.pk, TAHUN)
    hasil = HasilSkp.objects.get(pegawai=orang)

    assert rencana is not None
    assert (rencana.mulai, rencana.selesai) == (date(2025, 7, 1), date(2025, 12, 31))
    assert (hasil.asal, hasil.predikat, hasil.selesai) == ("dokumen", "baik", date(2025, 6, 30))


def test_lembar_contoh_terisi_menjadi_isian_yang_lengkap(
    kantor: HasilContoh, skp: SkpContoh
) -> None:
    for orang, realisasi in skp.realisasi.items():
        isi = selectors.lembar_awal(kantor.instansi["A"].pk, orang, TAHUN)
        for rhk in isi["rhk"]:
            for butir in rhk["butir"]:
                butir["realisasi"] = realisasi[butir["id"]]

        assert periksa_isian(isi) == []

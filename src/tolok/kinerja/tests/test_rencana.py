from __future__ import annotations

from decimal import Decimal

import pytest
from pytest_django import DjangoAssertNumQueries

from tolok.dasar.periode import JenisPeriode, Periode
from tolok.kinerja.domain.keadaan import Agregasi
from tolok.kinerja.domain.rencana import VersiRencana
from tolok.kinerja.domain.target import Rentang
from tolok.kinerja.models import Indikator, PerjanjianKinerja, TargetIndikator
from tolok.kinerja.selectors import kinerja as selectors
from tolok.kinerja.services.contoh import RencanaContoh
from tolok.organisasi.services.contoh import HasilContoh

TW3 = Periode(JenisPeriode.TRIWULAN, 2025, 3)
TW4 = Periode(JenisPeriode.TRIWULAN, 2025, 4)


def test_perjanjian_yang_berlaku_menurut_akhir_periode(rencana_contoh: RencanaContoh) -> None:
    tw3 = selectors.pk_berlaku(rencana_contoh.instansi, TW3)
    tw4 = selectors.pk_berlaku(rencana_contoh.instansi, TW4)

    assert tw3 is not None
    assert tw4 is not None
    assert (tw3.versi, tw4.versi) == ("murni", "perubahan")


def test_rencana_memuat_angka_yang_disahkan_sebelum_triwulannya(
    rencana_contoh: RencanaContoh,
) -> None:
    semua = selectors.rencana(rencana_contoh.instansi, TW3)

    a02 = next(b for b in semua.butir if b.kode == "A02")
    a10 = next(b for b in semua.butir if b.kode == "A10")
    a08 = next(b for b in semua.butir if b.kode == "A08")
    assert a02.deret.realisasi_tw == (Decimal("41.25"), Decimal("45.10"), None, None)
    assert str(a02.deret.target_tw[2]) == "46.00"
    assert a02.lalu == Decimal("45.10")
    assert a02.tahun_lalu_tw is None
    empat, nol = Decimal(4), Decimal(0)
    assert a10.deret.komponen_tw == ((empat, empat), (nol, nol), None, None)
    assert a10.lalu is None
    assert a08.akhir_renstra == Rentang(Decimal(30), Decimal(45))
    assert semua.aturan == "contoh/aturan-1"


def test_isian_awal_hanya_berisi_baris_milik_sendiri(
    rencana_contoh: RencanaContoh, kantor_contoh: HasilContoh
) -> None:
    perdagangan = kantor_contoh.jabatan["A-13"]

    milik = selectors.isian_awal(rencana_contoh.instansi, perdagangan.pk, TW3)
    milik_unit = selectors.isian_awal(rencana_contoh.instansi, perdagangan.unit_id, TW3)

    kode = {b.kode for b in milik.butir}
    assert {"A01", "A02", "A03", "A08", "A11"} <= kode
    assert not {"A05", "A07", "A09"} & kode
    assert {a.kode for a in milik.anggaran} >= {"3.30.02.2.07.0001", "3.30.05.2.01.0004"}
    assert kode == {b.kode for b in milik_unit.butir}


def test_sekretariat_dan_upt_ikut_memiliki_data(
    rencana_contoh: RencanaContoh, kantor_contoh: HasilContoh
) -> None:
    pemilik = {p.jabatan: p for p in selectors.pemilik_data(rencana_contoh.instansi, TW3)}

    kode = {k for k, j in kantor_contoh.jabatan.items() if j.pk in pemilik}
    assert {"A-03", "A-04", "A-13", "A-17", "A-21", "A-24", "A-26"} <= kode
    assert pemilik[kantor_contoh.jabatan["A-03"].pk].subkegiatan == 3


def test_pagu_perubahan_dipakai_sejak_perjanjiannya_berlaku(
    rencana_contoh: RencanaContoh,
) -> None:
    tw3 = {a.kode: a for a in selectors.rencana(rencana_contoh.instansi, TW3).anggaran}
    tw4 = {a.kode: a for a in selectors.rencana(rencana_contoh.instansi, TW4).anggaran}

    assert tw3["3.30.05.2.01.0004"].pagu == 120_000_000
    assert tw4["3.30.05.2.01.0004"].pagu == 0
    assert tw3["3.30.02.2.07.0001"].lalu == 38_950_000


def test_target_perubahan_menang_setelah_berlaku(rencana_contoh: RencanaContoh) -> None:
    a05 = rencana_contoh.indikator["A05"]
    TargetIndikator.objects.create(
        pemda_id=a05.pemda_id,
        indikator=a05,
        versi=VersiRencana.PERUBAHAN.value,
        tw=0,
        bawah=Decimal(20),
    )

    def target(periode: Periode) -> object:
        semua = selectors.rencana(rencana_contoh.instansi, periode)
        return next(b for b in semua.butir if b.kode == "A05").deret.target_tahun

    assert target(TW3) == 25
    assert target(TW4) == 20


def test_banyaknya_kueri_tetap(
    rencana_contoh: RencanaContoh, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(5):
        selectors.rencana(rencana_contoh.instansi, TW3)


@pytest.mark.parametrize("teks", ["15.0000000000", "123456789012345678.123456789", "-0.05", "0"])
def test_angka_disimpan_digit_demi_digit(rencana_contoh: RencanaContoh, teks: str) -> None:
    a02 = rencana_contoh.indikator["A02"]
    Indikator.objects.filter(pk=a02.pk).update(bobot=Decimal(teks))

    a02.refresh_from_db()

    assert str(a02.bobot) == teks


def test_tahun_tanpa_perjanjian_tidak_punya_perjanjian_berlaku(
    rencana_contoh: RencanaContoh,
) -> None:
    PerjanjianKinerja.objects.filter(instansi_id=rencana_contoh.instansi).delete()

    semua = selectors.rencana(rencana_contoh.instansi, TW3)

    assert semua.perjanjian is None
    assert (
        next(b for b in semua.butir if b.kode == "A10").deret.agregasi is Agregasi.RASIO_KUMULATIF
    )

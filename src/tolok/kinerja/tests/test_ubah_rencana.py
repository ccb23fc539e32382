from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from pytest_django import DjangoAssertNumQueries

from tolok.dasar.galat import SimpananBasi, TidakBerwenang
from tolok.dasar.periode import JenisPeriode, Periode
from tolok.kinerja.domain.banding_rencana import bandingkan_rencana
from tolok.kinerja.domain.isi_rencana import (
    IsiIndikator,
    IsiPerjanjian,
    IsiRencana,
    IsiSimpul,
    sidik_rencana,
)
from tolok.kinerja.domain.keadaan import Agregasi, Polaritas
from tolok.kinerja.domain.rencana import JenisSimpul, VersiRencana
from tolok.kinerja.importers.buku_rencana import baca_buku_rencana
from tolok.kinerja.models import Anggaran, Indikator, SimpulKinerja
from tolok.kinerja.renderers.buku_rencana import tulis_buku_rencana
from tolok.kinerja.selectors import kinerja as selectors
from tolok.kinerja.selectors.rencana import isi_rencana, kuncian_rencana
from tolok.kinerja.services.contoh import RencanaContoh
from tolok.kinerja.services.rencana import RencanaDitolak, ubah_rencana
from tolok.kinerja.tests.conftest import SEKARANG
from tolok.kinerja.tests.domain.rencana_acak import rencana_acak
from tolok.organisasi.domain.istilah import Peran
from tolok.organisasi.models import CatatanInstansi, Jabatan
from tolok.organisasi.selectors import sebutan_jabatan_kantor
from tolok.organisasi.services.catatan import rantai_rusak
from tolok.organisasi.services.contoh import HasilContoh
from tolok.organisasi.tests.kantor import Kantor, beri, buat_kantor


@pytest.fixture
def kantor(db: None) -> Kantor:
    hasil = buat_kantor()
    beri(hasil, "kasubbag", Peran.MENYIAPKAN_PELAKSANAAN)
    return hasil


def _ubah(kantor: Kantor, baru: IsiRencana, **lain: Any) -> Any:
    return ubah_rencana(
        pelaku=lain.pop("pelaku", kantor.pegawai["kasubbag"]),
        instansi=kantor.instansi,
        tahun=baru.tahun,
        ubah=lambda _: baru,
        sekarang=SEKARANG,
        **lain,
    )


def _kecil() -> IsiRencana:
    return IsiRencana(
        tahun=2026,
        simpul=(
            IsiSimpul(jenis=JenisSimpul.TUJUAN, kode="T1", nama="Tujuan"),
            IsiSimpul(jenis=JenisSimpul.SASARAN, kode="S1", nama="Sasaran", induk="T1"),
        ),
        indikator=(
            IsiIndikator(
                simpul="S1",
                kode="IK-1",
                nama="Dokumen terbit",
                satuan="dokumen",
                polaritas=Polaritas.POSITIF,
                agregasi=Agregasi.PROGRES_KUMULATIF,
                penanggung_jawab="Kepala Subbagian Perencanaan",
                murni=(Decimal(12), Decimal(3), Decimal(6), Decimal(9), Decimal(12)),
            ),
        ),
        perjanjian=(
            IsiPerjanjian(
                versi=VersiRencana.MURNI,
                nomor="1/PK",
                tanggal=date(2026, 1, 5),
                berlaku_sejak=date(2026, 1, 5),
            ),
        ),
    )


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rencana_acak())
def test_yang_disimpan_terbaca_sama_dan_penyimpanan_ulang_tidak_mengubah(
    kantor: Kantor, isi: IsiRencana
) -> None:
    nama = {"Kepala Dinas": "Kepala Dinas", "Sekretaris": "Sekretaris"}

    def jabatan(satu: Any) -> Any:
        pj = satu.penanggung_jawab
        return replace(satu, penanggung_jawab=nama.get(pj, "Analis Perdagangan") if pj else "")

    baru = replace(
        isi,
        simpul=tuple(jabatan(s) for s in isi.simpul),
        indikator=tuple(jabatan(i) for i in isi.indikator),
    )

    beda = _ubah(kantor, baru)
    banyak = CatatanInstansi.objects.count()
    tersimpan = isi_rencana(kantor.instansi.pk, 2026)

    assert bandingkan_rencana(tersimpan, baru) == ()
    assert sidik_rencana(tersimpan) == sidik_rencana(baru)
    assert _ubah(kantor, baru) == ()
    assert CatatanInstansi.objects.count() == banyak
    assert beda == () or banyak > 0
    kantor.instansi.refresh_from_db()
    assert list(rantai_rusak(kantor.instansi)) == []


def test_rencana_contoh_terunduh_dan_terunggah_tanpa_perubahan(
    rencana_contoh: RencanaContoh, kantor_contoh: HasilContoh
) -> None:
    lama = isi_rencana(rencana_contoh.instansi, 2025)
    jabatan = list(sebutan_jabatan_kantor(rencana_contoh.instansi).values())

    buku = tulis_buku_rencana(lama, instansi="Contoh", jabatan=jabatan)
    hasil = baca_buku_rencana(buku, lama)

    assert hasil.galat == ()
    assert bandingkan_rencana(lama, hasil.isi) == ()
    assert (
        ubah_rencana(
            pelaku=kantor_contoh.pegawai["A-03"],
            instansi=kantor_contoh.instansi["A"],
            tahun=2025,
            ubah=lambda _: hasil.isi,
            dasar=sidik_rencana(lama),
            sekarang=SEKARANG,
        )
        == ()
    )


def test_target_yang_sudah_disahkan_ditolak_dan_target_perubahan_diterima(
    rencana_contoh: RencanaContoh, kantor_contoh: HasilContoh
) -> None:
    instansi, pelaku = kantor_contoh.instansi["A"], kantor_contoh.pegawai["A-03"]
    kunci = str(rencana_contoh.indikator["A02"].pk)
    assert kuncian_rencana(instansi.pk, 2025).indikator[kunci] == 2

    def ganti(**isi: Any) -> Any:
        return lambda r: replace(
            r, indikator=tuple(replace(i, **isi) if i.kode == "A02" else i for i in r.indikator)
        )

    def ubah(fungsi: Any) -> Any:
        return ubah_rencana(
            pelaku=pelaku, instansi=instansi, tahun=2025, ubah=fungsi, sekarang=SEKARANG
        )

    with pytest.raises(RencanaDitolak) as galat:
        ubah(ganti(murni=(Decimal(50),) * 5))
    assert {t.kolom for t in galat.value.temuan} == {"Target tahun", "Target TW I", "Target TW II"}
    ubah(ganti(perubahan=(None, None, None, None, Decimal(60))))
    tw4 = selectors.rencana(instansi.pk, Periode(JenisPeriode.TRIWULAN, 2025, 4))
    butir = next(b for b in tw4.butir if b.kode == "A02")
    assert butir.deret.target_tw[3] == Decimal(60)
    assert butir.deret.target_tw[0] != Decimal(60)


def test_yang_bukan_perencana_tidak_dapat_mengubah(kantor: Kantor) -> None:
    with pytest.raises(TidakBerwenang):
        _ubah(kantor, _kecil(), pelaku=kantor.pegawai["kabid"])

    assert not SimpulKinerja.objects.exists()


def test_rencana_yang_berubah_sejak_dilihat_tidak_ditimpa(kantor: Kantor) -> None:
    dasar = sidik_rencana(IsiRencana(tahun=2026))
    _ubah(kantor, _kecil())

    with pytest.raises(SimpananBasi):
        _ubah(kantor, IsiRencana(tahun=2026), dasar=dasar)

    assert Indikator.objects.count() == 1


def test_semua_atau_tidak_sama_sekali(kantor: Kantor) -> None:
    isi = _kecil()
    salah = replace(isi, indikator=(replace(isi.indikator[0], penanggung_jawab="Camat"),))

    with pytest.raises(RencanaDitolak):
        _ubah(kantor, salah)

    assert not SimpulKinerja.objects.exists()
    assert not CatatanInstansi.objects.exists()


def test_perubahan_dicatat_dengan_kode_dan_angka_tanpa_nama(kantor: Kantor) -> None:
    _ubah(kantor, _kecil())

    isi = json.loads(CatatanInstansi.objects.latest("urutan").isi)
    assert isi["tahun"] == 2026
    assert ["tambah", "simpul", "T1"] in isi["baris"]
    assert "Target tahun" in json.dumps(isi)
    assert "Dokumen terbit" not in json.dumps(isi)


def test_simpul_berpindah_dan_berganti_kode_membawa_isinya(kantor: Kantor) -> None:
    _ubah(kantor, _kecil())
    tersimpan = isi_rencana(kantor.instansi.pk, 2026)
    pk = Indikator.objects.get().pk
    t2 = IsiSimpul(jenis=JenisSimpul.TUJUAN, kode="T2", nama="Tujuan dua")
    s = tersimpan.simpul[1]

    _ubah(
        kantor,
        replace(
            tersimpan,
            simpul=(tersimpan.simpul[0], t2, replace(s, kode="S9", induk="T2")),
            indikator=(replace(tersimpan.indikator[0], simpul="S9"),),
        ),
    )

    indikator = Indikator.objects.select_related("simpul__induk").get()
    assert indikator.pk == pk
    assert indikator.simpul.kode == "S9"
    assert indikator.simpul.induk is not None
    assert indikator.simpul.induk.kode == "T2"
    assert str(indikator.simpul.pk) == s.id


def test_cabang_dapat_dihapus_seluruhnya(kantor: Kantor) -> None:
    isi = _kecil()
    sub = (
        IsiSimpul(jenis=JenisSimpul.PROGRAM, kode="P", nama="P", induk="S1"),
        IsiSimpul(jenis=JenisSimpul.KEGIATAN, kode="K", nama="K", induk="P"),
        IsiSimpul(jenis=JenisSimpul.SUBKEGIATAN, kode="K.1", nama="SK", induk="K", pagu_murni=5),
    )
    _ubah(kantor, replace(isi, simpul=(*isi.simpul, *sub)))
    assert Anggaran.objects.get().pagu_murni == 5

    _ubah(kantor, isi)

    assert SimpulKinerja.objects.count() == 2
    assert not Anggaran.objects.exists()


def test_jabatan_yang_dihapuskan_tidak_menahan_perubahan_lain(kantor: Kantor) -> None:
    _ubah(kantor, _kecil())
    Jabatan.objects.filter(pk=kantor.jabatan["kasubbag"].pk).update(aktif=False)
    tersimpan = isi_rencana(kantor.instansi.pk, 2026)

    _ubah(
        kantor, replace(tersimpan, simpul=(replace(tersimpan.simpul[0], nama="Baru"), tersimpan.simpul[1]))
    )  # fmt: skip

    assert SimpulKinerja.objects.get(kode="T1").nama == "Baru"
    assert Indikator.objects.get().penanggung_jawab_id == kantor.jabatan["kasubbag"].pk


def test_banyaknya_kueri_baca_tetap(
    rencana_contoh: RencanaContoh, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(5):
        isi_rencana(rencana_contoh.instansi, 2025)
    with django_assert_num_queries(3):
        kuncian_rencana(rencana_contoh.instansi, 2025)

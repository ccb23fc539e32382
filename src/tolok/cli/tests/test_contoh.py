"""The demo: what its runs look like to a visitor, and that loading it twice changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction

from tolok.arsip.models import Arsip
from tolok.cli.contoh import siapkan_dunia
from tolok.cli.contoh_jalan import daftar_kisah, jalankan_contoh
from tolok.cli.contoh_peraga import KantorContoh, Peraga, saat_kerja
from tolok.cli.contoh_tahun import awal_contoh, muat, tahun_contoh
from tolok.kinerja.selectors.pemda import rekap_pemda
from tolok.pelaksanaan.log.proyeksi import bangun_ulang
from tolok.pelaksanaan.log.rantai import periksa_rantai
from tolok.pelaksanaan.models import Kejadian, Konsep, Pelaksanaan, Tugas
from tolok.pelaksanaan.selectors.pelaksanaan import Golongan, kotak_masuk

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.xdist_group("contoh"),  # one worker loads it
]

WIB = ZoneInfo("Asia/Jakarta")
SEKARANG = datetime(2026, 11, 21, 21, 0, tzinfo=WIB)


@dataclass(kw_only=True)
class Demo:
    """The loaded office, and its runs by the name of their period."""

    kantor: KantorContoh
    lain: KantorContoh
    dimainkan: list[Peraga]

    def jalan(self, periode: str) -> Pelaksanaan:
        kunci = next(p.pelaksanaan for p in self.dimainkan if p.periode.nama == periode)
        return Pelaksanaan.objects.get(pk=kunci)

    def menunggu(self, kode: str, sop: str = "000") -> list[tuple[str, int, Golongan]]:
        """What waits for a person in the runs of an SOP: period, row, group."""
        kotak = kotak_masuk(self.kantor.pegawai[kode], SEKARANG)
        return sorted(
            (b.pelaksanaan.periode, b.tugas.langkah, b.golongan)
            for b in (*kotak.perlu_keputusan, *kotak.perlu_diisi)
            if b.pelaksanaan.kode_sop == sop
        )

    def langkah_terbuka(self, sop: str) -> dict[str, list[int]]:
        """Rows that are open in each run of an SOP, by its period."""
        hasil = {}
        for peraga in self.dimainkan:
            jalan = Pelaksanaan.objects.get(pk=peraga.pelaksanaan)
            if jalan.kode_sop == sop:
                buka = Tugas.objects.filter(pelaksanaan=jalan, terbuka=True)
                hasil[peraga.periode.nama] = sorted(set(buka.values_list("langkah", flat=True)))
        return hasil


def _muat(sekarang: datetime) -> Demo:
    data, tahun = muat(sekarang.date()), tahun_contoh(sekarang.date())
    siapkan_dunia(data, sekarang=awal_contoh(tahun))
    kantor, lain = KantorContoh.baca(data, tahun), KantorContoh.baca(data, tahun, "B")
    dimainkan = [p for k in (kantor, lain) for p in jalankan_contoh(k, sekarang=sekarang)]
    return Demo(kantor=kantor, lain=lain, dimainkan=dimainkan)


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: Any) -> Iterator[Demo]:
    """Loaded once for all tests of this file, which only look; rolled back after the last."""
    blok: Any = transaction.atomic()
    blok._from_testcase = True  # as Django's own TestCase does: durable blocks may nest in it
    with django_db_blocker.unblock(), blok:
        yield _muat(SEKARANG)
        transaction.set_rollback(True)


def test_demo_berisi_pelaksanaan_dalam_keadaan_yang_berbeda(demo: Demo) -> None:
    assert demo.langkah_terbuka("000") == {
        "Triwulan I 2026": [],
        "Semester I 2026": [9],
        "Triwulan II 2026": [7],
        "September 2026": [8],
        "Triwulan III 2026": [4],
        "Oktober 2026": [1],
    }
    assert demo.langkah_terbuka("001") == {"Tahun 2025": [4, 5], "Triwulan III 2026": [1, 2]}
    assert demo.langkah_terbuka("002") == {
        "Triwulan I 2026": [],
        "Triwulan II 2026": [7],
        "Triwulan III 2026": [5],
    }
    assert demo.langkah_terbuka("003") == {"Triwulan I 2026": [], "Triwulan II 2026": [6]}
    assert demo.langkah_terbuka("004") == {
        "Triwulan I 2026": [],
        "Triwulan II 2026": [2],
        "Triwulan III 2026": [2],
    }


def test_triwulan_satu_selesai_dan_berarsip(demo: Demo) -> None:
    jalan = demo.jalan("Triwulan I 2026")

    assert jalan.status == "selesai"
    assert Arsip.objects.filter(pelaksanaan=jalan.pk).count() == 1


def test_rekap_pemda_membaca_pengukuran_dinas_satu_dan_pengumpulan_dinas_lain(demo: Demo) -> None:
    """004-15: neither office gets the other's figures; the pemda's recap reads both."""
    rekap = rekap_pemda(demo.kantor.pemda.pk, "2026-triwulan-1")

    satu, lain = demo.kantor.instansi.pk, demo.lain.instansi.pk
    assert set(rekap) == {satu, lain}
    assert all(r.terukur and r.tercapai for r in rekap.values())
    selesai = Pelaksanaan.objects.filter(status="selesai", periode="2026-triwulan-1")
    sumber = {(p.instansi_id, p.kode_sop) for p in selesai}
    assert (satu, "000") in sumber
    assert {kode for instansi, kode in sumber if instansi == lain} == {"004"}


def test_triwulan_dua_dikembalikan_sekali_dan_perbaikannya_di_kasubbag(demo: Demo) -> None:
    jalan = demo.jalan("Triwulan II 2026")

    assert Kejadian.objects.filter(pelaksanaan=jalan, jenis="TugasDikembalikan").count() == 1
    assert ("2026-triwulan-2", 7, Golongan.PERLU_DIISI) in demo.menunggu("A-03")


def test_triwulan_tiga_menunggu_dua_bidang_dan_satu_sudah_setengah_diketik(demo: Demo) -> None:
    jalan = demo.jalan("Triwulan III 2026")
    formulir = Tugas.objects.filter(pelaksanaan=jalan, langkah=4)

    assert (formulir.count(), formulir.filter(terbuka=True).count()) == (8, 2)
    (konsep,) = Konsep.objects.filter(pelaksanaan=jalan)
    assert formulir.get(pk=konsep.tugas).subjek == demo.kantor.jabatan["A-13"].unit_id


def test_dua_pertiga_pegawai_sudah_menandatangani_dan_sisanya_terlambat(demo: Demo) -> None:
    jalan = demo.jalan("Semester I 2026")
    tanda = Tugas.objects.filter(pelaksanaan=jalan, langkah=9, tindakan="tandatangani")
    belum = tanda.filter(terbuka=True).count()

    assert 0.6 < 1 - belum / tanda.count() < 0.72
    kotak = kotak_masuk(demo.kantor.pegawai["A-06"], SEKARANG)
    assert [b.terlambat for b in kotak.perlu_keputusan] == [True]


@pytest.mark.parametrize(
    ("kode", "sekurangnya"),
    [
        ("A-01", {("2026-bulan-10", 1), ("2026-semester-1", 9)}),
        ("A-02", {("2026-bulan-9", 8), ("2026-semester-1", 9)}),
        ("A-03", {("2026-triwulan-2", 7), ("2026-semester-1", 9)}),
        ("A-07", {("2026-semester-1", 9)}),
        ("A-09", {("2026-semester-1", 9)}),
        ("A-12", {("2026-semester-1", 9)}),
        ("A-13", {("2026-triwulan-3", 4)}),
        ("A-18", {("2026-triwulan-3", 4)}),
    ],
)
def test_setiap_orang_di_pintu_punya_sesuatu_yang_menunggu(
    demo: Demo, kode: str, sekurangnya: set[tuple[str, int]]
) -> None:
    assert {(periode, langkah) for periode, langkah, _ in demo.menunggu(kode)} == sekurangnya


def test_kejadian_demo_berurutan_dalam_jam_kerja_dan_tidak_di_masa_depan(demo: Demo) -> None:
    kalender = demo.kantor.kalender
    for peraga in demo.dimainkan:
        saat = [
            k.pada.astimezone(kalender.tz)
            for k in Kejadian.objects.filter(pelaksanaan=peraga.pelaksanaan).order_by("urutan")
        ]

        assert saat == sorted(saat)
        assert saat[-1] < SEKARANG
        assert [s for s in saat if saat_kerja(kalender, s) != s] == []


def test_rantai_demo_utuh_dan_bacaannya_sama_dengan_log(demo: Demo) -> None:
    assert periksa_rantai() == []
    assert bangun_ulang(tulis=False) == []


def test_memuat_lagi_tidak_menambah_apa_pun(demo: Demo) -> None:
    kejadian = Kejadian.objects.count()

    assert jalankan_contoh(demo.kantor, sekarang=SEKARANG) == []
    assert jalankan_contoh(demo.lain, sekarang=SEKARANG) == []
    assert jalankan_contoh(demo.kantor, sekarang=SEKARANG.replace(month=12)) == []
    assert Kejadian.objects.count() == kejadian


@pytest.mark.parametrize(
    "hari_ini",
    [
        date(2026, 10, 11),
        date(2026, 11, 2),
        date(2026, 12, 31),
        date(2027, 1, 4),
        date(2027, 8, 9),
    ],
)
def test_setiap_periode_demo_sudah_berakhir_sebelum_pelaksanaannya(
    demo: Demo, hari_ini: date
) -> None:
    kisah = [k for kantor in (demo.kantor, demo.lain) for k in daftar_kisah(kantor, hari_ini)]

    assert len({k.kunci for k in kisah}) == len(kisah)
    assert [k.periode.kode for k in kisah if not k.periode.selesai < k.awal < hari_ini] == []

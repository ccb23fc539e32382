from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from tolok.dasar.durasi import Durasi, Satuan
from tolok.dasar.galat import MasukanTidakSah
from tolok.dasar.kalender import KalenderKerja, jatuh_tempo
from tolok.organisasi import selectors
from tolok.organisasi.domain.istilah import JenisHari
from tolok.organisasi.models import CatatanInstansi, HariLibur, Instansi
from tolok.organisasi.services.kalender import (
    atur_jam_kerja,
    hapus_hari_libur,
    isi_hari_libur,
    simpan_hari_libur,
    tutup_jam_kerja,
)
from tolok.organisasi.tests.kantor import SEKARANG, Kantor, buat_kantor

WIB = ZoneInfo("Asia/Jakarta")
SEJAM = Durasi(teks="60 menit", nilai=Decimal(60), satuan=Satuan.MENIT)
JUMAT_SORE = datetime(2026, 10, 16, 16, 0, tzinfo=WIB)


def kalender_segar(kantor: Kantor, unit: str | None = None) -> KalenderKerja:
    segar = Instansi.objects.select_related("pemda").get(pk=kantor.instansi.pk)
    return selectors.kalender(segar, kantor.unit[unit] if unit else None)


def tempo(kalender: KalenderKerja) -> datetime:
    return jatuh_tempo(kalender, JUMAT_SORE, SEJAM).astimezone(WIB)


def test_tanpa_isian_berlaku_jam_perpres(kantor: Kantor) -> None:
    assert tempo(kalender_segar(kantor)) == datetime(2026, 10, 19, 8, 0, tzinfo=WIB)


def test_hari_libur_yang_ditambah_menggeser_jatuh_tempo(kantor: Kantor) -> None:
    simpan_hari_libur(
        pelaku=kantor.pegawai["sekretaris"],
        tanggal=date(2026, 10, 19),
        nama="Hari jadi kota",
        jenis=JenisHari.DAERAH,
        libur=True,
        sekarang=SEKARANG,
    )

    assert tempo(kalender_segar(kantor)) == datetime(2026, 10, 20, 8, 0, tzinfo=WIB)


def test_hari_bernama_yang_bukan_libur_tetap_hari_kerja(kantor: Kantor) -> None:
    for libur in (True, False):
        simpan_hari_libur(
            pelaku=kantor.pegawai["sekretaris"],
            tanggal=date(2026, 10, 19),
            nama="Hari jadi kota",
            jenis=JenisHari.DAERAH,
            libur=libur,
            sekarang=SEKARANG,
        )

    assert HariLibur.objects.count() == 1
    assert tempo(kalender_segar(kantor)) == datetime(2026, 10, 19, 8, 0, tzinfo=WIB)


def test_unit_pelayanan_memakai_pekan_dan_hari_liburnya_sendiri(kantor: Kantor) -> None:
    pelaku = kantor.pegawai["sekretaris"]
    atur_jam_kerja(
        pelaku=pelaku,
        nama="Jam layanan",
        pekan=[[["08.00", "14.00"]]] * 6 + [[]],
        mulai=date(2026, 1, 1),
        selesai=None,
        khusus=False,
        unit=kantor.unit["bidang2"],
        sekarang=SEKARANG,
    )

    assert tempo(kalender_segar(kantor, "bidang2")) == datetime(2026, 10, 17, 9, 0, tzinfo=WIB)
    assert tempo(kalender_segar(kantor)) == datetime(2026, 10, 19, 8, 0, tzinfo=WIB)


def test_musim_khusus_berlaku_pada_tanggalnya_dan_dapat_ditutup(kantor: Kantor) -> None:
    pelaku = kantor.pegawai["sekretaris"]
    baris = atur_jam_kerja(
        pelaku=pelaku,
        nama="Ramadan",
        pekan=[[["08.00", "12.00"], ["12.30", "15.00"]]] * 5 + [[], []],
        mulai=date(2026, 10, 10),
        selesai=date(2026, 10, 31),
        khusus=True,
        sekarang=SEKARANG,
    )

    assert tempo(kalender_segar(kantor)) == datetime(2026, 10, 19, 9, 0, tzinfo=WIB)
    tutup_jam_kerja(pelaku=pelaku, jam=baris, selesai=date(2026, 10, 15), sekarang=SEKARANG)
    assert tempo(kalender_segar(kantor)) == datetime(2026, 10, 19, 8, 0, tzinfo=WIB)


def test_pustaka_mengisi_tahun_tanpa_menimpa_yang_disunting(kantor: Kantor) -> None:
    pelaku = kantor.pegawai["sekretaris"]
    simpan_hari_libur(
        pelaku=pelaku,
        tanggal=date(2026, 12, 24),
        nama="Disunting administrator",
        jenis=JenisHari.CUTI_BERSAMA,
        libur=False,
        sekarang=SEKARANG,
    )

    banyak = isi_hari_libur(pelaku=pelaku, tahun=2026, sekarang=SEKARANG)
    lagi = isi_hari_libur(pelaku=pelaku, tahun=2026, sekarang=SEKARANG)

    assert (banyak, lagi) == (24, 0)
    assert HariLibur.objects.get(tanggal=date(2026, 12, 24)).nama == "Disunting administrator"
    assert HariLibur.objects.get(tanggal=date(2026, 8, 17)).jenis == JenisHari.NASIONAL
    assert HariLibur.objects.get(tanggal=date(2026, 5, 15)).jenis == JenisHari.CUTI_BERSAMA


def test_perubahan_kalender_pemda_dicatat_di_setiap_kantor(kantor: Kantor) -> None:
    lain = buat_kantor("Lain", "b", kantor.pemda)
    baris = simpan_hari_libur(
        pelaku=kantor.pegawai["sekretaris"],
        tanggal=date(2026, 10, 19),
        nama="Hari jadi kota",
        jenis=JenisHari.DAERAH,
        libur=True,
        sekarang=SEKARANG,
    )

    hapus_hari_libur(pelaku=kantor.pegawai["sekretaris"], hari=baris, sekarang=SEKARANG)

    for instansi in (kantor.instansi, lain.instansi):
        jenis = CatatanInstansi.objects.filter(instansi=instansi).values_list("jenis", flat=True)
        assert list(jenis) == ["HariLiburDiubah", "HariLiburDihapus"]


@pytest.mark.parametrize(
    "pekan", [[[]] * 7, [[["12.00", "08.00"]]] * 7, [[["8", "12"]]] * 7, [[["x", "y"]]] * 7]
)
def test_jam_kerja_yang_tidak_dapat_dibaca_ditolak(
    kantor: Kantor, pekan: list[list[list[str]]]
) -> None:
    with pytest.raises(MasukanTidakSah):
        atur_jam_kerja(
            pelaku=kantor.pegawai["sekretaris"],
            nama="Salah",
            pekan=pekan,
            mulai=date(2026, 1, 1),
            selesai=None,
            khusus=False,
            sekarang=SEKARANG,
        )

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from tolok.dasar.galat import MasukanTidakSah, TidakBerwenang
from tolok.organisasi import selectors
from tolok.organisasi.domain.istilah import Kapasitas
from tolok.organisasi.domain.susunan import AnakTangga
from tolok.organisasi.models import CatatanInstansi, Penempatan
from tolok.organisasi.services.catatan import rantai_rusak
from tolok.organisasi.services.penempatan import (
    Dasar,
    akhiri_berhalangan,
    catat_berhalangan,
    tempatkan,
    tutup_penempatan,
)
from tolok.organisasi.tests.kantor import HARI, SEKARANG, Kantor, buat_kantor, duduki
from tolok.web.pemicu import tanpa_pemicu

SP = Dasar(jenis="Surat Perintah", nomor="800.1.11.1/264/SP/2026", tanggal=date(2026, 10, 9))


def tunjuk_plt(kantor: Kantor, pelaku: str = "sekretaris") -> Penempatan:
    return tempatkan(
        pelaku=kantor.pegawai[pelaku],
        jabatan=kantor.jabatan["kabid_kosong"],
        pegawai=kantor.pegawai["kabid"],
        kapasitas=Kapasitas.PLT,
        mulai=HARI,
        selesai=HARI + timedelta(days=90),
        dasar=SP,
        sekarang=SEKARANG,
    )


def test_plt_berlaku_seketika_dan_berakhir_pada_harinya(kantor: Kantor) -> None:
    jabatan = kantor.jabatan["kabid_kosong"]
    assert selectors.pemegang_jabatan(jabatan, HARI) == []

    baris = tunjuk_plt(kantor)

    assert [p.nama_jabatan for p in selectors.yang_bertindak(jabatan, HARI)] == [
        "Plt. Kepala Bidang Pasar"
    ]
    assert selectors.sebutan_jabatan(kantor.pegawai["kabid"], HARI) == [
        "Kepala Bidang Perdagangan",
        "Plt. Kepala Bidang Pasar",
    ]
    assert baris.selesai is not None
    assert selectors.yang_bertindak(jabatan, baris.selesai) == [baris]
    assert selectors.yang_bertindak(jabatan, baris.selesai + timedelta(days=1)) == []


def test_penunjukan_tercatat_berantai_tanpa_nama(kantor: Kantor) -> None:
    baris = tunjuk_plt(kantor)

    catatan = CatatanInstansi.objects.get(instansi=kantor.instansi)
    kantor.instansi.refresh_from_db()
    assert catatan.jenis == "PenempatanDibuka"
    assert str(baris.pk) in catatan.isi
    assert "Mega" not in catatan.isi
    assert list(rantai_rusak(kantor.instansi)) == []


def test_catatan_yang_diubah_atau_dipotong_ketahuan(kantor: Kantor) -> None:
    baris = tunjuk_plt(kantor)
    tutup_penempatan(
        pelaku=kantor.pegawai["sekretaris"], penempatan=baris, selesai=HARI, sekarang=SEKARANG
    )
    kantor.instansi.refresh_from_db()
    assert list(rantai_rusak(kantor.instansi)) == []

    pertama = CatatanInstansi.objects.filter(instansi=kantor.instansi, urutan=1)
    asli = pertama.get().isi
    with tanpa_pemicu(connection):
        pertama.update(isi="{}")
    assert any("nomor 1: isinya berubah" in k for k in rantai_rusak(kantor.instansi))
    assert list(rantai_rusak(kantor.instansi, terakhir=1)) == []

    with tanpa_pemicu(connection):
        pertama.update(isi=asli)
        CatatanInstansi.objects.filter(instansi=kantor.instansi, urutan=2).delete()
    assert any("ekornya hilang setelah nomor 1" in k for k in rantai_rusak(kantor.instansi))


def test_catatan_tidak_dapat_diubah_atau_dihapus(kantor: Kantor) -> None:
    tunjuk_plt(kantor)
    baris = CatatanInstansi.objects.filter(instansi=kantor.instansi)

    for ubah in (lambda: baris.update(isi="{}"), baris.delete):
        with pytest.raises(DatabaseError, match="tidak boleh diubah"), transaction.atomic():
            ubah()

    assert baris.count() == 1


def test_kepala_catatan_dapat_disegel(kantor: Kantor) -> None:
    tunjuk_plt(kantor)

    (kepala,) = selectors.kepala_catatan(kantor.pemda.pk)

    kantor.instansi.refresh_from_db()
    assert kepala == (kantor.instansi.pk, 1, kantor.instansi.catatan_jejak)


def test_penunjukan_ditolak_bagi_yang_tidak_berwenang(kantor: Kantor) -> None:
    with pytest.raises(TidakBerwenang):
        tunjuk_plt(kantor, pelaku="kasubbag")

    assert not Penempatan.objects.filter(kapasitas=Kapasitas.PLT).exists()
    assert not CatatanInstansi.objects.exists()


def test_administrator_kantor_lain_tidak_berwenang(kantor: Kantor) -> None:
    lain = buat_kantor("Lain", "b", kantor.pemda)

    with pytest.raises(TidakBerwenang):
        tempatkan(
            pelaku=lain.pegawai["sekretaris"],
            jabatan=kantor.jabatan["kabid_kosong"],
            pegawai=lain.pegawai["kabid"],
            kapasitas=Kapasitas.PLT,
            mulai=HARI,
            selesai=HARI,
            dasar=SP,
            sekarang=SEKARANG,
        )


def test_pegawai_kantor_lain_tidak_dapat_ditempatkan(kantor: Kantor) -> None:
    lain = buat_kantor("Lain", "b", kantor.pemda)

    with pytest.raises(MasukanTidakSah, match="bukan pegawai aktif"):
        tempatkan(
            pelaku=kantor.pegawai["sekretaris"],
            jabatan=kantor.jabatan["kabid_kosong"],
            pegawai=lain.pegawai["kabid"],
            kapasitas=Kapasitas.PLT,
            mulai=HARI,
            selesai=HARI,
            dasar=SP,
            sekarang=SEKARANG,
        )


def test_plh_bertindak_selama_pejabat_berhalangan(kantor: Kantor) -> None:
    duduki(kantor, "kepala", "sekretaris", Kapasitas.PLH, HARI, HARI + timedelta(days=4))

    yang = selectors.yang_bertindak(kantor.jabatan["kepala"], HARI)

    assert [p.pegawai.nama for p in yang] == ["Bunga Rekaan"]
    semua = selectors.pemegang_jabatan(kantor.jabatan["kepala"], HARI)
    assert [p.kapasitas for p in semua] == ["plh", "definitif"]


def test_yang_berhalangan_dilewati_tangga_sampai_kembali(kantor: Kantor) -> None:
    pelaku, sekretaris = kantor.pegawai["sekretaris"], kantor.pegawai["kasubbag"]
    baris = catat_berhalangan(
        pelaku=pelaku,
        pegawai=sekretaris,
        alasan="cuti tahunan",
        mulai=HARI,
        selesai=None,
        sekarang=SEKARANG,
    )
    jabatan = kantor.jabatan["kasubbag"]

    selama = selectors.tangga_pengganti(jabatan, frozenset(), HARI + timedelta(days=3))
    akhiri_berhalangan(
        pelaku=pelaku, berhalangan=baris, selesai=HARI + timedelta(days=2), sekarang=SEKARANG
    )
    sesudah = selectors.tangga_pengganti(jabatan, frozenset(), HARI + timedelta(days=3))

    assert selama.calon[0].anak_tangga is AnakTangga.ATASAN
    assert selama.calon[0].duduk.jabatan == kantor.jabatan["sekretaris"].pk
    assert sesudah.calon[0].anak_tangga is AnakTangga.PEMEGANG


def test_atasan_dan_bawahan_mengikuti_jabatan(kantor: Kantor) -> None:
    (atasan,) = selectors.atasan(kantor.pegawai["penyusun"], HARI)

    assert atasan.pegawai == kantor.pegawai["kasubbag"]
    assert selectors.bawahan(kantor.pegawai["kasubbag"], HARI) == [kantor.pegawai["penyusun"]]
    assert selectors.atasan(kantor.pegawai["kepala"], HARI) == []


def test_seluruh_pegawai_sekali_seorang_menurut_urutan_jabatan(kantor: Kantor) -> None:
    tunjuk_plt(kantor)

    daftar = selectors.seluruh_pegawai(kantor.instansi, HARI)

    assert [p.nama for p in daftar][:2] == ["Arya Contoh", "Bunga Rekaan"]
    assert len(daftar) == len(set(daftar)) == 7
    susunan = selectors.susunan(kantor.instansi, HARI)
    assert susunan.seluruh_pegawai() == tuple(p.pk for p in daftar)


def test_susunan_kantor_dibaca_dengan_lima_kueri(
    kantor: Kantor, django_assert_num_queries: object
) -> None:
    with django_assert_num_queries(5):  # type: ignore[operator]  # pytest-django's fixture
        susunan = selectors.susunan(kantor.instansi, HARI)

    assert len(susunan.kursi) == 8


def test_baris_kantor_lain_tidak_terlihat(kantor: Kantor) -> None:
    lain = buat_kantor("Lain", "b")

    milik = Penempatan.objects.untuk(kantor.pegawai["kepala"])

    assert not milik.filter(jabatan__instansi=lain.instansi).exists()
    assert Penempatan.objects.untuk(None).count() == 0

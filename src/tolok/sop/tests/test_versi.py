"""Versions of SOPs: taken over, confirmed, ratified, withdrawn; and the reads of runs."""

from __future__ import annotations

from uuid import uuid4

import pytest

from tolok.dasar.galat import TidakBerwenang, TidakDitemukan, TransisiTidakSah
from tolok.organisasi.models import CatatanInstansi
from tolok.organisasi.services.catatan import rantai_rusak
from tolok.organisasi.sop_terdaftar import daftar_sop
from tolok.organisasi.tests.kantor import HARI, SEKARANG, Kantor, buat_kantor
from tolok.sop.domain.konfirmasi import Konfirmasi
from tolok.sop.models import VersiSop
from tolok.sop.selectors import versi as selectors
from tolok.sop.services.draf import konfirmasikan, masukkan_pustaka
from tolok.sop.services.pengesahan import cabut
from tolok.sop.tests.pengesahan import berlakukan

JAWABAN = Konfirmasi(penanggung_jawab="kasubbag", pelaksana={10: "kasubbag"})


def _masukkan(kantor: Kantor, pelaku: str = "kasubbag") -> VersiSop:
    return masukkan_pustaka(
        pelaku=kantor.pegawai[pelaku], instansi=kantor.instansi, kode="000", sekarang=SEKARANG
    )


def _berlaku(kantor: Kantor) -> VersiSop:
    versi = konfirmasikan(
        pelaku=kantor.pegawai["kasubbag"],
        versi=_masukkan(kantor),
        jawaban=JAWABAN,
        sekarang=SEKARANG,
    )
    return berlakukan(pelaku=kantor.pegawai["sekretaris"], versi=versi, sekarang=SEKARANG)


def test_sop_pustaka_masuk_sebagai_draf_milik_instansi(kantor: Kantor) -> None:
    versi = _masukkan(kantor)

    assert (versi.versi, versi.status, versi.konfirmasi) == (1, "draf", {})
    sop = selectors.halaman_versi(versi)
    assert sop.unit == "Pemerintah Kota Contoh - Dinas Perdagangan Kota Contoh"
    assert sop.disahkan_oleh.nama is None
    assert selectors.jalan_versi(versi).sidik == versi.sidik
    assert (
        CatatanInstansi.objects.get(jenis="VersiSopDimasukkan").pelaku
        == (kantor.pegawai["kasubbag"])
    )
    kantor.instansi.refresh_from_db()
    assert list(rantai_rusak(kantor.instansi)) == []


def test_pegawai_tanpa_wewenang_tidak_dapat_memasukkan(kantor: Kantor) -> None:
    with pytest.raises(TidakBerwenang):
        _masukkan(kantor, "analis")

    assert not VersiSop.objects.exists()


def test_administrator_instansi_lain_tidak_dapat_memasukkan(kantor: Kantor) -> None:
    lain = buat_kantor("Lain", "b")

    with pytest.raises(TidakBerwenang):
        masukkan_pustaka(
            pelaku=lain.pegawai["sekretaris"],
            instansi=kantor.instansi,
            kode="000",
            sekarang=SEKARANG,
        )


def test_draf_yang_belum_dikonfirmasi_tidak_dapat_berlaku(kantor: Kantor) -> None:
    versi = _masukkan(kantor)

    with pytest.raises(TransisiTidakSah, match="belum dikonfirmasi"):
        berlakukan(pelaku=kantor.pegawai["sekretaris"], versi=versi, sekarang=SEKARANG)


def test_penyiap_tidak_dapat_mengesahkan(kantor: Kantor) -> None:
    versi = _masukkan(kantor)

    with pytest.raises(TidakBerwenang):
        berlakukan(pelaku=kantor.pegawai["kasubbag"], versi=versi, sekarang=SEKARANG)


def test_versi_berlaku_menggantikan_yang_lama_pada_hari_yang_sama(kantor: Kantor) -> None:
    lama = _berlaku(kantor)

    baru = _berlaku(kantor)

    lama.refresh_from_db()
    assert (lama.status, lama.dicabut_sejak) == ("dicabut", HARI)
    assert (baru.versi, baru.status, baru.berlaku_sejak) == (2, "berlaku", HARI)
    assert selectors.versi_berlaku(kantor.instansi, "000", HARI) == baru


def test_versi_yang_berlaku_tidak_dapat_dikonfirmasi_atau_disahkan_lagi(kantor: Kantor) -> None:
    versi = _berlaku(kantor)

    with pytest.raises(TransisiTidakSah):
        konfirmasikan(
            pelaku=kantor.pegawai["kasubbag"], versi=versi, jawaban=JAWABAN, sekarang=SEKARANG
        )
    with pytest.raises(TransisiTidakSah):
        berlakukan(pelaku=kantor.pegawai["sekretaris"], versi=versi, sekarang=SEKARANG)


def test_versi_yang_dicabut_tetap_ditemukan_menurut_sidiknya(kantor: Kantor) -> None:
    versi = _berlaku(kantor)

    cabut(pelaku=kantor.pegawai["sekretaris"], versi=versi, sekarang=SEKARANG)

    jalan = selectors.jalan_menurut_sidik(versi.sidik)
    assert jalan is not None
    assert jalan.penanggung_jawab == "kasubbag"
    assert selectors.halaman_menurut_sidik(versi.sidik) == selectors.halaman_versi(versi)
    assert selectors.versi_berlaku(kantor.instansi, "000", HARI) is None
    assert selectors.jalan_menurut_sidik("0" * 64) is None


def test_versi_instansi_lain_tidak_ditemukan(kantor: Kantor) -> None:
    versi = _masukkan(kantor)
    lain = buat_kantor("Lain", "b")

    with pytest.raises(TidakDitemukan):
        selectors.versi(lain.pegawai["kepala"], versi.pk)
    with pytest.raises(TidakDitemukan):
        selectors.versi(kantor.pegawai["kepala"], uuid4())
    assert list(selectors.semua_versi(lain.pegawai["kepala"])) == []


def test_lajur_sop_pustaka_terdaftar_untuk_dipetakan() -> None:
    terdaftar = daftar_sop()

    assert [satu.kode for satu in terdaftar] == ["000", "001", "002", "003", "004"]
    assert [lajur.kode for lajur in terdaftar[0].lajur][:2] == ["kepala_dinas", "sekretaris"]

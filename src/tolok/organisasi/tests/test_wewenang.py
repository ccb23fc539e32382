from __future__ import annotations

from datetime import timedelta

import pytest

from tolok.dasar.galat import MasukanTidakSah, TidakBerwenang
from tolok.organisasi.domain.istilah import Lingkup, Peran
from tolok.organisasi.models import Pegawai, Wewenang
from tolok.organisasi.permissions import punya_wewenang
from tolok.organisasi.services.wewenang import beri_wewenang, cabut_wewenang
from tolok.organisasi.tests.kantor import HARI, SEKARANG, Kantor, buat_kantor


def beri_lewat_layanan(
    kantor: Kantor, pelaku: str, kepada: str, lingkup: Lingkup = Lingkup.INSTANSI
) -> Wewenang:
    return beri_wewenang(
        pelaku=kantor.pegawai[pelaku],
        pegawai=kantor.pegawai[kepada],
        peran=Peran.MENYIAPKAN_PELAKSANAAN,
        lingkup=lingkup,
        mulai=HARI,
        selesai=None,
        sekarang=SEKARANG,
    )


def segar(pegawai: Pegawai) -> Pegawai:
    return Pegawai.objects.select_related("instansi").get(pk=pegawai.pk)


def test_wewenang_berlaku_pada_harinya_di_kantornya(kantor: Kantor) -> None:
    lain = buat_kantor("Lain", "b", kantor.pemda)

    beri_lewat_layanan(kantor, "sekretaris", "kasubbag")

    orang = segar(kantor.pegawai["kasubbag"])
    siap = Peran.MENYIAPKAN_PELAKSANAAN
    assert punya_wewenang(orang, siap, kantor.instansi.pk, HARI)
    assert not punya_wewenang(orang, siap, kantor.instansi.pk, HARI - timedelta(days=1))
    assert not punya_wewenang(orang, siap, lain.instansi.pk, HARI)
    assert orang.pengguna is not None


def test_wewenang_yang_dicabut_berakhir_pada_harinya(kantor: Kantor) -> None:
    baris = beri_lewat_layanan(kantor, "sekretaris", "kasubbag")

    cabut_wewenang(
        pelaku=kantor.pegawai["sekretaris"], wewenang=baris, selesai=HARI, sekarang=SEKARANG
    )

    orang = segar(kantor.pegawai["kasubbag"])
    siap = Peran.MENYIAPKAN_PELAKSANAAN
    assert punya_wewenang(orang, siap, kantor.instansi.pk, HARI)
    assert not punya_wewenang(orang, siap, kantor.instansi.pk, HARI + timedelta(days=1))


def test_yang_bukan_administrator_tidak_dapat_memberi(kantor: Kantor) -> None:
    with pytest.raises(TidakBerwenang):
        beri_lewat_layanan(kantor, "kasubbag", "kasubbag")


def test_lingkup_pemda_hanya_dari_administrator_pemda(kantor: Kantor) -> None:
    with pytest.raises(TidakBerwenang, match="administrator tingkat pemda"):
        beri_lewat_layanan(kantor, "sekretaris", "kasubbag", Lingkup.PEMDA)


def test_wewenang_yang_sama_tidak_diberikan_dua_kali(kantor: Kantor) -> None:
    beri_lewat_layanan(kantor, "sekretaris", "kasubbag")

    with pytest.raises(MasukanTidakSah, match="sudah mempunyai"):
        beri_lewat_layanan(kantor, "sekretaris", "kasubbag")


def test_administrator_tidak_mencabut_dirinya_sendiri(kantor: Kantor) -> None:
    baris = Wewenang.objects.get(pegawai=kantor.pegawai["sekretaris"])

    with pytest.raises(MasukanTidakSah, match="Anda sendiri"):
        cabut_wewenang(
            pelaku=kantor.pegawai["sekretaris"], wewenang=baris, selesai=HARI, sekarang=SEKARANG
        )


def test_izin_kelola_hanya_di_kantor_sendiri(kantor: Kantor) -> None:
    lain = buat_kantor("Lain", "b", kantor.pemda)
    pengguna = kantor.pegawai["sekretaris"].pengguna
    biasa = kantor.pegawai["kasubbag"].pengguna
    assert pengguna is not None
    assert biasa is not None

    assert pengguna.has_perm("organisasi.kelola")
    assert pengguna.has_perm("organisasi.kelola", kantor.jabatan["kepala"])
    assert not pengguna.has_perm("organisasi.kelola", lain.instansi)
    assert not biasa.has_perm("organisasi.kelola")

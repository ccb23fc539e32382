from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest

from tolok.dasar.galat import MasukanTidakSah, TidakDitemukan
from tolok.organisasi import selectors
from tolok.organisasi.domain.istilah import AturanLajur
from tolok.organisasi.models import CatatanInstansi, PetaLajur, Tim
from tolok.organisasi.services.lajur import CalonAnggota, bentuk_tim, bubarkan_tim, petakan_lajur
from tolok.organisasi.services.penempatan import Dasar
from tolok.organisasi.tests.kantor import HARI, SEKARANG, Kantor


def petakan(kantor: Kantor, jabatan: str, mulai: date = HARI) -> PetaLajur:
    return petakan_lajur(
        pelaku=kantor.pegawai["sekretaris"],
        instansi=kantor.instansi,
        sop_kode="000",
        lajur="kasubbag",
        aturan=AturanLajur.JABATAN,
        isian={"jabatan": [str(kantor.jabatan[jabatan].pk)]},
        mulai=mulai,
        sekarang=SEKARANG,
    )


def bentuk(kantor: Kantor, *anggota: CalonAnggota) -> Tim:
    return bentuk_tim(
        pelaku=kantor.pegawai["sekretaris"],
        instansi=kantor.instansi,
        nama="Tim AKIP",
        dasar=Dasar(jenis="Keputusan Kepala Dinas", nomor="1/KEP/2026"),
        mulai=HARI,
        selesai=date(2026, 12, 31),
        anggota=anggota,
        sekarang=SEKARANG,
    )


def test_peta_lajur_baru_menutup_yang_lama_sehari_sebelumnya(kantor: Kantor) -> None:
    petakan(kantor, "kasubbag")
    petakan(kantor, "sekretaris", HARI + timedelta(days=30))

    sekarang = selectors.pemegang_lajur(kantor.instansi, "000", "kasubbag", HARI)
    nanti = selectors.pemegang_lajur(kantor.instansi, "000", "kasubbag", HARI + timedelta(days=30))

    assert sekarang[0].jabatan == kantor.jabatan["kasubbag"].pk
    assert nanti[0].jabatan == kantor.jabatan["sekretaris"].pk
    assert CatatanInstansi.objects.filter(jenis="LajurDipetakan").count() == 2


def test_peta_lajur_pada_hari_yang_sama_diganti(kantor: Kantor) -> None:
    petakan(kantor, "kasubbag")
    petakan(kantor, "sekretaris")

    (pemegang,) = selectors.pemegang_lajur(kantor.instansi, "000", "kasubbag", HARI)

    assert pemegang.jabatan == kantor.jabatan["sekretaris"].pk


def test_lajur_tanpa_peta_disebut_lajurnya(kantor: Kantor) -> None:
    with pytest.raises(TidakDitemukan, match="Lajur “bendahara” belum dipetakan"):
        selectors.pemegang_lajur(kantor.instansi, "000", "bendahara", HARI)


def test_peta_lajur_menolak_jabatan_kantor_lain(kantor: Kantor) -> None:
    with pytest.raises(MasukanTidakSah, match="bukan milik perangkat daerah ini"):
        petakan_lajur(
            pelaku=kantor.pegawai["sekretaris"],
            instansi=kantor.instansi,
            sop_kode="000",
            lajur="x",
            aturan=AturanLajur.JABATAN,
            isian={"jabatan": [str(uuid4())]},
            mulai=HARI,
            sekarang=SEKARANG,
        )

    assert not PetaLajur.objects.exists()


def test_tim_memegang_lajur_selama_sk_berlaku(kantor: Kantor) -> None:
    tim = bentuk(
        kantor,
        CalonAnggota(pegawai=kantor.pegawai["kasubbag"], kedudukan="Ketua", ketua=True),
        CalonAnggota(pegawai=kantor.pegawai["analis"], kedudukan="Anggota"),
    )
    petakan_lajur(
        pelaku=kantor.pegawai["sekretaris"],
        instansi=kantor.instansi,
        sop_kode="002",
        lajur="tim_akip",
        aturan=AturanLajur.TIM,
        isian={"tim": str(tim.pk)},
        mulai=HARI,
        sekarang=SEKARANG,
    )

    (selama,) = selectors.pemegang_lajur(kantor.instansi, "002", "tim_akip", HARI)
    habis = selectors.pemegang_lajur(kantor.instansi, "002", "tim_akip", date(2027, 1, 1))

    assert selama.ketua == kantor.pegawai["kasubbag"].pk
    assert len(selama.pegawai) == 2
    assert habis == ()


def test_tim_dibubarkan_berakhir_beserta_keanggotaannya(kantor: Kantor) -> None:
    tim = bentuk(
        kantor, CalonAnggota(pegawai=kantor.pegawai["kasubbag"], kedudukan="Ketua", ketua=True)
    )

    bubarkan_tim(pelaku=kantor.pegawai["sekretaris"], tim=tim, selesai=HARI, sekarang=SEKARANG)

    assert tim.daftar_anggota.get().selesai == HARI
    assert selectors.susunan(kantor.instansi, HARI + timedelta(days=1)).tim == {}


def test_tim_perlu_tepat_satu_ketua_dan_tanpa_nama_ganda(kantor: Kantor) -> None:
    ketua = CalonAnggota(pegawai=kantor.pegawai["kasubbag"], kedudukan="Ketua", ketua=True)
    ganda = CalonAnggota(pegawai=kantor.pegawai["kasubbag"], kedudukan="Anggota")

    with pytest.raises(MasukanTidakSah, match="tepat satu ketua"):
        bentuk(kantor, ganda)
    with pytest.raises(MasukanTidakSah, match="dua kali"):
        bentuk(kantor, ketua, ganda)

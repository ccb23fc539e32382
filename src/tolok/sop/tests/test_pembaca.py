"""Read and acknowledge: who acts in a lane, what they say, what the manager sees."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from tolok.dasar.galat import TidakBerwenang, TransisiTidakSah
from tolok.organisasi.domain.istilah import AturanLajur
from tolok.organisasi.services.lajur import petakan_lajur
from tolok.organisasi.tests.kantor import AWAL, HARI, SEKARANG, Kantor, buat_kantor
from tolok.sop.domain.konfirmasi import Konfirmasi
from tolok.sop.kartu import kartu_baca
from tolok.sop.models import PembacaanSop, VersiSop
from tolok.sop.selectors.baca import belum_dibaca, daftar_pembaca, lajur_pembaca
from tolok.sop.services.baca import nyatakan_dibaca
from tolok.sop.services.draf import konfirmasikan, masukkan_pustaka
from tolok.sop.services.pengesahan import cabut
from tolok.sop.tests.pengesahan import berlakukan

JAWABAN = Konfirmasi(penanggung_jawab="kasubbag", pelaksana={10: "kasubbag"})


def _petakan(kantor: Kantor, lajur: str, aturan: AturanLajur, isian: dict[str, Any]) -> None:
    petakan_lajur(
        pelaku=kantor.pegawai["sekretaris"],
        instansi=kantor.instansi,
        sop_kode="000",
        lajur=lajur,
        aturan=aturan,
        isian=isian,
        mulai=AWAL,
        sekarang=SEKARANG,
    )
    kantor.instansi.refresh_from_db()


@pytest.fixture
def berlaku(kantor: Kantor) -> VersiSop:
    orang = kantor.pegawai
    for lajur in ("kepala_dinas", "sekretaris", "kasubbag"):
        kunci = lajur.removesuffix("_dinas")
        _petakan(kantor, lajur, AturanLajur.JABATAN, {"jabatan": [str(kantor.jabatan[kunci].pk)]})
    versi = masukkan_pustaka(
        pelaku=orang["kasubbag"], instansi=kantor.instansi, kode="000", sekarang=SEKARANG
    )
    konfirmasikan(pelaku=orang["kasubbag"], versi=versi, jawaban=JAWABAN, sekarang=SEKARANG)
    return berlakukan(pelaku=orang["sekretaris"], versi=versi, sekarang=SEKARANG)


def _masuk(kantor: Kantor, siapa: str) -> Client:
    pengguna = kantor.pegawai[siapa].pengguna
    assert pengguna is not None
    client = Client()
    client.force_login(pengguna)
    return client


def test_yang_bertindak_di_lajur_diminta_membaca_dan_yang_lain_tidak(
    kantor: Kantor, berlaku: VersiSop
) -> None:
    orang = lajur_pembaca(berlaku, kantor.instansi, HARI)

    assert set(orang) == {kantor.pegawai[k].pk for k in ("kepala", "sekretaris", "kasubbag")}
    assert belum_dibaca(kantor.pegawai["analis"], HARI) == []
    kartu = kartu_baca(kantor.pegawai["kasubbag"], SEKARANG)
    assert kartu is not None
    assert kartu.banyak == 1
    assert kartu.baris[0].alamat == reverse("sop:versi", args=[berlaku.pk])


def test_sesudah_dinyatakan_kartunya_hilang_dan_pertama_kalinya_tetap(
    kantor: Kantor, berlaku: VersiSop
) -> None:
    satu = kantor.pegawai["kasubbag"]
    client = _masuk(kantor, "kasubbag")
    assert "Mohon dibaca" in client.get(reverse("sop:versi", args=[berlaku.pk])).text

    for _ in range(2):
        assert client.post(reverse("sop:baca", args=[berlaku.pk])).status_code == 302

    assert PembacaanSop.objects.get().pegawai == satu
    assert kartu_baca(satu, SEKARANG) is None
    halaman = client.get(reverse("sop:versi", args=[berlaku.pk])).text
    assert "Anda sudah membaca versi ini" in halaman
    assert "Saya sudah membaca" not in halaman


def test_siapa_pun_di_kantor_boleh_menyatakan_dan_disebut_ikut_membaca(
    kantor: Kantor, berlaku: VersiSop
) -> None:
    nyatakan_dibaca(pelaku=kantor.pegawai["analis"], versi=berlaku, sekarang=SEKARANG)

    daftar = daftar_pembaca(berlaku, kantor.instansi, HARI)

    assert [x.nama for x in daftar.lainnya] == ["Nanda Ilustrasi"]
    assert (len(daftar.sudah), len(daftar.belum)) == (0, 3)


def test_orang_kantor_lain_dan_versi_yang_tidak_berlaku_ditolak(
    kantor: Kantor, berlaku: VersiSop
) -> None:
    lain = buat_kantor("Lain", "b")
    with pytest.raises(TidakBerwenang):
        nyatakan_dibaca(pelaku=lain.pegawai["kepala"], versi=berlaku, sekarang=SEKARANG)
    cabut(pelaku=kantor.pegawai["sekretaris"], versi=berlaku, sekarang=SEKARANG)
    with pytest.raises(TransisiTidakSah, match="dicabut"):
        nyatakan_dibaca(pelaku=kantor.pegawai["kepala"], versi=berlaku, sekarang=SEKARANG)
    assert kartu_baca(kantor.pegawai["kepala"], SEKARANG) is None


def test_pernyataan_tidak_dapat_diubah_atau_dihapus(kantor: Kantor, berlaku: VersiSop) -> None:
    nyatakan_dibaca(pelaku=kantor.pegawai["kepala"], versi=berlaku, sekarang=SEKARANG)
    with pytest.raises(DatabaseError), transaction.atomic():
        PembacaanSop.objects.all().delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        PembacaanSop.objects.update(pada=SEKARANG)
    assert PembacaanSop.objects.count() == 1


def test_pengelola_melihat_siapa_belum_dan_pesan_siap_salin(
    kantor: Kantor, berlaku: VersiSop
) -> None:
    nyatakan_dibaca(pelaku=kantor.pegawai["kepala"], versi=berlaku, sekarang=SEKARANG)

    halaman = _masuk(kantor, "kasubbag").get(reverse("sop:pembaca", args=[berlaku.pk]))

    assert "1 dari 3 yang bertindak di lajurnya" in halaman.text
    pesan = halaman.context["pesan"]
    assert "1 dari 3 sudah membaca" in pesan
    assert "1. Bunga Rekaan" in pesan
    assert "Arya Contoh" not in pesan
    assert f"http://testserver/sop/{berlaku.pk}/" in pesan
    tolak = _masuk(kantor, "analis").get(reverse("sop:pembaca", args=[berlaku.pk]))
    assert tolak.status_code == 403


def test_lajur_yang_belum_dipetakan_dikatakan(kantor: Kantor) -> None:
    orang = kantor.pegawai
    versi = masukkan_pustaka(
        pelaku=orang["kasubbag"], instansi=kantor.instansi, kode="000", sekarang=SEKARANG
    )
    konfirmasikan(pelaku=orang["kasubbag"], versi=versi, jawaban=JAWABAN, sekarang=SEKARANG)
    berlakukan(pelaku=orang["sekretaris"], versi=versi, sekarang=SEKARANG)

    halaman = _masuk(kantor, "kasubbag").get(reverse("sop:pembaca", args=[versi.pk])).text

    assert "Belum ada yang perlu membaca" in halaman


@pytest.mark.parametrize(
    ("aturan", "isian", "siapa"),
    [
        (AturanLajur.KEPALA_UNIT, "unit", {"kabid"}),
        (AturanLajur.PEGAWAI_UNIT, "unit", {"kabid", "analis"}),
        (AturanLajur.ATASAN_SUBJEK, "", {"kepala", "sekretaris", "kasubbag", "kabid"}),
        (
            AturanLajur.SUBJEK,
            "",
            {"kepala", "sekretaris", "kasubbag", "penyusun", "kabid", "analis", "penata"},
        ),
    ],
)
def test_setiap_aturan_lajur_menunjuk_orangnya(
    kantor: Kantor, berlaku: VersiSop, aturan: AturanLajur, isian: str, siapa: set[str]
) -> None:
    isi = {isian: [str(kantor.unit["bidang1"].pk)]} if isian else {}
    _petakan(kantor, "kepala_bidang", aturan, isi)

    semua = lajur_pembaca(berlaku, kantor.instansi, HARI)

    nama = {k for k, v in semua.items() if "Bidang" in " ".join(v)}
    assert nama == {kantor.pegawai[k].pk for k in siapa}


def test_kartu_hanya_satu_kueri_bagi_yang_sudah_membaca(
    kantor: Kantor, berlaku: VersiSop, django_assert_num_queries: Any
) -> None:
    nyatakan_dibaca(pelaku=kantor.pegawai["kepala"], versi=berlaku, sekarang=SEKARANG)
    with django_assert_num_queries(1):
        assert kartu_baca(kantor.pegawai["kepala"], SEKARANG) is None

"""A new version asks everybody again and says what changed; the list is counted and printed."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from tolok.organisasi.domain.istilah import AturanLajur
from tolok.organisasi.services.lajur import petakan_lajur
from tolok.organisasi.tests.kantor import AWAL, HARI, SEKARANG, Kantor
from tolok.sop.domain.konfirmasi import Konfirmasi
from tolok.sop.kartu import kartu_baca
from tolok.sop.models import VersiSop
from tolok.sop.selectors.baca import daftar_pembaca
from tolok.sop.services.baca import nyatakan_dibaca
from tolok.sop.services.draf import konfirmasikan, masukkan_pustaka
from tolok.sop.tests.pengesahan import berlakukan

pytestmark = pytest.mark.django_db


@pytest.fixture
def berlaku(kantor: Kantor) -> VersiSop:
    """Version 1 in force; Kepala, Sekretaris and Kasubbag act in its lanes."""
    for lajur in ("kepala_dinas", "sekretaris", "kasubbag"):
        jabatan = kantor.jabatan[lajur.removesuffix("_dinas")]
        petakan_lajur(
            pelaku=kantor.pegawai["sekretaris"],
            instansi=kantor.instansi,
            sop_kode="000",
            lajur=lajur,
            aturan=AturanLajur.JABATAN,
            isian={"jabatan": [str(jabatan.pk)]},
            mulai=AWAL,
            sekarang=SEKARANG,
        )
        kantor.instansi.refresh_from_db()
    return _berlakukan(kantor, "kasubbag")


def _berlakukan(kantor: Kantor, penanggung_jawab: str) -> VersiSop:
    orang = kantor.pegawai
    versi = masukkan_pustaka(
        pelaku=orang["kasubbag"], instansi=kantor.instansi, kode="000", sekarang=SEKARANG
    )
    jawaban = Konfirmasi(penanggung_jawab=penanggung_jawab, pelaksana={10: "kasubbag"})
    konfirmasikan(pelaku=orang["kasubbag"], versi=versi, jawaban=jawaban, sekarang=SEKARANG)
    return berlakukan(pelaku=orang["sekretaris"], versi=versi, sekarang=SEKARANG)


def _masuk(kantor: Kantor, siapa: str) -> Client:
    pengguna = kantor.pegawai[siapa].pengguna
    assert pengguna is not None
    client = Client()
    client.force_login(pengguna)
    return client


def test_versi_baru_ditanyakan_lagi_dengan_yang_berubah(kantor: Kantor, berlaku: VersiSop) -> None:
    kasubbag = kantor.pegawai["kasubbag"]
    nyatakan_dibaca(pelaku=kasubbag, versi=berlaku, sekarang=SEKARANG)
    assert kartu_baca(kasubbag, SEKARANG) is None

    baru = _berlakukan(kantor, "sekretaris")

    kartu = kartu_baca(kasubbag, SEKARANG)
    assert kartu is not None
    assert "Menggantikan versi 1." in (kartu.baris[0].konteks or "")
    halaman = _masuk(kantor, "kasubbag").get(reverse("sop:versi", args=[baru.pk])).text
    assert "Mohon dibaca" in halaman
    assert "penanggung jawab pelaksanaan diganti" in halaman
    assert reverse("sop:beda", args=[baru.pk, berlaku.pk]) in halaman


def test_daftar_dihitung_per_unit_dan_dapat_dicetak(kantor: Kantor, berlaku: VersiSop) -> None:
    nyatakan_dibaca(pelaku=kantor.pegawai["kepala"], versi=berlaku, sekarang=SEKARANG)

    unit = daftar_pembaca(berlaku, kantor.instansi, HARI).per_unit
    halaman = _masuk(kantor, "kasubbag").get(reverse("sop:pembaca", args=[berlaku.pk])).text
    alamat = reverse("pelaksanaan:cetak_pembaca", args=[berlaku.pk])

    assert (sum(u.sudah for u in unit), sum(u.semua for u in unit)) == (1, 3)
    assert alamat in halaman
    assert _masuk(kantor, "kasubbag").get(alamat).content.startswith(b"%PDF-")
    assert _masuk(kantor, "analis").get(alamat).status_code == 403

"""002-03: the minutes are signed by leader and notulis, in Tolok or recorded from paper (X-03, X-08)."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.skenario.lakon_002 import KADIS, KETUA, SEKRETARIS, Sop002
from tests.skenario.meja import naskah, polos
from tolok.berkas.tests.contoh import PDF
from tolok.organisasi.models import CatatanInstansi
from tolok.organisasi.services.catatan import rantai_rusak
from tolok.pelaksanaan.models import Bukti, Lembar

pytestmark = pytest.mark.django_db

NOTULIS = "A-06"


@pytest.fixture
def sop() -> Sop002:
    sop = Sop002()
    sop.langkah_1()
    orang = sop.lakon.kantor.pegawai
    sop.langkah_2(pimpinan=orang[SEKRETARIS].nama, notulis=orang[NOTULIS].nama)
    return sop


def alamat() -> str:
    satu = Lembar.objects.get(jenis="notula")
    return f"/pelaksanaan/{satu.pelaksanaan_id}/notula/{satu.pk}/"


def kirim(sop: Sop002, orang: str, **isi: Any) -> Any:
    return sop.meja._minta(orang, "post", alamat(), {"peran": "notulis", **isi})


def test_notulis_diminta_menandatangani_dan_tanda_tangannya_tercetak(sop: Sop002) -> None:
    assert "Menunggu tanda tangan Anda" in sop.meja.tugas_saya(NOTULIS)
    assert "Menunggu tanda tangan Anda" not in sop.meja.tugas_saya(SEKRETARIS), "signed by saving"
    assert "Menunggu tanda tangan notulis" in sop.meja.sop(SEKRETARIS)
    assert kirim(sop, KETUA).status_code == 403

    assert kirim(sop, NOTULIS).status_code == 303
    assert kirim(sop, NOTULIS).status_code == 303, "said twice"

    assert Lembar.objects.filter(jenis="tanda_notula").count() == 1
    assert "Menunggu tanda tangan Anda" not in sop.meja.tugas_saya(NOTULIS)
    assert "Menunggu tanda tangan notulis" not in sop.meja.sop(SEKRETARIS)
    cetak = naskah(sop.lakon, "notula")[0]
    nama = sop.lakon.kantor.pegawai[NOTULIS].nama
    bawah = cetak.rpartition("Notulis,")[2]
    assert nama in bawah
    assert "disetujui" in bawah.lower()
    instansi = sop.lakon.baris().instansi
    assert CatatanInstansi.objects.filter(jenis="NotulaDitandatangani").count() == 1
    assert list(rantai_rusak(instansi)) == []


def test_tanda_tangan_di_kertas_dicatat_dengan_pindaian_oleh_penyimpan(sop: Sop002) -> None:
    kertas = {"perintah": "kertas", "tanggal": "2025-10-02"}
    tanpa = kirim(sop, SEKRETARIS, **kertas)
    assert tanpa.status_code == 422
    assert "Pindaiannya belum dipilih." in polos(tanpa.text)
    lain = kirim(sop, "A-14", **kertas, pindaian=SimpleUploadedFile("a.pdf", PDF))
    assert lain.status_code == 403

    jawab = kirim(sop, SEKRETARIS, **kertas, pindaian=SimpleUploadedFile("a.pdf", PDF))

    assert jawab.status_code == 303
    assert Bukti.objects.filter(judul="Notula bertanda tangan").count() == 1
    cetak = naskah(sop.lakon, "notula")[0]
    assert "tertulis 2 Oktober 2025, dicatat oleh" in cetak
    halaman = polos(sop.meja._minta(KADIS, "get", alamat()).text)
    assert "Dicatat dari kertas" in halaman


def test_yang_tidak_terkait_tidak_membaca_notula(sop: Sop002) -> None:
    assert sop.meja._minta("A-31", "get", alamat()).status_code == 403

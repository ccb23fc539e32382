"""Who reads what a run contains: rows and times for the office, content for those it reached."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tolok.berkas.models import Berkas
from tolok.organisasi.domain.istilah import Lingkup, Peran
from tolok.organisasi.models import Wewenang
from tolok.pelaksanaan.kantor import INGATAN
from tolok.pelaksanaan.konsep import simpan_konsep
from tolok.pelaksanaan.models import Bukti, Tugas
from tolok.pelaksanaan.services import kembalikan
from tolok.pelaksanaan.tests.kantor import SAAT, Kantor, buat_kantor
from tolok.pelaksanaan.tests.lakon import Lakon
from tolok.pelaksanaan.tests.test_halaman import masuk

pytestmark = pytest.mark.django_db
ALASAN = "Angka realisasi belum cocok dengan berita acara."
_PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


@pytest.fixture(autouse=True)
def hari_itu() -> Iterator[None]:
    with time_machine.travel(SAAT + timedelta(hours=2), tick=True):
        yield


@pytest.fixture
def lakon() -> Lakon:
    lakon = Lakon(buat_kantor())
    lakon.mulai()
    return lakon


def _tugas(tugas: Tugas, *perintah: str) -> str:
    nama = "pelaksanaan:perintah" if perintah else "pelaksanaan:tugas"
    return reverse(nama, args=[tugas.pelaksanaan_id, tugas.pk, *perintah])


def _jaga_arsip(kantor: Kantor, orang: str) -> None:
    pegawai = kantor.pegawai[orang]
    Wewenang.objects.create(
        pemda=pegawai.pemda,
        pegawai=pegawai,
        instansi=pegawai.instansi,
        peran=Peran.ARSIPARIS.value,
        lingkup=Lingkup.INSTANSI.value,
        mulai=SAAT.date(),
    )
    INGATAN.kosongkan()  # the grant stands without its entry in the log


def test_tugas_selesai_tidak_terbuka_bagi_yang_tidak_didatangi_pelaksanaan(lakon: Lakon) -> None:
    """A finished task was readable by everybody once: nothing is left to forbid on it."""
    satu = lakon.terbuka(1)[0]
    lakon.langkah_1()

    status = {
        orang: masuk(lakon.kantor, orang).get(_tugas(satu)).status_code
        for orang in ("kepala_dinas", "sekretaris", "kasubbag", "kabid_perdagangan", "staf_1")
    }

    assert status == {
        "kepala_dinas": 200,
        "sekretaris": 200,
        "kasubbag": 200,
        "kabid_perdagangan": 403,
        "staf_1": 403,
    }


def test_penjaga_arsip_membaca_tetapi_tidak_mengerjakan(lakon: Lakon) -> None:
    satu = lakon.terbuka(1)[0]
    lakon.langkah_1()
    _jaga_arsip(lakon.kantor, "kabid_perdagangan")
    penjaga = masuk(lakon.kantor, "kabid_perdagangan")

    assert penjaga.get(_tugas(satu)).status_code == 200
    assert penjaga.post(_tugas(satu, "tugas", "tarik"), {"alasan": "x"}).status_code == 403


def test_alasan_pengembalian_dikutip_hanya_bagi_yang_didatangi(lakon: Lakon) -> None:
    lakon.sampai(6)
    kembalikan(pada=lakon.satu(7, "kasubbag"), alasan=ALASAN, sasaran=5)
    alamat = [
        reverse(nama, args=[lakon.pelaksanaan])
        for nama in ("pelaksanaan:pelaksanaan", "pelaksanaan:riwayat")
    ]

    for satu in alamat:
        didatangi = masuk(lakon.kantor, "sekretaris").get(satu).content.decode()
        assert ALASAN in didatangi
    orang_baru = _orang_baru(lakon.kantor)
    for satu in alamat:
        isi = orang_baru.get(satu)
        assert isi.status_code == 200
        assert ALASAN not in isi.content.decode()
        assert "mengembalikan ke langkah 5" in isi.content.decode()


def _orang_baru(kantor: Kantor) -> Client:
    """An employee of the office without any post."""
    pegawai: Any = type(kantor.pegawai["staf_1"]).objects.create(
        pemda=kantor.pegawai["staf_1"].pemda,
        instansi=kantor.pegawai["staf_1"].instansi,
        nama="Pegawai Baru",
    )
    kantor.pegawai["baru"] = pegawai
    return masuk(kantor, "baru")


def test_ketikan_yang_belum_diserahkan_tidak_terlihat_pemeriksa(lakon: Lakon) -> None:
    lakon.sampai(1)
    tugas = lakon.terbuka(2)[0]
    simpan_konsep(
        pada=lakon.pada("sekretaris", tugas),
        bagian="tugaskan",
        isi={"teks": "Masih saya pikirkan.", "kepada": [], "harap": []},
        versi=0,
        boleh=True,
    )

    sendiri = masuk(lakon.kantor, "sekretaris").get(_tugas(tugas)).content.decode()
    orang_lain = masuk(lakon.kantor, "kepala_dinas").get(_tugas(tugas)).content.decode()

    assert "Masih saya pikirkan." in sendiri
    assert "Masih saya pikirkan." not in orang_lain


def test_tugas_selesai_tidak_menerima_fail(lakon: Lakon) -> None:
    satu = lakon.terbuka(1)[0]
    lakon.langkah_1()

    jawab = masuk(lakon.kantor, "kepala_dinas").post(
        _tugas(satu, "tugas", "unggah"),
        {"judul": "Susulan", "fail": SimpleUploadedFile("a.pdf", _PDF)},
    )

    assert jawab.status_code == 409
    assert not Bukti.objects.exists()
    assert not Berkas.objects.exists()


def test_pindaian_dari_yang_tidak_berwenang_tidak_disimpan(lakon: Lakon) -> None:
    lakon.sampai(6)
    tugas = lakon.terbuka(7)[0]

    jawab = masuk(lakon.kantor, "kabid_perdagangan").post(
        _tugas(tugas, "tugas", "dari_kertas"),
        {
            "keputusan": "setuju",
            "tanggal": "2025-10-01",
            "penanda_tangan": str(lakon.kantor.pegawai["kasubbag"].pk),
            "pindaian": SimpleUploadedFile("a.pdf", _PDF),
        },
    )

    assert jawab.status_code == 403
    assert not Bukti.objects.exists()
    assert not Berkas.objects.exists()

"""Whom a task waits for is said truly, also to who holds it but may not answer it."""

from __future__ import annotations

import pytest

from tests.skenario.meja import Meja, plh, polos, siap
from tolok.pelaksanaan.models import Lembar
from tolok.pelaksanaan.services import Catatan, Hasil, ambil, kembalikan, serahkan
from tolok.pelaksanaan.tests.test_banyak import layar_langkah

pytestmark = pytest.mark.django_db


def menunggu(teks: str) -> str:
    """The group of the start page that waits for others."""
    return teks.partition("Menunggu orang lain")[2].partition("Sudah Anda teruskan")[0]


def test_lembar_sendiri_menunggu_atasan_bukan_jabatan_sendiri() -> None:
    """001-04: the checker's own sheet goes to the superior, and the checker's page says so."""
    layar = layar_langkah(2)

    teks = menunggu(polos(layar.minta("kasubbag", "/").text))

    assert "Di Sekretaris" in teks
    assert "Di Kepala Subbagian Perencanaan" not in teks
    assert "Anda sudah menyusun atau menyetujuinya, jadi orang lain yang memutuskan" in teks
    atasan = polos(layar.minta("sekretaris", "/").text)
    assert "pemegangnya tidak dapat memutuskan, diteruskan kepada Anda" in atasan


def test_yang_memperbaiki_sebagai_plh_melihat_nama_pemutusnya() -> None:
    lakon = siap(sampai=7)
    plh(lakon, "kasubbag", "sekretaris")
    kembalikan(
        pada=lakon.satu(8, "sekretaris"), alasan="Perbaiki.", sasaran=7,
        catatan=[Catatan(teks="Sel 3.")],
    )  # fmt: skip
    (catatan,) = Lembar.objects.filter(jenis="catatan")
    serahkan(
        pada=lakon.satu(7, "kasubbag"),
        hasil=[Hasil(jenis="laporan", isi={"teks": "baru"}, tahap="draf")],
        jawaban={str(catatan.pk): "Sudah."},
    )

    teks = menunggu(Meja(lakon).tugas_saya("kasubbag"))

    assert "Di Pegawai Sekretaris" in teks


def test_tugas_bersama_yang_diambil_menyebut_pengambilnya() -> None:
    lakon = siap(sampai=4)
    ambil(pada=lakon.satu(5, "staf_1"))

    teks = menunggu(Meja(lakon).tugas_saya("staf_2"))

    assert "Di Pegawai Penyusun Laporan 1" in teks

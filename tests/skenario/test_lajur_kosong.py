"""A lane that nobody holds: who prepares the run, or its head, says who takes it."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.skenario.meja import Meja, polos
from tolok.organisasi.daftar_tim import sk_terakhir
from tolok.organisasi.models import Tim
from tolok.pelaksanaan.log.rantai import periksa_rantai
from tolok.pelaksanaan.services import tidak_diperlukan
from tolok.pelaksanaan.tests.lakon import Lakon
from tolok.pelaksanaan.tests.lakon_003 import lakon_003
from tolok.pelaksanaan.tests.test_jalan_003 import sampai_sk

pytestmark = pytest.mark.django_db


def menunggu_tim(*, tim_lain: bool = False) -> tuple[Lakon, Meja]:
    """Rows 3-5 of SOP 003 are not needed, but no decree in force says who the Tim is."""
    if tim_lain:
        lama = lakon_003(sampai=2)
        sampai_sk(lama)
        Tim.objects.update(dasar_nomor="800/12/2025")
        lakon = lakon_003(lama.kantor, saat=lama.saat, tw=2, sampai=2)
        Tim.objects.create(
            pemda=lama.kantor.pemda, instansi=lama.kantor.instansi, nama="Tim Lain",
            dasar_nomor="9/2025", mulai="2025-01-02", berlaku=True,
        )  # fmt: skip
    else:
        lakon = lakon_003(sampai=2)
    tidak_diperlukan(
        pada=lakon.satu(3, "kasubbag"),
        langkah=[3, 4, 5],
        bukti={"teks": "SK tahun lalu."},
        sampai=None,
    )
    return lakon, Meja(lakon)


def kirim(meja: Meja, oleh: str, **isi: Any) -> Any:
    alamat = reverse("pelaksanaan:tetapkan_lajur", args=[meja.lakon.pelaksanaan])
    return meja._minta(
        oleh, "post", alamat, {"kunci": str(uuid4()), "lajur": "tim_penyusun", **isi}
    )


def test_penyiap_diberi_tahu_dan_mengikat_tim_yang_berlaku() -> None:
    lakon, meja = menunggu_tim(tim_lain=True)
    (tugas,) = lakon.terbuka(6)
    assert tugas.pemegang_jenis == "belum"
    assert "Langkah 6 belum ada pemegangnya" in meja.tugas_saya("kasubbag")
    assert "belum ada pemegangnya" not in meja.tugas_saya("staf_1")
    assert "menunggu sampai ditetapkan" in meja.sop("kasubbag")
    teks = meja.halaman("kasubbag", "pelaksanaan:tetapkan_lajur", lakon.pelaksanaan)
    assert "belum ada yang memegangnya, jadi pelaksanaan berhenti di situ" in teks
    assert "SK nomor 800/12/2025" in teks
    tim = Tim.objects.get(dasar_nomor="800/12/2025")

    tanpa = kirim(meja, "kasubbag", pemegang=str(tim.pk), alasan=" ")
    assert tanpa.status_code == 422
    assert "Penetapan lajur memerlukan alasan." in polos(tanpa.text)
    jawab = kirim(meja, "kasubbag", pemegang=str(tim.pk), alasan="SK Januari masih berlaku.")

    assert jawab.status_code == 303
    (tugas,) = lakon.terbuka(6)
    assert (tugas.pemegang_jenis, tugas.pemegang_id) == ("tim", tim.pk)
    assert "belum ada pemegangnya" not in meja.tugas_saya("kasubbag")
    assert "SK Januari masih berlaku." in meja.riwayat("kasubbag")
    assert periksa_rantai() == []


def test_beberapa_orang_yang_disebut_menjadi_tim_pelaksanaan_itu_bukan_sk() -> None:
    lakon, meja = menunggu_tim()
    orang = lakon.kantor.pegawai
    dua = [str(orang["staf_1"].pk), str(orang["staf_2"].pk)]
    tanpa_ketua = kirim(meja, "kepala_dinas", pemegang="orang", orang=dua, alasan="Mendesak.")
    assert "Ketuanya belum dipilih." in polos(tanpa_ketua.text)
    assert not Tim.objects.exists()

    jawab = kirim(
        meja, "kepala_dinas", pemegang="orang", orang=dua, ketua=dua[1], nomor="800/1",
        tanggal="2025-10-01", alasan="Mendesak.",
    )  # fmt: skip

    assert jawab.status_code == 303
    tim = Tim.objects.get()
    anggota = [(a.pegawai_id, a.kedudukan) for a in tim.daftar_anggota.all()]
    assert anggota == [(orang["staf_2"].pk, "Ketua"), (orang["staf_1"].pk, "Anggota")]
    (tugas,) = lakon.terbuka(6)
    assert tugas.pemegang_id == tim.pk
    assert sk_terakhir(lakon.kantor.instansi, lakon.saat.date()) is None


def test_satu_orang_memegang_sendiri_dan_yang_tidak_berwenang_ditolak() -> None:
    lakon, meja = menunggu_tim()
    satu = str(lakon.kantor.pegawai["staf_3"].pk)
    assert kirim(meja, "staf_3", pemegang="orang", orang=[satu], alasan="Saya.").status_code == 403

    assert kirim(meja, "kasubbag", pemegang="orang", orang=[satu], alasan="Cuma dia.")

    (tugas,) = lakon.terbuka(6)
    assert (tugas.pemegang_jenis, str(tugas.pemegang_id)) == ("pegawai", satu)
    # The lane is held now: only the head may bind it anew, and the page offers nothing.
    lagi = kirim(meja, "kasubbag", pemegang="orang", orang=[satu], alasan="Lagi.")
    assert "tidak sedang menunggu pemegang" in polos(lagi.text)
    assert not Tim.objects.exists()

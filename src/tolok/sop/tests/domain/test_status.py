"""States of a version, the answers asked once, and a published SOP in another office."""

from __future__ import annotations

from itertools import product

import pytest

from tolok.dasar.galat import TransisiTidakSah
from tolok.sop.domain.dokumen import Pengesah, Tanggal, WaktuUntuk
from tolok.sop.domain.jalan import SopJalan
from tolok.sop.domain.konfirmasi import (
    Konfirmasi,
    baca_konfirmasi,
    pertanyaan,
    siapkan_terkonfirmasi,
    tulis_konfirmasi,
)
from tolok.sop.domain.sesuaikan import sesuaikan_instansi
from tolok.sop.domain.status import TRANSISI, StatusVersi, pindah
from tolok.sop.pustaka import daftar, muat
from tolok.sop.tests.ringkas import jalan, ringkas


@pytest.mark.parametrize(("dari", "ke"), list(product(StatusVersi, StatusVersi)))
def test_setiap_pasangan_status_diterima_atau_ditolak_menurut_tabel(
    dari: StatusVersi, ke: StatusVersi
) -> None:
    if ke in TRANSISI[dari]:
        assert pindah(dari, ke) is ke
    else:
        with pytest.raises(TransisiTidakSah):
            pindah(dari, ke)


def test_yang_ditanyakan_hanya_tujuan_kembali_yang_tidak_tercetak_dan_waktu_yang_berulang() -> (
    None
):
    tanya = [(satu.langkah, satu.kunci, satu.usul) for satu in pertanyaan(jalan(muat("000")))]

    assert tanya == [
        (4, "waktu_untuk", "kelompok"),
        (6, "kembali", "5"),
        (7, "kembali", "5"),
        (9, "kembali", "5"),
    ]


def test_jawaban_masuk_ke_jalan_dan_mengubah_sidik() -> None:
    jawaban = Konfirmasi(
        penanggung_jawab="kasubbag", kembali={9: 8}, waktu_untuk={4: WaktuUntuk.BERKAS}
    )

    hasil = siapkan_terkonfirmasi(muat("000"), jawaban)

    assert isinstance(hasil, SopJalan)
    assert hasil.penanggung_jawab == "kasubbag"
    assert hasil.menurut_nomor[9].kembali == 8
    assert hasil.menurut_nomor[4].waktu_untuk == "berkas"
    assert hasil.sidik != jalan(muat("000")).sidik


def test_jawaban_tidak_mengalahkan_nilai_yang_ditulis_di_berkas() -> None:
    hasil = siapkan_terkonfirmasi(
        muat("001"), Konfirmasi(penanggung_jawab="kasubbag", kembali={5: 3})
    )

    assert isinstance(hasil, SopJalan)
    assert hasil.menurut_nomor[5].kembali == 4


def test_penanggung_jawab_yang_bukan_lajur_menjadi_temuan() -> None:
    hasil = siapkan_terkonfirmasi(muat("000"), Konfirmasi(penanggung_jawab="bupati"))

    assert isinstance(hasil, list)
    assert hasil[0].lokasi == "penanggung_jawab"


def test_jawaban_yang_disimpan_terbaca_kembali() -> None:
    jawaban = Konfirmasi(
        penanggung_jawab="kasubbag",
        kembali={9: 8},
        waktu_untuk={4: WaktuUntuk.BERKAS},
        aturan={"kasubbag": "jabatan"},
    )

    assert baca_konfirmasi(tulis_konfirmasi(jawaban)) == jawaban


@pytest.mark.parametrize("kode", daftar())
def test_sop_yang_diambil_instansi_lain_berjalan_sama_tanpa_identitas_asalnya(kode: str) -> None:
    asal = muat(kode)

    ambil = sesuaikan_instansi(asal, "Dinas Contoh")

    assert [ringkas(satu) for satu in jalan(ambil).langkah] == [
        ringkas(satu) for satu in jalan(asal).langkah
    ]
    assert (ambil.unit, ambil.nomor) == ("Dinas Contoh", None)
    assert ambil.disahkan_oleh == Pengesah()
    assert ambil.tanggal == Tanggal()
    assert not any("Peraturan Wali Kota" in butir for butir in ambil.dasar_hukum)
    assert ambil.catatan_baca[0].lokasi == "unit"

from __future__ import annotations

from datetime import date

import pytest

from tolok.organisasi.models import Tim
from tolok.organisasi.services.tim import nomori_sk
from tolok.pelaksanaan.domain.kejadian import Keputusan
from tolok.pelaksanaan.log.proyeksi import bangun_ulang
from tolok.pelaksanaan.log.rantai import periksa_rantai
from tolok.pelaksanaan.services import (
    Hasil,
    selesaikan_tindakan,
    serahkan,
    tarik,
    tidak_diperlukan,
)
from tolok.pelaksanaan.tests.lakon import NOTULA, Lakon
from tolok.pelaksanaan.tests.lakon_003 import lakon_003

pytestmark = pytest.mark.django_db


def isi_sk(lakon: Lakon, *, ketua: str = "staf_1") -> dict[str, object]:
    """A complete draft of the decree with three members."""
    daftar = [(ketua, "Ketua"), ("staf_2", "Anggota"), ("staf_3", "Anggota")]
    orang = lakon.kantor.pegawai
    return {
        "tentang": "Pembentukan Tim Pengukuran Tahun Anggaran 2025",
        "nama_tim": "Tim Pengukuran",
        "menimbang": ["bahwa perlu dibentuk tim;"],
        "mengingat": ["Peraturan Presiden Nomor 29 Tahun 2014;"],
        "kesatu": "Membentuk tim.",
        "tugas": [],
        "ketiga": "Melapor.",
        "subkegiatan": "3.30.01.2.01.0006",
        "selesai": "2025-12-31",
        "anggota": [
            {"pegawai": str(orang[kode].pk), "nama": orang[kode].nama, "kedudukan": k}
            for kode, k in daftar
        ],
    }


def sampai_sk(lakon: Lakon) -> None:
    """Draft, review and signature of the SK."""
    serahkan(
        pada=lakon.satu(3, "kasubbag"),
        hasil=[Hasil(jenis="sk_tim", isi=isi_sk(lakon), tahap="draf")],
    )
    for langkah, orang in ((4, "sekretaris"), (5, "kepala_dinas")):
        serahkan(pada=lakon.satu(langkah, orang), keputusan=Keputusan.SETUJU)


def test_sk_yang_ditandatangani_membentuk_tim_dan_mengikat_lajurnya() -> None:
    lakon = lakon_003(sampai=2)
    assert not Tim.objects.exists()

    sampai_sk(lakon)

    tim = Tim.objects.get()
    assert (tim.nama, tim.berlaku, str(tim.mulai), str(tim.selesai)) == (
        "Tim Pengukuran", True, "2025-10-01", "2025-12-31",
    )  # fmt: skip
    assert [a.kedudukan for a in tim.daftar_anggota.all()] == ["Ketua", "Anggota", "Anggota"]
    (tugas,) = lakon.terbuka(6)
    assert (tugas.pemegang_jenis, tugas.pemegang_id) == ("tim", tim.pk)


def test_tanda_tangan_yang_ditarik_mencabut_timnya_dan_yang_diulang_memberlakukannya_lagi() -> (
    None
):
    lakon = lakon_003(sampai=2)
    sampai_sk(lakon)
    tutup = lakon.baris().tugas.get(langkah=5)

    tarik(pada=lakon.pada("kepala_dinas", tutup))

    assert not Tim.objects.get().berlaku
    serahkan(pada=lakon.satu(5, "kepala_dinas"), keputusan=Keputusan.SETUJU)
    assert Tim.objects.get().berlaku
    assert lakon.terbuka(6)


def test_sk_yang_masih_berlaku_menutup_empat_langkah_dan_mengikat_timnya() -> None:
    """The decree of one run serves the next: nobody is bound by hand."""
    lakon = lakon_003(tw=2, sampai=2)
    sampai_sk(lakon)
    nomori_sk(
        pelaku=None, instansi=lakon.kantor.instansi, tim=Tim.objects.get().pk,
        nomor="800/12/2025", sekarang=lakon.jam(),
    )  # fmt: skip
    berikut = lakon_003(lakon.kantor, saat=lakon.jam(), sampai=1)

    tidak_diperlukan(
        pada=berikut.satu(2, "sekretaris"), langkah=[3, 4, 5],
        bukti={"teks": "Keputusan Nomor 800/12/2025"}, sampai=date(2025, 12, 31),
    )  # fmt: skip

    (tugas,) = berikut.terbuka(6)
    assert tugas.pemegang_id == Tim.objects.get().pk


def test_sop_003_berjalan_dari_awal_sampai_akhir_lewat_layanan() -> None:
    lakon = lakon_003(sampai=2)
    sampai_sk(lakon)
    for tindakan, jenis in (
        ("kumpulkan", "isian"),
        ("ukur", "kertas_kerja"),
        ("analisis", "laporan"),
    ):
        selesaikan_tindakan(
            pada=lakon.satu(6, "staf_1"),
            tindakan=tindakan,
            hasil=[Hasil(jenis=jenis, isi={"teks": "1"})],
        )
    serahkan(
        pada=lakon.satu(6, "staf_1"),
        hasil=[Hasil(jenis="laporan", isi={"teks": "Laporan."}, tahap="draf")],
    )
    selesaikan_tindakan(
        pada=lakon.satu(7, "sekretaris"),
        tindakan="rapat",
        hasil=[Hasil(jenis="notula", isi=NOTULA)],
    )
    for langkah, orang in ((7, "sekretaris"), (8, "kepala_dinas")):
        serahkan(pada=lakon.satu(langkah, orang), keputusan=Keputusan.SETUJU)
    serahkan(
        pada=lakon.satu(9, "sekretaris"),
        hasil=[Hasil(jenis="rencana_tindak_lanjut", isi={"teks": "Percepat."})],
    )

    assert lakon.baris().status == "selesai"
    assert periksa_rantai() == []
    assert bangun_ulang(tulis=False) == []

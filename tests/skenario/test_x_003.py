"""X-09 and X-13 on SOP 003: the SK Tim of January still stands, and no printed row archives."""

from __future__ import annotations

from datetime import date
from functools import cache
from uuid import uuid4

import pytest

from tests.skenario.meja import PAGI, Meja, administrator, beri_wewenang
from tolok.arsip.models import Arsip
from tolok.dasar.periode import JenisPeriode, Periode
from tolok.organisasi.domain.istilah import AturanLajur
from tolok.organisasi.services.lajur import CalonAnggota, bentuk_tim, petakan_lajur
from tolok.organisasi.services.penempatan import Dasar
from tolok.pelaksanaan.domain.keadaan import StatusBaris
from tolok.pelaksanaan.domain.kejadian import Keputusan
from tolok.pelaksanaan.lintasan_sop import daftarkan_sumber
from tolok.pelaksanaan.log.ingatan import keadaan_kini
from tolok.pelaksanaan.log.rantai import periksa_rantai
from tolok.pelaksanaan.models import Kejadian, Lembar
from tolok.pelaksanaan.services import Hasil, ambil, mulai, selesaikan_tindakan, serahkan
from tolok.pelaksanaan.tests.kantor import Kantor, buat_kantor
from tolok.pelaksanaan.tests.lakon import NOTULA, Lakon
from tolok.sop.domain.jalan import SopJalan
from tolok.sop.domain.siapkan import siapkan
from tolok.sop.pustaka import muat

pytestmark = pytest.mark.django_db


@cache
def sop_003() -> SopJalan:
    """SOP 003 of the library, ready to run."""
    jalan = siapkan(muat("003"))
    assert isinstance(jalan, SopJalan)
    return jalan


def _sumber(sidik: str) -> SopJalan | None:
    return sop_003() if sop_003().sidik == sidik else None


daftarkan_sumber(_sumber)


def _kantor() -> Kantor:
    """The office with a team whose SK is valid all year, and the lanes of SOP 003."""
    kantor = buat_kantor()
    administrator(kantor)
    admin = kantor.pegawai["kasubbag"]
    tim = bentuk_tim(
        pelaku=admin, instansi=kantor.instansi, nama="Tim Penyusun",
        dasar=Dasar(jenis="Keputusan Kepala Dinas", nomor="800/12/2025", tanggal=date(2025, 1, 6)),
        mulai=date(2025, 1, 6), selesai=date(2025, 12, 31), sekarang=PAGI,
        anggota=[
            CalonAnggota(pegawai=kantor.pegawai["staf_1"], kedudukan="Ketua", ketua=True),
            CalonAnggota(pegawai=kantor.pegawai["staf_2"], kedudukan="Anggota", ketua=False),
        ],
    )  # fmt: skip
    jabatan = {"kadis": "kepala_dinas", "sekdis": "sekretaris", "jfp": "kasubbag"}
    for lajur, kode in jabatan.items():
        petakan_lajur(
            pelaku=admin, instansi=kantor.instansi, sop_kode="003", lajur=lajur,
            aturan=AturanLajur.JABATAN, isian={"jabatan": [str(kantor.jabatan[kode].pk)]},
            mulai=date(2025, 1, 2), sekarang=PAGI,
        )  # fmt: skip
    petakan_lajur(
        pelaku=admin, instansi=kantor.instansi, sop_kode="003", lajur="tim_penyusun",
        aturan=AturanLajur.TIM, isian={"tim": str(tim.pk)}, mulai=date(2025, 1, 6), sekarang=PAGI,
    )  # fmt: skip
    return kantor


def _lakon() -> Lakon:
    lakon = Lakon(_kantor(), PAGI)
    jawaban = mulai(
        pegawai=lakon.kantor.pegawai["kasubbag"],
        kode_sop="003",
        nama_sop="Pengukuran Kinerja",
        sidik_sop=sop_003().sidik,
        periode=Periode(JenisPeriode.TRIWULAN, 2025, 2),
        kunci=uuid4(),
        sekarang=lakon.jam(),
    )
    lakon.pelaksanaan = jawaban.pelaksanaan
    lakon.langkah_1()
    return lakon


def test_sk_yang_masih_berlaku_diusulkan_dan_melewatkan_empat_langkah_sekali_ketuk() -> None:
    """X-09: the decree is proposed with its number and last day; L2–L5 in one go, counted apart."""
    lakon = _lakon()
    meja = Meja(lakon)
    (tugas,) = lakon.terbuka(2)
    html = meja.html("sekretaris", tugas)
    assert "Keputusan Kepala Dinas Nomor 800/12/2025 tanggal 6 Januari 2025" in html
    assert 'name="sampai" value="2025-12-31"' in html
    for langkah in (3, 4, 5):
        assert f'name="langkah" value="{langkah}" checked' in html

    meja.beres(
        "sekretaris", tugas, "tugas", "tidak_diperlukan", langkah=["3", "4", "5"],
        bukti="Keputusan Kepala Dinas Nomor 800/12/2025", sampai="2025-12-31",
    )  # fmt: skip

    keadaan = keadaan_kini(lakon.baris())
    assert {n: keadaan.baris[n].status for n in (2, 3, 4, 5)} == dict.fromkeys(
        (2, 3, 4, 5), StatusBaris.TIDAK_DIPERLUKAN
    )
    assert lakon.terbuka(6)
    assert not Kejadian.objects.filter(jenis="LangkahDitutupAwal").exists()
    assert "menyatakan langkah 2, 3, 4, 5 tidak diperlukan" in meja.riwayat("kepala_dinas")
    assert "800/12/2025" in Lembar.objects.get(jenis="bukti").isi


def test_langkah_terakhir_tanpa_arsipkan_tetap_menutup_berkas_dan_menawarkan_tempat() -> None:
    """X-13: the last printed row is a follow-up plan; the record is the system's, the shelf offered."""
    lakon = _lakon()
    meja = Meja(lakon)
    meja.beres(
        "sekretaris", lakon.terbuka(2)[0], "tugas", "tidak_diperlukan",
        langkah=["3", "4", "5"], bukti="SK 800/12/2025",
    )  # fmt: skip
    ambil(pada=lakon.satu(6, "staf_1"))
    for tindakan, jenis in (
        ("kumpulkan", "isian"),
        ("ukur", "kertas_kerja"),
        ("analisis", "laporan"),
    ):
        selesaikan_tindakan(
            pada=lakon.satu(6, "staf_1"), tindakan=tindakan,
            hasil=[Hasil(jenis=jenis, isi={"teks": "1"})],
        )  # fmt: skip
    serahkan(
        pada=lakon.satu(6, "staf_1"),
        hasil=[Hasil(jenis="laporan", isi={"teks": "Laporan."}, tahap="draf")],
    )
    selesaikan_tindakan(
        pada=lakon.satu(7, "sekretaris"), tindakan="rapat",
        hasil=[Hasil(jenis="notula", isi=NOTULA)],
    )  # fmt: skip
    for langkah, orang in ((7, "sekretaris"), (8, "kepala_dinas")):
        serahkan(pada=lakon.satu(langkah, orang), keputusan=Keputusan.SETUJU)
    assert not Arsip.objects.exists()

    serahkan(
        pada=lakon.satu(9, "sekretaris"),
        hasil=[Hasil(jenis="rencana_tindak_lanjut", isi={"teks": "Percepat."})],
    )

    assert lakon.baris().status == "selesai"
    arsip = Arsip.objects.get(pelaksanaan=lakon.pelaksanaan)
    beri_wewenang(lakon.kantor, "staf_2", "arsiparis")
    halaman = meja.halaman("staf_2", "arsip:berkas", arsip.pk)
    assert "Tempat simpan arsip tercetak belum dicatat." in halaman
    assert "Catat tempat simpan" in halaman
    assert periksa_rantai() == []

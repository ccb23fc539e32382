from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from django.apps import apps
from django.http import QueryDict

from tolok.dasar.galat import MasukanTidakSah, TidakBerwenang, TransisiTidakSah
from tolok.dasar.periode import JenisPeriode, Periode
from tolok.organisasi.models import Jabatan, Pegawai, Penempatan
from tolok.pelaksanaan.domain.keadaan import KunciHasil
from tolok.pelaksanaan.domain.kejadian import Keputusan
from tolok.pelaksanaan.kantor import INGATAN
from tolok.pelaksanaan.log.ingatan import keadaan_kini
from tolok.pelaksanaan.log.proyeksi import bangun_ulang
from tolok.pelaksanaan.log.rantai import periksa_rantai
from tolok.pelaksanaan.models import Tugas
from tolok.pelaksanaan.perkara import Perkara, daftar_perkara
from tolok.pelaksanaan.selectors.pelaksanaan import kotak_masuk
from tolok.pelaksanaan.services import (
    Hasil,
    catat_dari_kertas,
    kembalikan,
    lepas_subjek,
    mulai,
    serahkan,
    tambah_subjek,
    tutup_awal,
)
from tolok.pelaksanaan.tests.kantor import buat_kantor
from tolok.pelaksanaan.tests.lakon import Lakon, sop_000
from tolok.pelaksanaan.tests.lakon_001 import Lakon001
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas, Kiriman
from tolok.pelaksanaan.tindakan.perkara import ajukan_perkara, pasang_perkara

pytestmark = pytest.mark.django_db

if "keberatan" not in daftar_perkara():
    pasang_perkara(
        Perkara(
            kode="keberatan",
            nama="Keberatan",
            ajakan="Ajukan keberatan",
            keterangan="Keberatan atas hasil penilaian.",
            berlaku=lambda langkah, lintasan: langkah.nomor in lintasan.tanda_subjek,
            hari=lambda hari: {"ajukan": 14, "jelaskan": 14, "putuskan": 14},
        )
    )


def test_sop_001_berjalan_dari_awal_sampai_akhir_lewat_layanan() -> None:
    lakon = Lakon001()
    lakon.mulai()
    assert len(lakon.terbuka(1, induk=None)) == 10
    lakon.isi_formulir()
    lakon.langkah_1()
    lakon.langkah_2(kembali=("staf_2", "staf_3", "kabid_perdagangan"))
    assert {lakon.kode[t.subjek] for t in lakon.terbuka(1, induk=None)} == {
        "staf_2", "staf_3", "kabid_perdagangan",
    }  # fmt: skip
    assert len(lakon.terbuka(3)) == 7

    lakon.isi_formulir(nilai="2")
    lakon.langkah_1()
    lakon.langkah_2()
    lakon.langkah_3()
    lakon.langkah_4()
    lakon.langkah_5()
    lakon.langkah_6()
    lakon.langkah_7()

    assert lakon.baris().status == "selesai"
    assert not Tugas.objects.filter(terbuka=True).exists()
    assert periksa_rantai() == []
    assert bangun_ulang(tulis=False) == []


def test_pengembalian_pegawai_pada_tanda_tangan_membuka_penilaian_ulang_untuk_dirinya() -> None:
    lakon = sampai(4)
    tugas = lakon.tugas(5, "staf_2")

    kembalikan(pada=lakon.pada("staf_2", tugas), alasan="Predikat salah ketik.")

    (ulang,) = lakon.terbuka(4)
    assert (lakon.kode[ulang.subjek], ulang.bentuk, ulang.iterasi) == ("staf_2", "biasa", 2)
    assert len(lakon.terbuka(5)) == 9
    lakon.langkah_4(nilai="Sangat baik")
    lakon.langkah_5()
    assert lakon.terbuka(6)
    assert periksa_rantai() == []
    assert bangun_ulang(tulis=False) == []


def test_tanda_tangan_menyebut_nilai_yang_dilihat() -> None:
    lakon = sampai(4)
    lakon.langkah_5(kecuali=[k for k in lakon.kantor.pegawai if k != "staf_2"])

    keadaan = keadaan_kini(lakon.baris())
    (tugas,) = [t for t in keadaan.tugas.values() if t.langkah == 5 and not t.terbuka]
    assert [(o.langkah, o.jenis) for o in tugas.objek] == [(3, "skp"), (4, "skp")]


def test_penilai_luar_dicatat_dari_kertas_oleh_pembagi_langkah() -> None:
    lakon = sampai(3)
    tugas = lakon.tugas(4, "kepala_dinas")
    kotak = kotak_masuk(lakon.kantor.pegawai["staf_1"], lakon.saat)
    assert [b.sebagai for b in kotak.perlu_diisi if b.tugas.pk == tugas.pk] == ["pencatat"]

    with pytest.raises(TidakBerwenang, match="hanya dapat mencatat keputusan dari kertas dengan"):
        catat_dari_kertas(
            pada=lakon.pada("staf_1", tugas),
            penanda_tangan=lakon.kantor.jabatan["wali"].pk,
            tanggal=date(2026, 1, 12),
            pindaian=None,
            keputusan=Keputusan.SETUJU,
            hasil=[lakon.nilai("Baik")],
        )
    lakon.langkah_4(("kepala_dinas",))

    tugas.refresh_from_db()
    assert (tugas.pelaku, tugas.pencatat) == (lakon.kantor.jabatan["wali"].pk, lakon.pk("staf_1"))
    assert lakon.tugas(5, "kepala_dinas").pemegang_id == lakon.pk("kepala_dinas")


def test_yang_tidak_menjawab_ditutup_awal_oleh_pembagi_dan_dokumennya_tetap() -> None:
    lakon = sampai(4)
    lakon.langkah_5(kecuali=("staf_3",))
    assert not lakon.terbuka(6)
    sisa = lakon.tugas(5, "staf_3")

    with pytest.raises(TidakBerwenang):
        tutup_awal(pada=lakon.umum("kabid_perdagangan"), langkah=5, alasan="Tidak menjawab.")
    tutup_awal(
        pada=lakon.umum("staf_1"), langkah=5, alasan="Tidak menandatangani.", tugas=[sisa.pk]
    )

    sisa.refresh_from_db()
    assert sisa.status == "ditutup_awal"
    lakon.langkah_6()
    lakon.langkah_7()
    assert lakon.baris().status == "selesai"


def test_keberatan_tidak_menahan_yang_lain_dan_diputuskan_atasan_penilai() -> None:
    lakon = sampai(4)
    ajukan(lakon, "staf_2")
    lakon.langkah_5(kecuali=("staf_2",))
    lakon.langkah_6()
    lakon.langkah_7()
    assert lakon.baris().status == "selesai"

    (jelas,) = lakon.terbuka(5)
    assert jelas.pemegang_id == lakon.kantor.jabatan["kasubbag"].pk
    serahkan(
        pada=lakon.pada("kasubbag", jelas),
        hasil=[Hasil(jenis="penjelasan_keberatan", isi={"teks": "Dua bukti tidak ada."})],
    )
    (putus,) = lakon.terbuka(5)
    assert putus.pemegang_id == lakon.kantor.jabatan["sekretaris"].pk
    with pytest.raises(TidakBerwenang):
        serahkan(
            pada=lakon.pada("kasubbag", putus),
            keputusan=Keputusan.SETUJU,
            hasil=[Hasil(jenis="putusan_keberatan", isi={"teks": "x"})],
        )
    serahkan(
        pada=lakon.pada("sekretaris", putus),
        keputusan=Keputusan.SETUJU,
        hasil=[
            Hasil(jenis="putusan_keberatan", isi={"teks": "Diterima."}),
            lakon.nilai("Baik sekali"),
        ],
    )

    keadaan = keadaan_kini(lakon.baris())
    versi = keadaan.hasil[KunciHasil(4, "skp", str(lakon.pk("staf_2")))]
    assert [v.versi for v in versi] == [1, 2]
    assert not Tugas.objects.filter(terbuka=True).exists()
    assert periksa_rantai() == []
    assert bangun_ulang(tulis=False) == []


def test_keberatan_hanya_dari_pegawai_itu_sendiri_sekali_dan_sebelum_lewat_batas() -> None:
    lakon = sampai(4)
    with pytest.raises(TidakBerwenang):
        ajukan(lakon, "staf_2", oleh="staf_3")
    lakon.saat += timedelta(days=15)
    with pytest.raises(TransisiTidakSah, match="Batas waktu mengajukan keberatan sudah lewat"):
        ajukan(lakon, "staf_2")


def test_yang_ditutup_awal_masih_dapat_berkeberatan_dalam_batasnya() -> None:
    lakon = sampai(4)
    lakon.langkah_5(kecuali=("staf_3",))
    tugas = lakon.tugas(5, "staf_3")
    tutup_awal(pada=lakon.umum("staf_1"), langkah=5, alasan="Tidak menjawab.", tugas=[tugas.pk])

    ajukan(lakon, "staf_3", tugas=tugas)

    (jelas,) = lakon.terbuka(5)
    assert jelas.bentuk == "sampingan"
    with pytest.raises(TransisiTidakSah, match="satu kali"):
        ajukan(lakon, "staf_3", tugas=tugas)


def sampai(langkah: int) -> Lakon001:
    """A run of which the rows up to this one are done for everybody."""
    lakon = Lakon001()
    lakon.mulai()
    lakon.isi_formulir()
    for satu in (lakon.langkah_1, lakon.langkah_2, lakon.langkah_3, lakon.langkah_4)[:langkah]:
        satu()
    return lakon


def ajukan(lakon: Lakon001, kode: str, *, oleh: str = "", tugas: Tugas | None = None) -> None:
    tugas = tugas or lakon.tugas(5, kode)
    pegawai = lakon.kantor.pegawai[oleh or kode]
    halaman = HalamanTugas(tugas=tugas, pegawai=pegawai, sekarang=lakon.saat)
    kiriman = Kiriman(
        halaman=halaman, pada=lakon.pada(oleh or kode, tugas), isian=QueryDict(), berkas={}
    )
    ajukan_perkara(kiriman, "keberatan", {"teks": "Nilai perilaku tidak berdasar."})


def test_pelaksanaan_terbatas_hanya_untuk_pegawai_yang_disebut() -> None:
    lakon = Lakon001()
    lakon.mulai(subjek=[lakon.pk("staf_3"), lakon.pk("kasubbag")])

    assert {lakon.kode[t.subjek] for t in lakon.terbuka(1, induk=None)} == {"staf_3", "kasubbag"}
    lakon.isi_formulir()
    for satu in (lakon.langkah_1, lakon.langkah_2, lakon.langkah_3, lakon.langkah_4):
        satu()
    lakon.langkah_5()
    lakon.langkah_6()
    lakon.langkah_7()
    assert lakon.baris().status == "selesai"
    assert bangun_ulang(tulis=False) == []


def test_sop_tanpa_langkah_per_pegawai_tidak_dapat_dibatasi() -> None:
    lakon = Lakon(buat_kantor())
    with pytest.raises(MasukanTidakSah, match="tidak mempunyai langkah per pegawai"):
        mulai(
            pegawai=lakon.kantor.pegawai["kasubbag"],
            kode_sop="000",
            nama_sop="Pengukuran Kinerja",
            sidik_sop=sop_000().sidik,
            periode=Periode(JenisPeriode.TRIWULAN, 2025, 3),
            kunci=uuid4(),
            sekarang=lakon.jam(),
            subjek=[lakon.kantor.pegawai["kasubbag"].pk],
        )


def test_pegawai_pindah_dilepas_dan_pegawai_baru_disusulkan_pembagi() -> None:
    lakon = Lakon001()
    lakon.mulai()
    lepas_subjek(
        pada=lakon.umum("staf_1"), langkah=1, subjek=lakon.pk("staf_4"), alasan="Pindah instansi."
    )
    assert len(lakon.terbuka(1, induk=None)) == 9

    baru = pegawai_baru(lakon)
    tambah_subjek(pada=lakon.umum("staf_1"), langkah=1, subjek=baru)

    assert {t.subjek for t in lakon.terbuka(1, tindakan="kumpulkan")} >= {baru}
    assert len(lakon.terbuka(1, induk=None)) == 10


def pegawai_baru(lakon: Lakon001) -> UUID:
    """Somebody placed after the run began, with a post below the Kasubbag."""
    kantor = lakon.kantor
    jabatan = Jabatan.objects.create(
        pemda=kantor.pemda, instansi=kantor.instansi, unit=kantor.unit["subbag"], kode="baru",
        nama="Penyusun Baru", jenis="pelaksana", atasan=kantor.jabatan["kasubbag"],
    )  # fmt: skip
    orang = Pegawai.objects.create(
        pemda=kantor.pemda, instansi=kantor.instansi, nama="Pegawai Baru"
    )
    Penempatan.objects.create(
        pemda=kantor.pemda, pegawai=orang, jabatan=jabatan, kapasitas="definitif",
        mulai=date(2025, 9, 1),
    )  # fmt: skip
    kantor.pegawai["baru"], lakon.kode[orang.pk] = orang, "baru"
    INGATAN.kosongkan()
    pk: UUID = orang.pk
    return pk


def test_berkas_tentang_pegawai_disimpan_terbatas() -> None:
    lakon = sampai(4)
    lakon.langkah_5()
    lakon.langkah_6()
    lakon.langkah_7()

    arsip = apps.get_model("arsip", "Arsip").objects.get(pelaksanaan=lakon.pelaksanaan)
    assert arsip.keamanan == "Terbatas"

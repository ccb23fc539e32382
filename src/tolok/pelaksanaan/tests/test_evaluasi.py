"""The yearly evaluation page: times beside the standard, and what the page does not print."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape

import pytest
from django.urls import reverse

from tolok.pelaksanaan.domain.kejadian import Keputusan
from tolok.pelaksanaan.kantor import INGATAN
from tolok.pelaksanaan.models import Tugas
from tolok.pelaksanaan.services import ambil, kembalikan, serahkan, tandatangani, tutup_awal
from tolok.pelaksanaan.tests.kantor import SAAT, Kantor, buat_kantor
from tolok.pelaksanaan.tests.lakon import Lakon
from tolok.pelaksanaan.tests.test_halaman import masuk

pytestmark = [pytest.mark.django_db, pytest.mark.basis]


def teks(kantor: Kantor, orang: str = "sekretaris", cari: str = "") -> str:
    """Words of the page as one line."""
    jawab = masuk(kantor, orang).get(reverse("pelaksanaan:evaluasi") + cari)
    assert jawab.status_code == 200
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", jawab.content.decode())).split())


def _jadikan_plh(kantor: Kantor) -> None:
    """The Sekretaris also stands in for the head, by a letter of assignment."""
    (duduk,) = kantor.pegawai["sekretaris"].daftar_penempatan.all()
    type(duduk).objects.create(
        pemda=kantor.pemda,
        pegawai=kantor.pegawai["sekretaris"],
        jabatan=kantor.jabatan["kepala_dinas"],
        kapasitas="plh",
        mulai=duduk.mulai,
        selesai=duduk.mulai.replace(year=2026),
        dasar_jenis="Surat Perintah",
        dasar_nomor="800/12",
    )
    # Written without the office's log, which is what tells that the office changed.
    INGATAN.kosongkan()


def test_tanpa_pelaksanaan_halaman_mengatakannya() -> None:
    assert "Belum ada pelaksanaan untuk dinilai" in teks(buat_kantor())


def test_setiap_langkah_tampil_dengan_mutu_baku_di_samping_waktu_nyata() -> None:
    lakon = Lakon(buat_kantor(), SAAT)
    lakon.mulai()
    lakon.saat += timedelta(minutes=30)
    lakon.langkah_1()

    isi = teks(lakon.kantor)

    assert "1 pelaksanaan, 0 selesai" in isi
    # Read and answered a minute later; prepared and unread for half an hour before that.
    assert re.search(r"1\. Menugaskan .*? 15 menit 1 kali 1 menit 1 menit 3\d menit", isi)
    assert "tanpa batas waktu" in isi
    assert "Tanpa mutu baku waktu di halaman SOP" in isi
    assert "Tidak ada jalan yang menyimpang" in isi


def test_pengembalian_yang_tidak_dicetak_terdaftar_dan_yang_dicetak_tidak() -> None:
    lakon = Lakon(buat_kantor(), SAAT)
    lakon.mulai()
    lakon.sampai(6)
    kembalikan(pada=lakon.satu(7, "kasubbag"), alasan="Angka belum cocok.")

    isi = teks(lakon.kantor)

    assert "Jalur kembali yang tidak dicetak di SOP" in isi
    assert "7 kembali ke 5" in isi
    assert "Angka belum cocok." not in isi


def test_penutupan_awal_terdaftar_dengan_pelakunya() -> None:
    lakon = Lakon(buat_kantor(), SAAT)
    lakon.mulai()
    lakon.sampai(3)
    lakon.langkah_4(["perdagangan"])
    sisa = [t.pk for t in lakon.terbuka(4)]
    tutup_awal(
        pada=lakon.pada("kasubbag", lakon.terbuka(4)[0]),
        langkah=4,
        tugas=sisa,
        alasan="Dinas luar.",
    )

    assert "Langkah yang ditutup lebih awal" in teks(lakon.kantor)


def test_dua_kapasitas_satu_orang_terdaftar_dengan_surat_perintahnya() -> None:
    kantor = buat_kantor()
    lakon = Lakon(kantor, SAAT)
    lakon.mulai()
    lakon.sampai(8)
    _jadikan_plh(kantor)
    ambil(pada=lakon.satu(9, "staf_1"))
    menurut_id = {p.pk: kode for kode, p in kantor.pegawai.items()}
    for tugas in lakon.terbuka(9, tindakan="tandatangani"):
        tandatangani(pada=lakon.pada(menurut_id[tugas.subjek], tugas))
    (sah,) = lakon.terbuka(9, tindakan="sahkan")
    serahkan(pada=lakon.pada("sekretaris", sah), keputusan=Keputusan.SETUJU)

    isi = teks(kantor)

    assert "Keputusan satu orang dalam dua kapasitas" in isi
    assert "Plh. Kepala Dinas" in isi
    assert "Surat Perintah Nomor 800/12" in isi


def test_banyak_kueri_tidak_bertambah_dengan_pelaksanaan(
    django_assert_max_num_queries: object,
) -> None:
    lakon = Lakon(buat_kantor(), SAAT)
    for triwulan in (1, 2, 3):
        lakon.mulai(triwulan)
        lakon.sampai(7)
        lakon.langkah_8()
    client = masuk(lakon.kantor, "sekretaris")

    with django_assert_max_num_queries(18):  # type: ignore[operator]  # pytest-django's fixture
        assert client.get(reverse("pelaksanaan:evaluasi")).status_code == 200


def test_instansi_lain_tidak_ikut_dinilai() -> None:
    lakon = Lakon(buat_kantor(), SAAT)
    lakon.mulai()
    lain = buat_kantor(nama="Kota Lain")

    assert "Belum ada pelaksanaan untuk dinilai" in teks(lain)


def test_grafik_menggambar_waktu_di_samping_mutu_baku_dengan_tabelnya() -> None:
    lakon = Lakon(buat_kantor(), SAAT)
    lakon.mulai()
    lakon.langkah_1()

    jawab = masuk(lakon.kantor, "sekretaris").get(reverse("pelaksanaan:evaluasi"))

    assert "Waktu kerja: mutu baku dan kenyataan" in jawab.text
    assert 'role="img"' in jawab.text
    assert "Lihat angkanya sebagai tabel" in jawab.text
    assert "data:text/csv" in jawab.text


def test_yang_lewat_batas_disebut_dengan_banyak_tugasnya() -> None:
    lakon = Lakon(buat_kantor(), SAAT)
    lakon.mulai()
    lakon.langkah_1()
    tepat = teks(lakon.kantor)
    batas = lakon.saat + timedelta(days=2)
    lakon.saat += timedelta(days=30)
    lakon.langkah_2()
    Tugas.objects.filter(langkah=2, terbuka=False).update(batas=batas)

    lambat = teks(lakon.kantor)

    assert "selesai lewat batas waktu" not in tepat
    assert "Sekretaris 1 dari 1 tugas" in lambat

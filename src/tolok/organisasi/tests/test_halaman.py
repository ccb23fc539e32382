from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from tolok.organisasi import sop_terdaftar
from tolok.organisasi.domain.istilah import Kapasitas, Peran
from tolok.organisasi.models import (
    Berhalangan,
    CatatanInstansi,
    HariLibur,
    Jabatan,
    JamKerja,
    Pegawai,
    Penempatan,
    PetaLajur,
    Tim,
    UnitKerja,
    Wewenang,
)
from tolok.organisasi.sop_terdaftar import LajurTerdaftar, SopTerdaftar
from tolok.organisasi.tests.kantor import HARI, SEKARANG, Kantor, beri, buat_kantor, duduki

SOP = SopTerdaftar(
    kode="000",
    nama="Pengukuran Kinerja",
    unit="Dinas Contoh",
    lajur=(
        LajurTerdaftar(kode="kasubbag", nama="Kasubbag Perencanaan"),
        LajurTerdaftar(kode="kepala_bidang", nama="Kepala Bidang/ UPT"),
    ),
)


@pytest.fixture(autouse=True)
def pada_hari_itu() -> Any:
    with time_machine.travel(SEKARANG, tick=False):
        yield


@pytest.fixture(autouse=True)
def sop_satu() -> Any:
    sebelum = list(sop_terdaftar._sumber)
    sop_terdaftar.daftarkan_sumber(lambda _: [SOP])
    yield
    sop_terdaftar._sumber[:] = sebelum


def masuk(kantor: Kantor, kunci: str) -> Client:
    peramban = Client()
    pengguna = kantor.pegawai[kunci].pengguna
    assert pengguna is not None
    peramban.force_login(pengguna, "django.contrib.auth.backends.ModelBackend")
    return peramban


@pytest.fixture
def admin(kantor: Kantor) -> Client:
    return masuk(kantor, "sekretaris")


def alamat(nama: str, *args: object) -> str:
    return reverse(f"organisasi:{nama}", args=args)


def teks(balasan: Any) -> str:
    return " ".join(balasan.content.decode().split())


def kirim(admin: Client, halaman: str, /, *args: object, **isian: object) -> Any:
    balasan: Any = admin.post(alamat(halaman, *args), isian)
    return balasan


def semua_halaman(kantor: Kantor) -> list[str]:
    orang, jabatan = kantor.pegawai["kabid"].pk, kantor.jabatan["kabid"].pk
    return [
        *(
            alamat(n)
            for n in (
                "beranda", "catatan", "pegawai", "pegawai_baru", "jabatan", "jabatan_baru",
                "unit_baru", "tim", "tim_baru", "lajur", "jam_baru", "wewenang", "wewenang_beri",
            )
        ),
        *(alamat(n, orang) for n in ("pegawai_rinci", "pegawai_ubah", "berhalangan")),
        *(alamat(n, jabatan) for n in ("jabatan_rinci", "jabatan_ubah", "tempatkan")),
        alamat("penempatan_tutup", kantor.penempatan["kabid"].pk),
        alamat("unit_ubah", kantor.unit["bidang1"].pk),
        alamat("lajur_peta", "000"),
        alamat("petakan", "000", "kasubbag"),
        alamat("kalender_tahun", 2026),
        alamat("hari", "2026-10-19"),
        alamat("wewenang_cabut", Wewenang.objects.get(pegawai=kantor.pegawai["sekretaris"]).pk),
    ]  # fmt: skip


def test_administrator_membuka_setiap_halaman(kantor: Kantor, admin: Client) -> None:
    for halaman in semua_halaman(kantor):
        balasan = admin.get(halaman)

        assert balasan.status_code == 200, halaman
        assert len(balasan.content) < 250_000


def test_yang_bukan_administrator_ditolak_di_setiap_halaman(kantor: Kantor) -> None:
    biasa = masuk(kantor, "kasubbag")

    for halaman in semua_halaman(kantor):
        assert biasa.get(halaman).status_code == 403, halaman
        assert Client().get(halaman).status_code == 302


def test_auditor_membaca_catatan_tetapi_tidak_mengelola(kantor: Kantor) -> None:
    beri(kantor, "kepala", Peran.AUDITOR)
    auditor = masuk(kantor, "kepala")

    assert auditor.get(alamat("catatan")).status_code == 200
    assert auditor.get(alamat("pegawai")).status_code == 403


def test_data_kantor_lain_tidak_ditemukan(kantor: Kantor, admin: Client) -> None:
    lain = buat_kantor("Lain", "b", kantor.pemda)
    milik_lain = [
        alamat("pegawai_rinci", lain.pegawai["kabid"].pk),
        alamat("jabatan_rinci", lain.jabatan["kabid"].pk),
        alamat("tempatkan", lain.jabatan["kabid"].pk),
        alamat("unit_ubah", lain.unit["dinas"].pk),
        alamat("wewenang_cabut", Wewenang.objects.get(pegawai=lain.pegawai["sekretaris"]).pk),
        alamat("pegawai_rinci", uuid4()),
        alamat("lajur_peta", "999"),
        alamat("petakan", "000", "asing"),
        alamat("hari", "2026-02-30"),
        alamat("kalender_tahun", 1200),
    ]

    for halaman in milik_lain:
        assert admin.get(halaman).status_code == 404, halaman
    penempatan = lain.penempatan["kabid"].pk
    assert kirim(admin, "penempatan_tutup", penempatan, selesai=HARI).status_code == 404


def test_plt_ditunjuk_lewat_halaman_dan_langsung_tampil(kantor: Kantor, admin: Client) -> None:
    jabatan = kantor.jabatan["kabid_kosong"]
    assert "Kepala Bidang Pasar" in teks(admin.get(alamat("beranda")))

    balasan = kirim(
        admin,
        "tempatkan",
        jabatan.pk,
        pegawai=kantor.pegawai["kabid"].pk,
        kapasitas="plt",
        mulai="2026-10-12",
        selesai="2026-12-31",
        dasar_jenis="Surat Perintah",
        dasar_nomor="800.1.11.1/264/SP/2026",
    )

    assert balasan.status_code == 302
    rinci = teks(admin.get(alamat("jabatan_rinci", jabatan.pk)))
    assert "Mega Ibarat menjadi Plt. Kepala Bidang Pasar mulai 12 Oktober 2026." in rinci
    assert "Surat Perintah Nomor 800.1.11.1/264/SP/2026" in rinci
    assert "Plt. Kepala Bidang Pasar sedang bertindak" in rinci


def test_penempatan_yang_bertentangan_menjelaskan_dan_menyimpan_ketikan(
    kantor: Kantor, admin: Client
) -> None:
    balasan = kirim(
        admin,
        "tempatkan",
        kantor.jabatan["kabid"].pk,
        pegawai=kantor.pegawai["analis"].pk,
        kapasitas="plt",
        mulai="2026-10-12",
        selesai="2026-12-31",
        dasar_jenis="Surat Perintah",
        dasar_nomor="NOMOR-YANG-SUDAH-DIKETIK",
    )

    isi = teks(balasan)
    assert balasan.status_code == 400
    assert "Plt. hanya untuk jabatan yang kosong" in isi
    assert "NOMOR-YANG-SUDAH-DIKETIK" in isi
    assert 'value="2026-12-31"' in isi
    assert not Penempatan.objects.filter(kapasitas=Kapasitas.PLT).exists()


def test_penempatan_ditutup_lewat_halaman(kantor: Kantor, admin: Client) -> None:
    baris = kantor.penempatan["analis"]

    balasan = kirim(admin, "penempatan_tutup", baris.pk, selesai="2026-10-31")

    baris.refresh_from_db()
    assert balasan.status_code == 302
    assert baris.selesai == date(2026, 10, 31)


def test_pegawai_ditambah_dicari_dan_diubah(kantor: Kantor, admin: Client) -> None:
    isian = {
        "nama": "Zaki Misal, S.A.P.",
        "nip": "19000106 192001 2 117",
        "status": "PNS",
        "aktif": "on",
    }
    assert kirim(admin, "pegawai_baru", **isian).status_code == 302
    baru = Pegawai.objects.get(nip="190001061920012117")

    cari = teks(admin.get(alamat("pegawai"), {"cari": "zaki"}))
    ganda = kirim(admin, "pegawai_baru", **isian)
    salah = kirim(admin, "pegawai_baru", **(isian | {"nip": "123"}))
    kirim(admin, "pegawai_ubah", baru.pk, **(isian | {"pangkat": "Penata (III/c)"}))

    baru.refresh_from_db()
    assert "Zaki Misal" in cari
    assert "Arya Contoh" not in cari
    assert "sudah tercatat atas pegawai lain" in teks(ganda)
    assert "NIP terdiri atas 18 angka" in teks(salah)
    assert baru.pangkat == "Penata (III/c)"


def test_pegawai_yang_masih_menjabat_tidak_dinonaktifkan(kantor: Kantor, admin: Client) -> None:
    orang = kantor.pegawai["analis"]

    balasan = kirim(admin, "pegawai_ubah", orang.pk, nama=orang.nama, nip=orang.nip, status="PNS")

    orang.refresh_from_db()
    assert "masih memegang jabatan" in teks(balasan)
    assert orang.aktif


def test_kata_sandi_awal_tampil_sekali_dan_tidak_pada_data_contoh(
    kantor: Kantor, admin: Client
) -> None:
    orang = kantor.pegawai["analis"]
    contoh = admin.post(alamat("pegawai_sandi", orang.pk), follow=True)
    assert "tidak memakai kata sandi" in teks(contoh)

    kantor.pemda.contoh = False
    kantor.pemda.save()
    balasan = kirim(admin, "pegawai_sandi", orang.pk)

    assert balasan["Cache-Control"] == "no-store"
    sandi = teks(balasan).split('class="og-sandi">')[1].split("<")[0]
    assert orang.pengguna is not None
    orang.pengguna.refresh_from_db()
    assert orang.pengguna.check_password(sandi)
    assert sandi not in CatatanInstansi.objects.get(jenis="SandiAwalDiatur").isi


def test_berhalangan_dicatat_dan_diakhiri(kantor: Kantor, admin: Client) -> None:
    orang = kantor.pegawai["kabid"]

    kirim(
        admin, "berhalangan", orang.pk,
        jenis="tugas_belajar", alasan="Magister di Bandung", mulai="2026-10-12", selesai="",
    )  # fmt: skip
    baris = Berhalangan.objects.get()
    assert "Tugas belajar. 12 Oktober 2026" in teks(admin.get(alamat("pegawai_rinci", orang.pk)))
    kirim(admin, "berhalangan_selesai", baris.pk, selesai="2026-10-14")

    baris.refresh_from_db()
    assert baris.selesai == date(2026, 10, 14)


def test_jabatan_dan_unit_dibuat_diubah_tanpa_lingkaran(kantor: Kantor, admin: Client) -> None:
    kirim(
        admin,
        "unit_baru",
        nama="UPTD Metrologi",
        jenis="upt",
        induk=kantor.unit["dinas"].pk,
        aktif="on",
    )
    unit = UnitKerja.objects.get(nama="UPTD Metrologi")
    isian = {
        "nama": "Kepala UPTD Metrologi",
        "jenis": "pengawas",
        "unit": unit.pk,
        "kepala_unit": "on",
        "aktif": "on",
    }
    kirim(admin, "jabatan_baru", **isian, atasan=kantor.jabatan["kepala"].pk)
    jabatan = Jabatan.objects.get(unit=unit)

    kedua = kirim(admin, "jabatan_baru", **isian)
    lingkaran = kirim(admin, "jabatan_ubah", jabatan.pk, **isian, atasan=jabatan.pk)
    unit_ganda = kirim(admin, "unit_baru", nama="uptd metrologi", jenis="upt", aktif="on")
    dipakai = kirim(
        admin,
        "jabatan_ubah",
        kantor.jabatan["kabid"].pk,
        nama="Kepala Bidang",
        jenis="administrator",
        unit=kantor.unit["bidang1"].pk,
    )

    assert "sudah dipimpin jabatan Kepala UPTD Metrologi" in teks(kedua)
    assert "tidak dapat dirinya sendiri" in teks(lingkaran)
    assert "sudah ada" in teks(unit_ganda)
    assert "masih ada pemegangnya" in teks(dipakai)


def test_lajur_dipetakan_lewat_halaman(kantor: Kantor, admin: Client) -> None:
    kosong = kirim(admin, "petakan", "000", "kasubbag", aturan="jabatan", mulai="2026-10-12")
    balasan = kirim(
        admin,
        "petakan",
        "000",
        "kasubbag",
        aturan="jabatan",
        jabatan=kantor.jabatan["kasubbag"].pk,
        mulai="2026-10-12",
    )

    assert "Pilih jabatan yang memegang lajur ini." in teks(kosong)
    assert balasan.status_code == 302
    assert PetaLajur.objects.get().isian == {"jabatan": [str(kantor.jabatan["kasubbag"].pk)]}
    peta = teks(admin.get(alamat("lajur_peta", "000")))
    assert "Citra Misalnya" in peta
    assert "belum dipetakan" in peta
    assert "Lajur belum dipetakan: Kepala Bidang/ UPT." in teks(admin.get(alamat("beranda")))


def test_lajur_kepala_beberapa_unit_tersimpan_menurut_unit(kantor: Kantor, admin: Client) -> None:
    unit = [str(kantor.unit["bidang1"].pk), str(kantor.unit["bidang2"].pk)]

    kirim(
        admin,
        "petakan",
        "000",
        "kepala_bidang",
        aturan="kepala_unit",
        unit=unit,
        mulai="2026-10-12",
    )

    peta = teks(admin.get(alamat("lajur_peta", "000")))
    assert set(PetaLajur.objects.get().isian["unit"]) == set(unit)
    assert "Kepala Bidang Perdagangan" in peta
    assert "kosong" in peta


def test_tim_dicatat_dari_saran_nama_dan_diakhiri(kantor: Kantor, admin: Client) -> None:
    ketua = kantor.pegawai["kasubbag"]
    isian = {
        "nama": "Tim AKIP",
        "dasar_jenis": "Keputusan Kepala Dinas",
        "dasar_nomor": "1/KEP/2026",
        "dasar_tanggal": "2026-10-12",
        "mulai": "2026-10-12",
        "selesai": "2026-12-31",
        "anggota_1": f"{ketua.nama} ({ketua.nip[-4:]})",
    } | {f"kedudukan_{n}": "Ketua" if n == 1 else "Anggota" for n in range(1, 13)}

    asing = kirim(admin, "tim_baru", **(isian | {"anggota_2": "Orang Lain"}))
    balasan = kirim(admin, "tim_baru", **isian)
    tim = Tim.objects.get()
    kirim(admin, "tim_selesai", tim.pk, selesai="2026-11-01")

    tim.refresh_from_db()
    assert "“Orang Lain” tidak ada dalam daftar pegawai" in teks(asing)
    assert balasan.status_code == 302
    assert tim.daftar_anggota.get().ketua
    assert tim.selesai == date(2026, 11, 1)


def test_kalender_diisi_disunting_dan_dikembalikan(kantor: Kantor, admin: Client) -> None:
    kirim(admin, "kalender_isi", 2026)
    assert HariLibur.objects.filter(tanggal__year=2026).count() == 25

    kirim(
        admin,
        "hari",
        "2026-12-24",
        tanggal="2026-12-24",
        nama="Cuti bersama dicabut",
        jenis="cuti_bersama",
    )
    baris = HariLibur.objects.get(tanggal=date(2026, 12, 24))
    halaman = teks(admin.get(alamat("kalender_tahun", 2026)))
    kirim(admin, "hari_hapus", baris.pk)

    assert not baris.libur
    assert "24 Desember 2026: Cuti bersama dicabut" in halaman
    assert "Kamis, 24 Desember 2026" in halaman
    assert not HariLibur.objects.filter(tanggal=date(2026, 12, 24)).exists()


def test_jam_kerja_diatur_dari_baris_hari(kantor: Kantor, admin: Client) -> None:
    hari = {f"hari_{n}": "08.00-12.00, 12.30-15.00" for n in range(5)}
    isian = {
        "nama": "Ramadan 2027",
        "khusus": "on",
        "mulai": "2027-02-08",
        "selesai": "2027-03-09",
        **hari,
    }

    salah = kirim(admin, "jam_baru", **(isian | {"hari_0": "pagi sampai siang"}))
    balasan = kirim(admin, "jam_baru", **isian)

    baris = JamKerja.objects.get()
    assert "Jam Senin tidak terbaca: “pagi sampai siang”" in teks(salah)
    assert balasan.status_code == 302
    assert baris.pekan[0] == [["08.00", "12.00"], ["12.30", "15.00"]]
    assert "Senin sampai Jumat" in teks(admin.get(alamat("kalender_tahun", 2027)))
    kirim(admin, "jam_selesai", baris.pk, selesai="2027-03-01")
    baris.refresh_from_db()
    assert baris.selesai == date(2027, 3, 1)


def test_wewenang_diberi_dan_dicabut_lewat_halaman(kantor: Kantor, admin: Client) -> None:
    orang = kantor.pegawai["kasubbag"]
    kirim(
        admin,
        "wewenang_beri",
        pegawai=orang.pk,
        peran="menyiapkan_pelaksanaan",
        lingkup="instansi",
        mulai="2026-10-12",
    )
    baris = Wewenang.objects.get(pegawai=orang)

    pemda = kirim(
        admin,
        "wewenang_beri",
        pegawai=orang.pk,
        peran="pembina",
        lingkup="pemda",
        mulai="2026-10-12",
    )
    kirim(admin, "wewenang_cabut", baris.pk, selesai="2026-10-12")

    baris.refresh_from_db()
    assert pemda.status_code == 403
    assert baris.selesai == HARI


def test_halaman_daftar_tidak_menambah_kueri_bersama_jumlah_baris(
    kantor: Kantor, admin: Client, django_assert_max_num_queries: Any
) -> None:
    for n in range(30):
        kantor.pegawai[f"x{n}"] = Pegawai.objects.create(
            pemda=kantor.pemda, instansi=kantor.instansi, nama=f"Tambahan {n}"
        )
        duduki(kantor, "analis", f"x{n}", Kapasitas.DEFINITIF, HARI, None)

    for nama in ("pegawai", "jabatan", "beranda", "tim", "wewenang"):
        with django_assert_max_num_queries(15):
            admin.get(alamat(nama))
    with django_assert_max_num_queries(15):
        admin.get(alamat("lajur_peta", "000"))
    with django_assert_max_num_queries(15):
        admin.get(alamat("kalender_tahun", 2026))

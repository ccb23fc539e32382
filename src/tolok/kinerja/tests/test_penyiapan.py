"""From an installation with one administrator to the first print, through the pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django.asserts import assertContains, assertNotContains

from tolok.kinerja.domain.isi_rencana import IsiRencana
from tolok.kinerja.importers.buku_kantor import baca_buku_kantor
from tolok.kinerja.langkah_penyiapan import kartu_penyiapan
from tolok.kinerja.models import Indikator
from tolok.kinerja.tests.kantor_baru import SAAT, buku, kantor, pasang, rencana
from tolok.organisasi.domain.isi_kantor import (
    IsiJabatan,
    IsiKantor,
    IsiPegawai,
    IsiPenempatan,
    kantor_dari_json,
    kantor_ke_json,
)
from tolok.organisasi.domain.istilah import JenisJabatan, Kapasitas, Peran
from tolok.organisasi.models import (
    Instansi,
    Jabatan,
    Pegawai,
    Penempatan,
    UnitKerja,
    Wewenang,
)
from tolok.organisasi.selectors import hari_di, susunan
from tolok.organisasi.services.catatan import rantai_rusak
from tolok.organisasi.services.penyiapan import isi_kantor, siapkan_kantor

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _jam() -> Iterator[None]:
    cache.clear()
    with time_machine.travel(SAAT, tick=False):
        yield


@pytest.fixture
def admin() -> Client:
    _, pegawai = pasang()
    assert pegawai.pengguna is not None
    client = Client()
    client.force_login(pegawai.pengguna)
    return client


def _unggah(client: Client, isi: bytes) -> Any:
    fail = SimpleUploadedFile("kantor.xlsx", isi)
    return client.post("/penyiapan/unggah/", {"buku": fail})


def _terapkan(client: Client, isi: bytes) -> Any:
    alamat = _unggah(client, isi).headers["Location"]
    dasar = client.get(alamat).context["dasar"]
    return client.post(alamat, {"dasar": dasar})


def test_kantor_kosong_sampai_cetakan_pertama_lewat_halaman(admin: Client) -> None:
    beranda = admin.get("/")
    assertContains(beranda, "Langkah penyiapan")
    assertContains(admin.get("/penyiapan/"), "Berikutnya: Unit dan jabatan")
    templat = admin.get("/penyiapan/templat.xlsx")
    assert templat.content.startswith(b"PK")

    alamat = _unggah(admin, buku()).headers["Location"]
    pratinjau = admin.get(alamat)
    assertContains(pratinjau, "Kepala Bidang Tangkap")
    assertContains(
        pratinjau, "Plt. Kepala Bidang Tangkap, mulai 5 Januari 2026 sampai 4 April 2026"
    )
    assert not Jabatan.objects.exists()
    admin.post(alamat, {"dasar": pratinjau.context["dasar"]})

    instansi = Instansi.objects.get()
    kantor_kini = susunan(instansi, hari_di(instansi.pemda, SAAT))
    pimpinan = kantor_kini.pimpinan()
    assert pimpinan is not None
    assert pimpinan.nama == "Kepala Dinas"
    assert UnitKerja.objects.get(jenis="induk").nama == "Dinas Perikanan"
    assert Penempatan.objects.filter(kapasitas="plt").count() == 1
    assert Wewenang.objects.filter(peran=Peran.MENYIAPKAN_PELAKSANAAN.value).count() == 1
    assert Indikator.objects.count() == 2
    assertContains(admin.get("/penyiapan/"), "Berikutnya: SOP yang berlaku")
    for jenis in ("perjanjian", "rencana-aksi", "formulir"):
        cetak = admin.get(f"/rencana/2026/cetak/{jenis}.pdf")
        assert cetak.status_code == 200
        assert cetak.content.startswith(b"%PDF")
    assert list(rantai_rusak(instansi)) == []


def test_buku_yang_sama_dua_kali_tidak_mengubah_apa_pun(admin: Client) -> None:
    _terapkan(admin, buku())
    dulu = _potret()

    kedua = _unggah(admin, buku()).headers["Location"]

    assertContains(admin.get(kedua), "Tidak ada yang berubah")
    assert _potret() == dulu


def test_templat_yang_diunduh_lalu_diunggah_tidak_mengubah_apa_pun(admin: Client) -> None:
    _terapkan(admin, buku())

    templat = admin.get("/penyiapan/templat.xlsx").content

    assertContains(
        admin.get(_unggah(admin, templat).headers["Location"]), "Tidak ada yang berubah"
    )


def _potret() -> tuple[int, ...]:
    semua = (UnitKerja, Jabatan, Pegawai, Penempatan, Wewenang, Indikator)
    return tuple(m.objects.count() for m in semua)


def test_yang_tidak_ditulis_tidak_dihapus(admin: Client) -> None:
    _terapkan(admin, buku())
    dulu = _potret()
    satu = kantor()

    _terapkan(
        admin, buku(replace(satu, pegawai=(replace(satu.pegawai[0], nama="Ayu Misal, M.Si."),)))
    )

    assert _potret() == dulu
    assert Pegawai.objects.filter(nama="Ayu Misal, M.Si.").count() == 1


def test_setiap_baris_salah_disebut_dan_tidak_ada_yang_tertulis(admin: Client) -> None:
    satu = kantor()
    salah = replace(
        satu,
        unit=(replace(satu.unit[0], induk="Dinas Lain"), *satu.unit[1:]),
        jabatan=(
            *satu.jabatan,
            IsiJabatan(nama="Kepala Dua", unit="Sekretariat", jenis=JenisJabatan.PENGAWAS, kepala_unit=True),
        ),
        pegawai=(
            *satu.pegawai,
            IsiPegawai(nama="Nip Salah", nip="123", penempatan=IsiPenempatan(jabatan="Camat")),
        ),
    )  # fmt: skip
    dulu = _potret()

    jawab = _unggah(admin, buku(salah))

    assert jawab.status_code == 400
    letak = {(g.lembar, g.baris, g.kolom) for g in jawab.context["galat"]}
    assert letak == {
        ("Unit", 2, "Di bawah unit"),
        ("Jabatan", 8, "Memimpin unit"),
        ("Pegawai", 9, "NIP"),
        ("Pegawai", 9, "Jabatan"),
    }
    assert _potret() == dulu


def test_penempatan_yang_bertentangan_disebut_barisnya(admin: Client) -> None:
    satu = kantor()
    dua_kepala = IsiPegawai(
        nama="Orang Kedua", nip="198501092010011009", penempatan=IsiPenempatan(jabatan="Kepala Dinas")
    )  # fmt: skip
    tanpa_akhir = IsiPegawai(
        nama="Cici Misal",
        nip=satu.pegawai[3].nip,
        penempatan=IsiPenempatan(jabatan="Sekretaris", kapasitas=Kapasitas.PLH),
    )

    jawab = _unggah(admin, buku(replace(satu, pegawai=(*satu.pegawai, dua_kepala, tanpa_akhir))))

    pesan = {g.baris: g.masalah for g in jawab.context["galat"]}
    assert "sudah ada pemegang definitifnya" in pesan[9]
    assert "selalu berbatas waktu" in pesan[10]
    assert not Jabatan.objects.exists()


def test_rencana_yang_menyebut_jabatan_asing_menahan_semuanya(admin: Client) -> None:
    plan = rencana()
    asing = replace(plan, indikator=(replace(plan.indikator[0], penanggung_jawab="Camat"),))

    jawab = _unggah(admin, buku(plan=asing))

    assertContains(jawab, "Jabatan “Camat” tidak ada", status_code=400)
    assert not Jabatan.objects.exists()


def test_nip_yang_jadi_angka_ditolak_dan_nip_aneh_diperingatkan(admin: Client) -> None:
    satu = kantor()
    aneh = replace(satu, pegawai=(replace(satu.pegawai[0], nip="198513012010011001"),))

    pratinjau = admin.get(_unggah(admin, buku(aneh)).headers["Location"])

    assertContains(pratinjau, "delapan angka pertamanya bukan tanggal lahir")


def test_buku_kantor_terbaca_sama_seperti_ditulis() -> None:
    hasil = baca_buku_kantor(buku(), IsiRencana(tahun=2026))

    assert hasil.galat == ()
    assert replace(hasil.isi, instansi=kantor().instansi) == kantor()
    assert hasil.rencana == rencana()
    assert kantor_dari_json(kantor_ke_json(hasil.isi)) == hasil.isi


def test_percobaan_tidak_menulis_dan_menyebut_yang_akan_terjadi() -> None:
    instansi, pegawai = pasang()
    dulu = _potret()

    hasil = siapkan_kantor(
        pelaku=pegawai, instansi=instansi, isi=kantor(), coba=True, sekarang=SAAT
    )

    assert _potret() == dulu
    assert {b.benda for b in hasil.beda} == {
        "instansi", "unit", "jabatan", "pegawai", "penempatan", "wewenang",
    }  # fmt: skip
    assert "Pengolah Data (Sekretariat)" in hasil.sebutan


def test_kantor_yang_tersimpan_terbaca_sebagai_isi_yang_sama() -> None:
    instansi, pegawai = pasang()
    siapkan_kantor(pelaku=pegawai, instansi=instansi, isi=kantor(), coba=False, sekarang=SAAT)

    kini = isi_kantor(Instansi.objects.get(), hari_di(instansi.pemda, SAAT))

    assert {u.nama for u in kini.unit} == {u.nama for u in kantor().unit}
    assert set(kini.jabatan) == set(kantor().jabatan)
    assert {(p.nip, p.penempatan.jabatan) for p in kini.pegawai if p.penempatan} == {
        (p.nip, p.penempatan.jabatan) for p in kantor().pegawai if p.penempatan
    }
    ulang = siapkan_kantor(
        pelaku=pegawai, instansi=instansi, isi=IsiKantor(), coba=True, sekarang=SAAT
    )
    assert ulang.beda == []


def test_kartu_penyiapan_hilang_setelah_lengkap_dan_satu_kueri(admin: Client) -> None:
    _terapkan(admin, buku())
    perencana = Pegawai.objects.get(nama="Cici Misal")
    with CaptureQueriesContext(connection) as ambil:
        kartu = kartu_penyiapan(Pegawai.objects.select_related("pemda").get(pk=perencana.pk), SAAT)
    assert kartu is not None
    assert [b.judul for b in kartu.baris] == ["SOP yang berlaku"]
    assert len(ambil) <= 3
    assertNotContains(admin.get("/penyiapan/"), "Minta administrator")


def test_wewenang_auditor_tidak_diberikan_lewat_buku(admin: Client) -> None:
    satu = kantor()
    auditor = replace(satu.pegawai[0], peran=Peran.AUDITOR)

    jawab = _unggah(admin, buku(replace(satu, pegawai=(auditor,))))

    assertContains(jawab, "tidak diberikan lewat buku kerja", status_code=400)

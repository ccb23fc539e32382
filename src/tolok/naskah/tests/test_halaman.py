from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tolok.berkas.services import baca
from tolok.naskah import permissions
from tolok.naskah.models import BukuNomor, VersiNaskah
from tolok.naskah.renderers.typst_pdf import sidik_cetak
from tolok.naskah.services.penomoran import pesan_nomor
from tolok.naskah.services.terbitan import terbitkan
from tolok.naskah.tests.contoh_dokumen import contoh_dokumen
from tolok.organisasi.domain.istilah import Peran
from tolok.organisasi.tests.kantor import SEKARANG, Kantor, beri, buat_kantor

NOTA = contoh_dokumen()["D02-nota-dinas"]


@pytest.fixture(autouse=True)
def tanpa_predikat_lain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(permissions, "_daftar", {})


def _masuk(kantor: Kantor, siapa: str) -> Client:
    klien = Client()
    pengguna = kantor.pegawai[siapa].pengguna
    assert pengguna is not None
    klien.force_login(pengguna, backend="django.contrib.auth.backends.ModelBackend")
    return klien


def _terbit(kantor: Kantor, perihal: str = NOTA.perihal) -> VersiNaskah:
    return terbitkan(
        replace(NOTA, perihal=perihal),
        instansi=kantor.instansi,
        pembuat=kantor.pegawai["penyusun"],
        sekarang=SEKARANG,
    )


def test_daftar_memuat_naskah_instansi_sendiri_dan_dapat_disaring(kantor: Kantor) -> None:
    _terbit(kantor, "Nota tentang pasar")
    _terbit(kantor, "Nota tentang beras")
    _terbit(buat_kantor("Lain", "b", kantor.pemda), "Rahasia dinas lain")
    klien = _masuk(kantor, "analis")

    semua = klien.get(reverse("naskah:daftar")).content.decode()
    saring = klien.get(reverse("naskah:daftar"), {"q": "beras", "jenis": "nota_dinas"})
    kosong = klien.get(reverse("naskah:daftar"), {"tahun": "1999"}).content.decode()

    assert "Nota tentang pasar" in semua
    assert "Rahasia dinas lain" not in semua
    assert "Nota tentang pasar" not in saring.content.decode()
    assert "Nota tentang beras" in saring.content.decode()
    assert "Tidak ada naskah" in kosong


def test_daftar_tetap_sedikit_kueri_untuk_banyak_naskah(
    kantor: Kantor, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for n in range(12):
        _terbit(kantor, f"Nota {n}")
    klien = _masuk(kantor, "analis")

    with django_assert_max_num_queries(12):
        klien.get(reverse("naskah:daftar"))


def test_pembuat_membuka_pdf_dan_orang_lain_hanya_melihat_daftarnya(kantor: Kantor) -> None:
    versi = _terbit(kantor)
    alamat = reverse("naskah:pdf", args=[versi.naskah_id, 1])
    rinci = reverse("naskah:rinci", args=[versi.naskah_id])

    buka = _masuk(kantor, "penyusun").get(alamat, follow=True)
    lain = _masuk(kantor, "analis")

    assert buka["Content-Type"] == "application/pdf"
    assert buka.content == baca(versi.berkas)
    assert lain.get(rinci).status_code == 200
    assert "Buka PDF" not in lain.get(rinci).content.decode()
    assert lain.get(alamat).status_code == 403
    assert lain.get(reverse("berkas:unduh", args=[versi.berkas_id])).status_code == 404


def test_ruang_lain_dapat_menambah_pembaca(kantor: Kantor) -> None:
    versi = _terbit(kantor)
    permissions.daftarkan("uji", lambda p, n: p.pk == kantor.pegawai["kabid"].pk)

    balasan = _masuk(kantor, "kabid").get(
        reverse("naskah:pdf", args=[versi.naskah_id, 1]), follow=True
    )

    assert balasan.status_code == 200


def test_penjaga_arsip_membaca_semua_naskah_instansinya(kantor: Kantor) -> None:
    beri(kantor, "penata", Peran.ARSIPARIS)
    versi = _terbit(kantor)

    alamat = reverse("naskah:pdf", args=[versi.naskah_id, 1])

    assert _masuk(kantor, "penata").get(alamat, follow=True).status_code == 200


def test_naskah_instansi_lain_tidak_ada(kantor: Kantor) -> None:
    lain = _terbit(buat_kantor("Lain", "b", kantor.pemda))
    klien = _masuk(kantor, "penyusun")

    assert klien.get(reverse("naskah:rinci", args=[lain.naskah_id])).status_code == 404
    assert klien.get(reverse("naskah:pdf", args=[lain.naskah_id, 1])).status_code == 404
    assert klien.get(reverse("naskah:rinci", args=[uuid4()])).status_code == 404


def test_versi_yang_tidak_ada_dijawab_tidak_ditemukan(kantor: Kantor) -> None:
    versi = _terbit(kantor)

    alamat = reverse("naskah:pdf", args=[versi.naskah_id, 9])

    assert _masuk(kantor, "penyusun").get(alamat).status_code == 404


def test_siapa_pun_dapat_memeriksa_sidik_tanpa_melihat_isi(kantor: Kantor) -> None:
    versi = _terbit(kantor)
    tamu = Client()
    alamat = reverse("naskah:periksa")

    kenal = tamu.post(alamat, {"sidik": sidik_cetak(versi.sidik)}).content.decode()
    asing = tamu.post(alamat, {"sidik": "0" * 20}).content.decode()
    pendek = tamu.post(alamat, {"sidik": "7f3a"})

    assert "Naskah dikenal" in kenal
    assert NOTA.nomor in kenal
    assert "Menindaklanjuti" not in kenal
    assert "Naskah tidak dikenal" in asing
    assert pendek.status_code == 400
    assert tamu.get(alamat).status_code == 200


@time_machine.travel(SEKARANG, tick=False)  # within one window, however slow the machine
def test_pemeriksaan_dibatasi_per_alamat(kantor: Kantor) -> None:
    alamat, penebak = reverse("naskah:periksa"), "10.9.9.9"
    for _ in range(30):
        Client().post(alamat, {"sidik": "0" * 20}, REMOTE_ADDR=penebak)

    tertahan = Client().post(alamat, {"sidik": "0" * 20}, REMOTE_ADDR=penebak)

    assert tertahan.status_code == 429
    assert Client().get(alamat, REMOTE_ADDR=penebak).status_code == 200
    assert Client().post(alamat, {"sidik": "0" * 20}, REMOTE_ADDR="10.1.1.1").status_code == 200


def test_halaman_pemeriksaan_tidak_menyebut_perihal_pembuat_atau_nama_fail(
    kantor: Kantor,
) -> None:
    versi = _terbit(kantor)

    isi = Client().post(reverse("naskah:periksa"), {"sidik": sidik_cetak(versi.sidik)})

    teks = isi.content.decode()
    assert versi.naskah.perihal not in teks
    assert versi.berkas.nama_asli not in teks
    assert str(versi.berkas_id) not in teks
    assert str(versi.naskah_id) not in teks
    assert all(orang.nama not in teks for orang in kantor.pegawai.values())


def test_fail_pdf_diperiksa_tanpa_disimpan(kantor: Kantor) -> None:
    versi = _terbit(kantor)
    isi = baca(versi.berkas)
    alamat = reverse("naskah:periksa")

    kenal = Client().post(alamat, {"fail": SimpleUploadedFile("a.pdf", isi)})
    ubah = Client().post(alamat, {"fail": SimpleUploadedFile("a.pdf", isi + b" ")})

    assert "Naskah dikenal" in kenal.content.decode()
    assert "Naskah tidak dikenal" in ubah.content.decode()


def test_buku_nomor_dilihat_dan_dibatalkan_oleh_yang_berwenang(kantor: Kantor) -> None:
    nomor = pesan_nomor(
        pelaku=None,
        instansi=kantor.instansi,
        klasifikasi="000.8.6.3",
        tahun=2026,
        sekarang=SEKARANG,
    )
    alamat = reverse("naskah:batal", args=[nomor.pk])
    berwenang = _masuk(kantor, "sekretaris")

    assert _masuk(kantor, "analis").post(alamat, {"alasan": "x"}).status_code == 403
    assert berwenang.post(alamat, {"alasan": " "}).status_code == 400
    assert BukuNomor.objects.get().status == "dipesan"

    berwenang.post(alamat, {"alasan": "Salah klasifikasi"})
    halaman = berwenang.get(reverse("naskah:buku"), {"tahun": "2026"}).content.decode()

    assert "Salah klasifikasi" in halaman
    assert berwenang.post(alamat, {"alasan": "lagi"}).status_code == 409


def test_nomor_instansi_lain_tidak_ada(kantor: Kantor) -> None:
    lain = buat_kantor("Lain", "b", kantor.pemda)
    nomor = pesan_nomor(
        pelaku=None, instansi=lain.instansi, klasifikasi="0", tahun=2026, sekarang=SEKARANG
    )

    balasan = _masuk(kantor, "sekretaris").post(
        reverse("naskah:batal", args=[nomor.pk]), {"alasan": "x"}
    )

    assert balasan.status_code == 404

"""Documents on the upload page: what is taken, what is refused and how, and the same one twice."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tolok.organisasi.tests.kantor import SEKARANG, Kantor, buat_kantor
from tolok.sop.models import Suntingan, VersiSop
from tolok.sop.services.sunting import buang
from tolok.sop.services.unggah import masukkan_naskah
from tolok.sop.tests.pembuat.contoh import singkat
from tolok.sop.tests.pembuat.halaman_html import buat_html
from tolok.sop.tests.pembuat.naskah_docx import buat_docx

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def kantor() -> Kantor:
    return buat_kantor()


@pytest.fixture
def admin(kantor: Kantor) -> Client:
    pengguna = kantor.pegawai["sekretaris"].pengguna
    assert pengguna is not None
    client = Client()
    client.force_login(pengguna)
    return client


def _unggah(client: Client, isi: bytes, nama: str, **lain: Any) -> Any:
    berkas = SimpleUploadedFile(nama, isi)
    return client.post(reverse("sop:unggah"), {"berkas": berkas}, **lain)


def _arsip() -> bytes:
    isi = io.BytesIO()
    with zipfile.ZipFile(isi, "w") as arsip:
        arsip.writestr("a.txt", "halo")
    return isi.getvalue()


def _kalimat(jawab: Any) -> str:
    assert jawab.status_code == 400
    semua = jawab.context["form"].errors["berkas"]
    assert len(semua) == 1
    return str(semua[0])


@pytest.mark.parametrize(
    ("nama", "kata"),
    [
        ("sop 1998.doc", "Word lama (.doc), yang tidak dapat dibaca. Buka di Word"),
        ("SOP.RTF", "simpan sebagai .docx atau PDF"),
        ("sop.odt", "OpenDocument (.odt)"),
        ("sop.xls", "simpan sebagai .xlsx atau PDF"),
        ("sop.vsdx", "Buka di Visio, lalu simpan sebagai PDF."),
        ("foto.heic", "Simpan gambarnya sebagai PNG, JPG, atau PDF."),
        ("sop.zip", "Keluarkan dulu naskah SOP-nya"),
        ("program.exe", "Berkas berakhiran .exe bukan naskah SOP"),
        ("tanpa-akhiran", "Berkas tanpa akhiran bukan naskah SOP"),
    ],
)
def test_jenis_yang_tidak_dibaca_disebut_beserta_jalan_keluarnya(
    admin: Client, nama: str, kata: str
) -> None:
    assert kata in _kalimat(_unggah(admin, b"isi apa pun", nama))
    assert not Suntingan.objects.exists()


@pytest.mark.parametrize(
    ("isi", "nama", "kata"),
    [
        (b"", "sop.pdf", "Berkas itu kosong. Periksa"),
        (b"   \n", "sop.txt", "Berkas itu kosong. Periksa"),
        (b"%PDF-1.7 terpotong", "sop.pdf", "rusak atau terpotong"),
        (b"MZ\x90\x00\x03\x00\x00\x00", "program.pdf", "bukan naskah yang dikenal"),
        (_arsip(), "sop.docx", "arsip ZIP, bukan naskah"),
        (b"Dengan hormat, kami mengundang Saudara.", "surat.txt", "Tidak ditemukan SOP"),
    ],
)
def test_naskah_yang_tidak_terbaca_ditolak_dengan_satu_kalimat(
    admin: Client, isi: bytes, nama: str, kata: str
) -> None:
    assert kata in _kalimat(_unggah(admin, isi, nama))
    assert not Suntingan.objects.exists()


def test_tanpa_memilih_naskah_dikatakan_apa_yang_harus_dipilih(admin: Client) -> None:
    assert "Tekan Pilih fail" in _kalimat(admin.post(reverse("sop:unggah"), {}))


def test_word_yang_lebih_besar_dari_yang_dapat_disimpan_ditolak_sebelum_dibaca(
    admin: Client,
) -> None:
    jawab = _unggah(admin, b"PK" + bytes(15 * 2**20), "sop.docx")

    assert "Berkas itu 15,0 MB; yang berakhiran .docx paling besar 15 MB." in _kalimat(jawab)


def test_naskah_yang_sama_dua_kali_membuka_suntingan_yang_sudah_ada(admin: Client) -> None:
    isi = buat_docx(singkat())

    pertama = _unggah(admin, isi, "sop.docx")
    kedua = _unggah(admin, isi, "sop (1).docx", follow=True)

    satu = Suntingan.objects.get()
    assert pertama.headers["Location"] == reverse("sop:sunting", args=[satu.pk])
    assert kedua.redirect_chain[0][0] == pertama.headers["Location"]
    assert "Tidak dibaca dua kali." in kedua.content.decode()


def test_halaman_web_yang_tidak_disimpan_pun_tidak_masuk_dua_kali(admin: Client) -> None:
    isi = buat_html(singkat())

    _unggah(admin, isi, "sop.html")
    _unggah(admin, isi, "sop.html")

    assert Suntingan.objects.count() == 1
    assert Suntingan.objects.get().sumber is None


def test_sesudah_dibuang_atau_menjadi_draf_naskahnya_dibaca_lagi(
    admin: Client, kantor: Kantor
) -> None:
    isi = buat_docx(singkat())
    _unggah(admin, isi, "sop.docx")
    buang(
        pelaku=kantor.pegawai["sekretaris"], suntingan=Suntingan.objects.get(), sekarang=SEKARANG
    )

    _unggah(admin, isi, "sop.docx")

    assert Suntingan.objects.filter(versi=None).count() == 1
    assert not VersiSop.objects.exists()


def test_kantor_lain_membaca_naskah_yang_sama_untuk_dirinya(kantor: Kantor) -> None:
    lain, isi = buat_kantor("Lain", "b"), buat_docx(singkat())

    masuk = [
        masukkan_naskah(
            pelaku=satu.pegawai["sekretaris"],
            instansi=satu.instansi,
            isi=isi,
            nama_fail="sop.docx",
            sekarang=SEKARANG,
        )
        for satu in (kantor, lain)
    ]

    assert [satu.sudah_ada for satu in masuk] == [False, False]
    assert len({satu.suntingan[0].instansi_id for satu in masuk}) == 2


def test_halaman_unggah_menahan_yang_terlalu_besar_dan_berkata_apa_yang_terjadi(
    admin: Client,
) -> None:
    isi = admin.get(reverse("sop:unggah")).content.decode()

    assert f'data-batas="{25 * 2**20}"' in isi
    assert "Sedang membaca" in isi
    assert "Siapkan pelaksanaan" in isi

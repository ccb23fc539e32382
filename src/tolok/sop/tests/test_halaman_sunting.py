"""The editor pages: a document comes in, doubts are answered, rows are changed, a draft goes out."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tolok.berkas.permissions import boleh_lihat
from tolok.organisasi.tests.kantor import Kantor, buat_kantor
from tolok.sop import pustaka
from tolok.sop.domain.dokumen import Cara, Keputusan
from tolok.sop.domain.sunting_bidang import perlu_dipastikan
from tolok.sop.models import RiwayatSuntingan, Suntingan, VersiSop
from tolok.sop.renderers.gambar_pdf import pdf
from tolok.sop.services.sunting import isi_suntingan

pytestmark = pytest.mark.django_db

NASKAH = (Path(__file__).parent / "data" / "000.txt").read_bytes()


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


@pytest.fixture(scope="module")
def naskah_pdf() -> bytes:
    return pdf(pustaka.muat("000"))


def _unggah(client: Client, isi: bytes, nama: str) -> Any:
    return client.post(reverse("sop:unggah"), {"berkas": SimpleUploadedFile(nama, isi)})


def _mulai(client: Client) -> Suntingan:
    jawab = _unggah(client, NASKAH, "sop.txt")
    assert jawab.status_code == 302, jawab.context["form"].errors
    return Suntingan.objects.get()


def _ubah(client: Client, satu: UUID, perintah: str, **isi: Any) -> Any:
    kini = Suntingan.objects.get(pk=satu)
    return client.post(
        reverse("sop:ubah_sunting", args=[satu]),
        {"kali": kini.kali, "perintah": perintah, **isi},
    )


def _form_langkah(client: Client, satu: UUID, nomor: int) -> dict[str, Any]:
    form = client.get(f"{reverse('sop:sunting', args=[satu])}?langkah={nomor}").context["form"]
    isi = {k: form[k].value() for k in form.fields}
    if not isi["memutuskan"]:
        del isi["memutuskan"]
    return {**isi, "langkah": nomor}


def test_naskah_teks_dibaca_dan_ditinjau_dari_yang_meragukan(admin: Client) -> None:
    satu = _mulai(admin)

    halaman = admin.get(reverse("sop:sunting", args=[satu.pk])).text

    assert len(isi_suntingan(satu).langkah) == 11
    assert "Perlu dipastikan" in halaman
    assert 'data-baris-teks="1"' in halaman
    assert "Dibaca dari sop.txt" in halaman
    assert satu.letak["bidang"]["langkah/1"]["b"] > 1
    assert satu.nama in admin.get(reverse("sop:daftar")).text.upper()


def test_pdf_ditampilkan_halamannya_dan_hanya_bagi_yang_mengelola(
    admin: Client, kantor: Kantor, naskah_pdf: bytes
) -> None:
    jawab = _unggah(admin, naskah_pdf, "sop.pdf")
    assert jawab.status_code == 302, jawab.context["form"].errors
    satu = Suntingan.objects.get()
    alamat = reverse("sop:halaman_sunting", args=[satu.pk, 1])

    gambar = admin.get(alamat)

    assert satu.letak["halaman"] >= 2
    assert gambar.headers["Content-Type"] == "image/png"
    assert gambar.content.startswith(b"\x89PNG")
    assert admin.get(reverse("sop:halaman_sunting", args=[satu.pk, 99])).status_code == 404
    assert satu.sumber is not None
    assert boleh_lihat(kantor.pegawai["sekretaris"], satu.sumber)
    assert not boleh_lihat(kantor.pegawai["analis"], satu.sumber)
    sop, asal = isi_suntingan(satu), pustaka.muat("000")
    assert [x.uraian for x in sop.langkah] == [x.uraian for x in asal.langkah]
    lajur = [sop.nama_lajur[x.pelaksana[0]] for x in sop.langkah]
    assert lajur == [asal.nama_lajur[x.digambar_di or x.pelaksana[0]] for x in asal.langkah]


@pytest.mark.parametrize(
    ("isi", "nama", "kalimat"),
    [
        (b"Selamat pagi.", "surat.txt", "Tidak ditemukan SOP"),
        (b"%PDF-1.7 rusak", "rusak.pdf", ""),
        (b"", "kosong.pdf", "kosong"),
        (b"PK\x03\x04", "rusak.docx", ""),
        (b"x", "program.exe", "bukan naskah SOP"),
    ],
)
def test_naskah_yang_tidak_terbaca_ditolak_satu_kalimat_dan_tidak_disimpan(
    admin: Client, isi: bytes, nama: str, kalimat: str
) -> None:
    jawab = _unggah(admin, isi, nama)

    galat = jawab.context["form"].errors["berkas"]
    assert jawab.status_code == 400
    assert len(galat) == 1
    assert kalimat in galat[0]
    assert not Suntingan.objects.exists()


def test_keraguan_dijawab_dengan_bacaan_lain_lalu_hilang_dari_daftar(admin: Client) -> None:
    satu = _mulai(admin)
    ragu = next(c for c in perlu_dipastikan(isi_suntingan(satu)) if c.alternatif)

    jawab = _ubah(admin, satu.pk, "jawab", lokasi=ragu.lokasi, pilihan="1")

    assert jawab.status_code == 302
    kini = isi_suntingan(Suntingan.objects.get())
    sesudah = next(c for c in kini.catatan_baca if c.lokasi == ragu.lokasi)
    assert sesudah.cara is Cara.DITETAPKAN
    assert len(perlu_dipastikan(kini)) == len(perlu_dipastikan(isi_suntingan(satu))) - 1
    kedua = _ubah(admin, satu.pk, "jawab", lokasi="langkah/99/waktu", pilihan="0")
    assert kedua.status_code == 422
    assert "sudah dijawab atau berubah" in kedua.text


def test_langkah_diubah_lewat_formulir_dan_hanya_yang_diubah_tercatat(admin: Client) -> None:
    satu = _mulai(admin)
    isi = _form_langkah(admin, satu.pk, 2)

    assert _ubah(admin, satu.pk, "langkah", **isi).status_code == 302
    assert RiwayatSuntingan.objects.count() == 1

    isi |= {"waktu": "1 – 2 hari kerja", "output": "Draf\nDisposisi", "memutuskan": "on",
            "setuju": "", "tidak": "1"}  # fmt: skip
    assert _ubah(admin, satu.pk, "langkah", **isi).status_code == 302

    baris = isi_suntingan(Suntingan.objects.get()).langkah[1]
    assert baris.mutu.waktu is not None
    assert (int(baris.mutu.waktu.nilai), int(baris.mutu.waktu.maks or 0)) == (1, 2)
    assert baris.mutu.output == ("Draf", "Disposisi")
    assert baris.keputusan == Keputusan(tidak=1)
    kata = RiwayatSuntingan.objects.get(urutan=1).kata
    assert kata == "Langkah 2, waktu; Langkah 2, output; Langkah 2, keputusan diubah"


def test_isian_yang_salah_kembali_dengan_yang_diketik(admin: Client) -> None:
    satu = _mulai(admin)
    isi = _form_langkah(admin, satu.pk, 3) | {"waktu": "secepatnya", "uraian": "Ketikan saya"}

    jawab = _ubah(admin, satu.pk, "langkah", **isi)

    assert jawab.status_code == 422
    assert "belum dapat dihitung" in jawab.text
    assert "Ketikan saya" in jawab.text
    assert "secepatnya" in jawab.text
    assert RiwayatSuntingan.objects.count() == 1


def test_susunan_langkah_dan_lajur_diubah_lalu_diurungkan(admin: Client) -> None:
    satu = _mulai(admin)
    semula = isi_suntingan(satu)

    _ubah(admin, satu.pk, "tambah", sesudah=11)
    _ubah(admin, satu.pk, "pindah", langkah=12, ke=1)
    _ubah(admin, satu.pk, "gabung", langkah=2)
    _ubah(admin, satu.pk, "pisah", langkah=2, potong=10)
    _ubah(admin, satu.pk, "hapus", langkah=1)
    _ubah(admin, satu.pk, "lajur_baru", nama="Tim Penyusun")
    _ubah(admin, satu.pk, "lajur_nama", kode="tim_penyusun", nama="Tim")
    _ubah(admin, satu.pk, "lajur_pindah", kode="tim_penyusun", ke=1)
    _ubah(admin, satu.pk, "lajur_hapus", kode="tim_penyusun")
    assert Suntingan.objects.get().urutan == 9

    for _ in range(9):
        assert _ubah(admin, satu.pk, "urung").status_code == 302
    assert isi_suntingan(Suntingan.objects.get()) == semula
    assert "keadaan semula" in _ubah(admin, satu.pk, "urung").text
    assert _ubah(admin, satu.pk, "ulang").status_code == 302


def test_identitas_diubah_dengan_tanggal_seperti_orang_menulis(admin: Client) -> None:
    satu = _mulai(admin)
    form = admin.get(reverse("sop:sunting", args=[satu.pk])).context["identitas"]
    isi = {k: form[k].value() or "" for k in form.fields}

    _ubah(admin, satu.pk, "identitas", **(isi | {"tanggal/efektif": "2 Januari 2026"}))
    salah = _ubah(admin, satu.pk, "identitas", **(isi | {"tanggal/revisi": "kapan-kapan"}))

    assert isi_suntingan(Suntingan.objects.get()).tanggal.efektif == "2026-01-02"
    assert salah.status_code == 422
    assert "kapan-kapan” tidak dikenal" in salah.text


def test_yang_terlambat_menyimpan_diberi_tahu_dan_tidak_menimpa(admin: Client) -> None:
    satu = _mulai(admin)
    isi = _form_langkah(admin, satu.pk, 2) | {"uraian": "Dari halaman lama"}
    _ubah(admin, satu.pk, "lajur_baru", nama="Tim")

    jawab = admin.post(
        reverse("sop:ubah_sunting", args=[satu.pk]), {"kali": 0, "perintah": "langkah", **isi}
    )

    assert jawab.status_code == 422
    assert "sudah diubah setelah Anda membukanya" in jawab.text
    assert "Dari halaman lama" not in Suntingan.objects.get().isi
    assert "Dari halaman lama" in jawab.text


def test_perintah_aneh_dijawab_satu_kalimat(admin: Client) -> None:
    satu = _mulai(admin)
    for perintah, isi in (
        ("", {}), ("hapus", {}), ("hapus", {"langkah": "²"}), ("pindah", {"langkah": 1}),
        ("langkah", {"langkah": 77}), ("lajur_hapus", {"kode": "x"}), ("gabung", {"langkah": 11}),
        ("pisah", {"langkah": 1, "potong": 0}), ("tambah", {"sesudah": 99}),
        ("lajur_baru", {"nama": " "}), ("jawab", {"lokasi": "nama", "pilihan": "9"}),
    ):  # fmt: skip
        jawab = _ubah(admin, satu.pk, perintah, **isi)
        assert jawab.status_code == 422, (perintah, isi)
        assert len(re.findall('role="alert"', jawab.text)) == 1
    assert RiwayatSuntingan.objects.count() == 1


def test_suntingan_menjadi_draf_lewat_halaman_dan_gambarnya_terlihat(admin: Client) -> None:
    satu = _mulai(admin)
    gambar = admin.get(reverse("sop:gambar_sunting", args=[satu.pk]))

    jawab = admin.post(reverse("sop:draf_sunting", args=[satu.pk]), {"kali": 0})

    versi = VersiSop.objects.get()
    assert gambar.headers["Content-Type"] == "image/svg+xml"
    assert "sandbox" in gambar.headers["Content-Security-Policy"]
    assert jawab.headers["Location"] == reverse("sop:versi", args=[versi.pk])
    buka = admin.get(reverse("sop:sunting", args=[satu.pk]))
    assert buka.headers["Location"] == reverse("sop:versi", args=[versi.pk])


def test_sop_baru_dari_kosong_belum_dapat_menjadi_draf(admin: Client) -> None:
    admin.post(reverse("sop:sunting_baru"))
    satu = Suntingan.objects.get()

    jawab = admin.post(reverse("sop:draf_sunting", args=[satu.pk]), {"kali": 0})

    assert jawab.status_code == 422
    assert len(re.findall('role="alert"', jawab.text)) == 1
    assert not VersiSop.objects.exists()


def test_draf_yang_disunting_tetap_versi_yang_sama(admin: Client, kantor: Kantor) -> None:
    admin.post(reverse("sop:masukkan", args=["000"]))
    asal = VersiSop.objects.get()
    admin.post(reverse("sop:sunting_versi", args=[asal.pk]))
    satu = Suntingan.objects.get()
    _ubah(admin, satu.pk, "hapus", langkah=11)

    kali = Suntingan.objects.get().kali
    admin.post(reverse("sop:draf_sunting", args=[satu.pk]), {"kali": kali})

    kini = VersiSop.objects.get()
    assert (kini.versi, kini.status, kini.pembuat) == (1, "draf", kantor.pegawai["sekretaris"])
    assert kini.sidik != asal.sidik


def test_yang_bukan_draf_disunting_menjadi_versi_berikutnya(admin: Client) -> None:
    admin.post(reverse("sop:masukkan", args=["000"]))
    asal = VersiSop.objects.get()
    for status in ("ditinjau", "berlaku"):
        VersiSop.objects.filter(pk=asal.pk).update(status=status)
        admin.post(reverse("sop:sunting_versi", args=[asal.pk]))
        satu = Suntingan.objects.get(versi=None)
        admin.post(reverse("sop:draf_sunting", args=[satu.pk]), {"kali": 0})

    assert [v.versi for v in VersiSop.objects.order_by("versi")] == [1, 2, 3]
    semula = VersiSop.objects.get(versi=1)
    assert (semula.sidik, semula.isi) == (asal.sidik, asal.isi)


def test_draf_yang_berubah_sejak_suntingan_dimulai_tidak_ditimpa(admin: Client) -> None:
    admin.post(reverse("sop:masukkan", args=["000"]))
    asal = VersiSop.objects.get()
    for _ in range(2):
        admin.post(reverse("sop:sunting_versi", args=[asal.pk]))
    satu, dua = Suntingan.objects.order_by("dibuat_pada")
    for suntingan, langkah in ((satu, 11), (dua, 10)):
        _ubah(admin, suntingan.pk, "hapus", langkah=langkah)
        suntingan.refresh_from_db()
        admin.post(reverse("sop:draf_sunting", args=[suntingan.pk]), {"kali": suntingan.kali})

    assert [v.versi for v in VersiSop.objects.order_by("versi")] == [1, 2]


def test_suntingan_dibuang_lewat_halaman(admin: Client) -> None:
    satu = _mulai(admin)
    admin.post(reverse("sop:buang_sunting", args=[satu.pk]))
    assert not Suntingan.objects.exists()

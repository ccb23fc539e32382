from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.apps import apps
from django.test import Client

from tolok.pelaksanaan.models import Lembar, Pelaksanaan, Tugas
from tolok.pelaksanaan.tests.kantor import SAAT, Kantor, buat_kantor
from tolok.pelaksanaan.tests.lakon_001 import kantor_001
from tolok.pelaksanaan.tests.test_halaman import masuk
from tolok.sop.domain.dokumen import WaktuUntuk
from tolok.sop.domain.konfirmasi import Konfirmasi, pertanyaan
from tolok.sop.selectors.versi import jalan_versi
from tolok.sop.services.draf import konfirmasikan, masukkan_pustaka

pytestmark = pytest.mark.django_db


@pytest.fixture
def kantor() -> Kantor:
    """An office where SOP 000 is in force."""
    kantor = buat_kantor()
    apps.get_model("organisasi", "Wewenang").objects.create(
        pemda=kantor.pemda,
        pegawai=kantor.pegawai["kepala_dinas"],
        peran="administrator",
        lingkup="instansi",
        instansi=kantor.instansi,
        mulai=date(2025, 1, 2),
    )
    versi = masukkan_pustaka(
        pelaku=kantor.pegawai["kepala_dinas"], instansi=kantor.instansi, kode="000", sekarang=SAAT
    )
    versi.status = "berlaku"
    versi.save(update_fields=["status"])
    return kantor


def kiriman(client: Client, **lain: str) -> dict[str, str]:
    isi = client.get("/pelaksanaan/siapkan/").context["form"]
    return {
        "sop": isi.fields["sop"].choices[0][0],
        "periode": "2025-triwulan-3",
        "kunci": str(uuid4()),
        **lain,
    }


def kirim(client: Client, isi: dict[str, str]) -> Any:
    return client.post("/pelaksanaan/siapkan/", isi)


@time_machine.travel(SAAT, tick=False)
def test_kasubbag_menyiapkan_dan_kepala_dinas_mendapat_langkah_1(kantor: Kantor) -> None:
    client = masuk(kantor, "kasubbag")

    jawab = kirim(client, kiriman(client))

    (baru,) = Pelaksanaan.objects.all()
    assert jawab["Location"] == f"/pelaksanaan/{baru.pk}/"
    assert (baru.nama_sop, baru.periode) == ("Pengukuran Kinerja", "2025-triwulan-3")
    (tugas,) = Tugas.objects.filter(terbuka=True)
    assert tugas.langkah == 1
    assert tugas.pemegang_id == kantor.jabatan["kepala_dinas"].pk


@time_machine.travel(SAAT, tick=False)
def test_kiriman_yang_diulang_tidak_memulai_dua_kali(kantor: Kantor) -> None:
    client = masuk(kantor, "kasubbag")
    isi = kiriman(client)

    pertama, kedua = kirim(client, isi), kirim(client, isi)

    assert pertama["Location"] == kedua["Location"]
    assert Pelaksanaan.objects.count() == 1


@time_machine.travel(SAAT, tick=False)
def test_periode_yang_sudah_berjalan_ditolak_dengan_penjelasan(kantor: Kantor) -> None:
    client = masuk(kantor, "kasubbag")
    kirim(client, kiriman(client))

    jawab = kirim(client, kiriman(client))

    (sedang,) = Pelaksanaan.objects.all()
    assert jawab.status_code == 400
    assert "SOP ini sedang berjalan untuk Triwulan III 2025." in jawab.text
    assert f'href="/pelaksanaan/{sedang.pk}/"' in jawab.text


@time_machine.travel(SAAT, tick=False)
def test_penolakan_datang_pada_formulirnya_dengan_yang_sudah_ditulis(kantor: Kantor) -> None:
    client = masuk(kantor, "kasubbag")
    kirim(client, kiriman(client))

    jawab = kirim(client, kiriman(client, usulan="Mohon segera."))

    assert "Mohon segera.</textarea>" in jawab.text
    assert "Yang tadi Anda tulis" not in jawab.text


@time_machine.travel(SAAT, tick=False)
def test_periode_semula_ialah_triwulan_yang_terakhir_berakhir(kantor: Kantor) -> None:
    html = masuk(kantor, "kasubbag").get("/pelaksanaan/siapkan/").text

    assert '<option value="2025-triwulan-3" selected>Triwulan III 2025</option>' in html


@time_machine.travel(SAAT, tick=False)
def test_surat_disebut_utuh_atau_tidak_sama_sekali(kantor: Kantor) -> None:
    client = masuk(kantor, "kasubbag")

    jawab = kirim(client, kiriman(client, nomor="005/123", hal="Permintaan laporan"))

    assert jawab.status_code == 400
    assert "Tulis pengirim suratnya." in jawab.text
    assert 'value="005/123"' in jawab.text
    assert not Pelaksanaan.objects.exists()


@time_machine.travel(SAAT, tick=False)
def test_surat_masuk_menjadi_lembar_pelaksanaan(kantor: Kantor) -> None:
    client = masuk(kantor, "kasubbag")

    kirim(
        client,
        kiriman(
            client,
            dari="Sekretaris Daerah",
            nomor="005/123",
            tanggal="2025-09-29",
            hal="Laporan Triwulan III",
            usulan="Mohon disiapkan sebelum 10 Oktober.",
        ),
    )

    (lembar,) = Lembar.objects.filter(jenis="surat_masuk")
    assert '"nomor":"005/123"' in lembar.isi
    assert '"usulan":"Mohon disiapkan sebelum 10 Oktober."' in lembar.isi


@time_machine.travel(SAAT, tick=False)
def test_yang_tidak_berwenang_ditolak_dan_tidak_melihat_tombolnya(kantor: Kantor) -> None:
    client = masuk(kantor, "kabid_perdagangan")

    assert client.get("/pelaksanaan/siapkan/").status_code == 403
    assert client.post("/pelaksanaan/siapkan/", {}).status_code == 403
    assert "Siapkan pelaksanaan" not in client.get("/pelaksanaan/").text
    assert not Pelaksanaan.objects.exists()


@time_machine.travel(SAAT, tick=False)
def test_halaman_menyebut_kapan_pelaksanaan_akan_selesai(kantor: Kantor) -> None:
    html = " ".join(masuk(kantor, "kasubbag").get("/pelaksanaan/siapkan/").text.split())

    assert "yang dimulai sekarang selesai <b>" in html
    assert "Triwulan III 2025" in html


@time_machine.travel(SAAT, tick=False)
def test_pembatalan_meminta_alasan_lalu_menggugurkan_tugas_terbuka(kantor: Kantor) -> None:
    client = masuk(kantor, "kasubbag")
    alamat = f"{kirim(client, kiriman(client))['Location']}batalkan/"

    tanpa_alasan = client.post(alamat, {"alasan": " ", "kunci": str(uuid4())})
    assert tanpa_alasan.status_code == 400
    assert "Tulis alasannya" in tanpa_alasan.text

    batal = client.post(alamat, {"alasan": "Salah memilih periode.", "kunci": str(uuid4())})

    assert batal.status_code == 303
    assert Pelaksanaan.objects.get().status == "dibatalkan"
    assert not Tugas.objects.filter(terbuka=True).exists()


@time_machine.travel(SAAT, tick=False)
def test_hanya_penyiap_dan_pimpinan_melihat_jalan_membatalkan(kantor: Kantor) -> None:
    kasubbag, kabid = masuk(kantor, "kasubbag"), masuk(kantor, "kabid_perdagangan")
    halaman = kirim(kasubbag, kiriman(kasubbag))["Location"]

    assert "Batalkan pelaksanaan ini" in kasubbag.get(halaman).text
    assert "Batalkan pelaksanaan ini" in masuk(kantor, "kepala_dinas").get(halaman).text
    assert "Batalkan pelaksanaan ini" not in kabid.get(halaman).text
    assert kabid.get(f"{halaman}batalkan/").status_code == 403


@time_machine.travel(SAAT, tick=False)
def test_periode_yang_sudah_selesai_menunjuk_ke_ralat_dan_dapat_disusulkan(kantor: Kantor) -> None:
    client = masuk(kantor, "kasubbag")
    kirim(client, kiriman(client))
    Pelaksanaan.objects.update(status="selesai", berakhir_pada=SAAT)

    ditahan = kirim(client, kiriman(client))
    lanjut = kirim(client, kiriman(client, susulan="ya"))

    assert ditahan.status_code == 400
    assert "buat ralat dari" in ditahan.content.decode()
    assert lanjut.status_code == 302
    assert Pelaksanaan.objects.count() == 2


@time_machine.travel(SAAT, tick=False)
def test_kepala_dinas_menunda_langkah_satu_dengan_alasan_dan_tanggal(kantor: Kantor) -> None:
    kirim(masuk(kantor, "kasubbag"), kiriman(masuk(kantor, "kasubbag")))
    client = masuk(kantor, "kepala_dinas")
    tugas = Tugas.objects.get(terbuka=True)
    alamat = f"/pelaksanaan/{tugas.pelaksanaan_id}/tugas/{tugas.pk}/"
    isi = {"kunci": str(uuid4()), "iterasi": "1", "dilihat": "", "sampai": "2025-10-10",
           "alasan": "Menunggu rilis BPS"}  # fmt: skip

    assert "Tunda pelaksanaan ini" in client.get(alamat).text
    libur = client.post(f"{alamat}tugas/tunda/", {**isi, "sampai": "2025-10-11"})
    jawab = client.post(f"{alamat}tugas/tunda/", isi)

    assert libur.status_code == 422
    assert "bukan hari kerja" in libur.text
    assert jawab.status_code == 303
    tugas.refresh_from_db()
    assert tugas.terbuka
    assert tugas.batas == datetime(2025, 10, 10, 9, 30, tzinfo=UTC)
    assert "Menunggu rilis BPS" in client.get(f"/pelaksanaan/{tugas.pelaksanaan_id}/riwayat/").text


@time_machine.travel(SAAT, tick=False)
def test_waktu_per_berkas_dikalikan_banyak_berkas_pada_satu_pemegang() -> None:
    """SOP 001: whoever checks every form has as many as there are employees; a superior has fewer."""
    kantor = kantor_001(staf=10)
    versi = masukkan_pustaka(
        pelaku=kantor.pegawai["kasubbag"], instansi=kantor.instansi, kode="001", sekarang=SAAT
    )
    selesai = []
    for untuk in (WaktuUntuk.KELOMPOK, WaktuUntuk.BERKAS):
        ditanya = pertanyaan(jalan_versi(versi))
        jawaban = Konfirmasi(
            penanggung_jawab="kasubbag",
            kembali={t.langkah: int(t.usul) for t in ditanya if t.kunci == "kembali"},
            waktu_untuk={t.langkah: untuk for t in ditanya if t.kunci == "waktu_untuk"},
        )
        versi = konfirmasikan(
            pelaku=kantor.pegawai["kasubbag"], versi=versi, jawaban=jawaban, sekarang=SAAT
        )
        versi.status = "berlaku"
        versi.save(update_fields=["status"])
        halaman = masuk(kantor, "kasubbag").get("/pelaksanaan/siapkan/")
        teks = " ".join(halaman.text.split())
        selesai.append((halaman.context["perkiraan"][0], teks))
        versi.status = "draf"
        versi.save(update_fields=["status"])

    (sekali, teks_sekali), (kali, teks_kali) = selesai
    pegawai = len(set(kantor.pegawai))
    assert (sekali["berkas"], kali["berkas"]) == (0, pegawai)
    assert kali["hari_kerja"] > sekali["hari_kerja"] + 2 * pegawai // 8
    assert f"dikalikan banyaknya berkas pada satu pemegang, paling banyak {pegawai}." in teks_kali
    assert "dikalikan" not in teks_sekali

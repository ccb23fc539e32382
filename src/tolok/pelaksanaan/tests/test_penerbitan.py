"""The documents of a run: which there are, what they say, who opens them, and when drawing fails."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pypdfium2
import pytest
import time_machine
from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tolok.akun.models import Pengguna
from tolok.berkas.services import baca as baca_berkas
from tolok.naskah.models import VersiNaskah
from tolok.pelaksanaan.models import Pelaksanaan
from tolok.pelaksanaan.penerbitan import terbitkan_pelaksanaan, terbitkan_satu
from tolok.pelaksanaan.terbit import daftar
from tolok.pelaksanaan.terbit.bahan import BahanNaskah
from tolok.pelaksanaan.terbit.daftar import Terbitan, daftar_terbitan, id_naskah
from tolok.pelaksanaan.tests.kantor import Kantor, buat_kantor
from tolok.pelaksanaan.tests.lakon import Lakon

pytestmark = pytest.mark.django_db(transaction=True)

MULAI = datetime(2025, 10, 1, 1, 30, tzinfo=UTC)


@pytest.fixture
def lakon() -> Lakon:
    satu = Lakon(buat_kantor(), MULAI)
    satu.mulai()
    return satu


def _baris(lakon: Lakon) -> Pelaksanaan:
    return Pelaksanaan.objects.select_related("instansi__pemda").get(pk=lakon.pelaksanaan)


def _terbitkan(lakon: Lakon) -> dict[str, VersiNaskah]:
    """Issue everything; the newest version of each document by its key in the run."""
    baris = _baris(lakon)
    hasil = terbitkan_pelaksanaan(baris, lakon.saat)
    assert hasil.gagal == ()
    rencana = daftar_terbitan(BahanNaskah(baris, lakon.saat))
    ada = {}
    for satu in rencana:
        versi = VersiNaskah.objects.filter(naskah=satu.id(baris.pk)).order_by("-versi")
        ada[satu.kunci] = versi[0]
    return ada


def _baca(versi: VersiNaskah) -> tuple[str, int]:
    """Text of the stored PDF, and how many pages it has."""
    berkas = pypdfium2.PdfDocument(baca_berkas(versi.berkas))
    halaman = [berkas[i].get_textpage() for i in range(len(berkas))]
    teks = " ".join(" ".join(h.get_text_bounded().split()) for h in halaman)
    for h in halaman:
        h.close()
    banyak = len(berkas)
    berkas.close()
    return teks, banyak


def _masuk(kantor: Kantor, orang: str) -> Client:
    pegawai = kantor.pegawai[orang]
    pengguna, _ = Pengguna.objects.get_or_create(username=f"{kantor.pemda.nama}-{orang}")
    pegawai.pengguna = pengguna
    pegawai.save()
    klien = Client()
    klien.force_login(pengguna, backend="django.contrib.auth.backends.ModelBackend")
    return klien


def _jadi_plt(kantor: Kantor, jabatan: str, orang: str, nomor: str) -> None:
    """The post's holder leaves; somebody else acts for it."""
    model: Any = apps.get_model("organisasi", "Penempatan")
    model.objects.filter(jabatan=kantor.jabatan[jabatan]).delete()
    model.objects.create(
        pemda=kantor.pemda,
        pegawai=kantor.pegawai[orang],
        jabatan=kantor.jabatan[jabatan],
        kapasitas="plt",
        mulai=date(2025, 9, 1),
        selesai=date(2025, 12, 31),
        dasar_jenis="Surat Perintah",
        dasar_nomor=nomor,
        dasar_tanggal=date(2025, 8, 29),
    )
    kantor.pegawai[jabatan] = kantor.pegawai[orang]


def test_pelaksanaan_yang_selesai_punya_setiap_naskahnya(lakon: Lakon) -> None:
    lakon.sampai(10)
    _terbitkan(lakon)
    lakon.langkah_11()

    naskah = _terbitkan(lakon)

    jenis = [kunci.split("/")[0] for kunci in naskah]
    assert {j: jenis.count(j) for j in dict.fromkeys(sorted(jenis))} == {
        "catatan": 6,
        "daftar_arsip": 1,
        "daftar_hadir": 3,
        "isian": 3,
        "jadwal": 1,
        "kertas_kerja": 1,
        "label_boks": 1,
        "laporan": 1,
        "lembar_disposisi": 1,
        "notula": 3,
        "rekap": 1,
        "salinan": 1,
        "surat_pengantar": 1,
        "tanda_tangan": 1,
    }
    assert terbitkan_pelaksanaan(_baris(lakon), lakon.saat).terbit == ()


def test_lembar_disposisi_satu_halaman_dengan_setiap_serah_terima(lakon: Lakon) -> None:
    lakon.sampai(11)

    teks, halaman = _baca(_terbitkan(lakon)["lembar_disposisi"])

    assert halaman == 1
    assert "Pegawai Kepala Dinas" in teks
    assert "3 pejabat, terakhir Pegawai Kepala Bidang" in teks
    assert "jadwal Pengukuran Kinerja Triwulan III 2025" in teks
    assert "Selesai; berkas ditutup dan diarsipkan." in teks
    assert "CONTOH" in teks


def test_pelaksana_tugas_tercetak_dengan_surat_perintahnya() -> None:
    lakon = Lakon(buat_kantor(), MULAI)
    _jadi_plt(lakon.kantor, "kabid_perdagangan", "kabid_perindustrian", "800/12")
    lakon.mulai()
    lakon.sampai(4)
    unit = lakon.kantor.unit["perdagangan"].pk

    naskah = _terbitkan(lakon)

    hadir, _ = _baca(naskah[f"daftar_hadir/{unit}"])
    assert "Plt. Kepala Bidang Perdagangan" in hadir
    assert "800/12" in hadir
    assert "Plt. Kepala Bidang Perdagangan" in _baca(naskah["lembar_disposisi"])[0]


def test_kata_status_mengikuti_pemeriksaan_dan_pengesahan(lakon: Lakon) -> None:
    lakon.sampai(5)
    draf = _terbitkan(lakon)["laporan/"]
    for langkah in (lakon.langkah_6, lakon.langkah_7):
        langkah()
    dokumen = _terbitkan(lakon)["laporan/"]
    for langkah in (lakon.langkah_8, lakon.langkah_9):
        langkah()
    sah = _terbitkan(lakon)["laporan/"]

    assert [v.naskah_id for v in (dokumen, sah)] == [draf.naskah_id] * 2
    assert [v.versi for v in (draf, dokumen)] == [1, 2]
    assert [v.status for v in (draf, dokumen, sah)] == ["DRAFT", "DOKUMEN", "LAPORAN (SAH)"]
    assert "LAPORAN (SAH)" in _baca(sah)[0]


def test_catatan_pemeriksaan_menyebut_keputusan_dan_pemeriksanya(lakon: Lakon) -> None:
    lakon.sampai(8)

    naskah = _terbitkan(lakon)

    catatan = [_baca(v)[0] for kunci, v in naskah.items() if kunci.startswith("catatan/")]
    sekretaris = [t for t in catatan if "Pegawai Sekretaris" in t]
    assert len(catatan) == 5
    assert len(sekretaris) == 1
    assert "sebagai Sekretaris" in sekretaris[0]
    assert "Tidak ada catatan." in sekretaris[0]


def test_lembar_tanda_tangan_menghitung_seluruh_pegawai(lakon: Lakon) -> None:
    lakon.sampai(9)

    naskah = _terbitkan(lakon)

    (lembar,) = [v for kunci, v in naskah.items() if kunci.startswith("tanda_tangan/")]
    teks, _ = _baca(lembar)
    semua = len(lakon.kantor.pegawai)
    assert f"{semua} dari {semua} pegawai" in teks
    assert "persetujuan tercatat" in teks
    assert lembar.status == "LAPORAN (SAH)"


def test_arsip_memuat_naskah_yang_terbit_sebelum_ditutup(lakon: Lakon) -> None:
    lakon.sampai(10)
    sebelum = {v.sidik for v in _terbitkan(lakon).values()}
    lakon.langkah_11()

    teks, _ = _baca(_terbitkan(lakon)["daftar_arsip"])

    arsip: Any = apps.get_model("arsip", "Arsip").objects.get(pelaksanaan=lakon.pelaksanaan)
    assert all(sidik in arsip.indeks for sidik in sebelum)
    assert "Ruang arsip" in teks
    assert "Isian, catatan, dan rekaman kejadian" in teks


def test_keputusan_di_halaman_menerbitkan_naskahnya(lakon: Lakon) -> None:
    (tugas,) = lakon.terbuka(1)
    pada = lakon.pada("kepala_dinas", tugas)
    isi = {
        "kunci": str(pada.kunci), "iterasi": "1", "dilihat": pada.dilihat or "",
        "kepada": str(lakon.kantor.jabatan["sekretaris"].pk), "teks": "Laksanakan.",
    }  # fmt: skip

    with time_machine.travel(lakon.jam(), tick=False):
        jawab = _masuk(lakon.kantor, "kepala_dinas").post(
            f"/pelaksanaan/{lakon.pelaksanaan}/tugas/{tugas.pk}/tugaskan/kirim/", isi
        )

    assert jawab.status_code == 303
    versi = VersiNaskah.objects.get(naskah=id_naskah(lakon.pelaksanaan, "lembar_disposisi"))
    assert "Laksanakan." in _baca(versi)[0]


def test_naskah_yang_belum_dicetak_dicetak_saat_dibuka(lakon: Lakon) -> None:
    lakon.sampai(3)
    klien = _masuk(lakon.kantor, "kasubbag")
    alamat = f"/pelaksanaan/{lakon.pelaksanaan}/naskah/"
    pk = id_naskah(lakon.pelaksanaan, "jadwal/")

    with time_machine.travel(lakon.saat, tick=False):
        daftar_html = klien.get(alamat).text
        jawab = klien.get(f"{alamat}{pk}/", follow=True)
        lagi = klien.get(f"{alamat}{pk}/?unduh=1", follow=True)

    assert "dicetak saat dibuka" in daftar_html
    assert jawab.status_code == 200
    assert jawab["Content-Type"] == "application/pdf"
    assert lagi["Content-Disposition"].startswith("attachment")
    assert VersiNaskah.objects.filter(naskah=pk).count() == 1


def test_naskah_hanya_dibuka_yang_terlibat_dan_pimpinan(lakon: Lakon) -> None:
    lakon.sampai(2)
    pk = id_naskah(lakon.pelaksanaan, "lembar_disposisi")
    alamat = f"/pelaksanaan/{lakon.pelaksanaan}/naskah/{pk}/"
    lain = buat_kantor(nama="Kota Lain")

    with time_machine.travel(lakon.saat, tick=False):
        status = {
            orang: _masuk(kantor, orang).get(alamat).status_code
            for kantor, orang in (
                (lakon.kantor, "kepala_dinas"),
                (lakon.kantor, "kasubbag"),
                (lakon.kantor, "kabid_perdagangan"),
                (lain, "sekretaris"),
            )
        }

    assert status == {
        "kepala_dinas": 302, "kasubbag": 302, "kabid_perdagangan": 403, "sekretaris": 404,
    }  # fmt: skip


def _rusak(bahan: BahanNaskah) -> Any:
    raise ValueError("gambar rusak")


def test_naskah_yang_gagal_dicetak_tidak_menghalangi_yang_lain(
    lakon: Lakon, monkeypatch: pytest.MonkeyPatch
) -> None:
    def penerbit(bahan: BahanNaskah) -> list[Terbitan]:
        satu = Terbitan(
            kunci="rusak", judul="Naskah rusak", sumber=("1",), pada=MULAI, susun=_rusak
        )
        return [satu]

    monkeypatch.setitem(daftar._daftar, "rusak", penerbit)
    lakon.sampai(3)

    hasil = terbitkan_pelaksanaan(_baris(lakon), lakon.saat)
    with time_machine.travel(lakon.saat, tick=False):
        jawab = _masuk(lakon.kantor, "kasubbag").get(
            f"/pelaksanaan/{lakon.pelaksanaan}/naskah/{id_naskah(lakon.pelaksanaan, 'rusak')}/"
        )

    assert hasil.gagal == ("Naskah rusak",)
    assert len(hasil.terbit) == 2
    assert jawab.status_code == 503
    assert "Naskah rusak belum dapat dicetak; keputusan di baliknya tetap tercatat." in jawab.text
    assert "Coba cetak lagi" in jawab.text


def test_isi_yang_sama_tidak_membuat_versi_baru(lakon: Lakon) -> None:
    lakon.sampai(3)
    pk = id_naskah(lakon.pelaksanaan, "jadwal/")

    pertama = terbitkan_satu(_baris(lakon), pk, lakon.saat)
    kedua = terbitkan_satu(_baris(lakon), pk, lakon.jam(), baca_ulang=True)

    assert (pertama.pk, pertama.versi) == (kedua.pk, 1)


def test_daftar_naskah_paling_banyak_lima_belas_kueri(lakon: Lakon) -> None:
    lakon.sampai(11)
    klien = _masuk(lakon.kantor, "kasubbag")
    alamat = f"/pelaksanaan/{lakon.pelaksanaan}/naskah/"

    with time_machine.travel(lakon.saat, tick=False):
        klien.get(alamat)
        with CaptureQueriesContext(connection) as kueri:
            jawab = klien.get(alamat)

    assert len(kueri) <= 15
    assert "Langkah 11" in jawab.text

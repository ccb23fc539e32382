from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tolok.pelaksanaan import lembar
from tolok.pelaksanaan.kantor import INGATAN
from tolok.pelaksanaan.log.proyeksi import bangun_ulang
from tolok.pelaksanaan.log.rantai import periksa_rantai
from tolok.pelaksanaan.models import Bukti, Kejadian, Konsep, Lembar, Penolakan, Segel, Tugas
from tolok.pelaksanaan.selectors.pelaksanaan import kotak_masuk
from tolok.pelaksanaan.tests.kantor import SAAT, Kantor, buat_kantor
from tolok.pelaksanaan.tests.lakon import Lakon
from tolok.pelaksanaan.tests.test_halaman import masuk
from tolok.pelaksanaan.tindakan import alur, daftar, periksa
from tolok.pelaksanaan.tindakan.bebas import PanelBebas

pytestmark = pytest.mark.django_db(transaction=True)

JADWAL = {
    "langkah": ["4", "5"], "tahapan": ["Rapat dan isi", "Susun laporan"],
    "pelaksana": ["Kabid", "Pelaksana"], "mulai": ["2025-10-02", "2025-10-07"],
    "selesai": ["2025-10-06", "2025-10-08"], "berbatas": ["4"],
    "mode_tanda_tangan": "per_pegawai",
}  # fmt: skip
NOTULA = {"tanggal": "2025-10-02", "tempat": "Ruang rapat", "teks": "Angka dibahas."}
SURAT = {
    "hal": "Penyampaian laporan", "tanggal": "2025-10-20", "kepada": ["Wali Kota"],
    "melalui": ["Sekretaris Daerah"], "jenis": ["asli"], "nama": ["Laporan"],
    "banyak": ["1 (satu) berkas"], "keterangan": [""],
}  # fmt: skip


@pytest.fixture(autouse=True)
def hanya_ruang_ini(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if no room above had registered anything: the general SOP must run without them."""
    monkeypatch.setattr(alur, "_daftar_pembuat", {})
    polos = {
        kode: replace(skema, templat="pelaksanaan/lembar/lain.html")
        if not skema.templat.startswith("pelaksanaan/")
        else skema
        for kode, skema in lembar.daftar_skema().items()
    }
    monkeypatch.setattr(lembar, "_daftar", polos)
    monkeypatch.setattr(periksa, "_daftar_penyunting", {})
    panel = dict(daftar._daftar)
    for kode in ("isi", "ukur", "rekap", "susun"):
        panel[kode] = PanelBebas(kode, kode.capitalize())
    monkeypatch.setattr(daftar, "_daftar", panel)


@pytest.fixture(autouse=True)
def hari_itu() -> Iterator[None]:
    """The pages read the clock: it is that morning, and goes on."""
    with time_machine.travel(SAAT + timedelta(hours=2), tick=True):
        yield


class Layar:
    """Somebody at the task page: opens it and sends what its forms would send."""

    def __init__(self, lakon: Lakon) -> None:
        self.lakon = lakon
        self.client: dict[str, Client] = {}

    def buka(self, orang: str, tugas: Tugas) -> Any:
        """GET the page."""
        alamat = reverse("pelaksanaan:tugas", args=[tugas.pelaksanaan_id, tugas.pk])
        return self._client(orang).get(alamat)

    def kirim(
        self, orang: str, tugas: Tugas, tindakan: str, perintah: str, /, **isian: Any
    ) -> Any:
        """Open the page, then POST one of its commands with the head it rendered."""
        jawab = self.buka(orang, tugas)
        assert jawab.status_code == 200, jawab.content[:600]
        halaman = jawab.context["halaman"]
        kepala = {
            "kunci": str(halaman.kunci), "iterasi": tugas.iterasi, "dilihat": halaman.dilihat,
        }  # fmt: skip
        alamat = reverse(
            "pelaksanaan:perintah", args=[tugas.pelaksanaan_id, tugas.pk, tindakan, perintah]
        )
        return self._client(orang).post(alamat, {**kepala, **isian})

    def _client(self, orang: str) -> Client:
        if orang not in self.client:
            self.client[orang] = masuk(self.lakon.kantor, orang)
        return self.client[orang]


def siap(kantor: Kantor | None = None) -> tuple[Lakon, Layar]:
    lakon = Lakon(kantor or buat_kantor())
    lakon.mulai()
    return lakon, Layar(lakon)


def test_setiap_panel_tampil_bagi_pemegangnya_dan_mengantar_berkas_ke_akhir() -> None:
    lakon, layar = siap()

    for langkah, orang in ((1, "kepala_dinas"), (2, "sekretaris")):
        tugas = lakon.terbuka(langkah)[0]
        jawab = layar.kirim(orang, tugas, "tugaskan", "kirim", teks="Proses.", harap="Arsip")
        assert jawab.status_code == 303, jawab.content[:800]
    tugas = lakon.terbuka(3)[0]
    assert layar.kirim("kasubbag", tugas, "sampaikan", "kirim", **JADWAL).status_code == 303
    for kode in ("perdagangan", "perindustrian", "kemetrologian"):
        tugas, orang = lakon.milik(4, kode), f"kabid_{kode}"
        hadir = str(lakon.kantor.pegawai[orang].pk)
        jawab = layar.kirim(orang, tugas, "rapat", "kirim", hadir=hadir, **NOTULA)
        assert jawab.status_code == 303, jawab.content[:800]
        jawab = layar.kirim(orang, tugas, "isi", "kirim", judul="Isian", teks="12")
        assert jawab.status_code == 303, jawab.content[:800]
    assert layar.kirim("staf_1", lakon.terbuka(5)[0], "tugas", "ambil").status_code == 303
    for tindakan in ("ukur", "rekap", "susun"):
        tugas = lakon.terbuka(5)[0]
        jawab = layar.kirim("staf_1", tugas, tindakan, "kirim", judul=tindakan, teks="Draf.")
        assert jawab.status_code == 303, jawab.content[:800]
    for kode in ("perdagangan", "perindustrian", "kemetrologian"):
        tugas = lakon.milik(6, kode)
        assert layar.kirim(f"kabid_{kode}", tugas, "periksa", "setujui").status_code == 303
    for langkah, orang in ((7, "kasubbag"), (8, "sekretaris")):
        assert (
            layar.kirim(orang, lakon.terbuka(langkah)[0], "periksa", "setujui").status_code == 303
        )
    _langkah_9(lakon, layar)
    assert layar.kirim("kasubbag", lakon.terbuka(10)[0], "tugaskan", "kirim", teks="Kirim.").status_code == 303  # fmt: skip
    _langkah_11(lakon, layar)

    assert lakon.baris().status == "selesai"
    assert Segel.objects.count() == 1
    assert periksa_rantai() == []
    assert bangun_ulang(tulis=False) == []


def _langkah_9(lakon: Lakon, layar: Layar) -> None:
    utama = lakon.terbuka(9, induk=None)[0]
    assert layar.kirim("staf_1", utama, "tugas", "ambil").status_code == 303
    menurut_id = {p.pk: kode for kode, p in lakon.kantor.pegawai.items()}
    for tugas in lakon.terbuka(9, tindakan="tandatangani"):
        jawab = layar.kirim(menurut_id[tugas.subjek], tugas, "tandatangani", "tandatangani")
        assert jawab.status_code == 303
    sah = lakon.terbuka(9, tindakan="sahkan")[0]
    assert layar.kirim("kepala_dinas", sah, "sahkan", "setujui").status_code == 303
    utama = lakon.terbuka(9, induk=None)[0]
    assert layar.kirim("staf_1", utama, "tugas", "serahkan").status_code == 303


def _langkah_11(lakon: Lakon, layar: Layar) -> None:
    def utama() -> Tugas:
        return lakon.terbuka(11, induk=None)[0]

    layar.kirim("staf_1", utama(), "tugas", "ambil")
    assert layar.kirim("staf_1", utama(), "kirim", "kirim", **SURAT).status_code == 303
    for orang in ("kasubbag", "sekretaris", "kepala_dinas"):
        tugas = lakon.terbuka(11, tindakan="kirim", pemegang_id=lakon.kantor.jabatan[orang].pk)[0]
        assert layar.kirim(orang, tugas, "kirim", "tandatangani").status_code == 303
    catat = {"kepada": "Wali Kota", "cara": "diantar langsung", "penerima": "Rina, agendaris"}
    assert layar.kirim("staf_1", utama(), "kirim", "catat", **catat).status_code == 303
    salinan = {"nomor": ["1"], "penerima": ["Arsip"], "media": ["tercetak"]}
    assert layar.kirim("staf_1", utama(), "gandakan", "kirim", **salinan).status_code == 303
    jawab = layar.kirim("staf_1", utama(), "arsipkan", "arsipkan", media=["elektronik"])
    assert jawab.status_code == 303, jawab.content[:800]


def test_isian_yang_kurang_kembali_dengan_kalimatnya_dan_ketikannya() -> None:
    lakon, layar = siap()
    lakon.sampai(3)
    tugas = lakon.milik(4, "perdagangan")

    jawab = layar.kirim("kabid_perdagangan", tugas, "rapat", "kirim", tempat="Aula")

    assert jawab.status_code == 422
    assert "Hari dan tanggal rapat belum diisi." in jawab.text
    assert 'value="Aula"' in jawab.text
    assert Konsep.objects.get().bagian == "rapat"
    assert not Lembar.objects.filter(jenis="notula").exists()


def test_ketikan_disimpan_sendiri_dan_versi_lama_dijawab_dengan_kedua_teks() -> None:
    lakon, layar = siap()
    lakon.sampai(3)
    tugas = lakon.milik(4, "perdagangan")
    layar.kirim("kabid_perdagangan", tugas, "rapat", "simpan", tempat="Aula", versi=0)
    layar.kirim("kabid_perdagangan", tugas, "rapat", "simpan", tempat="Aula barat", versi=1)

    basi = layar.kirim("kabid_perdagangan", tugas, "rapat", "simpan", tempat="Lobi", versi=1)

    assert basi.status_code == 409
    assert basi.json()["tersimpan"]["tempat"] == "Aula barat"
    assert basi.json()["dikirim"]["tempat"] == "Lobi"
    assert Konsep.objects.get().versi == 2


def test_ketuk_dua_kali_hanya_sekali_terjadi() -> None:
    lakon, layar = siap()
    tugas = lakon.terbuka(1)[0]
    halaman = layar.buka("kepala_dinas", tugas).context["halaman"]
    alamat = reverse("pelaksanaan:perintah", args=[tugas.pelaksanaan_id, tugas.pk, "tugaskan", "kirim"])  # fmt: skip
    isian = {"kunci": str(halaman.kunci), "iterasi": 1, "dilihat": halaman.dilihat, "teks": "Ya."}

    pertama = layar.client["kepala_dinas"].post(alamat, isian)
    banyak = Kejadian.objects.count()
    kedua = layar.client["kepala_dinas"].post(alamat, isian)

    assert (pertama.status_code, kedua.status_code) == (303, 303)
    assert Kejadian.objects.count() == banyak


def test_baca_dikirim_halaman_dan_tidak_berulang() -> None:
    lakon, layar = siap()
    tugas = lakon.terbuka(1)[0]

    for _ in range(2):
        assert layar.kirim("kepala_dinas", tugas, "tugas", "baca").status_code == 204

    assert Kejadian.objects.filter(jenis="TugasDibaca").count() == 1


def test_perbaikan_menjawab_setiap_catatan_dan_mengubah_dokumen() -> None:
    lakon, layar = siap()
    lakon.sampai(7)
    tugas = lakon.terbuka(8)[0]
    kembali = {"alasan": "Angka belum cocok.", "sasaran": 7, "catatan_teks": ["Baris 3."], "catatan_lokasi": ["3"]}  # fmt: skip
    assert layar.kirim("sekretaris", tugas, "periksa", "kembalikan", **kembali).status_code == 303
    perbaikan = lakon.terbuka(7)[0]
    isi = layar.buka("kasubbag", perbaikan)
    assert "Baris 3." in isi.text

    tanpa = layar.kirim("kasubbag", perbaikan, "periksa", "perbaiki")
    catatan = Lembar.objects.get(jenis="catatan")
    jawab = layar.kirim(
        "kasubbag", perbaikan, "periksa", "perbaiki",
        **{"perbaikan-teks": "draf yang benar", f"jawaban-{catatan.pk}": "Sudah dicocokkan."},
    )  # fmt: skip

    assert tanpa.status_code == 422
    assert "Dokumen belum diubah." in tanpa.text
    assert jawab.status_code == 303, jawab.content[:800]
    lagi = layar.buka("sekretaris", lakon.terbuka(8)[0])
    assert "draf yang benar" in lagi.text
    assert "semula" in lagi.text


def test_orang_luar_melihat_404_dan_yang_tidak_terkait_403() -> None:
    lakon, layar = siap()
    tugas = lakon.terbuka(1)[0]
    luar = Layar(Lakon(buat_kantor(nama="Kota Tetangga")))

    assert luar.buka("kepala_dinas", tugas).status_code == 404
    assert layar.buka("kabid_perdagangan", tugas).status_code == 403
    assert Penolakan.objects.filter(pelaksanaan=lakon.pelaksanaan).exists()


def test_yang_bukan_pemegang_ditolak_dan_dicatat_sekali() -> None:
    lakon, layar = siap()
    lakon.sampai(1)
    tugas = lakon.terbuka(2)[0]

    jawab = layar.kirim("kepala_dinas", tugas, "tugaskan", "kirim", teks="Saya saja.")

    assert jawab.status_code == 403
    assert Penolakan.objects.filter(jenis="TidakBerwenang").count() == 1
    assert lakon.terbuka(2)


def test_perintah_dan_tindakan_yang_tidak_ada_adalah_404() -> None:
    lakon, layar = siap()
    tugas = lakon.terbuka(1)[0]

    assert layar.kirim("kepala_dinas", tugas, "tugaskan", "hapus").status_code == 404
    assert layar.kirim("kepala_dinas", tugas, "periksa", "setujui").status_code == 404
    assert layar.kirim("kepala_dinas", tugas, "tugas", str(uuid4())[:4]).status_code == 404


def test_staf_bidang_melihat_dan_mengetik_formulir_bidangnya_tetapi_tidak_menyerahkan() -> None:
    lakon, layar = siap()
    lakon.sampai(3)
    tugas = lakon.milik(4, "perdagangan")
    _tempatkan(lakon.kantor, "staf_2", "perdagangan")

    kotak = kotak_masuk(lakon.kantor.pegawai["staf_2"], lakon.saat)
    ketik = layar.kirim("staf_2", tugas, "rapat", "simpan", tempat="Aula", versi=0)
    kirim = layar.kirim("staf_2", tugas, "rapat", "kirim", hadir="", **NOTULA)

    assert [b.tugas.pk for b in kotak.perlu_diisi] == [tugas.pk]
    assert ketik.status_code == 200
    assert kirim.status_code in (403, 422)
    assert not Lembar.objects.filter(jenis="notula").exists()


def _tempatkan(kantor: Kantor, orang: str, unit: str) -> None:
    jabatan = kantor.jabatan[orang]
    jabatan.unit = kantor.unit[unit]
    jabatan.save()
    # Written without the office's log, which is what tells that the office changed.
    INGATAN.kosongkan()


def test_plt_menerima_tugas_menit_itu_juga_dan_bertindak_sebagai_plt() -> None:
    lakon, layar = siap()
    lakon.sampai(5)
    tugas = lakon.milik(6, "kemetrologian")
    duduk = lakon.kantor.pegawai["kabid_kemetrologian"].daftar_penempatan.get()
    duduk.selesai = date(2025, 9, 30)
    duduk.save()
    type(duduk).objects.create(
        pemda=lakon.kantor.pemda, pegawai=lakon.kantor.pegawai["kabid_perdagangan"],
        jabatan=duduk.jabatan, kapasitas="plt", mulai=date(2025, 10, 1), selesai=date(2025, 12, 31),
    )  # fmt: skip
    INGATAN.kosongkan()

    kotak = kotak_masuk(lakon.kantor.pegawai["kabid_perdagangan"], lakon.saat)
    jawab = layar.kirim("kabid_perdagangan", tugas, "periksa", "setujui")

    assert tugas.pk in {b.tugas.pk for b in kotak.perlu_keputusan}
    assert jawab.status_code == 303
    tugas.refresh_from_db()
    assert tugas.kapasitas_pelaku == "plt"


def test_fail_lampiran_dapat_dibuka_yang_terkait_dan_tidak_ada_bagi_yang_lain() -> None:
    lakon, layar = siap()
    lakon.sampai(3)
    tugas = lakon.milik(4, "perdagangan")
    fail = SimpleUploadedFile("laporan.pdf", b"%PDF-1.4\n%%EOF\n", "application/pdf")

    jawab = layar.kirim("kabid_perdagangan", tugas, "tugas", "unggah", judul="Laporan", fail=fail)

    assert jawab.status_code == 200, jawab.content[:600]
    alamat = reverse("berkas:unduh", args=[Bukti.objects.get().berkas_id])
    assert layar._client("kabid_perdagangan").get(alamat).status_code == 200
    luar = Layar(Lakon(buat_kantor(nama="Kota Tetangga")))
    assert luar._client("kasubbag").get(alamat).status_code == 404


def test_keputusan_di_kertas_dicatat_dengan_pindaian_dan_dapat_disanggah() -> None:
    lakon, layar = siap()
    lakon.sampai(7)
    tugas = lakon.terbuka(8)[0]
    pindaian = SimpleUploadedFile("pindaian.pdf", b"%PDF-1.4\n%%EOF\n", "application/pdf")
    isian = {
        "penanda_tangan": str(lakon.kantor.pegawai["sekretaris"].pk), "tanggal": "2025-10-02",
        "keputusan": "setuju", "pindaian": pindaian,
    }  # fmt: skip

    jawab = layar.kirim("kasubbag", tugas, "tugas", "dari_kertas", **isian)

    assert jawab.status_code == 303, jawab.content[:900]
    tugas.refresh_from_db()
    assert tugas.pelaku == lakon.kantor.pegawai["sekretaris"].pk
    sekretaris = lakon.kantor.pegawai["sekretaris"]
    assert [t.pk for t in kotak_masuk(sekretaris, lakon.saat).dicatat] == [tugas.pk]
    assert "dicatat dari kertas atas nama Anda" in layar.buka("sekretaris", tugas).text
    kejadian = Kejadian.objects.get(jenis="TugasDiserahkan", isi__contains='"kertas"')
    assert kejadian.pelaku == lakon.kantor.pegawai["kasubbag"].pk
    sanggah = layar.kirim("sekretaris", tugas, "tugas", "sanggah", alasan="Saya belum memutuskan.")
    assert sanggah.status_code == 303, sanggah.content[:900]
    assert lakon.terbuka(8)


def test_halaman_tugas_membuka_paling_banyak_lima_belas_kueri() -> None:
    lakon, layar = siap()
    lakon.sampai(7)
    tugas = lakon.terbuka(8)[0]
    layar.buka("sekretaris", tugas)

    with CaptureQueriesContext(connection) as kueri:
        layar.buka("sekretaris", tugas)

    assert len(kueri) <= 15, [k["sql"][:110] for k in kueri]


def test_pengendali_menutup_awal_bidang_yang_terlambat_dengan_alasan() -> None:
    lakon, layar = siap()
    lakon.sampai(3)
    lakon.langkah_4(["perdagangan", "perindustrian"])
    milik = Tugas.objects.select_related("pelaksanaan").get(langkah=3)
    terlambat = lakon.milik(4, "kemetrologian")
    assert "1 belum masuk" in layar.buka("kasubbag", milik).text

    jawab = layar.kirim(
        "kasubbag", milik, "tugas", "tutup_awal", langkah=4, tugas=str(terlambat.pk),
        alasan="Kepala bidang dinas luar sampai Jumat.",
    )  # fmt: skip

    assert jawab.status_code == 303, jawab.content[:900]
    terlambat.refresh_from_db()
    assert terlambat.status == "ditutup_awal"
    assert lakon.terbuka(5)


def test_tugas_dialihkan_kepada_rekan_dengan_alasan() -> None:
    lakon, layar = siap()
    lakon.sampai(6)
    tugas, rekan = lakon.terbuka(7)[0], lakon.kantor.pegawai["staf_2"]

    jawab = layar.kirim("kasubbag", tugas, "tugas", "alihkan", orang=str(rekan.pk), alasan="Cuti.")

    assert jawab.status_code == 303, jawab.content[:900]
    (baru,) = lakon.terbuka(7)
    assert (baru.pemegang_jenis, baru.pemegang_id) == ("pegawai", rekan.pk)


def test_kiriman_ditarik_sebelum_dibaca_dan_tidak_sesudahnya() -> None:
    lakon, layar = siap()
    lakon.sampai(1)
    tugas = Tugas.objects.select_related("pelaksanaan").get(langkah=1)

    assert layar.kirim("kepala_dinas", tugas, "tugas", "tarik").status_code == 303
    lakon.langkah_1()
    layar.kirim("sekretaris", lakon.terbuka(2)[0], "tugas", "baca")
    lagi = Tugas.objects.select_related("pelaksanaan").filter(langkah=1).latest("ditutup_pada")

    assert layar.kirim("kepala_dinas", lagi, "tugas", "tarik").status_code == 409

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from tolok.pelaksanaan import lembar
from tolok.pelaksanaan.models import Kejadian, Konsep, Lembar, Penolakan, Tugas
from tolok.pelaksanaan.tests.kantor import Kantor, buat_kantor
from tolok.pelaksanaan.tests.lakon import Lakon
from tolok.pelaksanaan.tests.test_halaman import masuk
from tolok.pelaksanaan.tindakan import alur, daftar, periksa
from tolok.pelaksanaan.tindakan.bebas import PanelBebas

pytestmark = pytest.mark.django_db

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


class Layar:
    """Somebody at the task page: opens it and sends what its forms would send."""

    def __init__(self, lakon: Lakon) -> None:
        self.lakon = lakon
        self.client: dict[str, Client] = {}

    def buka(self, orang: str, tugas: Tugas) -> Any:
        """GET the page."""
        alamat = reverse("pelaksanaan:tugas", args=[tugas.pelaksanaan_id, tugas.pk])
        return self._client(orang).get(alamat)

    def kirim(self, orang: str, tugas: Tugas, tindakan: str, perintah: str, **isian: Any) -> Any:
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

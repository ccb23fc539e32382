"""A draft is proposed, read by somebody else, returned, mended, ratified by the head; then in force."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from tolok.akun.models import Pengguna
from tolok.dasar.galat import MasukanTidakSah, TidakBerwenang, TransisiTidakSah
from tolok.organisasi.services.catatan import rantai_rusak
from tolok.pelaksanaan.domain.kejadian import Keputusan
from tolok.pelaksanaan.log.rantai import periksa_rantai
from tolok.pelaksanaan.models import Pelaksanaan, Tugas
from tolok.pelaksanaan.pengesahan_sop import hasil_usul, usulkan
from tolok.pelaksanaan.services import PadaPelaksanaan, batalkan, kembalikan, serahkan, tarik
from tolok.pelaksanaan.tests.kantor import SAAT, Kantor, buat_kantor
from tolok.pelaksanaan.tests.lakon import Lakon
from tolok.sop.domain.dokumen import WaktuUntuk
from tolok.sop.domain.konfirmasi import Konfirmasi, pertanyaan, pertanyaan_lajur
from tolok.sop.models import VersiSop
from tolok.sop.selectors import versi as selectors
from tolok.sop.services.draf import konfirmasikan, masukkan_pustaka

pytestmark = pytest.mark.django_db
HARI = date(2025, 10, 1)


def draf(kantor: Kantor, penyusun: str = "kasubbag", saat: datetime = SAAT) -> VersiSop:
    """A confirmed draft of SOP 000."""
    pelaku = kantor.pegawai[penyusun]
    versi = masukkan_pustaka(pelaku=pelaku, instansi=kantor.instansi, kode="000", sekarang=saat)
    ditanya = pertanyaan(selectors.jalan_versi(versi))
    jawaban = Konfirmasi(
        penanggung_jawab="kasubbag",
        kembali={t.langkah: int(t.usul) for t in ditanya if t.kunci == "kembali"},
        waktu_untuk={t.langkah: WaktuUntuk(t.usul) for t in ditanya if t.kunci == "waktu_untuk"},
        pelaksana={t.langkah: t.usul for t in pertanyaan_lajur(selectors.halaman_versi(versi))},
    )
    return konfirmasikan(pelaku=pelaku, versi=versi, jawaban=jawaban, sekarang=saat)


class Pengesahan(Lakon):
    """The run of one version's ratification."""

    def __init__(self, kantor: Kantor, versi: VersiSop, saat: datetime = SAAT) -> None:
        super().__init__(kantor, saat)
        self.versi = versi

    def usulkan(self, orang: str = "kasubbag", mulai: date = HARI, catatan: str = "") -> None:
        """Proposed from the page of the draft."""
        jawaban = usulkan(
            pegawai=self.kantor.pegawai[orang], versi=self.versi, berlaku_sejak=mulai,
            catatan=catatan, kunci=uuid4(), sekarang=self.jam(),
        )  # fmt: skip
        self.pelaksanaan = jawaban.pelaksanaan

    def kini(self) -> VersiSop:
        """The version as it stands."""
        self.versi.refresh_from_db()
        return self.versi

    def setujui(self, langkah: int, orang: str) -> None:
        """A reader agrees."""
        serahkan(pada=self.satu(langkah, orang), keputusan=Keputusan.SETUJU)

    def kembalikan(
        self, langkah: int, orang: str, alasan: str = "Lajur langkah 4 keliru."
    ) -> None:
        """A reader sends it back."""
        kembalikan(pada=self.satu(langkah, orang), alasan=alasan)

    def usulkan_lagi(self, mulai: date = HARI) -> None:
        """Row 1 handed in again with the draft of now."""
        hasil = hasil_usul(self.kini(), berlaku_sejak=mulai, catatan="Sudah diperbaiki.")
        serahkan(pada=self.satu(1, "kasubbag"), hasil=[hasil])


@pytest.fixture
def kantor() -> Kantor:
    return buat_kantor()


@pytest.fixture
def lakon(kantor: Kantor) -> Pengesahan:
    return Pengesahan(kantor, draf(kantor))


def test_usul_sampai_pada_sekretaris_dan_versinya_ditinjau(lakon: Pengesahan) -> None:
    lakon.usulkan(catatan="Langkah 4 dipindah.")

    (tugas,) = lakon.terbuka(2)
    versi = lakon.kini()
    assert tugas.pemegang_id == lakon.kantor.jabatan["sekretaris"].pk
    assert (versi.status, versi.pelaksanaan) == ("ditinjau", lakon.pelaksanaan)
    assert lakon.baris().nama_sop == "Pengesahan SOP Pengukuran Kinerja, versi 1"


def test_disetujui_dua_tingkat_lalu_berlaku_hari_itu_juga(lakon: Pengesahan) -> None:
    lakon.usulkan()
    lakon.setujui(2, "sekretaris")
    assert lakon.kini().peninjau == lakon.kantor.pegawai["sekretaris"]

    lakon.setujui(3, "kepala_dinas")

    versi = lakon.kini()
    assert lakon.baris().status == "selesai"
    assert (versi.status, versi.berlaku_sejak, versi.disahkan_pada) == ("berlaku", HARI, HARI)
    assert versi.pengesah == lakon.kantor.pegawai["kepala_dinas"]
    assert not periksa_rantai()
    lakon.kantor.instansi.refresh_from_db()
    assert list(rantai_rusak(lakon.kantor.instansi)) == []


def test_dikembalikan_menjadi_draf_dengan_alasan_dan_penulisnya(lakon: Pengesahan) -> None:
    lakon.usulkan()
    lakon.kembalikan(2, "sekretaris")

    versi = lakon.kini()
    assert versi.status == "draf"
    assert versi.alasan_kembali.startswith("Sekretaris (")
    assert versi.alasan_kembali.endswith(": Lajur langkah 4 keliru.")

    lakon.usulkan_lagi()
    versi = lakon.kini()
    assert (versi.status, versi.alasan_kembali) == ("ditinjau", "")
    lakon.setujui(2, "sekretaris")
    lakon.kembalikan(3, "kepala_dinas", "Mulai bulan depan saja.")
    assert (lakon.kini().status, lakon.kini().peninjau) == ("draf", None)


def test_tanggal_yang_akan_datang_menunggu_dan_versi_lama_berlaku_sampai_sehari_sebelumnya(
    kantor: Kantor, lakon: Pengesahan
) -> None:
    lakon.usulkan()
    lakon.setujui(2, "sekretaris")
    lakon.setujui(3, "kepala_dinas")
    lama = lakon.kini()
    nanti = HARI + timedelta(days=30)
    baru = Pengesahan(kantor, draf(kantor), lakon.saat)

    baru.usulkan(mulai=nanti)
    baru.setujui(2, "sekretaris")
    baru.setujui(3, "kepala_dinas")

    assert (baru.kini().status, baru.kini().berlaku_sejak) == ("disahkan", nanti)
    for hari, berlaku in ((nanti - timedelta(days=1), lama), (nanti, baru.kini())):
        assert selectors.versi_berlaku(kantor.instansi, "000", hari) == berlaku
        assert selectors.semua_berlaku(kantor.pegawai["kasubbag"], hari) == [berlaku]
    sesudah = selectors.keadaan_versi(lama, nanti)
    assert (sesudah.status, sesudah.dicabut_sejak) == ("dicabut", nanti)


def test_bila_tanggalnya_sudah_lewat_saat_disahkan_berlaku_sejak_hari_pengesahan(
    lakon: Pengesahan,
) -> None:
    lakon.usulkan()
    lakon.setujui(2, "sekretaris")
    lakon.saat += timedelta(days=5)
    lakon.setujui(3, "kepala_dinas")

    assert lakon.kini().berlaku_sejak == HARI + timedelta(days=5)


def test_penyusun_dan_pengusul_tidak_memeriksa_walau_memegang_langkahnya(kantor: Kantor) -> None:
    lakon = Pengesahan(kantor, draf(kantor, "kasubbag"))
    VersiSop.objects.filter(pk=lakon.versi.pk).update(pembuat=kantor.pegawai["sekretaris"])
    lakon.versi.refresh_from_db()
    lakon.usulkan()
    (tugas,) = lakon.terbuka(2)

    for orang in ("sekretaris", "kasubbag"):
        with pytest.raises(TidakBerwenang):
            serahkan(pada=lakon.pada(orang, tugas), keputusan=Keputusan.SETUJU)

    lakon.setujui(2, "kepala_dinas")
    assert lakon.kini().peninjau == kantor.pegawai["kepala_dinas"]


def test_usul_ditarik_atau_dibatalkan_menjadi_draf_lagi(lakon: Pengesahan) -> None:
    lakon.usulkan()
    usul = Tugas.objects.get(pelaksanaan=lakon.pelaksanaan, langkah=1)
    tarik(pada=lakon.pada("kasubbag", usul))
    assert lakon.kini().status == "draf"
    assert "ditarik kembali" in lakon.kini().alasan_kembali

    pada = PadaPelaksanaan(
        pelaksanaan=lakon.pelaksanaan, pegawai=lakon.kantor.pegawai["kasubbag"],
        kunci=uuid4(), sekarang=lakon.jam(),
    )  # fmt: skip
    batalkan(pada=pada, alasan="SOP lain dipakai.")
    versi = lakon.kini()
    assert (versi.status, versi.pelaksanaan) == ("draf", None)
    assert versi.alasan_kembali.endswith("SOP lain dipakai.")
    lakon.usulkan()
    assert lakon.kini().status == "ditinjau"


def test_satu_usul_pada_satu_waktu_dan_hanya_draf_yang_terkonfirmasi(
    kantor: Kantor, lakon: Pengesahan
) -> None:
    lakon.usulkan()
    with pytest.raises((TransisiTidakSah, MasukanTidakSah)):
        lakon.usulkan()
    mentah = masukkan_pustaka(
        pelaku=kantor.pegawai["kasubbag"], instansi=kantor.instansi, kode="001",
        sekarang=lakon.jam(),
    )  # fmt: skip
    with pytest.raises(TransisiTidakSah, match="belum dikonfirmasi"):
        Pengesahan(kantor, mentah, lakon.saat).usulkan()
    with pytest.raises(TidakBerwenang):
        Pengesahan(kantor, draf(kantor), lakon.saat).usulkan("staf_1")
    with pytest.raises(MasukanTidakSah):
        Pengesahan(kantor, draf(kantor), lakon.saat).usulkan(mulai=HARI - timedelta(days=1))
    assert Pelaksanaan.objects.filter(kode_sop__startswith="pengesahan-").count() == 1


def _masuk(kantor: Kantor, orang: str) -> Client:
    pegawai = kantor.pegawai[orang]
    if pegawai.pengguna is None:
        pegawai.pengguna = Pengguna.objects.create(username=orang)
        pegawai.save()
    klien = Client()
    klien.force_login(pegawai.pengguna, backend="django.contrib.auth.backends.ModelBackend")
    return klien


def _halaman(lakon: Pengesahan, orang: str, tugas: Any) -> str:
    alamat = reverse("pelaksanaan:tugas", args=[lakon.pelaksanaan, tugas.pk])
    with time_machine.travel(lakon.jam(), tick=False):
        jawab = _masuk(lakon.kantor, orang).get(alamat)
    assert jawab.status_code == 200
    return jawab.text


def test_pemeriksa_melihat_gambar_perubahan_dan_temuan_sebelum_memutuskan(
    kantor: Kantor, lakon: Pengesahan
) -> None:
    lakon.usulkan(catatan="Untuk triwulan berikutnya.")
    (tugas,) = lakon.terbuka(2)

    html = _halaman(lakon, "sekretaris", tugas)

    for kata in ("Buka PDF resmi", "SOP baru", "Hasil pemeriksaan Tolok", "Setujui",
                 "Untuk triwulan berikutnya.", "Kembalikan"):  # fmt: skip
        assert kata in html, kata
    lakon.setujui(2, "sekretaris")
    (sah,) = lakon.terbuka(3)
    html = _halaman(lakon, "kepala_dinas", sah)
    assert "Sahkan" in html
    assert "Sekretaris" in html

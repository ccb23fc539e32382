"""X-07: a pemda may forbid deciding twice in two capacities; dated, and felt in the next decision."""

from __future__ import annotations

from typing import Any

import pytest

from tests.skenario.meja import Meja, administrator, plh, polos, siap
from tolok.organisasi.models import CatatanInstansi, Pemda
from tolok.pelaksanaan.log.proyeksi import bangun_ulang
from tolok.pelaksanaan.models import Penolakan, Tugas
from tolok.pelaksanaan.services import ambil, tandatangani

pytestmark = pytest.mark.django_db

ALAMAT = "/kelola/rangkap/"
DASAR = "Peraturan Wali Kota Contoh Nomor 12 Tahun 2025"


def tetapkan(meja: Meja, putusan: str, mulai: str, **lain: str) -> Any:
    isi = {"putusan": putusan, "mulai": mulai, "dasar": DASAR, **lain}
    return meja._minta("kasubbag", "post", ALAMAT, isi)


def pengesahan(meja: Meja) -> Tugas:
    """Row 9 signed by everybody; the Sekretaris, who approved row 8, is also Plh. Kepala Dinas."""
    lakon = meja.lakon
    ambil(pada=lakon.satu(9, "staf_1"))
    menurut = {p.pk: k for k, p in lakon.kantor.pegawai.items()}
    for tugas in lakon.terbuka(9, tindakan="tandatangani"):
        tandatangani(pada=lakon.pada(menurut[tugas.subjek], tugas))
    (sah,) = lakon.terbuka(9, tindakan="sahkan")
    return sah


def test_putusan_rangkap_yang_dilarang_beralih_kepada_orang_lain() -> None:
    lakon = siap(sampai=8)
    plh(lakon, "sekretaris", "kepala_dinas")
    administrator(lakon.kantor)
    meja = Meja(lakon)
    jawab = tetapkan(meja, "dilarang", "2025-09-01")
    assert jawab.status_code == 302
    assert "Sekarang: dilarang" in meja.halaman("kasubbag", "organisasi:rangkap")
    sah = pengesahan(meja)

    sekretaris = meja.tugas_saya("sekretaris")
    assert "Di Pegawai Kepala Dinas" in sekretaris.partition("Menunggu orang lain")[2]
    tolak = meja.kirim("sekretaris", sah, "sahkan", "setujui")
    assert tolak.status_code == 403
    assert "melarang putusan rangkap" in polos(tolak.text)
    assert Penolakan.objects.filter(aturan="rangkap").exists()
    meja.beres("kepala_dinas", sah, "sahkan", "setujui")

    sah.refresh_from_db()
    assert sah.kapasitas_pelaku == "definitif"
    assert list(bangun_ulang()) == []


def test_ketentuan_berlaku_sejak_tanggalnya_dan_dapat_dihapus() -> None:
    lakon = siap(sampai=8)
    plh(lakon, "sekretaris", "kepala_dinas")
    administrator(lakon.kantor)
    meja = Meja(lakon)
    tetapkan(meja, "dilarang", "2025-12-01")
    assert "Sekarang: diperbolehkan" in meja.halaman("kasubbag", "organisasi:rangkap")
    tetapkan(meja, "dilarang", "2025-09-01")
    meja._minta("kasubbag", "post", f"{ALAMAT}2025-09-01/hapus/")
    sah = pengesahan(meja)

    meja.beres("sekretaris", sah, "sahkan", "setujui")

    sah.refresh_from_db()
    assert (sah.kapasitas_pelaku, sah.pelaku) == ("plh", lakon.kantor.pegawai["sekretaris"].pk)
    jenis = CatatanInstansi.objects.filter(jenis__startswith="PutusanRangkap")
    assert [c.jenis for c in jenis.order_by("urutan")] == [
        "PutusanRangkapDitetapkan", "PutusanRangkapDitetapkan", "PutusanRangkapDihapus",
    ]  # fmt: skip


def test_ketentuan_tanpa_dasar_atau_pilihan_ditolak() -> None:
    lakon = siap()
    administrator(lakon.kantor)
    meja = Meja(lakon)

    jawab = tetapkan(meja, "", "2025-09-01", dasar="")

    assert jawab.status_code == 400
    assert "Pilih dilarang atau diperbolehkan." in polos(jawab.text)
    assert Pemda.objects.get().putusan_rangkap == []

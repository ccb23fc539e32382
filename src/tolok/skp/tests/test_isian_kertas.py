"""Row 1 of 001: who gathers the forms records the paper one of an employee who cannot sign in."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tolok.organisasi.models import Pegawai
from tolok.pelaksanaan.models import Bukti, Lembar, Tugas
from tolok.skp.tests.lakon_skp import LakonSkp

pytestmark = pytest.mark.django_db


@pytest.fixture
def lakon() -> LakonSkp:
    """staf_2 writes on paper; everybody else has an account."""
    satu = LakonSkp()
    for orang in ("kepala_dinas", "sekretaris", "kasubbag", "staf_1", "staf_2"):
        satu.klien(orang)
    Pegawai.objects.filter(pk=satu.pk("staf_2")).update(kertas=True)
    return satu


def _rekam(lakon: LakonSkp, orang: str, tugas: Tugas, milik: str, **lain: Any) -> Any:
    pindaian = SimpleUploadedFile(
        "skp.pdf", b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n", "application/pdf"
    )
    isi = {
        "penanda_tangan": str(lakon.pk(milik)),
        "tanggal": "2026-01-05",
        "pindaian": pindaian,
        **lakon.isian(milik, "3"),
        **lain,
    }
    return lakon.kirim(orang, tugas, "kumpulkan/kertas", isi)


def test_pengumpul_merekam_formulir_kertas_beserta_pindaiannya(lakon: LakonSkp) -> None:
    bagian = lakon.bagian("staf_2")
    assert "rekam isiannya dari kertas" in lakon.buka("staf_1", lakon.tugas(1, "staf_2"))
    assert "tidak dapat masuk ke sini" in lakon.buka("staf_1", bagian)

    jawab = _rekam(lakon, "staf_1", bagian, "staf_2")

    assert jawab.status_code == 303, jawab.text[:800]
    bagian.refresh_from_db()
    assert (bagian.pelaku, bagian.pencatat) == (lakon.pk("staf_2"), lakon.pk("staf_1"))
    assert Bukti.objects.get(tugas=bagian.pk).judul == "Pindaian formulir SKP"
    isi = json.loads(Lembar.objects.get(tugas=bagian.pk).isi)
    assert (isi["cara"], isi["rhk"][0]["butir"][0]["realisasi"]) == ("kertas", "3")
    assert "dicatat dari kertas atas nama Anda" in lakon.buka("staf_2", bagian)


def test_asal_kertas_terbawa_sampai_lembar_yang_diketik(lakon: LakonSkp) -> None:
    assert _rekam(lakon, "staf_1", lakon.bagian("staf_2"), "staf_2").status_code == 303
    lakon.langkah_1()
    lakon.langkah_2()

    halaman = lakon.buka("staf_1", lakon.tugas(3, "staf_2"))

    assert 'value="kertas" checked' in halaman
    assert 'value="Pindaian formulir SKP"' in halaman


def test_tanpa_pindaian_atau_bagi_yang_dapat_masuk_ditolak(lakon: LakonSkp) -> None:
    tanpa = _rekam(lakon, "staf_1", lakon.bagian("staf_2"), "staf_2", pindaian="")
    assert "Pindaian formulirnya belum dilampirkan" in tanpa.text

    halaman = lakon.buka("staf_1", lakon.tugas(1, "kasubbag"))
    bermasuk = _rekam(lakon, "staf_1", lakon.bagian("kasubbag"), "kasubbag")

    assert "rekam isiannya dari kertas" not in halaman
    assert bermasuk.status_code == 403
    assert Lembar.objects.filter(jenis="isian").count() == 0


def test_pegawai_lain_tidak_dapat_merekam(lakon: LakonSkp) -> None:
    jawab = _rekam(lakon, "sekretaris", lakon.bagian("staf_2"), "staf_2")

    assert jawab.status_code in (403, 404)
    assert not Lembar.objects.filter(jenis="isian").exists()

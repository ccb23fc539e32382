from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest

from tolok.dasar.jejak import kanonik
from tolok.kinerja.models import Capaian, Indikator, SimpulKinerja
from tolok.skp.tests.lakon_skp import LakonSkp

pytestmark = pytest.mark.django_db


def _disahkan(kantor: Any, realisasi: str) -> Indikator:
    """An indicator whose figure at the end of the year was ratified."""
    simpul = SimpulKinerja.objects.create(
        pemda=kantor.pemda, instansi=kantor.instansi, tahun=2025, jenis="sasaran", kode="S1",
        nama="Sasaran",
    )  # fmt: skip
    indikator = Indikator.objects.create(
        pemda=kantor.pemda, instansi=kantor.instansi, simpul=simpul, kode="A02",
        nama="Nilai ekspor", satuan="juta", polaritas="positif", agregasi="jumlah",
        penanggung_jawab=kantor.jabatan["kasubbag"],
    )  # fmt: skip
    Capaian.objects.create(
        pemda=kantor.pemda,
        instansi=kantor.instansi,
        indikator=indikator,
        pelaksanaan=uuid4(),
        periode="2025-triwulan-4",
        keadaan="terukur",
        capaian=Decimal("101.4"),
        aturan="nasional/1",
        masukan=kanonik({"realisasi_sd": realisasi}),
        penjelasan="[]",
        disahkan_pada=datetime(2026, 1, 3, 3, tzinfo=UTC),
    )
    return indikator


@pytest.fixture
def lakon() -> LakonSkp:
    satu = LakonSkp()
    butir = satu.butir("staf_2")[0]
    butir.indikator = _disahkan(satu.kantor, "180.50")
    butir.save()
    return satu


def test_realisasi_terisi_dari_angka_yang_disahkan_beserta_asalnya(lakon: LakonSkp) -> None:
    halaman = lakon.buka("staf_2", lakon.bagian("staf_2"))

    assert 'value="180,5"' in halaman
    assert (
        "Angka terverifikasi 180,5, capaian Triwulan IV 2025, disahkan 3 Januari 2026" in halaman
    )


def test_angka_lain_memerlukan_alasan(lakon: LakonSkp) -> None:
    tugas, butir = lakon.bagian("staf_2"), lakon.butir("staf_2")[0]
    isi = {f"realisasi-{butir.pk}": "181"}

    tanpa = lakon.kirim("staf_2", tugas, "kumpulkan/kirim", isi)
    dengan = lakon.kirim(
        "staf_2", tugas, "kumpulkan/kirim", {**isi, f"alasan-{butir.pk}": "Koreksi BPS."}
    )

    assert "berbeda dari angka terverifikasi 180,5" in tanpa.text
    assert dengan.status_code == 303

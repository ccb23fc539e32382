from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import pytest

from tolok.kinerja.services.contoh import RencanaContoh, muat_contoh
from tolok.kinerja.tests.data_contoh import data
from tolok.organisasi.services.contoh import HasilContoh, muat_contoh as muat_kantor

SEKARANG = datetime(2025, 10, 6, 2, 0, tzinfo=UTC)


@pytest.fixture
def kantor_contoh(db: None) -> HasilContoh:
    return muat_kantor(data(), sekarang=SEKARANG)


@pytest.fixture
def rencana_contoh(kantor_contoh: HasilContoh) -> RencanaContoh:
    """OPD A with its plan; quarters I-II are history, III is to be entered."""
    opd = next(o for o in data()["opd"] if o["kode"] == "A")
    jabatan: dict[str, UUID] = {k: j.pk for k, j in kantor_contoh.jabatan.items()}
    return muat_contoh(
        opd,
        pemda=kantor_contoh.pemda.pk,
        instansi=kantor_contoh.instansi["A"].pk,
        jabatan=jabatan,
        tahun=2025,
        aturan="contoh/aturan-1",
        riwayat_sampai=2,
        sekarang=SEKARANG,
    )

"""Late data before ratification: the owner of the figure comes in without being let in."""

from __future__ import annotations

from typing import Any

import pytest

from tests.skenario.babak_004 import PEMILIK, Babak
from tests.skenario.kantor_b import buat_kantor_b, rencana_b, sop_berlaku
from tests.skenario.meja import Meja, polos, siap
from tolok.pelaksanaan.log.rantai import periksa_rantai
from tolok.pelaksanaan.models import Tugas

pytestmark = pytest.mark.django_db


@pytest.fixture
def babak() -> Babak:
    kantor = buat_kantor_b()
    rencana_b(kantor)
    return Babak(kantor, sop_berlaku(kantor))


def menyusul(meja: Meja, orang: str, tugas: Tugas) -> Any:
    return meja.kirim(orang, tugas, "tugas", "menyusul")


def test_unit_yang_ditutup_awal_membuka_susulannya_sendiri() -> None:
    """X-18, 000/4: until the next review begins, and only the unit's own head."""
    lakon = siap(sampai=3)
    lakon.langkah_4(("perdagangan",))
    meja = Meja(lakon)
    telat = lakon.milik(4, "kemetrologian")
    pengendali = Tugas.objects.select_related("pelaksanaan").get(langkah=3)
    meja.beres(
        "kasubbag", pengendali, "tugas", "tutup_awal", langkah=4,
        tugas=[str(t.pk) for t in lakon.terbuka(4)], alasan="Kepala bidang dinas luar.",
    )  # fmt: skip
    assert "Sampaikan susulan" in meja.teks("kabid_kemetrologian", telat)
    lain = menyusul(meja, "kabid_perindustrian", telat)
    assert lain.status_code == 409

    assert menyusul(meja, "kabid_kemetrologian", telat).status_code == 303

    assert lakon.milik(4, "kemetrologian").terbuka
    assert "Sampaikan susulan" not in meja.teks("kabid_kemetrologian", telat)
    lakon.langkah_4(("kemetrologian",))
    satu_lagi = Tugas.objects.get(langkah=4, subjek=lakon.kantor.unit["perindustrian"].pk)
    lakon.langkah_5()
    ditolak = menyusul(meja, "kabid_perindustrian", satu_lagi)
    assert ditolak.status_code == 409
    assert "pemeriksaan berikutnya sudah berjalan" in polos(ditolak.text)
    assert periksa_rantai() == []


def test_pemilik_angka_yang_ditutup_awal_menyusul_selama_penghimpunan_berjalan(
    babak: Babak,
) -> None:
    """004-07: before the figures go up, by the owner of the figure."""
    babak.langkah_1()
    babak.isi(*(k for k in PEMILIK if k != "B-10"))
    telat = babak.bagian("B-10")
    babak.meja.beres(
        "B-03", babak.lakon.utama(2), "kumpulkan", "tutup", tugas=str(telat.pk),
        alasan="Angka BPS belum terbit",
    )  # fmt: skip
    assert "Sampaikan susulan" in babak.meja.teks("B-10", telat)

    assert menyusul(babak.meja, "B-10", telat).status_code == 303

    babak.isi("B-10")
    babak.susun()
    assert periksa_rantai() == []

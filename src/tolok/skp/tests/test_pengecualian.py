"""001-01: one request per person; study assignment and unpaid leave by rule."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine

from tolok.organisasi.models import Berhalangan, Pegawai, Penempatan
from tolok.pelaksanaan.services import tambah_subjek
from tolok.pelaksanaan.tests.lakon_001 import kantor_001
from tolok.skp.daftar_pegawai import daftar_pegawai
from tolok.skp.tests.lakon_skp import LakonSkp

pytestmark = pytest.mark.django_db


@pytest.fixture
def lakon() -> LakonSkp:
    """staf_1 is PPPK, staf_2 studies all year, the Kasubbag of Perdagangan was on leave in spring."""
    kantor = kantor_001(staf=3)
    Pegawai.objects.filter(pk=kantor.pegawai["staf_3"].pk).update(status="PPPK")
    for orang, jenis, mulai, selesai in (
        ("staf_2", "tugas_belajar", date(2024, 9, 1), None),
        ("kabid_perdagangan", "cltn", date(2025, 2, 1), date(2025, 5, 31)),
    ):
        Berhalangan.objects.create(
            pemda=kantor.pemda,
            pegawai=kantor.pegawai[orang],
            jenis=jenis,
            alasan=jenis,
            mulai=mulai,
            selesai=selesai,
        )
    return LakonSkp(kecuali=("kabid_perdagangan",), kantor=kantor)


def _diminta(lakon: LakonSkp) -> set[str]:
    return {lakon.kode[t.subjek] for t in lakon.terbuka(1, induk=None)}


def test_satu_permintaan_untuk_setiap_orang_pppk_termasuk_tugas_belajar_tidak(
    lakon: LakonSkp,
) -> None:
    diminta = [lakon.kode[t.subjek] for t in lakon.terbuka(1, tindakan="kumpulkan")]

    assert len(diminta) == len(set(diminta))
    assert set(diminta) == _diminta(lakon)
    assert "staf_3" in diminta
    assert "kabid_perdagangan" in diminta  # worked from June on
    assert "staf_2" not in diminta


def test_daftar_pertama_menyebut_yang_tidak_dapat_diukur_dan_yang_tidak_diminta(
    lakon: LakonSkp,
) -> None:
    with time_machine.travel(lakon.jam(), tick=False):
        daftar = lakon.klien("kasubbag").get("/skp/pegawai/2025/").text
        langkah = lakon.klien("staf_1").get(f"/pelaksanaan/{lakon.pelaksanaan}/langkah/1/").text

    assert daftar.count("belum punya SKP") == 1
    assert daftar.index("belum punya SKP") < daftar.index("Tidak diminta: tugas belajar sejak")
    assert "dinilai untuk hari kerjanya saja" in daftar
    assert "Tidak diminta menurut aturan (1)" in langkah
    assert "tugas belajar sejak 1 September 2024" in langkah


def test_yang_dikecualikan_dapat_ditambahkan_pembagi_langkah(lakon: LakonSkp) -> None:
    tambah_subjek(pada=lakon.umum("staf_1"), langkah=1, subjek=lakon.pk("staf_2"))

    assert "staf_2" in _diminta(lakon)


def test_yang_pindah_keluar_dalam_masa_tidak_diminta_dan_disebut_di_daftar() -> None:
    kantor = kantor_001(staf=3)
    Penempatan.objects.filter(pegawai=kantor.pegawai["staf_3"]).update(selesai=date(2025, 6, 30))
    lakon = LakonSkp(kantor=kantor)

    baris = {
        b["pegawai"].pk: b["keadaan"]
        for b in daftar_pegawai(kantor.pegawai["kasubbag"], lakon.masa, lakon.masa.selesai)
    }

    assert "staf_3" not in _diminta(lakon)
    assert not baris[lakon.pk("staf_3")].diminta
    assert "pindah sejak 1 Juli 2025" in baris[lakon.pk("staf_3")].keterangan

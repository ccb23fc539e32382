"""Stored running rows come back equal; the digest follows page and run."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from tolok.sop.domain.jalan import SopJalan
from tolok.sop.domain.siapkan import siapkan
from tolok.sop.domain.simpan_jalan import rakit_jalan, urai_jalan
from tolok.sop.pustaka import daftar, muat
from tolok.sop.tests.ringkas import jalan


@pytest.mark.parametrize("kode", daftar())
def test_jalan_yang_disimpan_kembali_sama(kode: str) -> None:
    asal = jalan(muat(kode))

    kembali = rakit_jalan(json.loads(json.dumps(urai_jalan(asal))))

    assert kembali == asal


def test_sidik_tetap_untuk_isi_yang_sama_dan_berubah_dengan_satu_huruf() -> None:
    sop = muat("000")
    lain = replace(sop, peringatan=(sop.peringatan[0] + ".",))

    assert jalan(sop).sidik == jalan(muat("000")).sidik
    assert jalan(lain).sidik != jalan(sop).sidik


def test_sidik_berubah_bila_aturan_lajur_berubah() -> None:

    lain = siapkan(muat("000"), {"kasubbag": "ditetapkan"})

    assert isinstance(lain, SopJalan)
    assert lain.sidik != jalan(muat("000")).sidik

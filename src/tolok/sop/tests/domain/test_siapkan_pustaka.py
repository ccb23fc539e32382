"""The agreed running rows of the five SOPs come out of the general rules."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tolok.sop.domain.dokumen import JalanTertulis
from tolok.sop.domain.jalan import JenisTindakan
from tolok.sop.pustaka import daftar, muat
from tolok.sop.tests.ringkas import jalan, ringkas

_CONTOH = Path(__file__).parent.parent / "contoh" / "seeds_jalan.yaml"
HARAPAN: dict[str, list[dict[str, Any]]] = yaml.safe_load(_CONTOH.read_text())
BARIS = [(kode, baris) for kode, semua in HARAPAN.items() for baris in semua]


@pytest.mark.parametrize(("kode", "harapan"), BARIS, ids=[f"{k}-{b['nomor']}" for k, b in BARIS])
def test_baris_pustaka_berjalan_seperti_disepakati(kode: str, harapan: dict[str, Any]) -> None:
    langkah = jalan(muat(kode)).menurut_nomor[harapan["nomor"]]

    assert ringkas(langkah) == harapan


def test_pustaka_memuat_lima_sop_dengan_44_baris() -> None:
    assert daftar() == list(HARAPAN) == ["000", "001", "002", "003", "004"]
    assert len(BARIS) == sum(len(muat(kode).langkah) for kode in daftar()) == 44


def test_paling_banyak_seperlima_nilai_jalan_ditulis_di_berkas() -> None:
    nilai = sum(len(baris) - 2 for _, baris in BARIS)

    ditulis = sum(
        len((langkah.jalan or JalanTertulis()).ditulis)
        for kode in daftar()
        for langkah in muat(kode).langkah
    )

    assert ditulis == 1
    assert ditulis * 5 <= nilai


def test_setiap_nilai_turunan_tercatat_kecuali_yang_ditulis() -> None:
    catatan = jalan(muat("001")).catatan

    assert "langkah/4/jalan/kembali: 3 (baris yang membuat dokumennya)" in catatan
    assert not any(satu.startswith("langkah/5/jalan/kembali") for satu in catatan)


def test_persetujuan_baris_terakhir_mengakhiri_pelaksanaan() -> None:
    langkah = jalan(muat("000")).langkah

    assert [satu.maju for satu in langkah] == [(n,) for n in range(2, 12)] + [("selesai",)]


def test_tanda_tangan_memutuskan_hanya_bila_pemegangnya_menyetujui() -> None:
    putusan = {
        f"{kode}/{langkah.nomor}": act.memutuskan
        for kode in daftar()
        for langkah in jalan(muat(kode)).langkah
        for act in langkah.tindakan
        if act.jenis is JenisTindakan.TANDATANGANI
    }

    assert putusan == {
        "000/9": False,
        "001/5": False,
        "003/5": True,
        "003/8": True,
        "004/6": True,
    }

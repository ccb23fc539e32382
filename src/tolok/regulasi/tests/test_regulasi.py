from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from tolok.regulasi import muat
from tolok.regulasi.nilai import Keyakinan

BERKAS = sorted(muat.AKAR.rglob("*.yaml"))
DAFTAR = {"evaluasi_sop", "peraturan", "periksa_sop"}
"""Files that list regulations instead of stating values; test_peraturan.py reads them."""


def _simpul_bernilai(isi: Any, warisan: dict[str, Any], jalan: str) -> Iterator[tuple[str, Any]]:
    """Every mapping that states a value, with what it inherits from the file around it."""
    if isinstance(isi, list):
        for urut, anak in enumerate(isi):
            yield from _simpul_bernilai(anak, warisan, f"{jalan}/{urut}")
        return
    if not isinstance(isi, dict):
        return
    if "nilai" in isi or "bertanggal" in isi:
        yield jalan, {**warisan, **isi}
    for kunci, anak in isi.items():
        if kunci in {"nilai", "bertanggal", "rujukan"} and "rujukan" in isi:
            continue
        tetap = {k: isi[k] for k in ("diperiksa_pada", "format") if k in isi}
        yield from _simpul_bernilai(anak, {**warisan, **tetap}, f"{jalan}/{kunci}")


@pytest.mark.parametrize("berkas", BERKAS, ids=lambda b: b.stem)
def test_setiap_nilai_punya_rujukan(berkas: Path) -> None:
    isi = yaml.safe_load(berkas.read_text(encoding="utf-8"))

    simpul = [s for s in _simpul_bernilai(isi, {}, berkas.stem) if s[1].get("satuan") is not None]

    assert bool(simpul) is (berkas.stem not in DAFTAR)
    for jalan, nilai in simpul:
        assert nilai["rujukan"]["judul"], jalan
        assert nilai["rujukan"]["pasal"], jalan
        assert Keyakinan(nilai["keyakinan"]), jalan
        assert isinstance(nilai["diperiksa_pada"], date), jalan


@pytest.mark.parametrize("berkas", BERKAS, ids=lambda b: b.stem)
def test_tidak_ada_nilai_tanpa_satuan(berkas: Path) -> None:
    isi = yaml.safe_load(berkas.read_text(encoding="utf-8"))

    tanpa = [
        jalan
        for jalan, nilai in _simpul_bernilai(isi, {}, berkas.stem)
        if "satuan" not in nilai and nilai.get("format") != "tolok/nilai/1"
    ]

    assert tanpa == []


def test_angka_dalam_berkas_tidak_pernah_pecahan_biner() -> None:
    def pecahan(isi: Any) -> bool:
        if isinstance(isi, dict):
            return any(pecahan(v) for v in isi.values())
        if isinstance(isi, list):
            return any(pecahan(v) for v in isi)
        return isinstance(isi, float)

    assert not [b.name for b in BERKAS if pecahan(yaml.safe_load(b.read_text()))]


def test_skala_turun_dan_berakhir_tanpa_batas() -> None:
    for aturan in muat.daftar_aturan_ukur():
        batas = [a.batas for a in aturan.skala.ambang[:-1]]
        assert None not in batas
        assert aturan.skala.ambang[-1].batas is None
        assert batas == sorted((b for b in batas if b is not None), reverse=True)


def test_aturan_contoh_sama_dengan_data_contoh() -> None:
    aturan = muat.aturan_ukur("contoh/aturan-1")

    assert [(a.batas, a.nama) for a in aturan.skala.ambang] == [
        (Decimal(90), "Sangat Tinggi"),
        (Decimal(75), "Tinggi"),
        (Decimal(65), "Sedang"),
        (Decimal(50), "Rendah"),
        (None, "Sangat Rendah"),
    ]
    assert not any(a.tepat for a in aturan.skala.ambang)
    assert aturan.rekap.nilai.batas == Decimal(120)
    assert aturan.batas_atas.nilai is None


def test_aturan_hanya_berlaku_di_antara_tanggalnya() -> None:
    aturan = muat.aturan_ukur("permenpanrb-8-2021/1")

    assert aturan.berlaku_pada(date(2021, 7, 1))
    assert aturan.berlaku_pada(date(2021, 12, 31))
    assert not aturan.berlaku_pada(date(2022, 1, 1))
    assert not aturan.berlaku_pada(date(2021, 6, 30))


def test_nilai_sebelum_tanggal_pertamanya_tidak_ada() -> None:
    with pytest.raises(LookupError, match="belum berlaku"):
        muat.nilai("pelaporan.lkj_pemda", pada=date(2010, 1, 1))


def test_bobot_lke_berjumlah_seratus() -> None:
    lembar = muat.lke("permenpanrb-88-2021")

    jumlah = sum(k.keberadaan + k.kualitas + k.pemanfaatan for k in lembar.komponen)

    assert jumlah == Decimal(100)

"""The law is data with a date and a citation: no value without its article."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from tests.arsitektur import sumber

DATA = sumber.SRC / "regulasi" / "data"


def _berkas() -> list[Path]:
    return list(sumber.berkas(".yaml", ".yml", di=DATA))


def _rujukan(isi: Any) -> list[Any]:
    """Every value under a key `rujukan`, wherever it stands."""
    if isinstance(isi, dict):
        sendiri = [isi["rujukan"]] if "rujukan" in isi else []
        return sendiri + [r for nilai in isi.values() for r in _rujukan(nilai)]
    if isinstance(isi, list):
        return [r for nilai in isi for r in _rujukan(nilai)]
    return []


def _nilai_bersatuan(isi: Any) -> list[dict[str, Any]]:
    """Every entry that states a regulated value: it has a unit and a value or dated values."""
    if isinstance(isi, list):
        return [n for bagian in isi for n in _nilai_bersatuan(bagian)]
    if not isinstance(isi, dict):
        return []
    bersatuan = "satuan" in isi and bool({"nilai", "bertanggal"} & set(isi))
    return ([isi] if bersatuan else []) + _nilai_bersatuan(list(isi.values()))


def test_setiap_berkas_regulasi_punya_rujukan() -> None:
    tanpa = [
        sumber.nama(jalur)
        for jalur in _berkas()
        if not _rujukan(yaml.safe_load(jalur.read_text(encoding="utf-8")))
    ]

    assert tanpa == []


def test_tidak_ada_rujukan_kosong() -> None:
    kosong = [
        sumber.nama(jalur)
        for jalur in _berkas()
        for rujukan in _rujukan(yaml.safe_load(jalur.read_text(encoding="utf-8")))
        if not rujukan
    ]

    assert kosong == []


def test_setiap_nilai_bersatuan_punya_judul_dan_pasal() -> None:
    tanpa = [
        f"{sumber.nama(jalur)}: {nilai.get('kode') or nilai.get('nilai')}"
        for jalur in _berkas()
        for nilai in _nilai_bersatuan(yaml.safe_load(jalur.read_text(encoding="utf-8")))
        if not {"judul", "pasal"} <= set(nilai.get("rujukan") or {})
    ]

    assert tanpa == []

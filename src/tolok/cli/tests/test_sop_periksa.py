"""`tolok sop periksa`: three forms of one list, and an exit status that a script can use."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from tolok.cli.utama import utama
from tolok.sop import pustaka
from tolok.sop.domain.dokumen import KumpulanSop
from tolok.sop.renderers.berkas_sop import tulis
from tolok.sop.tests.domain.test_periksa import BERSIH


def _berkas(folder: Path) -> str:
    berkas = folder / "bersih.yaml"
    berkas.write_text(tulis(BERSIH, "yaml"))
    return str(berkas)


def test_sop_pustaka_diperiksa_dan_keluar_dengan_satu(capsys: pytest.CaptureFixture[str]) -> None:
    status = utama(["sop", "periksa", "003"])

    keluar = capsys.readouterr().out
    assert status == 1
    assert keluar.startswith("PENGUKURAN KINERJA: 9 peringatan, 5 saran\n")
    assert "peringatan  langkah/9/pelaksana  [dua-pelaksana]" in keluar
    assert "Tidak ada langkah pengiriman dan pengarsipan hasilnya." in keluar


def test_sop_tanpa_temuan_keluar_dengan_nol(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert utama(["sop", "periksa", _berkas(tmp_path)]) == 0
    assert capsys.readouterr().out == "Pengukuran Kinerja: tidak ada temuan\n"


def test_saran_saja_tidak_menggagalkan(tmp_path: Path) -> None:
    berkas = tmp_path / "a.yaml"
    berkas.write_text(tulis(BERSIH, "yaml").replace("000.8.6.3/12", "000.8.6.3//12"))

    assert utama(["sop", "periksa", str(berkas), "-o", str(tmp_path / "a.txt")]) == 0
    assert "[nomor-bentuk]" in (tmp_path / "a.txt").read_text()


def test_json_dan_yaml_memuat_hal_yang_sama(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hasil = tmp_path / "temuan.json"

    utama(["sop", "periksa", "002", "-o", str(hasil)])
    utama(["sop", "periksa", "002", "--format", "yaml"])

    isi = json.loads(hasil.read_text())
    assert isi == yaml.safe_load(capsys.readouterr().out)
    assert isi["format"] == "tolok/periksa/1"
    assert len(isi["sop"][0]["temuan"]) == 23
    assert set(isi["sop"][0]["temuan"][0]) == {
        "kode", "lokasi", "tingkat", "masalah", "saran", "rujukan",
    }  # fmt: skip


def test_kumpulan_diperiksa_satu_per_satu(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    berkas = tmp_path / "dua.yaml"
    berkas.write_text(tulis(KumpulanSop(sop=(pustaka.muat("000"), BERSIH)), "yaml"))

    assert utama(["sop", "periksa", str(berkas), "--format", "json"]) == 1
    nama = [s["nama"] for s in json.loads(capsys.readouterr().out)["sop"]]
    assert nama == ["PENGUKURAN KINERJA", "Pengukuran Kinerja"]


@pytest.mark.parametrize("argumen", [["-o", "x.pdf"], ["-o", "x.json", "--format", "yaml"]])
def test_keluaran_yang_tidak_mungkin_ditolak_dengan_satu_baris(
    argumen: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert utama(["sop", "periksa", _berkas(tmp_path), *argumen]) == 2
    assert capsys.readouterr().err.count("\n") == 1

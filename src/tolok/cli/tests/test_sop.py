"""`tolok sop`: what it reads, what it refuses, and with which exit status."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tolok.cli.utama import utama
from tolok.sop import pustaka

PUSTAKA = Path(pustaka.__file__).parent


def test_berkas_yaml_dibaca_dan_ditulis_sama(capsys: pytest.CaptureFixture[str]) -> None:
    status = utama(["sop", "baca", str(PUSTAKA / "000.yaml")])

    assert status == 0
    assert capsys.readouterr().out == (PUSTAKA / "000.yaml").read_text()


def test_json_dan_yaml_memuat_hal_yang_sama(tmp_path: Path) -> None:
    keluaran = tmp_path / "satu.json"

    status = utama(["sop", "baca", str(PUSTAKA / "003.yaml"), "-o", str(keluaran)])

    assert status == 0
    assert json.loads(keluaran.read_text()) == yaml.safe_load((PUSTAKA / "003.yaml").read_text())


def test_masukan_standar_dibaca(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data = (PUSTAKA / "002.yaml").read_bytes()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))

    assert utama(["sop", "baca", "-", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["nomor"] == "013 /INAKER/2023"


@pytest.mark.parametrize(
    ("nama", "isi", "pesan"),
    [
        ("a.pdf", b"%PDF-1.7", "rusak atau terpotong"),
        ("a.pdf", b"", "kosong"),
        ("a.txt", b"Selamat pagi.", "Tidak ditemukan SOP"),
        ("a.yaml", b"", "kosong"),
        ("a.yaml", b"\xff\xfe", "UTF-8"),
        ("a.yaml", b"a: [1, 2", "susunan YAML-nya"),
        ("a.json", b'{"format": ', "Baris 1"),
        ("a.json", b"[" * 100_000, "terlalu dalam"),
        ("a.yaml", b"[" * 100_000, "terlalu dalam"),
        ("a.yaml", b"format: halo/1\n", "halo/1"),
        ("a.yaml", b"a: &a [1]\nb: *a\n", "rujukan"),
        ("a.yaml", b"format: tolok/sop/1\nwarna: merah\n", "nama belum ada"),
    ],
)
def test_masukan_yang_tidak_dapat_dipakai_ditolak_dengan_satu_baris(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], nama: str, isi: bytes, pesan: str
) -> None:
    (tmp_path / nama).write_bytes(isi)

    status = utama(["sop", "baca", str(tmp_path / nama)])

    keluar = capsys.readouterr()
    assert status == 2
    assert keluar.out == ""
    assert keluar.err.count("\n") == 1
    assert pesan in keluar.err


def test_berkas_yang_tidak_ada_ditolak(capsys: pytest.CaptureFixture[str]) -> None:
    assert utama(["sop", "baca", "tidak-ada.yaml"]) == 2
    assert "berkasnya tidak ada" in capsys.readouterr().err


def test_berkas_di_atas_50_mb_ditolak(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (tmp_path / "besar.yaml").open("wb") as berkas:
        berkas.truncate(50 * 1024 * 1024 + 1)

    assert utama(["sop", "baca", str(tmp_path / "besar.yaml")]) == 2
    assert "50 MB" in capsys.readouterr().err


def test_keluaran_tidak_ditimpa_tanpa_diminta(tmp_path: Path) -> None:
    keluaran = tmp_path / "ada.yaml"
    keluaran.write_text("milik saya")
    perintah = ["sop", "baca", str(PUSTAKA / "000.yaml"), "-o", str(keluaran)]

    assert utama(perintah) == 2
    assert keluaran.read_text() == "milik saya"
    assert utama([*perintah, "--timpa"]) == 0
    assert keluaran.read_text().startswith('format: "tolok/sop/1"')


@pytest.mark.parametrize(
    "perintah",
    [
        [],
        ["menari"],
        ["sop"],
        ["sop", "menari"],
        ["sop", "baca"],
        ["sop", "baca", "a.yaml", "--warna"],
        ["sop", "baca", str(PUSTAKA / "000.yaml"), "-o", "a.docx"],
        ["sop", "baca", str(PUSTAKA / "000.yaml"), "-o", "a.yaml", "--format", "json"],
    ],
)
def test_perintah_yang_salah_berakhir_dengan_2(
    perintah: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert utama(perintah) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_jalan_sebuah_sop_pustaka_diperlihatkan(capsys: pytest.CaptureFixture[str]) -> None:
    assert utama(["sop", "jalan", "000", "--catatan"]) == 0

    keluar = capsys.readouterr().out
    assert "tandatangani oleh seluruh pegawai" in keluar
    assert "langkah/8/jalan/mengerjakan: laporan (5)" in keluar


def test_sop_tanpa_tindakan_memberi_temuan_dan_status_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    berkas = tmp_path / "a.yaml"
    berkas.write_text(
        'format: tolok/sop/1\nnama: Uji\npelaksana: [{kode: a, nama: "Kepala Dinas"}]\n'
        'langkah: [{nomor: 1, uraian: "…", pelaksana: [a]}]\n'
    )

    assert utama(["sop", "jalan", str(berkas)]) == 1
    assert "langkah/1/jalan/tindakan" in capsys.readouterr().err


def test_perintah_sop_tidak_memuat_django() -> None:
    kode = (
        "import sys; from tolok.cli.utama import utama; "
        f"utama(['sop', 'baca', {str(PUSTAKA / '000.yaml')!r}]); "
        "sys.exit(any(nama.split('.')[0] == 'django' for nama in sys.modules))"
    )

    hasil = subprocess.run(  # noqa: S603 - our own interpreter and text
        [sys.executable, "-c", kode], capture_output=True, check=False
    )

    assert hasil.returncode == 0

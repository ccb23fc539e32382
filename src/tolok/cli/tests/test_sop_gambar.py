"""`tolok sop gambar`: what it writes, what it refuses."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tolok.cli.utama import utama
from tolok.sop.domain.dokumen import CatatanBaca, Keyakinan, KumpulanSop
from tolok.sop.pustaka import muat
from tolok.sop.renderers.bentuk_gambar import tulis_gambar
from tolok.sop.renderers.berkas_sop import tulis

AWAL = {"pdf": b"%PDF-", "docx": b"PK\x03\x04", "svg": b"<svg "}


@pytest.mark.parametrize("akhiran", AWAL)
def test_akhiran_menentukan_bentuknya(akhiran: str, tmp_path: Path) -> None:
    hasil = tmp_path / f"sop.{akhiran.upper()}"

    status = utama(["sop", "gambar", "004", "-o", str(hasil), "--kertas", "f4"])

    assert status == 0
    assert hasil.read_bytes().startswith(AWAL[akhiran])


def test_berkas_yang_ada_tidak_ditimpa_tanpa_diminta(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hasil = tmp_path / "sop.svg"
    hasil.write_text("milik orang")

    assert utama(["sop", "gambar", "004", "-o", str(hasil)]) == 2
    assert "sudah ada" in capsys.readouterr().err
    assert hasil.read_text() == "milik orang"
    assert utama(["sop", "gambar", "004", "-o", str(hasil), "--timpa"]) == 0
    assert hasil.read_text().startswith("<svg ")


@pytest.mark.parametrize(
    ("pilihan", "pesan"),
    [
        (["-o", "sop.png"], "akhiran “.png” tidak dikenal"),
        (["-o", "sop"], "belum berakhiran"),
        (["-o", "sop.pdf", "--format", "svg"], "tidak sesuai"),
        ([], "bentuk gambarnya belum disebut"),
    ],
)
def test_bentuk_yang_tidak_dikenal_ditolak_satu_baris(
    pilihan: list[str], pesan: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert utama(["sop", "gambar", "004", *pilihan]) == 2
    galat = capsys.readouterr().err
    assert pesan in galat
    assert galat.count("\n") == 1


def test_dari_kumpulan_dipilih_dengan_nomor(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    berkas, hasil = tmp_path / "dua.yaml", tmp_path / "sop.svg"
    berkas.write_text(tulis(KumpulanSop(sop=(muat("000"), muat("004"))), "yaml"))

    assert utama(["sop", "gambar", str(berkas), "-o", str(hasil)]) == 2
    assert "Pilih satu dengan --nomor." in capsys.readouterr().err
    assert utama(["sop", "gambar", str(berkas), "-o", str(hasil), "--nomor", "2"]) == 0
    assert "Kasubag" in hasil.read_text()


def test_berjalan_tanpa_django_dan_menulis_keluaran_baku() -> None:
    kode = (
        "import sys; from tolok.cli.utama import utama; "
        "status = utama(['sop', 'gambar', '001', '--format', 'svg']); "
        "assert 'django' not in sys.modules and 'docx' not in sys.modules; sys.exit(status)"
    )

    hasil = subprocess.run([sys.executable, "-c", kode], capture_output=True, check=True)  # noqa: S603 - our own interpreter

    assert hasil.stdout.startswith(b"<svg ")


@pytest.mark.parametrize("akhiran", ["docx", "pdf"])
def test_naskah_dibaca_lalu_digambar(akhiran: str, tmp_path: Path) -> None:
    naskah, hasil = tmp_path / f"naskah.{akhiran}", tmp_path / "sop.svg"
    naskah.write_bytes(tulis_gambar(muat("004"), akhiran))

    assert utama(["sop", "gambar", str(naskah), "-o", str(hasil)]) == 0
    assert "Kasubag" in hasil.read_text()


def test_yang_diragukan_disebut_satu_baris_masing_masing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    berkas, hasil = tmp_path / "sop.yaml", tmp_path / "sop.svg"
    ragu = CatatanBaca(
        lokasi="langkah/2/pelaksana", nilai=("staf",), keyakinan=Keyakinan.RENDAH,
        alasan="Kotaknya\ntidak tercetak.",
    )  # fmt: skip
    yakin = CatatanBaca(lokasi="langkah/1/pelaksana", nilai=("a",), keyakinan=Keyakinan.TINGGI)
    berkas.write_text(tulis(replace(muat("004"), catatan_baca=(ragu, yakin)), "yaml"))

    assert utama(["sop", "gambar", str(berkas), "-o", str(hasil)]) == 0
    assert capsys.readouterr().err == (
        "langkah/2/pelaksana: terbaca “staf”, perlu diperiksa (keyakinan rendah). "
        "Kotaknya tidak tercetak.\n"
    )

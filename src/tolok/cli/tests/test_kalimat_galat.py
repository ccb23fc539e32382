"""What a command says when it was called wrongly: one sentence in Indonesian, and what to do."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from tolok.cli.utama import utama
from tolok.sop import pustaka

PUSTAKA = Path(pustaka.__file__).parent
SATU = str(PUSTAKA / "000.yaml")
INGGRIS = ("argument", "required", "invalid", "expected", "choose")


@pytest.mark.parametrize(
    ("perintah", "kalimat"),
    [
        (["baca"], "BERKAS belum disebut."),
        (["baca", SATU, "--bentuk", "json"], "“--bentuk json” tidak dikenal atau berlebih."),
        (["baca", SATU, "dua.pdf"], "“dua.pdf” tidak dikenal atau berlebih."),
        (["baca", SATU, "-o"], "-o memerlukan isi."),
        (["baca", SATU, "--format", "xml"], "tidak mengenal “xml”; pilihannya json, yaml."),
        (["baca", "."], ".: itu folder, bukan berkas."),
        (["periksa", SATU, "-o", "hasil"], "hasil: belum berakhiran."),
        (["periksa", "999"], "Kode pustaka yang ada: 000,"),
        (["gambar", SATU, "-o", "a.png"], "akhiran “.png” tidak dikenal. Pakai .pdf,"),
        (["gambar", SATU, "-o", "a.pdf", "--nomor", "dua"], "diisi bilangan bulat, bukan “dua”."),
        (["gambar", SATU, "-o", "a.pdf", "--nomor", "2"], "hanya ada satu SOP di situ."),
        (["gambar", SATU, "-o", "a.pdf", "--kertas", "a3"], "tidak mengenal “a3”"),
        (["jalan", SATU, "--mulai", "2026-01-12"], "--mulai hanya untuk uji jalan."),
        (["jalan", SATU, "--peluang", "20"], "--peluang hanya untuk uji jalan."),
        (["jalan", SATU, "--uji", "--mulai", "31/02/2026"], "bukan tanggal yang ada"),
    ],
)
def test_perintah_yang_keliru_disebut_kelirunya_dalam_satu_baris(
    perintah: list[str], kalimat: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert utama(["sop", *perintah]) == 2

    keluar = capsys.readouterr()
    assert keluar.out == ""
    assert kalimat in keluar.err
    assert keluar.err.count("\n") == 1
    assert not any(kata in keluar.err for kata in INGGRIS)


@pytest.mark.parametrize("perintah", ["baca", "periksa", "gambar"])
def test_folder_keluaran_yang_tidak_ada_ditolak_sebelum_naskahnya_dibaca(
    perintah: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keluaran = tmp_path / "tidak" / ("a.pdf" if perintah == "gambar" else "a.yaml")

    assert utama(["sop", perintah, str(tmp_path / "belum-ada.pdf"), "-o", str(keluaran)]) == 2
    assert f"folder {keluaran.parent} tidak ada. Buat foldernya" in capsys.readouterr().err


def test_perangkat_ditulisi_dan_tidak_diganti_berkas(tmp_path: Path) -> None:
    perangkat = tmp_path / "buang.yaml"
    perangkat.symlink_to("/dev/null")

    assert utama(["sop", "baca", SATU, "-o", str(perangkat), "--timpa"]) == 0
    assert perangkat.is_symlink()


def test_beberapa_sop_disebut_namanya_agar_dapat_dipilih(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    satu = (PUSTAKA / "000.yaml").read_text().replace("\n", "\n    ").rstrip()
    dua = (PUSTAKA / "003.yaml").read_text().replace("\n", "\n    ").rstrip()
    berkas = tmp_path / "dua.yaml"
    berkas.write_text(f"format: tolok/sop-kumpulan/1\nsop:\n  - {satu}\n  - {dua}\n")

    assert utama(["sop", "gambar", str(berkas), "-o", str(tmp_path / "a.pdf")]) == 2
    assert "ada 2 SOP di situ: 1 PENGUKURAN KINERJA; 2 " in capsys.readouterr().err


def test_tanggal_uji_jalan_boleh_ditulis_seperti_di_surat(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for tanggal in ("2026-01-12", "12-01-2026", "12/1/2026", "12.01.2026"):
        assert utama(["sop", "jalan", "003", "--uji", "--mulai", tanggal]) == 0
        assert "mulai Senin, 12 Januari 2026" in capsys.readouterr().out


def test_masukan_baku_disebut_namanya(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"")))

    assert utama(["sop", "baca", "-"]) == 2
    assert capsys.readouterr().err.startswith("tolok: masukan baku: Berkas itu kosong.")


def test_versi_dan_bantuan_dapat_diminta_dalam_dua_bahasa(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert utama(["--versi"]) == 0
    assert capsys.readouterr().out.startswith("tolok ")
    for perintah in ("baca", "periksa", "gambar", "jalan"):
        assert utama(["sop", perintah, "--bantuan"]) == 0
        isi = capsys.readouterr().out
        assert isi.startswith(f"pakai: tolok sop {perintah} ")
        assert "options" not in isi

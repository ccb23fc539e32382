"""The fence around the reading of a stranger's document."""

from __future__ import annotations

from pathlib import Path

import pytest

from tolok.dasar.galat import MasukanTidakSah
from tolok.sop.importers.pagar import baca as pagar
from tolok.sop.importers.pagar.baca import BATAS_BITA, baca_terpagar

_SOP = """SOP PENERBITAN KARTU ANGGOTA PERPUSTAKAAN

| No | Kegiatan | Pelaksana: Petugas | Pelaksana: Kepala | Kelengkapan | Waktu | Output |
|---|---|---|---|---|---|---|
| 1 | Petugas menerima formulir | v |  | Formulir | 5 menit | Formulir diterima |
| 2 | Kepala menandatangani kartu |  | v | Kartu | 10 menit | Kartu anggota |
"""


def _anak(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, isi: str) -> None:
    """Put another program in the place of the reading child."""
    (tmp_path / "anak_uji.py").write_text(isi, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(pagar, "_MODUL_ANAK", "anak_uji")


def test_naskah_dibaca_di_balik_pagar() -> None:
    terbaca = baca_terpagar(_SOP.encode(), "kartu.md")

    assert [satu.sop.nama for satu in terbaca] == ["PENERBITAN KARTU ANGGOTA PERPUSTAKAAN"]
    assert [x.nomor for x in terbaca[0].sop.langkah] == [1, 2]


def test_penolakan_anak_sampai_dengan_kalimatnya() -> None:
    with pytest.raises(MasukanTidakSah, match="Tidak ditemukan SOP"):
        baca_terpagar(b"Selamat pagi.", "surat.txt")


@pytest.mark.parametrize(("isi", "kata"), [(b"", "kosong"), (b" " * (BATAS_BITA + 1), "50 MB")])
def test_berkas_kosong_dan_terlalu_besar_ditolak_tanpa_membuka_anak(isi: bytes, kata: str) -> None:
    with pytest.raises(MasukanTidakSah, match=kata):
        baca_terpagar(isi, "a.pdf")


def test_pembacaan_yang_tidak_selesai_dihentikan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _anak(tmp_path, monkeypatch, "import time\ntime.sleep(60)\n")

    with pytest.raises(MasukanTidakSah, match="tidak selesai dibaca"):
        baca_terpagar(b"x", "a.txt", batas_detik=1)


def test_pembacaan_yang_memakan_memori_dihentikan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    habis = tmp_path / "habis"
    _anak(
        tmp_path,
        monkeypatch,
        "import pathlib\n"
        "from tolok.sop.importers.pagar.pembaca import batasi_pembaca\n"
        "batasi_pembaca()\n"
        "try:\n"
        "    x = [bytearray(50_000_000) for _ in range(40)]\n"
        "except MemoryError:\n"
        f"    pathlib.Path({str(habis)!r}).touch()\n"
        "    raise\n",
    )

    with pytest.raises(MasukanTidakSah, match="memakan memori"):
        baca_terpagar(b"x", "a.txt")

    assert habis.exists()


def test_anak_yang_mati_menjadi_satu_kalimat(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _anak(tmp_path, monkeypatch, "import os\nos.abort()\n")

    with pytest.raises(MasukanTidakSah, match="tidak dapat dibaca"):
        baca_terpagar(b"x", "a.txt")


@pytest.mark.parametrize(
    "jawaban",
    [
        b"", b"bukan JSON", b"[]", b'{"galat": null}', b'{"galat": ["a"], "sop": []}',
        b'{"galat": null, "sop": [{"berkas": "x"}]}', b"[" * 100_000,
    ],
)  # fmt: skip
def test_jawaban_anak_yang_rusak_menjadi_satu_kalimat(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jawaban: bytes
) -> None:
    _anak(tmp_path, monkeypatch, f"import sys\nsys.stdout.buffer.write({jawaban!r})\n")

    with pytest.raises(MasukanTidakSah, match="tidak dapat dibaca"):
        baca_terpagar(b"x", "a.txt")

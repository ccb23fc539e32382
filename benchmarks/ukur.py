"""`tolok ukur` as whole processes: from the shell's start to its end, JSON written."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import xlsxwriter

from benchmarks.hasil import Ukuran, kali
from tolok.kinerja.domain.buku import KOLOM_INDIKATOR, KOLOM_PROGRAM

JUDUL = "`tolok ukur` as a whole process"

_ULANG = 7
_BARIS = ((10, 0.4), (10_000, 2.0))


def ukur() -> list[Ukuran]:
    """Seven processes for each size; the wall clock of the fastest, the middle one beside it."""
    with tempfile.TemporaryDirectory(prefix="tolok-ukur-") as tempat:
        return [_satu(Path(tempat), baris, batas) for baris, batas in _BARIS]


def _satu(tempat: Path, baris: int, batas: float) -> Ukuran:
    buku, hasil = tempat / f"buku{baris}.xlsx", tempat / f"hasil{baris}.json"
    tulis_buku(buku, baris)
    perintah = [
        str(Path(sys.executable).with_name("tolok")), "ukur", str(buku), "-o", str(hasil),
        "--timpa",
    ]  # fmt: skip
    detik = kali(lambda: subprocess.run(perintah, check=True, capture_output=True), _ULANG)
    return Ukuran(
        nama=f"`tolok ukur`, {baris:,} rows, whole process",
        nilai=detik.tercepat,
        satuan="s",
        sasaran=f"≤ {batas:g}",
        bukan_bukti=f"fastest of {_ULANG} (median {detik.tengah:.2f} s); "
        "files in the page cache; one workbook shape; no Excel formulas",
    )


def tulis_buku(tujuan: Path, baris: int) -> None:
    """A workbook in the shape of the template: nine indicators a sasaran, all polarities."""
    with xlsxwriter.Workbook(str(tujuan)) as buku:
        indikator = buku.add_worksheet("Indikator")
        indikator.write_row(0, 0, KOLOM_INDIKATOR)
        for n in range(1, baris + 1):
            isi = _indikator(n)
            indikator.write_row(n, 0, [isi.get(k, "") for k in KOLOM_INDIKATOR])
        program = buku.add_worksheet("Program")
        program.write_row(0, 0, KOLOM_PROGRAM)


def _indikator(n: int) -> dict[str, str]:
    polaritas = ("positif", "negatif", "negatif_rasio", "positif")[n % 4]
    return {
        "Kode": f"IK-{n}",
        "Sasaran": f"Sasaran {n // 9 + 1}",
        "Indikator": f"Indikator nomor {n}",
        "Satuan": "persen",
        "Polaritas": polaritas,
        "Target": f"{40 + n % 50},5",
        "Realisasi": "" if n % 17 == 0 else f"{35 + n % 60},25",
        "Tahun lalu": f"{30 + n % 60}",
        "Sumber data": "Laporan bidang",
        "Penanggung jawab": f"Bidang {n % 7 + 1}",
    }

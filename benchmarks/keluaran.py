"""What an office goes on working with: the report as Word and Excel, `tolok ukur` as a workbook."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.hasil import Ukuran, kali, prosesor
from benchmarks.ukur import tulis_buku
from tolok.naskah.renderers.docx import docx
from tolok.naskah.renderers.typst_pdf import pdf
from tolok.naskah.tests.contoh_dokumen import contoh_dokumen

JUDUL = "Word and Excel"

_ULANG = 5
_BARIS = 10_000


def ukur() -> list[Ukuran]:
    """The sample report (19 pages) in both forms, then whole processes for 10,000 rows."""
    laporan = contoh_dokumen()["D11-laporan"]
    hasil = [
        _naskah("report of 19 pages as Word", lambda: docx(laporan), 1.0),
        _naskah("the same as PDF", lambda: pdf(laporan), 1.5),
    ]
    with tempfile.TemporaryDirectory(prefix="tolok-keluaran-") as tempat:
        buku = Path(tempat) / "buku.xlsx"
        tulis_buku(buku, _BARIS)
        hasil += [_perintah(buku, akhiran, batas) for akhiran, batas in (("xlsx", 6), ("docx", 5))]
    return hasil


def _naskah(nama: str, buat: Callable[[], object], batas: float) -> Ukuran:
    detik = prosesor(buat, _ULANG)
    return Ukuran(
        nama=nama,
        nilai=detik.tercepat,
        satuan="s",
        sasaran=f"≤ {batas:g}",
        bukan_bukti=f"fastest of {_ULANG} (median {detik.tengah:.2f} s) processor time",
    )


def _perintah(buku: Path, akhiran: str, batas: float) -> Ukuran:
    perintah = [
        str(Path(sys.executable).with_name("tolok")), "ukur", str(buku), "-o",
        str(buku.with_name(f"hasil.{akhiran}")), "--timpa",
    ]  # fmt: skip
    detik = kali(lambda: subprocess.run(perintah, check=True, capture_output=True), 3)
    return Ukuran(
        nama=f"`tolok ukur -o X.{akhiran}`, {_BARIS:,} rows, whole process",
        nilai=detik.tercepat,
        satuan="s",
        sasaran=f"≤ {batas:g}",
        bukan_bukti=f"fastest of 3 (median {detik.tengah:.2f} s)",
    )

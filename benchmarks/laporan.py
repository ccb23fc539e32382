"""How long a report takes to draw: `python -m benchmarks.laporan [times]`.

Prints pages, bytes, the first drawing in a fresh process (fonts and template read) and the
median of the following ones, each with changed text so that nothing is reused whole.
Does not prove: the time of storing the file, nor drawing under load of other processes.
"""

from __future__ import annotations

import statistics
import sys
import time
from dataclasses import replace

import pypdfium2

from tolok.naskah.domain.blok import Blok, Paragraf
from tolok.naskah.domain.dokumen import Dokumen
from tolok.naskah.renderers.typst_pdf import pdf
from tolok.naskah.tests.contoh_dokumen import contoh_dokumen

BATAS_DETIK = 0.5


def _ubah(dokumen: Dokumen, tanda: str) -> Dokumen:
    isi: tuple[Blok, ...] = tuple(
        replace(b, teks=f"{b.teks} {tanda}")
        if isinstance(b, Paragraf) and isinstance(b.teks, str)
        else b
        for b in dokumen.isi
    )
    return replace(dokumen, isi=isi)


def _ukur(dokumen: Dokumen) -> tuple[float, bytes]:
    mulai = time.perf_counter()
    hasil = pdf(dokumen)
    return time.perf_counter() - mulai, hasil


def utama(kali: int) -> int:
    """Measure and print; exit 1 when the median is over the limit."""
    dokumen = contoh_dokumen()["D11-laporan"]
    pertama, hasil = _ukur(dokumen)
    with pypdfium2.PdfDocument(hasil) as dok:
        halaman = len(dok)
    waktu = [_ukur(_ubah(dokumen, str(n)))[0] for n in range(kali)]
    median = statistics.median(waktu)
    print(f"halaman {halaman}, {len(hasil):,} bita")
    print(f"pertama {pertama:.3f} s; median {median:.3f} s; terlama {max(waktu):.3f} s (n={kali})")
    print(f"batas {BATAS_DETIK} s: {'terpenuhi' if median <= BATAS_DETIK else 'TIDAK terpenuhi'}")
    return 0 if median <= BATAS_DETIK else 1


if __name__ == "__main__":
    sys.exit(utama(int(sys.argv[1]) if len(sys.argv) > 1 else 10))

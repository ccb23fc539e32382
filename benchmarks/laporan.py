"""How long a report of twenty pages and more takes to draw.

Every drawing has changed text, so that nothing is reused whole.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import count

import pypdfium2

from benchmarks.hasil import Ukuran, kali
from tolok.naskah.domain.blok import Blok, Paragraf
from tolok.naskah.domain.dokumen import Dokumen
from tolok.naskah.renderers.typst_pdf import pdf
from tolok.naskah.tests.contoh_dokumen import contoh_dokumen

JUDUL = "Drawing a report"

_ULANG = 10
_BUKAN_BUKTI = "storing the file; drawing while others draw; one sample report"


def ukur() -> list[Ukuran]:
    """The first drawing of a process (fonts and template read), and the following ones."""
    dokumen = contoh_dokumen()["D11-laporan"]
    hasil: list[bytes] = []
    pertama = kali(lambda: hasil.append(pdf(dokumen)), 1)
    with pypdfium2.PdfDocument(hasil[0]) as dok:
        halaman = len(dok)
    nomor = count()
    lanjut = kali(lambda: pdf(_ubah(dokumen, str(next(nomor)))), _ULANG)
    return [
        Ukuran(
            nama=f"report of {halaman} pages ({len(hasil[0]):,} B), in a running process",
            nilai=lanjut.tengah, satuan="s", sasaran="≤ 0.5",
            bukan_bukti=f"median of {_ULANG}, fastest {lanjut.tercepat:.2f} s; {_BUKAN_BUKTI}",
        ),
        Ukuran(
            nama="the same, the first one of a process",
            nilai=pertama.tengah, satuan="s", sasaran="—", bukan_bukti=_BUKAN_BUKTI,
        ),
    ]  # fmt: skip


def _ubah(dokumen: Dokumen, tanda: str) -> Dokumen:
    isi: tuple[Blok, ...] = tuple(
        replace(b, teks=f"{b.teks} {tanda}")
        if isinstance(b, Paragraf) and isinstance(b.teks, str)
        else b
        for b in dokumen.isi
    )
    return replace(dokumen, isi=isi)

"""A document as a Word file: the same words as the PDF, to be worked on further.

Drawn from the same value as the PDF. Real headings, lists, tables with repeated heads and page
fields; Arial, whose metrics the PDF's letters have. Equal documents are equal bytes. Takes no
database; never call it in a transaction.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from tolok.naskah.domain.blok import Bab, Blok, Lanskap, Sampul
from tolok.naskah.domain.dokumen import Dokumen
from tolok.naskah.renderers.docx_blok import Penulis
from tolok.naskah.renderers.docx_kata import dxa, halaman_baru
from tolok.naskah.renderers.docx_kop import kop, sampul
from tolok.naskah.renderers.docx_paket import Paket

__all__ = ["UkuranKertas", "docx"]

UkuranKertas = Literal["a4", "f4"]
_KERTAS = {"a4": (210.0, 297.0), "f4": (215.0, 330.0)}
_TEPI = {"potret": (30, 20, 18, 24), "lanskap": (20, 20, 18, 18), "sampul": (0, 0, 0, 0)}
"""Left, right, top, bottom in millimetres."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bagian:
    """Blocks that share a page layout."""

    rupa: Literal["potret", "lanskap", "sampul"]
    blok: tuple[Blok, ...]


def docx(dokumen: Dokumen, kertas: UkuranKertas = "a4") -> bytes:
    """Write the document as .docx on A4, or on F4 (215 × 330 mm) where an office prints on that."""
    paket = Paket(dokumen)
    penulis = Penulis(paket)
    bagian = _bagi(dokumen)
    isi = []
    for n, satu in enumerate(bagian):
        lebar = _lebar_isi(satu.rupa, kertas)
        kepala = kop(paket, lebar) if n == 0 and dokumen.kop else ""
        tubuh = _tubuh(paket, penulis, satu, lebar, kertas)
        acuan = paket.kepala_kaki(kosong=satu.rupa == "sampul", lanskap=satu.rupa == "lanskap")
        sifat = _sifat_bagian(satu.rupa, kertas, acuan)
        akhir = n == len(bagian) - 1
        isi.append(kepala + tubuh + (sifat if akhir else _tutup(sifat)))
    return paket.bytes_dari("".join(isi))


def _bagi(dokumen: Dokumen) -> list[_Bagian]:
    """The document in sections, in order."""
    hasil: list[_Bagian] = []
    dasar = dokumen.kertas
    for b in dokumen.isi:
        if isinstance(b, Sampul):
            hasil.append(_Bagian(rupa="sampul", blok=(b,)))
        elif isinstance(b, Lanskap):
            hasil.append(_Bagian(rupa="lanskap", blok=b.isi))
        elif hasil and hasil[-1].rupa == dasar and not _baru_saja_lanskap(hasil, dokumen, b):
            hasil[-1] = replace(hasil[-1], blok=(*hasil[-1].blok, b))
        else:
            hasil.append(_Bagian(rupa=dasar, blok=(b,)))
    return hasil or [_Bagian(rupa=dasar, blok=())]


def _baru_saja_lanskap(hasil: Sequence[_Bagian], dokumen: Dokumen, b: Blok) -> bool:
    """In a landscape document a landscape block stays a section of its own."""
    return dokumen.kertas == "lanskap" and any(
        isinstance(x, Lanskap) and x.isi == hasil[-1].blok for x in dokumen.isi
    )


def _ukuran(rupa: str, kertas: UkuranKertas) -> tuple[float, float]:
    lebar, tinggi = _KERTAS[kertas]
    return (tinggi, lebar) if rupa == "lanskap" else (lebar, tinggi)


def _lebar_isi(rupa: str, kertas: UkuranKertas) -> int:
    kiri, kanan, _, _ = _TEPI[rupa]
    return dxa(_ukuran(rupa, kertas)[0] - kiri - kanan)


def _tubuh(
    paket: Paket, penulis: Penulis, bagian: _Bagian, lebar: int, kertas: UkuranKertas
) -> str:
    if bagian.rupa == "sampul":
        tinggi = dxa(_ukuran("sampul", kertas)[1])
        return "".join(
            sampul(paket, b, lebar, tinggi) for b in bagian.blok if isinstance(b, Sampul)
        )
    isi = []
    for n, b in enumerate(bagian.blok):
        if isinstance(b, Bab) and b.tingkat == 1 and b.halaman_baru and n:
            isi.append(halaman_baru())
        isi.append(penulis.satu(b, lebar))
    return "".join(isi)


def _sifat_bagian(rupa: str, kertas: UkuranKertas, acuan: str) -> str:
    lebar, tinggi = (dxa(x) for x in _ukuran(rupa, kertas))
    kiri, kanan, atas, bawah = (dxa(x) for x in _TEPI[rupa])
    arah = ' w:orient="landscape"' if rupa == "lanskap" else ""
    return (
        f'<w:sectPr>{acuan}<w:type w:val="nextPage"/><w:pgSz w:w="{lebar}" w:h="{tinggi}"{arah}/>'
        f'<w:pgMar w:top="{atas}" w:right="{kanan}" w:bottom="{bawah}" w:left="{kiri}" '
        f'w:header="{min(dxa(8), atas)}" w:footer="{min(dxa(9), bawah)}" w:gutter="0"/>'
        "</w:sectPr>"
    )


def _tutup(sifat: str) -> str:
    """The end of a section: a line of no height that carries its layout."""
    return (
        '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
        f'<w:rPr><w:sz w:val="2"/></w:rPr>{sifat}</w:pPr></w:p>'
    )

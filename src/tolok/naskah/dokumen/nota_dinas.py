"""D02 Nota dinas: the official note inside an office."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tolok.dasar.tanggal import tanggal
from tolok.naskah.domain.blok import (
    BarisTandaTangan,
    Blok,
    Daftar,
    Garis,
    Isian,
    JudulNaskah,
    Paragraf,
    TandaTangan,
    Teks,
)
from tolok.naskah.domain.dokumen import Bingkai, Dokumen, JenisNaskah

__all__ = ["NotaDinas", "susun"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotaDinas:
    """Head and body of the note; `nomor` empty prints "menunggu nomor"."""

    kepada: str
    dari: str
    tanggal: date
    hal: str
    paragraf: tuple[str, ...]
    penanda: TandaTangan
    nomor: str = ""
    sifat: str = "Biasa"
    lampiran: str = "-"
    tembusan: tuple[str, ...] = ()
    perintah: tuple[Teks, ...] = ()
    """Numbered orders or requests between the first paragraph and the rest."""


def susun(nota: NotaDinas, bingkai: Bingkai) -> Dokumen:
    """The note with letterhead."""
    kepala = Isian(
        baris=(
            ("Kepada Yth.", nota.kepada),
            ("Dari", nota.dari),
            ("Tembusan", "; ".join(nota.tembusan) or "-"),
            ("Tanggal", tanggal(nota.tanggal)),
            ("Nomor", nota.nomor or "menunggu nomor"),
            ("Sifat", nota.sifat),
            ("Lampiran", nota.lampiran),
            ("Hal", nota.hal),
        ),
        lebar_label=28,
    )
    alinea: list[Blok] = [Paragraf(teks=p, alinea=True) for p in nota.paragraf]
    if nota.perintah:
        alinea.insert(1, Daftar(butir=nota.perintah))
    isi: tuple[Blok, ...] = (
        JudulNaskah(teks="Nota Dinas"),
        kepala,
        Garis(putus=False),
        *alinea,
        BarisTandaTangan(penanda=(nota.penanda,)),
    )
    return bingkai.dokumen(
        JenisNaskah.NOTA_DINAS, nota.hal, isi, nomor=nota.nomor, tanggal=nota.tanggal
    )

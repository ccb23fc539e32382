"""The note of analysis beside a report: causes, risks, recommendations."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tolok.naskah.domain.blok import (
    Bab,
    BarisTandaTangan,
    Blok,
    Daftar,
    JudulNaskah,
    Kolom,
    Paragraf,
    Tabel,
    TandaTangan,
)
from tolok.naskah.domain.dokumen import Bingkai, Dokumen, JenisNaskah

__all__ = ["CatatanAnalisis", "susun"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CatatanAnalisis:
    """`butir`: code and name, achievement as it prints, what it means. `bagian`: title, lines."""

    kegiatan: str
    butir: tuple[tuple[str, str, str], ...]
    bagian: tuple[tuple[str, tuple[str, ...]], ...]
    penanda: TandaTangan
    tanggal: date


def susun(c: CatatanAnalisis, bingkai: Bingkai) -> Dokumen:
    """The note with its signature."""
    isi: list[Blok] = [JudulNaskah(teks="Catatan Analisis", tentang=c.kegiatan)]
    if c.butir:
        isi.append(
            Tabel(
                kolom=(
                    Kolom(judul="Indikator", bagian=4),
                    Kolom(judul="Capaian (%)", mm=22, rata="kanan"),
                    Kolom(judul="Analisis", bagian=6),
                ),
                baris=c.butir,
                ukuran="kecil",
            )
        )
    for judul, baris in c.bagian:
        isi.append(Bab(teks=judul, halaman_baru=False))
        isi.append(Daftar(butir=baris) if len(baris) > 1 else Paragraf(teks="".join(baris)))
    isi.append(BarisTandaTangan(penanda=(c.penanda,)))
    return bingkai.dokumen(
        JenisNaskah.CATATAN_ANALISIS,
        f"Catatan analisis {c.kegiatan}",
        tuple(isi),
        tanggal=c.tanggal,
    )

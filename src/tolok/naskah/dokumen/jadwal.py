"""D03 Jadwal (timeline) pengukuran: who does what, from when to when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tolok.dasar.tanggal import tanggal_pendek
from tolok.naskah.domain.blok import (
    BarisTandaTangan,
    JudulNaskah,
    Kolom,
    Paragraf,
    Tabel,
    TandaTangan,
)
from tolok.naskah.domain.dokumen import Bingkai, Dokumen, JenisNaskah

__all__ = ["BarisJadwal", "Jadwal", "susun"]


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisJadwal:
    """One stage."""

    tahapan: str
    langkah: str
    """Rows of the SOP, e.g. "6, 7, 8"."""
    pelaksana: str
    mulai: date
    selesai: date
    keluaran: str
    keterangan: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Jadwal:
    """The timeline of one period, made by the Kasubbag, known to the Sekretaris."""

    kegiatan: str
    periode: str
    baris: tuple[BarisJadwal, ...]
    pembuat: TandaTangan
    mengetahui: TandaTangan
    tanggal: date
    dasar: tuple[str, ...] = ()
    """Dispositions and letters that the timeline rests on, cited."""
    pemilik: tuple[tuple[str, date], ...] = ()
    """Data owners with the day by which each hands in its form."""


def susun(jadwal: Jadwal, bingkai: Bingkai) -> Dokumen:
    """The timeline, landscape."""
    tabel = Tabel(
        kolom=(
            Kolom(judul="No.", mm=10, rata="tengah"),
            Kolom(judul="Tahapan", bagian=10),
            Kolom(judul="Langkah SOP", mm=17, rata="tengah"),
            Kolom(judul="Pelaksana", bagian=4),
            Kolom(judul="Mulai", mm=22, rata="tengah"),
            Kolom(judul="Selesai", mm=22, rata="tengah"),
            Kolom(judul="Keluaran", bagian=4),
            Kolom(judul="Keterangan", bagian=3),
        ),
        baris=tuple(
            (
                str(n),
                b.tahapan,
                b.langkah,
                b.pelaksana,
                tanggal_pendek(b.mulai),
                tanggal_pendek(b.selesai),
                b.keluaran,
                b.keterangan,
            )
            for n, b in enumerate(jadwal.baris, start=1)
        ),
        ukuran="kecil",
    )
    judul = f"Jadwal {jadwal.kegiatan} {jadwal.periode}"
    return bingkai.dokumen(
        JenisNaskah.JADWAL,
        judul,
        (
            JudulNaskah(teks=f"Jadwal (Timeline) {jadwal.kegiatan}\n{jadwal.periode}"),
            *((Paragraf(teks=f"Dasar: {'; '.join(jadwal.dasar)}."),) if jadwal.dasar else ()),
            tabel,
            *((_tabel_pemilik(jadwal.pemilik),) if jadwal.pemilik else ()),
            BarisTandaTangan(penanda=(jadwal.mengetahui, jadwal.pembuat)),
        ),
        tanggal=jadwal.tanggal,
        kertas="lanskap",
        huruf=9,
    )


def _tabel_pemilik(pemilik: tuple[tuple[str, date], ...]) -> Tabel:
    return Tabel(
        kolom=(
            Kolom(judul="No.", mm=10, rata="tengah"),
            Kolom(judul="Pemilik data", bagian=6),
            Kolom(judul="Batas isian", mm=40, rata="tengah"),
        ),
        baris=tuple(
            (str(n), nama, tanggal_pendek(hari)) for n, (nama, hari) in enumerate(pemilik, start=1)
        ),
        ukuran="kecil",
    )

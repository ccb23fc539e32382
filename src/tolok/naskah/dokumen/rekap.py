"""D10 Rekap pengukuran: how many were measured, how well, with what money, per level."""

from __future__ import annotations

from dataclasses import dataclass

from tolok.dasar.angka import tulis
from tolok.naskah.domain.blok import (
    Bab,
    BarisTandaTangan,
    Blok,
    JudulNaskah,
    Kolom,
    Paragraf,
    Sel,
    Tabel,
    TandaTangan,
)
from tolok.naskah.domain.dokumen import Bingkai, Dokumen, JenisNaskah, StatusNaskah

__all__ = [
    "BarisKinerja",
    "BarisProgram",
    "Rekap",
    "susun",
    "tabel_kinerja",
    "tabel_program",
    "tabel_program_ringkas",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisKinerja:
    """A node: counts as numbers, averages as they print."""

    simpul: str
    tingkat: str
    indikator: int
    terukur: int
    belum_diukur: int
    tak_terdefinisi: int
    tercapai: int
    """At 100 or more."""
    di_bawah: int
    rata_rata: str
    rata_rata_batas: str
    kategori: str
    penanggung_jawab: str
    alasan: str = ""
    """Why figures are missing."""
    jumlah: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisProgram:
    """A programme's money and its efficiency; rupiah as integers, shares as they print."""

    kode: str
    program: str
    pagu: int
    realisasi: int
    serapan: str
    capaian: str
    efisiensi: str
    penanggung_jawab: str
    jumlah: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rekap:
    """The recap of one period."""

    perangkat_daerah: str
    periode: str
    kinerja: tuple[BarisKinerja, ...]
    program: tuple[BarisProgram, ...]
    catatan: tuple[str, ...]
    """Footnotes: the rule of the average, the scale and the cap, with citation."""
    penyusun: TandaTangan
    pemeriksa: TandaTangan
    status: StatusNaskah = StatusNaskah.DRAFT


def susun(r: Rekap, bingkai: Bingkai) -> Dokumen:
    """The recap, landscape."""
    isi: tuple[Blok, ...] = (
        JudulNaskah(
            teks="Rekapitulasi Pengukuran Kinerja", tentang=f"{r.perangkat_daerah}\n{r.periode}"
        ),
        Bab(nomor="A.", teks="Kinerja"),
        tabel_kinerja(r.kinerja),
        Bab(nomor="B.", teks="Anggaran dan efisiensi"),
        tabel_program(r.program),
        *(Paragraf(teks=c, kecil=True, rata="kiri") for c in r.catatan),
        BarisTandaTangan(penanda=(r.pemeriksa, r.penyusun)),
    )
    return bingkai.dokumen(
        JenisNaskah.REKAP,
        f"Rekapitulasi Pengukuran Kinerja {r.periode}",
        isi,
        status=r.status,
        kertas="lanskap",
        huruf=10,
    )


def tabel_kinerja(baris: tuple[BarisKinerja, ...]) -> Tabel:
    """Part A; the report prints the same table."""
    return Tabel(
        kolom=(
            Kolom(judul="Simpul kinerja", bagian=8),
            Kolom(judul="Tingkat", bagian=3),
            Kolom(judul="Indikator", bagian=2, rata="tengah"),
            Kolom(judul="Terukur", bagian=2, rata="tengah"),
            Kolom(judul="Belum diukur", bagian=2, rata="tengah"),
            Kolom(judul="Tak terdefinisi", bagian=2, rata="tengah"),
            Kolom(judul="≥ 100", bagian=2, rata="tengah"),
            Kolom(judul="< 100", bagian=2, rata="tengah"),
            Kolom(judul="Rata-rata", bagian=3, rata="kanan"),
            Kolom(judul="Setelah batas", bagian=3, rata="kanan"),
            Kolom(judul="Kategori", bagian=3),
            Kolom(judul="Penanggung jawab dan keterangan", bagian=6),
        ),
        baris=tuple(_baris_kinerja(b) for b in baris),
        ukuran="kecil",
    )


def _baris_kinerja(b: BarisKinerja) -> tuple[Sel | str, ...]:
    teks = (
        b.simpul,
        b.tingkat,
        *(str(n) for n in (b.indikator, b.terukur, b.belum_diukur, b.tak_terdefinisi, b.tercapai, b.di_bawah)),
        b.rata_rata,
        b.rata_rata_batas,
        b.kategori,
        "\n".join(filter(None, (b.penanggung_jawab, b.alasan))),
    )  # fmt: skip
    if not b.jumlah:
        return teks
    return tuple(Sel(teks=t, tebal=True, latar="jumlah") for t in teks)


def tabel_program(baris: tuple[BarisProgram, ...]) -> Tabel:
    """Part B, for a landscape page."""
    return Tabel(
        kolom=(
            Kolom(judul="Kode", bagian=3),
            Kolom(judul="Program", bagian=8),
            Kolom(judul="Pagu (Rp)", mm=30, rata="kanan"),
            Kolom(judul="Realisasi (Rp)", mm=30, rata="kanan"),
            Kolom(judul="Serapan (%)", bagian=3, rata="kanan"),
            Kolom(judul="Capaian kinerja (%)", bagian=3, rata="kanan"),
            Kolom(judul="Efisiensi", bagian=4),
            Kolom(judul="Penanggung jawab", bagian=5),
        ),
        baris=tuple(
            _sel_program((*_angka_program(b), b.efisiensi, b.penanggung_jawab), b) for b in baris
        ),
        ukuran="kecil",
    )


def tabel_program_ringkas(baris: tuple[BarisProgram, ...]) -> Tabel:
    """Part B without the person in charge, for a portrait page of the report."""
    return Tabel(
        kolom=(
            Kolom(judul="Kode", mm=17),
            Kolom(judul="Program"),
            Kolom(judul="Pagu (Rp)", mm=27, rata="kanan"),
            Kolom(judul="Realisasi (Rp)", mm=27, rata="kanan"),
            Kolom(judul="Serapan (%)", mm=16, rata="kanan"),
            Kolom(judul="Capaian kinerja (%)", mm=18, rata="kanan"),
        ),
        baris=tuple(_sel_program(_angka_program(b), b) for b in baris),
        ukuran="kecil",
    )


def _angka_program(b: BarisProgram) -> tuple[str, ...]:
    return (b.kode, b.program, tulis(b.pagu), tulis(b.realisasi), b.serapan, b.capaian)


def _sel_program(teks: tuple[str, ...], b: BarisProgram) -> tuple[Sel | str, ...]:
    if not b.jumlah:
        return teks
    return tuple(Sel(teks=t, tebal=True, latar="jumlah") for t in teks)

"""The result of `tolok ukur` as a workbook: results, the calculation of each, refused cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from tolok.kinerja.domain.buku import GalatSel, HasilBuku, HasilIndikator, HasilProgram
from tolok.kinerja.domain.hasil import Terukur
from tolok.kinerja.domain.penjelasan import BarisPenjelasan
from tolok.kinerja.domain.rekap import RekapSimpul
from tolok.kinerja.domain.target import tulis_target
from tolok.kinerja.renderers.kolom_hitung import CAPAIAN, REKAP, SERAPAN, URAIAN_HITUNG
from tolok.kinerja.renderers.lembar_kerja import BukuKerja, KolomLembar, Nilai

__all__ = ["sebagai_xlsx"]

K = KolomLembar
_INDIKATOR = (
    K(judul="Kode", lebar=12),
    K(judul="Sasaran", lebar=36),
    K(judul="Indikator", lebar=44),
    K(judul="Satuan", lebar=12),
    K(judul="Target", lebar=12, bentuk="angka"),
    K(judul="Realisasi", lebar=12, bentuk="angka"),
    *CAPAIAN,
    K(judul="Kategori", lebar=16),
    K(judul="Keadaan", lebar=16),
    K(judul="Alasan", lebar=36),
    K(judul="Aturan", lebar=26),
)
_SASARAN = (
    K(judul="Sasaran", lebar=48),
    K(judul="Indikator", lebar=10, bentuk="nomor"),
    K(judul="Terukur", lebar=10, bentuk="nomor"),
    *REKAP,
    K(judul="Keadaan", lebar=16),
)
_PROGRAM = (
    K(judul="Kode", lebar=14),
    K(judul="Program", lebar=56),
    SERAPAN,
    K(judul="Efisiensi (%)", lebar=12, bentuk="persen"),
    K(judul="Keadaan", lebar=16),
)
_HITUNG = (
    K(judul="Untuk", lebar=12),
    K(judul="Kode atau nama", lebar=28),
    *URAIAN_HITUNG,
)
_GALAT = (
    K(judul="Lembar", lebar=14),
    K(judul="Baris", lebar=8, bentuk="nomor"),
    K(judul="Kolom", lebar=20),
    K(judul="Isi sel", lebar=24),
    K(judul="Masalah", lebar=60),
    K(judul="Saran", lebar=60),
)


def sebagai_xlsx(hasil: HasilBuku) -> bytes:
    """Sheets Indikator, Sasaran, Program, Perhitungan and Masalah; every sheet is always there."""
    buku = BukuKerja("Hasil tolok ukur")
    buku.tabel("Indikator", _INDIKATOR, map(_indikator, hasil.indikator), beku=3)
    buku.tabel("Sasaran", _SASARAN, map(_sasaran, hasil.sasaran))
    buku.tabel("Program", _PROGRAM, map(_program, hasil.program), beku=2)
    buku.tabel("Perhitungan", _HITUNG, _perhitungan(hasil), beku=2)
    buku.tabel("Masalah", _GALAT, map(_galat, hasil.galat))
    return buku.tutup()


def _kata(keadaan: str) -> str:
    return keadaan.replace("_", " ")


def _indikator(i: HasilIndikator) -> Sequence[Nilai]:
    hasil = i.hasil
    terukur = hasil if isinstance(hasil, Terukur) else None
    target = i.target if isinstance(i.target, Decimal | None) else tulis_target(i.target)
    return (
        i.kode,
        i.sasaran,
        i.nama,
        i.satuan,
        target,
        i.realisasi,
        terukur.capaian if terukur else None,
        terukur.capaian_batas if terukur else None,
        terukur.kategori if terukur else None,
        _kata(hasil.keadaan.value),
        None if isinstance(hasil, Terukur) else hasil.alasan,
        hasil.aturan,
    )


def _sasaran(s: RekapSimpul) -> Sequence[Nilai]:
    keadaan = _kata(s.keadaan.value)
    return (s.nama, s.n, s.n_terukur, s.rata_asli, s.rata_batas, s.kategori, keadaan)


def _program(p: HasilProgram) -> Sequence[Nilai]:
    keadaan = _kata(p.serapan.keadaan.value)
    return (p.kode, p.program, p.serapan.serapan, p.efisiensi, keadaan)


def _perhitungan(hasil: HasilBuku) -> Iterable[Sequence[Nilai]]:
    for i in hasil.indikator:
        yield from _langkah("Indikator", i.kode, i.hasil.penjelasan)
    for s in hasil.sasaran:
        yield from _langkah("Sasaran", s.nama, s.penjelasan)
    for p in hasil.program:
        yield from _langkah("Program", p.kode, p.penjelasan)


def _langkah(
    untuk: str, nama: str, penjelasan: Iterable[BarisPenjelasan]
) -> Iterable[Sequence[Nilai]]:
    for n, b in enumerate(penjelasan, start=1):
        yield (untuk, nama, n, _kata(b.langkah).capitalize(), b.teks, b.nilai, b.rujukan)


def _galat(g: GalatSel) -> Sequence[Nilai]:
    return (g.lembar, g.baris, g.kolom, g.nilai, g.masalah, g.saran)

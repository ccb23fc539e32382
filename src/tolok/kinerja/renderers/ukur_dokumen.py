"""The result of `tolok ukur` as a document: tables of results, refused cells, the calculations."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from tolok.kinerja.domain.bilangan import tampil, tulis_penuh
from tolok.kinerja.domain.buku import HasilBuku, HasilIndikator, capaian_dari
from tolok.kinerja.domain.hasil import Terukur
from tolok.kinerja.domain.target import tulis_target
from tolok.naskah.domain.blok import Bab, Blok, JudulNaskah, Kolom, Paragraf, Sel, Tabel
from tolok.naskah.domain.dokumen import Dokumen, JenisNaskah

__all__ = ["BATAS_PERHITUNGAN", "dokumen_hasil"]

BATAS_PERHITUNGAN = 300
"""Up to this many indicators print their calculation; a workbook holds those of all."""
_POTONGAN = 120
_KOSONG = "–"


def dokumen_hasil(hasil: HasilBuku, dibuat: datetime) -> Dokumen:
    """The document, in landscape."""
    isi: list[Blok] = [
        JudulNaskah(teks="Hasil Pengukuran Kinerja"),
        Paragraf(teks=f"Aturan ukur {hasil.aturan}. {_jumlah(hasil)}", rata="kiri", kecil=True),
        Bab(nomor="A.", teks="Indikator"),
        *_bagi(_tabel_indikator(hasil)),
        Bab(nomor="B.", teks="Sasaran"),
        _tabel_sasaran(hasil),
        Bab(nomor="C.", teks="Program"),
        *_bagi(_tabel_program(hasil)),
    ]
    if hasil.galat:
        isi += [Bab(nomor="D.", teks="Sel yang ditolak"), *_bagi(_tabel_galat(hasil))]
    isi += _perhitungan(hasil, "E." if hasil.galat else "D.")
    return Dokumen(
        jenis=JenisNaskah.KERTAS_KERJA,
        perihal="Hasil Pengukuran Kinerja",
        isi=tuple(isi),
        dibuat=dibuat,
        aturan=hasil.aturan,
        kertas="lanskap",
        huruf=10,
    )


def _bagi(tabel: Tabel) -> tuple[Tabel, ...]:
    """A long table in pieces with the same head: drawing one costs more than its rows."""
    if len(tabel.baris) <= 2 * _POTONGAN:
        return (tabel,)
    awal = range(0, len(tabel.baris), _POTONGAN)
    return tuple(replace(tabel, baris=tabel.baris[i : i + _POTONGAN]) for i in awal)


def _jumlah(hasil: HasilBuku) -> str:
    terukur = sum(1 for i in hasil.indikator if isinstance(i.hasil, Terukur))
    kata = f"{terukur} dari {len(hasil.indikator)} indikator terukur"
    return f"{kata}; {len(hasil.galat)} sel ditolak." if hasil.galat else f"{kata}."


def _tabel_indikator(hasil: HasilBuku) -> Tabel:
    return Tabel(
        kolom=(
            Kolom(judul="Kode", bagian=3),
            Kolom(judul="Sasaran", bagian=8),
            Kolom(judul="Indikator", bagian=9),
            Kolom(judul="Satuan", bagian=3),
            Kolom(judul="Target", bagian=3, rata="kanan"),
            Kolom(judul="Realisasi", bagian=3, rata="kanan"),
            Kolom(judul="Capaian (%)", bagian=3, rata="kanan"),
            Kolom(judul="Kategori atau keadaan", bagian=5),
        ),
        baris=tuple(map(_baris_indikator, hasil.indikator)),
        ukuran="kecil",
    )


def _baris_indikator(i: HasilIndikator) -> tuple[str, ...]:
    capaian = capaian_dari(i.hasil)
    kata = (
        i.hasil.kategori
        if isinstance(i.hasil, Terukur)
        else f"{i.hasil.keadaan.value.replace('_', ' ')}: {i.hasil.alasan}"
    )
    return (
        i.kode,
        i.sasaran or _KOSONG,
        i.nama or _KOSONG,
        i.satuan or _KOSONG,
        tulis_target(i.target) if i.target is not None else _KOSONG,
        tulis_penuh(i.realisasi) if i.realisasi is not None else _KOSONG,
        tampil(capaian) if capaian is not None else _KOSONG,
        kata,
    )


def _tabel_sasaran(hasil: HasilBuku) -> Tabel:
    return Tabel(
        kolom=(
            Kolom(judul="Sasaran", bagian=8),
            Kolom(judul="Indikator terukur", bagian=2, rata="tengah"),
            Kolom(judul="Rata-rata capaian (%)", bagian=2, rata="kanan"),
            Kolom(judul="Kategori", bagian=3),
        ),
        baris=tuple(
            (
                s.nama,
                f"{s.n_terukur} dari {s.n}",
                tampil(s.rata_asli) if s.rata_asli is not None else _KOSONG,
                s.kategori or s.keadaan.value.replace("_", " "),
            )
            for s in hasil.sasaran
        ),
        ukuran="kecil",
    )


def _tabel_program(hasil: HasilBuku) -> Tabel:
    return Tabel(
        kolom=(
            Kolom(judul="Kode", bagian=3),
            Kolom(judul="Program", bagian=9),
            Kolom(judul="Serapan (%)", bagian=2, rata="kanan"),
            Kolom(judul="Efisiensi (%)", bagian=2, rata="kanan"),
        ),
        baris=tuple(
            (
                p.kode,
                p.program,
                tampil(p.serapan.serapan) if p.serapan.serapan is not None else _KOSONG,
                tampil(p.efisiensi) if p.efisiensi is not None else _KOSONG,
            )
            for p in hasil.program
        ),
        ukuran="kecil",
    )


def _tabel_galat(hasil: HasilBuku) -> Tabel:
    return Tabel(
        kolom=(
            Kolom(judul="Lembar", bagian=2),
            Kolom(judul="Baris", mm=12, rata="kanan"),
            Kolom(judul="Kolom", bagian=3),
            Kolom(judul="Isi sel", bagian=3),
            Kolom(judul="Masalah", bagian=7),
            Kolom(judul="Saran", bagian=7),
        ),
        baris=tuple(
            (g.lembar, str(g.baris), g.kolom, g.nilai, g.masalah, g.saran) for g in hasil.galat
        ),
        ukuran="kecil",
    )


def _perhitungan(hasil: HasilBuku, nomor: str) -> list[Blok]:
    """Each figure with its substitution and source, where they are few enough to be read."""
    judul = Bab(nomor=nomor, teks="Perhitungan tiap indikator")
    if len(hasil.indikator) > BATAS_PERHITUNGAN:
        kata = f"Perhitungan {len(hasil.indikator)} indikator tidak dicetak; tulis hasilnya sebagai .xlsx untuk membacanya pada lembar Perhitungan."
        return [judul, Paragraf(teks=kata, rata="kiri")]
    baris: list[tuple[Sel | str, ...]] = []
    for i in hasil.indikator:
        baris.append(
            (Sel(teks=f"{i.kode} {i.nama}".strip(), kolom=3, latar="kelompok", tebal=True),)
        )
        baris += [
            (b.langkah.replace("_", " ").capitalize(), b.teks, b.rujukan or "")
            for b in i.hasil.penjelasan
        ]
    tabel = Tabel(
        kolom=(
            Kolom(judul="Langkah", bagian=2),
            Kolom(judul="Uraian dan substitusi", bagian=8),
            Kolom(judul="Rujukan", bagian=5),
        ),
        baris=tuple(baris),
        ukuran="kecil",
    )
    return [judul, *_bagi(tabel)]

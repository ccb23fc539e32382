"""D04 Formulir pengukuran kinerja of one unit: figures, money, causes and evidence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tolok.dasar.angka import tulis
from tolok.dasar.tanggal import tanggal, tanggal_pendek
from tolok.naskah.domain.blok import (
    Bab,
    BarisTandaTangan,
    Blok,
    Isian,
    JudulNaskah,
    Kolom,
    Sel,
    Tabel,
    TandaTangan,
)
from tolok.naskah.domain.dokumen import Bingkai, Dokumen, JenisNaskah

__all__ = ["BarisFormulir", "Formulir", "susun"]


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisFormulir:
    """One indicator. Measured figures come as they print ("102,22"); "" leaves the cell empty.

    What is not measured says so in words ("belum diukur"); zero prints "0".
    """

    kelompok: str
    """Sasaran, program, kegiatan or subkegiatan the row stands under, with its code."""
    kode: str
    indikator: str
    satuan: str
    cara_ukur: str
    target_tahun: str = ""
    target_sd: str = ""
    realisasi: str = ""
    komponen: str = ""
    realisasi_sd: str = ""
    capaian: str = ""
    tahun_lalu: str = ""
    pagu: int | None = None
    anggaran: int | None = None
    serapan: str = ""
    fisik: str = ""
    pendorong: str = ""
    penghambat: str = ""
    tindak_lanjut: str = ""
    tenggat: date | None = None
    penanggung_jawab: str = ""
    bukti: str = ""
    sumber: str = ""
    cara_kumpul: str = ""
    """How the figure is gathered: its formula, as the definition sheet has it."""
    akhir_renstra: str = ""
    catatan: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Formulir:
    """The form of one unit for one period, against the PK that was in force."""

    perangkat_daerah: str
    unit: str
    periode: str
    perjanjian: str
    """Number, date and version of the Perjanjian Kinerja used."""
    baris: tuple[BarisFormulir, ...]
    pengisi: TandaTangan
    mengetahui: TandaTangan
    judul: str = "Formulir Pengukuran Kinerja"
    tanggal_data: date | None = None
    """Of a form that collects data (D22): the day of the data; a part C says where it comes from."""


def susun(f: Formulir, bingkai: Bingkai) -> Dokumen:
    """The form, landscape: part A the figures, part B causes, follow-up and evidence."""
    isi: tuple[Blok, ...] = (
        JudulNaskah(teks=f"{f.judul}\n{f.periode}"),
        Isian(
            baris=(
                ("Perangkat Daerah", f.perangkat_daerah),
                ("Unit kerja", f.unit),
                ("Periode", f.periode),
                ("Perjanjian Kinerja", f.perjanjian),
            ),
            lebar_label=36,
        ),
        Bab(nomor="A.", teks="Kinerja dan anggaran"),
        _tabel_angka(f.baris),
        Bab(nomor="B.", teks="Analisis, rencana tindak lanjut, dan bukti"),
        _tabel_analisis(f.baris),
        *_bagian_data(f),
        BarisTandaTangan(penanda=_penanda(f)),
    )
    return bingkai.dokumen(
        JenisNaskah.FORMULIR,
        f"{f.judul} {f.unit} {f.periode}",
        isi,
        kertas="lanskap",
        huruf=9,
    )


_KOLOM_ANGKA = (
    ("No.", 1, "tengah"),
    ("Indikator", 5, "kiri"),
    ("Satuan", 2, "kiri"),
    ("Cara ukur", 3, "kiri"),
    ("Tahun", 2, "kanan"),
    ("s.d. TW", 2, "kanan"),
    ("TW", 2, "kanan"),
    ("Komponen", 2, "tengah"),
    ("s.d. TW", 2, "kanan"),
    ("Capaian (%)", 2, "kanan"),
    ("TW sama tahun lalu", 2, "kanan"),
    ("Pagu (Rp)", 3, "kanan"),
    ("Realisasi (Rp)", 3, "kanan"),
    ("%", 2, "kanan"),
    ("Fisik (%)", 2, "kanan"),
)
_GABUNG = (
    Sel(teks="No.", baris=2),
    Sel(teks="Indikator", baris=2),
    Sel(teks="Satuan", baris=2),
    Sel(teks="Cara ukur", baris=2),
    Sel(teks="Target", kolom=2),
    Sel(teks="Realisasi", kolom=3),
    Sel(teks="Capaian (%)", baris=2),
    Sel(teks="TW sama tahun lalu", baris=2),
    Sel(teks="Anggaran", kolom=4),
)


def _tabel_angka(baris: tuple[BarisFormulir, ...]) -> Tabel:
    kolom = tuple(
        Kolom(judul=j, bagian=b, rata=r)  # type: ignore[arg-type]  # the literals above
        for j, b, r in _KOLOM_ANGKA
    )
    kepala = (_GABUNG, tuple(Sel(teks=kolom[i].judul) for i in (4, 5, 6, 7, 8, 11, 12, 13, 14)))
    isi: list[tuple[Sel | str, ...]] = []
    kelompok = None
    for n, b in enumerate(baris, start=1):
        if b.kelompok != kelompok:
            kelompok = b.kelompok
            isi.append(
                (Sel(teks=kelompok, kolom=len(kolom), rata="kiri", tebal=True, latar="kelompok"),)
            )
        isi.append(_baris_angka(n, b))
    return Tabel(kolom=kolom, kepala=kepala, baris=tuple(isi), nomor_kolom=True, ukuran="rapat")


def _baris_angka(n: int, b: BarisFormulir) -> tuple[Sel | str, ...]:
    return (
        str(n),
        f"{b.kode} {b.indikator}",
        b.satuan,
        b.cara_ukur,
        b.target_tahun,
        b.target_sd,
        b.realisasi,
        b.komponen,
        b.realisasi_sd,
        Sel(teks=b.capaian, tebal=True),
        b.tahun_lalu,
        "" if b.pagu is None else tulis(b.pagu),
        "" if b.anggaran is None else tulis(b.anggaran),
        b.serapan,
        b.fisik,
    )


def _tabel_analisis(baris: tuple[BarisFormulir, ...]) -> Tabel:
    return Tabel(
        kolom=(
            Kolom(judul="No.", mm=9, rata="tengah"),
            Kolom(judul="Indikator", bagian=2),
            Kolom(judul="Faktor pendorong", bagian=3),
            Kolom(judul="Faktor penghambat", bagian=3),
            Kolom(judul="Rencana tindak lanjut", bagian=3),
            Kolom(judul="Tenggat", mm=20),
            Kolom(judul="Penanggung jawab", bagian=2),
            Kolom(judul="Bukti dukung", bagian=2),
            Kolom(judul="Sumber data", bagian=2),
        ),
        baris=tuple(
            (
                str(n),
                f"{b.kode} {b.indikator}",
                b.pendorong,
                b.penghambat,
                b.tindak_lanjut,
                tanggal(b.tenggat) if b.tenggat else "",
                b.penanggung_jawab,
                b.bukti,
                b.sumber,
            )
            for n, b in enumerate(baris, start=1)
        ),
        ukuran="rapat",
    )


def _bagian_data(f: Formulir) -> tuple[Blok, ...]:
    """Part C of a form that collects data: source, way, provider, day, evidence, end of Renstra."""
    hari = f.tanggal_data
    if hari is None:
        return ()
    tabel = Tabel(
        kolom=(
            Kolom(judul="No.", mm=9, rata="tengah"),
            Kolom(judul="Indikator", bagian=3),
            Kolom(judul="Target akhir Renstra", mm=24, rata="kanan"),
            Kolom(judul="Sumber data", bagian=3),
            Kolom(judul="Cara pengumpulan dan rumus", bagian=4),
            Kolom(judul="Penyedia data", bagian=3),
            Kolom(judul="Tanggal data", mm=24, rata="tengah"),
            Kolom(judul="Bukti dukung", bagian=3),
            Kolom(judul="Catatan", bagian=3),
        ),
        baris=tuple(
            (
                str(n),
                f"{b.kode} {b.indikator}",
                b.akhir_renstra or "–",
                b.sumber or "–",
                b.cara_kumpul or "–",
                b.penanggung_jawab,
                tanggal_pendek(hari),
                b.bukti or "–",
                b.catatan,
            )
            for n, b in enumerate(f.baris, start=1)
        ),
        ukuran="rapat",
    )
    return (Bab(nomor="C.", teks="Sumber dan cara pengumpulan data"), tabel)


def _penanda(f: Formulir) -> tuple[TandaTangan, ...]:
    """Who filled in and who leads the unit; a head who confirmed it alone signs once."""
    satu = (f.pengisi.nama, f.pengisi.jabatan_lengkap)
    if satu == (f.mengetahui.nama, f.mengetahui.jabatan_lengkap):
        return (f.mengetahui,)
    return (f.mengetahui, f.pengisi)

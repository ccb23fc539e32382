"""Yearly evaluation of an SOP: times beside the standard, the seven statements, the conclusion."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tolok.naskah.domain.blok import (
    Bab,
    BarisTandaTangan,
    Blok,
    Daftar,
    Isian,
    JudulNaskah,
    Kolom,
    Paragraf,
    Sel,
    Tabel,
    TandaTangan,
)
from tolok.naskah.domain.dokumen import Bingkai, Dokumen, JenisNaskah

__all__ = ["BarisButir", "BarisLangkah", "EvaluasiSop", "susun"]


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisLangkah:
    """One row of the SOP, every figure in words, with what people say of it."""

    nomor: int
    uraian: str
    baku: str
    kali: str
    tengah: str
    terlama: str
    melebihi: str
    terlambat: str
    kembali: str
    penilaian: str
    catatan: str
    tindakan: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisButir:
    """One statement; `ya` None: not answered."""

    teks: str
    ya: bool | None
    catatan: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluasiSop:
    """The form. `penanda` has room for a signature while `selesai` is false."""

    nama: str
    versi: str
    tahun: int
    pelaksanaan: str
    rujukan: str
    langkah: tuple[BarisLangkah, ...]
    butir: tuple[BarisButir, ...]
    simpulan: str
    alasan: str
    usul: tuple[str, ...]
    tanggal: date
    pengisi: str
    penanda: TandaTangan
    selesai: bool


def susun(e: EvaluasiSop, bingkai: Bingkai) -> Dokumen:
    """The form on landscape paper."""
    isi: list[Blok] = [
        JudulNaskah(teks="Evaluasi Penerapan SOP", tentang=f"{e.nama} tahun {e.tahun}"),
        Isian(
            baris=(
                ("SOP", ", ".join(x for x in (e.nama, e.versi) if x)),
                ("Tahun", f"{e.tahun}: {e.pelaksanaan}"),
                ("Dasar", e.rujukan),
                ("Diisi oleh", e.pengisi),
            )
        ),
        _bab("A.", "Pemantauan langkah demi langkah"),
        _tabel_langkah(e.langkah),
        _bab("B.", "Evaluasi penerapan"),
        _tabel_butir(e.butir),
        _bab("C.", "Simpulan dan usul perubahan"),
        Isian(baris=(("Simpulan", e.simpulan or "belum ditetapkan"), ("Alasan", e.alasan or "–"))),
    ]
    if e.usul:
        isi += [Paragraf(teks="Usul perubahan:"), Daftar(butir=e.usul)]
    if not e.selesai:
        isi.append(Paragraf(teks="Belum ditandatangani; isinya masih dapat berubah.", kecil=True))
    isi.append(BarisTandaTangan(penanda=(e.penanda,)))
    return bingkai.dokumen(
        JenisNaskah.EVALUASI_SOP,
        f"Evaluasi SOP {e.nama} tahun {e.tahun}"[:300],
        tuple(isi),
        tanggal=e.tanggal,
        kertas="lanskap",
        huruf=10,
    )


def _bab(nomor: str, teks: str) -> Bab:
    return Bab(nomor=nomor, teks=teks, tingkat=3, dalam_daftar_isi=False)


def _tabel_langkah(baris: tuple[BarisLangkah, ...]) -> Tabel:
    return Tabel(
        kolom=(
            Kolom(judul="No.", mm=9, rata="tengah"),
            Kolom(judul="Langkah", bagian=8),
            Kolom(judul="Mutu baku", mm=20),
            Kolom(judul="Dikerjakan (kali)", mm=19, rata="kanan"),
            Kolom(judul="Nilai tengah", mm=19, rata="kanan"),
            Kolom(judul="Paling lama", mm=19, rata="kanan"),
            Kolom(judul="Melebihi mutu baku", mm=18, rata="kanan"),
            Kolom(judul="Lewat batas", mm=17, rata="kanan"),
            Kolom(judul="Dikembalikan", mm=23, rata="kanan"),
            Kolom(judul="Penilaian dan catatan", bagian=7),
            Kolom(judul="Tindakan yang harus diambil", bagian=6),
        ),
        baris=tuple(
            (
                str(b.nomor), b.uraian, b.baku, b.kali, b.tengah, b.terlama, b.melebihi,
                b.terlambat, b.kembali,
                _kalimat(b.penilaian, b.catatan),
                b.tindakan or "–",
            )
            for b in baris
        ),
        nomor_kolom=True,
        ukuran="kecil",
    )  # fmt: skip


def _kalimat(*bagian: str) -> str:
    """Sentences one after the other.

    >>> _kalimat("Berjalan baik", "Tepat waktu.", "")
    'Berjalan baik. Tepat waktu.'
    """
    return " ".join(f"{x.removesuffix('.')}." for x in bagian if x)


def _tabel_butir(baris: tuple[BarisButir, ...]) -> Tabel:
    return Tabel(
        kolom=(
            Kolom(judul="No.", mm=9, rata="tengah"),
            Kolom(judul="Pernyataan", bagian=8),
            Kolom(judul="Ya", mm=16, rata="tengah"),
            Kolom(judul="Tidak", mm=16, rata="tengah"),
            Kolom(judul="Keterangan", bagian=8),
        ),
        baris=tuple(
            (
                str(n),
                b.teks,
                Sel(teks="√" if b.ya else ""),
                Sel(teks="√" if b.ya is False else ""),
                b.catatan or "–",
            )
            for n, b in enumerate(baris, start=1)
        ),
        ukuran="kecil",
    )

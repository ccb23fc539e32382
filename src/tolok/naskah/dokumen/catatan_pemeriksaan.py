"""D12 Lembar catatan pemeriksaan: what a reviewer noted, answered or not, and the decision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tolok.dasar.tanggal import tanggal
from tolok.naskah.domain.blok import (
    BarisTandaTangan,
    Blok,
    Isian,
    JudulNaskah,
    Kolom,
    Kotak,
    Paragraf,
    Pilihan,
    Tabel,
    TandaTangan,
)
from tolok.naskah.domain.dokumen import Bingkai, Dokumen, JenisNaskah

__all__ = ["Catatan", "CatatanPemeriksaan", "KeputusanPeriksa", "susun"]


class KeputusanPeriksa(StrEnum):
    """The three ends of a review."""

    SETUJU = "setuju"
    SETUJU_DENGAN_CATATAN = "setuju dengan catatan"
    KEMBALIKAN = "kembalikan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Catatan:
    """One note pinned to a place."""

    lokasi: str
    catatan: str
    wajib: bool = True
    jawaban: str = ""
    status: str = "terbuka"


@dataclass(frozen=True, slots=True, kw_only=True)
class CatatanPemeriksaan:
    """The sheet of one review of one version."""

    dokumen: str
    versi: str
    sidik: str
    tanggal: date
    catatan: tuple[Catatan, ...]
    keputusan: KeputusanPeriksa
    pemeriksa: TandaTangan
    kembali_ke: str = ""
    arahan: str = ""
    iterasi: int = 1


def susun(c: CatatanPemeriksaan, bingkai: Bingkai) -> Dokumen:
    """The review sheet."""
    tabel = Tabel(
        kolom=(
            Kolom(judul="No.", mm=9, rata="tengah"),
            Kolom(judul="Lokasi", bagian=3),
            Kolom(judul="Catatan", bagian=5),
            Kolom(judul="Sifat", mm=16, rata="tengah"),
            Kolom(judul="Jawaban penyusun", bagian=4),
            Kolom(judul="Status", mm=20),
        ),
        baris=tuple(
            (str(n), x.lokasi, x.catatan, "wajib" if x.wajib else "saran", x.jawaban, x.status)
            for n, x in enumerate(c.catatan, start=1)
        ),
        ukuran="kecil",
        kosong="Tidak ada catatan.",
    )
    butir = tuple((_sebutan(k, c.kembali_ke), k is c.keputusan) for k in KeputusanPeriksa)
    isi: list[Blok] = [
        JudulNaskah(teks="Lembar Catatan Pemeriksaan"),
        Isian(
            baris=(
                ("Dokumen", c.dokumen),
                ("Versi", f"{c.versi} (sidik {c.sidik})"),
                ("Pemeriksaan ke-", str(c.iterasi)),
                ("Pemeriksa", _pemeriksa(c.pemeriksa)),
                ("Tanggal", tanggal(c.tanggal)),
            )
        ),
        tabel,
        Pilihan(judul="Keputusan", butir=butir),
    ]
    if c.arahan:
        isi.append(Kotak(judul="Arahan", isi=(Paragraf(teks=c.arahan),)))
    isi.append(BarisTandaTangan(penanda=(c.pemeriksa,)))
    return bingkai.dokumen(
        JenisNaskah.CATATAN_PEMERIKSAAN,
        f"Catatan pemeriksaan {c.dokumen}",
        tuple(isi),
        tanggal=c.tanggal,
        huruf=10,
    )


def _pemeriksa(p: TandaTangan) -> str:
    """Name, capacity, and what an acting official's authority rests on."""
    dasar = f" ({p.catatan})" if p.sebagai and p.catatan else ""
    return f"{p.nama}, sebagai {p.jabatan_lengkap}{dasar}"


def _sebutan(k: KeputusanPeriksa, kembali_ke: str) -> str:
    if k is KeputusanPeriksa.KEMBALIKAN:
        return f"Kembalikan ke {kembali_ke or '……'} untuk perbaikan"
    return k.value.capitalize()

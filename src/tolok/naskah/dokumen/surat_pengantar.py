"""D14 Surat pengantar: what is sent, to whom, and the receipt; two sheets, the second returns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tolok.naskah.domain.blok import (
    BarisTandaTangan,
    Blok,
    Daftar,
    DuaKolom,
    HalamanBaru,
    Isian,
    JudulNaskah,
    Kolom,
    Paragraf,
    Surat,
    Tabel,
    TandaTangan,
)
from tolok.naskah.domain.dokumen import Bingkai, Dokumen, JenisNaskah

__all__ = ["Kiriman", "SuratPengantar", "susun"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kiriman:
    """One thing sent."""

    jenis: str
    banyaknya: str
    keterangan: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SuratPengantar:
    """The letter; `melalui` prints "melalui …" under the addressee."""

    tanggal: date
    kepada: str
    kiriman: tuple[Kiriman, ...]
    penanda: TandaTangan
    nomor: str = ""
    melalui: str = ""
    di: str = "Kota Contoh"
    tembusan: tuple[str, ...] = ()


def susun(s: SuratPengantar, bingkai: Bingkai) -> Dokumen:
    """Both sheets in one file."""
    isi: tuple[Blok, ...] = (
        *_lembar(s, bingkai, "Lembar pertama: untuk penerima"),
        HalamanBaru(kop=True),
        *_lembar(s, bingkai, "Lembar kedua: dikembalikan kepada pengirim setelah ditandatangani"),
    )
    return bingkai.dokumen(
        JenisNaskah.SURAT_PENGANTAR,
        f"Surat pengantar kepada {s.kepada}",
        isi,
        nomor=s.nomor,
        tanggal=s.tanggal,
    )


def _lembar(s: SuratPengantar, bingkai: Bingkai, keterangan: str) -> tuple[Blok, ...]:
    kepada = (s.kepada,) + ((f"melalui {s.melalui}",) if s.melalui else ())
    isi: list[Blok] = [
        Surat(tempat_tanggal=bingkai.tempat_tanggal(s.tanggal), butir=(), kepada=kepada, di=s.di),
        JudulNaskah(teks="Surat Pengantar", nomor=s.nomor or "menunggu nomor"),
        Tabel(
            kolom=(
                Kolom(judul="No.", mm=10, rata="tengah"),
                Kolom(judul="Jenis yang dikirim", bagian=5),
                Kolom(judul="Banyaknya", bagian=2),
                Kolom(judul="Keterangan", bagian=4),
            ),
            baris=tuple(
                (str(n), k.jenis, k.banyaknya, k.keterangan)
                for n, k in enumerate(s.kiriman, start=1)
            ),
        ),
        DuaKolom(
            kiri=(_tanda_terima(),), kanan=(BarisTandaTangan(penanda=(s.penanda,), penuh=True),)
        ),
    ]
    if s.tembusan:
        isi += [Paragraf(teks="Tembusan:", kecil=True), Daftar(butir=s.tembusan)]
    isi.append(Paragraf(teks=keterangan, kecil=True))
    return tuple(isi)


def _tanda_terima() -> Isian:
    titik = "………………………"
    return Isian(
        baris=(
            ("Diterima tanggal", titik),
            ("Jabatan", titik),
            ("Tanda tangan", f"\n\n{titik}"),
            ("Nama", titik),
            ("NIP", titik),
            ("Telepon", titik),
        ),
        lebar_label=32,
    )

"""D08 Program kerja: base, aim, scope, members, stages, sources and risks of a measurement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tolok.dasar.tanggal import tanggal_pendek
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

__all__ = ["ProgramKerja", "Tahap", "susun"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tahap:
    """One stage; a day may still be open."""

    tahap: str
    pelaksana: str
    mulai: date | None
    selesai: date | None
    keluaran: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramKerja:
    """The programme of one period, made by the head of the team, approved by the Sekretaris."""

    kegiatan: str
    dasar: tuple[str, ...]
    tujuan: tuple[str, ...]
    ruang_lingkup: tuple[str, ...]
    anggota: tuple[tuple[str, str, str], ...]
    tahapan: tuple[Tahap, ...]
    sumber: tuple[tuple[str, str, str], ...]
    risiko: tuple[tuple[str, str], ...]
    keperluan: tuple[str, ...]
    ketua: TandaTangan
    menyetujui: TandaTangan
    tanggal: date


def susun(p: ProgramKerja, bingkai: Bingkai) -> Dokumen:
    """The programme in seven parts."""
    isi: list[Blok] = [JudulNaskah(teks="Program Kerja", tentang=p.kegiatan)]
    for judul, baris in (
        ("Dasar", p.dasar),
        ("Tujuan", p.tujuan),
        ("Ruang lingkup", p.ruang_lingkup),
    ):
        isi += _bagian(judul, baris)
    isi += [
        _bab("Susunan dan pembagian tugas"),
        _tabel((("Nama", 4), ("Kedudukan", 3), ("Tugas", 6)), p.anggota),
        _bab("Tahapan"),
        _tabel(
            (("Tahapan", 6), ("Pelaksana", 3), ("Mulai", 2), ("Selesai", 2), ("Keluaran", 3)),
            tuple(
                (t.tahap, t.pelaksana, _hari(t.mulai), _hari(t.selesai), t.keluaran)
                for t in p.tahapan
            ),
        ),
        _bab("Sumber data dan cara memperoleh"),
        _tabel((("Data", 4), ("Sumber", 5), ("Cara memperoleh", 3)), p.sumber),
        _bab("Risiko data"),
        _tabel((("Risiko", 1), ("Penanganan", 1)), p.risiko, "Tidak ada risiko yang dicatat."),
    ]
    isi += _bagian("Keperluan", p.keperluan)
    isi.append(BarisTandaTangan(penanda=(p.menyetujui, p.ketua)))
    return bingkai.dokumen(
        JenisNaskah.PROGRAM_KERJA, f"Program kerja {p.kegiatan}", tuple(isi), tanggal=p.tanggal,
        huruf=10,
    )  # fmt: skip


def _bab(teks: str) -> Bab:
    return Bab(teks=teks, halaman_baru=False)


def _bagian(judul: str, baris: tuple[str, ...]) -> list[Blok]:
    """A part of one or several lines; without any it is left out."""
    if not baris:
        return []
    return [_bab(judul), Daftar(butir=baris) if len(baris) > 1 else Paragraf(teks=baris[0])]


def _tabel(
    kolom: Sequence[tuple[str, int]], baris: Sequence[tuple[str, ...]], kosong: str = "Tidak ada."
) -> Tabel:
    return Tabel(
        kolom=(
            Kolom(judul="No.", mm=10, rata="tengah"),
            *(Kolom(judul=nama, bagian=bagian) for nama, bagian in kolom),
        ),
        baris=tuple((str(n), *b) for n, b in enumerate(baris, start=1)),
        ukuran="kecil",
        kosong=kosong,
    )


def _hari(hari: date | None) -> str:
    return tanggal_pendek(hari) if hari else "–"

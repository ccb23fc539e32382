"""D09 part A: how every indicator is measured, node by node, before anything is measured."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tolok.naskah.domain.blok import (
    Bab,
    BarisTandaTangan,
    Blok,
    DuaKolom,
    Isian,
    JudulNaskah,
    Kolom,
    Kotak,
    Paragraf,
    Tabel,
    TandaTangan,
)
from tolok.naskah.domain.dokumen import Bingkai, Dokumen, JenisNaskah, StatusNaskah

__all__ = ["KertasMetode", "MetodeIndikator", "susun"]

Pasangan = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MetodeIndikator:
    """The card of one indicator: its definition on the left, the rules on the right."""

    judul: str
    kiri: Pasangan
    kanan: Pasangan


@dataclass(frozen=True, slots=True, kw_only=True)
class KertasMetode:
    """The method of one period. `perubahan`: kode, what differs, reason, the figure both ways."""

    perangkat_daerah: str
    periode: str
    perjanjian: str
    aturan: str
    simpul: tuple[tuple[str, Sequence[MetodeIndikator]], ...]
    tanpa: Pasangan
    perubahan: tuple[tuple[str, str, str, str], ...]
    penyusun: TandaTangan
    mengetahui: TandaTangan
    alasan_versi: str = ""
    status: StatusNaskah = StatusNaskah.DRAFT


def susun(k: KertasMetode, bingkai: Bingkai) -> Dokumen:
    """The sheet: changes first, then every node, then the nodes without an indicator."""
    isi: list[Blok] = [
        JudulNaskah(
            teks="Kertas Kerja Pengukuran Kinerja\nBagian A. Metodologi", tentang=k.periode
        ),
        Isian(
            baris=(
                ("Perangkat Daerah", k.perangkat_daerah),
                ("Periode", k.periode),
                ("Dasar target", k.perjanjian),
                ("Aturan rekap", k.aturan),
            )
        ),
    ]
    if k.alasan_versi:
        isi.append(Paragraf(teks=f"Metodologi ini diubah sesudah ditetapkan: {k.alasan_versi}"))
    if k.perubahan:
        isi += [_bab("Perubahan dari periode lalu"), _perubahan(k.perubahan)]
    for nama, daftar in k.simpul:
        isi.append(_bab(nama))
        isi += [_kartu(satu) for satu in daftar]
    if k.tanpa:
        isi += [_bab("Simpul tanpa indikator"), _tanpa(k.tanpa)]
    isi.append(BarisTandaTangan(penanda=(k.mengetahui, k.penyusun)))
    return bingkai.dokumen(
        JenisNaskah.KERTAS_KERJA,
        f"Metodologi Pengukuran Kinerja {k.periode}",
        tuple(isi),
        status=k.status,
        huruf=9,
    )


def _bab(teks: str) -> Bab:
    return Bab(teks=teks, halaman_baru=False)


def _kartu(m: MetodeIndikator) -> Kotak:
    kiri, kanan = (Isian(baris=b, lebar_label=27, kecil=True) for b in (m.kiri, m.kanan))
    return Kotak(judul=m.judul, utuh=True, isi=(DuaKolom(kiri=(kiri,), kanan=(kanan,)),))


def _perubahan(baris: tuple[tuple[str, str, str, str], ...]) -> Tabel:
    return Tabel(
        kolom=(
            Kolom(judul="Indikator", mm=20),
            Kolom(judul="Yang berubah", bagian=4),
            Kolom(judul="Alasan", bagian=4),
            Kolom(judul="Capaian triwulan lalu menurut kedua cara", bagian=3),
        ),
        baris=baris,
        ukuran="kecil",
    )


def _tanpa(simpul: Pasangan) -> Tabel:
    return Tabel(
        kolom=(
            Kolom(judul="Simpul", bagian=3),
            Kolom(judul="Alasan belum ada indikator", bagian=2),
        ),
        baris=simpul,
        ukuran="kecil",
    )

"""Who has read a version of an SOP: proof that it was made known to those who act in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tolok.dasar.tanggal import tanggal
from tolok.naskah.domain.blok import Bab, Blok, Isian, JudulNaskah, Kolom, Sel, Tabel
from tolok.naskah.domain.dokumen import Bingkai, Dokumen, JenisNaskah

__all__ = ["BarisDaftar", "DaftarPembacaSop", "susun"]


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisDaftar:
    """One person; `dibaca` None: not yet."""

    nama: str
    jabatan: str
    lajur: str
    dibaca: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DaftarPembacaSop:
    """The list as of a day. `unit`: name, how many have read, how many should."""

    nama: str
    versi: int
    nomor: str
    berlaku_sejak: date | None
    hari: date
    unit: tuple[tuple[str, int, int], ...]
    baris: tuple[BarisDaftar, ...]
    lainnya: tuple[BarisDaftar, ...] = ()


def susun(d: DaftarPembacaSop, bingkai: Bingkai) -> Dokumen:
    """The list on portrait paper, those who have read it first."""
    sudah = sum(1 for b in d.baris if b.dibaca)
    isi: list[Blok] = [
        JudulNaskah(teks="Daftar Pembaca SOP", tentang=f"{d.nama}, versi {d.versi}"),
        Isian(
            baris=(
                *((("Nomor SOP", d.nomor),) if d.nomor else ()),
                ("Berlaku sejak", tanggal(d.berlaku_sejak) if d.berlaku_sejak else "–"),
                ("Keadaan pada", tanggal(d.hari)),
                ("Sudah membaca", f"{sudah} dari {len(d.baris)} yang bertindak di lajurnya"),
            )
        ),
    ]
    if len(d.unit) > 1:
        isi += [_bab("Per unit"), _tabel_unit(d.unit)]
    isi += [_bab("Yang bertindak di lajurnya"), _tabel(d.baris)]
    if d.lainnya:
        isi += [_bab("Ikut membaca"), _tabel(d.lainnya)]
    return bingkai.dokumen(
        JenisNaskah.DAFTAR_PEMBACA_SOP,
        f"Daftar pembaca SOP {d.nama} versi {d.versi}"[:300],
        tuple(isi),
        tanggal=d.hari,
        huruf=10,
    )


def _bab(teks: str) -> Bab:
    return Bab(teks=teks, tingkat=3, dalam_daftar_isi=False)


def _tabel_unit(unit: tuple[tuple[str, int, int], ...]) -> Tabel:
    return Tabel(
        kolom=(
            Kolom(judul="Unit", bagian=8),
            Kolom(judul="Sudah membaca", mm=34, rata="kanan"),
            Kolom(judul="Belum membaca", mm=34, rata="kanan"),
        ),
        baris=tuple((nama, f"{a} dari {b}", str(b - a) if b > a else "–") for nama, a, b in unit),
        ukuran="kecil",
    )


def _tabel(baris: tuple[BarisDaftar, ...]) -> Tabel:
    return Tabel(
        kolom=(
            Kolom(judul="No.", mm=10, rata="tengah"),
            Kolom(judul="Nama dan jabatan", bagian=8),
            Kolom(judul="Lajur", bagian=6),
            Kolom(judul="Dinyatakan dibaca", mm=36),
        ),
        baris=tuple(
            (
                str(n),
                "\n".join(x for x in (b.nama, b.jabatan) if x),
                b.lajur or "–",
                Sel(
                    teks=tanggal(b.dibaca) if b.dibaca else "belum",
                    latar="" if b.dibaca else "perhatian",
                ),
            )
            for n, b in enumerate(baris, start=1)
        ),
        ukuran="kecil",
        kosong="Belum ada yang bertindak di lajurnya.",
    )

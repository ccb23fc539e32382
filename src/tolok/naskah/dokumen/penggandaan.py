"""D16 Catatan penggandaan: numbered copies and who got them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tolok.dasar.angka import rupiah
from tolok.dasar.tanggal import tanggal
from tolok.naskah.domain.blok import (
    BarisTandaTangan,
    Isian,
    JudulNaskah,
    Kolom,
    Tabel,
    TandaTangan,
)
from tolok.naskah.domain.dokumen import Bingkai, Dokumen, JenisNaskah

__all__ = ["CatatanPenggandaan", "susun"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CatatanPenggandaan:
    """The copies of one version of one document."""

    dokumen: str
    versi: str
    sidik: str
    tanggal: date
    penerima: tuple[tuple[str, str], ...]
    """Copy number and its receiver, e.g. ("1/3", "Wali Kota Contoh")."""
    petugas: TandaTangan
    biaya: int | None = None
    rekening: str = ""


def susun(c: CatatanPenggandaan, bingkai: Bingkai) -> Dokumen:
    """The record of copying."""
    baris = [
        ("Dokumen", c.dokumen),
        ("Versi", f"{c.versi} (sidik {c.sidik})"),
        ("Tanggal", tanggal(c.tanggal)),
        ("Jumlah", f"{len(c.penerima)} eksemplar"),
    ]
    if c.biaya is not None:
        baris.append(
            ("Biaya", f"{rupiah(c.biaya)}{', rekening ' + c.rekening if c.rekening else ''}")
        )
    tabel = Tabel(
        kolom=(
            Kolom(judul="Nomor eksemplar", bagian=2, rata="tengah"),
            Kolom(judul="Penerima", bagian=6),
            Kolom(judul="Tanda terima", bagian=3),
        ),
        baris=tuple((nomor, kepada, "") for nomor, kepada in c.penerima),
    )
    return bingkai.dokumen(
        JenisNaskah.CATATAN_PENGGANDAAN,
        f"Catatan penggandaan {c.dokumen}",
        (
            JudulNaskah(teks="Catatan Penggandaan"),
            Isian(baris=tuple(baris)),
            tabel,
            BarisTandaTangan(penanda=(c.petugas,)),
        ),
        tanggal=c.tanggal,
        huruf=10,
    )

"""A sheet as a table: the header found by its words, rows below it, refused cells collected.

Headers are matched without regard to case, order or extra columns. Every workbook that Tolok
reads is read through here.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from tolok.dasar.galat import MasukanTidakSah
from tolok.kinerja.domain.buku import GalatSel
from tolok.kinerja.importers.sel_ukur import Masalah
from tolok.kinerja.importers.xlsx import BukuKerja, JenisSel, Sel

__all__ = ["Baris", "PembacaTabel", "baris_data", "kata_kunci", "kunci_judul", "letak_kolom"]

_BARIS_JUDUL = 20

Baris = Mapping[str, Sel]


def kunci_judul(teks: str) -> str:
    """A header word for comparing: "* Kode :" and "kode" are one."""
    return re.sub(r"[\s_]+", " ", teks.strip().strip("*:")).strip().casefold()


def kata_kunci(teks: str) -> str:
    """A choice for comparing: "Tidak berlaku" and "tidak_berlaku" are one."""
    return re.sub(r"[\s\-]+", "_", teks.strip().casefold())


class PembacaTabel:
    """Collects the refusals of one sheet."""

    def __init__(self, lembar: str) -> None:
        self.lembar = lembar
        self.galat: list[GalatSel] = []

    def tolak(self, baris: int, kolom: str, sel: Sel | None, masalah: Masalah) -> None:
        """Refuse one cell of a row."""
        self.galat.append(
            GalatSel(
                lembar=self.lembar,
                baris=baris,
                kolom=kolom,
                nilai="" if sel is None else sel.nilai[:100],
                masalah=masalah.masalah,
                saran=masalah.saran,
            )
        )


def baris_data(
    buku: BukuKerja, nama: str, dikenal: Collection[str], wajib: Collection[str]
) -> list[tuple[int, dict[str, Sel]]]:
    """Rows below the header as (row number, column name -> cell); empty rows left out."""
    baris = buku.lembar(nama).baris
    kunci = {kunci_judul(k): k for k in dikenal}
    judul = -1
    letak: dict[int, str] = {}
    for urut, (_, sel) in enumerate(baris[:_BARIS_JUDUL]):
        calon = letak_kolom(sel, kunci, nama)
        if len(calon) > len(letak):
            judul, letak = urut, calon
    kurang = [k for k in wajib if k not in letak.values()]
    if kurang and (letak or baris):
        raise MasukanTidakSah(
            f"Lembar {nama} tidak punya kolom {', '.join(kurang)}.",
            "Tulis nama kolomnya pada baris judul.",
        )
    hasil = []
    for nomor, sel in baris[judul + 1 :]:
        isi = {letak[k]: v for k, v in sel.items() if k in letak}
        if isi:
            hasil.append((nomor, isi))
    return hasil


def letak_kolom(sel: Mapping[int, Sel], kunci: Mapping[str, str], nama: str) -> dict[int, str]:
    """Column number -> known header, of one row of a sheet; MasukanTidakSah when one stands twice."""
    hasil: dict[int, str] = {}
    for kolom, isi in sel.items():
        dikenal = kunci.get(kunci_judul(isi.nilai)) if isi.jenis == JenisSel.TEKS else None
        if dikenal is None:
            continue
        if dikenal in hasil.values():
            raise MasukanTidakSah(
                f"Kolom {dikenal} muncul dua kali pada lembar {nama}.", "Sisakan satu."
            )
        hasil[kolom] = dikenal
    return hasil

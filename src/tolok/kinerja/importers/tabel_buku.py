"""Rows of a workbook's sheet by column name, and cells as values with the reason when they are not.

Used by the workbooks that people fill in and upload (plan, office). Nothing is guessed: a cell
that could be read two ways is an error that shows both.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from tolok.dasar.angka import BukanAngka, baca_rupiah
from tolok.dasar.galat import MasukanTidakSah
from tolok.kinerja.domain.buku import GalatSel
from tolok.kinerja.domain.isi_rencana import rapi
from tolok.kinerja.domain.target import Target
from tolok.kinerja.importers.sel_ukur import Masalah, baca_angka, baca_target, baca_teks
from tolok.kinerja.importers.tabel import kunci_judul, letak_kolom
from tolok.kinerja.importers.xlsx import BukuKerja, JenisSel, Sel

__all__ = ["Baris", "LembarBuku", "baris_lembar", "cari_lembar"]

_BARIS_JUDUL = 20
_BATAS_BARIS = 5_000
_XML = re.compile(r"_x([0-9A-Fa-f]{4})_")
_HARI = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})|(\d{4})-(\d{2})-(\d{2})")
_YA = {"ya": True, "y": True, "benar": True, "tidak": False, "t": False, "bukan": False, "": False}
_Pilihan = TypeVar("_Pilihan", bound=StrEnum)

Baris = Mapping[str, Sel]


def cari_lembar(buku: BukuKerja, nama: str) -> str | None:
    """The sheet as the workbook calls it, whatever its case."""
    return next((n for n in buku.nama_lembar if kunci_judul(n) == kunci_judul(nama)), None)


def baris_lembar(
    buku: BukuKerja, nama: str, dikenal: Collection[str], wajib: Collection[str]
) -> Iterator[tuple[int, dict[str, Sel]]]:
    """Rows below the header as (row number, column -> cell); empty rows left out.

    Raises MasukanTidakSah for a missing column, a doubled one, or too many rows.
    """
    baris = buku.lembar(nama).baris
    if len(baris) > _BATAS_BARIS:
        raise MasukanTidakSah(
            f"Lembar {nama} berisi {len(baris)} baris, lebih dari {_BATAS_BARIS}.",
            "Hapus baris kosong berformat atau baris yang tidak dipakai.",
        )
    kunci = {kunci_judul(k): k for k in dikenal}
    judul, letak = -1, dict[int, str]()
    for urut, (_, sel) in enumerate(baris[:_BARIS_JUDUL]):
        calon = letak_kolom(sel, kunci, nama)
        if len(calon) > len(letak):
            judul, letak = urut, calon
    kurang = [k for k in wajib if k not in letak.values()]
    if kurang:
        raise MasukanTidakSah(
            f"Lembar {nama} tidak punya kolom {', '.join(kurang)}.",
            "Unduh templatnya lagi, atau tulis nama kolomnya pada baris judul.",
        )
    for nomor, sel in baris[judul + 1 :]:
        isi = {letak[k]: v for k, v in sel.items() if k in letak}
        if isi:
            yield nomor, isi


def _tanpa_lolos(teks: str) -> str:
    """Excel writes control characters as "_x000D_"."""
    return _XML.sub(lambda m: chr(int(m[1], 16)), teks)


class LembarBuku:
    """Reads the cells of one sheet's rows; what cannot be used is kept in `galat`."""

    def __init__(self, nama: str, sebelumnya: Mapping[tuple[str, str], str] | None = None) -> None:
        self.nama = nama
        self.galat: list[GalatSel] = []
        self._sebelumnya = sebelumnya or {}
        self.nomor = 0
        self.baris: Baris = {}
        self.mentah: dict[tuple[int, str], str] = {}
        """What stands in each cell, to show it beside a finding."""

    def buka(self, nomor: int, baris: Baris) -> None:
        """Go to a row."""
        self.nomor, self.baris = nomor, baris
        self.mentah |= {(nomor, kolom): sel.nilai[:100] for kolom, sel in baris.items()}

    def tolak(self, kolom: str, masalah: Masalah) -> None:
        """Keep an error at a column of the present row."""
        sel = self.baris.get(kolom)
        self.galat.append(
            GalatSel(
                lembar=self.nama,
                baris=self.nomor,
                kolom=kolom,
                nilai="" if sel is None else sel.nilai[:100],
                masalah=masalah.masalah,
                saran=masalah.saran,
            )
        )

    def teks(self, kolom: str, *, berbaris: bool = False) -> str:
        """A text; "" when empty. A cell with an Excel error is refused."""
        sel = self.baris.get(kolom)
        if sel is None:
            return ""
        if sel.jenis == JenisSel.GALAT:
            self.tolak(kolom, Masalah(f"Sel berisi galat {sel.nilai}.", "Ketik isinya langsung."))
            return ""
        if sel.jenis == JenisSel.TEKS:
            return rapi(_tanpa_lolos(sel.nilai), berbaris=berbaris)
        return baca_teks(sel) or ""

    def kode(self, kolom: str) -> str:
        """A code: text. A number cell may have lost a zero, a date cell everything."""
        sel = self.baris.get(kolom)
        if sel is not None and sel.jenis == JenisSel.TANGGAL:
            self.tolak(
                kolom,
                Masalah(
                    "Excel mengubah kode ini menjadi tanggal.",
                    "Ubah format sel menjadi Teks, lalu ketik kodenya lagi.",
                ),
            )
            return ""
        teks = self.teks(kolom)
        if sel is not None and sel.jenis == JenisSel.ANGKA and "." in teks:
            self.tolak(
                kolom,
                Masalah(
                    f"Kode terbaca sebagai angka {teks}; nol di belakangnya mungkin hilang.",
                    "Ubah format sel menjadi Teks, lalu ketik kodenya lagi, misalnya 3.30.",
                ),
            )
        return teks

    def digit(self, kolom: str, panjang: int) -> str:
        """A long number such as an NIP: Excel keeps only 15 digits of a number cell."""
        sel = self.baris.get(kolom)
        if sel is not None and sel.jenis != JenisSel.TEKS and len(self.teks(kolom)) >= panjang - 3:
            self.tolak(
                kolom,
                Masalah(
                    f"{kolom} terbaca sebagai angka, sehingga angka terakhirnya hilang.",
                    "Ubah format sel menjadi Teks, lalu ketik lagi lengkap.",
                ),
            )
            return ""
        return re.sub(r"[\s'.\-]", "", self.teks(kolom))

    def pilihan(
        self,
        kolom: str,
        jenis: type[_Pilihan],
        bawaan: _Pilihan,
        padanan: Mapping[str, str] | None = None,
    ) -> _Pilihan:
        """One of a closed list, however it is spaced; "" is the default."""
        teks = self.teks(kolom)
        if not teks:
            return bawaan
        kunci = re.sub(r"[\s\-_.]+", "_", teks.casefold()).strip("_")
        nilai = (padanan or {}).get(kunci, kunci)
        for satu in jenis:
            if re.sub(r"[\s\-_.]+", "_", satu.value.casefold()).strip("_") == nilai:
                return satu
        boleh = ", ".join(j.value.replace("_", " ") for j in jenis)
        self.tolak(kolom, Masalah(f"“{teks}” tidak dikenal.", f"Pilih salah satu: {boleh}."))
        return bawaan

    def wajib_pilihan(
        self,
        kolom: str,
        jenis: type[_Pilihan],
        bawaan: _Pilihan,
        padanan: Mapping[str, str] | None = None,
    ) -> _Pilihan:
        """The same, where an empty cell is an error."""
        if not self.teks(kolom):
            self.tolak(kolom, Masalah(f"{kolom} belum diisi.", "Pilih dari daftar pada selnya."))
        return self.pilihan(kolom, jenis, bawaan, padanan)

    def ya(self, kolom: str) -> bool:
        """ "ya" or "tidak"; empty is no."""
        teks = self.teks(kolom).casefold()
        sel = self.baris.get(kolom)
        if sel is not None and sel.jenis == JenisSel.BENAR_SALAH:
            return sel.nilai == "1"
        if teks not in _YA:
            self.tolak(kolom, Masalah(f"“{teks}” tidak dikenal.", "Isi ya atau tidak."))
        return _YA.get(teks, False)

    def angka(self, kolom: str, satuan: str | None, kode: str) -> Decimal | None:
        """A number; None when empty."""
        hasil, _ = baca_angka(self.baris.get(kolom), satuan=satuan, kolom=kolom)
        if isinstance(hasil, Masalah):
            self._tolak_angka(kolom, kode, hasil)
            return None
        return hasil

    def target(self, kolom: str, satuan: str | None, kode: str) -> Target | None:
        """A number or a range."""
        hasil, _ = baca_target(self.baris.get(kolom), satuan=satuan, kolom=kolom)
        if isinstance(hasil, Masalah):
            self._tolak_angka(kolom, kode, hasil)
            return None
        return hasil

    def _tolak_angka(self, kolom: str, kode: str, masalah: Masalah) -> None:
        """With what stood there before, so that a person sees which of two numbers is meant."""
        dulu = self._sebelumnya.get((kode.casefold(), kolom))
        sisip = f" Nilai sebelumnya {dulu}." if dulu else ""
        self.tolak(kolom, Masalah(f"{masalah.masalah}{sisip}", masalah.saran))

    def rupiah(self, kolom: str) -> int | None:
        """Whole rupiah; points in a text are thousands here."""
        sel = self.baris.get(kolom)
        if sel is not None and sel.jenis == JenisSel.TEKS and sel.nilai.strip() not in "-–—":
            hasil = baca_rupiah(sel.nilai)
            if isinstance(hasil, int):
                return hasil
            pesan = hasil.pesan if isinstance(hasil, BukanAngka) else f"“{sel.nilai}” meragukan."
            self.tolak(kolom, Masalah(pesan, "Tulis rupiah utuh, misalnya 125.000.000."))
            return None
        angka = self.angka(kolom, None, "")
        if angka is not None and angka != angka.to_integral_value():
            self.tolak(
                kolom, Masalah("Pagu bukan rupiah utuh.", "Bulatkan ke rupiah, tanpa koma.")
            )
            return None
        return None if angka is None else int(angka)

    def hari(self, kolom: str) -> date | None:
        """A day: a date cell, "31-12-2026" or "2026-12-31"."""
        sel = self.baris.get(kolom)
        if sel is None:
            return None
        hasil = _tanggal(sel)
        if hasil is None:
            self.tolak(
                kolom,
                Masalah(f"“{sel.nilai[:40]}” bukan tanggal.", "Tulis seperti 31-12-2026."),
            )
        return hasil

    def pasangan(self, kolom: str) -> tuple[tuple[str, Decimal], ...]:
        """ "WTP = 4; WDP = 3" as pairs."""
        hasil = []
        for satu in filter(None, (s.strip() for s in self.teks(kolom).split(";"))):
            nama, pemisah, angka = satu.rpartition("=")
            sel = Sel(JenisSel.TEKS, angka.strip())
            nilai, _ = baca_angka(sel, satuan=None, kolom=kolom)
            if not pemisah or not nama.strip() or not isinstance(nilai, Decimal):
                self.tolak(
                    kolom,
                    Masalah(f"“{satu}” tidak terbaca.", "Tulis seperti: WTP = 4; WDP = 3."),
                )
                return ()
            hasil.append((nama.strip(), nilai))
        return tuple(hasil)


def _tanggal(sel: Sel) -> date | None:
    if sel.jenis in {JenisSel.TANGGAL, JenisSel.ANGKA}:
        try:
            return date(1899, 12, 30) + timedelta(days=int(float(sel.nilai)))
        except (ValueError, OverflowError):
            sel = Sel(JenisSel.TEKS, sel.nilai[:10])
    cocok = _HARI.fullmatch(sel.nilai.strip())
    if cocok is None:
        return None
    bagian = (cocok[3], cocok[2], cocok[1]) if cocok[3] else (cocok[4], cocok[5], cocok[6])
    try:
        return date(*(int(b) for b in bagian))
    except ValueError:
        return None

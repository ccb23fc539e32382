"""Writes workbooks that people fill in: text cells where Excel would change what is typed.

Numbers go in as text without thousands points ("1213,5"), so that no program reads them twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import xlsxwriter

from tolok.kinerja.domain.target import Rentang, Target

__all__ = ["KolomBuku", "PenulisBuku", "sel_angka", "sel_hari", "sel_pasangan", "sel_ya"]

_BARIS = 2_000
Nilai = str | int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class KolomBuku:
    """A column: head, width in characters, a note, allowed values or the range that lists them."""

    judul: str
    lebar: int = 16
    wajib: bool = False
    rupiah: bool = False
    pilihan: tuple[str, ...] = ()
    rujukan: str = ""
    catatan: str = ""


class PenulisBuku:
    """One workbook being written."""

    def __init__(self) -> None:
        self._wadah = BytesIO()
        pilihan = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self.buku = xlsxwriter.Workbook(self._wadah, pilihan)
        dasar = {"bold": True, "border": 1, "text_wrap": True, "valign": "top"}
        self._wajib = self.buku.add_format({**dasar, "bg_color": "#C9D8F0"})
        self._boleh = self.buku.add_format({**dasar, "bg_color": "#EEF2F8"})
        self._teks = self.buku.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        self._rupiah = self.buku.add_format({"num_format": "#,##0", "valign": "top"})
        self._tebal = self.buku.add_format({"bold": True})

    def lembar(
        self,
        nama: str,
        kolom: Sequence[KolomBuku],
        baris: Iterable[Sequence[Nilai]],
        *,
        beku: tuple[int, int] = (1, 2),
    ) -> None:
        """A sheet with its header, its rows and its choices."""
        ws = self.buku.add_worksheet(nama)
        for n, k in enumerate(kolom):
            ws.set_column(n, n, k.lebar, self._rupiah if k.rupiah else self._teks)
            ws.write_string(0, n, k.judul, self._wajib if k.wajib else self._boleh)
            if k.catatan:
                ws.write_comment(0, n, k.catatan)
            sumber: Any = k.rujukan or list(k.pilihan)
            if sumber:
                ws.data_validation(
                    1,
                    n,
                    _BARIS,
                    n,
                    {
                        "validate": "list",
                        "source": sumber,
                        "error_title": "Pilih dari daftar",
                        "error_message": "Isi salah satu dari daftar.",
                        "error_type": "warning",
                    },
                )
        for r, isi in enumerate(baris, 1):
            for n, (k, nilai) in enumerate(zip(kolom, isi, strict=True)):
                if nilai is None or nilai == "":
                    continue
                if k.rupiah and isinstance(nilai, int):
                    ws.write_number(r, n, nilai, self._rupiah)
                else:
                    ws.write_string(r, n, str(nilai), self._teks)
        ws.freeze_panes(*beku)

    def pilihan(self, nama: str, daftar: Sequence[tuple[str, Sequence[str]]]) -> dict[str, str]:
        """A sheet of lists; returns the range of each by its head."""
        ws = self.buku.add_worksheet(nama)
        hasil = {}
        for n, (judul, isi) in enumerate(daftar):
            huruf = chr(ord("A") + n)
            ws.set_column(n, n, max(16, *(len(s) + 2 for s in isi), len(judul)) if isi else 16)
            ws.write_string(0, n, judul, self._boleh)
            for r, satu in enumerate(isi, 1):
                ws.write_string(r, n, satu, self._teks)
            hasil[judul] = f"='{nama}'!${huruf}$2:${huruf}${max(len(isi), 1) + 1}"
        return hasil

    def petunjuk(self, kalimat: Sequence[str]) -> None:
        """A sheet that says how to fill in; its first line is the title."""
        ws = self.buku.add_worksheet("Petunjuk")
        ws.set_column(0, 0, 110, self._teks)
        for r, satu in enumerate(kalimat):
            ws.write_string(r, 0, satu, self._tebal if r == 0 else self._teks)

    def selesai(self) -> bytes:
        """The bytes of the .xlsx file."""
        self.buku.close()
        return self._wadah.getvalue()


def _teks(nilai: Decimal) -> str:
    return format(nilai, "f").replace(".", ",")


def sel_angka(nilai: Target | None) -> str:
    """A number or range as a text that reads back digit for digit.

    >>> sel_angka(Decimal("1213")), sel_angka(Decimal("46.50")), sel_angka(None)
    ('1213', '46,50', '')
    """
    if nilai is None:
        return ""
    if isinstance(nilai, Rentang):
        pemisah = "-" if nilai.bawah >= 0 else " s.d. "
        return f"{_teks(nilai.bawah)}{pemisah}{_teks(nilai.atas)}"
    return _teks(nilai)


def sel_hari(nilai: date | None) -> str:
    """ "31-12-2026"; "" for None."""
    return nilai.strftime("%d-%m-%Y") if nilai else ""


def sel_pasangan(nilai: Iterable[tuple[str, Decimal]]) -> str:
    """ "WTP = 4; WDP = 3"."""
    return "; ".join(f"{nama} = {_teks(n)}" for nama, n in nilai)


def sel_ya(nilai: bool) -> str:
    """ "ya" or "tidak"."""
    return "ya" if nilai else "tidak"

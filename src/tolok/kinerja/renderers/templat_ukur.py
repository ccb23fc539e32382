"""The empty workbook of `tolok ukur`: targets and figures are text cells, so Excel cannot turn
"5-10" into a date or "1.210" into a decimal."""

from __future__ import annotations

from io import BytesIO

import xlsxwriter

from tolok.kinerja.domain.buku import KOLOM_INDIKATOR, KOLOM_PROGRAM
from tolok.kinerja.domain.keadaan import Polaritas
from tolok.regulasi.muat import ATURAN_BAWAAN, daftar_aturan_ukur

__all__ = ["templat"]

_BARIS = 2_000
_BARIS_TEKS = 501  # cells formatted one by one; below them the column's format holds
_TEKS = frozenset({"Kode", "Target", "Realisasi", "Tahun lalu", "Target akhir Renstra", "Bobot"})
_LEBAR = {"Sasaran": 40, "Indikator": 48, "Program": 48, "Sumber data": 24, "Penanggung jawab": 24}
_PETUNJUK = (
    "Cara mengisi",
    "Satu baris satu indikator; Kode tidak boleh berulang.",
    "Target boleh angka atau rentang seperti 80-90. Realisasi kosong berarti belum diukur, bukan nol.",
    "Polaritas: positif (makin tinggi makin baik), negatif ((2T-R)/T), negatif_rasio (T/R), stabil.",
    "Keadaan hanya diisi tidak_berlaku atau belum_tersedia.",
    "Tulis angka seperti 1.234,56 atau 1234,56. Teks 1.234 saja akan ditanyakan, karena dapat berarti dua angka.",
    "Bobot hanya dipakai bila semua indikator terukur pada sasaran itu berbobot.",
)


def templat() -> bytes:
    """The template as the bytes of an .xlsx file."""
    wadah = BytesIO()
    buku = xlsxwriter.Workbook(wadah, {"in_memory": True, "strings_to_formulas": False})
    judul = buku.add_format({"bold": True, "bg_color": "#DCE6F1", "border": 1, "text_wrap": True})
    teks = buku.add_format({"num_format": "@"})
    rupiah = buku.add_format({"num_format": "#,##0"})
    indikator = buku.add_worksheet("Indikator")
    for kolom, nama in enumerate(KOLOM_INDIKATOR):
        indikator.set_column(kolom, kolom, _LEBAR.get(nama, 16), teks if nama in _TEKS else None)
        indikator.write_string(0, kolom, nama, judul)
        for baris in range(1, _BARIS_TEKS if nama in _TEKS else 1):
            indikator.write_blank(baris, kolom, None, teks)
    for nama, pilihan in (
        ("Polaritas", [p.value for p in Polaritas]),
        ("Keadaan", ["tidak_berlaku", "belum_tersedia"]),
    ):
        kolom = KOLOM_INDIKATOR.index(nama)
        indikator.data_validation(1, kolom, _BARIS, kolom, {"validate": "list", "source": pilihan})
    program = buku.add_worksheet("Program")
    for kolom, nama in enumerate(KOLOM_PROGRAM):
        bentuk = teks if nama == "Kode" else rupiah if kolom > 1 else None
        program.set_column(kolom, kolom, _LEBAR.get(nama, 20), bentuk)
        program.write_string(0, kolom, nama, judul)
    pengaturan = buku.add_worksheet("Pengaturan")
    pengaturan.set_column(0, 1, 28, teks)
    for kolom, (nama, nilai) in enumerate((("Aturan", ATURAN_BAWAAN), ("Periode", ""))):
        pengaturan.write_string(0, kolom, nama, judul)
        pengaturan.write_string(1, kolom, nilai, teks)
    pengaturan.data_validation(
        1, 0, 1, 0, {"validate": "list", "source": [a.id for a in daftar_aturan_ukur()]}
    )
    petunjuk = buku.add_worksheet("Petunjuk")
    petunjuk.set_column(0, 0, 110)
    for baris, kalimat in enumerate(_PETUNJUK):
        petunjuk.write_string(baris, 0, kalimat, judul if baris == 0 else None)
    for lembar in (indikator, program):
        lembar.freeze_panes(1, 1)
    buku.close()
    return wadah.getvalue()

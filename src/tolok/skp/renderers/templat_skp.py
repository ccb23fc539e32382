"""The empty workbook of `tolok skp nilai`, and the workbook of its results."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from io import BytesIO
from typing import Any

import xlsxwriter

from tolok.kinerja.domain.bilangan import bulatkan
from tolok.kinerja.domain.keadaan import Polaritas
from tolok.regulasi.skp import aturan_skp, daftar_aturan_skp
from tolok.skp.domain.buku import (
    KOLOM_KEGIATAN,
    KOLOM_PEGAWAI,
    KOLOM_PERILAKU,
    KOLOM_PERILAKU_ASN,
    KOLOM_RHK,
    HasilBukuSkp,
    HasilSkp,
)
from tolok.skp.domain.ekspektasi import Rating

__all__ = ["buku_hasil", "templat"]

_BARIS = 2_000
_BARIS_TEKS = 201
_LEBAR = {
    "Nama": 30,
    "Kegiatan": 48,
    "Rencana hasil kerja": 48,
    "RHK pimpinan": 36,
    "Indikator": 40,
    "Umpan balik": 48,
    "Ekspektasi khusus": 40,
    "Rating hasil kerja": 24,
    "Rating perilaku": 24,
    "Perilaku": 26,
}
_BEBAS = frozenset({"Target biaya", "Realisasi biaya"})
_RATING = [r.sebutan for r in Rating]
_PETUNJUK = (
    "Cara mengisi",
    "Lembar Pegawai: satu baris satu masa penilaian; Kode tidak boleh berulang. Pegawai yang pindah mempunyai dua baris dengan kode berbeda.",
    "Peraturan yang dipakai mengikuti masa penilaian, bukan pilihan Anda: lihat daftar di bawah.",
    "Masa sampai 30 Juni 2021: isi lembar Kegiatan dan Perilaku. Biaya dihitung bila Target biaya lebih dari nol. Kegiatan yang tidak dilaksanakan: tulis tidak dilaksanakan pada kolom Keadaan.",
    "Kepemimpinan hanya bagi jabatan struktural. Tugas tambahan: banyaknya tugas. Kreativitas: unit kerja, instansi, atau nasional.",
    "Masa sejak 1 Januari 2022: isi rating pada lembar Pegawai, serta lembar RHK dan Perilaku kerja. Rating dipilih pejabat penilai; hanya predikat yang disusun dari matriks.",
    "Semester II 2021: isi lembar RHK dengan angka dan Polaritas. Nilai tiap indikator dihitung; nilai akhir SKP tidak.",
    "Tulis angka seperti 1.234,56 atau 1234,56. Realisasi kosong bukan nol.",
    "Buku ini berisi data pribadi: simpan di tempat yang hanya dapat dibuka oleh yang berhak.",
)


def _pilihan() -> dict[tuple[str, str], list[str]]:
    return {
        ("Pegawai", "Jenis pegawai"): ["PNS", "PPPK"],
        ("Pegawai", "Jenis jabatan"): ["struktural", "fungsional", "pelaksana"],
        ("Pegawai", "Kreativitas"): ["unit kerja", "instansi", "nasional"],
        ("Pegawai", "Rating hasil kerja"): _RATING,
        ("Pegawai", "Rating perilaku"): _RATING,
        ("Kegiatan", "Keadaan"): ["tidak dilaksanakan"],
        ("RHK", "Aspek"): ["kuantitas", "kualitas", "waktu", "biaya"],
        ("RHK", "Polaritas"): [p.value for p in Polaritas],
        ("RHK", "Target maksimum"): ["ya", "tidak"],
        ("Perilaku kerja", "Perilaku"): [
            p["nama"] for p in aturan_skp("permenpanrb-6-2022/1").nilai("perilaku")
        ],
    }


def templat() -> bytes:
    """The template as the bytes of an .xlsx file: figures are text cells, as Excel keeps them."""
    wadah = BytesIO()
    buku = xlsxwriter.Workbook(wadah, {"in_memory": True, "strings_to_formulas": False})
    judul = buku.add_format({"bold": True, "bg_color": "#DCE6F1", "border": 1, "text_wrap": True})
    teks = buku.add_format({"num_format": "@"})
    pilihan = _pilihan()
    for nama, kolom in (
        ("Pegawai", KOLOM_PEGAWAI),
        ("Kegiatan", KOLOM_KEGIATAN),
        ("Perilaku", KOLOM_PERILAKU),
        ("RHK", KOLOM_RHK),
        ("Perilaku kerja", KOLOM_PERILAKU_ASN),
    ):
        lembar = buku.add_worksheet(nama)
        lembar.freeze_panes(1, 1)
        for ke, k in enumerate(kolom):
            lembar.set_column(ke, ke, _LEBAR.get(k, 14), None if k in _BEBAS else teks)
            lembar.write_string(0, ke, k, judul)
            for baris in range(1, 1 if k in _BEBAS else _BARIS_TEKS):
                lembar.write_blank(baris, ke, None, teks)
            if (nama, k) in pilihan:
                aturan = {"validate": "list", "source": pilihan[nama, k]}
                lembar.data_validation(1, ke, _BARIS, ke, aturan)
    _petunjuk(buku, judul)
    buku.close()
    return wadah.getvalue()


def _petunjuk(buku: Any, judul: Any) -> None:
    lembar = buku.add_worksheet("Petunjuk")
    lembar.set_column(0, 0, 120)
    rezim = [
        f"{a.nama}: masa sejak {a.berlaku_sejak.isoformat()}"
        + (f" sampai {a.berlaku_sampai.isoformat()}" if a.berlaku_sampai else "")
        for a in daftar_aturan_skp()
    ]
    for baris, kalimat in enumerate((*_PETUNJUK, *rezim)):
        lembar.write_string(baris, 0, kalimat, judul if baris == 0 else None)


def buku_hasil(hasil: HasilBukuSkp) -> bytes:
    """The results as a workbook: marks and predicates, their calculation, refused cells."""
    wadah = BytesIO()
    buku = xlsxwriter.Workbook(
        wadah, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    judul = buku.add_format({"bold": True, "bg_color": "#DCE6F1", "border": 1, "text_wrap": True})
    dua = buku.add_format({"num_format": "0.00"})
    _isi(
        buku,
        "Hasil",
        ("Kode", "Nama", "Periode mulai", "Periode selesai", "Aturan", "Capaian SKP", "Perilaku",
         "Nilai prestasi", "Predikat", "Rating hasil kerja", "Rating perilaku", "Angka kredit",
         "Catatan"),
        [_baris_hasil(h) for h in hasil.lembar],
        (judul, dua),
    )  # fmt: skip
    _isi(
        buku,
        "Penghitungan",
        ("Kode", "Bagian", "Langkah", "Penghitungan", "Nilai", "Rujukan"),
        [b for h in hasil.lembar for b in _baris_hitung(h)],
        (judul, None),
    )
    _isi(
        buku,
        "Ditolak",
        ("Lembar", "Baris", "Kolom", "Isi", "Masalah", "Saran"),
        [(g.lembar, g.baris, g.kolom, g.nilai, g.masalah, g.saran) for g in hasil.galat],
        (judul, None),
    )
    buku.close()
    return wadah.getvalue()


def _isi(
    buku: Any, nama: str, kepala: Sequence[str], baris: Sequence[Sequence[Any]], gaya: Any
) -> None:
    lembar = buku.add_worksheet(nama)
    lembar.freeze_panes(1, 1)
    judul, angka = gaya
    for ke, kata in enumerate(kepala):
        lembar.set_column(ke, ke, max(14, min(60, len(kata) + 6)))
        lembar.write_string(0, ke, kata, judul)
    for nomor, isi in enumerate(baris, 1):
        for ke, nilai in enumerate(isi):
            if isinstance(nilai, Decimal):
                lembar.write_number(nomor, ke, float(bulatkan(nilai, 10)), angka)
            elif isinstance(nilai, int):
                lembar.write_number(nomor, ke, nilai)
            elif nilai:
                lembar.write_string(nomor, ke, nilai)


def _baris_hasil(h: HasilSkp) -> tuple[Any, ...]:
    p, lembar = h.prestasi, h.lembar
    return (
        lembar.kode,
        lembar.nama,
        lembar.masa.mulai.isoformat(),
        lembar.masa.selesai.isoformat(),
        lembar.aturan.id,
        p.nilai_skp if p else None,
        p.rata_perilaku if p else None,
        p.nilai if p else None,
        p.sebutan if p else h.predikat.nama if h.predikat else None,
        lembar.rating_hasil.sebutan if lembar.rating_hasil else None,
        lembar.rating_perilaku.sebutan if lembar.rating_perilaku else None,
        h.angka_kredit.nilai if h.angka_kredit else None,
        " ".join(h.catatan),
    )


def _baris_hitung(h: HasilSkp) -> list[tuple[Any, ...]]:
    bagian = [
        (k.kegiatan.uraian, k.penjelasan) for k in (h.prestasi.kegiatan if h.prestasi else ())
    ]
    bagian += [
        (r.indikator, n.penjelasan) for r, n in zip(h.lembar.rhk, h.indikator, strict=False)
    ]
    return [
        (h.lembar.kode, nama, b.langkah.replace("_", " "), b.teks, b.nilai, b.rujukan)
        for nama, penjelasan in (*bagian, ("Keseluruhan", h.penjelasan))
        for b in penjelasan
    ]

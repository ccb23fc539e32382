"""Cells as figures: what a cell of the workbook means, or why it cannot be used."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_EVEN, Context, Decimal, InvalidOperation

from tolok.dasar.angka import AngkaMeragukan, BukanAngka, baca, tulis
from tolok.dasar.tanggal import BULAN
from tolok.kinerja.domain.penjelasan import BarisPenjelasan
from tolok.kinerja.domain.target import Rentang, Target
from tolok.kinerja.importers.xlsx import JenisSel, Sel

__all__ = ["Masalah", "adalah_persen", "baca_angka", "baca_tanggal", "baca_target", "baca_teks"]

_LIMA_BELAS = Context(prec=15, rounding=ROUND_HALF_EVEN)
_TERBESAR = Decimal(10) ** 18
_TERKECIL = Decimal(10) ** -12
_KOSONG = frozenset({"-", "–", "—"})
_PERSEN = frozenset({"%", "persen", "persentase", "prosen"})
_RENTANG = re.compile(
    r"([+\-−]?[\d.,]+\s*%?)\s*(?:[-–—]|s\.?\s?d\.?|s/d|sampai(?:\s+dengan)?)\s*([+\-−]?[\d.,]+\s*%?)",
    re.IGNORECASE,
)
_RUPIAH = re.compile(r"^rp\.?\s*", re.IGNORECASE)
_TANGGAL = re.compile(r"(\d{1,2})[\s/.-]+([A-Za-z]+|\d{1,2})[\s/.-]+(\d{4})")
_PEMBANDING = re.compile(r"^\s*(?:[<>≤≥=]|maks|min|paling)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Masalah:
    """Why a cell cannot be used, and what to do."""

    masalah: str
    saran: str


def adalah_persen(satuan: str | None) -> bool:
    """Whether the unit is percent, however the office writes it."""
    return satuan is not None and satuan.strip().lower() in _PERSEN


def baca_teks(sel: Sel | None) -> str | None:
    """The text of a cell; a whole number loses its ".0"; None when empty."""
    if sel is None or sel.jenis in {JenisSel.GALAT, JenisSel.RUMUS_KOSONG}:
        return None
    if sel.jenis in {JenisSel.ANGKA, JenisSel.PERSEN}:
        angka = _dari_sel(sel)
        return format(angka, "f") if angka is not None else sel.nilai
    return " ".join(sel.nilai.split()) or None


def _dari_sel(sel: Sel) -> Decimal | None:
    """A numeric cell at 15 significant digits, as Excel itself keeps it."""
    try:
        angka = _LIMA_BELAS.create_decimal(repr(float(sel.nilai)))
    except (ValueError, OverflowError, InvalidOperation):
        return None
    if not angka.is_finite():
        return None
    return angka.to_integral_value() if angka == angka.to_integral_value() else angka


def _tanggal(nilai: str) -> date | None:
    try:
        return date.fromisoformat(nilai[:10])
    except ValueError:
        pass
    try:
        return date(1899, 12, 30) + timedelta(days=int(float(nilai)))
    except (ValueError, OverflowError):
        return None


def baca_tanggal(sel: Sel | None) -> date | Masalah | None:
    """A day: a date cell, "2020-01-31", "31/1/2020" or "31 Januari 2020"; None when empty."""
    teks = baca_teks(sel)
    if sel is None or teks is None:
        return None
    hari = _tanggal(sel.nilai) if sel.jenis == JenisSel.TANGGAL else _tanggal_teks(teks)
    if hari is None:
        return Masalah(
            f"“{teks}” bukan tanggal.", "Tulis seperti 31 Desember 2025 atau 2025-12-31."
        )
    return hari


def _tanggal_teks(teks: str) -> date | None:
    cocok = _TANGGAL.fullmatch(teks)
    if cocok is None:
        bagian = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", teks)
        angka = None if bagian is None else tuple(int(b) for b in bagian.groups())
    else:
        nama = [b.lower() for b in BULAN]
        tengah = cocok[2].lower()
        if not tengah.isdigit() and tengah not in nama:
            return None
        bulan = int(tengah) if tengah.isdigit() else nama.index(tengah) + 1
        angka = (int(cocok[3]), bulan, int(cocok[1]))
    try:
        return None if angka is None else date(*angka)
    except ValueError:
        return None


def _masalah_tanggal(sel: Sel, *, target: bool) -> Masalah:
    hari = _tanggal(sel.nilai)
    ditulis = f" {hari.day}-{hari.month}-{hari.year}" if hari else ""
    if not target:
        return Masalah(
            f"Sel berisi tanggal{ditulis}, bukan angka.",
            "Ubah format sel menjadi Teks lalu ketik angkanya lagi, misalnya 5,10.",
        )
    contoh = f"{hari.day}-{hari.month}" if hari else "5-10"
    return Masalah(
        f"Sel berisi tanggal{ditulis}; Excel mengubah rentang yang diketik menjadi tanggal.",
        f"Ubah format sel menjadi Teks lalu ketik rentangnya, misalnya {contoh}, "
        f"atau awali dengan petik tunggal: '{contoh}.",
    )


def _bukan_nilai(sel: Sel, *, target: bool) -> Masalah | None:
    if sel.jenis == JenisSel.GALAT:
        return Masalah(
            f"Sel berisi galat {sel.nilai}.", "Perbaiki rumusnya atau ketik angkanya langsung."
        )
    if sel.jenis == JenisSel.RUMUS_KOSONG:
        return Masalah(
            "Rumus belum punya nilai tersimpan.",
            "Buka di Excel, hitung ulang (F9), lalu simpan; atau ketik angkanya langsung.",
        )
    if sel.jenis == JenisSel.BENAR_SALAH:
        return Masalah("Sel berisi benar/salah, bukan angka.", "Ketik angkanya.")
    if sel.jenis == JenisSel.TANGGAL:
        return _masalah_tanggal(sel, target=target)
    return None


def _angka_teks(teks: str, satuan: str | None) -> Decimal | Masalah:
    bersih = teks.strip()
    if bersih.endswith("%"):
        if not adalah_persen(satuan):
            return Masalah(
                f"“{teks}” memakai tanda persen, padahal satuannya {satuan or 'kosong'}.",
                "Hapus tanda persen, atau ganti satuannya menjadi %.",
            )
        bersih = bersih[:-1]
    hasil = baca(bersih)
    if isinstance(hasil, AngkaMeragukan):
        ribuan, pecahan = hasil.pilihan
        return Masalah(
            f"“{teks}” dapat berarti {tulis(ribuan)} (ribuan) atau {tulis(pecahan)} (pecahan).",
            f"Ketik {format(ribuan, 'f')} atau {tulis(pecahan)} agar jelas.",
        )
    if isinstance(hasil, BukanAngka):
        saran = "Tulis angkanya saja seperti 1.234,56 atau 1234,56."
        if _PEMBANDING.match(teks):
            saran += " Arah penilaian sudah dinyatakan pada kolom Polaritas."
        return Masalah(f"“{teks}” bukan angka.", saran)
    return hasil


def _wajar(angka: Decimal) -> Decimal | Masalah:
    besar = abs(angka)
    if besar >= _TERBESAR or (besar and besar < _TERKECIL):
        return Masalah("Angka di luar jangkauan.", "Periksa angkanya; ganti satuannya bila perlu.")
    return angka


def baca_angka(
    sel: Sel | None, *, satuan: str | None, kolom: str, rupiah: bool = False, target: bool = False
) -> tuple[Decimal | Masalah | None, BarisPenjelasan | None]:
    """A figure, None for an empty cell (or a dash), or a problem; with a note on percent cells."""
    if sel is None or (sel.jenis == JenisSel.TEKS and sel.nilai.strip() in _KOSONG):
        return None, None
    masalah = _bukan_nilai(sel, target=target)
    if masalah is not None:
        return masalah, None
    if sel.jenis == JenisSel.TEKS:
        teks = sel.nilai.strip()
        polos = _RUPIAH.sub("", teks) if rupiah else teks
        if rupiah and polos != teks and re.fullmatch(r"[\d.]+", polos):
            polos = polos.replace(".", "")
        hasil = _angka_teks(polos, satuan)
        return (_wajar(hasil) if isinstance(hasil, Decimal) else hasil), None
    angka = _dari_sel(sel)
    if angka is None:
        return Masalah(f"“{sel.nilai}” bukan angka.", "Ketik angkanya lagi."), None
    if sel.jenis == JenisSel.PERSEN:
        return _angka_persen(angka, satuan, kolom)
    return _wajar(angka), None


def _angka_persen(
    angka: Decimal, satuan: str | None, kolom: str
) -> tuple[Decimal | Masalah, BarisPenjelasan]:
    if not adalah_persen(satuan):
        teks = f"{kolom}: sel berformat persen, tetapi satuannya {satuan or 'kosong'}; dipakai {tulis(angka)} apa adanya"
        return _wajar(angka), BarisPenjelasan("sel_persen", teks, format(angka, "f"))
    seratus = angka * 100
    seratus = seratus.to_integral_value() if seratus == seratus.to_integral_value() else seratus
    teks = f"{kolom}: sel berformat persen, {tulis(angka)} × 100"
    return _wajar(seratus), BarisPenjelasan("sel_persen", teks, format(seratus, "f"))


def baca_target(
    sel: Sel | None, *, satuan: str | None, kolom: str
) -> tuple[Target | Masalah | None, BarisPenjelasan | None]:
    """A number or a range such as "80-90", "80–90%", "7 s.d. 8"; else as `baca_angka`."""
    if sel is not None and sel.jenis == JenisSel.TEKS:
        cocok = _RENTANG.fullmatch(sel.nilai.strip())
        if cocok is not None:
            return _rentang(cocok[1], cocok[2], satuan), None
    return baca_angka(sel, satuan=satuan, kolom=kolom, target=True)


def _rentang(kiri: str, kanan: str, satuan: str | None) -> Rentang | Masalah:
    bawah, atas = _angka_teks(kiri, satuan), _angka_teks(kanan, satuan)
    for batas in (bawah, atas):
        wajar = _wajar(batas) if isinstance(batas, Decimal) else batas
        if isinstance(wajar, Masalah):
            return wajar
    if isinstance(bawah, Masalah) or isinstance(atas, Masalah):
        raise TypeError("Batas rentang sudah diperiksa.")
    if bawah > atas:
        return Masalah(
            f"Rentang terbalik: {tulis(bawah)} lebih besar daripada {tulis(atas)}.",
            f"Tulis {tulis(atas)}-{tulis(bawah)}.",
        )
    return Rentang(bawah, atas)

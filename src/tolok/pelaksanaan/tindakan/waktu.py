"""Dates on forms: a day that somebody agreed on ends when its office hours end."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from tolok.dasar.kalender import KalenderKerja, jatuh_tempo
from tolok.pelaksanaan.domain.perkiraan import sambung
from tolok.pelaksanaan.kantor import kalender_kini
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas

__all__ = [
    "batas_hari",
    "hari_isian",
    "kalender_halaman",
    "usul_batas_pemilik",
    "usul_jadwal",
]

_TUTUP_BAWAAN = time(16)


def kalender_halaman(halaman: HalamanTugas) -> KalenderKerja:
    """The office's working calendar."""
    return kalender_kini(halaman.pelaksanaan.instansi, halaman.kini.hari)


def hari_isian(teks: str) -> date | None:
    """A date field (ISO, as the browser sends it); None when empty or not a date."""
    try:
        return date.fromisoformat(teks)
    except ValueError:
        return None


def batas_hari(kalender: KalenderKerja, hari: date) -> datetime:
    """The close of that day's office hours, in UTC."""
    selang = kalender.selang(hari)
    jam = selang[-1].selesai if selang else _TUTUP_BAWAAN
    return datetime.combine(hari, jam, kalender.tz).astimezone(UTC)


def usul_batas_pemilik(halaman: HalamanTugas, nomor: int) -> str:
    """A proposed date for those whom row `nomor` asks for forms: two thirds of the row's standard,
    so that a third is left to compile them. Empty without a standard."""
    waktu = halaman.lintasan.langkah[nomor].waktu
    if waktu is None:
        return ""
    kalender = kalender_halaman(halaman)
    akhir = jatuh_tempo(kalender, halaman.sekarang, waktu).astimezone(kalender.tz).date()
    mulai = halaman.sekarang.astimezone(kalender.tz).date()
    hari = [
        mulai + timedelta(days=i)
        for i in range(1, (akhir - mulai).days + 1)
        if kalender.hari_kerja(mulai + timedelta(days=i))
    ]
    return hari[(len(hari) * 2 - 1) // 3].isoformat() if hari else mulai.isoformat()


def usul_jadwal(halaman: HalamanTugas) -> list[dict[str, Any]]:
    """A proposed timeline of the rows to come: each takes its mutu baku, one after the other."""
    kalender = kalender_halaman(halaman)
    nama = {lajur.kode: lajur.nama for lajur in halaman.lintasan.sop.lajur}
    mulai = halaman.sekarang
    baris = []
    for nomor in halaman.lintasan.antara(halaman.tugas.langkah, "selesai"):
        langkah = halaman.lintasan.langkah[nomor]
        awal = sambung(kalender, mulai)
        selesai = jatuh_tempo(kalender, awal, langkah.waktu) if langkah.waktu else mulai
        baris.append(
            {
                "langkah": nomor,
                "tahapan": langkah.uraian,
                "pelaksana": ", ".join(nama.get(p, p) for p in langkah.pelaksana),
                "mulai": mulai.astimezone(kalender.tz).date().isoformat(),
                "selesai": selesai.astimezone(kalender.tz).date().isoformat(),
                "berbatas": langkah.waktu is not None,
            }
        )
        mulai = selesai
    return baris

"""Dates on forms: a day that somebody agreed on ends when its office hours end."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

from tolok.dasar.kalender import KalenderKerja, jatuh_tempo
from tolok.pelaksanaan.kantor import kalender_kini
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas

__all__ = ["batas_hari", "hari_isian", "kalender_halaman", "usul_jadwal"]

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


def usul_jadwal(halaman: HalamanTugas) -> list[dict[str, Any]]:
    """A proposed timeline of the rows to come: each takes its mutu baku, one after the other."""
    kalender = kalender_halaman(halaman)
    nama = {lajur.kode: lajur.nama for lajur in halaman.lintasan.sop.lajur}
    mulai = halaman.sekarang
    baris = []
    for nomor in halaman.lintasan.antara(halaman.tugas.langkah, "selesai"):
        langkah = halaman.lintasan.langkah[nomor]
        selesai = jatuh_tempo(kalender, mulai, langkah.waktu) if langkah.waktu else mulai
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

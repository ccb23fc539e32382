"""How a page writes a moment: near ones by the day's name, far ones in full."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone

__all__ = [
    "NAMA_BULAN",
    "NAMA_HARI",
    "hari_tanggal",
    "pukul",
    "setempat",
    "tanggal",
    "waktu_dekat",
]

NAMA_HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
NAMA_BULAN = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip


def setempat(nilai: date | datetime) -> date | datetime:
    """An aware moment in the zone of the office; a date stays as it is."""
    if isinstance(nilai, datetime) and timezone.is_aware(nilai):
        return timezone.localtime(nilai)
    return nilai


def tanggal(nilai: date | datetime, *, tahun: bool = True) -> str:
    """ "23 April 2026"; without the year "23 April".

    >>> tanggal(date(2026, 4, 23))
    '23 April 2026'
    """
    d = setempat(nilai)
    teks = f"{d.day} {NAMA_BULAN[d.month - 1]}"
    return f"{teks} {d.year}" if tahun else teks


def hari_tanggal(nilai: date | datetime, *, tahun: bool = True) -> str:
    """ "Kamis, 23 April 2026".

    >>> hari_tanggal(date(2026, 4, 23), tahun=False)
    'Kamis, 23 April'
    """
    d = setempat(nilai)
    return f"{NAMA_HARI[d.weekday()]}, {tanggal(d, tahun=tahun)}"


def pukul(nilai: datetime) -> str:
    """Clock of the office, "09.18"."""
    return f"{setempat(nilai):%H.%M}"


def waktu_dekat(nilai: datetime, sekarang: datetime) -> str:
    """ "hari ini, 09.18", "besok, 07.30", "Rabu, 22 April, 15.48"; another year says its year."""
    d, kini = setempat(nilai), setempat(sekarang)
    assert isinstance(d, datetime)  # noqa: S101  # a moment in, a moment out
    selisih = (d.date() - date(kini.year, kini.month, kini.day)).days
    dekat = {0: "hari ini", 1: "besok", -1: "kemarin"}.get(selisih)
    return f"{dekat or hari_tanggal(d, tahun=d.year != kini.year)}, {pukul(d)}"

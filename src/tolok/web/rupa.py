"""How a page writes a moment: near ones by the day's name, far ones in full.

Words of dates are dasar's; here is only what depends on the reader's now and zone.
"""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone

from tolok.dasar import tanggal as kata

__all__ = ["hari", "hari_tanggal_pendek", "pukul", "waktu_dekat"]


def hari(nilai: date | datetime) -> date:
    """The day of a moment in the zone of the office; a date stays as it is."""
    if isinstance(nilai, datetime):
        return (timezone.localtime(nilai) if timezone.is_aware(nilai) else nilai).date()
    return nilai


def hari_tanggal_pendek(nilai: date | datetime) -> str:
    """Weekday and date without the year, which the page has said already.

    >>> hari_tanggal_pendek(date(2026, 4, 23))
    'Kamis, 23 April'
    """
    return kata.hari_tanggal(hari(nilai)).rsplit(" ", 1)[0]


def pukul(nilai: datetime, *, dengan_zona: bool = False) -> str:
    """Clock of the office: "09.18", or "09.18 WIB"."""
    return kata.jam(nilai, timezone.get_current_timezone_name(), dengan_zona=dengan_zona)


def waktu_dekat(nilai: datetime, sekarang: datetime) -> str:
    """ "hari ini, 09.18", "besok, 07.30", "Rabu, 22 April, 15.48"; another year says its year."""
    itu, kini = hari(nilai), hari(sekarang)
    nama = {0: "hari ini", 1: "besok", -1: "kemarin"}.get((itu - kini).days)
    jauh = hari_tanggal_pendek(itu) if itu.year == kini.year else kata.hari_tanggal(itu)
    return f"{nama or jauh}, {pukul(nilai)}"

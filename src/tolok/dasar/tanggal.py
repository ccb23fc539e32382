"""Dates, hours and lengths of time in the words of an Indonesian letter."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

__all__ = [
    "BULAN",
    "HARI",
    "ZONA",
    "baca_iso",
    "hari_tanggal",
    "hari_tanggal_jam",
    "jam",
    "lama",
    "lama_kerja",
    "tanggal",
    "tanggal_jam",
    "tanggal_pendek",
    "tanggal_sebagian",
]

BULAN = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
ZONA = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}
_SINGKAT = {nama: singkat for singkat, nama in ZONA.items()}
_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def tanggal(hari: date) -> str:
    """A date as a letter prints it.

    >>> tanggal(date(2026, 4, 23))
    '23 April 2026'
    """
    return f"{hari.day} {BULAN[hari.month - 1]} {hari.year}"


def tanggal_pendek(hari: date) -> str:
    """A date for a narrow column.

    >>> tanggal_pendek(date(2026, 8, 3))
    '3 Agu 2026'
    """
    return f"{hari.day} {BULAN[hari.month - 1][:3]} {hari.year}"


def hari_tanggal(hari: date) -> str:
    """A date with its weekday.

    >>> hari_tanggal(date(2026, 4, 23))
    'Kamis, 23 April 2026'
    """
    return f"{HARI[hari.weekday()]}, {tanggal(hari)}"


def jam(saat: datetime, zona: str = "WIB", *, dengan_zona: bool = True) -> str:
    """The hour in the pemda's zone. `zona`: WIB, WITA, WIT or an IANA name.

    >>> from datetime import UTC
    >>> jam(datetime(2026, 4, 23, 2, 18, tzinfo=UTC)), jam(
    ...     datetime(2026, 4, 23, 2, 18, tzinfo=UTC), "Asia/Jayapura", dengan_zona=False)
    ('09.18 WIB', '11.18')
    """
    nama = ZONA.get(zona, zona)
    teks = f"{saat.astimezone(ZoneInfo(nama)):%H.%M}"
    return f"{teks} {_SINGKAT.get(nama, '')}".strip() if dengan_zona else teks


def tanggal_jam(saat: datetime, zona: str = "WIB") -> str:
    """Date and hour in the pemda's zone: "23 April 2026, 09.18 WIB"."""
    setempat = saat.astimezone(ZoneInfo(ZONA.get(zona, zona)))
    return f"{tanggal(setempat.date())}, {jam(saat, zona)}"


def hari_tanggal_jam(saat: datetime, zona: str = "WIB") -> str:
    """Weekday, date and hour: "Kamis, 23 April 2026, pukul 09.18 WIB"."""
    setempat = saat.astimezone(ZoneInfo(ZONA.get(zona, zona)))
    return f"{hari_tanggal(setempat.date())}, pukul {jam(saat, zona)}"


def lama(durasi: timedelta, *, menit_sehari: int = 1440) -> str:
    """A length of time in at most two units; less than a minute says so.

    `menit_sehari`: how many minutes make "1 hari" (1440 on the wall clock).

    >>> lama(timedelta(hours=5, minutes=10)), lama(timedelta(days=2, hours=3, minutes=5))
    ('5 jam 10 menit', '2 hari 3 jam')
    """
    menit = int(abs(durasi).total_seconds()) // 60
    if menit == 0:
        return "kurang dari 1 menit"
    hari, sisa = divmod(menit, menit_sehari)
    jumlah_jam, sisa_menit = divmod(sisa, 60)
    bagian = [
        f"{banyak} {satuan}"
        for banyak, satuan in ((hari, "hari"), (jumlah_jam, "jam"), (sisa_menit, "menit"))
        if banyak
    ]
    return " ".join(bagian[:2])


def lama_kerja(durasi: timedelta, *, menit_sehari: int | None = None) -> str:
    """A length of working time. Without `menit_sehari` it stays in hours and minutes.

    >>> lama_kerja(timedelta(minutes=48)), lama_kerja(timedelta(hours=37, minutes=30))
    ('48 menit kerja', '37 jam 30 menit kerja')
    >>> lama_kerja(timedelta(minutes=950), menit_sehari=450)
    '2 hari 50 menit kerja'
    """
    tak_sampai_sehari = int(abs(durasi).total_seconds()) // 60 + 1
    return f"{lama(durasi, menit_sehari=menit_sehari or tak_sampai_sehari)} kerja"


def baca_iso(teks: str) -> tuple[int, int | None, int | None] | None:
    """Read an ISO date that may be partial: "2023", "2023-05", "2023-05-08"; None: not a date.

    >>> baca_iso("2023-05"), baca_iso("2023-02-30")
    ((2023, 5, None), None)
    """
    cocok = _ISO.fullmatch(teks.strip())
    if cocok is None:
        return None
    tahun, bulan, hari = (int(b) if b else None for b in cocok.groups())
    try:
        date(tahun or 0, 1 if bulan is None else bulan, 1 if hari is None else hari)
    except ValueError:
        return None
    return tahun or 0, bulan, hari


def tanggal_sebagian(teks: str | None) -> str:
    """An ISO date, partial or not, in words; what is no date stays as it was printed.

    >>> tanggal_sebagian("2023-05"), tanggal_sebagian("2023-05-08"), tanggal_sebagian(None)
    ('Mei 2023', '8 Mei 2023', '')
    """
    bagian = baca_iso(teks or "")
    if bagian is None:
        return teks or ""
    tahun, bulan, hari = bagian
    if bulan is None:
        return str(tahun)
    return f"{BULAN[bulan - 1]} {tahun}" if hari is None else tanggal(date(tahun, bulan, hari))

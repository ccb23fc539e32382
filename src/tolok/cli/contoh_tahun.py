"""The sample data, moved to the year in which somebody looks at it.

The invented agency's file is written for 2025. A demo whose every due date lies years back would
show nothing but red, so the whole text is moved by whole years until its third quarter is the
newest that has ended. Only free-standing years move: a NIP or an amount keeps its digits.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml

__all__ = ["BERKAS", "awal_contoh", "geser_teks", "muat", "tahun_contoh"]

BERKAS = Path(__file__).parent / "data" / "contoh.yaml"
_TAHUN_ASAL = 2025
_TAHUN = re.compile(r"(?<!\d)(20[12]\d)(?!\d)")
# Years that name a law, a scheme or the Renstra's own span are facts, not dates of the example; a
# list of figures holds no year at all.
_TETAP = re.compile(r"""(?x)
    (?:PermenPANRB|Permendagri|Perpres|Kepmendagri|Perka[ ]BKN|PP|UU)[ ]\d[\w./-]*(?:[ ]Tahun[ ]\d{4})?
    | \d{3}-\d{4}/\d{4} | 900\.1[\d.]*-\d+/\d{4}
    | \[[\[\]\d,.'\s]+\]
""")


def tahun_contoh(hari_ini: date) -> int:
    """The year whose third quarter is the newest third quarter that has ended, ten days ago or more.

    >>> tahun_contoh(date(2026, 11, 21)), tahun_contoh(date(2026, 3, 1))
    (2026, 2025)
    """
    acuan = hari_ini - timedelta(days=10)
    return acuan.year if acuan.month >= 10 else acuan.year - 1


def awal_contoh(tahun: int) -> datetime:
    """When the office of the demo was set up: a weekday morning at the start of its year.

    >>> awal_contoh(2026).isoformat()
    '2026-01-05T08:00:00+07:00'
    """
    hari = date(tahun, 1, 5)
    while hari.weekday() > 4:
        hari += timedelta(days=1)
    return datetime(hari.year, hari.month, hari.day, 8, tzinfo=ZoneInfo("Asia/Jakarta"))


def geser_teks(teks: str, tahun: int) -> str:
    """Move every free-standing year of the text by `tahun - 2025` years.

    >>> geser_teks('nomor: "000.8/377/PK/2025", nip: "190001082023212007"', 2026)
    'nomor: "000.8/377/PK/2026", nip: "190001082023212007"'
    >>> geser_teks("komponen_tw: [[1940, 1978], [2011, 2102]]", 2026)
    'komponen_tw: [[1940, 1978], [2011, 2102]]'
    >>> geser_teks("PermenPANRB 6/2022, Perpres 21/2023 Pasal 7", 2026)
    'PermenPANRB 6/2022, Perpres 21/2023 Pasal 7'
    """
    selisih = tahun - _TAHUN_ASAL
    hasil, awal = [], 0
    for hukum in _TETAP.finditer(teks):
        hasil.append(_geser(teks[awal : hukum.start()], selisih))
        hasil.append(hukum.group())
        awal = hukum.end()
    hasil.append(_geser(teks[awal:], selisih))
    return "".join(hasil)


def _geser(teks: str, selisih: int) -> str:
    return _TAHUN.sub(lambda t: str(int(t.group(1)) + selisih), teks)


def muat(hari_ini: date, berkas: Path = BERKAS) -> dict[str, Any]:
    """The sample data as plain values, moved to the year of `hari_ini`.

    Dates stay text: the loaders of each room read them.
    """
    teks = geser_teks(berkas.read_text(encoding="utf-8"), tahun_contoh(hari_ini))
    return dict(yaml.load(teks, Loader=yaml.SafeLoader))

"""Printed dates as ISO text, perhaps partial: "8 Mei 2023" → "2023-05-08"."""

from __future__ import annotations

import re
from calendar import monthrange

from tolok.sop.importers.makna.teks_tercetak import rapikan

__all__ = ["baca_tanggal"]

_BULAN = {
    "jan": 1, "feb": 2, "peb": 2, "mar": 3, "apr": 4, "mei": 5, "jun": 6, "jul": 7, "agu": 8,
    "ags": 8, "agt": 8, "aug": 8, "sep": 9, "okt": 10, "oct": 10, "nov": 11, "nop": 11,
    "des": 12, "dec": 12, "may": 5,
}  # fmt: skip
_BERNAMA = re.compile(
    r"(?<!\d)(?:(?P<hari>\d{1,2}) ?(?:[-./,] ?)?)?(?P<bulan>[A-Za-z]{3,9})\.?,? ?(?:[-./] ?)?(?P<tahun>(?:19|20)\d{2})(?!\d)"
)
_ANGKA = re.compile(
    r"(?<!\d)(?P<hari>\d{1,2}) ?[-./] ?(?P<bulan>\d{1,2}) ?[-./] ?(?P<tahun>(?:19|20)\d{2})(?!\d)"
)
_ISO = re.compile(
    r"(?<!\d)(?P<tahun>(?:19|20)\d{2})-(?P<bulan>\d{1,2})(?:-(?P<hari>\d{1,2}))?(?!\d)"
)
_TAHUN = re.compile(r"\D{0,12}((?:19|20)\d{2})\D{0,3}")


def baca_tanggal(teks: str) -> str | None:
    """ISO text of the first date in a text; only what is printed: year, month, day.

    >>> baca_tanggal("01 Januari 2023"), baca_tanggal("Mei 2023"), baca_tanggal("-")
    ('2023-01-01', '2023-05', None)
    """
    bersih = rapikan(teks)
    for cocok in _BERNAMA.finditer(bersih):
        bulan = _BULAN.get(cocok["bulan"][:3].lower())
        if bulan:
            return _iso(cocok["tahun"], bulan, cocok["hari"])
    for pola in (_ISO, _ANGKA):
        if angka := pola.search(bersih):
            bulan = int(angka["bulan"])
            return _iso(angka["tahun"], bulan, angka["hari"]) if 1 <= bulan <= 12 else None
    tahun = _TAHUN.fullmatch(bersih)
    return tahun[1] if tahun else None


def _iso(tahun: str, bulan: int, hari: str | None) -> str:
    if hari is None or not 1 <= int(hari) <= monthrange(int(tahun), bulan)[1]:
        return f"{tahun}-{bulan:02d}"
    return f"{tahun}-{bulan:02d}-{int(hari):02d}"

"""When an SOP would end if every row took its standard, and by which day its report is due. Pure."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from tolok.dasar.durasi import Durasi, Satuan
from tolok.dasar.kalender import KalenderKerja, jatuh_tempo
from tolok.dasar.periode import JenisPeriode, Periode
from tolok.pelaksanaan.domain.lintasan import Lintasan
from tolok.sop.domain.hasil import JenisHasil

__all__ = [
    "Perkiraan",
    "awal_hitung",
    "batas_laporan",
    "bulan_pemda",
    "hari_kerja_antara",
    "perkirakan",
    "sambung",
    "tempo",
]

_SEBENTAR = timedelta(minutes=1)
_JAM = frozenset({Satuan.DETIK, Satuan.MENIT, Satuan.JAM})


@dataclass(frozen=True, slots=True, kw_only=True)
class Perkiraan:
    """The end of a run that starts now, and how many working days lie between."""

    selesai: datetime
    hari_kerja: int


def sambung(kalender: KalenderKerja, saat: datetime) -> datetime:
    """The moment from which the next row counts, when one ends at `saat`.

    What is handed on as the office closes was handed on that day: the next row's first day is the
    day after it, not the one after that.
    """
    setempat = saat.astimezone(kalender.tz)
    selang = kalender.selang(setempat.date())
    tutup = bool(selang) and setempat.time() == selang[-1].selesai
    return saat - _SEBENTAR if tutup else saat


def tempo(kalender: KalenderKerja, saat: datetime, waktu: Durasi) -> datetime:
    """When a row that follows at `saat` is through with its standard."""
    mulai = saat if waktu.satuan in _JAM else sambung(kalender, saat)
    return jatuh_tempo(kalender, mulai, waktu)


def perkirakan(
    lintasan: Lintasan,
    kalender: KalenderKerja,
    kini: datetime,
    berkas: Mapping[int, int] | None = None,
) -> Perkiraan:
    """Each row takes its standard, one after the other; where it is counted in days, today is the
    first of them. `berkas`: row -> how many files one holder handles, where its time is for one."""
    saat = awal = awal_hitung(lintasan, kalender, kini)
    for nomor in lintasan.nomor:
        waktu = lintasan.langkah[nomor].waktu
        if waktu is not None:
            lama = _kali(waktu, (berkas or {}).get(nomor, 1))
            saat = tempo(kalender, saat, lama)
    return Perkiraan(selesai=saat, hari_kerja=hari_kerja_antara(kalender, awal, saat))


def hari_kerja_antara(kalender: KalenderKerja, awal: datetime, akhir: datetime) -> int:
    """Working days after the day of `awal`, up to and with the day of `akhir`."""
    mulai, sampai = (x.astimezone(kalender.tz).date() for x in (awal, akhir))
    return sum(
        kalender.hari_kerja(mulai + timedelta(days=i)) for i in range(1, (sampai - mulai).days + 1)
    )


def _kali(waktu: Durasi, banyak: int) -> Durasi:
    maks = None if waktu.maks is None else waktu.maks * banyak
    return replace(waktu, nilai=waktu.nilai * banyak, maks=maks)


def awal_hitung(lintasan: Lintasan, kalender: KalenderKerja, kini: datetime) -> datetime:
    """Now, or the close of the working day before, when the first standard is one of days."""
    waktu = next((x.waktu for x in lintasan.langkah.values() if x.waktu is not None), None)
    hari = kini.astimezone(kalender.tz).date()
    if waktu is None or waktu.satuan in _JAM or not kalender.hari_kerja(hari):
        return kini
    lalu = hari - timedelta(days=1)
    while not kalender.hari_kerja(lalu):
        lalu -= timedelta(days=1)
    return datetime.combine(lalu, kalender.selang(lalu)[-1].selesai, kalender.tz)


def batas_laporan(lintasan: Lintasan, periode: Periode, bulan: int) -> date | None:
    """The last day for the report of a year: the end of the `bulan`-th month after it.

    None for shorter periods, and for an SOP that makes no report.
    """
    melapor = any(
        h.jenis is JenisHasil.LAPORAN
        for langkah in lintasan.langkah.values()
        for h in langkah.menghasilkan
    )
    if periode.jenis is not JenisPeriode.TAHUN or not melapor:
        return None
    tahun, ke = divmod(bulan - 1, 12)
    tahun += periode.tahun + 1
    return date(tahun, ke + 1, monthrange(tahun, ke + 1)[1])


def bulan_pemda(daftar: Sequence[Mapping[str, Any]], kode: str, hari: date) -> int | None:
    """The number of months that a pemda itself sets for a report, in force on a day.

    `daftar`: {kode, bulan, mulai, dasar}; the newest that has begun counts.

    >>> bulan_pemda([{"kode": "lkj", "bulan": 1, "mulai": "2025-01-01"}], "lkj", date(2026, 1, 5))
    1
    """
    ada = [
        d for d in daftar if d.get("kode") == kode and str(d.get("mulai", "")) <= hari.isoformat()
    ]
    return int(max(ada, key=lambda d: str(d.get("mulai", "")))["bulan"]) if ada else None

"""Tasks by when they are due: late, today, this week, later, without a date. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from tolok.pelaksanaan.tampilan.kotak_masuk import BarisTugas, HalamanTugas

__all__ = ["PilihanTempo", "Tempo", "pilihan_tempo", "saring_tempo", "tempo"]


class Tempo(StrEnum):
    """When a task is due, seen from now."""

    LEWAT = "lewat"
    HARI_INI = "hari_ini"
    MINGGU_INI = "minggu_ini"
    NANTI = "nanti"


_KATA = {
    Tempo.LEWAT: "Lewat waktu",
    Tempo.HARI_INI: "Hari ini",
    Tempo.MINGGU_INI: "Minggu ini",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PilihanTempo:
    """One choice above the list: its word, how many, and whether it is the present one."""

    nilai: str
    kata: str
    banyak: int
    dipilih: bool


def tempo(tenggat: datetime | None, *, lewat: bool, sekarang: datetime, zona: ZoneInfo) -> Tempo:
    """The group of one due time; the week ends on Sunday, and holds today.

    >>> from datetime import UTC
    >>> senin = datetime(2025, 10, 6, 2, tzinfo=UTC)
    >>> tempo(senin + timedelta(days=2), lewat=False, sekarang=senin, zona=ZoneInfo("Asia/Jakarta"))
    <Tempo.MINGGU_INI: 'minggu_ini'>
    """
    if lewat:
        return Tempo.LEWAT
    if tenggat is None:
        return Tempo.NANTI
    kini, hari = sekarang.astimezone(zona).date(), tenggat.astimezone(zona).date()
    if hari <= kini:
        return Tempo.HARI_INI
    akhir = kini + timedelta(days=6 - kini.weekday())
    return Tempo.MINGGU_INI if hari <= akhir else Tempo.NANTI


def pilihan_tempo(
    halaman: HalamanTugas, dipilih: str, sekarang: datetime, zona: ZoneInfo
) -> list[PilihanTempo]:
    """The choices with their counts; a choice without a task is left out unless it is chosen."""
    semua = (*halaman.keputusan, *halaman.isian)
    banyak = dict.fromkeys(Tempo, 0)
    for t in semua:
        banyak[_tempo(t, sekarang, zona)] += 1
    banyak[Tempo.MINGGU_INI] += banyak[Tempo.HARI_INI]
    if not any(banyak[t] for t in _KATA) and not dipilih:
        return []
    return [
        PilihanTempo(nilai="", kata="Semua", banyak=len(semua), dipilih=dipilih not in set(_KATA)),
        *(
            PilihanTempo(nilai=t.value, kata=kata, banyak=banyak[t], dipilih=dipilih == t)
            for t, kata in _KATA.items()
            if banyak[t] or dipilih == t
        ),
    ]


def saring_tempo(
    halaman: HalamanTugas, dipilih: str, sekarang: datetime, zona: ZoneInfo
) -> HalamanTugas:
    """The page with only the tasks of the chosen group; an unknown choice is everything."""
    if dipilih not in set(_KATA):
        return halaman
    masuk = {Tempo(dipilih)} | ({Tempo.HARI_INI} if dipilih == Tempo.MINGGU_INI else set())

    def saring(daftar: Iterable[BarisTugas]) -> tuple[BarisTugas, ...]:
        return tuple(t for t in daftar if _tempo(t, sekarang, zona) in masuk)

    return replace(halaman, keputusan=saring(halaman.keputusan), isian=saring(halaman.isian))


def _tempo(t: BarisTugas, sekarang: datetime, zona: ZoneInfo) -> Tempo:
    return tempo(t.sisa.tenggat, lewat=t.sisa.lewat, sekarang=sekarang, zona=zona)

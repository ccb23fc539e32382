"""Gathering forms from their owners: how many working days are left, and who is still missing.

Words only; the dates themselves stand on the tasks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tolok.dasar.kalender import KalenderKerja
from tolok.dasar.tanggal import tanggal

__all__ = ["PENGINGAT", "BelumMasuk", "hari_menuju", "kata_pengingat", "teks_belum"]

PENGINGAT = frozenset({3, 1, 0, -1})
"""Working days to the agreed date on which an owner is reminded: H-3, H-1, the day, H+1."""
_TERJAUH = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class BelumMasuk:
    """An owner whose form is not in: name, who holds it, the agreed date, rows filled so far.

    `perbaikan`: it was in once and came back; `sel`: the rows that are asked, empty for all.
    """

    nama: str
    pemegang: str
    batas: date | None
    terisi: int
    semua: int
    perbaikan: bool = False
    sel: tuple[str, ...] = ()


def hari_menuju(kalender: KalenderKerja, hari_ini: date, batas: date) -> int:
    """Working days from today to a date; negative once it has passed (H+1 is -1).

    A date further than a year away counts as just that far.
    """
    dari, sampai = sorted((hari_ini, batas))
    sampai = min(sampai, dari + timedelta(days=_TERJAUH))
    banyak = sum(
        kalender.hari_kerja(dari + timedelta(days=i)) for i in range(1, (sampai - dari).days + 1)
    )
    return banyak if batas >= hari_ini else -max(1, banyak)


def kata_pengingat(menuju: int) -> str:
    """As an office says it.

    >>> kata_pengingat(3), kata_pengingat(0), kata_pengingat(-1)
    ('H-3', 'hari ini', 'H+1')
    """
    return "hari ini" if menuju == 0 else f"H{-menuju:+d}"


def teks_belum(judul: str, daftar: Sequence[BelumMasuk]) -> str:
    """Who has not handed in, or is asked to repair, as a message to copy into a group chat.

    Empty when nobody is missing.
    """
    belum = [s for s in daftar if not s.perbaikan]
    perbaikan = [s for s in daftar if s.perbaikan]
    baris = []
    if belum:
        baris += [f"Belum mengisi {judul}, {len(belum)} pemilik data:", *_bernomor(belum)]
    if perbaikan:
        baris += [
            f"Diminta memperbaiki {judul}, {len(perbaikan)} pemilik data:", *_bernomor(perbaikan)
        ]  # fmt: skip
    if baris:
        baris.append("Mohon dilengkapi lewat Tugas saya. Terima kasih.")
    return "\n".join(baris)


def _bernomor(daftar: Sequence[BelumMasuk]) -> list[str]:
    baris = []
    for ke, satu in enumerate(daftar, start=1):
        siapa = f"{satu.nama} ({satu.pemegang})" if satu.pemegang else satu.nama
        batas = f", batas {tanggal(satu.batas)}" if satu.batas else ""
        baris.append(f"{ke}. {siapa}: {_sejauh(satu)}{batas}")
    return baris


def _sejauh(satu: BelumMasuk) -> str:
    if satu.perbaikan:
        return f"perbaiki {', '.join(satu.sel)}" if satu.sel else "perbaiki formulirnya"
    return f"{satu.terisi} dari {satu.semua} terisi"

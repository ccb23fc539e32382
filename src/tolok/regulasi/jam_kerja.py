"""Office hours in law: the dated weeks of regulasi/data/jam_kerja.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from tolok.dasar.kalender import Pekan

__all__ = ["JamKerjaHukum", "jam_kerja"]

_BERKAS = Path(__file__).parent / "data" / "jam_kerja.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class JamKerjaHukum:
    """A week of office hours and where it stands in law. `pekan_teks` is the form rows store."""

    kode: str
    nama: str
    berlaku_sejak: date
    jumlah_menit: int
    pekan: Pekan
    pekan_teks: tuple[tuple[tuple[str, str], ...], ...]
    judul: str
    pasal: str


def _muat() -> tuple[JamKerjaHukum, ...]:
    isi: dict[str, Any] = yaml.safe_load(_BERKAS.read_text(encoding="utf-8"))
    return tuple(
        JamKerjaHukum(
            kode=butir["kode"],
            nama=butir["nama"],
            berlaku_sejak=entri["berlaku_sejak"],
            jumlah_menit=entri["jumlah_menit"],
            pekan=Pekan.dari_teks(entri["nilai"]),
            pekan_teks=tuple(tuple((a, b) for a, b in hari) for hari in entri["nilai"]),
            judul=butir["rujukan"]["judul"],
            pasal=butir["rujukan"]["pasal"],
        )
        for butir in isi["jam_kerja"]
        for entri in butir["bertanggal"]
    )


_DAFTAR = _muat()


def jam_kerja(kode: str, pada: date) -> JamKerjaHukum:
    """The week of that code in force on the day; LookupError before the first one.

    >>> jam_kerja("jam_kerja.ramadan", date(2026, 3, 2)).jumlah_menit
    1950
    """
    berlaku = [j for j in _DAFTAR if j.kode == kode and j.berlaku_sejak <= pada]
    if not berlaku:
        raise LookupError(f"Belum ada {kode} pada {pada}.")
    return max(berlaku, key=lambda j: j.berlaku_sejak)

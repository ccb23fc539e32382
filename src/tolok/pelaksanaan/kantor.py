"""The office of today, for decisions and pages: kept in memory under the head of its own log.

Every change of an office's masters appends to that log in the same transaction, and the head is
read with the run or with the signed-in employee; a changed office is therefore read anew. Who
changes masters reads them through `organisasi.selectors` instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from tolok.dasar.kalender import KalenderKerja
from tolok.organisasi.domain.istilah import Peran
from tolok.organisasi.domain.susunan import Susunan
from tolok.organisasi.ingatan import Ingatan
from tolok.organisasi.selectors import (
    dasar_penempatan,
    dasar_penempatan_kantor,
    kalender,
    peta_lajur,
    susunan,
    wewenang_instansi,
)

__all__ = [
    "INGATAN",
    "dasar_kini",
    "kalender_kini",
    "peta_kini",
    "susunan_kini",
    "wewenang_kini",
]

INGATAN = Ingatan(paling_banyak=512)


def _kepala(instansi: Any, hari: date) -> tuple[object, ...]:
    """What names the office as it stands. Posts outside the office are kept with it."""
    return (instansi.pk, instansi.catatan_urutan, instansi.catatan_jejak, hari)


def susunan_kini(instansi: Any, hari: date) -> Susunan:
    """The office as it stands that day."""
    return INGATAN.ambil(("susunan", *_kepala(instansi, hari)), lambda: susunan(instansi, hari))


def kalender_kini(instansi: Any, hari: date, unit: UUID | None = None) -> KalenderKerja:
    """The working calendar of the office, or of one unit of it."""
    return INGATAN.ambil(
        ("kalender", unit, *_kepala(instansi, hari)), lambda: kalender(instansi, unit)
    )


def peta_kini(instansi: Any, hari: date, kode_sop: str, sidik: str) -> Mapping[str, Any]:
    """Lane -> its holder's rule, for one version of an SOP."""
    return INGATAN.ambil(
        ("peta", kode_sop, sidik, *_kepala(instansi, hari)),
        lambda: peta_lajur(instansi, kode_sop, hari, sidik),
    )


def dasar_kini(instansi: Any, hari: date, daftar: Iterable[str]) -> dict[str, str]:
    """Placement id -> the letter it rests on, of those that have one. No query but for placements
    in posts of another office."""
    semua = INGATAN.ambil(
        ("dasar", *_kepala(instansi, hari)), lambda: dasar_penempatan_kantor(instansi)
    )
    kunci = set(daftar)
    milik = {pk: semua[pk] for pk in kunci & semua.keys() if semua[pk]}
    return milik | dasar_penempatan(kunci - semua.keys())


def wewenang_kini(
    instansi: Any, hari: date, pegawai: UUID
) -> frozenset[tuple[Peran, UUID | None]]:
    """Grants of one employee of the office, in force that day."""
    semua = INGATAN.ambil(
        ("wewenang", *_kepala(instansi, hari)), lambda: wewenang_instansi(instansi, hari)
    )
    return semua.get(pegawai, frozenset())

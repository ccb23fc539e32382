"""Side cases: what somebody who should sign may bring instead, and to whom it goes.

A room above registers a kind (an objection to an appraisal) with the rows it is meant for and the
days that the law gives; the steps and their order are the same for every kind.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from tolok.dasar.galat import MasukanTidakSah
from tolok.pelaksanaan.domain.fakta import CalonPerkara
from tolok.pelaksanaan.domain.keadaan import Keadaan, Tugas
from tolok.pelaksanaan.domain.lintasan import Lintasan
from tolok.pelaksanaan.domain.pelaku import Pemegang
from tolok.pelaksanaan.lembar import BerlakuDi

__all__ = [
    "AJUKAN",
    "JELASKAN",
    "PUTUSKAN",
    "Perkara",
    "calon_perkara",
    "daftar_perkara",
    "daftarkan_perkara",
    "perkara_bernama",
    "perkara_langkah",
]

AJUKAN, JELASKAN, PUTUSKAN = "ajukan", "jelaskan", "putuskan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Perkara:
    """A kind of side case. `kode` names it in events, and its sheet; `penjelasan_<kode>` and
    `putusan_<kode>` name the sheets of its two steps.

    `nama`: "Keberatan"; `ajakan`: the button; `keterangan`: what it is and where it stands in law.
    `berlaku`: the rows from which it may be raised. `hari`: calendar days of each step on a day;
    a step that is left out has no limit.
    """

    kode: str
    nama: str
    ajakan: str
    keterangan: str
    berlaku: BerlakuDi
    hari: Callable[[date], Mapping[str, int]] = lambda _: {}


_daftar: dict[str, Perkara] = {}


def daftarkan_perkara(perkara: Perkara) -> None:
    """Register a kind; a second one under the code stops the start."""
    ada = _daftar.get(perkara.kode)
    if ada is not None and ada.nama != perkara.nama:
        raise ImproperlyConfigured(f"Perkara {perkara.kode!r} didaftarkan dua kali.")
    _daftar[perkara.kode] = perkara


def daftar_perkara() -> Mapping[str, Perkara]:
    """Every registered kind."""
    return _daftar


def perkara_bernama(kode: str) -> Perkara:
    """A kind by its code."""
    perkara = _daftar.get(kode)
    if perkara is None:
        raise MasukanTidakSah("Jenis perkara ini tidak dikenal.", "Muat ulang halaman.", "perkara")
    return perkara


def calon_perkara(
    keadaan: Keadaan,
    lintasan: Lintasan,
    tugas: Tugas,
    perkara: Perkara,
    *,
    sekarang: datetime,
    hari: date,
    atasan: Callable[[Pemegang], Pemegang | None],
    pencatat: Callable[[Pemegang], tuple[Pemegang, ...]],
) -> CalonPerkara | None:
    """Who scored explains, the post above decides; None where nobody scored or stands above.

    `atasan`: the post above a post, outside the office too. `pencatat`: who records for an
    official outside the office.
    """
    penilai = _penilai(keadaan, lintasan, tugas)
    pemutus = None if penilai is None else atasan(penilai)
    if penilai is None or pemutus is None:
        return None
    lama = perkara.hari(hari)
    pemegang = (penilai, pemutus)
    return CalonPerkara(
        pemegang=pemegang,
        bersama=tuple(pencatat(p) for p in pemegang),
        batas=tuple(_sampai(sekarang, lama.get(tahap)) for tahap in (JELASKAN, PUTUSKAN)),
        sampai=_sampai(tugas.dibuka, lama.get(AJUKAN)),
    )


def _penilai(keadaan: Keadaan, lintasan: Lintasan, tugas: Tugas) -> Pemegang | None:
    """The post through which the subject was scored last."""
    for _, nomor in reversed(lintasan.sumber[tugas.langkah]):
        baris = keadaan.baris.get(nomor)
        if nomor in lintasan.menilai and baris is not None and tugas.subjek in baris.beres:
            return keadaan.tugas[baris.beres[tugas.subjek]].pemegang
    return None


def _sampai(saat: datetime, hari: int | None) -> datetime | None:
    return None if hari is None else saat + timedelta(days=hari)


def perkara_langkah(lintasan: Lintasan, nomor: int) -> list[Perkara]:
    """Kinds that may be raised from a row."""
    langkah: Any = lintasan.langkah[nomor]
    return [p for p in _daftar.values() if p.berlaku(langkah, lintasan)]

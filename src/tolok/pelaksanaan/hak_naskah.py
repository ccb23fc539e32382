"""Who may read the documents of a run: those who work or decide in it, leaders, the archive."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from rules.permissions import add_perm
from rules.predicates import Predicate

from tolok.naskah.permissions import menjaga_arsip
from tolok.organisasi.domain.susunan import Susunan
from tolok.organisasi.selectors import pegawai_dari_pengguna
from tolok.pelaksanaan.keterlibatan import terlibat
from tolok.pelaksanaan.permissions import boleh_lihat
from tolok.web.waktu import sekarang

__all__ = ["BACA_NASKAH", "boleh_baca", "boleh_baca_naskah"]

BACA_NASKAH = "pelaksanaan.baca_naskah"


def boleh_baca_naskah(pegawai: Any, naskah: Any) -> bool:
    """The reason that a run gives to read one of its documents."""
    return naskah.pelaksanaan is not None and terlibat(pegawai, naskah.pelaksanaan, sekarang())


def boleh_baca(
    pegawai: Any, pelaksanaan: Any, kini: datetime, kantor: Susunan | None = None
) -> bool:
    """Whether this person of the office reads the documents of the run."""
    return terlibat(pegawai, pelaksanaan.pk, kini, kantor) or menjaga_arsip(pegawai)


def _baca(pengguna: Any, objek: Any = None) -> bool:
    """For a document that may not be drawn yet: `objek` is the run."""
    pegawai = pegawai_dari_pengguna(pengguna)
    if pegawai is None or objek is None or not boleh_lihat(pengguna, objek):
        return False
    return boleh_baca(pegawai, objek, sekarang())


add_perm(BACA_NASKAH, Predicate(_baca, name=BACA_NASKAH))  # type: ignore[no-untyped-call]  # no types there

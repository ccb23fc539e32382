"""Folded states kept in memory, so that a decision folds only the events it has not seen.

A remembered state is used only when the run's head, read under its lock, continues it: the
database stays the only truth, and another process's decisions are read like any others.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from uuid import UUID

from tolok.pelaksanaan.domain.keadaan import Keadaan
from tolok.pelaksanaan.domain.lipat import lipat
from tolok.pelaksanaan.log.jurnal import baca, ke_tercatat
from tolok.pelaksanaan.log.pernyataan import pilih_sejak
from tolok.pelaksanaan.models import Kejadian, Pelaksanaan

__all__ = ["ingat", "keadaan_kini"]

_PALING_BANYAK = 64
_gembok = threading.Lock()
_ingatan: OrderedDict[UUID, tuple[int, str, Keadaan]] = OrderedDict()


def keadaan_kini(pelaksanaan: Pelaksanaan) -> Keadaan:
    """The state at the head of a run. Read-only; one query, none when the head is remembered."""
    with _gembok:
        lama = _ingatan.get(pelaksanaan.pk)
    if lama is not None and lama[:2] == (pelaksanaan.urutan, pelaksanaan.jejak):
        return lama[2]
    keadaan = _baca(pelaksanaan, lama)
    if keadaan.urutan == pelaksanaan.urutan:  # nothing was appended between head and log
        ingat(pelaksanaan, keadaan)
    return keadaan


def _baca(pelaksanaan: Pelaksanaan, lama: tuple[int, str, Keadaan] | None) -> Keadaan:
    """Fold the log, or only what follows the remembered state when the log still continues it."""
    if lama is None or lama[0] > pelaksanaan.urutan:
        return lipat(baca(pelaksanaan.pk))
    urutan, jejak, keadaan = lama
    sejak = pilih_sejak(Kejadian, mulai=("urutan", urutan), pelaksanaan=pelaksanaan.pk)
    if not sejak or (sejak[0].urutan, sejak[0].jejak) != (urutan, jejak):
        return lipat(baca(pelaksanaan.pk))
    return lipat(map(ke_tercatat, sejak[1:]), keadaan)


def ingat(pelaksanaan: Pelaksanaan, keadaan: Keadaan) -> None:
    """Remember the state at this head. The link names its whole past, so one that was undone
    is never taken for another."""
    with _gembok:
        lama = _ingatan.get(pelaksanaan.pk)
        if lama is not None and lama[0] > pelaksanaan.urutan:
            return
        _ingatan[pelaksanaan.pk] = (pelaksanaan.urutan, pelaksanaan.jejak, keadaan)
        _ingatan.move_to_end(pelaksanaan.pk)
        while len(_ingatan) > _PALING_BANYAK:
            _ingatan.popitem(last=False)

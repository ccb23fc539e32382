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
from tolok.pelaksanaan.log.jurnal import baca
from tolok.pelaksanaan.models import Kejadian, Pelaksanaan

__all__ = ["ingat", "keadaan_kini"]

_PALING_BANYAK = 64
_gembok = threading.Lock()
_ingatan: OrderedDict[UUID, tuple[int, str, Keadaan]] = OrderedDict()


def keadaan_kini(pelaksanaan: Pelaksanaan) -> Keadaan:
    """The state at the head of a run. Read-only; at most two queries."""
    with _gembok:
        lama = _ingatan.get(pelaksanaan.pk)
    if lama is not None and lama[:2] == (pelaksanaan.urutan, pelaksanaan.jejak):
        return lama[2]
    if lama is None or not _bersambung(pelaksanaan, lama[0], lama[1]):
        return lipat(baca(pelaksanaan.pk))
    return lipat(baca(pelaksanaan.pk, setelah=lama[0]), lama[2])


def _bersambung(pelaksanaan: Pelaksanaan, urutan: int, jejak: str) -> bool:
    return (
        urutan < pelaksanaan.urutan
        and Kejadian.objects.filter(pelaksanaan=pelaksanaan, urutan=urutan, jejak=jejak).exists()
    )


def ingat(pelaksanaan: Pelaksanaan, keadaan: Keadaan) -> None:
    """Remember the state at this head; called after commit, so nothing undone is remembered."""
    with _gembok:
        lama = _ingatan.get(pelaksanaan.pk)
        if lama is not None and lama[0] > pelaksanaan.urutan:
            return
        _ingatan[pelaksanaan.pk] = (pelaksanaan.urutan, pelaksanaan.jejak, keadaan)
        _ingatan.move_to_end(pelaksanaan.pk)
        while len(_ingatan) > _PALING_BANYAK:
            _ingatan.popitem(last=False)

"""The compiled SOP version of a run, by the digest that the run pinned."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from tolok.dasar.galat import TidakDitemukan
from tolok.pelaksanaan.domain.lintasan import Lintasan
from tolok.sop.domain.jalan import SopJalan

__all__ = ["daftarkan_sumber", "lintasan_sop"]

# Where SOP versions are kept: digest -> the running SOP, None when it is not there.
Sumber = Callable[[str], SopJalan | None]
_daftar_sumber: list[Sumber] = []


def daftarkan_sumber(sumber: Sumber) -> None:
    """Say where SOP versions are kept; asked in the order of registration."""
    if sumber not in _daftar_sumber:
        _daftar_sumber.append(sumber)


@lru_cache(maxsize=256)
def lintasan_sop(sidik: str) -> Lintasan:
    """The version with this digest. A digest names one content for ever, so it is kept."""
    for sumber in _daftar_sumber:
        sop = sumber(sidik)
        if sop is not None:
            return Lintasan(sop)
    raise TidakDitemukan(
        f"Versi SOP dengan sidik {sidik[:12]}… tidak ada di pustaka.",
        "Pulihkan versi SOP itu dari cadangan; pelaksanaan tidak dapat dilanjutkan tanpanya.",
    )

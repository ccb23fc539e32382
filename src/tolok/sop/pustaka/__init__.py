"""The library: five SOPs as their agencies published them, persons replaced by invented ones."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tolok.dasar.galat import TidakDitemukan
from tolok.sop.domain.dokumen import Sop
from tolok.sop.importers.berkas_sop import baca

__all__ = ["daftar", "muat"]

_TEMPAT = Path(__file__).parent


def daftar() -> list[str]:
    """Codes of the SOPs in the library, in order."""
    return sorted(berkas.stem for berkas in _TEMPAT.glob("*.yaml"))


@cache
def muat(kode: str) -> Sop:
    """One SOP of the library; raises TidakDitemukan for an unknown code."""
    if kode not in daftar():
        raise TidakDitemukan(
            f"Tidak ada SOP {kode} di pustaka.", saran=f"Yang ada: {', '.join(daftar())}."
        )
    sop = baca((_TEMPAT / f"{kode}.yaml").read_bytes(), format="yaml")
    if not isinstance(sop, Sop):
        raise TypeError(f"Berkas pustaka {kode} memuat lebih dari satu SOP.")
    return sop

"""The life of an SOP version: draft, in force, withdrawn."""

from __future__ import annotations

from enum import StrEnum

from tolok.dasar.galat import TransisiTidakSah

__all__ = ["TRANSISI", "StatusVersi", "pindah"]


class StatusVersi(StrEnum):
    """States of a version.

    - `draf`: entered and prepared; seen by who manages SOPs; may still be confirmed anew.
    - `berlaku`: ratified, at most one per Instansi and code; runs start from it.
    - `dicabut`: replaced or withdrawn; runs that pinned it go on to their end.
    """

    DRAF = "draf"
    BERLAKU = "berlaku"
    DICABUT = "dicabut"

    @property
    def sebutan(self) -> str:
        """The word people read."""
        return {"draf": "Draf", "berlaku": "Berlaku", "dicabut": "Dicabut"}[self.value]


TRANSISI: dict[StatusVersi, frozenset[StatusVersi]] = {
    StatusVersi.DRAF: frozenset({StatusVersi.BERLAKU, StatusVersi.DICABUT}),
    StatusVersi.BERLAKU: frozenset({StatusVersi.DICABUT}),
    StatusVersi.DICABUT: frozenset(),
}
"""What may follow each state."""


def pindah(dari: StatusVersi, ke: StatusVersi) -> StatusVersi:
    """The new state; raises TransisiTidakSah when it may not follow."""
    if ke not in TRANSISI[dari]:
        raise TransisiTidakSah(
            f"Versi SOP ini sudah {dari.sebutan.lower()}, jadi tidak dapat menjadi "
            f"{ke.sebutan.lower()}.",
            saran="Muat ulang halamannya.",
            aturan="sop.transisi",
        )
    return ke

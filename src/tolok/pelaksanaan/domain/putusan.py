"""The desk on which one decision is made: facts, rules, a scratch state, the events so far.

The first event makes a state of its own, so that a later part of the same decision sees what
the earlier part changed; the given state is never touched.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha1

from tolok.pelaksanaan.domain.fakta import Fakta
from tolok.pelaksanaan.domain.keadaan import Keadaan
from tolok.pelaksanaan.domain.kejadian import Kejadian
from tolok.pelaksanaan.domain.lintasan import Lintasan
from tolok.pelaksanaan.domain.lipat import salin, terapkan_di
from tolok.pelaksanaan.domain.tindakan import AturanTindakan

__all__ = ["Putusan", "id_dalam"]


class Putusan:
    """Collects the events of one command. `k` is always the state after all of them."""

    __slots__ = ("_pelaksanaan", "_sendiri", "aturan", "f", "k", "kejadian", "lin")

    def __init__(self, keadaan: Keadaan, f: Fakta, aturan: Mapping[str, AturanTindakan]) -> None:
        self.k = keadaan
        self._sendiri = False
        self._pelaksanaan = keadaan.pelaksanaan
        self.f = f
        self.lin: Lintasan = f.lintasan
        self.aturan = aturan
        self.kejadian: list[Kejadian] = []

    def catat(self, kejadian: Kejadian) -> None:
        """Add an event; the given state stays as it was."""
        if not self._sendiri:
            self.k = salin(self.k)
            self._sendiri = True
        self.kejadian.append(kejadian)
        terapkan_di(self.k, kejadian, self.f.pada, self.f.pelaku)

    def id(self, *bagian: object) -> str:
        """A deterministic id inside this run."""
        return id_dalam(self._pelaksanaan or self.k.pelaksanaan, "/".join(map(str, bagian)))


def id_dalam(pelaksanaan: str, nama: str) -> str:
    """The UUID (version 5) of a name inside a run, as text; the same as `uuid.uuid5`.

    >>> id_dalam("6ba7b810-9dad-11d1-80b4-00c04fd430c8", "www.example.com")
    '2ed6657d-e927-568b-95e1-2665a8aea6a2'
    """
    ruang = bytes.fromhex(pelaksanaan.replace("-", ""))
    x = sha1(ruang + nama.encode(), usedforsecurity=False).hexdigest()
    varian = "89ab"[int(x[16], 16) & 3]
    return f"{x[:8]}-{x[8:12]}-5{x[13:16]}-{varian}{x[17:20]}-{x[20:32]}"

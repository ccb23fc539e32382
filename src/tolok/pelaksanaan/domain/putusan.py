"""The desk on which one decision is made: facts, rules, a scratch state, the events so far.

The scratch state is made only when a later part of the same decision needs to see what the
earlier part changed; the given state is never touched.
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
    """Collects the events of one command. `k` always shows the state after all of them."""

    __slots__ = ("_asli", "_diterapkan", "_k", "aturan", "f", "kejadian", "lin")

    def __init__(self, keadaan: Keadaan, f: Fakta, aturan: Mapping[str, AturanTindakan]) -> None:
        self._asli = keadaan
        self._k: Keadaan | None = None
        self._diterapkan = 0
        self.f = f
        self.lin: Lintasan = f.lintasan
        self.aturan = aturan
        self.kejadian: list[Kejadian] = []

    @property
    def k(self) -> Keadaan:
        """The state as it is now, the events of this decision included."""
        if self._diterapkan == len(self.kejadian):
            return self._k or self._asli
        if self._k is None:
            self._k = salin(self._asli)
        for e in self.kejadian[self._diterapkan :]:
            terapkan_di(self._k, e, self.f.pada, self.f.pelaku)
        self._diterapkan = len(self.kejadian)
        return self._k

    def catat(self, kejadian: Kejadian) -> None:
        """Add an event."""
        self.kejadian.append(kejadian)

    def id(self, *bagian: object) -> str:
        """A deterministic id inside this run."""
        return id_dalam(self._asli.pelaksanaan or self.k.pelaksanaan, "/".join(map(str, bagian)))


def id_dalam(pelaksanaan: str, nama: str) -> str:
    """The UUID (version 5) of a name inside a run, as text; the same as `uuid.uuid5`.

    >>> id_dalam("6ba7b810-9dad-11d1-80b4-00c04fd430c8", "www.example.com")
    '2ed6657d-e927-568b-95e1-2665a8aea6a2'
    """
    ruang = bytes.fromhex(pelaksanaan.replace("-", ""))
    x = sha1(ruang + nama.encode(), usedforsecurity=False).hexdigest()
    varian = "89ab"[int(x[16], 16) & 3]
    return f"{x[:8]}-{x[8:12]}-5{x[13:16]}-{varian}{x[17:20]}-{x[20:32]}"

"""The office as it stands, kept in memory between decisions of the same day.

The key is the head of the Instansi's own log: every change of its masters appends to that log
in the same transaction, so a changed office has another key. The row of the Instansi is read
with the run anyway; nothing more is asked of the database.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import TypeVar

__all__ = ["Ingatan"]

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)


class Ingatan:
    """A small store of immutable values by key; the least used leaves first. Thread-safe."""

    def __init__(self, paling_banyak: int = 32) -> None:
        self._paling_banyak = paling_banyak
        self._gembok = threading.Lock()
        self._isi: OrderedDict[Hashable, object] = OrderedDict()

    def ambil(self, kunci: Hashable, buat: Callable[[], T]) -> T:
        """The kept value, or the one `buat` makes (outside the lock; two makers are harmless)."""
        with self._gembok:
            if kunci in self._isi:
                self._isi.move_to_end(kunci)
                return self._isi[kunci]  # type: ignore[return-value]  # one maker per kind of key
        baru = buat()
        with self._gembok:
            self._isi[kunci] = baru
            while len(self._isi) > self._paling_banyak:
                self._isi.popitem(last=False)
        return baru

    def ambil_banyak(
        self, kunci: Iterable[K], buat: Callable[[list[K]], Mapping[K, T]]
    ) -> dict[K, T]:
        """The kept values, with those that `buat` makes at once for the keys that are missing."""
        dicari = list(dict.fromkeys(kunci))
        with self._gembok:
            hasil = {k: self._isi[k] for k in dicari if k in self._isi}
            for k in hasil:
                self._isi.move_to_end(k)
        hilang = [k for k in dicari if k not in hasil]
        for k, nilai in buat(hilang).items() if hilang else ():
            hasil[k] = self.ambil(k, lambda nilai=nilai: nilai)  # type: ignore[misc]  # bound now
        return hasil  # type: ignore[return-value]  # one maker per kind of key

    def kosongkan(self) -> None:
        """Forget everything (tests that write masters without their log)."""
        with self._gembok:
            self._isi.clear()

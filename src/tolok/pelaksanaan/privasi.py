"""Who may read what a run says about one person.

Rows per employee hold sheets about persons. Everybody of the office sees row, position, holder and
times. Contents of a row are for the person; for whoever holds that row about the person, or a later
one, which works on it; for who scores the person; and for the keeper of the archive. Who only
gathered or checked the forms does not read the score.
"""

from __future__ import annotations

from collections.abc import Collection, Container
from functools import cached_property
from typing import Any

from tolok.pelaksanaan.domain.keadaan import Keadaan, Tugas
from tolok.pelaksanaan.domain.kejadian import Kejadian
from tolok.pelaksanaan.domain.lintasan import Lintasan

__all__ = ["Pandangan", "sampai", "subjek_tugas"]


def sampai(t: Tugas, kedudukan: Container[str], pegawai: str) -> bool:
    """The task reached the person: holder, joint holder, appointee, who answered it, its subject."""
    return (
        t.pemegang.kunci in kedudukan
        or t.subjek == pegawai
        or pegawai in t.ditunjuk
        or (t.oleh is not None and t.oleh.pegawai == pegawai)
        or t.pencatat == pegawai
        or any(p.kunci in kedudukan for p in t.bersama)
    )


def subjek_tugas(keadaan: Keadaan, t: Tugas) -> str | None:
    """Whom a task is about; a share is about whom its row's task is about."""
    return t.subjek if t.induk is None else keadaan.tugas[t.induk].subjek


class Pandangan:
    """What one person may read of a run. `penjaga`: the keeper of the archive, who reads all."""

    def __init__(
        self,
        keadaan: Keadaan,
        lintasan: Lintasan,
        kedudukan: Container[str],
        pegawai: str,
        *,
        penjaga: bool = False,
    ) -> None:
        self._keadaan = keadaan
        self._lintasan = lintasan
        self._kedudukan = kedudukan
        self._pegawai = pegawai
        self._penjaga = penjaga

    @property
    def ada_pribadi(self) -> bool:
        """Whether the run has rows about persons at all."""
        return bool(self._lintasan.pribadi)

    @cached_property
    def _subjek(self) -> dict[str, int]:
        """Person -> the last row about them that reached this one; who scores them reads all rows."""
        lintasan, hasil = self._lintasan, dict[str, int]()
        for t in self._keadaan.tugas.values():
            s = subjek_tugas(self._keadaan, t)
            if s is None or t.langkah not in lintasan.per_orang:
                continue
            if sampai(t, self._kedudukan, self._pegawai):
                jauh = t.langkah in lintasan.menilai
                posisi = len(lintasan.nomor) if jauh else lintasan.posisi[t.langkah]
                hasil[s] = max(posisi, hasil.get(s, -1))
        return hasil

    @cached_property
    def _baris(self) -> frozenset[int]:
        """Rows about everybody at once (copies, archive) whose task reached this person."""
        return frozenset(
            t.langkah
            for t in self._keadaan.tugas.values()
            if t.langkah in self._lintasan.pribadi
            and subjek_tugas(self._keadaan, t) is None
            and sampai(t, self._kedudukan, self._pegawai)
        )

    def bersubjek(self, langkah: int | None, subjek: str | None) -> bool:
        """Whether content of this row about this subject may be read."""
        if self._penjaga or langkah is None or langkah not in self._lintasan.pribadi:
            return True
        if subjek is None:
            return langkah in self._baris
        posisi = self._lintasan.posisi[langkah]
        return (
            subjek == self._pegawai
            or self._subjek.get(subjek, -1) >= posisi
            or any(self._lintasan.posisi[n] > posisi for n in self._baris)
        )

    def tugas(self, t: Tugas) -> bool:
        """Whether the content of a task may be read."""
        return self.bersubjek(t.langkah, subjek_tugas(self._keadaan, t))

    def kejadian(self, k: Kejadian) -> bool:
        """Whether what an event says about its subjects may be told to this person."""
        return all(self.tugas(t) for t in self._disebut(k))

    def _disebut(self, k: Any) -> Collection[Tugas]:
        nomor = getattr(k, "tugas", None) or ()
        daftar = (nomor,) if isinstance(nomor, str) else nomor
        ada = self._keadaan.tugas
        return [ada[pk] for pk in (getattr(x, "id", x) for x in daftar) if pk in ada]

"""The reader's own way back to what they handed on: to withdraw it, or to see who is not in yet."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from tolok.pelaksanaan.domain.keadaan import Keadaan, StatusPelaksanaan, StatusTugas, Tugas
from tolok.pelaksanaan.domain.lintasan import Lintasan
from tolok.pelaksanaan.tampilan.kotak_masuk import judul_tugas

__all__ = ["TugasDiserahkan", "sudah_diserahkan"]

_SERAH = (StatusTugas.DISERAHKAN, StatusTugas.DIPERBAIKI)


@dataclass(frozen=True, slots=True, kw_only=True)
class TugasDiserahkan:
    """One task the reader answered; `belum`: how many it was handed out to are still awaited."""

    tugas: str
    langkah: int
    judul: str
    belum: int
    kelompok: bool = False
    """It stands for all employees of its row; its page is the row's."""


def sudah_diserahkan(
    keadaan: Keadaan, lintasan: Lintasan, pegawai: str, milik: Collection[str]
) -> list[TugasDiserahkan]:
    """Newest answered task per row of a running run, by row: the reader's own, or their post's."""
    if keadaan.status is not StatusPelaksanaan.BERJALAN:
        return []
    terakhir: dict[tuple[int, str | None, str | None], Tugas] = {}
    for t in keadaan.tugas.values():
        sendiri = t.oleh is not None and t.oleh.pegawai == pegawai
        if t.status in _SERAH and (sendiri or t.pemegang.id in milik):
            satu = t.langkah in lintasan.per_orang and t.induk is None
            terakhir[t.langkah, None if satu else t.subjek, t.tindakan] = t
    return [
        TugasDiserahkan(
            tugas=t.id,
            langkah=t.langkah,
            judul=judul_tugas(
                lintasan.langkah[t.langkah], peserta=t.tindakan or "", perbaikan=False
            ),
            belum=_belum(keadaan, lintasan, t.langkah) if t.induk is None else 0,
            kelompok=t.langkah in lintasan.per_orang and t.induk is None and t.subjek != pegawai,
        )
        for _, t in sorted(terakhir.items(), key=lambda b: b[0][0])
    ]


def _belum(keadaan: Keadaan, lintasan: Lintasan, nomor: int) -> int:
    """Units or persons of the rows handed out from here that are still awaited."""
    return sum(
        len(keadaan.baris[n].terbuka)
        for n in lintasan.nomor
        if n in keadaan.baris
        and lintasan.langkah[n].pengendali == nomor
        and lintasan.per_subjek(n)
    )

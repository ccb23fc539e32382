"""Who may read what a run contains.

Everybody of the office sees rows, holders and times. What was written (sheets, reasons, files) is
for whoever a task of the run reached: holder, joint holder, staff of the unit it is about,
appointee, who answered it; and for who prepared the run. The keeper of the archive is let in by
`permissions`.
"""

from __future__ import annotations

from collections.abc import Container
from typing import Any

from tolok.organisasi.domain.susunan import Susunan
from tolok.pelaksanaan.domain.keadaan import Keadaan
from tolok.pelaksanaan.domain.kejadian import Tercatat
from tolok.pelaksanaan.selectors import pegangan

__all__ = ["boleh_baca_isi", "terjangkau"]


def terjangkau(keadaan: Keadaan, kedudukan: Container[str], pegawai: str) -> bool:
    """Whether a task of the run reached the person; `kedudukan`: the `Pemegang.kunci` they hold."""
    return any(
        t.pemegang.kunci in kedudukan
        or f"unit:{t.subjek}" in kedudukan
        or pegawai in t.ditunjuk
        or (t.oleh is not None and t.oleh.pegawai == pegawai)
        or any(p.kunci in kedudukan for p in t.bersama)
        for t in keadaan.tugas.values()
    )


def boleh_baca_isi(
    pegawai: Any, kantor: Susunan, keadaan: Keadaan, kejadian: list[Tercatat]
) -> bool:
    """Whether the page of the run may quote reasons and notes to this person. No query."""
    penyiap = kejadian[0].pelaku if kejadian else None
    if penyiap is not None and penyiap.pegawai == str(pegawai.pk):
        return True
    milik = {f"{jenis}:{pk}" for pk, jenis in pegangan(kantor, pegawai.pk).items()}
    return terjangkau(keadaan, milik, str(pegawai.pk))

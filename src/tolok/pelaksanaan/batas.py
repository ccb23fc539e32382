"""The dates a run agreed on: those of its timeline and of its dispositions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from tolok.pelaksanaan.lembar import isi_lembar
from tolok.pelaksanaan.models import Lembar, Pelaksanaan

__all__ = ["BERBATAS", "batas_disepakati", "batas_semua"]

BERBATAS = ("jadwal", "disposisi", "nota_dinas")
"""Kinds of sheet that name a date per row."""


def batas_disepakati(
    pelaksanaan: Pelaksanaan, baru: Sequence[Lembar] = ()
) -> dict[int | tuple[int, str], datetime]:
    """Row, or (row, subject), -> agreed date, from the timeline and the dispositions; the latest
    one counts. A sheet writes them as "4" and as "2/<subject>"."""
    lama = Lembar.objects.filter(pelaksanaan=pelaksanaan, jenis__in=BERBATAS).order_by("pada")
    return _batas((*lama, *baru))


def batas_semua(
    daftar: Iterable[Pelaksanaan],
) -> dict[UUID, dict[int | tuple[int, str], datetime]]:
    """The same of several runs, by run; none for a run that agreed on no date. One query."""
    lembar = Lembar.objects.filter(pelaksanaan__in=daftar, jenis__in=BERBATAS).order_by("pada")
    menurut: dict[UUID, list[Lembar]] = {}
    for satu in lembar:
        menurut.setdefault(satu.pelaksanaan_id, []).append(satu)
    return {pk: _batas(milik) for pk, milik in menurut.items()}


def _batas(semua: Iterable[Lembar]) -> dict[int | tuple[int, str], datetime]:
    hasil: dict[int | tuple[int, str], datetime] = {}
    for lembar in semua:
        if lembar.jenis in BERBATAS:
            batas = isi_lembar(lembar).get("batas", {})
            for tempat, saat in batas.items():
                nomor, _, subjek = str(tempat).partition("/")
                kunci = (int(nomor), subjek) if subjek else int(nomor)
                hasil[kunci] = datetime.fromisoformat(saat)
    return hasil

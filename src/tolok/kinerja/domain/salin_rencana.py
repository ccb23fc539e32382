"""Next year's plan started from this year's: the same tree, the targets that counted last."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from tolok.kinerja.domain.isi_rencana import (
    TANPA_TARGET,
    DeretTarget,
    IsiIndikator,
    IsiRencana,
    IsiSimpul,
)
from tolok.kinerja.domain.rencana import VersiRencana

__all__ = ["salin_rencana"]


def salin_rencana(lalu: IsiRencana, tahun: int, realisasi: Mapping[str, Decimal]) -> IsiRencana:
    """The plan of `tahun` as a first draft.

    Targets and ceilings in force at the end of last year become the first ones; `realisasi`
    (indicator code -> last year's figure) becomes "tahun lalu". Agreements are not copied: they
    are signed anew.
    """
    versi = lalu.versi_pada(date(lalu.tahun, 12, 31)) or VersiRencana.MURNI
    return IsiRencana(
        tahun=tahun,
        simpul=tuple(_simpul(s, versi) for s in lalu.simpul),
        indikator=tuple(_indikator(i, versi, realisasi.get(i.kode)) for i in lalu.indikator),
    )


def _simpul(s: IsiSimpul, versi: VersiRencana) -> IsiSimpul:
    pagu = s.pagu_murni
    if versi is VersiRencana.PERUBAHAN and s.pagu_perubahan is not None:
        pagu = s.pagu_perubahan
    return replace(s, id="", versi=VersiRencana.MURNI, pagu_murni=pagu, pagu_perubahan=None)


def _indikator(i: IsiIndikator, versi: VersiRencana, realisasi: Decimal | None) -> IsiIndikator:
    murni: DeretTarget = (
        i.target(versi, 0),
        i.target(versi, 1),
        i.target(versi, 2),
        i.target(versi, 3),
        i.target(versi, 4),
    )
    return replace(
        i,
        id="",
        murni=murni,
        perubahan=TANPA_TARGET,
        tahun_lalu=realisasi,
        tersedia_pada=_setahun_kemudian(i.tersedia_pada),
    )


def _setahun_kemudian(hari: date | None) -> date | None:
    if hari is None:
        return None
    return hari.replace(year=hari.year + 1, day=min(hari.day, 28) if hari.month == 2 else hari.day)

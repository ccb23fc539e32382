"""Credit points of functional posts from the predicate: information, never a decision here."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, localcontext

from tolok.kinerja.domain.bilangan import KONTEKS, rapikan, tulis_penuh
from tolok.kinerja.domain.penjelasan import BarisPenjelasan
from tolok.regulasi.skp import AturanSkp

__all__ = ["AngkaKredit", "baca_jenjang", "konversi_angka_kredit"]

_SETAHUN = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class AngkaKredit:
    """Points of a predicate over some months of a year."""

    jenjang: str
    nilai: Decimal
    aturan: str
    penjelasan: tuple[BarisPenjelasan, ...]


def baca_jenjang(teks: str, aturan: AturanSkp) -> str | None:
    """The level of a functional post as people write it; None when there is no such level."""
    kata = "_".join(teks.lower().replace("_", " ").split())
    semua = aturan.nilai("koefisien")
    if kata in semua:
        return kata
    return f"ahli_{kata}" if f"ahli_{kata}" in semua else None


def konversi_angka_kredit(
    predikat: str, jenjang: str, bulan: int, aturan: AturanSkp
) -> AngkaKredit:
    """Points = percentage of the predicate × yearly coefficient × months / 12.

    `predikat` is a code of the matrix, `jenjang` a level of the rule set.

    >>> from datetime import date
    >>> from tolok.regulasi.skp import aturan_angka_kredit
    >>> aturan = aturan_angka_kredit(date(2025, 12, 31))
    >>> str(konversi_angka_kredit("baik", "ahli_pertama", 3, aturan).nilai)
    '3.125'
    """
    if not 1 <= bulan <= _SETAHUN:
        raise ValueError("Masa angka kredit satu sampai dua belas bulan.")
    persen = Decimal(aturan.nilai("persentase")[predikat])
    koefisien = Decimal(aturan.nilai("koefisien")[jenjang])
    with localcontext(KONTEKS):
        nilai = persen * koefisien * bulan / 100 / _SETAHUN
    teks = f"{tulis_penuh(persen)} / 100 × {tulis_penuh(koefisien)} × {bulan} / {_SETAHUN}"
    rujukan = aturan.rujukan("persentase")
    return AngkaKredit(
        jenjang=jenjang,
        nilai=nilai,
        aturan=aturan.id,
        penjelasan=(BarisPenjelasan("angka_kredit", teks, rapikan(nilai), rujukan),),
    )

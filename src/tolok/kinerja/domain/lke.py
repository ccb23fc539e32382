"""The evaluation sheet of SAKIP (LKE, PermenPANRB 88/2021): grades, weights, final category."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext

from tolok.kinerja.domain.bilangan import KONTEKS
from tolok.kinerja.domain.kategori import kategori
from tolok.regulasi.nilai import Lke

__all__ = ["NilaiLke", "nilai_lke"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NilaiLke:
    """Marks per component (keberadaan, kualitas, pemanfaatan), the total and its category."""

    bagian: tuple[tuple[Decimal, Decimal, Decimal], ...]
    total: Decimal
    kategori: str


def nilai_lke(jawaban: Sequence[tuple[str, str, str]], lembar: Lke) -> NilaiLke:
    """Weigh the grades of all components: grade / 100 × weight, added up.

    KeyError for a grade that is not on the sheet; ValueError for a missing component.
    """
    if len(jawaban) != len(lembar.komponen):
        raise ValueError(f"LKE memerlukan {len(lembar.komponen)} komponen, ada {len(jawaban)}.")
    with localcontext(KONTEKS):
        bagian = tuple(
            (
                lembar.jawaban[a] * komponen.keberadaan / 100,
                lembar.jawaban[b] * komponen.kualitas / 100,
                lembar.jawaban[c] * komponen.pemanfaatan / 100,
            )
            for (a, b, c), komponen in zip(jawaban, lembar.komponen, strict=True)
        )
        total = sum((n for tiga in bagian for n in tiga), Decimal(0))
    return NilaiLke(bagian=bagian, total=total, kategori=kategori(total, lembar.skala))

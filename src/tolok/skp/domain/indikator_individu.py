"""Semester II 2021 (PermenPANRB 8/2021): achievement and mark of each individual indicator.

The final mark is not computed: the printed example (59,2 + 43,6 + 0 = 102,8) does not show the
weights, so a number made here would be invented.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from tolok.kinerja.domain.bilangan import bulatkan, rapikan, tulis_penuh
from tolok.kinerja.domain.hasil import HasilUkur, Terukur
from tolok.kinerja.domain.keadaan import Polaritas
from tolok.kinerja.domain.konversi import konversi
from tolok.kinerja.domain.penjelasan import BarisPenjelasan
from tolok.kinerja.domain.target import Target
from tolok.kinerja.domain.ukur import ukur
from tolok.regulasi.muat import aturan_ukur
from tolok.regulasi.skp import AturanSkp

__all__ = ["NilaiIndikator", "nilai_indikator"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NilaiIndikator:
    """Achievement of one indicator, its class and mark; `nilai` None when nothing was measured."""

    hasil: HasilUkur
    nilai: Decimal | None
    kategori: str | None
    penjelasan: tuple[BarisPenjelasan, ...]


def nilai_indikator(
    target: Target | None,
    realisasi: Decimal | None,
    aturan: AturanSkp,
    *,
    polaritas: Polaritas = Polaritas.POSITIF,
    target_maksimum: bool = False,
) -> NilaiIndikator:
    """Measure and mark one indicator.

    `target_maksimum`: the target was already the highest possible.

    >>> from tolok.regulasi.skp import aturan_skp
    >>> n = nilai_indikator(Decimal(95), Decimal(93), aturan_skp("permenpanrb-8-2021/1"))
    >>> str(n.nilai), n.kategori
    ('88', 'Cukup')
    """
    aturan_dipakai = aturan_ukur(aturan.nilai("aturan_ukur"))
    hasil = ukur(target=target, realisasi=realisasi, polaritas=polaritas, aturan=aturan_dipakai)
    if not isinstance(hasil, Terukur):
        return NilaiIndikator(hasil=hasil, nilai=None, kategori=None, penjelasan=hasil.penjelasan)
    nilai = konversi(hasil.capaian, aturan_dipakai, target_maksimum=target_maksimum)
    bulat = bulatkan(hasil.capaian, aturan_dipakai.pembulatan.nilai.digit_kategori or 0)
    alasan = " (target sudah yang tertinggi)" if target_maksimum and bulat == 100 else ""
    baris = BarisPenjelasan(
        "nilai_indikator",
        f"Capaian dibulatkan {tulis_penuh(bulat)} persen, kategori {hasil.kategori}{alasan}",
        rapikan(nilai),
        aturan.rujukan("aturan_ukur"),
    )
    return NilaiIndikator(
        hasil=hasil,
        nilai=nilai,
        kategori=hasil.kategori,
        penjelasan=(*hasil.penjelasan, baris),
    )

"""From percent to a mark, along the straight pieces of a rule set (PermenPANRB 8/2021, p. 101)."""

from __future__ import annotations

from decimal import Decimal, localcontext

from tolok.kinerja.domain.bilangan import KONTEKS, bulatkan
from tolok.regulasi.nilai import AturanUkur

__all__ = ["konversi"]


def konversi(capaian: Decimal, aturan: AturanUkur, *, target_maksimum: bool = False) -> Decimal:
    """The mark of an achievement, rounded first as the rule set says.

    `target_maksimum`: the target was already the highest possible, so exactly 100 percent earns
    the top mark. LookupError when the rule set converts nothing.

    >>> from tolok.regulasi.muat import aturan_ukur
    >>> konversi(Decimal(93) / Decimal(95) * 100, aturan_ukur("permenpanrb-8-2021/1"))
    Decimal('88')
    """
    if aturan.konversi is None:
        raise LookupError(f"Aturan {aturan.id} tidak mengubah capaian menjadi nilai.")
    bulat = aturan.pembulatan.nilai
    c = (
        bulatkan(capaian, bulat.digit_kategori or 0)
        if bulat.kapan == "sebelum_kategori"
        else capaian
    )
    ruas = aturan.konversi.nilai
    if target_maksimum and c == 100:
        return ruas[-1].nilai_sampai
    with localcontext(KONTEKS):
        for r in ruas:
            if r.sampai is None or c <= r.sampai:
                lebar = Decimal(0) if r.sampai is None else r.sampai - r.dari
                if lebar == 0:
                    return r.nilai_dari
                naik = r.nilai_sampai - r.nilai_dari
                return r.nilai_dari + naik * (max(c, r.dari) - r.dari) / lebar
    raise LookupError(f"Tidak ada ruas nilai untuk capaian {c}.")

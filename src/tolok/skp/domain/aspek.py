"""The four aspects of one activity under Perka BKN 1/2013, each with its written calculation."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal, localcontext

from tolok.kinerja.domain.bilangan import bulatkan, rapikan, tulis_penuh
from tolok.kinerja.domain.penjelasan import BarisPenjelasan
from tolok.regulasi.skp import AturanSkp

__all__ = [
    "ASPEK",
    "TELITI",
    "NilaiAspek",
    "TargetRealisasi",
    "nilai_hemat",
    "nilai_rasio",
    "tepat",
]

ASPEK = ("kuantitas", "kualitas", "waktu", "biaya")
"""The aspects in the order of the form."""


TELITI = Context(prec=60, rounding=ROUND_HALF_EVEN)
"""The context of every division here."""


def tepat(nilai: Decimal, digit: int = 20) -> Decimal:
    """The value without the noise of a division that never ends.

    Each stage rounds coarser than the one before it (aspects and activities at 40 decimals, means
    at 35, marks at 20), so a mark that stands exactly on a bound stays there.

    >>> tepat(Decimal(1) / 3 * 3) == 1
    True
    """
    return bulatkan(nilai, digit)


@dataclass(frozen=True, slots=True)
class TargetRealisasi:
    """A target above zero and what was realised."""

    target: Decimal
    realisasi: Decimal

    def __post_init__(self) -> None:
        """Refuse what no formula can use."""
        if self.target <= 0 or self.realisasi < 0:
            raise ValueError("Target harus lebih dari nol dan realisasi tidak boleh negatif.")


@dataclass(frozen=True, slots=True, kw_only=True)
class NilaiAspek:
    """The mark of one aspect, unrounded, and how it came about."""

    aspek: str
    nilai: Decimal
    penjelasan: tuple[BarisPenjelasan, ...]


def nilai_rasio(aspek: str, angka: TargetRealisasi, aturan: AturanSkp) -> NilaiAspek:
    """Kuantitas and kualitas: R / T × 100.

    >>> from tolok.regulasi.skp import aturan_skp
    >>> aturan = aturan_skp("perka-bkn-1-2013/1")
    >>> nilai_rasio("kualitas", TargetRealisasi(Decimal(100), Decimal(88)), aturan).nilai == 88
    True
    """
    with localcontext(TELITI):
        nilai = tepat(angka.realisasi / angka.target * 100, 40)
    teks = f"{tulis_penuh(angka.realisasi)} / {tulis_penuh(angka.target)} × 100"
    return _hasil(aspek, nilai, "R / T × 100", teks, aturan.rujukan(aspek))


def nilai_hemat(
    aspek: str, angka: TargetRealisasi, aturan: AturanSkp, *, dilaksanakan: bool = True
) -> NilaiAspek:
    """Waktu and biaya: which branch holds depends on the efficiency, the bound included below.

    The bound is compared as exact products, never through a quotient: 9,12 of 12 is 24 percent.

    >>> from tolok.regulasi.skp import aturan_skp
    >>> aturan = aturan_skp("perka-bkn-1-2013/1")
    >>> nilai_hemat("waktu", TargetRealisasi(Decimal(12), Decimal("9.12")), aturan).nilai == 100
    True
    """
    t, r = tulis_penuh(angka.target), tulis_penuh(angka.realisasi)
    timbang = tulis_penuh(aturan.angka("nilai_tertimbang"))
    if not dilaksanakan:
        return _tidak_dilaksanakan(aspek, aturan)
    batas = aturan.angka("batas_efisiensi")
    with localcontext(TELITI):
        efisiensi = tepat(100 - angka.realisasi / angka.target * 100)
        hemat = (
            (aturan.angka("nilai_tertimbang") * angka.target - angka.realisasi)
            / angka.target
            * 100
        )
        lebih = (100 - batas) * angka.target > 100 * angka.realisasi
        nol = aturan.angka("nilai_tanpa_efisiensi")
        nilai = tepat(nol - (hemat - 100) if lebih else hemat, 40)
    rumus = f"({timbang} T − R) / T × 100"
    teks = f"({timbang} × {t} − {r}) / {t} × 100"
    if lebih:
        rumus = f"{tulis_penuh(nol)} − ({rumus} − 100)"
        teks = f"{tulis_penuh(nol)} − ({teks} − 100)"
    awal = BarisPenjelasan(
        f"efisiensi_{aspek}",
        f"100 − {r} / {t} × 100",
        rapikan(efisiensi),
        aturan.rujukan("efisiensi"),
    )
    pilih = BarisPenjelasan(
        f"cabang_{aspek}",
        f"Efisiensi {'lebih dari' if lebih else 'sampai dengan'} {tulis_penuh(batas)} persen",
        "lebih" if lebih else "sampai",
        aturan.rujukan("batas_efisiensi"),
    )
    kunci = "nilai_tanpa_efisiensi" if lebih else "nilai_tertimbang"
    return _hasil(aspek, nilai, rumus, teks, aturan.rujukan(kunci), (awal, pilih))


def _tidak_dilaksanakan(aspek: str, aturan: AturanSkp) -> NilaiAspek:
    nilai = aturan.angka("tidak_dilaksanakan")
    baris = BarisPenjelasan(
        f"substitusi_{aspek}", "0", rapikan(nilai), aturan.rujukan("tidak_dilaksanakan")
    )
    alasan = BarisPenjelasan(
        f"cabang_{aspek}", "Kegiatan tidak dilaksanakan", "tidak_dilaksanakan"
    )
    return NilaiAspek(aspek=aspek, nilai=nilai, penjelasan=(alasan, baris))


def _hasil(
    aspek: str,
    nilai: Decimal,
    rumus: str,
    teks: str,
    rujukan: str,
    awal: tuple[BarisPenjelasan, ...] = (),
) -> NilaiAspek:
    return NilaiAspek(
        aspek=aspek,
        nilai=nilai,
        penjelasan=(
            *awal,
            BarisPenjelasan(f"rumus_{aspek}", rumus, None, rujukan),
            BarisPenjelasan(f"substitusi_{aspek}", teks, rapikan(tepat(nilai)), rujukan),
        ),
    )

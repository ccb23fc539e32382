"""Spending against its ceiling, and efficiency. Rupiah are whole numbers; absorption is percent.

Efficiency methods: the difference used in SAKIP practice (decides whether to ask for an
explanation), and the volume-corrected one of PMK 214/2017 with its mark `NE = 50 + E/20 x 50`,
which is only valid for E between -20 and 20.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext

from tolok.dasar.angka import tulis
from tolok.kinerja.domain.bilangan import KONTEKS, bulatkan, rapikan, tampil
from tolok.kinerja.domain.keadaan import Keadaan
from tolok.kinerja.domain.penjelasan import BarisPenjelasan, Besaran
from tolok.regulasi.nilai import AturanUkur

__all__ = [
    "EfisiensiVolume",
    "HasilEfisiensi",
    "HasilSerapan",
    "KeluaranAnggaran",
    "efisiensi",
    "efisiensi_volume",
    "nilai_efisiensi",
    "serapan",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class HasilSerapan:
    """Absorption of a budget line; `serapan` unrounded percent, None unless `terukur`."""

    keadaan: Keadaan
    serapan: Decimal | None
    penjelasan: tuple[BarisPenjelasan, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HasilEfisiensi:
    """Achievement less absorption, and whether it may be called efficient."""

    efisiensi: Decimal
    efisien: bool
    penjelasan: tuple[BarisPenjelasan, ...]


def _tanpa(keadaan: Keadaan, alasan: str) -> HasilSerapan:
    kata = keadaan.value.replace("_", " ").capitalize()
    baris = BarisPenjelasan("keadaan", f"{kata}: {alasan}", keadaan.value)
    return HasilSerapan(keadaan=keadaan, serapan=None, penjelasan=(baris,))


def serapan(
    *, pagu: Decimal | int | None, realisasi: Decimal | int | None, digit: int = 2
) -> HasilSerapan:
    """Spending in percent of the ceiling. A ceiling of zero has no absorption: 0/0 is not 0 %.

    >>> tampil(serapan(pagu=106_439_453_000, realisasi=104_734_936_307).serapan)
    '98,40'
    >>> serapan(pagu=0, realisasi=0).keadaan.value
    'tak_terdefinisi'
    """
    if realisasi is None:
        return _tanpa(Keadaan.BELUM_DIUKUR, "realisasi anggaran belum diisi")
    if pagu is None:
        return _tanpa(Keadaan.TAK_TERDEFINISI, "pagu belum diisi")
    if pagu <= 0:
        return _tanpa(
            Keadaan.TAK_TERDEFINISI, f"pagu {tulis(Decimal(pagu))}, tidak dapat menjadi pembagi"
        )
    atas, bawah = Decimal(realisasi), Decimal(pagu)
    with localcontext(KONTEKS):
        nilai = atas * 100 / bawah
    baris = (
        BarisPenjelasan("pagu", f"Pagu = {tulis(bawah)}", rapikan(bawah)),
        BarisPenjelasan("realisasi", f"Realisasi anggaran = {tulis(atas)}", rapikan(atas)),
        BarisPenjelasan("rumus", "Serapan: realisasi anggaran / pagu × 100", "serapan"),
        BarisPenjelasan(
            "substitusi", f"{Besaran(atas).dalam_rumus} / {tulis(bawah)} × 100", rapikan(nilai)
        ),
        BarisPenjelasan(
            "pembulatan",
            f"Ditampilkan {tampil(nilai, digit)} ({digit} desimal, setengah menjauhi nol)",
            rapikan(bulatkan(nilai, digit)),
        ),
    )
    return HasilSerapan(keadaan=Keadaan.TERUKUR, serapan=nilai, penjelasan=baris)


def efisiensi(
    *, capaian: Besaran | Decimal, serapan: Besaran | Decimal, aturan: AturanUkur
) -> HasilEfisiensi:
    """SAKIP practice: achievement less absorption; efficient when the achievement reaches the
    rule set's bound and stands above the absorption."""
    c = capaian if isinstance(capaian, Besaran) else Besaran(capaian)
    s = serapan if isinstance(serapan, Besaran) else Besaran(serapan)
    with localcontext(KONTEKS):
        nilai = c.nilai - s.nilai
    sedikitnya = aturan.efisiensi.nilai.capaian_sedikitnya
    efisien = c.nilai >= sedikitnya and c.nilai > s.nilai
    rujukan = str(aturan.efisiensi.rujukan)
    putusan = "efisien" if efisien else "tidak efisien, jelaskan"
    baris = (
        BarisPenjelasan(
            "efisiensi", f"{c.dalam_rumus} − {s.dalam_rumus}", rapikan(nilai), rujukan
        ),
        BarisPenjelasan(
            "putusan_efisiensi",
            f"{putusan} (efisien bila capaian ≥ {tulis(sedikitnya)} dan di atas serapan)",
            "efisien" if efisien else "tidak_efisien",
            rujukan,
        ),
    )
    return HasilEfisiensi(efisiensi=nilai, efisien=efisien, penjelasan=baris)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeluaranAnggaran:
    """One output with its budget: RA spending, PA ceiling, RV volume made, TV volume planned."""

    realisasi_anggaran: Decimal
    pagu: Decimal
    realisasi_volume: Decimal
    target_volume: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class EfisiensiVolume:
    """E and its mark; `peringatan` is set when E lies outside the bounds of the method."""

    efisiensi: Decimal
    nilai_efisiensi: Decimal
    peringatan: str | None


def efisiensi_volume(keluaran: Sequence[KeluaranAnggaran]) -> EfisiensiVolume:
    """PMK 214/2017 family: E = mean of 1 − (RA/RV)/(PA/TV), in percent; NE = 50 + E/20 × 50.

    Raises ZeroDivisionError for a zero volume or ceiling; ValueError without outputs.
    """
    if not keluaran:
        raise ValueError("Efisiensi memerlukan sedikitnya satu keluaran.")
    with localcontext(KONTEKS):
        bagian = [
            1 - (k.realisasi_anggaran / k.realisasi_volume) / (k.pagu / k.target_volume)
            for k in keluaran
        ]
        e = sum(bagian, Decimal(0)) / len(bagian) * 100
        return nilai_efisiensi(e)


def nilai_efisiensi(e: Decimal) -> EfisiensiVolume:
    """NE = 50 + E/20 × 50, with a warning outside −20 ≤ E ≤ 20 (a misapplied method).

    >>> nilai_efisiensi(Decimal("74.03")).peringatan is None
    False
    """
    with localcontext(KONTEKS):
        ne = 50 + e / 20 * 50
    peringatan = None
    if not -20 <= e <= 20:
        peringatan = (
            f"E = {tulis(e)} di luar −20 sampai 20; rumus ini tampaknya diberi serapan, "
            "bukan efisiensi. Periksa volume dan anggaran tiap keluaran."
        )
    return EfisiensiVolume(efisiensi=e, nilai_efisiensi=ne, peringatan=peringatan)

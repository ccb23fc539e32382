"""The sample figures of a quarter, read and computed here once more: the judge of the pages.

Knows nothing of the product's own measuring: a few lines of Decimal over the sample file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

__all__ = ["Angka", "angka_triwulan", "rata_rata", "rupiah", "tulis"]

D = Decimal


@dataclass(frozen=True, kw_only=True)
class Angka:
    """One indicator in one quarter: what is typed, and what must come out."""

    kode: str
    nama: str
    simpul: str
    pemilik: str
    komponen: tuple[str, str] | None
    realisasi: str | None
    capaian: Decimal | None
    bukti: str

    @property
    def tampil(self) -> str:
        """The achievement as it must be printed."""
        return "–" if self.capaian is None else tulis(self.capaian)


def tulis(nilai: Decimal, digit: int = 2) -> str:
    """Two decimals, half away from zero, with a comma.

    >>> tulis(Decimal("92.857142"))
    '92,86'
    """
    return str(nilai.quantize(D(1).scaleb(-digit), ROUND_HALF_UP)).replace(".", ",")


def rupiah(nilai: int) -> str:
    """Digits with points for thousands.

    >>> rupiah(1140880000)
    '1.140.880.000'
    """
    return f"{nilai:,}".replace(",", ".")


def _koma(nilai: object) -> str:
    """As an officer types it: a comma, no superfluous zeros."""
    teks = str(nilai)
    return (teks.rstrip("0").rstrip(".") if "." in teks else teks).replace(".", ",")


def angka_triwulan(opd: Mapping[str, Any], tw: int) -> list[Angka]:
    """Every indicator that the quarter measures."""
    return [
        _angka(i, tw)
        for i in opd["indikator"]
        if "realisasi_tw" in i and i["realisasi_tw"][tw - 1] is not None
    ]


def _angka(i: Mapping[str, Any], tw: int) -> Angka:
    komponen = (i.get("komponen_tw") or [None] * 4)[tw - 1]
    return Angka(
        kode=i["kode"],
        nama=i["nama"],
        simpul=i["simpul"],
        pemilik=i["penanggung_jawab"],
        komponen=None if komponen is None else (_koma(komponen[0]), _koma(komponen[1])),
        realisasi=None if komponen is not None else _koma(i["realisasi_tw"][tw - 1]),
        capaian=_capaian(i, tw),
        bukti=i["bukti"],
    )


def _capaian(i: Mapping[str, Any], tw: int) -> Decimal | None:
    nyata, target = _realisasi(i, tw), i["target_tw"][tw - 1]
    if isinstance(target, list):
        bawah, atas = map(D, target)
        if bawah <= nyata <= atas:
            return D(100)
        tepi = bawah if nyata < bawah else atas
        return 100 - abs(tepi - nyata) / tepi * 100
    t = sum(map(D, i["target_tw"][:tw]), D(0)) if i["agregasi"] == "jumlah" else D(target)
    if t == 0:
        return None
    return (nyata / t if i["polaritas"] == "positif" else (2 * t - nyata) / t) * 100


def _realisasi(i: Mapping[str, Any], tw: int) -> Decimal:
    """The figure up to the quarter, by the way the indicator adds up."""
    ada = [D(x) for x in i["realisasi_tw"][:tw] if x is not None]
    cara = i["agregasi"]
    if cara == "jumlah":
        return sum(ada, D(0))
    if cara == "rata_rata":
        return sum(ada, D(0)) / len(ada)
    if cara == "rasio_kumulatif":
        atas, bawah = (sum((D(k[n]) for k in i["komponen_tw"][:tw]), D(0)) for n in (0, 1))
        return atas / bawah * 100
    if i.get("komponen_tw"):
        atas, bawah = map(D, i["komponen_tw"][tw - 1])
        return atas / bawah * 100
    return ada[-1]


def rata_rata(daftar: list[Angka], simpul: str) -> Decimal | None:
    """The plain mean of the measured indicators of a sasaran."""
    ada = [a.capaian for a in daftar if a.simpul == simpul and a.capaian is not None]
    return sum(ada, D(0)) / len(ada) if ada else None

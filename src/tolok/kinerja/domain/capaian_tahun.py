"""One year of ratified figures, quarter beside quarter, from the stored worked sheets.

Input is the JSON of the reports (`berkas_ukur`); nothing is computed again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

__all__ = ["BarisTahun", "CapaianTahun", "RekapTahun", "SelCapaian", "susun_tahun"]

Isi = Mapping[str, Any]
TRIWULAN = (1, 2, 3, 4)


@dataclass(frozen=True, slots=True, kw_only=True)
class SelCapaian:
    """One figure as it was ratified: `tampil` and `kategori` are empty where there is none."""

    tw: int
    capaian: Decimal | None
    tampil: str
    kategori: str
    keadaan: str
    target: str
    realisasi: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisTahun:
    """One indicator through the year; a quarter without a ratified report is None."""

    indikator: str
    kode: str
    nama: str
    satuan: str
    simpul: str
    jenis: str
    penanggung_jawab: str
    sel: tuple[SelCapaian | None, ...]

    @property
    def terakhir(self) -> SelCapaian | None:
        """The newest quarter that has a ratified report."""
        return next((s for s in reversed(self.sel) if s is not None), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class RekapTahun:
    """One tujuan or sasaran through the year: its mean, as the reports printed it."""

    kode: str
    nama: str
    jenis: str
    sel: tuple[SelCapaian | None, ...]
    n: int
    n_terukur: int

    @property
    def terakhir(self) -> SelCapaian | None:
        """The newest quarter that has a ratified report."""
        return next((s for s in reversed(self.sel) if s is not None), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class CapaianTahun:
    """The year: its ratified quarters, means, and indicators in plan order."""

    tahun: int
    triwulan: tuple[int, ...]
    rekap: tuple[RekapTahun, ...]
    baris: tuple[BarisTahun, ...]

    @property
    def terukur(self) -> int:
        """Indicators with a figure in the newest quarter."""
        return sum(1 for b in self.baris if b.terakhir is not None and b.terakhir.tampil)


def susun_tahun(tahun: int, kertas: Mapping[int, Isi]) -> CapaianTahun:
    """Quarter -> worked sheet, as one table. The newest sheet decides the order and the names."""
    urut = [kertas[tw] for tw in sorted(kertas, reverse=True)]
    baris = {b["indikator"]: b for k in reversed(urut) for b in k["baris"]}
    rekap = {r["kode"]: r for k in reversed(urut) for r in k["rekap"]}
    urutan = {b["indikator"]: n for n, b in enumerate(urut[0]["baris"])} if urut else {}
    return CapaianTahun(
        tahun=tahun,
        triwulan=tuple(sorted(kertas)),
        rekap=tuple(_rekap(r, kertas) for r in rekap.values()),
        baris=tuple(
            _baris(baris[i], kertas)
            for i in sorted(baris, key=lambda i: urutan.get(i, len(urutan)))
        ),
    )


def _baris(b: Isi, kertas: Mapping[int, Isi]) -> BarisTahun:
    return BarisTahun(
        indikator=b["indikator"],
        kode=b["kode"],
        nama=b["nama"],
        satuan=b["satuan"],
        simpul=f"{b['simpul']['kode']} {b['simpul']['nama']}",
        jenis=b["simpul"]["jenis"],
        penanggung_jawab=b["penanggung_jawab"],
        sel=tuple(_sel(tw, kertas, b["indikator"]) for tw in TRIWULAN),
    )


def _sel(tw: int, kertas: Mapping[int, Isi], indikator: str) -> SelCapaian | None:
    isi = kertas.get(tw)
    b = next((x for x in isi["baris"] if x["indikator"] == indikator), None) if isi else None
    if b is None:
        return None
    return SelCapaian(
        tw=tw,
        capaian=None if b["capaian"] is None else Decimal(b["capaian"]),
        tampil=b["tampil"] or "",
        kategori=b["kategori"] or "",
        keadaan=b["keadaan"].replace("_", " "),
        target=b["target_sd"] or "",
        realisasi=b["tampil_realisasi_sd"] or "",
    )


def _rekap(r: Isi, kertas: Mapping[int, Isi]) -> RekapTahun:
    semua = tuple(_sel_rekap(tw, kertas, r["kode"]) for tw in TRIWULAN)
    return RekapTahun(
        kode=r["kode"],
        nama=r["nama"],
        jenis=r["jenis"],
        sel=semua,
        n=r["n"],
        n_terukur=r["n_terukur"],
    )


def _sel_rekap(tw: int, kertas: Mapping[int, Isi], kode: str) -> SelCapaian | None:
    isi = kertas.get(tw)
    r = next((x for x in isi["rekap"] if x["kode"] == kode), None) if isi else None
    if r is None:
        return None
    return SelCapaian(
        tw=tw,
        capaian=None if r["capaian"] is None else Decimal(r["capaian"]),
        tampil=r["tampil"] or "",
        kategori=r["kategori"] or "",
        keadaan=r["keadaan"].replace("_", " "),
        target="",
        realisasi=f"{r['n_terukur']} dari {r['n']}",
    )

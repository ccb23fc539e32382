"""The plan as its page shows it: a tree with the targets that count at each quarter's end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tolok.kinerja.domain.banding_rencana import NAMA_TW, tulis_nilai
from tolok.kinerja.domain.isi_rencana import (
    IsiIndikator,
    IsiPerjanjian,
    IsiRencana,
    IsiSimpul,
    pagu_simpul,
)
from tolok.kinerja.domain.keadaan import Agregasi
from tolok.kinerja.domain.kuncian_rencana import KuncianRencana
from tolok.kinerja.domain.rencana import JenisSimpul, VersiRencana

__all__ = [
    "BarisIndikator",
    "BarisSimpul",
    "HalamanRencana",
    "SelTarget",
    "cari_simpul",
    "deret_target",
    "halaman_rencana",
    "lipat",
    "panjang",
]

_UTUH = 150
"""Nodes and indicators that a page shows at once."""
_HASIL = 40
"""Nodes that a search shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SelTarget:
    """One target: what counts, what it was before the change, and whether it is held fast."""

    nama: str
    teks: str
    semula: str = ""
    terkunci: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisIndikator:
    """An indicator with its five targets."""

    isi: IsiIndikator
    target: tuple[SelTarget, ...]

    @property
    def tahun_lalu(self) -> str:
        """Last year's figure as it prints; "" when unknown."""
        return tulis_nilai(self.isi.tahun_lalu)

    @property
    def renstra(self) -> str:
        """The target at the end of the Renstra."""
        return tulis_nilai(self.isi.renstra)


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisSimpul:
    """A node, its depth, its ceiling (its own, or the sum below it) and its indicators."""

    isi: IsiSimpul
    tingkat: int
    pagu: int | None
    pagu_semula: int | None
    indikator: tuple[BarisIndikator, ...]
    bawah: int = 0
    """Nodes that open and close with this one, in a tree too long to show whole."""
    terbuka: bool = False

    @property
    def teks(self) -> str:
        """What a search looks through, in small letters."""
        isi: list[IsiSimpul | IsiIndikator] = [self.isi, *(i.isi for i in self.indikator)]
        return " ".join(f"{x.kode} {x.nama} {x.penanggung_jawab}" for x in isi).lower()

    @property
    def tanpa_indikator(self) -> bool:
        """Levels that are measured, without anything to measure."""
        return not self.indikator and self.isi.jenis is not JenisSimpul.KEGIATAN


@dataclass(frozen=True, slots=True, kw_only=True)
class HalamanRencana:
    """What the page of a year shows."""

    tahun: int
    baris: tuple[BarisSimpul, ...]
    perjanjian: tuple[tuple[IsiPerjanjian, bool, bool], ...]
    """Agreements; whether each is the one in force today, and whether ratified figures used it."""
    banyak_indikator: int
    pagu: int | None
    sampai: int
    """The last quarter with ratified figures."""


def _akhir(tahun: int, tw: int) -> date:
    return date(tahun, (tw or 4) * 3, 31 if (tw or 4) in (1, 4) else 30)


def deret_target(
    indikator: IsiIndikator, rencana: IsiRencana, kuncian: KuncianRencana
) -> tuple[SelTarget, ...]:
    """The year's target and the quarters', each by the agreement in force at its end."""
    sampai = kuncian.indikator.get(indikator.id, 0)
    return tuple(
        _sel(indikator, rencana.versi_pada(_akhir(rencana.tahun, tw)), tw, sampai)
        for tw in range(5)
    )


def _sel(i: IsiIndikator, versi: VersiRencana | None, tw: int, sampai: int) -> SelTarget:
    kini = i.target(versi or VersiRencana.MURNI, tw)
    murni = i.murni[tw]
    teks = tulis_nilai(kini)
    if not teks and tw and (i.agregasi is Agregasi.TAHUNAN or i.penyebut_tahun):
        teks = "–"
    return SelTarget(
        nama=NAMA_TW[tw],
        teks=teks,
        semula=tulis_nilai(murni) if murni is not None and kini != murni else "",
        terkunci=kini is not None and sampai > 0 and tw <= sampai,
    )


def halaman_rencana(rencana: IsiRencana, kuncian: KuncianRencana, hari: date) -> HalamanRencana:
    """The page of a year, as of a day."""
    menurut: dict[str, list[IsiIndikator]] = {}
    for i in rencana.indikator:
        menurut.setdefault(i.simpul, []).append(i)
    pagu, semula = pagu_simpul(rencana), pagu_simpul(rencana, semula=True)
    tingkat = _tingkat(rencana.simpul)
    baris = tuple(
        BarisSimpul(
            isi=s,
            tingkat=tingkat[s.kode],
            pagu=pagu.get(s.kode),
            pagu_semula=semula.get(s.kode) if semula.get(s.kode) != pagu.get(s.kode) else None,
            indikator=tuple(
                BarisIndikator(isi=i, target=deret_target(i, rencana, kuncian))
                for i in menurut.get(s.kode, ())
            ),
        )
        for s in rencana.simpul
    )
    berlaku = [p for p in rencana.perjanjian if p.berlaku_sejak <= hari]
    atas = [pagu[s.kode] for s in rencana.simpul if tingkat[s.kode] == 0 and s.kode in pagu]
    return HalamanRencana(
        tahun=rencana.tahun,
        baris=baris,
        perjanjian=tuple(
            (p, bool(berlaku) and p == berlaku[-1], _terpakai(p, rencana.tahun, kuncian.sampai))
            for p in rencana.perjanjian
        ),
        banyak_indikator=len(rencana.indikator),
        pagu=sum(atas) if atas else None,
        sampai=kuncian.sampai,
    )


def panjang(semua: Sequence[BarisSimpul]) -> bool:
    """Whether the tree is too long to show whole."""
    return sum(1 + len(b.indikator) for b in semua) > _UTUH


def lipat(semua: Sequence[BarisSimpul], buka: str) -> tuple[BarisSimpul, ...]:
    """Down to the programs, and the whole of the one that `buka` names by its code."""
    program = _program(semua)
    bawah = Counter(p for kode, p in program.items() if p != kode)
    return tuple(
        replace(b, bawah=bawah[b.isi.kode], terbuka=b.isi.kode == buka)
        for b in semua
        if program.get(b.isi.kode, b.isi.kode) in (b.isi.kode, buka)
    )


def cari_simpul(semua: Sequence[BarisSimpul], cari: str) -> tuple[tuple[BarisSimpul, ...], int]:
    """Nodes whose words or indicators have the text, under those they hang on, and how many."""
    kata = cari.lower()
    cocok = [b for b in semua if kata in b.teks]
    induk = {b.isi.kode: b.isi.induk for b in semua}
    tampil: set[str] = set()
    for b in cocok[:_HASIL]:
        kode = b.isi.kode
        while kode and kode not in tampil:
            tampil.add(kode)
            kode = induk.get(kode, "")
    return tuple(b for b in semua if b.isi.kode in tampil), len(cocok)


def _program(semua: Sequence[BarisSimpul]) -> dict[str, str]:
    """Node -> the program it is or hangs on; nodes above the programs are left out."""
    hasil: dict[str, str] = {}
    for b in semua:
        if b.isi.jenis is JenisSimpul.PROGRAM:
            hasil[b.isi.kode] = b.isi.kode
        elif b.isi.induk in hasil:
            hasil[b.isi.kode] = hasil[b.isi.induk]
    return hasil


def _terpakai(p: IsiPerjanjian, tahun: int, sampai: int) -> bool:
    return sampai > 0 and p.berlaku_sejak <= _akhir(tahun, sampai)


def _tingkat(simpul: Iterable[IsiSimpul]) -> dict[str, int]:
    hasil: dict[str, int] = {}
    for s in simpul:
        hasil[s.kode] = hasil[s.induk] + 1 if s.induk in hasil else 0
    return hasil

"""Many random runs of an SOP before it is in force: how far the end spreads. Pure, seeded.

A return costs what the decider says it costs: from the row it goes to up to the row it came from,
everything opens again (uji_jalan plays it; a test compares). How often something goes back and how
much slower than its standard people are stands on no page: they are assumptions of the reader,
shown with the result.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from itertools import pairwise
from math import ceil
from random import Random

from tolok.dasar.durasi import Durasi
from tolok.dasar.kalender import KalenderKerja
from tolok.pelaksanaan.domain.lintasan import Lintasan
from tolok.pelaksanaan.domain.perkiraan import awal_hitung, hari_kerja_antara, tempo
from tolok.pelaksanaan.domain.uji_jalan import LangkahUji, lintasan_uji
from tolok.sop.domain.jalan import SELESAI, SopJalan

__all__ = [
    "Andaian",
    "KembaliUji",
    "SebaranUji",
    "UlanganUji",
    "arah_kembali",
    "sebarkan",
    "urutan_uji",
]

_PALING_BANYAK_KEMBALI = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Andaian:
    """What the page does not say. `peluang`: chance (0 to 0.9) that a row that may return does.

    A row takes between `tercepat` and `terlama` times its standard, its standard most often; a
    printed range is used as it is. `ulangan` runs from the seed `benih`.
    """

    peluang: Decimal = Decimal("0.2")
    tercepat: Decimal = Decimal("0.5")
    terlama: Decimal = Decimal(2)
    ulangan: int = 1000
    benih: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class UlanganUji:
    """One random run: when it ended, after how many working days, with how many returns."""

    selesai: datetime
    hari_kerja: int
    kembali: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SebaranUji:
    """All random runs, the earliest end first."""

    ulangan: tuple[UlanganUji, ...]

    def persentil(self, persen: int) -> UlanganUji:
        """The run that so many of a hundred do not end after (nearest rank).

        >>> from datetime import UTC
        >>> satu = [UlanganUji(selesai=datetime(2026, 1, h, tzinfo=UTC), hari_kerja=h, kembali=0)
        ...     for h in range(1, 11)]
        >>> SebaranUji(ulangan=tuple(satu)).persentil(90).hari_kerja
        9
        """
        ke = max(ceil(len(self.ulangan) * persen / 100), 1)
        return self.ulangan[ke - 1]

    @property
    def rerata_kembali(self) -> Decimal:
        """Returns per run, on average."""
        jumlah = sum(satu.kembali for satu in self.ulangan)
        return Decimal(jumlah) / len(self.ulangan)


def sebarkan(
    sop: SopJalan, kalender: KalenderKerja, mulai: datetime, andaian: Andaian
) -> SebaranUji:
    """Run an SOP many times from `mulai`; the same seed gives the same runs."""
    acak = Random(andaian.benih)  # noqa: S311 - a picture of chance, no secret
    lin = Lintasan(sop)
    awal = awal_hitung(lin, kalender, mulai)
    kembali, peluang = arah_kembali(sop), float(andaian.peluang)
    hasil = []
    jarak: dict[date, int] = {}  # day -> working days since the start
    for _ in range(andaian.ulangan):
        urutan = urutan_uji(lin, kembali, lambda _n, _i: acak.random() < peluang, acak.choice)
        saat = awal
        for satu in urutan:
            waktu = lin.langkah[satu.langkah].waktu
            if waktu is not None:
                saat = tempo(kalender, saat, _acak_waktu(waktu, andaian, acak))
        hari = saat.astimezone(kalender.tz).date()
        if hari not in jarak:
            jarak[hari] = hari_kerja_antara(kalender, awal, saat)
        hasil.append(
            UlanganUji(
                selesai=saat,
                hari_kerja=jarak[hari],
                kembali=_banyak_kembali(lin, urutan),
            )
        )
    return SebaranUji(ulangan=tuple(sorted(hasil, key=lambda u: u.selesai)))


@dataclass(frozen=True, slots=True, kw_only=True)
class KembaliUji:
    """What a return from a row does: where it goes, whether that row opens for repair only, and
    which rows on the way are carried over because nothing under them changed."""

    ke: int
    perbaikan: bool
    dibawa: frozenset[int]


def arah_kembali(sop: SopJalan) -> Mapping[int, KembaliUji]:
    """Row that may return -> what that does, as the decider played it once."""
    lin = Lintasan(sop)
    hasil: dict[int, KembaliUji] = {}
    for satu in lintasan_uji(sop):
        if not satu.kembali or satu.dari is None or not isinstance(satu.ke, int):
            continue
        awal = next(i for i, x in enumerate(satu.urutan) if x.langkah == satu.dari)
        ulang = satu.urutan[awal + 1 :]
        dibuka = {x.langkah for x in ulang if x.iterasi > 1}
        hasil[satu.dari] = KembaliUji(
            ke=satu.ke,
            perbaikan=ulang[0].perbaikan,
            dibawa=frozenset(lin.antara(satu.ke, satu.dari)) - dibuka,
        )
    return hasil


def urutan_uji(
    lin: Lintasan,
    kembali: Mapping[int, KembaliUji],
    dikembalikan: Callable[[int, int], bool],
    pilih: Callable[[Sequence[int | str]], int | str],
) -> tuple[LangkahUji, ...]:
    """Rows as they open. `dikembalikan`: does the n-th opening of a row return? Bounded."""
    hasil: list[LangkahUji] = []
    dibuka: Counter[int] = Counter()
    nomor, perbaikan, sisa = lin.nomor[0], False, _PALING_BANYAK_KEMBALI
    dibawa: frozenset[int] = frozenset()
    while True:
        if nomor not in dibawa:
            dibuka[nomor] += 1
            hasil.append(LangkahUji(langkah=nomor, iterasi=dibuka[nomor], perbaikan=perbaikan))
            boleh = nomor in kembali and not perbaikan and sisa > 0
            if boleh and dikembalikan(nomor, dibuka[nomor]):
                balik = kembali[nomor]
                nomor, perbaikan, dibawa = balik.ke, balik.perbaikan, balik.dibawa
                sisa -= 1
                continue
        perbaikan = False
        maju = lin.maju(nomor)
        tujuan = maju[0] if len(maju) == 1 or nomor in dibawa else pilih(maju)
        if tujuan == SELESAI:
            return tuple(hasil)
        nomor = int(tujuan)
        dibawa = frozenset(n for n in dibawa if lin.posisi[n] >= lin.posisi[nomor])


def _banyak_kembali(lin: Lintasan, urutan: Sequence[LangkahUji]) -> int:
    letak = [lin.posisi[satu.langkah] for satu in urutan]
    return sum(1 for kiri, kanan in pairwise(letak) if kanan <= kiri)


def _acak_waktu(waktu: Durasi, andaian: Andaian, acak: Random) -> Durasi:
    if waktu.maks is not None:
        nilai = Decimal(str(round(acak.uniform(float(waktu.nilai), float(waktu.maks)), 4)))
        return replace(waktu, nilai=nilai, maks=None)
    kali = acak.triangular(float(andaian.tercepat), float(andaian.terlama), 1.0)
    return replace(waktu, nilai=waktu.nilai * Decimal(str(round(kali, 4))))

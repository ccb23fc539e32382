"""From quarters to "s.d. triwulan": the target and the figure up to a quarter, with its arithmetic.

Conventions: lists have one entry per quarter I-IV; None is "not measured", never zero. Components
are (pembilang, penyebut) pairs and are the source of a ratio; the quarter's own percentage beside
them is for display.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext

from tolok.kinerja.domain.bilangan import KONTEKS, tulis_penuh
from tolok.kinerja.domain.hasil import HasilUkur
from tolok.kinerja.domain.keadaan import Agregasi, Polaritas
from tolok.kinerja.domain.penjelasan import BarisPenjelasan, Besaran
from tolok.kinerja.domain.target import Rentang, Target
from tolok.kinerja.domain.ukur import (
    belum_diukur,
    belum_tersedia,
    tak_terdefinisi,
    ukur,
)
from tolok.regulasi.nilai import AturanUkur

__all__ = ["Deret", "SampaiTriwulan", "realisasi_sd", "target_sd", "ukur_triwulan"]

_ROMAWI = ("I", "II", "III", "IV")
Komponen = tuple[Decimal, Decimal]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deret:
    """A year of one indicator: its targets and figures per quarter.

    `realisasi_tahun` may be derived (`turunan.pertumbuhan`). `tersedia_pada`: for a yearly
    figure, the day its source publishes it. `penyebut_tahun`: only the year has a target, so
    every quarter is measured against it (outputs of a subkegiatan).
    """

    agregasi: Agregasi
    target_tahun: Target | None
    target_tw: tuple[Target | None, ...] = (None, None, None, None)
    realisasi_tw: tuple[Decimal | None, ...] = (None, None, None, None)
    komponen_tw: tuple[Komponen | None, ...] | None = None
    bobot_tw: tuple[Decimal | None, ...] | None = None
    realisasi_tahun: Decimal | Besaran | None = None
    tersedia_pada: date | None = None
    penyebut_tahun: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SampaiTriwulan:
    """One indicator up to a quarter: what was measured against what, and the result."""

    triwulan: int
    target: Target | None
    realisasi: Besaran | None
    hasil: HasilUkur


def _terisi(nilai: Sequence[Decimal | None], tw: int) -> list[tuple[int, Decimal]]:
    return [(i, n) for i, n in enumerate(nilai[:tw]) if n is not None]


def target_sd(deret: Deret, tw: int) -> Target | None:
    """The target up to quarter `tw`; None when the quarter has none (not scheduled).

    `jumlah` adds the quarters' amounts, `rata_rata` takes their mean, `tahunan` is the year's
    target; the others are positions or percentages "s.d. triwulan" already.
    """
    if deret.agregasi is Agregasi.TAHUNAN or deret.penyebut_tahun:
        return deret.target_tahun
    kini = deret.target_tw[tw - 1]
    if kini is None or deret.agregasi not in {Agregasi.JUMLAH, Agregasi.RATA_RATA}:
        return kini
    lewat = [t for t in deret.target_tw[:tw] if t is not None]
    if deret.agregasi is Agregasi.RATA_RATA and all(t == kini for t in lewat):
        return kini
    with localcontext(KONTEKS):
        pembagi = len(lewat) if deret.agregasi is Agregasi.RATA_RATA else 1
        if all(isinstance(t, Decimal) for t in lewat):
            return sum((t for t in lewat if isinstance(t, Decimal)), Decimal(0)) / pembagi
        bawah = sum((t.bawah if isinstance(t, Rentang) else t for t in lewat), Decimal(0))
        atas = sum((t.atas if isinstance(t, Rentang) else t for t in lewat), Decimal(0))
        return Rentang(bawah / pembagi, atas / pembagi)


def realisasi_sd(deret: Deret, tw: int) -> Besaran | None:
    """The figure up to quarter `tw`; None when this quarter has not been measured.

    A ratio of 0/0 raises ZeroDivisionError: that is "no answer", which the caller turns into a
    state; it is not "not measured".

    >>> deret = Deret(agregasi=Agregasi.RASIO_KUMULATIF, target_tahun=Decimal(100),
    ...               komponen_tw=((Decimal(4), Decimal(4)), (Decimal(0), Decimal(0)),
    ...                            (Decimal(9), Decimal(10)), None))
    >>> realisasi_sd(deret, 3).ekspresi
    '13 / 14 × 100'
    """
    with localcontext(KONTEKS):
        return _CARA[deret.agregasi](deret, tw)


def _tahunan(deret: Deret, tw: int) -> Besaran | None:
    if tw < 4 or deret.realisasi_tahun is None:
        return None
    nilai = deret.realisasi_tahun
    return nilai if isinstance(nilai, Besaran) else Besaran(nilai)


def _rasio(pembilang: Decimal, penyebut: Decimal) -> Besaran:
    if penyebut == 0:
        raise ZeroDivisionError
    ekspresi = f"{tulis_penuh(pembilang)} / {tulis_penuh(penyebut)} × 100"
    return Besaran(pembilang * 100 / penyebut, ekspresi)


def _jumlah(deret: Deret, tw: int) -> Besaran | None:
    if deret.realisasi_tw[tw - 1] is None:
        return None
    ada = _terisi(deret.realisasi_tw, tw)
    total = sum((n for _, n in ada), Decimal(0))
    return Besaran(total, " + ".join(tulis_penuh(n) for _, n in ada) if len(ada) > 1 else None)


def _posisi_akhir(deret: Deret, tw: int) -> Besaran | None:
    komponen = deret.komponen_tw[tw - 1] if deret.komponen_tw else None
    if komponen is not None:
        return _rasio(*komponen)
    kini = deret.realisasi_tw[tw - 1]
    return None if kini is None else Besaran(kini)


def _rata_rata(deret: Deret, tw: int) -> Besaran | None:
    if deret.realisasi_tw[tw - 1] is None:
        return None
    ada = _terisi(deret.realisasi_tw, tw)
    if len(ada) == 1:
        return Besaran(ada[0][1])
    ekspresi = f"({' + '.join(tulis_penuh(n) for _, n in ada)}) / {len(ada)}"
    return Besaran(sum((n for _, n in ada), Decimal(0)) / len(ada), ekspresi)


def _tertimbang(deret: Deret, tw: int) -> Besaran | None:
    if deret.realisasi_tw[tw - 1] is None:
        return None
    bobot = deret.bobot_tw or (None,) * 4
    ada = [(n, w) for i, n in _terisi(deret.realisasi_tw, tw) if (w := bobot[i]) is not None]
    penyebut = sum((w for _, w in ada), Decimal(0))
    if penyebut == 0:
        raise ZeroDivisionError
    atas = " + ".join(f"{tulis_penuh(n)} × {tulis_penuh(w)}" for n, w in ada)
    bawah = " + ".join(tulis_penuh(w) for _, w in ada)
    return Besaran(sum((n * w for n, w in ada), Decimal(0)) / penyebut, f"({atas}) / ({bawah})")


def _rasio_kumulatif(deret: Deret, tw: int) -> Besaran | None:
    komponen = deret.komponen_tw or (None,) * 4
    if komponen[tw - 1] is None:
        return None
    ada = [k for k in komponen[:tw] if k is not None]
    pembilang = sum((p for p, _ in ada), Decimal(0))
    penyebut = sum((q for _, q in ada), Decimal(0))
    return _rasio(pembilang, penyebut)


_CARA = {
    Agregasi.JUMLAH: _jumlah,
    Agregasi.POSISI_AKHIR: _posisi_akhir,
    Agregasi.RATA_RATA: _rata_rata,
    Agregasi.RATA_RATA_TERTIMBANG: _tertimbang,
    Agregasi.RASIO_KUMULATIF: _rasio_kumulatif,
    Agregasi.PROGRES_KUMULATIF: _posisi_akhir,
    Agregasi.TAHUNAN: _tahunan,
}


def ukur_triwulan(
    *,
    deret: Deret,
    tw: int,
    polaritas: Polaritas,
    aturan: AturanUkur,
    pada: date,
    terhadap_tahun: bool = False,
) -> SampaiTriwulan:
    """Measure an indicator up to quarter `tw` (1-4), as known on the day `pada`.

    The denominator is the target up to the quarter, or the year's target when `terhadap_tahun`.
    """
    target = deret.target_tahun if terhadap_tahun else target_sd(deret, tw)
    nama_tw = f"Triwulan {_ROMAWI[tw - 1]}"
    if target_sd(deret, tw) is None:
        hasil: HasilUkur = belum_diukur(aturan, f"tidak dijadwalkan diukur pada {nama_tw}")
        return SampaiTriwulan(triwulan=tw, target=target, realisasi=None, hasil=hasil)
    if deret.agregasi is Agregasi.TAHUNAN and _menunggu(deret, tw, pada):
        return SampaiTriwulan(
            triwulan=tw, target=target, realisasi=None, hasil=_tahunan_menunggu(deret, tw, aturan)
        )
    try:
        realisasi = realisasi_sd(deret, tw)
    except ZeroDivisionError:
        hasil = tak_terdefinisi(aturan, f"penyebut realisasi s.d. {nama_tw} nol (0/0)")
        return SampaiTriwulan(triwulan=tw, target=target, realisasi=None, hasil=hasil)
    cara = BarisPenjelasan(
        "agregasi",
        f"{nama_tw}, cara menggabung triwulan: {_NAMA[deret.agregasi]}{_sederhana(deret, tw)}",
    )
    hasil = ukur(
        target=target, realisasi=realisasi, polaritas=polaritas, aturan=aturan, catatan=(cara,)
    )
    return SampaiTriwulan(triwulan=tw, target=target, realisasi=realisasi, hasil=hasil)


def _sederhana(deret: Deret, tw: int) -> str:
    """Beside a weighted mean the simple one: who adds up four quarters by hand finds it."""
    if deret.agregasi is not Agregasi.RATA_RATA_TERTIMBANG:
        return ""
    besaran = _rata_rata(deret, tw)
    if besaran is None or besaran.ekspresi is None:
        return ""
    return f" (rata-rata sederhana {tulis_penuh(besaran.nilai)} tidak dipakai)"


_NAMA = {
    Agregasi.JUMLAH: "jumlah",
    Agregasi.POSISI_AKHIR: "posisi akhir",
    Agregasi.RATA_RATA: "rata-rata",
    Agregasi.RATA_RATA_TERTIMBANG: "rata-rata tertimbang",
    Agregasi.RASIO_KUMULATIF: "rasio kumulatif",
    Agregasi.PROGRES_KUMULATIF: "kemajuan kumulatif",
    Agregasi.TAHUNAN: "tahunan",
}


def _menunggu(deret: Deret, tw: int, pada: date) -> bool:
    belum_terbit = deret.tersedia_pada is not None and pada < deret.tersedia_pada
    return tw < 4 or belum_terbit


def _tahunan_menunggu(deret: Deret, tw: int, aturan: AturanUkur) -> HasilUkur:
    if tw < 4:
        return belum_diukur(aturan, "diukur sekali pada akhir tahun")
    hari = deret.tersedia_pada
    kapan = f", diperkirakan {hari.strftime('%d-%m-%Y')}" if hari else ""
    return belum_tersedia(aturan, f"sumber data belum menerbitkan{kapan}", hari)

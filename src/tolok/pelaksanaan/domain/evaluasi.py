"""What a year of runs says about the SOP itself: time really taken, and ways the page does not print.

PermenPANRB 35/2012 has every SOP evaluated at least once a year. Facts only: who is right, the
page or the practice, is for people to decide.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from statistics import median_low

from tolok.pelaksanaan.domain.kejadian import (
    DariKertas,
    LangkahDitutupAwal,
    LangkahTidakDiperlukan,
    Tercatat,
    TugasDikembalikan,
    TugasDiserahkan,
)
from tolok.pelaksanaan.domain.pelaku import Pelaku
from tolok.sop.domain.jalan import JenisTindakan

__all__ = [
    "ButirEvaluasi",
    "CatatanPelaksanaan",
    "EvaluasiLangkah",
    "EvaluasiSop",
    "JenisEvaluasi",
    "evaluasi",
]


class JenisEvaluasi(StrEnum):
    """What a run did that the printed page does not say, or that deserves a second look."""

    KEMBALI_TIDAK_DICETAK = "kembali_tidak_dicetak"
    DUA_KAPASITAS = "dua_kapasitas"
    DITUTUP_AWAL = "ditutup_awal"
    TIDAK_DIPERLUKAN = "tidak_diperlukan"
    DARI_KERTAS = "dari_kertas"


@dataclass(frozen=True, slots=True, kw_only=True)
class CatatanPelaksanaan:
    """One run: its events in order, and task -> (row, act of a share or empty)."""

    id: str
    kejadian: Sequence[Tercatat]
    tugas: Mapping[str, tuple[int, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ButirEvaluasi:
    """One thing to look at: in which run, at which row, when, by whom; `sasaran`: a return's row."""

    jenis: JenisEvaluasi
    pelaksanaan: str
    langkah: int
    pada: datetime
    pelaku: Pelaku | None
    sasaran: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluasiLangkah:
    """One printed row over all runs. Times are working minutes: one of each answered task, or of
    each person and run where the printed time is for all subjects together."""

    nomor: int
    menit_kerja: tuple[int, ...] = ()
    menit_tunggu: tuple[int, ...] = ()
    banyak: int = 0
    kembali: int = 0

    @property
    def tengah_kerja(self) -> int | None:
        """Median of the time in hand; None when nothing was answered."""
        return median_low(self.menit_kerja) if self.menit_kerja else None

    @property
    def terlama(self) -> int | None:
        """The slowest answer."""
        return max(self.menit_kerja, default=None)

    @property
    def tengah_tunggu(self) -> int | None:
        """Median of the time unread."""
        return median_low(self.menit_tunggu) if self.menit_tunggu else None

    def melebihi(self, baku: int | None) -> int:
        """Answers that took more working minutes than the standard; 0 without a standard."""
        return 0 if baku is None else sum(1 for m in self.menit_kerja if m > baku)


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluasiSop:
    """Rows by number, and what to look at, oldest first."""

    langkah: Mapping[int, EvaluasiLangkah]
    butir: tuple[ButirEvaluasi, ...]

    def menurut(self, jenis: JenisEvaluasi) -> tuple[ButirEvaluasi, ...]:
        """Those of one kind."""
        return tuple(b for b in self.butir if b.jenis is jenis)


def evaluasi(
    nomor: Iterable[int],
    daftar: Sequence[CatatanPelaksanaan],
    kelompok: Container[int] = (),
) -> EvaluasiSop:
    """Gather the rows `nomor` of every run.

    `kelompok`: rows whose printed time is for all their subjects together, so that what one person
    handled in one run counts as one time.
    """
    butir = [b for satu in daftar for b in _butir(satu)]
    jawaban: dict[int, list[TugasDiserahkan | TugasDikembalikan]] = defaultdict(list)
    bersama: dict[int, list[int]] = defaultdict(list)
    for satu in daftar:
        milik: dict[tuple[int, str], list[Tercatat]] = defaultdict(list)
        for t in satu.kejadian:
            e = t.kejadian
            if isinstance(e, TugasDiserahkan | TugasDikembalikan) and not _bagian(satu, e.tugas):
                langkah = satu.tugas[e.tugas][0]
                jawaban[langkah].append(e)
                if langkah in kelompok:
                    milik[langkah, _siapa(t)].append(t)
        for (langkah, _), semua in milik.items():
            bersama[langkah] += _menit_bersama(semua)
    return EvaluasiSop(
        langkah={n: _langkah(n, jawaban[n], bersama[n] if n in kelompok else None) for n in nomor},
        butir=tuple(sorted(butir, key=lambda b: (b.pada, b.langkah))),
    )


def _siapa(t: Tercatat) -> str:
    pelaku = _pemutus(t)
    return "" if pelaku is None else pelaku.pegawai


def _menit_bersama(semua: Sequence[Tercatat]) -> list[int]:
    """Handling times of one person's answers as one: what overlaps counts once."""
    jumlah, ada, lalu = 0, False, None
    for t in sorted(semua, key=lambda t: t.pada):
        menit = getattr(t.kejadian, "menit_kerja", None)
        if menit is not None:
            jeda = menit if lalu is None else int((t.pada - lalu).total_seconds() // 60)
            jumlah, ada = jumlah + min(menit, jeda), True
        lalu = t.pada
    return [jumlah] if ada else []


def _bagian(satu: CatatanPelaksanaan, tugas: str) -> bool:
    return bool(satu.tugas[tugas][1])


def _langkah(
    nomor: int,
    jawaban: Sequence[TugasDiserahkan | TugasDikembalikan],
    bersama: Sequence[int] | None = None,
) -> EvaluasiLangkah:
    sendiri = tuple(e.menit_kerja for e in jawaban if e.menit_kerja is not None)
    return EvaluasiLangkah(
        nomor=nomor,
        menit_kerja=sendiri if bersama is None else tuple(bersama),
        menit_tunggu=tuple(e.menit_tunggu for e in jawaban if e.menit_tunggu is not None),
        banyak=len(jawaban),
        kembali=sum(1 for e in jawaban if isinstance(e, TugasDikembalikan) and not e.masukan),
    )


def _butir(satu: CatatanPelaksanaan) -> list[ButirEvaluasi]:
    hasil = _dua_kapasitas(satu)
    for t in satu.kejadian:
        e = t.kejadian
        if isinstance(e, TugasDikembalikan) and not (e.masukan or e.diatur):
            langkah = satu.tugas[e.tugas][0]
            hasil.append(
                _satu(satu, t, JenisEvaluasi.KEMBALI_TIDAK_DICETAK, langkah, sasaran=e.sasaran)
            )
        elif isinstance(e, LangkahDitutupAwal):
            hasil.append(_satu(satu, t, JenisEvaluasi.DITUTUP_AWAL, e.langkah))
        elif isinstance(e, LangkahTidakDiperlukan):
            hasil += [_satu(satu, t, JenisEvaluasi.TIDAK_DIPERLUKAN, n) for n in e.langkah]
        if _kertas(t) is not None:
            hasil.append(_satu(satu, t, JenisEvaluasi.DARI_KERTAS, _langkah_tugas(satu, t)))
    return hasil


def _satu(
    satu: CatatanPelaksanaan,
    t: Tercatat,
    jenis: JenisEvaluasi,
    langkah: int,
    *,
    sasaran: int | None = None,
) -> ButirEvaluasi:
    return ButirEvaluasi(
        jenis=jenis,
        pelaksanaan=satu.id,
        langkah=langkah,
        pada=t.pada,
        pelaku=_pemutus(t),
        sasaran=sasaran,
    )


def _kertas(t: Tercatat) -> DariKertas | None:
    e = t.kejadian
    return e.kertas if isinstance(e, TugasDiserahkan | TugasDikembalikan) else None


def _pemutus(t: Tercatat) -> Pelaku | None:
    """Who answered: on paper it is the signatory, not the recorder."""
    kertas = _kertas(t)
    return t.pelaku if kertas is None else kertas.penanda_tangan


def _langkah_tugas(satu: CatatanPelaksanaan, t: Tercatat) -> int:
    e = t.kejadian
    return satu.tugas[e.tugas][0] if isinstance(e, TugasDiserahkan | TugasDikembalikan) else 0


def _dua_kapasitas(satu: CatatanPelaksanaan) -> list[ButirEvaluasi]:
    """Decisions of a person who decided in this run as more than one official.

    The signature that every employee gives for themselves is no decision of an official.
    """
    menurut: dict[str, list[Tercatat]] = defaultdict(list)
    for t in satu.kejadian:
        pemutus = _pemutus(t)
        if pemutus is not None and _memutuskan(satu, t):
            menurut[pemutus.pegawai].append(t)
    return [
        _satu(satu, t, JenisEvaluasi.DUA_KAPASITAS, _langkah_tugas(satu, t))
        for daftar in menurut.values()
        if len({(p.jabatan, p.kapasitas) for t in daftar if (p := _pemutus(t))}) > 1
        for t in daftar
    ]


def _memutuskan(satu: CatatanPelaksanaan, t: Tercatat) -> bool:
    e = t.kejadian
    if isinstance(e, TugasDikembalikan):
        return not e.masukan
    if not isinstance(e, TugasDiserahkan) or e.keputusan is None:
        return False
    return satu.tugas[e.tugas][1] != JenisTindakan.TANDATANGANI.value

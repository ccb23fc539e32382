"""Runs of the other SOPs in the enlarged office, one more of each stopped at every row: a row that
waits for somebody shows more than one that is closed.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction

from tolok.cli import contoh_kumpul as kumpul, contoh_sk as sk, contoh_tim as tim
from tolok.cli.contoh_isian import formulir
from tolok.cli.contoh_peraga import KantorContoh, Peraga, hari_kerja_mundur
from tolok.dasar.periode import JenisPeriode, Periode
from tolok.pelaksanaan.models import Pelaksanaan
from tolok.pelaksanaan.tindakan.umum import KODE
from tolok.sop.selectors.versi import versi_berlaku

__all__ = ["berhenti_tiap_baris", "mainkan"]

_BARIS_TIM, _UKUR = 9, 5
"""Rows of the team's measurement before the archive; in which of them it types its figures."""
_TIM = 6
"""The row of the team by decree."""


def mainkan(
    kantor: KantorContoh,
    sekarang: datetime,
    sop: str,
    main: Callable[[Peraga], None],
    **lain: Any,
) -> None:
    """One run in a period that is still free, as far as `main` plays it: not of the last quarter, of
    which the sample has no figures."""
    hari = sekarang.astimezone(kantor.kalender.tz).date()
    awal = hari_kerja_mundur(kantor.kalender, hari, 8)
    ada = Pelaksanaan.objects.filter(instansi=kantor.instansi, kode_sop=sop)
    bulan = (Periode(JenisPeriode.BULAN, kantor.tahun, n) for n in range(1, min(hari.month, 10)))
    kode = set(ada.values_list("periode", flat=True))
    semester = Periode(JenisPeriode.SEMESTER, kantor.tahun, 1)
    triwulan = (Periode(JenisPeriode.TRIWULAN, kantor.tahun, n) for n in (3, 2, 1))
    periode = next(p for p in (*triwulan, semester, *bulan) if p.kode not in kode)
    versi: Any = versi_berlaku(kantor.instansi, sop, hari)
    with transaction.atomic():
        peraga = Peraga(kantor=kantor, awal=awal, periode=periode, **lain)
        peraga.mulai(versi, f"{versi.nama} kali dua puluh", None)
        main(peraga)


def berhenti_tiap_baris(a: KantorContoh, b: KantorContoh, sekarang: datetime) -> None:
    """Office A: the team's measurement and the team by decree; office B: the collection."""
    for baris in range(_BARIS_TIM):
        mainkan(a, sekarang, "002", partial(_tim, sudah=baris))
    for main in _SK:
        mainkan(a, sekarang, "003", main)
    for baris in range(len(_KUMPUL) + 1):
        mainkan(b, sekarang, "004", partial(_kumpul, sudah=baris))


def _tim(peraga: Peraga, sudah: int) -> None:
    """So many rows are done; of the figures the first half is typed."""
    tim.mainkan(peraga, sudah)
    if sudah == _UKUR - 1:
        tim.mulai_mengukur(peraga)


def _sk_baru(peraga: Peraga) -> None:
    """The decree is drafted anew: its members are chosen from the whole office."""
    sk.disposisi(peraga)


def _sk_mengukur(peraga: Peraga) -> None:
    """The team has its figures; they are typed, not handed in."""
    sk.sk_masih_berlaku(peraga)
    tugas = peraga.utama(_TIM)
    peraga.baca(sk.KETUA, tugas)
    peraga.kirim(sk.KETUA, tugas, KODE, "ambil")
    peraga.kirim(sk.KETUA, peraga.utama(_TIM), "kumpulkan", "kirim")
    isi = formulir(peraga.halaman(sk.KETUA, peraga.utama(_TIM)), peraga.kantor, semua=True)
    peraga.kirim(sk.KETUA, peraga.utama(_TIM), "ukur", "simpan", **isi)


def _sk_rapat(peraga: Peraga) -> None:
    """The verification meeting has a report before it."""
    sk.sk_masih_berlaku(peraga)
    sk.kerja_tim(peraga)


def _sk_tanda_tangan(peraga: Peraga) -> None:
    """The report waits for the signature of the head."""
    _sk_rapat(peraga)
    sk.rapat(peraga)
    sk.setujui_laporan(peraga)


_SK = (_sk_baru, _sk_mengukur, _sk_rapat, _sk_tanda_tangan)


def _isi_semua(peraga: Peraga) -> None:
    """Every owner of figures fills in the form."""
    sendiri: dict[UUID | None, str] = {j.pk: k for k, j in peraga.kantor.jabatan.items()}
    unit: dict[UUID | None, str] = {
        j.unit_id: k for k, j in peraga.kantor.jabatan.items() if j.kepala_unit
    }
    for bagian in peraga.terbuka(2, tindakan="kumpulkan"):
        kumpul.isi(peraga, sendiri.get(bagian.subjek) or unit[bagian.subjek])


def _himpun(peraga: Peraga) -> None:
    """Measured and compiled."""
    peraga.baca(kumpul.KASUBAG, peraga.utama(2))
    for tindakan in ("ukur", "susun"):
        peraga.kirim(kumpul.KASUBAG, peraga.utama(2), tindakan, "kirim")


_KUMPUL = (
    kumpul.sampaikan, _isi_semua, _himpun, kumpul.periksa, kumpul.rekap, kumpul.analisis,
    kumpul.sahkan,
)  # fmt: skip


def _kumpul(peraga: Peraga, sudah: int) -> None:
    for satu in _KUMPUL[:sudah]:
        satu(peraga)

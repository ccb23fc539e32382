"""Reads of the register of follow-ups: mine, all of the office, what is due, what a run starts from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from tolok.dasar.galat import TidakDitemukan
from tolok.dasar.kalender import KalenderKerja
from tolok.organisasi.domain.susunan import Susunan
from tolok.pelaksanaan.domain.tindak_lanjut import TERBUKA, StatusTindakLanjut
from tolok.pelaksanaan.kantor import kalender_kini, susunan_kini
from tolok.pelaksanaan.models import CatatanTindakLanjut, TindakLanjut
from tolok.pelaksanaan.tindak_lanjut import Peran, peran_pada

__all__ = [
    "BarisTindakLanjut",
    "bahan_tindak_lanjut",
    "daftar",
    "hari_kerja_antara",
    "milik",
    "riwayat",
    "satu_tindak_lanjut",
    "susun_baris",
    "tindak_lanjut_jatuh_tempo",
]

_DEKAT = 5
"""A follow-up is reminded of from this many working days before its date."""
_TERBANYAK = 800
_TERBUKA = [s.value for s in TERBUKA]


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisTindakLanjut:
    """One follow-up as a list shows it. `sisa`: working days to its date, negative when past;
    `lewat`: the date itself has passed, though perhaps no working day since."""

    satu: TindakLanjut
    jabatan: str
    sisa: int
    lewat: bool
    peran: Peran

    @property
    def status(self) -> StatusTindakLanjut:
        """Where it stands."""
        return StatusTindakLanjut(self.satu.status)

    @property
    def terbuka(self) -> bool:
        """Not done and not dropped."""
        return self.status in TERBUKA

    @property
    def telat(self) -> bool:
        """Past its date and not yet reported as done."""
        return self.lewat and self.status in TERBUKA

    @property
    def tempo(self) -> str:
        """Its date in working days, in words."""
        if not self.terbuka:
            return ""
        if self.lewat:
            return f"Terlambat {-self.sisa} hari kerja" if self.sisa else "Lewat tenggat"
        return "Jatuh tempo hari ini" if self.sisa == 0 else f"Sisa {self.sisa} hari kerja"

    @property
    def nada(self) -> str:
        """Tone of the badge."""
        if self.status is StatusTindakLanjut.SELESAI:
            return "hijau"
        if self.telat:
            return "merah"
        return "amber" if self.terbuka and self.sisa <= _DEKAT else ""


def hari_kerja_antara(kalender: KalenderKerja, dari: date, sampai: date) -> int:
    """Working days after `dari` up to and with `sampai`; negative when it lies before."""
    if sampai < dari:
        return -hari_kerja_antara(kalender, sampai, dari)
    banyak = min((sampai - dari).days, _TERBANYAK)
    return sum(1 for n in range(1, banyak + 1) if kalender.hari_kerja(dari + timedelta(days=n)))


def daftar(pegawai: Any) -> QuerySet[TindakLanjut]:
    """The office's register, the most pressing first; done and dropped ones last."""
    return (
        TindakLanjut.objects.untuk(pegawai)
        .select_related("jabatan", "instansi__pemda")
        .order_by("ditutup_pada", "tenggat", "nomor", "pk")
    )


def milik(pegawai: Any, susunan: Susunan) -> Q:
    """What this person answers for, and what waits for their verification."""
    duduk = {d.jabatan for d in susunan.duduk(pegawai.pk)}
    bawahan = {k.jabatan for k in susunan.kursi.values() if k.atasan in duduk}
    diajukan = Q(status=StatusTindakLanjut.DIAJUKAN.value) & ~Q(pengaju=pegawai.pk)
    periksa = diajukan & (Q(pengendali__in=duduk) | Q(jabatan__in=bawahan))
    return Q(jabatan__in=duduk) | periksa


def susun_baris(
    semua: Iterable[TindakLanjut], pegawai: Any, susunan: Susunan, kalender: KalenderKerja
) -> list[BarisTindakLanjut]:
    """Rows with their time and what the reader may do. No query."""
    return [
        BarisTindakLanjut(
            satu=t,
            jabatan=str(t.jabatan),
            sisa=hari_kerja_antara(kalender, susunan.hari, t.tenggat),
            lewat=t.tenggat < susunan.hari,
            peran=peran_pada(t, pegawai, susunan),
        )
        for t in semua
    ]


def tindak_lanjut_jatuh_tempo(pegawai: Any, hari: date) -> list[BarisTindakLanjut]:
    """What to remind this person of: own ones that are due soon or late, and what they verify."""
    susunan = susunan_kini(pegawai.instansi, hari)
    kalender = kalender_kini(pegawai.instansi, hari)
    semua = daftar(pegawai).filter(milik(pegawai, susunan), status__in=_TERBUKA)
    baris = susun_baris(semua, pegawai, susunan, kalender)
    return [
        b
        for b in baris
        if (b.status is StatusTindakLanjut.DIAJUKAN and b.peran.verifikator)
        or (b.peran.penanggung_jawab and b.satu.pengaju is None and b.sisa <= _DEKAT)
    ]


def bahan_tindak_lanjut(
    pegawai: Any, hari: date, kecuali: UUID | None = None
) -> list[BarisTindakLanjut]:
    """Open follow-ups of earlier runs: what the next measurement starts from."""
    susunan = susunan_kini(pegawai.instansi, hari)
    semua = daftar(pegawai).filter(status__in=_TERBUKA)
    if kecuali is not None:
        semua = semua.exclude(pelaksanaan=kecuali)
    return susun_baris(semua, pegawai, susunan, kalender_kini(pegawai.instansi, hari))


def satu_tindak_lanjut(pegawai: Any, pk: UUID) -> TindakLanjut:
    """One follow-up of the own office, or TidakDitemukan."""
    ada = daftar(pegawai).filter(pk=pk).first()
    if ada is None:
        raise TidakDitemukan("Tindak lanjut itu tidak ada.", "Buka kembali dari daftarnya.")
    return ada


def riwayat(satu: TindakLanjut) -> list[CatatanTindakLanjut]:
    """Its history, newest first. One query."""
    return list(
        CatatanTindakLanjut.objects.filter(tindak_lanjut=satu)
        .select_related("berkas")
        .order_by("-urutan")
    )

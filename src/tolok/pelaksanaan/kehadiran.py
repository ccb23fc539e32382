"""Who says on a phone that they are at a meeting: in person, on its day, with the code of the room.

A statement is a sheet of its own on the task of the meeting; the minutes carry it with its time.
"""

from __future__ import annotations

from base64 import b32encode
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from tolok.dasar.galat import MasukanTidakSah, TidakDitemukan
from tolok.organisasi.selectors import hari_di
from tolok.pelaksanaan.lembar import isi_lembar, susun_lembar
from tolok.pelaksanaan.log.kunci_tulis import transaksi_tulis
from tolok.pelaksanaan.models import Lembar, Pelaksanaan, Tugas
from tolok.pelaksanaan.undangan import JENIS_UNDANGAN, saat_mulai

__all__ = [
    "JENIS_HADIR",
    "RapatHariIni",
    "kehadiran",
    "kode_rapat",
    "nyatakan_hadir",
    "rapat_hari_ini",
]

JENIS_HADIR = "hadir"
_PANJANG_KODE = 6
_PALING_LAMA = timedelta(days=92)  # a meeting is called less than a quarter before


@dataclass(frozen=True, slots=True, kw_only=True)
class RapatHariIni:
    """A meeting of today that a person is invited to. `pada`: when they said they are there."""

    tugas: UUID
    sop: str
    acara: str
    mulai: datetime
    tempat: str
    kode: str
    pada: datetime | None = None


def kode_rapat(undangan: Lembar) -> str:
    """The code shown in the room: from the first invitation's salt, so nobody guesses it."""
    bahan = f"{undangan.garam}/hadir/{undangan.tugas}".encode()
    return b32encode(sha256(bahan).digest()).decode()[:_PANJANG_KODE]


def kehadiran(lembar: list[Lembar]) -> dict[str, datetime]:
    """Person -> when they said so, from the sheets of one task."""
    return {str(isi_lembar(x)["pegawai"]): x.pada for x in lembar}


def rapat_hari_ini(pegawai: Any, sekarang: datetime) -> list[RapatHariIni]:
    """Meetings of today in live runs of the person's office, earliest first. Two queries."""
    hari = hari_di(pegawai.pemda, sekarang).isoformat()
    berjalan = Pelaksanaan.objects.untuk(pegawai).filter(status="berjalan")
    baris = Lembar.objects.filter(
        pelaksanaan__in=berjalan,
        jenis__in=(JENIS_UNDANGAN, JENIS_HADIR),
        pada__gte=sekarang - _PALING_LAMA,
    ).select_related("pelaksanaan")
    akhir: dict[UUID, Lembar] = {}
    hadir: dict[UUID, datetime] = {}
    for satu in baris.order_by("pada"):
        if satu.jenis == JENIS_UNDANGAN:
            akhir[satu.tugas] = satu
        elif isi_lembar(satu).get("pegawai") == str(pegawai.pk):
            hadir[satu.tugas] = satu.pada
    dipilih = {t: x for t, x in akhir.items() if _diundang(isi_lembar(x), pegawai.pk, hari)}
    if not dipilih:
        return []
    terbuka = set(Tugas.objects.filter(pk__in=dipilih, terbuka=True).values_list("pk", flat=True))
    zona = ZoneInfo(pegawai.pemda.nama_zona)
    hasil = [_rapat(x, zona, hadir.get(t)) for t, x in dipilih.items() if t in terbuka]
    return sorted(hasil, key=lambda r: r.mulai)


def _diundang(isi: dict[str, Any], pegawai: UUID, hari: str) -> bool:
    return isi.get("tanggal") == hari and str(pegawai) in isi.get("orang", ())


def _rapat(undangan: Lembar, zona: ZoneInfo, pada: datetime | None) -> RapatHariIni:
    isi = isi_lembar(undangan)
    return RapatHariIni(
        tugas=undangan.tugas,
        sop=undangan.pelaksanaan.nama_sop,
        acara=str(isi.get("acara", "")),
        mulai=saat_mulai(isi, zona) or undangan.pada,
        tempat=str(isi.get("tempat", "")),
        kode=kode_rapat(undangan),
        pada=pada,
    )


def nyatakan_hadir(*, pegawai: Any, tugas: UUID, kode: str, sekarang: datetime) -> RapatHariIni:
    """Record that the person is there; said twice it changes nothing.

    TidakDitemukan: no open meeting of today that invites them. MasukanTidakSah: another code.
    """
    with transaksi_tulis():
        rapat = next((r for r in rapat_hari_ini(pegawai, sekarang) if r.tugas == tugas), None)
        if rapat is None:
            raise TidakDitemukan(
                "Tidak ada rapat hari ini yang mengundang Anda dan belum bernotula.",
                "Minta pimpinan rapat mencentang nama Anda pada notulanya.",
            )
        if rapat.pada is not None:
            return rapat
        if "".join(kode.split()).upper() != rapat.kode:
            raise MasukanTidakSah(
                "Kode rapatnya tidak cocok.",
                "Lihat enam huruf yang ditampilkan di ruang rapat, lalu ketik lagi.",
                "kode",
            )
        baris = Tugas.objects.select_related("pelaksanaan").get(pk=tugas)
        susun_lembar(
            pelaksanaan=baris.pelaksanaan,
            tugas=baris.pk,
            iterasi=baris.iterasi,
            jenis=JENIS_HADIR,
            isi={"pegawai": str(pegawai.pk)},
            penulis=[pegawai.pk],
            sekarang=sekarang,
            subjek=baris.subjek,
        ).save(force_insert=True)
    return rapat

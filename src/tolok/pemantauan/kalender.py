"""One person's deadlines as a calendar (RFC 5545), written by the icalendar library.

What stands in it: SOP, row, period, due time, address. Never whose sheet it is or what it says,
because whoever has the address can read it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeAlias
from uuid import UUID
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event

from tolok.dasar.periode import Periode
from tolok.organisasi.selectors import hari_di
from tolok.pelaksanaan.batas import batas_semua
from tolok.pelaksanaan.domain.keadaan import Keadaan, StatusBaris, StatusPelaksanaan
from tolok.pelaksanaan.fakta_kini import FaktaKini
from tolok.pelaksanaan.kantor import susunan_kini
from tolok.pelaksanaan.lintasan_sop import lintasan_sop
from tolok.pelaksanaan.log.ingatan import keadaan_kini
from tolok.pelaksanaan.selectors.pelaksanaan import ButirTugas, kotak_masuk, pegangan
from tolok.pelaksanaan.selectors.pemda import pelaksanaan_kantor
from tolok.pelaksanaan.tampilan.kotak_masuk import judul_langkah

__all__ = ["Tenggat", "ics", "tenggat_pegawai"]

Tempat: TypeAlias = int | tuple[int, str]
"""A row, or a row and the subject whose date it is."""

_LAMA = timedelta(minutes=30)
_SEHARI = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenggat:
    """One deadline. `tugas` None: a row of the timeline that has not reached the person yet."""

    kunci: str
    pelaksanaan: UUID
    tugas: UUID | None
    sop: str
    periode: str
    langkah: int
    uraian: str
    batas: datetime


def tenggat_pegawai(pegawai: Any, sekarang: datetime) -> list[Tenggat]:
    """Open tasks with a date, and the dated rows of running timelines that will be the person's."""
    kantor = susunan_kini(pegawai.instansi, hari_di(pegawai.pemda, sekarang))
    kotak = kotak_masuk(pegawai, sekarang, kantor)
    tugas = [
        _dari_tugas(b)
        for b in (*kotak.perlu_keputusan, *kotak.perlu_diisi, *kotak.menunggu)
        if b.tenggat is not None
    ]
    return sorted((*tugas, *_timeline(pegawai, sekarang)), key=lambda t: (t.batas, t.kunci))


def _dari_tugas(b: ButirTugas) -> Tenggat:
    batas = b.tenggat or b.tugas.dibuka_pada
    return Tenggat(
        kunci=f"tugas-{b.tugas.pk}",
        pelaksanaan=b.pelaksanaan.pk,
        tugas=b.tugas.pk,
        sop=b.pelaksanaan.nama_sop,
        periode=b.periode,
        langkah=b.langkah.nomor,
        uraian=judul_langkah(b.langkah.uraian),
        batas=batas,
    )


def _timeline(pegawai: Any, sekarang: datetime) -> Iterable[Tenggat]:
    """Rows with an agreed date that are not open yet and that the person would hold today."""
    berjalan = StatusPelaksanaan.BERJALAN.value
    semua = [p for p in pelaksanaan_kantor(pegawai.instansi_id) if p.status == berjalan]
    disepakati = batas_semua(semua)
    for satu in semua:
        if satu.pk not in disepakati:
            continue
        keadaan = keadaan_kini(satu)
        batas = {
            tempat: saat
            for tempat, saat in disepakati[satu.pk].items()
            if _belum(keadaan, _nomor(tempat))
        }
        if batas:
            yield from _milik(pegawai, satu, keadaan, batas, sekarang)


def _nomor(tempat: Tempat) -> int:
    return tempat if isinstance(tempat, int) else tempat[0]


def _belum(keadaan: Keadaan, nomor: int) -> bool:
    baris = keadaan.baris.get(nomor)
    return baris is None or baris.status is StatusBaris.BELUM


def _milik(
    pegawai: Any,
    pelaksanaan: Any,
    keadaan: Keadaan,
    batas: Mapping[Tempat, datetime],
    sekarang: datetime,
) -> Iterable[Tenggat]:
    lintasan = lintasan_sop(pelaksanaan.sidik_sop)
    kini = FaktaKini(
        pelaksanaan=pelaksanaan,
        lintasan=lintasan,
        keadaan=keadaan,
        pegawai=pegawai,
        sekarang=sekarang,
    )
    milik = {f"{jenis}:{pk}" for pk, jenis in pegangan(kini.susunan, pegawai.pk).items()}
    calon = kini.fakta().calon
    for tempat, saat in batas.items():
        nomor = _nomor(tempat)
        if nomor not in lintasan.langkah:
            continue
        if isinstance(tempat, tuple):
            kena = f"unit:{tempat[1]}" in milik
        else:
            kena = any(c.pemegang.kunci in milik for c in calon.get(nomor) or ())
        if kena:
            yield Tenggat(
                kunci=f"jadwal-{pelaksanaan.pk}-{nomor}",
                pelaksanaan=pelaksanaan.pk,
                tugas=None,
                sop=pelaksanaan.nama_sop,
                periode=Periode.dari_kode(pelaksanaan.periode).nama,
                langkah=nomor,
                uraian=judul_langkah(lintasan.langkah[nomor].uraian),
                batas=saat,
            )


def ics(
    daftar: Iterable[Tenggat],
    *,
    nama: str,
    zona: ZoneInfo,
    ranah: str,
    alamat: Callable[[Tenggat], str],
    sekarang: datetime,
) -> bytes:
    """The calendar. `ranah`: the site's host, which makes the ids of events its own."""
    kalender = Calendar()
    kalender.add("prodid", "-//Tolok//Kalender tenggat//ID")
    kalender.add("version", "2.0")
    kalender.add("method", "PUBLISH")
    kalender.add("x-wr-calname", nama)
    kalender.add("x-wr-timezone", str(zona))
    kalender.add("refresh-interval", timedelta(hours=1), parameters={"VALUE": "DURATION"})
    for satu in daftar:
        kalender.add_component(_acara(satu, zona, ranah, alamat(satu), sekarang))
    kalender.add_missing_timezones()
    return bytes(kalender.to_ical())


def _acara(t: Tenggat, zona: ZoneInfo, ranah: str, alamat: str, sekarang: datetime) -> Event:
    akhir = t.batas.astimezone(zona)
    acara = Event()
    acara.add("uid", f"{t.kunci}@{ranah}")
    acara.add("dtstamp", sekarang)
    acara.add("dtstart", akhir - _LAMA)
    acara.add("dtend", akhir)
    awalan = "Batas" if t.tugas else "Rencana batas"
    acara.add("summary", f"{awalan}: {t.sop}, langkah {t.langkah}")
    acara.add("description", f"{t.uraian}. {t.sop}, {t.periode}, langkah {t.langkah}.\n{alamat}")
    acara.add("url", alamat)
    acara.add("categories", ["Tolok"])
    acara.add("transp", "TRANSPARENT")
    ingat = Alarm()
    ingat.add("action", "DISPLAY")
    ingat.add("description", f"Besok jatuh tempo: {t.sop}, langkah {t.langkah}")
    ingat.add("trigger", -_SEHARI)
    acara.add_component(ingat)
    return acara

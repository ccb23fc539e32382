"""Holidays and office hours: editable, dated, and logged in every office they move."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

import holidays
from django.db import transaction

from tolok.dasar.galat import MasukanTidakSah
from tolok.dasar.kalender import Pekan
from tolok.organisasi.domain.istilah import JenisHari
from tolok.organisasi.models import HariLibur, Instansi, JamKerja, Pegawai, Pemda, UnitKerja
from tolok.organisasi.permissions import pastikan
from tolok.organisasi.selectors import hari_di
from tolok.organisasi.services.catatan import catat, kunci_instansi
from tolok.organisasi.services.penempatan import IZIN
from tolok.regulasi.jam_kerja import jam_kerja

__all__ = [
    "atur_jam_kerja",
    "hapus_hari_libur",
    "hari_libur_pustaka",
    "isi_hari_libur",
    "jam_kerja_bawaan",
    "simpan_hari_libur",
    "tutup_jam_kerja",
]


def _kunci_terdampak(pemda: Pemda, unit: UnitKerja | None) -> list[Instansi]:
    """The offices whose clock moves, locked in key order so that two edits never deadlock."""
    pilih = Instansi.objects.filter(pemda=pemda)
    if unit is not None:
        pilih = pilih.filter(pk=unit.instansi_id)
    return [kunci_instansi(i) for i in pilih.order_by("pk").values_list("pk", flat=True)]


def _catat_semua(
    terdampak: Sequence[Instansi],
    jenis: str,
    isi: Mapping[str, Any],
    pelaku: Pegawai,
    sekarang: datetime,
) -> None:
    for instansi in terdampak:
        catat(instansi, jenis, isi, pelaku=pelaku, sekarang=sekarang)


def _izin(pelaku: Pegawai, unit: UnitKerja | None, sekarang: datetime) -> None:
    instansi = unit.instansi if unit is not None else pelaku.instansi
    pastikan(pelaku, instansi, IZIN, hari_di(pelaku.pemda, sekarang))


@transaction.atomic
def simpan_hari_libur(
    *,
    pelaku: Pegawai,
    tanggal: date,
    nama: str,
    jenis: JenisHari,
    libur: bool,
    dasar: str = "",
    unit: UnitKerja | None = None,
    sekarang: datetime,
) -> HariLibur:
    """Add a special day, or change the one that stands on that date."""
    _izin(pelaku, unit, sekarang)
    terdampak = _kunci_terdampak(pelaku.pemda, unit)
    if not nama.strip():
        raise MasukanTidakSah(
            "Nama hari belum diisi.", "Tulis nama harinya, mis. “Hari jadi kota”."
        )
    lama = HariLibur.objects.filter(pemda=pelaku.pemda, unit=unit, tanggal=tanggal).first()
    semula = {"nama": lama.nama, "libur": lama.libur} if lama else None
    baris = lama or HariLibur(pemda=pelaku.pemda, unit=unit, tanggal=tanggal)
    baris.nama, baris.jenis, baris.libur, baris.dasar = nama.strip(), jenis.value, libur, dasar
    baris.save()
    isi = {
        "tanggal": tanggal.isoformat(),
        "unit": str(unit.pk) if unit else None,
        "semula": semula,
        "menjadi": {"nama": baris.nama, "libur": libur},
    }
    _catat_semua(terdampak, "HariLiburDiubah", isi, pelaku, sekarang)
    return baris


@transaction.atomic
def hapus_hari_libur(*, pelaku: Pegawai, hari: HariLibur, sekarang: datetime) -> None:
    """Take a special day off the table; the log keeps it."""
    _izin(pelaku, hari.unit, sekarang)
    terdampak = _kunci_terdampak(pelaku.pemda, hari.unit)
    isi = {
        "tanggal": hari.tanggal.isoformat(),
        "unit": str(hari.unit_id) if hari.unit_id else None,
        "semula": {"nama": hari.nama, "libur": hari.libur},
        "menjadi": None,
    }
    hari.delete()
    _catat_semua(terdampak, "HariLiburDihapus", isi, pelaku, sekarang)


def hari_libur_pustaka(tahun: int) -> list[tuple[date, str, JenisHari]]:
    """National holidays and cuti bersama of a year as the library knows them, to be checked."""
    bersama = set(holidays.country_holidays("ID", years=tahun, categories=("government",)))
    semua = holidays.country_holidays(
        "ID", years=tahun, categories=("public", "government"), language="id"
    )
    return [
        (hari, nama, JenisHari.CUTI_BERSAMA if hari in bersama else JenisHari.NASIONAL)
        for hari, nama in sorted(semua.items())
    ]


@transaction.atomic
def isi_hari_libur(*, pelaku: Pegawai, tahun: int, sekarang: datetime) -> int:
    """Fill the year from the library; dates already in the table are left as they are.

    Returns how many days were added.
    """
    _izin(pelaku, None, sekarang)
    terdampak = _kunci_terdampak(pelaku.pemda, None)
    ada = set(
        HariLibur.objects.filter(
            pemda=pelaku.pemda, unit__isnull=True, tanggal__year=tahun
        ).values_list("tanggal", flat=True)
    )
    baru = [b for b in hari_libur_pustaka(tahun) if b[0] not in ada]
    HariLibur.objects.bulk_create(
        HariLibur(pemda=pelaku.pemda, tanggal=hari, nama=nama, jenis=jenis.value)
        for hari, nama, jenis in baru
    )
    if baru:
        isi = {"tahun": tahun, "tanggal": [hari.isoformat() for hari, _, _ in baru]}
        _catat_semua(terdampak, "HariLiburDiisi", isi, pelaku, sekarang)
    return len(baru)


@transaction.atomic
def atur_jam_kerja(
    *,
    pelaku: Pegawai,
    nama: str,
    pekan: list[list[list[str]]],
    mulai: date,
    selesai: date | None,
    khusus: bool,
    dasar: str = "",
    unit: UnitKerja | None = None,
    sekarang: datetime,
) -> JamKerja:
    """Open a week of office hours from a day on; an open ordinary week before it is closed.

    `pekan`: seven lists of ["07.30", "12.00"] pairs, Monday first.
    """
    _izin(pelaku, unit, sekarang)
    terdampak = _kunci_terdampak(pelaku.pemda, unit)
    _periksa_jam(pekan, mulai, selesai, khusus=khusus)
    if not khusus:
        JamKerja.objects.filter(
            pemda=pelaku.pemda, unit=unit, khusus=False, selesai__isnull=True, mulai__lte=mulai
        ).update(selesai=mulai - timedelta(days=1))
    baris = JamKerja.objects.create(
        pemda=pelaku.pemda,
        unit=unit,
        nama=nama,
        khusus=khusus,
        pekan=pekan,
        mulai=mulai,
        selesai=selesai,
        dasar=dasar,
    )
    isi = {
        "jam_kerja": str(baris.pk),
        "unit": str(unit.pk) if unit else None,
        "pekan": pekan,
        "mulai": mulai.isoformat(),
        "selesai": selesai.isoformat() if selesai else None,
    }
    _catat_semua(terdampak, "JamKerjaDibuka", isi, pelaku, sekarang)
    return baris


def _periksa_jam(
    pekan: list[list[list[str]]], mulai: date, selesai: date | None, *, khusus: bool
) -> None:
    try:
        minggu = Pekan.dari_teks(pekan)
    except (ValueError, IndexError) as galat:
        raise MasukanTidakSah(
            f"Jam kerja tidak dapat dibaca: {galat}", "Tulis seperti 07.30-12.00, 13.00-16.00."
        ) from galat
    if minggu.kosong:
        raise MasukanTidakSah("Tidak ada satu pun hari kerja.", "Isi sedikitnya satu hari.")
    if khusus and selesai is None:
        raise MasukanTidakSah("Jam kerja khusus perlu tanggal selesai.", "Isi tanggal selesainya.")
    if selesai is not None and selesai < mulai:
        raise MasukanTidakSah("Tanggal selesai mendahului tanggal mulai.", "Perbaiki tanggalnya.")


@transaction.atomic
def tutup_jam_kerja(
    *, pelaku: Pegawai, jam: JamKerja, selesai: date, sekarang: datetime
) -> JamKerja:
    """End a week of office hours on a day (its last)."""
    _izin(pelaku, jam.unit, sekarang)
    terdampak = _kunci_terdampak(pelaku.pemda, jam.unit)
    if selesai < jam.mulai:
        raise MasukanTidakSah("Tanggal selesai mendahului tanggal mulai.", "Perbaiki tanggalnya.")
    jam.selesai = selesai
    jam.save(update_fields=["selesai"])
    isi = {"jam_kerja": str(jam.pk), "selesai": selesai.isoformat()}
    _catat_semua(terdampak, "JamKerjaDitutup", isi, pelaku, sekarang)
    return jam


def jam_kerja_bawaan(pemda: Pemda, hari: date, kode: str = "jam_kerja.biasa") -> JamKerja:
    """A week of the law (ordinary or Ramadan) as a row of the pemda, unsaved."""
    hukum = jam_kerja(kode, hari)
    return JamKerja(
        pemda=pemda,
        nama=hukum.nama,
        pekan=[[list(s) for s in h] for h in hukum.pekan_teks],
        mulai=hukum.berlaku_sejak,
        dasar=f"{hukum.judul} {hukum.pasal}"[:200],
    )

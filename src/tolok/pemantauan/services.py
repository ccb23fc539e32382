"""Acts of looking on: make and end a calendar link, record and end a letter, note what was read."""

from __future__ import annotations

import secrets
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from tolok.dasar.galat import MasukanTidakSah, TransisiTidakSah
from tolok.organisasi.permissions import pastikan
from tolok.organisasi.selectors import hari_di
from tolok.organisasi.services.catatan import catat, kunci_instansi
from tolok.pemantauan.models import Bacaan, SuratTugas, TautanKalender
from tolok.pemantauan.selectors import sidik_token

__all__ = ["beri_surat", "buat_tautan", "cabut_surat", "cabut_tautan", "catat_bacaan"]

_BITA_TOKEN = 32
_IZIN = "organisasi.kelola"


@transaction.atomic
def buat_tautan(*, pegawai: Any, sekarang: datetime) -> str:
    """A new secret for the person's calendar, told this once; the one before ends."""
    kunci_instansi(pegawai.instansi_id)
    _akhiri(pegawai, sekarang)
    token = secrets.token_urlsafe(_BITA_TOKEN)
    TautanKalender.objects.create(
        pemda_id=pegawai.pemda_id,
        pegawai=pegawai,
        sidik=sidik_token(token),
        dibuat_pada=sekarang,
    )
    return token


@transaction.atomic
def cabut_tautan(*, pegawai: Any, sekarang: datetime) -> bool:
    """End the person's link; whether there was one."""
    kunci_instansi(pegawai.instansi_id)
    return _akhiri(pegawai, sekarang)


def _akhiri(pegawai: Any, sekarang: datetime) -> bool:
    hidup = TautanKalender.objects.filter(pegawai=pegawai, dicabut_pada__isnull=True)
    return bool(hidup.update(dicabut_pada=sekarang))


@transaction.atomic
def beri_surat(
    *,
    pelaku: Any,
    pegawai: Any,
    nomor: str,
    tanggal: date,
    tahun: int,
    periode: str,
    mulai: date,
    selesai: date,
    sekarang: datetime,
) -> SuratTugas:
    """Let an evaluator of the same pemda read the actor's office, by the letter that says so."""
    hari = hari_di(pelaku.pemda, sekarang)
    pastikan(pelaku, pelaku.instansi, _IZIN, hari)
    instansi = kunci_instansi(pelaku.instansi_id)
    _periksa_surat(pelaku, pegawai, nomor, mulai, selesai)
    baris = SuratTugas.objects.create(
        pemda_id=instansi.pemda_id,
        instansi=instansi,
        pegawai=pegawai,
        nomor=nomor.strip(),
        tanggal=tanggal,
        tahun=tahun,
        periode=periode,
        mulai=mulai,
        selesai=selesai,
        dicatat_oleh=pelaku.pk,
        dicatat_pada=sekarang,
    )
    isi = {
        "surat": str(baris.pk),
        "pegawai": str(pegawai.pk),
        "tahun": tahun,
        "periode": periode,
        "mulai": mulai.isoformat(),
        "selesai": selesai.isoformat(),
    }
    catat(instansi, "SuratTugasDicatat", isi, pelaku=pelaku, sekarang=sekarang)
    return baris


def _periksa_surat(pelaku: Any, pegawai: Any, nomor: str, mulai: date, selesai: date) -> None:
    if pegawai.pemda_id != pelaku.pemda_id:
        raise MasukanTidakSah("Pegawai itu tidak dikenal.", "Pilih dari daftar.", "pegawai")
    if pegawai.instansi_id == pelaku.instansi_id:
        raise MasukanTidakSah(
            "Evaluator bekerja di perangkat daerah ini.",
            "Surat tugas untuk orang dari luar; pegawai sendiri membaca lewat tugasnya.",
            "pegawai",
        )
    if not nomor.strip():
        raise MasukanTidakSah("Nomor surat tugas belum diisi.", "Salin dari suratnya.", "nomor")
    if selesai < mulai:
        raise MasukanTidakSah(
            "Tanggal akhir mendahului tanggal awal.", "Perbaiki tanggalnya.", "selesai"
        )


@transaction.atomic
def cabut_surat(*, pelaku: Any, surat: SuratTugas, sekarang: datetime) -> SuratTugas:
    """End a letter before its day; what was read stays in the log."""
    pastikan(pelaku, surat.instansi, _IZIN, hari_di(pelaku.pemda, sekarang))
    instansi = kunci_instansi(surat.instansi_id)
    baris = SuratTugas.objects.select_for_update().get(pk=surat.pk)
    if baris.dicabut_pada is not None:
        raise TransisiTidakSah("Surat tugas ini sudah dicabut.", "Muat ulang halamannya.", "surat")
    baris.dicabut_pada = sekarang
    baris.save(update_fields=["dicabut_pada"])
    isi = {"surat": str(baris.pk)}
    catat(instansi, "SuratTugasDicabut", isi, pelaku=pelaku, sekarang=sekarang)
    return baris


def catat_bacaan(
    *,
    pegawai: Any,
    instansi: UUID,
    halaman: str,
    sekarang: datetime,
    surat: SuratTugas | None = None,
    pelaksanaan: UUID | None = None,
) -> None:
    """Note that somebody from outside opened a page of the office, before it is shown."""
    Bacaan.objects.create(
        pemda_id=pegawai.pemda_id,
        instansi_id=instansi,
        surat=surat,
        pegawai=pegawai,
        halaman=halaman[:200],
        pelaksanaan=pelaksanaan,
        pada=sekarang,
    )

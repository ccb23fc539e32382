"""Cards of the start page: an evaluator's letters; for a head, that somebody outside has read."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.urls import reverse

from tolok.dasar.tanggal import tanggal
from tolok.organisasi.selectors import hari_di
from tolok.pelaksanaan.kantor import susunan_kini
from tolok.pelaksanaan.permissions import memimpin
from tolok.pemantauan.models import Bacaan
from tolok.pemantauan.selectors import surat_berlaku
from tolok.web.kartu import BarisKartu, Kartu

__all__ = ["kartu_dibaca", "kartu_evaluasi"]

_BARU = timedelta(days=14)


def kartu_evaluasi(pegawai: Any, sekarang: datetime) -> Kartu | None:
    """The letters in force of this person. One query."""
    surat = surat_berlaku(pegawai, sekarang)
    if not surat:
        return None
    baris = tuple(
        BarisKartu(
            judul=f"Evaluasi {s.instansi.nama}, tahun {s.tahun}",
            alamat=reverse("pemantauan:surat", args=[s.pk]),
            konteks=f"Surat Tugas {s.nomor}, berlaku sampai {tanggal(s.selesai)}",
        )
        for s in surat
    )
    return Kartu(kode="evaluasi", judul="Surat tugas Anda", baris=baris, banyak=len(baris))


def kartu_dibaca(pegawai: Any, sekarang: datetime) -> Kartu | None:
    """For the head of an office that outsiders have read lately. One query, for heads only."""
    kantor = susunan_kini(pegawai.instansi, hari_di(pegawai.pemda, sekarang))
    if not memimpin(kantor, pegawai.pk):
        return None
    banyak = Bacaan.objects.untuk(pegawai).filter(pada__gte=sekarang - _BARU).count()
    if not banyak:
        return None
    satu = BarisKartu(
        judul=f"{banyak} halaman perangkat daerah Anda dibuka dari luar",
        alamat=reverse("pemantauan:bacaan"),
        konteks="dua minggu terakhir: siapa, halaman apa, kapan",
    )
    return Kartu(kode="dibaca", judul="Dibaca evaluator", baris=(satu,), banyak=0)

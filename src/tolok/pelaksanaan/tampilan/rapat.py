"""Meetings on the start page and beside a run: today's, and minutes that wait for a signature."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.urls import reverse

from tolok.organisasi.selectors import pegawai_dari_pengguna
from tolok.pelaksanaan.kehadiran import rapat_hari_ini
from tolok.pelaksanaan.lembar import isi_lembar
from tolok.pelaksanaan.models import Lembar
from tolok.pelaksanaan.tampilan.sambungan import Sambungan
from tolok.pelaksanaan.tanda_notula import JENIS_TANDA, daftar_penanda, menunggu_tanda
from tolok.web.kartu import BarisKartu, Kartu

__all__ = ["kartu_notula", "kartu_rapat", "sambungan_notula"]


def kartu_rapat(pegawai: Any, sekarang: datetime) -> Kartu | None:
    """Meetings of today that invite the person and that they have not said to attend."""
    daftar = [r for r in rapat_hari_ini(pegawai, sekarang) if r.pada is None]
    if not daftar:
        return None
    zona = ZoneInfo(pegawai.pemda.nama_zona)
    baris = tuple(
        BarisKartu(
            judul=r.acara or "Rapat",
            alamat=reverse("pelaksanaan:hadir"),
            konteks=f"pukul {r.mulai.astimezone(zona):%H.%M}, {r.tempat}",
        )
        for r in daftar
    )
    return Kartu(kode="rapat", judul="Rapat hari ini", baris=baris, banyak=len(baris))


def kartu_notula(pegawai: Any, sekarang: datetime) -> Kartu | None:
    """Minutes that this person led or wrote and has not signed."""
    daftar = menunggu_tanda(pegawai, sekarang)
    if not daftar:
        return None
    baris = tuple(
        BarisKartu(
            judul=f"Notula: {isi_lembar(x).get('acara') or 'rapat'}",
            alamat=reverse("pelaksanaan:notula", args=[x.pelaksanaan_id, x.pk]),
            konteks=x.pelaksanaan.nama_sop,
        )
        for x in daftar
    )
    return Kartu(kode="notula", judul="Menunggu tanda tangan Anda", baris=baris, banyak=len(baris))


def sambungan_notula(pengguna: Any, pelaksanaan: Any) -> list[Sambungan]:
    """For who handed the minutes in and who prepares runs: whose signature they wait for."""
    pegawai = pegawai_dari_pengguna(pengguna)
    if pegawai is None:
        return []
    baris = Lembar.objects.filter(pelaksanaan=pelaksanaan, jenis__in=("notula", JENIS_TANDA))
    semua = list(baris.order_by("pada"))
    akhir = {x.tugas: x for x in semua if x.jenis == "notula"}
    if not akhir:
        return []
    tanda = [x for x in semua if x.jenis == JENIS_TANDA]
    penyiap = pengguna.has_perm("organisasi.siapkan_pelaksanaan", pelaksanaan)
    hasil = []
    for satu in akhir.values():
        belum = [p for p in daftar_penanda(satu, tanda) if not p.sudah]
        if belum and (penyiap or str(pegawai.pk) in satu.penulis):
            siapa = " dan ".join(f"{p.sebutan.lower()} {p.nama}" for p in belum)
            hasil.append(
                Sambungan(
                    judul=f"Notula {isi_lembar(satu).get('acara') or 'rapat'}",
                    teks=f"Menunggu tanda tangan {siapa}.",
                    alamat=reverse("pelaksanaan:notula", args=[satu.pelaksanaan_id, satu.pk]),
                    tombol="Buka notula",
                )
            )
    return hasil

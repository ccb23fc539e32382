"""The end of a run proposes the SOPs of the office that name it, to who may prepare runs: beside
the run, and on the list of runs for some weeks."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from tolok.dasar.periode import Periode
from tolok.organisasi.selectors import hari_di, pegawai_dari_pengguna
from tolok.pelaksanaan.domain.keadaan import StatusPelaksanaan
from tolok.pelaksanaan.models import Pelaksanaan
from tolok.pelaksanaan.tampilan.sambungan import Sambungan
from tolok.sop import bawaan
from tolok.sop.selectors.terkait import PenyebutSop, sop_penyebut
from tolok.web.templatetags.tolok import nama_sop
from tolok.web.waktu import sekarang as jam

__all__ = ["sambungan_terkait", "usul_susulan"]

_BARU = timedelta(days=45)
"""A run that ended longer ago proposes nothing on the list of runs any more."""
_TERBANYAK = 5


def sambungan_terkait(pengguna: Any, pelaksanaan: Any) -> list[Sambungan]:
    """Propose to prepare an SOP whose Keterkaitan names this one, while it has no run for the
    period. Only inside the Instansi of the run and of the person."""
    if pelaksanaan.status != StatusPelaksanaan.SELESAI.value:
        return []
    pegawai = pegawai_dari_pengguna(pengguna)
    if pegawai is None or pegawai.instansi_id != pelaksanaan.instansi_id:
        return []
    if not pengguna.has_perm("organisasi.siapkan_pelaksanaan"):
        return []
    hari = hari_di(pegawai.pemda, jam())
    return [_sambungan(satu, pelaksanaan) for satu in _diusulkan(pegawai, pelaksanaan, hari)]


def usul_susulan(pengguna: Any, pegawai: Any, saat: datetime) -> list[Sambungan]:
    """For who prepares runs: what the runs of the office that ended lately propose, the latest
    first. One query for who has none."""
    if pegawai is None or not pengguna.has_perm("organisasi.siapkan_pelaksanaan"):
        return []
    hari = hari_di(pegawai.pemda, saat)
    usai = Pelaksanaan.objects.untuk(pegawai).filter(
        status=StatusPelaksanaan.SELESAI.value, berakhir_pada__gte=saat - _BARU
    )
    return [
        _sambungan(usul, asal)
        for asal in usai.order_by("-berakhir_pada")[:_TERBANYAK]
        for usul in _diusulkan(pegawai, asal, hari)
    ]


def _diusulkan(pegawai: Any, asal: Any, hari: date) -> list[PenyebutSop]:
    """SOPs that name the one that ended and have no run for its period yet."""
    if bawaan.menurut_sidik(asal.sidik_sop) is not None:
        return []
    penyebut = sop_penyebut(pegawai, asal.kode_sop, asal.nama_sop, hari)
    if not penyebut:
        return []
    ada = set(
        Pelaksanaan.objects.untuk(pegawai)
        .filter(periode=asal.periode, kode_sop__in=[x.kode for x in penyebut])
        .exclude(status=StatusPelaksanaan.DIBATALKAN.value)
        .values_list("kode_sop", flat=True)
    )
    return [x for x in penyebut if x.kode not in ada]


def _alamat(satu: PenyebutSop, asal: Any) -> str:
    isi = urlencode({"sop": str(satu.versi), "periode": asal.periode, "asal": str(asal.pk)})
    return f"{reverse('pelaksanaan:siapkan')}?{isi}"


def _sambungan(satu: PenyebutSop, asal: Any) -> Sambungan:
    nama = nama_sop(satu.nama)
    ragu = "" if satu.pasti else " Mungkin yang dimaksud SOP ini."
    return Sambungan(
        judul="SOP terkait" if satu.pasti else "Mungkin terkait",
        teks=f"{nama_sop(asal.nama_sop)} {Periode.dari_kode(asal.periode).nama} selesai, dan "
        f"Keterkaitan pada SOP {nama} (kode {satu.kode}) menyebut “{satu.tertulis}”.{ragu} "
        "Periode ini belum disiapkan untuknya.",
        alamat=_alamat(satu, asal),
        tombol=f"Siapkan {nama}",
    )

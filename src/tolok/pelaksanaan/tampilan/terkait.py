"""Beside a finished run: the SOPs of the office that name it, for who may prepare runs."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from tolok.organisasi.selectors import hari_di, pegawai_dari_pengguna
from tolok.pelaksanaan.domain.keadaan import StatusPelaksanaan
from tolok.pelaksanaan.models import Pelaksanaan
from tolok.pelaksanaan.tampilan.sambungan import Sambungan
from tolok.sop import bawaan
from tolok.sop.selectors_terkait import PenyebutSop, sop_penyebut
from tolok.web.templatetags.tolok import nama_sop
from tolok.web.waktu import sekarang

__all__ = ["sambungan_terkait"]


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
    if bawaan.menurut_sidik(pelaksanaan.sidik_sop) is not None:
        return []
    hari = hari_di(pegawai.pemda, sekarang())
    penyebut = sop_penyebut(pegawai, pelaksanaan.kode_sop, pelaksanaan.nama_sop, hari)
    if not penyebut:
        return []
    ada = set(
        Pelaksanaan.objects.untuk(pegawai)
        .filter(periode=pelaksanaan.periode, kode_sop__in=[x.kode for x in penyebut])
        .exclude(status=StatusPelaksanaan.DIBATALKAN.value)
        .values_list("kode_sop", flat=True)
    )
    return [_usul(satu, pelaksanaan.periode) for satu in penyebut if satu.kode not in ada]


def _usul(satu: PenyebutSop, periode: str) -> Sambungan:
    nama = nama_sop(satu.nama)
    ragu = "" if satu.pasti else " Mungkin yang dimaksud SOP ini."
    isi = urlencode({"sop": str(satu.versi), "periode": periode})
    return Sambungan(
        judul="SOP terkait" if satu.pasti else "Mungkin terkait",
        teks=f"Keterkaitan pada SOP {nama} (kode {satu.kode}) menyebut “{satu.tertulis}”.{ragu} "
        "Periode ini belum disiapkan untuknya.",
        alamat=f"{reverse('pelaksanaan:siapkan')}?{isi}",
        tombol=f"Siapkan {nama}",
    )

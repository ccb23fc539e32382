"""Follow-ups that are due or wait for a verification, on the start page."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.urls import reverse

from tolok.berkas.permissions import daftarkan as daftarkan_fail
from tolok.organisasi.selectors import hari_di
from tolok.pelaksanaan.daftar_tindak_lanjut import (
    BarisTindakLanjut,
    bahan_tindak_lanjut,
    tindak_lanjut_jatuh_tempo,
)
from tolok.pelaksanaan.domain.tindak_lanjut import StatusTindakLanjut
from tolok.pelaksanaan.jalankan import daftarkan_pendengar
from tolok.pelaksanaan.log.rantai import daftarkan_pemeriksa
from tolok.pelaksanaan.log.segel import daftarkan_sumber
from tolok.pelaksanaan.tindak_lanjut import (
    boleh_lihat_bukti,
    kepala_tindak_lanjut,
    proyeksikan_rencana,
    rantai_tindak_lanjut_rusak,
)
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas
from tolok.sop.domain.hasil import JenisHasil
from tolok.sop.domain.jalan import Sifat
from tolok.web.kartu import BarisKartu, Kartu, daftarkan_kartu

__all__ = ["bahan_halaman", "daftarkan_tindak_lanjut", "kartu_tindak_lanjut"]

_TERBANYAK = 5


def daftarkan_tindak_lanjut() -> None:
    """The register listens to runs; its history is sealed and checked, its evidence guarded."""
    daftarkan_pendengar(proyeksikan_rencana)
    daftarkan_sumber("tindak_lanjut", kepala_tindak_lanjut)
    daftarkan_pemeriksa("tindak_lanjut", rantai_tindak_lanjut_rusak)
    daftarkan_fail("pelaksanaan.tindak_lanjut", boleh_lihat_bukti)
    daftarkan_kartu(kartu_tindak_lanjut, urutan=30)


def kartu_tindak_lanjut(pegawai: Any, sekarang: datetime) -> Kartu | None:
    """Own follow-ups that are near or late, and those that this person verifies."""
    semua = tindak_lanjut_jatuh_tempo(pegawai, hari_di(pegawai.pemda, sekarang))
    if not semua:
        return None
    return Kartu(
        kode="tindak_lanjut",
        judul="Tindak lanjut",
        baris=tuple(_baris(b) for b in semua[:_TERBANYAK]),
        banyak=len(semua),
        semua=(reverse("pelaksanaan:tindak_lanjut_daftar"), "Semua tindak lanjut saya"),
    )


def bahan_halaman(halaman: HalamanTugas) -> list[BarisTindakLanjut]:
    """Open follow-ups of earlier runs, for who measures and writes the report. One query, or none."""
    langkah = halaman.langkah
    membuat = langkah.sifat is Sifat.MENGHASILKAN and any(
        h.jenis is JenisHasil.LAPORAN for h in langkah.menghasilkan
    )
    if not membuat or not halaman.domain.terbuka:
        return []
    hari = halaman.kini.hari
    return bahan_tindak_lanjut(halaman.pegawai, hari, kecuali=halaman.pelaksanaan.pk)


def _baris(b: BarisTindakLanjut) -> BarisKartu:
    diajukan = b.status is StatusTindakLanjut.DIAJUKAN
    return BarisKartu(
        judul=b.satu.rencana[:120],
        alamat=reverse("pelaksanaan:tindak_lanjut", args=[b.satu.pk]),
        konteks=f"Perlu Anda verifikasi, dari {b.jabatan}" if diajukan else b.satu.sumber,
        sisa="" if diajukan else b.tempo,
        lewat=b.telat and not diajukan,
    )

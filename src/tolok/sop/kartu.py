"""What the SOPs of the office put on the start page."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.urls import reverse

from tolok.dasar.tanggal import tanggal
from tolok.organisasi.selectors import hari_di
from tolok.sop.models import VersiSop
from tolok.sop.selectors.baca import belum_dibaca
from tolok.web.kartu import BarisKartu, Kartu
from tolok.web.templatetags.tolok import nama_sop

__all__ = ["kartu_baca"]

_PALING_BANYAK = 5


def kartu_baca(pegawai: Any, sekarang: datetime) -> Kartu | None:
    """SOPs in force in whose lanes the person acts and which they have not said to have read."""
    semua = belum_dibaca(pegawai, hari_di(pegawai.pemda, sekarang))
    if not semua:
        return None
    baris = tuple(
        BarisKartu(
            judul=f"{nama_sop(satu.nama)}, versi {satu.versi}",
            alamat=reverse("sop:versi", args=[satu.pk]),
            konteks=f"{_baru(satu)}Anda bertindak di lajur {', '.join(lajur)}",
            sisa=f"Berlaku {tanggal(satu.berlaku_sejak)}" if satu.berlaku_sejak else "",
        )
        for satu, lajur in semua[:_PALING_BANYAK]
    )
    return Kartu(
        kode="baca_sop",
        judul="SOP yang perlu Anda baca",
        baris=baris,
        banyak=len(semua),
        bantu="Tekan “Saya sudah membaca” di halamannya. Tugas Anda tidak tertahan.",
        semua=(reverse("sop:daftar"), "Buka daftar SOP"),
    )


def _baru(satu: VersiSop) -> str:
    """A version that follows another one says so: what changed stands on its page."""
    return "" if satu.versi == 1 else f"Menggantikan versi {satu.versi - 1}. "

"""Limits for reports that a pemda sets itself: dated, and logged in every office they bind."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from tolok.dasar.galat import MasukanTidakSah
from tolok.organisasi.models import Pegawai
from tolok.organisasi.services.setelan_pemda import ubah_setelan

__all__ = ["BATAS_LKJ", "hapus_batas", "simpan_batas"]

BATAS_LKJ = "pelaporan.lkj_perangkat_daerah"
"""Code of the law's own value, which the pemda's replaces."""
_BULAN_TERBANYAK = 12

_Batas = dict[str, Any]


def simpan_batas(
    *, pelaku: Pegawai, bulan: int, mulai: date, dasar: str, sekarang: datetime
) -> None:
    """Months after the year within which offices report, from a day on; that day's is replaced."""
    if not 1 <= bulan <= _BULAN_TERBANYAK:
        raise MasukanTidakSah(
            f"Batas {bulan} bulan tidak mungkin.", f"Isi 1 sampai {_BULAN_TERBANYAK} bulan."
        )
    if not dasar.strip():
        raise MasukanTidakSah(
            "Dasar batas ini belum ditulis.",
            "Sebut aturannya, mis. “Peraturan Wali Kota Nomor 12 Tahun 2025”.",
        )
    baru = {
        "kode": BATAS_LKJ,
        "bulan": bulan,
        "mulai": mulai.isoformat(),
        "dasar": dasar.strip(),
    }
    ubah_setelan(
        pelaku=pelaku, sekarang=sekarang, kolom="batas_pelaporan",
        jenis="BatasPelaporanDitetapkan", isi=baru,
        ubah=lambda daftar: [*(b for b in daftar if not _sama(b, mulai)), baru],
    )  # fmt: skip


def hapus_batas(*, pelaku: Pegawai, mulai: date, sekarang: datetime) -> None:
    """Take a limit off again; the log keeps it."""

    def tanpa(daftar: list[_Batas]) -> list[_Batas]:
        sisa = [b for b in daftar if not _sama(b, mulai)]
        if len(sisa) == len(daftar):
            raise MasukanTidakSah(
                "Batas itu sudah tidak ada.", "Muat ulang halaman untuk melihat daftar terbarunya."
            )
        return sisa

    isi = {"kode": BATAS_LKJ, "mulai": mulai.isoformat()}
    ubah_setelan(
        pelaku=pelaku, sekarang=sekarang, kolom="batas_pelaporan",
        jenis="BatasPelaporanDihapus", isi=isi, ubah=tanpa,
    )  # fmt: skip


def _sama(batas: Mapping[str, Any], mulai: date) -> bool:
    return batas.get("kode") == BATAS_LKJ and batas.get("mulai") == mulai.isoformat()

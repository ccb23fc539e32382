"""Whether a pemda lets one person decide on a document twice, in two capacities. Dated."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from tolok.dasar.galat import MasukanTidakSah
from tolok.organisasi.models import Pegawai
from tolok.organisasi.services.setelan_pemda import ubah_setelan

__all__ = ["hapus_rangkap", "tetapkan_rangkap"]

_KOLOM = "putusan_rangkap"


def tetapkan_rangkap(
    *, pelaku: Pegawai, dilarang: bool, mulai: date, dasar: str, sekarang: datetime
) -> None:
    """Forbid or allow it from a day on; what was set for that very day is replaced."""
    if not dasar.strip():
        raise MasukanTidakSah(
            "Dasar ketentuan ini belum ditulis.",
            "Sebut aturannya, mis. “Peraturan Wali Kota Nomor 12 Tahun 2025”.",
            "dasar",
        )
    baru = {"dilarang": dilarang, "mulai": mulai.isoformat(), "dasar": dasar.strip()}
    ubah_setelan(
        pelaku=pelaku,
        sekarang=sekarang,
        kolom=_KOLOM,
        jenis="PutusanRangkapDitetapkan",
        isi=baru,
        ubah=lambda daftar: [*(b for b in daftar if not _sama(b, mulai)), baru],
    )


def hapus_rangkap(*, pelaku: Pegawai, mulai: date, sekarang: datetime) -> None:
    """Take a rule off again; the log keeps it."""

    def tanpa(daftar: list[dict[str, Any]]) -> list[dict[str, Any]]:
        sisa = [b for b in daftar if not _sama(b, mulai)]
        if len(sisa) == len(daftar):
            raise MasukanTidakSah(
                "Ketentuan itu sudah tidak ada.", "Muat ulang halaman untuk melihat daftarnya."
            )
        return sisa

    ubah_setelan(
        pelaku=pelaku,
        sekarang=sekarang,
        kolom=_KOLOM,
        jenis="PutusanRangkapDihapus",
        isi={"mulai": mulai.isoformat()},
        ubah=tanpa,
    )


def _sama(baris: Mapping[str, Any], mulai: date) -> bool:
    return bool(baris.get("mulai") == mulai.isoformat())

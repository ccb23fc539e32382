"""The text that asks those who have not read an SOP, ready for a group chat."""

from __future__ import annotations

from datetime import date

from tolok.dasar.tanggal import tanggal
from tolok.sop.domain.pembaca import DaftarPembaca

__all__ = ["susun_pesan"]


def susun_pesan(
    nama: str, daftar: DaftarPembaca, alamat: str, *, versi: int, sejak: date | None
) -> str:
    """The message, or "" when everybody has read it. `alamat`: where the version stands."""
    if not daftar.belum:
        return ""
    berlaku = f" Berlaku sejak {tanggal(sejak)}." if sejak else ""
    orang = "\n".join(
        f"{ke}. {satu.nama}{f' ({satu.jabatan})' if satu.jabatan else ''}"
        for ke, satu in enumerate(daftar.belum, start=1)
    )
    return (
        f"Mohon dibaca: SOP {nama}, versi {versi}.{berlaku}\n"
        f"{len(daftar.sudah)} dari {daftar.semua} sudah membaca. Belum menyatakan sudah membaca:\n"
        f"{orang}\n"
        f"Buka {alamat} lalu tekan “Saya sudah membaca”. Terima kasih."
    )

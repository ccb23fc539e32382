"""The sheets that any SOP needs, and the plain one every other kind falls back to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tolok.dasar.temuan import Temuan, Tingkat
from tolok.pelaksanaan.lembar import SkemaLembar, daftar_skema, daftarkan_lembar
from tolok.pelaksanaan.terbit.lembaran import dokumen_jadwal

__all__ = ["daftarkan_baku"]

_PANJANG_RINGKAS = 120


def _bebas(isi: Mapping[str, Any]) -> list[Temuan]:
    """Anything that is not empty."""
    if isi:
        return []
    return [Temuan(lokasi="isi", tingkat=Tingkat.GALAT, masalah="Isian masih kosong.")]


def _ringkas(isi: Mapping[str, Any]) -> str:
    """The first text of the sheet."""
    for kunci in ("judul", "teks", "hal"):
        teks = str(isi.get(kunci, "")).strip()
        if teks:
            return (
                teks if len(teks) <= _PANJANG_RINGKAS else teks[:_PANJANG_RINGKAS].rstrip() + "…"
            )
    return ""


# Kinds of this room, by their name in the interface; rooms above register theirs first.
_BAKU = {
    "acuan": "Acuan",
    "alasan": "Alasan",
    "bukti": "Bukti",
    "catatan": "Catatan pemeriksaan",
    "disposisi": "Disposisi",
    "jadwal": "Timeline",
    "jawaban": "Jawaban atas catatan",
    "lain": "Hasil",
    "nomor_surat": "Nomor surat",
    "notula": "Notula",
    "pengiriman": "Catatan pengiriman",
    "rencana_tindak_lanjut": "Rencana tindak lanjut",
    "salinan": "Catatan penggandaan",
    "sk_tim": "SK Tim",
    "skp": "SKP",
    "surat_masuk": "Surat masuk",
    "surat_pengantar": "Surat pengantar",
}

_DOKUMEN = {"jadwal": dokumen_jadwal}


def daftarkan_baku() -> None:
    """Register the plain schema for every kind of this room that has none yet."""
    for jenis, nama in _BAKU.items():
        if jenis not in daftar_skema():
            daftarkan_lembar(
                SkemaLembar(
                    jenis=jenis,
                    nama=nama,
                    periksa=_bebas,
                    ringkas=_ringkas,
                    dokumen=_DOKUMEN.get(jenis),
                )
            )

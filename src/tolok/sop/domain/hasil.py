"""Kinds of result: the closed list that every kelengkapan and output text is classed into."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["JenisHasil"]


class JenisHasil(StrEnum):
    """What a row makes or needs. `acuan` is attached or cited, `alat` never gates anything."""

    DISPOSISI = "disposisi"
    NOTA_DINAS = "nota_dinas"
    JADWAL = "jadwal"
    FORMULIR = "formulir"
    ISIAN = "isian"
    RENCANA_KERJA = "rencana_kerja"
    KERTAS_KERJA = "kertas_kerja"
    REKAP = "rekap"
    NOTULA = "notula"
    SK_TIM = "sk_tim"
    LAPORAN = "laporan"
    SKP = "skp"
    SURAT_PENGANTAR = "surat_pengantar"
    RENCANA_TINDAK_LANJUT = "rencana_tindak_lanjut"
    SALINAN = "salinan"
    ARSIP = "arsip"
    ACUAN = "acuan"
    ALAT = "alat"
    LAIN = "lain"

"""The sheets of this room: forms of runs that look otherwise when they are about an SKP."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tolok.pelaksanaan.lembar import BerlakuDi, SkemaLembar, daftarkan_varian_lembar
from tolok.skp.domain.lembar import (
    BENTUK_DINILAI,
    BENTUK_SKP,
    butir_lembar,
    periksa_isian,
    periksa_penilaian,
    periksa_skp,
)
from tolok.skp.domain.penilaian import sebutan_hasil

__all__ = ["daftarkan_lembar_skp", "ringkas_lembar"]


def ringkas_lembar(isi: Mapping[str, Any]) -> str:
    """How much is filled in; the result stays inside the sheet."""
    butir = [b for _, b in butir_lembar(isi)]
    if not butir:
        return "belum ada rencana SKP"
    terisi = sum(1 for b in butir if str(b.get("realisasi", "")).strip())
    return f"{terisi} dari {len(butir)} indikator terisi"


def _ringkas_dinilai(isi: Mapping[str, Any]) -> str:
    return f"dinilai: {sebutan_hasil(isi)}"


def daftarkan_lembar_skp(
    berlaku_isian: BerlakuDi, berlaku_skp: BerlakuDi, berlaku_dinilai: BerlakuDi
) -> None:
    """Register the forms; which rows they belong to is said by the predicates."""
    daftarkan_varian_lembar(
        SkemaLembar(
            jenis="isian",
            nama="Isian kinerja pegawai",
            periksa=periksa_isian,
            ringkas=ringkas_lembar,
            templat="skp/lembar/skp.html",
        ),
        bentuk=BENTUK_SKP,
        berlaku=berlaku_isian,
    )
    for bentuk, nama, periksa, ringkas, berlaku in (
        (BENTUK_DINILAI, "Penilaian SKP", periksa_penilaian, _ringkas_dinilai, berlaku_dinilai),
        (BENTUK_SKP, "SKP", periksa_skp, ringkas_lembar, berlaku_skp),
    ):
        daftarkan_varian_lembar(
            SkemaLembar(
                jenis="skp",
                nama=nama,
                periksa=periksa,
                ringkas=ringkas,
                templat="skp/lembar/skp.html",
            ),
            bentuk=bentuk,
            berlaku=berlaku,
        )

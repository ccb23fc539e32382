"""Beside the editor of an SOP: what its signed yearly evaluation proposes to change."""

from __future__ import annotations

from uuid import UUID

from django.urls import reverse

from tolok.pelaksanaan.domain.formulir_evaluasi import baca_isi, daftar_usul
from tolok.pelaksanaan.evaluasi_tahunan import evaluasi_suntingan
from tolok.sop.usul_sunting import UsulSunting

__all__ = ["usul_evaluasi"]


def usul_evaluasi(suntingan: UUID) -> list[UsulSunting]:
    """Proposals of the evaluation that this editing began from. One query."""
    return [
        UsulSunting(
            judul=f"Usul dari evaluasi tahun {satu.tahun}",
            alamat=reverse("pelaksanaan:evaluasi_formulir", args=[satu.pk]),
            butir=daftar_usul(baca_isi(satu.isi)),
        )
        for satu in evaluasi_suntingan([suntingan])
    ]

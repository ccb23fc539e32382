"""What a run starts from: that none is live for the period, and the sheets it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from tolok.dasar.galat import MasukanTidakSah
from tolok.dasar.periode import Periode
from tolok.pelaksanaan.domain.keadaan import StatusPelaksanaan
from tolok.pelaksanaan.lembar import susun_lembar
from tolok.pelaksanaan.models import Lembar, Pelaksanaan

__all__ = ["lembar_dasar", "tolak_ganda"]


def tolak_ganda(pegawai: Any, kode_sop: str, periode: Periode, pk: UUID) -> None:
    """One live run per SOP, office and period; `pk` is the run that is about to start."""
    ada = (
        Pelaksanaan.objects.untuk(pegawai)
        .filter(kode_sop=kode_sop, periode=periode.kode, status=StatusPelaksanaan.BERJALAN.value)
        .exclude(pk=pk)
    )
    if ada.exists():
        raise MasukanTidakSah(
            f"SOP ini sedang berjalan untuk {periode.nama}.",
            "Selesaikan atau batalkan pelaksanaan itu dahulu.",
            "satu_berjalan",
        )


def lembar_dasar(
    pelaksanaan: Pelaksanaan, jenis: str, isi: Mapping[str, Any], pegawai: Any, sekarang: datetime
) -> Lembar:
    """The letter (or other basis) belongs to the run itself, so its sheet hangs on no task."""
    return susun_lembar(
        pelaksanaan=pelaksanaan,
        tugas=pelaksanaan.pk,
        iterasi=1,
        jenis=jenis,
        isi=isi,
        penulis=[pegawai.pk],
        sekarang=sekarang,
    )

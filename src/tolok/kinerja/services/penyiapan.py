"""Setting up an office and its first plan from one workbook: all of it, or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from tolok.kinerja.domain.banding_rencana import BedaRencana
from tolok.kinerja.domain.isi_rencana import dari_json
from tolok.kinerja.services.rencana import ubah_rencana
from tolok.organisasi.domain.isi_kantor import BedaKantor, IsiKantor, kantor_dari_json
from tolok.organisasi.services.penyiapan import siapkan_kantor
from tolok.organisasi.services.unggahan import isi_unggahan, tandai_diterapkan

__all__ = ["terapkan_buku_kantor", "terapkan_penyiapan"]


@transaction.atomic
def terapkan_penyiapan(
    *, pelaku: Any, unggahan: Any, dasar: str, sekarang: datetime
) -> tuple[list[BedaKantor], tuple[BedaRencana, ...]]:
    """Apply an uploaded workbook as its preview showed it. `dasar`: digest of the plan seen."""
    isi = isi_unggahan(unggahan)
    hasil = terapkan_buku_kantor(
        pelaku=pelaku,
        instansi=unggahan.instansi,
        kantor=kantor_dari_json(isi["kantor"]),
        rencana=isi["rencana"],
        dasar=dasar,
        sekarang=sekarang,
    )
    tandai_diterapkan(unggahan, sekarang)
    return hasil


@transaction.atomic
def terapkan_buku_kantor(
    *,
    pelaku: Any,
    instansi: Any,
    kantor: IsiKantor,
    rencana: Mapping[str, Any] | None,
    dasar: str = "",
    sekarang: datetime,
) -> tuple[list[BedaKantor], tuple[BedaRencana, ...]]:
    """Units, posts and people first, then the plan that names them."""
    hasil = siapkan_kantor(
        pelaku=pelaku, instansi=instansi, isi=kantor, coba=False, sekarang=sekarang
    )
    if rencana is None:
        return hasil.beda, ()
    baru = dari_json(rencana)
    beda = ubah_rencana(
        pelaku=pelaku,
        instansi=instansi,
        tahun=baru.tahun,
        ubah=lambda _: baru,
        dasar=dasar,
        sekarang=sekarang,
    )
    return hasil.beda, beda

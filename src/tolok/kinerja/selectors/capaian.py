"""Ratified figures of an office by year: which reports hold them, and how they went over years.

What a page, a sheet to copy or a workbook shows comes from the ratified reports themselves, so
that every one of them says what was signed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal
from uuid import UUID

from django.apps import apps

from tolok.dasar.periode import Periode
from tolok.kinerja.domain.rencana import triwulan
from tolok.kinerja.models import Capaian
from tolok.kinerja.selectors.ralat import LaporanSah, laporan_sah_semua

__all__ = ["laporan_tahun", "riwayat_indikator", "tahun_capaian"]


def tahun_capaian(instansi: UUID) -> list[int]:
    """Years with ratified figures, newest first. One query."""
    kode = (
        Capaian.objects.filter(instansi_id=instansi).order_by().values_list("periode").distinct()
    )
    return sorted({Periode.dari_kode(k).tahun for (k,) in kode}, reverse=True)


def laporan_tahun(instansi: UUID, tahun: int) -> dict[int, LaporanSah]:
    """Quarter -> the report ratified last for it (a correction before what it corrects).

    Three queries, and the log of one run for each period of the year.
    """
    baris = (
        Capaian.objects.filter(instansi_id=instansi, periode__startswith=f"{tahun}-")
        .order_by("disahkan_pada")
        .values_list("periode", "pelaksanaan")
    )
    terakhir = {triwulan(Periode.dari_kode(kode)): pelaksanaan for kode, pelaksanaan in baris}
    model = apps.get_model("pelaksanaan", "Pelaksanaan")
    jalan = model.objects.select_related("instansi__pemda").in_bulk(list(terakhir.values()))
    laporan = laporan_sah_semua(jalan.values())
    return {tw: laporan[p] for tw, p in sorted(terakhir.items()) if p in laporan}


def riwayat_indikator(instansi: UUID) -> Mapping[str, Mapping[int, Decimal]]:
    """Achievement at the last ratified period of each year, by the indicator's code. One query."""
    akhir: dict[tuple[str, int], tuple[int, int, Decimal | None]] = {}
    baris = Capaian.objects.filter(instansi_id=instansi).values_list(
        "indikator__kode", "periode", "versi", "capaian"
    )
    for kode, periode, versi, capaian in baris:
        p = Periode.dari_kode(periode)
        kunci = (kode, p.tahun)
        baru = (triwulan(p), versi, capaian)
        if kunci not in akhir or baru[:2] > akhir[kunci][:2]:
            akhir[kunci] = baru
    hasil: dict[str, dict[int, Decimal]] = defaultdict(dict)
    for (kode, tahun), (_, _, capaian) in akhir.items():
        if capaian is not None:
            hasil[kode][tahun] = capaian
    return hasil

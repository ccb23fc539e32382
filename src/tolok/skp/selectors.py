"""Reads of SKP: plans, verified figures they take, results, who has none."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Prefetch

from tolok.dasar.angka import tulis
from tolok.dasar.periode import JenisPeriode, Periode
from tolok.dasar.tanggal import tanggal
from tolok.kinerja import selectors as kinerja
from tolok.kinerja.domain.bilangan import bulatkan
from tolok.organisasi import selectors as organisasi
from tolok.skp.domain.lembar import BENTUK_SKP
from tolok.skp.domain.rezim import JenisPegawaiSkp, TanpaRezim, pilih_rezim
from tolok.skp.models import (
    CapaianOrganisasi,
    HasilSkp,
    IndikatorSkp,
    RencanaHasilKerja,
    RencanaSkp,
)

__all__ = [
    "angka_terverifikasi",
    "belum_punya_skp",
    "capaian_organisasi",
    "hasil_berlaku",
    "hasil_pelaksanaan",
    "lembar_awal",
    "rencana_pegawai",
]


def rencana_pegawai(instansi: UUID, pegawai: UUID, periode: Periode) -> RencanaSkp | None:
    """The SKP that the office rates: the last one of the person that falls in the period."""
    return (
        RencanaSkp.objects.filter(
            instansi_id=instansi,
            pegawai_id=pegawai,
            mulai__lte=periode.selesai,
            selesai__gte=periode.mulai,
        )
        .select_related("pegawai")
        .order_by("-mulai")
        .first()
    )


def belum_punya_skp(instansi: UUID, periode: Periode, hari: date) -> list[Any]:
    """Employees of the office who have no SKP in the period: they cannot be measured."""
    ada = set(
        RencanaSkp.objects.filter(
            instansi_id=instansi, mulai__lte=periode.selesai, selesai__gte=periode.mulai
        ).values_list("pegawai_id", flat=True)
    )
    return [p for p in organisasi.seluruh_pegawai(instansi, hari) if p.pk not in ada]


def capaian_organisasi(instansi: UUID, tahun: int) -> str | None:
    """The predicate of the office for a year; None while nobody set it."""
    baris = CapaianOrganisasi.objects.filter(instansi_id=instansi, tahun=tahun)
    return baris.values_list("predikat", flat=True).first()


def hasil_berlaku(pegawai: Iterable[UUID], periode: Periode) -> dict[UUID, HasilSkp]:
    """The appraisal that stands per person, of those that begin in the period."""
    baris = HasilSkp.objects.filter(
        pegawai_id__in=list(pegawai), mulai__gte=periode.mulai, mulai__lte=periode.selesai
    ).order_by("mulai", "versi")
    return {h.pegawai_id: h for h in baris}


def hasil_pelaksanaan(pelaksanaan: UUID) -> dict[UUID, HasilSkp]:
    """The newest result per person of one run."""
    baris = HasilSkp.objects.filter(pelaksanaan=pelaksanaan).order_by("versi")
    return {h.pegawai_id: h for h in baris}


def angka_terverifikasi(instansi: UUID, hari: date) -> dict[UUID, dict[str, str]]:
    """Indicator -> its ratified figure at the end of the days, with where it comes from."""
    hasil: dict[UUID, dict[str, str]] = {}
    tahun = Periode(JenisPeriode.TAHUN, hari.year)
    tw = Periode(JenisPeriode.TRIWULAN, hari.year, (hari.month - 1) // 3 + 1)
    for periode in (tw, tahun):
        for indikator, capaian in kinerja.capaian_periode(instansi, periode).items():
            realisasi = json.loads(capaian.masukan).get("realisasi_sd")
            if realisasi is None:
                continue
            hasil[indikator] = {
                "nilai": _rapi(realisasi),
                "keterangan": f"capaian {periode.nama}, disahkan "
                f"{tanggal(capaian.disahkan_pada.date())}",
                "pelaksanaan": str(capaian.pelaksanaan),
            }
    return hasil


def _rapi(teks: str) -> str:
    """A figure as it is typed: ten decimals at most."""
    return tulis(bulatkan(Decimal(teks), 10))


def lembar_awal(instansi: UUID, pegawai: UUID, periode: Periode) -> dict[str, Any]:
    """An untouched sheet of one employee: the plan, and figures that were verified already.

    Without a plan only `tanpa` says so; without a law for the days it says why.
    """
    rencana = rencana_pegawai(instansi, pegawai, periode)
    if rencana is None:
        return {"bentuk": BENTUK_SKP, "tanpa": "belum_punya_skp", "rhk": []}
    aturan = pilih_rezim(rencana.masa, JenisPegawaiSkp(rencana.pegawai.status.upper()))
    if isinstance(aturan, TanpaRezim):
        return {
            "bentuk": BENTUK_SKP,
            "tanpa": "tanpa_rezim",
            "masalah": aturan.masalah,
            "saran": aturan.saran,
            "rhk": [],
        }
    sumber = angka_terverifikasi(instansi, rencana.selesai)
    return {
        "format": "tolok/skp-lembar/1",
        "bentuk": BENTUK_SKP,
        "aturan": aturan.id,
        "rencana": str(rencana.pk),
        "masa": {"mulai": rencana.mulai.isoformat(), "selesai": rencana.selesai.isoformat()},
        "jenjang": rencana.jenjang,
        "struktural": rencana.struktural,
        "rhk": [_rhk(r, sumber) for r in _daftar_rhk(rencana)],
    }


def _daftar_rhk(rencana: RencanaSkp) -> list[RencanaHasilKerja]:
    butir = Prefetch("daftar_indikator", IndikatorSkp.objects.select_related("indikator"))
    return list(
        RencanaHasilKerja.objects.filter(skp=rencana)
        .select_related("menunjang")
        .prefetch_related(butir)
    )


def _rhk(rhk: RencanaHasilKerja, sumber: Mapping[UUID, Mapping[str, str]]) -> dict[str, Any]:
    menunjang = rhk.menunjang.rencana if rhk.menunjang is not None else rhk.pimpinan
    return {
        "id": str(rhk.pk),
        "rencana": rhk.rencana,
        "jenis": rhk.jenis,
        "pimpinan": menunjang,
        "butir": [_butir(b, sumber) for b in rhk.daftar_indikator.all()],
    }


def _butir(butir: IndikatorSkp, sumber: Mapping[UUID, Mapping[str, str]]) -> dict[str, Any]:
    asal = sumber.get(butir.indikator_id) if butir.indikator_id else None
    return {
        "id": str(butir.pk),
        "aspek": butir.aspek,
        "indikator": butir.uraian,
        "target": butir.target,
        "satuan": butir.satuan,
        "polaritas": butir.indikator.polaritas if butir.indikator else None,
        "kode": butir.indikator.kode if butir.indikator else None,
        "realisasi": asal["nilai"] if asal else "",
        "sumber": dict(asal) if asal else None,
        "alasan": "",
        "bukti": "",
    }

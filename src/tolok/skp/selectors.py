"""Reads of SKP: plans, verified figures they take, results, who has none."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import Prefetch

from tolok.dasar.angka import tulis
from tolok.dasar.periode import JenisPeriode, Periode
from tolok.dasar.tanggal import tanggal
from tolok.kinerja.domain.bilangan import bulatkan
from tolok.kinerja.selectors import kinerja as kinerja
from tolok.regulasi.skp import aturan_skp
from tolok.skp.domain.ekspektasi import nama_predikat
from tolok.skp.domain.lembar import BENTUK_SKP, AsalHasil
from tolok.skp.domain.rekaman import SubjekRekam
from tolok.skp.domain.rezim import JenisPegawaiSkp, MasaPenilaian, TanpaRezim, pilih_rezim
from tolok.skp.models import (
    CapaianOrganisasi,
    HasilSkp,
    IndikatorSkp,
    PembacaanSkp,
    RencanaHasilKerja,
    RencanaSkp,
)

__all__ = [
    "angka_terverifikasi",
    "capaian_organisasi",
    "hasil_berlaku",
    "hasil_pelaksanaan",
    "hasil_saya",
    "lembar_awal",
    "pembacaan_saya",
    "rencana_pegawai",
    "rencana_saya",
    "sebutan_kode",
    "subjek_rekam",
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


def capaian_organisasi(instansi: UUID, tahun: int) -> str | None:
    """The predicate of the office for a year; None while nobody set it."""
    baris = CapaianOrganisasi.objects.filter(instansi_id=instansi, tahun=tahun)
    return baris.values_list("predikat", flat=True).first()


def hasil_berlaku(pegawai: Iterable[UUID], periode: Periode) -> dict[UUID, HasilSkp]:
    """The appraisal that stands per person at the end of the period."""
    baris = HasilSkp.objects.filter(
        pegawai_id__in=list(pegawai), mulai__gte=periode.mulai, selesai=periode.selesai
    ).order_by("mulai", "versi")
    return {h.pegawai_id: h for h in baris}


def hasil_pelaksanaan(pelaksanaan: UUID) -> dict[UUID, HasilSkp]:
    """The newest result per person of one run."""
    baris = HasilSkp.objects.filter(pelaksanaan=pelaksanaan).order_by("versi")
    return {h.pegawai_id: h for h in baris}


def rencana_saya(pegawai: Any) -> list[dict[str, Any]]:
    """The person's own plans, newest first, as sheets."""
    daftar = RencanaSkp.objects.untuk(pegawai).filter(pegawai=pegawai).order_by("-mulai")
    return [
        {"skp": skp, "isi": {"rencana_saja": True, "rhk": [_rhk(r, {}) for r in _daftar_rhk(skp)]}}
        for skp in daftar[:6]
    ]


def hasil_saya(pegawai: Any) -> list[dict[str, Any]]:
    """The person's own results, the standing version per period, newest first."""
    berlaku: dict[tuple[date, date], HasilSkp] = {}
    milik = HasilSkp.objects.untuk(pegawai).filter(pegawai=pegawai)
    for h in milik.order_by("mulai", "selesai", "versi"):
        berlaku[h.mulai, h.selesai] = h
    return [
        {"hasil": h, "sebutan": sebutan_kode(h.aturan, h.predikat), "asal": AsalHasil(h.asal)}
        for h in reversed(berlaku.values())
    ]


def sebutan_kode(aturan: str, predikat: str) -> str:
    """A stored predicate as it is printed."""
    satu = aturan_skp(aturan)
    if "predikat" in satu.isi:
        return nama_predikat(predikat, satu)
    return predikat.replace("_", " ").title()


def pembacaan_saya(pegawai: Any) -> list[PembacaanSkp]:
    """Who opened the person's SKP, newest first."""
    return list(
        PembacaanSkp.objects.untuk(pegawai).filter(subjek=pegawai).select_related("pembaca")[:50]
    )


def subjek_rekam(
    tugas: Sequence[tuple[UUID, UUID]], bagian: str, terbaca: Callable[[UUID, UUID], bool]
) -> list[SubjekRekam]:
    """Employees of these tasks by name, each with the draft that waits. Two queries.

    `terbaca(task, writer)`: whether the viewer may read what that person recorded.
    """
    konsep: Any = apps.get_model("pelaksanaan", "Konsep")
    orang: Any = apps.get_model("organisasi", "Pegawai")
    draf = {
        k.tugas: k for k in konsep.objects.filter(tugas__in=[t for t, _ in tugas], bagian=bagian)
    }
    nama = {p.pk: p for p in orang.objects.filter(pk__in=[s for _, s in tugas])}
    hasil = []
    for pk, subjek in tugas:
        isi = json.loads(draf[pk].isi) if pk in draf else {}
        luar = isi.get("asal") == AsalHasil.E_KINERJA.value
        luar = luar and terbaca(pk, draf[pk].penulis_id)
        hasil.append(
            SubjekRekam(
                tugas=pk,
                pegawai=subjek,
                nama=nama[subjek].nama,
                nip=nama[subjek].nip,
                versi=draf[pk].versi if pk in draf else 0,
                predikat=isi.get("predikat", "") if luar else "",
                dokumen=isi.get("dokumen", "") if luar else "",
            )
        )
    return sorted(hasil, key=lambda s: s.nama)


def angka_terverifikasi(instansi: UUID, hari: date) -> dict[UUID, dict[str, str]]:
    """Indicator -> its ratified figure at the end of the days, with where it comes from."""
    hasil: dict[UUID, dict[str, str]] = {}
    tahun = Periode(JenisPeriode.TAHUN, hari.year)
    tw = Periode(JenisPeriode.TRIWULAN, hari.year, (hari.month - 1) // 3 + 1)
    sah = kinerja.capaian_menurut_periode(instansi, (tw, tahun))
    for periode in (tw, tahun):
        for indikator, capaian in sah[periode].items():
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

    The days appraised are those of the plan that fall in the period, so that a quarter is
    appraised as a quarter.

    Without a plan only `tanpa` says so; without a law for the days it says why.
    """
    rencana = rencana_pegawai(instansi, pegawai, periode)
    if rencana is None:
        return {"bentuk": BENTUK_SKP, "tanpa": "belum_punya_skp", "rhk": []}
    masa = MasaPenilaian(
        mulai=max(rencana.mulai, periode.mulai), selesai=min(rencana.selesai, periode.selesai)
    )
    aturan = pilih_rezim(masa, JenisPegawaiSkp(rencana.pegawai.status.upper()))
    if isinstance(aturan, TanpaRezim):
        return {
            "bentuk": BENTUK_SKP,
            "tanpa": "tanpa_rezim",
            "masalah": aturan.masalah,
            "saran": aturan.saran,
            "rhk": [],
        }
    sumber = angka_terverifikasi(instansi, masa.selesai)
    return {
        "format": "tolok/skp-lembar/1",
        "bentuk": BENTUK_SKP,
        "aturan": aturan.id,
        "rencana": str(rencana.pk),
        "masa": {"mulai": masa.mulai.isoformat(), "selesai": masa.selesai.isoformat()},
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

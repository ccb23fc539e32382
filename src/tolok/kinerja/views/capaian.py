"""Ratified figures of the office: one year quarter by quarter, one figure with its explanation."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from tolok.dasar.galat import TidakDitemukan
from tolok.kinerja.domain.capaian_tahun import CapaianTahun, susun_tahun
from tolok.kinerja.permissions import LIHAT
from tolok.kinerja.selectors.capaian import laporan_tahun, riwayat_indikator, tahun_capaian
from tolok.kinerja.selectors.ralat import LaporanSah
from tolok.kinerja.tampilan_capaian import (
    buku_capaian,
    csv_capaian,
    grafik_sasaran,
    grafik_tahun,
    grafik_tren,
)
from tolok.web.izin import butuh
from tolok.web.unduhan import unduhan

__all__ = ["csv", "excel", "kini", "rinci", "tahun"]

_TINGKAT = ("tujuan", "sasaran", "program", "kegiatan", "subkegiatan")


def laporan_diminta(request: HttpRequest, tahun: int) -> dict[int, LaporanSah]:
    """The ratified reports of a year of this person's office; none: TidakDitemukan."""
    pegawai: Any = request.pegawai  # type: ignore[attr-defined]  # set by PegawaiMiddleware
    laporan = laporan_tahun(pegawai.instansi_id, tahun)
    if not laporan:
        raise TidakDitemukan(
            f"Belum ada laporan tahun {tahun} yang disahkan.", "Buka halaman Capaian."
        )
    return laporan


def _tahun(laporan: dict[int, LaporanSah], tahun: int) -> CapaianTahun:
    return susun_tahun(tahun, {tw: x.kertas for tw, x in laporan.items()})


@butuh(LIHAT)
@require_safe
def kini(request: HttpRequest) -> HttpResponse:
    """To the newest year that has figures; an office without any reads how they come to be."""
    ada = tahun_capaian(request.pegawai.instansi_id)  # type: ignore[attr-defined]  # set by PegawaiMiddleware
    if ada:
        return redirect("capaian:tahun", tahun=ada[0])
    return render(request, "kinerja/capaian/tahun.html", {"pilihan": []})


@butuh(LIHAT)
@require_safe
def tahun(request: HttpRequest, tahun: int) -> HttpResponse:
    """Means, indicators, charts. `?tingkat=sasaran` keeps the rows of one level."""
    pegawai: Any = request.pegawai  # type: ignore[attr-defined]  # set by PegawaiMiddleware
    laporan = laporan_diminta(request, tahun)
    capaian = _tahun(laporan, tahun)
    tingkat = request.GET.get("tingkat", "")
    terbaru = laporan[max(laporan)]
    isi = {
        "tahun": tahun,
        "pilihan": tahun_capaian(pegawai.instansi_id),
        "capaian": capaian,
        "baris": [b for b in capaian.baris if tingkat in ("", b.jenis)],
        "tingkat": tingkat if tingkat in _TINGKAT else "",
        "daftar_tingkat": [t for t in _TINGKAT if any(b.jenis == t for b in capaian.baris)],
        "laporan": laporan,
        "grafik": [
            g
            for g in (
                grafik_sasaran(capaian, terbaru.kertas["aturan"]),
                grafik_tren(capaian),
                grafik_tahun(capaian, riwayat_indikator(pegawai.instansi_id)),
            )
            if g is not None
        ],
    }
    return render(request, "kinerja/capaian/tahun.html", isi)


@butuh(LIHAT)
@require_safe
def rinci(request: HttpRequest, tahun: int, tw: int, indikator: UUID) -> HttpResponse:
    """How one ratified figure came about: target, components, rule, substitution, evidence."""
    laporan = laporan_diminta(request, tahun)
    satu = laporan.get(tw)
    baris = satu.kertas["baris"] if satu is not None else ()
    b = next((x for x in baris if x["indikator"] == str(indikator)), None)
    if satu is None or b is None:
        raise TidakDitemukan("Angka itu tidak ada pada laporan yang disahkan.", "Buka Capaian.")
    isi = {"b": b, "laporan": satu, "tahun": tahun, "tw": tw, "kertas": satu.kertas}
    return render(request, "kinerja/capaian/rinci.html", isi)


@butuh(LIHAT)
@require_safe
def excel(request: HttpRequest, tahun: int) -> HttpResponse:
    """The year as .xlsx."""
    instansi = request.pegawai.instansi.nama  # type: ignore[attr-defined]  # set by PegawaiMiddleware
    capaian = _tahun(laporan_diminta(request, tahun), tahun)
    return unduhan(buku_capaian(capaian, instansi), f"Capaian kinerja {tahun}", "xlsx")


@butuh(LIHAT)
@require_safe
def csv(request: HttpRequest, tahun: int) -> HttpResponse:
    """The year as .csv."""
    capaian = _tahun(laporan_diminta(request, tahun), tahun)
    return unduhan(csv_capaian(capaian), f"Capaian kinerja {tahun}", "csv")

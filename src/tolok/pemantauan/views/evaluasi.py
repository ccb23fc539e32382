"""An evaluator's pages: the office and year that the letter names. Every page opened is noted."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tolok.arsip.selectors import arsip_pelaksanaan
from tolok.berkas.balasan import balas_fail
from tolok.dasar.galat import MasukanTidakSah
from tolok.dasar.periode import Periode
from tolok.organisasi.selectors import hari_di
from tolok.pelaksanaan.kantor import kalender_kini
from tolok.pelaksanaan.penerbitan import terbitkan_satu
from tolok.pelaksanaan.tampilan.bacaan import kantor_kini, ringkas
from tolok.pemantauan import services
from tolok.pemantauan.evaluasi import bukti_satu, naskah_terbaca, susun
from tolok.pemantauan.models import SuratTugas
from tolok.pemantauan.permissions import EVALUASI
from tolok.pemantauan.selectors import pelaksanaan_surat, pelaksanaan_surat_tugas, surat_milik
from tolok.web.izin import butuh
from tolok.web.waktu import sekarang

__all__ = ["bukti", "naskah", "pelaksanaan", "surat"]


def _surat(request: HttpRequest, *, surat: UUID, **_: Any) -> SuratTugas:
    return surat_milik(request.pegawai, surat, sekarang())  # type: ignore[attr-defined]  # set by PegawaiMiddleware


def _catat(request: HttpRequest, halaman: str, pelaksanaan: UUID | None = None) -> SuratTugas:
    """Note the reading. What the menu asks of the reader's own office is in memory from here on."""
    objek: SuratTugas = request.objek  # type: ignore[attr-defined]  # set by butuh
    pegawai: Any = request.pegawai  # type: ignore[attr-defined]  # set by PegawaiMiddleware
    kini = sekarang()
    kantor_kini(pegawai, kini)
    services.catat_bacaan(
        pegawai=pegawai,
        instansi=objek.instansi_id,
        halaman=halaman,
        sekarang=kini,
        surat=objek,
        pelaksanaan=pelaksanaan,
    )
    return objek


@butuh(EVALUASI, _surat)
@require_safe
def surat(request: HttpRequest, surat: UUID) -> HttpResponse:
    """The runs of the office in the year (or period) of the letter."""
    objek = _catat(request, "Daftar pelaksanaan")
    kini = sekarang()
    daftar = pelaksanaan_surat_tugas(objek)
    kalender = kalender_kini(objek.instansi, hari_di(objek.instansi.pemda, kini))
    isi = {
        "surat": objek,
        "daftar": ringkas(daftar, kalender, kini),
        "periode": Periode.dari_kode(objek.periode) if objek.periode else None,
        "kini": kini,
    }
    return render(request, "pemantauan/surat.html", isi)


@butuh(EVALUASI, _surat)
@require_safe
def pelaksanaan(request: HttpRequest, surat: UUID, pelaksanaan: UUID) -> HttpResponse:
    """One run: rows, events, refusals, early closings, corrections, documents, evidence."""
    objek: SuratTugas = request.objek  # type: ignore[attr-defined]  # set by butuh
    satu = pelaksanaan_surat(objek, pelaksanaan)
    kini, periode = sekarang(), Periode.dari_kode(satu.periode)
    _catat(request, f"{satu.nama_sop}, {periode.nama}", satu.pk)
    isi = {
        "surat": objek,
        "objek": satu,
        "periode": periode,
        "halaman": susun(satu, kini, request.GET.get("halaman")),
        "arsip": arsip_pelaksanaan(satu.pk),
        "kini": kini,
    }
    return render(request, "pemantauan/pelaksanaan.html", isi)


@butuh(EVALUASI, _surat)
@require_safe
def naskah(request: HttpRequest, surat: UUID, pelaksanaan: UUID, naskah: UUID) -> HttpResponseBase:
    """The PDF of one document of a run."""
    objek: SuratTugas = request.objek  # type: ignore[attr-defined]  # set by butuh
    satu = pelaksanaan_surat(objek, pelaksanaan)
    kini = sekarang()
    semua = naskah_terbaca(satu, naskah, kini)
    judul = next(t.judul for t in semua.terbitan if t.id(satu.pk) == naskah)
    _catat(request, f"Naskah: {judul}", satu.pk)
    try:
        versi = terbitkan_satu(satu, naskah, kini)
    except MasukanTidakSah as galat:
        return HttpResponse(str(galat), status=503, content_type="text/plain; charset=utf-8")
    return balas_fail(versi.berkas)


@butuh(EVALUASI, _surat)
@require_safe
def bukti(request: HttpRequest, surat: UUID, pelaksanaan: UUID, bukti: UUID) -> HttpResponseBase:
    """One piece of evidence."""
    objek: SuratTugas = request.objek  # type: ignore[attr-defined]  # set by butuh
    satu = pelaksanaan_surat(objek, pelaksanaan)
    baris = bukti_satu(satu, bukti)
    _catat(request, f"Bukti: {baris.judul}", satu.pk)
    return balas_fail(baris.berkas)

"""Lanes of a run whose task waits because nobody holds it: say who takes it."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from tolok.dasar.galat import MasukanTidakSah
from tolok.dasar.periode import Periode
from tolok.pelaksanaan.models import Pelaksanaan
from tolok.pelaksanaan.penetapan_lajur import Penunjukan, tetapkan_pada_orang, tetapkan_pada_tim
from tolok.pelaksanaan.tampilan.lajur_kosong import LajurKosong, calon_pemegang, lajur_kosong
from tolok.pelaksanaan.views.batal import pada_pelaksanaan
from tolok.pelaksanaan.views.halaman import pelaksanaan_diminta
from tolok.web.izin import butuh
from tolok.web.waktu import sekarang

__all__ = ["tetapkan_lajur"]


@butuh("pelaksanaan.tetapkan_lajur", pelaksanaan_diminta)
@require_http_methods(["GET", "HEAD", "POST"])
def tetapkan_lajur(request: HttpRequest, pelaksanaan: UUID) -> HttpResponse:
    """Which rows wait, for which lane; POST binds the lane to a Tim or to named persons."""
    objek: Pelaksanaan = request.objek  # type: ignore[attr-defined]  # set by butuh
    daftar = lajur_kosong(objek)
    galat = None
    if request.method == "POST":
        try:
            nama = _tetapkan(request, objek, daftar)
        except MasukanTidakSah as salah:
            galat = salah
        else:
            messages.success(request, f"{nama} sudah ada pemegangnya; tugasnya sampai sekarang.")
            ke = reverse("pelaksanaan:pelaksanaan", args=[objek.pk])
            return HttpResponseRedirect(ke, status=303)
    isi = {
        "objek": objek,
        "periode": Periode.dari_kode(objek.periode),
        "daftar": daftar,
        "calon": calon_pemegang(objek, sekarang()),
        "galat": galat,
        "ketik": request.POST,
        "orang": request.POST.getlist("orang"),
        "kunci": uuid4(),
        "kini": sekarang(),
    }
    return render(request, "pelaksanaan/tetapkan_lajur.html", isi, status=422 if galat else 200)


def _tetapkan(request: HttpRequest, objek: Pelaksanaan, daftar: list[LajurKosong]) -> str:
    kode = request.POST.get("lajur", "")
    nama = next((x.nama for x in daftar if x.kode == kode), None)
    if nama is None:
        raise MasukanTidakSah(
            "Lajur itu tidak sedang menunggu pemegang.",
            "Barangkali sudah ditetapkan; muat ulang halaman.",
            "lajur",
        )
    umum: dict[str, Any] = {
        "pada": pada_pelaksanaan(request, objek),
        "lajur": kode,
        "alasan": request.POST.get("alasan", ""),
    }
    pilihan = request.POST.get("pemegang", "")
    if pilihan == "orang":
        tetapkan_pada_orang(**umum, penunjukan=_penunjukan(request))
    else:
        tetapkan_pada_tim(**umum, tim=_kunci(pilihan, "Pemegangnya belum dipilih.", "pemegang"))
    return nama


def _penunjukan(request: HttpRequest) -> Penunjukan:
    ketua, teks = request.POST.get("ketua", ""), request.POST.get("tanggal", "")
    try:
        tanggal = date.fromisoformat(teks) if teks else None
    except ValueError:
        raise MasukanTidakSah(
            "Tanggal suratnya tidak terbaca.", "Pilih dari kalender.", "tanggal"
        ) from None
    return Penunjukan(
        orang=[
            _kunci(o, "Ada pegawai yang tidak dikenal.", "orang")
            for o in request.POST.getlist("orang")
        ],
        ketua=_kunci(ketua, "Ketuanya tidak dikenal.", "ketua") if ketua else None,
        nomor=request.POST.get("nomor", "").strip()[:80],
        tanggal=tanggal,
    )


def _kunci(teks: str, pesan: str, bidang: str) -> UUID:
    try:
        return UUID(teks)
    except ValueError:
        raise MasukanTidakSah(pesan, "Pilih dari daftar.", bidang) from None

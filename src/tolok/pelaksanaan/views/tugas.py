"""The one task page, its autosave, and every command of a task."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from tolok.dasar.galat import SimpananBasi, TidakDitemukan
from tolok.dasar.temuan import Temuan, Tingkat
from tolok.pelaksanaan.meja import Meja, susun_meja
from tolok.pelaksanaan.simpan_konsep import simpan_konsep
from tolok.pelaksanaan.tampilan.kepala_tugas import kepala_tugas
from tolok.pelaksanaan.tindakan.panel import PanelTindakan, Selesai, panel
from tolok.pelaksanaan.tindakan.umum import PERINTAH_UMUM, serahkan_lembar
from tolok.web.izin import butuh
from tolok.web.waktu import sekarang

__all__ = ["konsep", "meja_diminta", "perintah", "serahkan", "tugas"]


def meja_diminta(request: HttpRequest, *, pelaksanaan: UUID, tugas: UUID, **lain: Any) -> Meja:
    """The desk the URL names; another office's is a 404."""
    return susun_meja(
        pelaksanaan=pelaksanaan,
        tugas=tugas,
        pegawai=request.pegawai,  # type: ignore[attr-defined]  # set by PegawaiMiddleware
        sekarang=sekarang(),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelTampil:
    """A panel as the page shows it."""

    kode: str
    html: str
    bilah: str
    selesai: bool


@butuh("pelaksanaan.buka_tugas", meja_diminta)
@require_GET
def tugas(request: HttpRequest, pelaksanaan: UUID, tugas: UUID) -> HttpResponse:
    """The page of one task: what it asks, on what, by when, and the panels of its acts."""
    return _halaman(request, request.objek)  # type: ignore[attr-defined]  # set by butuh


def _halaman(
    request: HttpRequest, meja: Meja, temuan: list[Temuan] | None = None, status: int = 200
) -> HttpResponse:
    panel_panel = [_tampil(request, meja, panel(t.jenis.value)) for t in meja.tindakan]
    bilah = next((p.bilah for p in reversed(panel_panel) if p.bilah), "")
    isi = {
        "meja": meja,
        "kepala": kepala_tugas(meja),
        "daftar_panel": panel_panel,
        "bilah": bilah,
        "temuan": temuan or [],
        "kunci": uuid4(),
        "simpan_url": _url("konsep", meja),
        "serahkan_url": _url("serahkan", meja),
    }
    return render(request, "pelaksanaan/tugas.html", isi, status=status)


def _tampil(request: HttpRequest, meja: Meja, satu: PanelTindakan) -> PanelTampil:
    konteks = {"meja": meja, "boleh": meja.boleh, "panel": satu, **satu.konteks(meja)}
    konteks["perintah_url"] = {
        nama: _url("perintah", meja, satu.kode, nama) for nama in satu.perintah
    }
    return PanelTampil(
        kode=satu.kode,
        html=render_to_string(satu.templat, konteks, request),
        bilah=render_to_string(satu.bilah, konteks, request) if satu.bilah else "",
        selesai=satu.kode in meja.tugas.tindakan_selesai,
    )


def _url(nama: str, meja: Meja, *lain: str) -> str:
    return reverse(f"pelaksanaan:{nama}", args=[meja.pelaksanaan.pk, meja.tugas.id, *lain])


@butuh("pelaksanaan.kerjakan_tugas", meja_diminta)
@require_POST
def konsep(request: HttpRequest, pelaksanaan: UUID, tugas: UUID) -> HttpResponse:
    """Autosave: every panel's typing, with the version it was based on."""
    meja: Meja = request.objek  # type: ignore[attr-defined]  # set by butuh
    try:
        versi = _simpan_semua(request, meja)
    except SimpananBasi as galat:
        return JsonResponse({"pesan": str(galat)}, status=409)
    return JsonResponse({"versi": versi})


def _simpan_semua(request: HttpRequest, meja: Meja) -> dict[str, int]:
    hasil = {}
    for t in meja.tindakan:
        isi = panel(t.jenis.value).baca(meja, request.POST)
        if isi:
            satu = simpan_konsep(
                meja=meja,
                bagian=t.jenis.value,
                isi=isi,
                versi=_angka(request.POST.get(f"versi-{t.jenis.value}")),
            )
            hasil[t.jenis.value] = satu.versi
    return hasil


def _angka(teks: str | None) -> int | None:
    return int(teks) if teks and teks.isascii() and teks.isdigit() and len(teks) < 9 else None


@butuh("pelaksanaan.kerjakan_tugas", meja_diminta)
@require_POST
def serahkan(request: HttpRequest, pelaksanaan: UUID, tugas: UUID) -> HttpResponse:
    """Hand the row on with everything its panels made; what was typed is saved first."""
    meja: Meja = request.objek  # type: ignore[attr-defined]  # set by butuh
    semua: dict[str, Mapping[str, Any]] = {}
    temuan: list[Temuan] = []
    for t in meja.tindakan:
        satu = panel(t.jenis.value)
        semua[satu.kode] = isi = satu.baca(meja, request.POST)
        if isi:
            simpan_konsep(meja=meja, bagian=satu.kode, isi=isi, versi=None)
        temuan += satu.periksa(meja, isi)
    if any(x.tingkat is Tingkat.GALAT for x in temuan):
        segar = meja_diminta(request, pelaksanaan=pelaksanaan, tugas=tugas)
        return _halaman(request, segar, temuan, status=422)
    hasil = [h for kode, isi in semua.items() for h in panel(kode).hasil(meja, isi)]
    return _jawab(request, meja, serahkan_lembar(request, meja, hasil))


@butuh("pelaksanaan.kerjakan_tugas", meja_diminta)
@require_POST
def perintah(
    request: HttpRequest, pelaksanaan: UUID, tugas: UUID, tindakan: str, nama: str
) -> HttpResponse:
    """A named command of a panel (`periksa/kembalikan`) or of the task itself (`tugas/tarik`)."""
    meja: Meja = request.objek  # type: ignore[attr-defined]  # set by butuh
    daftar: Mapping[str, Any] = (
        PERINTAH_UMUM
        if tindakan == "tugas"
        else panel(tindakan).perintah
        if tindakan in {t.jenis.value for t in meja.tindakan}
        else {}
    )
    kerja = daftar.get(nama)
    if kerja is None:
        raise TidakDitemukan("Tindakan ini tidak ada pada tugas ini.", "Muat ulang halaman tugas.")
    return _jawab(request, meja, kerja(request, meja))


def _jawab(request: HttpRequest, meja: Meja, hasil: Selesai | HttpResponse) -> HttpResponse:
    if isinstance(hasil, HttpResponse):
        return hasil
    messages.success(request, hasil.kabar)
    tujuan = hasil.ke or (_url("tugas", meja) if hasil.tetap else reverse("pelaksanaan:beranda"))
    if getattr(request, "htmx", False):
        return HttpResponse(status=204, headers={"HX-Redirect": tujuan})
    return HttpResponseRedirect(tujuan)

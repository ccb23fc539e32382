"""The plan as a workbook: download, upload with every error, look at the change, apply."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from tolok.dasar.galat import MasukanTidakSah, SimpananBasi, TransisiTidakSah
from tolok.kinerja.domain.banding_rencana import BedaRencana, JenisBeda, bandingkan_rencana
from tolok.kinerja.domain.buku import GalatSel
from tolok.kinerja.domain.buku_kantor import BukuKantor
from tolok.kinerja.domain.buku_rencana import BukuRencana
from tolok.kinerja.domain.isi_rencana import IsiRencana, dari_json, ke_json, sidik_rencana
from tolok.kinerja.domain.lonjakan import lonjakan
from tolok.kinerja.domain.periksa_rencana import TemuanRencana
from tolok.kinerja.forms import UnggahBukuForm
from tolok.kinerja.importers.buku_rencana import baca_buku_rencana, letakkan
from tolok.kinerja.permissions import LIHAT, SUSUN
from tolok.kinerja.renderers.buku_rencana import tulis_buku_rencana
from tolok.kinerja.selectors.rencana import kuncian_rencana
from tolok.kinerja.services.rencana import RencanaDitolak, halangan, terapkan_unggahan
from tolok.kinerja.views.dasar import (
    JENIS_RENCANA,
    hari_ini,
    pelaku,
    periksa_tahun,
    rencana_dan_jabatan,
)
from tolok.organisasi.services.unggahan import ambil_unggahan, isi_unggahan, simpan_unggahan
from tolok.regulasi.muat import nilai as nilai_hukum
from tolok.web.izin import butuh
from tolok.web.waktu import sekarang

__all__ = ["XLSX", "periksa_buku", "pratinjau", "unduh", "unggah"]

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@butuh(LIHAT)
@require_safe
def unduh(request: HttpRequest, tahun: int) -> HttpResponse:
    """The plan as a workbook; an empty year gives the template."""
    rencana, jabatan = rencana_dan_jabatan(request, tahun)
    instansi = pelaku(request).instansi
    isi = tulis_buku_rencana(rencana, instansi=instansi.nama, jabatan=jabatan)
    balasan = HttpResponse(isi, content_type=XLSX)
    nama = f"rencana-kinerja-{instansi.kode}-{tahun}.xlsx"
    balasan["Content-Disposition"] = f'attachment; filename="{nama}"'
    return balasan


@dataclass(kw_only=True)
class HasilPeriksa:
    """What checking an uploaded plan found."""

    galat: list[GalatSel] = field(default_factory=list)
    peringatan: list[TemuanRencana] = field(default_factory=list)


def periksa_buku(
    request: HttpRequest,
    lama: IsiRencana,
    baru: IsiRencana,
    buku: BukuRencana | BukuKantor | None,
    jabatan: list[str],
) -> HasilPeriksa:
    """Rules of the plan and of ratified figures, as cells of the workbook; and doubts."""
    kuncian = kuncian_rencana(pelaku(request).instansi_id, baru.tahun)
    temuan = halangan(lama, baru, kuncian, jabatan)
    kali = nilai_hukum("isian.lonjakan", pada=hari_ini(request))
    return HasilPeriksa(
        galat=list(
            letakkan(
                (t for t in temuan if t.menahan),
                (buku.letak or {}) if buku else {},
                buku.mentah if buku else None,
            )
        ),
        peringatan=[*(t for t in temuan if not t.menahan), *lonjakan(lama, baru, kali)],
    )


@butuh(SUSUN)
@require_http_methods(["GET", "POST"])
def unggah(request: HttpRequest, tahun: int) -> HttpResponse:
    """Take a filled-in workbook: either every error, or a preview of what it would change."""
    form = UnggahBukuForm(request.POST or None, request.FILES or None)
    galat: list[GalatSel] = []
    if request.method == "POST" and form.is_valid():
        berkas = form.cleaned_data["buku"]
        lama, jabatan = rencana_dan_jabatan(request, tahun)
        try:
            buku = baca_buku_rencana(berkas.read(), lama)
        except MasukanTidakSah as salah:
            form.add_error("buku", str(salah))
        else:
            galat = list(buku.galat)
            if not galat:
                galat = periksa_buku(request, lama, buku.isi, buku, jabatan).galat
            if not galat:
                simpanan = simpan_unggahan(
                    pembuat=pelaku(request),
                    jenis=JENIS_RENCANA,
                    nama_fail=berkas.name or "",
                    isi={"rencana": ke_json(buku.isi)},
                    dasar=sidik_rencana(lama),
                    sekarang=sekarang(),
                )
                return redirect("kinerja:rencana_pratinjau", pk=simpanan.pk)
    isi = {"tahun": periksa_tahun(tahun), "form": form, "galat": galat}
    status = 400 if request.method == "POST" else 200
    return render(request, "kinerja/rencana/unggah.html", isi, status=status)


@butuh(SUSUN)
@require_http_methods(["GET", "POST"])
def pratinjau(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What the workbook would add, change and remove; nothing is saved before "Terapkan"."""
    unggahan = ambil_unggahan(pelaku(request), pk, JENIS_RENCANA)
    try:
        baru = dari_json(isi_unggahan(unggahan)["rencana"])
    except TransisiTidakSah as galat:
        messages.success(request, str(galat))
        return redirect("kinerja:rencana")
    lama, jabatan = rencana_dan_jabatan(request, baru.tahun)
    beda = bandingkan_rencana(lama, baru)
    pesan: list[str] = []
    if request.method == "POST":
        pesan = _terapkan(request, unggahan, beda)
        if not pesan:
            return redirect("kinerja:rencana_tahun", tahun=baru.tahun)
    hasil = periksa_buku(request, lama, baru, None, jabatan)
    isi = {
        "unggahan": unggahan,
        "tahun": baru.tahun,
        "kelompok": _kelompok(beda),
        "banyak": {j.value: sum(b.jenis is j for b in beda) for j in JenisBeda},
        "beda": beda,
        "peringatan": hasil.peringatan,
        "galat": hasil.galat,
        "dasar": sidik_rencana(lama),
        "basi": sidik_rencana(lama) != unggahan.dasar,
        "pesan": pesan,
    }
    status = 400 if pesan else 200
    return render(request, "kinerja/rencana/pratinjau.html", isi, status=status)


def _terapkan(request: HttpRequest, unggahan: Any, beda: tuple[BedaRencana, ...]) -> list[str]:
    """Apply it; the reasons why not, empty when it is done."""
    hapus = sum(b.jenis is JenisBeda.HAPUS for b in beda)
    if hapus and not request.POST.get("setuju_hapus"):
        return [f"Centang dahulu bahwa {hapus} baris yang dihapus memang dikehendaki."]
    try:
        jadi = terapkan_unggahan(
            pelaku=pelaku(request),
            unggahan=unggahan,
            dasar=request.POST.get("dasar", ""),
            sekarang=sekarang(),
        )
    except RencanaDitolak as galat:
        return [f"{t.masalah} {t.saran}" for t in galat.temuan]
    except (MasukanTidakSah, SimpananBasi, TransisiTidakSah) as galat:
        return [str(galat)]
    messages.success(
        request, f"Rencana diperbarui: {len(jadi)} baris berubah." if jadi else "Tidak ada yang berubah."
    )  # fmt: skip
    return []


def _kelompok(beda: tuple[BedaRencana, ...]) -> list[tuple[str, list[BedaRencana]]]:
    judul = {"perjanjian": "Perjanjian Kinerja", "simpul": "Simpul", "indikator": "Indikator"}
    return [
        (nama, isi)
        for benda, nama in judul.items()
        if (isi := [b for b in beda if b.benda == benda])
    ]

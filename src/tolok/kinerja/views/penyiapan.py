"""Setting up a real office: the steps, the template, upload with preview, apply."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from tolok.dasar.galat import MasukanTidakSah, SimpananBasi, TransisiTidakSah
from tolok.kinerja.domain.banding_rencana import JenisBeda, bandingkan_rencana
from tolok.kinerja.domain.buku import GalatSel
from tolok.kinerja.domain.buku_kantor import BukuKantor
from tolok.kinerja.domain.isi_rencana import IsiRencana, dari_json, ke_json, sidik_rencana
from tolok.kinerja.forms import UnggahBukuForm
from tolok.kinerja.importers.buku_kantor import baca_buku_kantor, letakkan_kantor
from tolok.kinerja.langkah_penyiapan import langkah_penyiapan
from tolok.kinerja.permissions import SETEL, SUSUN
from tolok.kinerja.renderers.buku_kantor import tulis_buku_kantor
from tolok.kinerja.selectors.rencana import isi_rencana
from tolok.kinerja.services.penyiapan import terapkan_penyiapan
from tolok.kinerja.services.rencana import RencanaDitolak
from tolok.kinerja.views.buku import XLSX, periksa_buku
from tolok.kinerja.views.dasar import hari_ini, pelaku, rencana_dan_jabatan
from tolok.organisasi.domain.isi_kantor import BedaKantor, TemuanKantor, kantor_ke_json
from tolok.organisasi.services.penyiapan import (
    HasilPenyiapan,
    KantorDitolak,
    isi_kantor,
    siapkan_kantor,
)
from tolok.organisasi.services.unggahan import ambil_unggahan, isi_unggahan, simpan_unggahan
from tolok.web.izin import butuh
from tolok.web.waktu import sekarang

__all__ = ["JENIS_KANTOR", "langkah", "pratinjau", "templat", "unggah"]

JENIS_KANTOR = "kantor"
_JUDUL = {
    "instansi": "Kepala surat",
    "unit": "Unit",
    "jabatan": "Jabatan",
    "pegawai": "Pegawai",
    "penempatan": "Penempatan",
    "wewenang": "Wewenang",
}


@butuh(SUSUN)
@require_safe
def langkah(request: HttpRequest) -> HttpResponse:
    """What is done and what comes next."""
    hari = hari_ini(request)
    semua = langkah_penyiapan(pelaku(request).instansi_id, hari)
    isi = {
        "langkah": semua,
        "kini": next((s for s in semua if not s.jadi), None),
        "jadi": sum(s.jadi for s in semua),
        "tahun": hari.year,
        "ada_rencana": semua[4].jadi,
        "pengelola": request.user.has_perm(SETEL),
    }
    return render(request, "kinerja/penyiapan/langkah.html", isi)


@butuh(SETEL)
@require_safe
def templat(request: HttpRequest) -> HttpResponse:
    """The workbook, filled with what the office has already."""
    pegawai, hari = pelaku(request), hari_ini(request)
    rencana, jabatan = rencana_dan_jabatan(request, hari.year)
    isi = tulis_buku_kantor(isi_kantor(pegawai.instansi, hari), rencana, jabatan)
    balasan = HttpResponse(isi, content_type=XLSX)
    nama = f"templat-penyiapan-{pegawai.instansi.kode}.xlsx"
    balasan["Content-Disposition"] = f'attachment; filename="{nama}"'
    return balasan


@butuh(SETEL)
@require_http_methods(["GET", "POST"])
def unggah(request: HttpRequest) -> HttpResponse:
    """Take a filled-in workbook: either every error, or a preview."""
    form = UnggahBukuForm(request.POST or None, request.FILES or None)
    galat: list[GalatSel] = []
    if request.method == "POST" and form.is_valid():
        berkas = form.cleaned_data["buku"]
        lama = isi_rencana(pelaku(request).instansi_id, hari_ini(request).year)
        try:
            buku = baca_buku_kantor(berkas.read(), lama)
        except MasukanTidakSah as salah:
            form.add_error("buku", str(salah))
        else:
            galat = list(buku.galat)
            if not galat:
                hasil = _coba(request, buku)
                galat = letakkan_kantor(hasil.galat, buku) or _galat_rencana(
                    request, lama, buku, hasil
                )
                if not galat:
                    return _simpan(request, berkas.name or "", buku, hasil, lama)
    isi = {"form": form, "galat": galat}
    status = 400 if request.method == "POST" else 200
    return render(request, "kinerja/penyiapan/unggah.html", isi, status=status)


def _coba(request: HttpRequest, buku: BukuKantor) -> HasilPenyiapan:
    """What the workbook would do to the office; nothing stays written."""
    oleh = pelaku(request)
    return siapkan_kantor(
        pelaku=oleh, instansi=oleh.instansi, isi=buku.isi, coba=True, sekarang=sekarang()
    )


def _galat_rencana(
    request: HttpRequest, lama: IsiRencana, buku: BukuKantor, hasil: HasilPenyiapan
) -> list[GalatSel]:
    if buku.rencana is None:
        return []
    return periksa_buku(request, lama, buku.rencana, buku, hasil.sebutan).galat


def _simpan(
    request: HttpRequest, nama: str, buku: BukuKantor, hasil: HasilPenyiapan, lama: IsiRencana
) -> HttpResponse:
    isi = {
        "kantor": kantor_ke_json(buku.isi),
        "rencana": ke_json(buku.rencana) if buku.rencana else None,
        "beda": [_beda_json(b) for b in hasil.beda],
        "peringatan": [_peringatan(t, buku) for t in hasil.temuan],
    }
    simpanan = simpan_unggahan(
        pembuat=pelaku(request),
        jenis=JENIS_KANTOR,
        nama_fail=nama,
        isi=isi,
        dasar=sidik_rencana(lama),
        sekarang=sekarang(),
    )
    return redirect("kinerja:penyiapan_pratinjau", pk=simpanan.pk)


def _beda_json(b: BedaKantor) -> dict[str, Any]:
    """As the table of changes reads it."""
    return {
        "jenis": {"value": b.jenis},
        "benda": b.benda,
        "kode": "",
        "nama": b.nama,
        "sel": [{"kolom": k, "semula": lama, "menjadi": baru} for k, lama, baru in b.sel],
    }


def _peringatan(t: TemuanKantor, buku: BukuKantor) -> dict[str, str]:
    (sel,) = letakkan_kantor([t], buku)
    return {
        "kode": f"{sel.lembar} baris {sel.baris}",
        "kolom": t.kolom,
        "masalah": t.masalah,
        "saran": t.saran,
    }


@butuh(SETEL)
@require_http_methods(["GET", "POST"])
def pratinjau(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What the workbook adds and changes; nothing is saved before "Terapkan"."""
    unggahan = ambil_unggahan(pelaku(request), pk, JENIS_KANTOR)
    try:
        simpanan = isi_unggahan(unggahan)
    except TransisiTidakSah as galat:
        messages.success(request, str(galat))
        return redirect("kinerja:penyiapan")
    tahun = hari_ini(request).year
    lama = isi_rencana(pelaku(request).instansi_id, tahun)
    rencana = dari_json(simpanan["rencana"]) if simpanan["rencana"] else None
    beda = bandingkan_rencana(lama, rencana) if rencana else ()
    hapus = sum(b.jenis is JenisBeda.HAPUS for b in beda)
    pesan: list[str] = []
    if request.method == "POST":
        pesan = _terapkan(request, unggahan, hapus)
        if not pesan:
            messages.success(request, "Isi buku kerja sudah diterapkan.")
            return redirect("kinerja:penyiapan")
    kelompok: list[tuple[str, Any]] = [
        (judul, ini)
        for benda, judul in _JUDUL.items()
        if (ini := [b for b in simpanan["beda"] if b["benda"] == benda])
    ]
    if beda:
        kelompok.append((f"Rencana kinerja {tahun}", beda))
    isi = {
        "unggahan": unggahan,
        "kelompok": kelompok,
        "peringatan": simpanan["peringatan"],
        "hapus": hapus,
        "dasar": sidik_rencana(lama),
        "pesan": pesan,
    }
    return render(request, "kinerja/penyiapan/pratinjau.html", isi, status=400 if pesan else 200)


def _terapkan(request: HttpRequest, unggahan: Any, hapus: int) -> list[str]:
    """Apply it; the reasons why not, empty when it is done."""
    if hapus and not request.POST.get("setuju_hapus"):
        return [f"Centang dahulu bahwa {hapus} baris rencana yang dihapus memang dikehendaki."]
    try:
        terapkan_penyiapan(
            pelaku=pelaku(request),
            unggahan=unggahan,
            dasar=request.POST.get("dasar", ""),
            sekarang=sekarang(),
        )
    except (KantorDitolak, RencanaDitolak) as galat:
        return [f"{t.masalah} {t.saran}" for t in galat.temuan]
    except (MasukanTidakSah, SimpananBasi, TransisiTidakSah) as galat:
        return [str(galat)]
    return []

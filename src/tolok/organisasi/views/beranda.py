"""What the administrator should look at, and the log of changes."""

from __future__ import annotations

import re
from datetime import timedelta

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tolok.organisasi.models import CatatanInstansi, Penempatan
from tolok.organisasi.selectors import peta_lajur_semua, susunan
from tolok.organisasi.services.catatan import rantai_rusak
from tolok.organisasi.sop_terdaftar import daftar_sop
from tolok.organisasi.views.formulir import hari_ini, pelaku
from tolok.web.izin import butuh

__all__ = ["beranda", "catatan"]

_SEGERA = timedelta(days=14)
_SEHALAMAN = 50
_DIPERIKSA = 500
_HURUF_BESAR = re.compile(r"[A-Z]")


@butuh("organisasi.kelola")
@require_safe
def beranda(request: HttpRequest) -> HttpResponse:
    """Vacant posts, acting appointments that end soon, lanes without a holder."""
    orang, hari = pelaku(request), hari_ini(request)
    kantor = susunan(orang.instansi, hari)
    kosong = [k for k in kantor.kursi.values() if not k.duduk and not k.penilai_luar]
    segera = (
        Penempatan.objects.filter(
            jabatan__instansi=orang.instansi, selesai__gte=hari, selesai__lte=hari + _SEGERA
        )
        .exclude(kapasitas="definitif")
        .select_related("jabatan", "pegawai")
        .order_by("selesai")
    )
    isi = {
        "bagian": "beranda",
        "kosong": kosong,
        "segera": segera,
        "lajur_kosong": _lajur_kosong(request),
        "jumlah_pegawai": len(kantor.seluruh_pegawai()),
        "jumlah_jabatan": sum(not k.penilai_luar for k in kantor.kursi.values()),
    }
    return render(request, "organisasi/beranda.html", isi)


def _lajur_kosong(request: HttpRequest) -> list[tuple[str, str, list[str]]]:
    """SOPs whose mapping was begun but is not complete: code, name, unmapped lanes."""
    orang, hari = pelaku(request), hari_ini(request)
    hasil = []
    semua = peta_lajur_semua(orang.instansi, hari)
    for sop in daftar_sop(orang.instansi):
        peta = semua.get(sop.kode, set())
        kurang = [lajur.nama for lajur in sop.lajur if lajur.kode not in peta]
        if peta and kurang:
            hasil.append((sop.kode, sop.nama, kurang))
    return hasil


@butuh("organisasi.periksa_jejak")
@require_safe
def catatan(request: HttpRequest) -> HttpResponse:
    """The chained log of the office's masters, newest first, and whether the chain holds."""
    orang = pelaku(request)
    baris = CatatanInstansi.objects.untuk(orang).select_related("pelaku").order_by("-urutan")
    hal = Paginator(baris, _SEHALAMAN).get_page(request.GET.get("halaman"))
    isi = {
        "bagian": "catatan",
        "hal": hal,
        "baris": [(c, _kalimat(c.jenis)) for c in hal],
        "rusak": list(rantai_rusak(orang.instansi, _DIPERIKSA)),
        "diperiksa": min(orang.instansi.catatan_urutan, _DIPERIKSA),
    }
    return render(request, "organisasi/catatan.html", isi)


def _kalimat(jenis: str) -> str:
    """ "PenempatanDibuka" -> "Penempatan dibuka"."""
    return _HURUF_BESAR.sub(lambda h: f" {h.group().lower()}", jenis).strip().capitalize()

"""Grants of rights."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from tolok.dasar.galat import TidakDitemukan
from tolok.dasar.tanggal import tanggal
from tolok.organisasi.domain.istilah import Lingkup, Peran
from tolok.organisasi.forms.organisasi import SelesaiForm, WewenangForm
from tolok.organisasi.models import Wewenang
from tolok.organisasi.services.wewenang import beri_wewenang, cabut_wewenang
from tolok.organisasi.views.formulir import hari_ini, layani, pelaku
from tolok.web.izin import butuh
from tolok.web.waktu import sekarang

__all__ = ["beri", "cabut", "daftar"]


@butuh("organisasi.kelola")
@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """Grants to the people of this office, those in force first."""
    baris = (
        Wewenang.objects.filter(pegawai__instansi=pelaku(request).instansi)
        .select_related("pegawai")
        .order_by("peran", "pegawai__nama")
    )
    hari = hari_ini(request)
    isi = {
        "bagian": "wewenang",
        "berlaku": [w for w in baris if w.selesai is None or w.selesai >= hari],
        "berakhir": [w for w in baris if w.selesai is not None and w.selesai < hari],
    }
    return render(request, "organisasi/wewenang.html", isi)


@butuh("organisasi.kelola")
@require_http_methods(["GET", "POST"])
def beri(request: HttpRequest) -> HttpResponse:
    """Give a right."""
    oleh = pelaku(request)
    awal = {"mulai": hari_ini(request), "pegawai": request.GET.get("pegawai")}
    form = WewenangForm(oleh, request.POST or None, initial=awal)

    def simpan() -> str:
        data = form.cleaned_data
        baris = beri_wewenang(
            pelaku=oleh,
            pegawai=data["pegawai"],
            peran=Peran(data["peran"]),
            lingkup=Lingkup(data["lingkup"]),
            mulai=data["mulai"],
            selesai=data["selesai"],
            dasar=data["dasar"],
            sekarang=sekarang(),
        )
        return f"{baris.pegawai.nama} mendapat wewenang {Peran(baris.peran).label}."

    return layani(
        request,
        form,
        simpan,
        judul="Beri wewenang",
        kembali=reverse("organisasi:wewenang"),
        isi={"bagian": "wewenang"},
    )


@butuh("organisasi.kelola")
@require_http_methods(["GET", "POST"])
def cabut(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Withdraw a right."""
    oleh = pelaku(request)
    baris = (
        Wewenang.objects.filter(pk=pk, pegawai__instansi=oleh.instansi)
        .select_related("pegawai", "pegawai__instansi")
        .first()
    )
    if baris is None:
        raise TidakDitemukan("Wewenang ini tidak ada.", "Kembali ke daftar wewenang.")
    form = SelesaiForm(request.POST or None, initial={"selesai": hari_ini(request)})

    def simpan() -> str:
        selesai = form.cleaned_data["selesai"]
        cabut_wewenang(pelaku=oleh, wewenang=baris, selesai=selesai, sekarang=sekarang())
        return f"Wewenang {baris.pegawai.nama} berakhir {tanggal(selesai)}."

    return layani(
        request,
        form,
        simpan,
        judul=f"Cabut wewenang {Peran(baris.peran).label}: {baris.pegawai.nama}",
        tombol="Cabut wewenang",
        kembali=reverse("organisasi:wewenang"),
        isi={"bagian": "wewenang"},
    )

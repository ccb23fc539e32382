"""Limits for reports: the law's own, and those the pemda sets instead."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from tolok.dasar.tanggal import tanggal
from tolok.organisasi.forms.batas import BatasForm
from tolok.organisasi.services.batas import BATAS_LKJ, hapus_batas, simpan_batas
from tolok.organisasi.views.formulir import hari_alamat, hari_ini, jalankan, layani, pelaku
from tolok.regulasi.muat import nilai_hukum
from tolok.web.izin import butuh
from tolok.web.waktu import sekarang

__all__ = ["batas", "batas_hapus"]


@butuh("organisasi.kelola")
@require_http_methods(["GET", "HEAD", "POST"])
def batas(request: HttpRequest) -> HttpResponse:
    """What counts today, what was set before, and a new one."""
    oleh, hari = pelaku(request), hari_ini(request)
    hukum = nilai_hukum(BATAS_LKJ)
    daftar = [
        {**b, "tanggal": date.fromisoformat(str(b["mulai"]))}
        for b in oleh.pemda.batas_pelaporan
        if b.get("kode") == BATAS_LKJ
    ]
    daftar.sort(key=lambda b: b["tanggal"], reverse=True)
    form = BatasForm(request.POST or None, initial={"mulai": hari})

    def simpan() -> str:
        data = form.cleaned_data
        simpan_batas(pelaku=oleh, **data, sekarang=sekarang())
        return f"Batas {data['bulan']} bulan berlaku mulai {tanggal(data['mulai'])}."

    return layani(
        request,
        form,
        simpan,
        judul="Batas pelaporan",
        tombol="Tetapkan batas",
        kembali=reverse("organisasi:batas"),
        templat="organisasi/batas.html",
        isi={
            "bagian": "kalender",
            "daftar": daftar,
            "kini": next((b for b in daftar if b["tanggal"] <= hari), None),
            "bulan_hukum": int(hukum.pada(hari)),
            "hukum": hukum,
        },
    )


@butuh("organisasi.kelola")
@require_POST
def batas_hapus(request: HttpRequest, mulai: str) -> HttpResponse:
    """Take a limit off again."""
    oleh, hari = pelaku(request), hari_alamat(mulai)

    def hapus() -> str:
        hapus_batas(pelaku=oleh, mulai=hari, sekarang=sekarang())
        return f"Batas yang berlaku mulai {tanggal(hari)} dihapus."

    return jalankan(request, hapus, reverse("organisasi:batas"))

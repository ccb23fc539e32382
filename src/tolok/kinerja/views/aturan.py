"""Which measurement rule set counts from when: opened and closed by date, never edited."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from tolok.dasar.galat import MasukanTidakSah
from tolok.kinerja.forms import AturanForm
from tolok.kinerja.permissions import ATURAN, LIHAT
from tolok.kinerja.selectors.kinerja import aturan_berlaku
from tolok.kinerja.selectors.rencana import pilihan_aturan_semua
from tolok.kinerja.services.aturan import pilih_aturan
from tolok.kinerja.views.dasar import hari_ini, pelaku
from tolok.regulasi.muat import aturan_ukur, daftar_aturan_ukur
from tolok.regulasi.nilai import AturanUkur
from tolok.web.izin import butuh
from tolok.web.waktu import sekarang

__all__ = ["aturan", "pilih"]


@butuh(LIHAT)
@require_http_methods(["GET", "HEAD"])
def aturan(request: HttpRequest) -> HttpResponse:
    """The rule set in force, what it says with its source, and every choice so far."""
    form = AturanForm(_pilihan(), initial={"mulai": hari_ini(request)})
    return _halaman(request, form)


@butuh(ATURAN)
@require_http_methods(["POST"])
def pilih(request: HttpRequest) -> HttpResponse:
    """Use another rule set from a day on."""
    form = AturanForm(_pilihan(), data=request.POST)
    if form.is_valid():
        oleh = pelaku(request)
        try:
            pilih_aturan(
                pelaku=oleh, instansi=oleh.instansi, sekarang=sekarang(), **form.cleaned_data
            )
        except MasukanTidakSah as galat:
            form.add_error(galat.aturan if galat.aturan in form.fields else None, str(galat))
        else:
            messages.success(
                request, "Pilihan aturan ukur dicatat. Pilihan lama ditutup sehari sebelumnya."
            )
            return redirect("kinerja:aturan")
    return _halaman(request, form, status=400)


def _pilihan() -> list[tuple[str, str]]:
    return [(a.id, a.nama) for a in daftar_aturan_ukur()]


def _halaman(request: HttpRequest, form: AturanForm, status: int = 200) -> HttpResponse:
    dipakai = aturan_ukur(aturan_berlaku(pelaku(request).instansi_id, hari_ini(request)))
    isi = {
        "dipakai": dipakai,
        "uraian": _uraian(dipakai),
        "riwayat": [(p, _nama(p.aturan)) for p in pilihan_aturan_semua(pelaku(request))],
        "form": form if request.user.has_perm(ATURAN) else None,
    }
    return render(request, "kinerja/rencana/aturan.html", isi, status=status)


def _nama(kode: str) -> str:
    return next((a.nama for a in daftar_aturan_ukur() if a.id == kode), kode)


def _uraian(a: AturanUkur) -> list[tuple[str, Any, str]]:
    """What the rule set says, each with its source."""
    batas = [
        ("Batas atas capaian", a.batas_atas),
        ("Batas bawah capaian", a.batas_bawah),
    ]
    return [
        *(
            (nama, "tidak dibatasi" if b.nilai is None else b.nilai, str(b.rujukan))
            for nama, b in batas
        ),
        ("Skala kategori", a.skala.nama, str(a.skala.rujukan)),
        ("Rata-rata simpul", a.rekap.nilai.cara.replace("_", " "), str(a.rekap.rujukan)),
    ]

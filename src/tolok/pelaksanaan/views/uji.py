"""The dry run of an SOP, before it is in force: a start date in, every path and the spread out."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from tolok.dasar.galat import TidakDitemukan
from tolok.dasar.kalender import KalenderKerja, hari_kerja_ke
from tolok.dasar.tanggal import hari_tanggal
from tolok.organisasi.selectors import hari_di, kalender
from tolok.pelaksanaan.domain.uji_acak import Andaian
from tolok.pelaksanaan.tampilan.uji import susun_uji
from tolok.sop import pustaka
from tolok.sop.domain.jalan import SopJalan
from tolok.sop.domain.siapkan import siapkan
from tolok.sop.permissions import LIHAT
from tolok.sop.selectors import versi as selectors
from tolok.web.izin import butuh
from tolok.web.waktu import sekarang

__all__ = ["uji_terbitan", "uji_versi"]

_TAHUN_TERJAUH = 5
_PELUANG_TERTINGGI = 90
_JAM_BUKA = time(8, 0)


class UjiForm(forms.Form):
    """When it would begin, and how often something would go back."""

    mulai = forms.DateField(
        label="Mulai tanggal", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    peluang = forms.IntegerField(
        label="Peluang dikembalikan (%)",
        min_value=0,
        max_value=_PELUANG_TERTINGGI,
        help_text="Untuk setiap langkah yang dapat mengembalikan. Angka andaian, tidak tertulis di SOP.",
    )

    def __init__(self, *isi: Any, hari_ini: date, **lain: Any) -> None:
        super().__init__(*isi, **lain)
        self._hari_ini = hari_ini

    def clean_mulai(self) -> date:
        """Days near enough for the calendar to know their holidays."""
        hari: date = self.cleaned_data["mulai"]
        if abs(hari.year - self._hari_ini.year) > _TAHUN_TERJAUH:
            raise forms.ValidationError(
                f"Pilih tanggal yang tidak lebih dari {_TAHUN_TERJAUH} tahun dari hari ini."
            )
        return hari


def _versi(request: HttpRequest, versi: UUID, **_: Any) -> Any:
    return selectors.versi(getattr(request, "pegawai", None), versi)


@butuh(LIHAT, _versi)
@require_safe
def uji_versi(request: HttpRequest, versi: UUID) -> HttpResponse:
    """The dry run of a version of the own office."""
    satu: Any = request.objek  # type: ignore[attr-defined]  # set by butuh
    kembali = reverse("sop:versi", args=[satu.pk])
    return _halaman(request, selectors.jalan_versi(satu), kembali, f"versi {satu.versi}")


@butuh(LIHAT)
@require_safe
def uji_terbitan(request: HttpRequest, kode: str) -> HttpResponse:
    """The dry run of a published SOP, in the calendar of the own office."""
    hasil = siapkan(pustaka.muat(kode))
    if not isinstance(hasil, SopJalan):
        raise TidakDitemukan(hasil[0].masalah, saran=hasil[0].saran)
    return _halaman(
        request, hasil, reverse("sop:terbitan", args=[kode]), "sebagaimana diterbitkan"
    )


def _halaman(request: HttpRequest, sop: SopJalan, kembali: str, keterangan: str) -> HttpResponse:
    pegawai: Any = request.pegawai  # type: ignore[attr-defined]  # set by PegawaiMiddleware
    hari_ini = hari_di(pegawai.pemda, sekarang())
    waktu = kalender(pegawai.instansi)
    awal = {"mulai": hari_kerja_ke(waktu, hari_ini, 0).isoformat(), "peluang": "20"}
    form = UjiForm({**awal, **_tertulis(request)}, hari_ini=hari_ini)
    halaman, libur = None, ""
    if form.is_valid():
        andaian = Andaian(peluang=Decimal(form.cleaned_data["peluang"]) / 100)
        halaman = susun_uji(sop, waktu, _buka(waktu, form.cleaned_data["mulai"]), andaian)
        if not waktu.selang(form.cleaned_data["mulai"]):
            libur = hari_tanggal(form.cleaned_data["mulai"])
    isi = {
        "nama": sop.nama,
        "libur": libur,
        "keterangan": keterangan,
        "kembali": kembali,
        "form": form,
        "halaman": halaman,
    }
    return render(request, "pelaksanaan/uji.html", isi, status=200 if halaman else 400)


def _tertulis(request: HttpRequest) -> dict[str, str]:
    return {k: request.GET[k] for k in ("mulai", "peluang") if k in request.GET}


def _buka(kalender: KalenderKerja, hari: date) -> datetime:
    """When the office opens that day; on a day off the clock waits for the next opening."""
    selang = kalender.selang(hari)
    return datetime.combine(hari, selang[0].mulai if selang else _JAM_BUKA, kalender.tz)

"""Teams, and the map from lanes to people."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from tolok.dasar.galat import TidakDitemukan
from tolok.dasar.judul import rapikan_judul
from tolok.dasar.tanggal import tanggal
from tolok.organisasi.domain.istilah import AturanLajur
from tolok.organisasi.domain.usulan_lajur import usulkan_lajur
from tolok.organisasi.forms.organisasi import LajurForm, SelesaiForm, TimForm, awal_lajur
from tolok.organisasi.models import Tim
from tolok.organisasi.selectors import peta_lajur, peta_lajur_semua, susunan
from tolok.organisasi.services.lajur import (
    CalonAnggota,
    bentuk_tim,
    bubarkan_tim,
    petakan_lajur,
)
from tolok.organisasi.services.penempatan import Dasar
from tolok.organisasi.sop_terdaftar import SopTerdaftar, daftar_sop
from tolok.organisasi.views.formulir import ambil, hari_ini, layani, pelaku
from tolok.organisasi.views.lajur_peta import sop_kantor
from tolok.web.izin import butuh
from tolok.web.waktu import sekarang

__all__ = [
    "daftar_lajur",
    "daftar_tim",
    "petakan",
    "tim_baru",
    "tim_selesai",
]


@butuh("organisasi.kelola")
@require_safe
def daftar_lajur(request: HttpRequest) -> HttpResponse:
    """Every SOP with how many of its lanes are mapped today."""
    oleh, hari = pelaku(request), hari_ini(request)
    semua = peta_lajur_semua(oleh.instansi, hari)
    baris = [
        (sop, sum(lajur.kode in semua.get(sop.kode, ()) for lajur in sop.lajur))
        for sop in daftar_sop(oleh.instansi)
    ]
    return render(request, "organisasi/lajur.html", {"bagian": "lajur", "baris": baris})


@butuh("organisasi.kelola")
@require_http_methods(["GET", "POST"])
def petakan(request: HttpRequest, kode: str, lajur: str) -> HttpResponse:
    """Say who a lane is from a day on."""
    oleh, hari = pelaku(request), hari_ini(request)
    sop = sop_kantor(oleh.instansi, kode)
    nama = next((b.nama for b in sop.lajur if b.kode == lajur), None)
    if nama is None:
        raise TidakDitemukan(f"SOP ini tidak mempunyai lajur {lajur}.", "Kembali ke daftar lajur.")
    kini = peta_lajur(oleh.instansi, kode, hari).get(lajur)
    form = LajurForm(oleh, request.POST or None, initial={"mulai": hari})
    if kini is not None:
        form.initial = awal_lajur(kini.aturan, kini.isian, hari)
    else:
        kantor = susunan(oleh.instansi, hari)
        tim = {t.pk: t.nama for t in form.daftar_tim if kantor.tim.get(t.pk)}
        usul = usulkan_lajur(nama, kantor, tim)
        if usul is not None:
            form.initial = awal_lajur(usul.aturan.value, usul.isian, hari)

    def simpan() -> str:
        data = form.cleaned_data
        petakan_lajur(
            pelaku=oleh,
            instansi=oleh.instansi,
            sop_kode=kode,
            lajur=lajur,
            aturan=AturanLajur(data["aturan"]),
            isian=form.isian(),
            mulai=data["mulai"],
            sekarang=sekarang(),
        )
        return f"Lajur {nama} sudah dipetakan mulai {tanggal(data['mulai'])}."

    return layani(
        request,
        form,
        simpan,
        judul=f"Lajur {nama}",
        pengantar=_pengantar(sop, berganti=kini is not None),
        kembali=reverse("organisasi:lajur_peta", args=[kode]),
        isi={"bagian": "lajur", "kelas_form": "og-lajur"},
    )


def _pengantar(sop: SopTerdaftar, *, berganti: bool) -> str:
    nama = f"SOP {rapikan_judul(sop.nama)}"
    milik = f", {rapikan_judul(sop.unit)}" if sop.unit else ""
    lama = " Aturan yang lama ditutup sehari sebelumnya." if berganti else ""
    return f"{nama}{milik}.{lama}"


@butuh("organisasi.kelola")
@require_safe
def daftar_tim(request: HttpRequest) -> HttpResponse:
    """Teams with their decree and members."""
    tim = (
        Tim.objects.untuk(pelaku(request))
        .prefetch_related("daftar_anggota__pegawai")
        .order_by("-mulai", "nama")
    )
    isi = {"bagian": "tim", "daftar_tim": tim, "hari": hari_ini(request)}
    return render(request, "organisasi/tim.html", isi)


@butuh("organisasi.kelola")
@require_http_methods(["GET", "POST"])
def tim_baru(request: HttpRequest) -> HttpResponse:
    """Record a team whose decree is signed."""
    oleh = pelaku(request)
    form = TimForm(oleh, request.POST or None, initial={"mulai": hari_ini(request)})

    def simpan() -> str:
        data = form.cleaned_data
        tim = bentuk_tim(
            pelaku=oleh,
            instansi=oleh.instansi,
            nama=data["nama"],
            dasar=Dasar(
                jenis=data["dasar_jenis"],
                nomor=data["dasar_nomor"],
                tanggal=data["dasar_tanggal"],
            ),
            mulai=data["mulai"],
            selesai=data["selesai"],
            anggota=[
                CalonAnggota(pegawai=p, kedudukan=k, ketua=k == "Ketua") for p, k in form.anggota()
            ],
            sekarang=sekarang(),
        )
        return f"Tim {tim.nama} sudah dicatat."

    return layani(
        request,
        form,
        simpan,
        judul="Catat tim",
        pengantar="Tim yang keputusannya sudah ditandatangani.",
        kembali=reverse("organisasi:tim"),
        templat="organisasi/tim_baru.html",
        isi={"bagian": "tim", "sebutan": list(form.pegawai)},
    )


@butuh("organisasi.kelola")
@require_http_methods(["GET", "POST"])
def tim_selesai(request: HttpRequest, pk: UUID) -> HttpResponse:
    """End a team."""
    oleh, tim = pelaku(request), ambil(Tim, request, pk, "instansi")
    form = SelesaiForm(request.POST or None, initial={"selesai": hari_ini(request)})

    def simpan() -> str:
        selesai = form.cleaned_data["selesai"]
        bubarkan_tim(pelaku=oleh, tim=tim, selesai=selesai, sekarang=sekarang())
        return f"Tim {tim.nama} berakhir {tanggal(selesai)}."

    return layani(
        request,
        form,
        simpan,
        judul=f"Akhiri {tim.nama}",
        tombol="Akhiri tim",
        kembali=reverse("organisasi:tim"),
        isi={"bagian": "tim"},
    )

"""Teams, and the map from lanes to people."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tolok.dasar.galat import TidakDitemukan
from tolok.dasar.tanggal import tanggal
from tolok.organisasi.domain.istilah import AturanLajur
from tolok.organisasi.domain.lajur import PemegangLajur, pemegang_lajur
from tolok.organisasi.domain.susunan import Susunan
from tolok.organisasi.domain.usulan_lajur import lajur_tim, usulkan_lajur
from tolok.organisasi.forms import LajurForm, SelesaiForm, TimForm, awal_lajur
from tolok.organisasi.models import Pegawai, PetaLajur, Tim
from tolok.organisasi.selectors import peta_lajur, peta_lajur_semua, susunan
from tolok.organisasi.services.lajur import (
    CalonAnggota,
    bentuk_tim,
    bubarkan_tim,
    petakan_lajur,
)
from tolok.organisasi.services.penempatan import Dasar
from tolok.organisasi.sop_terdaftar import SopTerdaftar, daftar_sop
from tolok.organisasi.views.formulir import ambil, hari_ini, jalankan, layani, pelaku
from tolok.web.izin import butuh
from tolok.web.waktu import sekarang

__all__ = [
    "daftar_lajur",
    "daftar_tim",
    "pakai_usul",
    "peta",
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


def _sop(kode: str, instansi: Any) -> SopTerdaftar:
    for sop in daftar_sop(instansi):
        if sop.kode == kode:
            return sop
    raise TidakDitemukan(f"Tidak ada SOP {kode}.", "Kembali ke daftar SOP, lalu pilih lagi.")


@butuh("organisasi.kelola")
@require_safe
def peta(request: HttpRequest, kode: str) -> HttpResponse:
    """The lanes of one SOP: rule in force and who that is today."""
    oleh, hari = pelaku(request), hari_ini(request)
    sop = _sop(kode, oleh.instansi)
    terpetakan = peta_lajur(oleh.instansi, kode, hari)
    kantor = susunan(oleh.instansi, hari)
    nama = dict(Pegawai.objects.untuk(oleh).values_list("pk", "nama"))
    nama_tim = dict(Tim.objects.untuk(oleh).values_list("pk", "nama"))
    berlaku = {pk: n for pk, n in nama_tim.items() if kantor.tim.get(pk)}
    baris = [
        {
            "lajur": lajur,
            "aturan": _label(terpetakan.get(lajur.kode)),
            "mulai": terpetakan[lajur.kode].mulai if lajur.kode in terpetakan else None,
            "pemegang": _pemegang(kantor, terpetakan.get(lajur.kode), nama, nama_tim),
            "usul": None
            if lajur.kode in terpetakan
            else usulkan_lajur(lajur.nama, kantor, berlaku),
            "tanpa_tim": lajur_tim(lajur.nama) and not berlaku,
        }
        for lajur in sop.lajur
    ]
    isi = {
        "bagian": "lajur",
        "sop": sop,
        "baris": baris,
        "banyak_usul": sum(b["usul"] is not None for b in baris),
    }
    return render(request, "organisasi/lajur_peta.html", isi)


@butuh("organisasi.kelola")
@require_POST
def pakai_usul(request: HttpRequest, kode: str) -> HttpResponse:
    """Map every lane that has a proposal and no rule yet."""
    oleh, hari = pelaku(request), hari_ini(request)
    sop = _sop(kode, oleh.instansi)
    terpetakan, kantor = peta_lajur(oleh.instansi, kode, hari), susunan(oleh.instansi, hari)
    tim = _tim_berlaku(oleh, kantor)

    def kerja() -> str:
        jadi = []
        with transaction.atomic():
            for lajur in sop.lajur:
                usul = usulkan_lajur(lajur.nama, kantor, tim)
                if usul is None or lajur.kode in terpetakan:
                    continue
                petakan_lajur(
                    pelaku=oleh,
                    instansi=oleh.instansi,
                    sop_kode=kode,
                    lajur=lajur.kode,
                    aturan=usul.aturan,
                    isian=usul.isian,
                    mulai=hari,
                    sekarang=sekarang(),
                )
                jadi.append(lajur.nama)
        return f"Dipetakan sesuai usulan: {', '.join(jadi)}." if jadi else "Tidak ada usulan."

    return jalankan(request, kerja, reverse("organisasi:lajur_peta", args=[kode]))


def _tim_berlaku(oleh: Pegawai, kantor: Susunan) -> dict[UUID, str]:
    """Teams with members today, by name. One query."""
    semua = Tim.objects.untuk(oleh).values_list("pk", "nama")
    return {pk: nama for pk, nama in semua if kantor.tim.get(pk)}


def _label(baris: PetaLajur | None) -> str:
    return AturanLajur(baris.aturan).label if baris else ""


def _pemegang(
    kantor: Susunan, baris: PetaLajur | None, nama: dict[UUID, str], tim: dict[UUID, str]
) -> list[tuple[str, str]]:
    """Pairs (post, unit or team; persons today)."""
    if baris is None:
        return []
    daftar = pemegang_lajur(kantor, AturanLajur(baris.aturan), baris.isian)
    return [
        (_sebutan(kantor, p, tim), ", ".join(nama.get(k, "?") for k in p.pegawai)) for p in daftar
    ]


def _sebutan(kantor: Susunan, pemegang: PemegangLajur, tim: dict[UUID, str]) -> str:
    if pemegang.jabatan is not None:
        return kantor.kursi[pemegang.jabatan].nama
    if pemegang.tim is not None:
        return tim.get(pemegang.tim, "Tim")
    return kantor.unit[pemegang.unit_bersama].nama if pemegang.unit_bersama else ""


@butuh("organisasi.kelola")
@require_http_methods(["GET", "POST"])
def petakan(request: HttpRequest, kode: str, lajur: str) -> HttpResponse:
    """Say who a lane is from a day on."""
    oleh, hari = pelaku(request), hari_ini(request)
    sop = _sop(kode, oleh.instansi)
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
        pengantar=f"SOP {sop.nama}, {sop.unit}. Aturan yang lama ditutup sehari sebelumnya.",
        kembali=reverse("organisasi:lajur_peta", args=[kode]),
        isi={"bagian": "lajur", "kelas_form": "og-lajur"},
    )


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

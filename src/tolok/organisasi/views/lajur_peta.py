"""The lanes of one SOP on one page: who each is today, and who those without a rule shall be."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from tolok.dasar.galat import MasukanTidakSah, TidakDitemukan, TransisiTidakSah
from tolok.organisasi.domain.istilah import AturanLajur
from tolok.organisasi.domain.lajur import PemegangLajur, pemegang_lajur
from tolok.organisasi.domain.susunan import Susunan
from tolok.organisasi.domain.usulan_lajur import lajur_tim, usulkan_lajur
from tolok.organisasi.forms.lajur import LajurKosong, PetaForm
from tolok.organisasi.models import Pegawai, PetaLajur, Tim
from tolok.organisasi.selectors import peta_lajur, susunan
from tolok.organisasi.services.lajur import petakan_lajur
from tolok.organisasi.sop_terdaftar import SopTerdaftar, daftar_sop
from tolok.organisasi.views.formulir import hari_ini, jalankan, pelaku
from tolok.web.izin import butuh
from tolok.web.waktu import sekarang

__all__ = ["pakai_usul", "peta", "sop_kantor"]


def sop_kantor(instansi: Any, kode: str) -> SopTerdaftar:
    """An SOP that the office may run; raises TidakDitemukan."""
    for sop in daftar_sop(instansi):
        if sop.kode == kode:
            return sop
    raise TidakDitemukan(f"Tidak ada SOP {kode}.", "Kembali ke daftar SOP, lalu pilih lagi.")


@butuh("organisasi.kelola")
@require_http_methods(["GET", "POST"])
def peta(request: HttpRequest, kode: str) -> HttpResponse:
    """The lanes of one SOP: rule in force and who that is today; POST maps those without one."""
    oleh = pelaku(request)
    sop = sop_kantor(oleh.instansi, kode)
    terpetakan = peta_lajur(oleh.instansi, kode, hari_ini(request))
    kantor = susunan(oleh.instansi, hari_ini(request))
    tim = _tim_berlaku(oleh, kantor)
    kosong = _kosong(sop, terpetakan, kantor, tim)
    terkirim = request.method == "POST"
    form = PetaForm(request.POST if terkirim else None, kosong=kosong, kantor=kantor, tim=tim)
    if terkirim and form.is_valid():
        try:
            messages.success(request, _petakan(request, kode, form))
        except (MasukanTidakSah, TransisiTidakSah) as galat:
            form.add_error(None, str(galat))
        else:
            return redirect("organisasi:lajur_peta", kode=kode)
    isi = {
        "bagian": "lajur",
        "sop": sop,
        "form": form,
        "baris": _baris(oleh, sop, terpetakan, kantor, form),
        "banyak_kosong": len(kosong),
        "banyak_usul": sum(satu.usul is not None for satu in kosong),
        "tanpa_tim": not tim and any(lajur_tim(satu.lajur.nama) for satu in kosong),
    }
    return render(request, "organisasi/lajur_peta.html", isi, status=400 if terkirim else 200)


def _kosong(
    sop: SopTerdaftar,
    terpetakan: dict[str, PetaLajur],
    kantor: Susunan,
    tim: dict[UUID, str],
) -> list[LajurKosong]:
    return [
        LajurKosong(lajur=lajur, usul=usulkan_lajur(lajur.nama, kantor, tim))
        for lajur in sop.lajur
        if lajur.kode not in terpetakan
    ]


def _baris(
    oleh: Pegawai,
    sop: SopTerdaftar,
    terpetakan: dict[str, PetaLajur],
    kantor: Susunan,
    form: PetaForm,
) -> list[dict[str, Any]]:
    """One line a lane: who holds it, or the choice of who shall."""
    nama = dict(Pegawai.objects.untuk(oleh).values_list("pk", "nama"))
    nama_tim = dict(Tim.objects.untuk(oleh).values_list("pk", "nama"))
    return [
        {
            "lajur": lajur,
            "aturan": AturanLajur(kini.aturan).label if kini else "",
            "mulai": kini.mulai if kini else None,
            "pemegang": _pemegang(kantor, kini, nama, nama_tim) if kini else (),
            "pilihan": None if kini else form.isian(lajur.kode),
        }
        for lajur in sop.lajur
        for kini in (terpetakan.get(lajur.kode),)
    ]


def _petakan(request: HttpRequest, kode: str, form: PetaForm) -> str:
    """Map what was chosen, all of it or nothing; the sentence that tells it is done."""
    oleh, jadi = pelaku(request), []
    with transaction.atomic():
        for lajur, aturan, isian in form.dipilih():
            petakan_lajur(
                pelaku=oleh,
                instansi=oleh.instansi,
                sop_kode=kode,
                lajur=lajur.kode,
                aturan=aturan,
                isian=isian,
                mulai=hari_ini(request),
                sekarang=sekarang(),
            )
            jadi.append(lajur.nama)
    return f"Dipetakan mulai hari ini: {', '.join(jadi)}."


@butuh("organisasi.kelola")
@require_POST
def pakai_usul(request: HttpRequest, kode: str) -> HttpResponse:
    """Map every lane that has a proposal and no rule yet."""
    oleh, hari = pelaku(request), hari_ini(request)
    sop = sop_kantor(oleh.instansi, kode)
    terpetakan, kantor = peta_lajur(oleh.instansi, kode, hari), susunan(oleh.instansi, hari)
    tim = _tim_berlaku(oleh, kantor)
    usulan = [s for s in _kosong(sop, terpetakan, kantor, tim) if s.usul is not None]
    pilihan = {f"lajur_{satu.lajur.kode}": "usul" for satu in usulan}
    form = PetaForm(pilihan, kosong=usulan, kantor=kantor, tim=tim)

    def kerja() -> str:
        return _petakan(request, kode, form) if form.is_valid() else "Tidak ada usulan."

    return jalankan(request, kerja, reverse("organisasi:lajur_peta", args=[kode]))


def _tim_berlaku(oleh: Pegawai, kantor: Susunan) -> dict[UUID, str]:
    """Teams with members today, by name. One query."""
    semua = Tim.objects.untuk(oleh).values_list("pk", "nama")
    return {pk: nama for pk, nama in semua if kantor.tim.get(pk)}


def _pemegang(
    kantor: Susunan, baris: PetaLajur, nama: dict[UUID, str], tim: dict[UUID, str]
) -> list[tuple[str, str]]:
    """Pairs (post, unit or team; persons today)."""
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

"""The decree of a run's team: its number, its members, and who has received a copy."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from tolok.dasar.galat import MasukanTidakSah, TidakDitemukan
from tolok.dasar.periode import Periode
from tolok.naskah.services.penomoran import periksa_nomor_luar
from tolok.organisasi.selectors import hari_di
from tolok.pelaksanaan import salinan_sk
from tolok.pelaksanaan.log.ingatan import keadaan_kini
from tolok.pelaksanaan.models import Pelaksanaan
from tolok.pelaksanaan.salinan_sk import SkPelaksanaan, sk_pelaksanaan
from tolok.pelaksanaan.views.halaman import pelaksanaan_diminta
from tolok.web.izin import butuh
from tolok.web.waktu import sekarang

__all__ = ["sk_tim"]


@butuh("pelaksanaan.lihat", pelaksanaan_diminta)
@require_http_methods(["GET", "HEAD", "POST"])
def sk_tim(request: HttpRequest, pelaksanaan: UUID) -> HttpResponse:
    """Show it; POST `perintah`: nomor, ambil_nomor, bagikan or terima."""
    objek: Pelaksanaan = request.objek  # type: ignore[attr-defined]  # set by butuh
    satu = _sk(objek)
    boleh = _mengurus(request, objek, satu)
    galat = None
    if request.method == "POST":
        try:
            kabar = _lakukan(request, satu, boleh)
        except MasukanTidakSah as salah:
            galat = salah
        else:
            messages.success(request, kabar)
            return HttpResponseRedirect(reverse("pelaksanaan:sk_tim", args=[objek.pk]), status=303)
    pegawai: Any = request.pegawai  # type: ignore[attr-defined]  # set by PegawaiMiddleware
    isi = {
        "objek": objek,
        "periode": Periode.dari_kode(objek.periode),
        "s": satu,
        "boleh": boleh,
        "galat": galat,
        "saya": next((a for a in satu.anggota if a.pegawai == pegawai.pk), None),
        "temuan_nomor": _temuan(objek, satu),
    }
    return render(request, "pelaksanaan/sk_tim.html", isi, status=400 if galat else 200)


def _sk(objek: Pelaksanaan) -> SkPelaksanaan:
    hari = hari_di(objek.instansi.pemda, sekarang())
    satu = sk_pelaksanaan(objek, keadaan_kini(objek), hari)
    if satu is None:
        raise TidakDitemukan(
            "Pelaksanaan ini belum mempunyai SK Tim.", "SK berlaku setelah ditandatangani."
        )
    return satu


def _mengurus(request: HttpRequest, objek: Pelaksanaan, satu: SkPelaksanaan) -> bool:
    """Who drafted the decree, and who prepares runs."""
    pegawai: Any = request.pegawai  # type: ignore[attr-defined]  # set by PegawaiMiddleware
    penyiap = request.user.has_perm("organisasi.siapkan_pelaksanaan", objek)
    return str(pegawai.pk) in satu.penyusun or penyiap


def _lakukan(request: HttpRequest, satu: SkPelaksanaan, boleh: bool) -> str:
    pegawai: Any = request.pegawai  # type: ignore[attr-defined]  # set by PegawaiMiddleware
    umum: dict[str, Any] = {"pegawai": pegawai, "satu": satu, "sekarang": sekarang()}
    match request.POST.get("perintah", ""):
        case "nomor":
            salinan_sk.tulis_nomor(**umum, nomor=request.POST.get("nomor", ""), boleh=boleh)
            return "Nomor SK dicatat; naskahnya dicetak ulang dengan nomor itu."
        case "ambil_nomor":
            salinan_sk.ambil_nomor(**umum, boleh=boleh)
            return "Nomor diambil dari buku nomor Tolok."
        case "bagikan":
            salinan_sk.bagikan_salinan(**umum, boleh=boleh)
            return "Salinan dicatat dibagikan kepada setiap anggota."
        case "terima":
            salinan_sk.terima_salinan(**umum)
            return "Tanda terima Anda dicatat."
    raise TidakDitemukan("Perintah ini tidak ada.", "Muat ulang halaman.")


def _temuan(objek: Pelaksanaan, satu: SkPelaksanaan) -> list[Any]:
    """A number that another document of the year carries."""
    if not satu.sk.nomor:
        return []
    hari = hari_di(objek.instansi.pemda, sekarang())
    return periksa_nomor_luar(
        instansi=objek.instansi, nomor=satu.sk.nomor, tahun=hari.year, kecuali=satu.naskah
    )

"""Minutes of one meeting with their signatures: read, sign, record what was signed on paper."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from tolok.berkas.services import simpan
from tolok.dasar.galat import MasukanTidakSah, TidakBerwenang, TidakDitemukan
from tolok.dasar.periode import Periode
from tolok.organisasi.selectors import hari_di
from tolok.pelaksanaan.bukti import lampirkan
from tolok.pelaksanaan.kantor import susunan_kini
from tolok.pelaksanaan.keterlibatan import terlibat_dalam
from tolok.pelaksanaan.lembar import isi_lembar, skema_lembar
from tolok.pelaksanaan.log.ingatan import keadaan_kini
from tolok.pelaksanaan.models import Lembar, Pelaksanaan
from tolok.pelaksanaan.selectors import pelaksanaan as selectors
from tolok.pelaksanaan.services import PadaTugas
from tolok.pelaksanaan.tanda_notula import Penanda, TandaKertas, daftar_penanda, tanda_tangani
from tolok.web.izin import butuh
from tolok.web.waktu import sekarang

__all__ = ["HalamanNotula", "notula", "notula_diminta"]


@dataclass
class HalamanNotula:
    """Minutes as one person may see them."""

    pelaksanaan: Pelaksanaan
    lembar: Lembar
    pegawai: Any
    pengurus: bool = False

    @cached_property
    def isi(self) -> dict[str, Any]:
        """What the minutes say."""
        return isi_lembar(self.lembar)

    @cached_property
    def penanda(self) -> list[Penanda]:
        """Leader and notulis."""
        return daftar_penanda(self.lembar)

    @property
    def templat(self) -> str:
        """Template that shows the minutes."""
        return skema_lembar("notula", self.isi).templat

    @cached_property
    def penyimpan(self) -> bool:
        """Handed the minutes in."""
        return str(self.pegawai.pk) in json.loads(self.lembar.penulis)

    @cached_property
    def terkait(self) -> bool:
        """Was invited, leads or wrote, or takes part in the run."""
        saya = str(self.pegawai.pk)
        disebut = {*self.isi.get("hadir", ()), *(str(p.pegawai) for p in self.penanda)}
        if saya in disebut or self.penyimpan:
            return True
        hari = hari_di(self.pegawai.pemda, sekarang())
        kantor = susunan_kini(self.pegawai.instansi, hari)
        return terlibat_dalam(self.pegawai, kantor, keadaan_kini(self.pelaksanaan))


def notula_diminta(
    request: HttpRequest, *, pelaksanaan: UUID, lembar: UUID, **lain: Any
) -> HalamanNotula:
    """The minutes that the URL names; another office's are a 404."""
    pegawai: Any = request.pegawai  # type: ignore[attr-defined]  # set by PegawaiMiddleware
    baris = selectors.pelaksanaan_milik(pegawai, pelaksanaan)
    satu = Lembar.objects.filter(pk=lembar, pelaksanaan=baris, jenis="notula").first()
    if satu is None:
        raise TidakDitemukan("Notula ini tidak ada.", "Buka kembali dari halaman pelaksanaan.")
    satu.pelaksanaan = baris
    return HalamanNotula(pelaksanaan=baris, lembar=satu, pegawai=pegawai)


@butuh("pelaksanaan.buka_notula", notula_diminta)
@require_http_methods(["GET", "HEAD", "POST"])
def notula(request: HttpRequest, pelaksanaan: UUID, lembar: UUID) -> HttpResponse:
    """Show them; POST signs, or records a signature from paper."""
    objek: HalamanNotula = request.objek  # type: ignore[attr-defined]  # set by butuh
    objek.pengurus = objek.penyimpan or request.user.has_perm(
        "organisasi.siapkan_pelaksanaan", objek.pelaksanaan
    )
    galat = None
    if request.method == "POST":
        try:
            kabar = _tanda_tangani(request, objek)
        except MasukanTidakSah as salah:
            galat = salah
        else:
            messages.success(request, kabar)
            ke = reverse("pelaksanaan:notula", args=[pelaksanaan, lembar])
            return HttpResponseRedirect(ke, status=303)
    belum = [p for p in objek.penanda if not p.sudah]
    isi = {
        "objek": objek,
        "periode": Periode.dari_kode(objek.pelaksanaan.periode),
        "saya": [p for p in belum if p.pegawai == objek.pegawai.pk],
        "dicatat": [p for p in belum if objek.pengurus and p.pegawai != objek.pegawai.pk],
        "galat": galat,
        "kini": sekarang(),
    }
    return render(request, "pelaksanaan/notula.html", isi, status=422 if galat else 200)


def _tanda_tangani(request: HttpRequest, objek: HalamanNotula) -> str:
    umum: dict[str, Any] = {
        "pegawai": objek.pegawai,
        "notula": objek.lembar,
        "peran": request.POST.get("peran", ""),
        "sekarang": sekarang(),
    }
    if request.POST.get("perintah") != "kertas":
        tanda_tangani(**umum)
        return "Tanda tangan Anda dicatat."
    if not objek.pengurus:
        raise TidakBerwenang(
            "Tanda tangan di kertas dicatat oleh penyimpan notula atau penyiap pelaksanaan.",
            "Serahkan lembarnya kepada salah satunya.",
            "tanda_notula",
        )
    hari = _hari(request.POST.get("tanggal", ""))
    unggahan = request.FILES.get("pindaian")
    if unggahan is None:
        raise MasukanTidakSah(
            "Pindaiannya belum dipilih.",
            "Foto atau pindai lembar yang ditandatangani.",
            "pindaian",
        )
    fail = simpan(unggahan, pemda=objek.pegawai.pemda, sekarang=umum["sekarang"])
    kertas = TandaKertas(tanggal=hari, pindaian=fail.pk)
    tanda_tangani(**umum, boleh_mencatat=objek.pengurus, kertas=kertas)
    pada = PadaTugas(
        pelaksanaan=objek.pelaksanaan.pk,
        pegawai=objek.pegawai,
        kunci=uuid4(),
        sekarang=umum["sekarang"],
        tugas=objek.lembar.tugas,
    )
    lampirkan(pada=pada, berkas=fail.pk, judul="Notula bertanda tangan", boleh=True)
    return "Tanda tangan di kertas dicatat beserta pindaiannya."


def _hari(teks: str) -> date:
    try:
        return date.fromisoformat(teks)
    except ValueError:
        raise MasukanTidakSah(
            "Tanggal belum diisi.", "Isi tanggal yang tertulis pada lembarnya.", "tanggal"
        ) from None

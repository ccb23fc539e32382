"""Proposing a draft of an SOP for ratification: what will be read, by whom, and from when."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from tolok.dasar.galat import MasukanTidakSah
from tolok.organisasi.domain.lajur import pemegang_umum
from tolok.organisasi.domain.susunan import Susunan
from tolok.organisasi.selectors import hari_di
from tolok.pelaksanaan.forms.tugas import UsulSopForm
from tolok.pelaksanaan.kantor import susunan_kini
from tolok.pelaksanaan.pengesahan_sop import hasil_usul, usulkan
from tolok.pelaksanaan.selectors.pelaksanaan import tugas_terbuka_baris
from tolok.pelaksanaan.tampilan.usul_sop import usul_tampil
from tolok.sop.domain.status import StatusVersi
from tolok.sop.selectors import versi as selectors
from tolok.web.izin import butuh
from tolok.web.kunci import kunci_kiriman
from tolok.web.waktu import sekarang

__all__ = ["usulkan_sop"]

_IZIN = "organisasi.siapkan_pelaksanaan"
"""Proposing starts a run: it is for whoever prepares runs."""


def _versi(request: HttpRequest, versi: UUID) -> Any:
    return selectors.versi(getattr(request, "pegawai", None), versi)


@butuh(_IZIN, _versi)
@require_http_methods(["GET", "HEAD", "POST"])
def usulkan_sop(request: HttpRequest, versi: UUID) -> HttpResponse:
    """What the readers will see, and from when it is to be in force; then it is at the reviewer."""
    satu: Any = request.objek  # type: ignore[attr-defined]  # set by butuh
    if satu.status != StatusVersi.DRAF or not satu.konfirmasi or satu.pelaksanaan is not None:
        return _lanjutkan(satu)
    pegawai = request.pegawai  # type: ignore[attr-defined]  # set by PegawaiMiddleware
    hari = hari_di(pegawai.pemda, sekarang())
    form = UsulSopForm(request.POST or None, initial={"berlaku_sejak": hari})
    if request.method == "POST" and form.is_valid():
        try:
            return _usulkan(request, satu, form)
        except MasukanTidakSah as galat:
            letak = galat.aturan if galat.aturan in form.fields else None
            form.add_error(letak, f"{galat.pesan} {galat.saran}".strip())
    isi = {
        "versi": satu,
        "form": form,
        "usul": usul_tampil(hasil_usul(satu, berlaku_sejak=hari, catatan="").isi, hari),
        "pemeriksa": _sebut(susunan_kini(pegawai.instansi, hari), "atasan_penyiap", pegawai.pk),
        "pengesah": _sebut(susunan_kini(pegawai.instansi, hari), "pimpinan", pegawai.pk),
    }
    status = 400 if request.method == "POST" else 200
    return render(request, "pelaksanaan/usulkan_sop.html", isi, status=status)


def _lanjutkan(satu: Any) -> HttpResponse:
    """A returned draft is proposed again at its open task; any other is on its own page."""
    if satu.status == StatusVersi.DRAF and satu.pelaksanaan is not None:
        for tugas in tugas_terbuka_baris(satu.pelaksanaan, 1):
            return redirect("pelaksanaan:tugas", satu.pelaksanaan, tugas.pk)
    return redirect("sop:versi", versi=satu.pk)


def _usulkan(request: HttpRequest, satu: Any, form: UsulSopForm) -> HttpResponse:
    jawaban = usulkan(
        pegawai=request.pegawai,  # type: ignore[attr-defined]  # set by PegawaiMiddleware
        versi=satu,
        berlaku_sejak=form.cleaned_data["berlaku_sejak"],
        catatan=form.cleaned_data["catatan"],
        kunci=kunci_kiriman(request),
        sekarang=sekarang(),
    )
    messages.success(request, "Usul pengesahan sudah sampai pada pemeriksanya.")
    return redirect("pelaksanaan:pelaksanaan", jawaban.pelaksanaan)


def _sebut(kantor: Susunan, aturan: str, penyiap: UUID) -> str:
    """The post that will answer, with who sits in it: "Sekretaris (Siti Aminah)"."""
    pemegang = next(iter(pemegang_umum(kantor, aturan, penyiap)), None)
    if pemegang is None or pemegang.jabatan is None:
        return "belum ada yang memegang jabatannya"
    orang = ", ".join(kantor.nama[p] for p in pemegang.pegawai)
    jabatan = kantor.kursi[pemegang.jabatan].nama
    return f"{jabatan} ({orang})" if orang else f"{jabatan}, sedang kosong"

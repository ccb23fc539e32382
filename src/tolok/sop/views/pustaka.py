"""Pages of SOPs: the list with the library, the search, a published SOP, the file of a version."""

from __future__ import annotations

from typing import Any, Literal
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from tolok.dasar.galat import TidakDitemukan
from tolok.organisasi.selectors import hari_di
from tolok.sop import pustaka
from tolok.sop.domain.dokumen import Sop
from tolok.sop.domain.jalan import SopJalan
from tolok.sop.domain.siapkan import siapkan
from tolok.sop.domain.status import StatusVersi
from tolok.sop.models import VersiSop
from tolok.sop.permissions import KELOLA, LIHAT
from tolok.sop.renderers.berkas_sop import tulis
from tolok.sop.renderers.halaman_sop import susun_halaman
from tolok.sop.selectors import versi as selectors
from tolok.sop.selectors.cari import cari
from tolok.sop.selectors.sunting import semua_suntingan
from tolok.sop.selectors.terkait import susun_terkait
from tolok.sop.services import draf as services
from tolok.web.izin import butuh
from tolok.web.waktu import sekarang

__all__ = [
    "daftar",
    "masukkan",
    "terbitan",
    "unduh",
]


_BATAS_CARI = 100


def _versi(request: HttpRequest, versi: UUID, **_: Any) -> VersiSop:
    return selectors.versi(getattr(request, "pegawai", None), versi)


def _jalan(sop: Sop) -> SopJalan:
    hasil = siapkan(sop)
    if isinstance(hasil, SopJalan):
        return hasil
    raise TidakDitemukan(hasil[0].masalah, saran=hasil[0].saran)


@require_GET
@butuh(LIHAT)
def daftar(request: HttpRequest) -> HttpResponse:
    """Versions of the own office, then the published SOPs; with `cari`, those that say it."""
    terbitan = [(kode, pustaka.muat(kode)) for kode in pustaka.daftar()]
    dicari = " ".join(request.GET.get("cari", "").split())[:_BATAS_CARI]
    pegawai = request.pegawai  # type: ignore[attr-defined]  # set by PegawaiMiddleware
    hari = hari_di(pegawai.pemda, sekarang())
    semua = selectors.pada_hari(selectors.semua_versi(pegawai), hari)
    isi = {
        "dicari": dicari,
        "hasil": cari(pegawai, dicari, hari) if dicari else None,
        "milik": [x for x in semua if x.status_kini is not StatusVersi.DICABUT],
        "dicabut": [x for x in semua if x.status_kini is StatusVersi.DICABUT],
        "terbitan": terbitan,
        "boleh_kelola": (kelola := request.user.has_perm(KELOLA)),
        "suntingan": semua_suntingan(pegawai) if kelola else (),
    }
    return render(request, "sop/daftar.html", isi)


@require_GET
@butuh(LIHAT)
def terbitan(request: HttpRequest, kode: str) -> HttpResponse:
    """A published SOP as its agency printed it."""
    sop = pustaka.muat(kode)
    pegawai = request.pegawai  # type: ignore[attr-defined]  # set by PegawaiMiddleware
    isi = {
        "halaman": susun_halaman(sop, _jalan(sop)),
        "terkait": susun_terkait(pegawai, sop, kode, hari_di(pegawai.pemda, sekarang())),
        "kode": kode,
        "boleh_kelola": request.user.has_perm(KELOLA),
    }
    return render(request, "sop/terbitan.html", isi)


@require_POST
@butuh(KELOLA)
def masukkan(request: HttpRequest, kode: str) -> HttpResponse:
    """Take a published SOP over as a draft of the own office."""
    pelaku = request.pegawai  # type: ignore[attr-defined]  # set by PegawaiMiddleware
    baru = services.masukkan_pustaka(
        pelaku=pelaku, instansi=pelaku.instansi, kode=kode, sekarang=sekarang()
    )
    messages.success(request, "SOP dimasukkan sebagai draf. Jawab pertanyaannya sebelum berlaku.")
    return redirect("sop:versi", versi=baru.pk)


_JENIS_MIME = {"yaml": "application/yaml", "json": "application/json"}


@require_GET
@butuh(LIHAT, _versi)
def unduh(request: HttpRequest, versi: UUID, format: str) -> HttpResponse:
    """The SOP file of a version."""
    if format not in _JENIS_MIME:
        raise TidakDitemukan("Bentuk berkas itu tidak ada.", saran="Pilih yaml atau json.")
    satu: VersiSop = request.objek  # type: ignore[attr-defined]  # set by butuh
    bentuk: Literal["yaml", "json"] = "json" if format == "json" else "yaml"
    isi = tulis(selectors.halaman_versi(satu), bentuk)
    balasan = HttpResponse(isi, content_type=f"{_JENIS_MIME[bentuk]}; charset=utf-8")
    balasan["Content-Disposition"] = f'attachment; filename="sop-{satu.kode}.{bentuk}"'
    return balasan

"""Pages of SOPs: the list with the library, the page of an SOP, and the acts on a version."""

from __future__ import annotations

from typing import Any, Literal
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tolok.dasar.galat import MasukanTidakSah, TidakDitemukan
from tolok.organisasi.selectors import hari_di
from tolok.sop import pustaka, selectors, services, services_sunting
from tolok.sop.domain.dokumen import Sop
from tolok.sop.domain.jalan import SopJalan
from tolok.sop.domain.siapkan import siapkan
from tolok.sop.domain.status import TRANSISI, StatusVersi
from tolok.sop.forms import KonfirmasiForm, UnggahSopForm
from tolok.sop.models import VersiSop
from tolok.sop.permissions import KELOLA, LIHAT, SAHKAN
from tolok.sop.renderers.berkas_sop import tulis
from tolok.sop.renderers.halaman_sop import susun_halaman
from tolok.sop.selectors_baca import dibaca_pada, lajur_pembaca
from tolok.sop.selectors_beda import beda_versi, pembanding
from tolok.sop.selectors_cari import cari
from tolok.sop.selectors_sunting import semua_suntingan
from tolok.sop.selectors_terkait import susun_terkait
from tolok.web.izin import butuh
from tolok.web.waktu import sekarang

__all__ = [
    "cabut",
    "daftar",
    "konfirmasi",
    "masukkan",
    "sahkan",
    "terbitan",
    "unduh",
    "unggah",
    "versi",
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
    isi = {
        "dicari": dicari,
        "hasil": cari(getattr(request, "pegawai", None), dicari) if dicari else None,
        "milik": selectors.semua_versi(getattr(request, "pegawai", None)),
        "terbitan": terbitan,
        "boleh_kelola": (kelola := request.user.has_perm(KELOLA)),
        "suntingan": semua_suntingan(getattr(request, "pegawai", None)) if kelola else (),
    }
    return render(request, "sop/daftar.html", isi)


@require_GET
@butuh(LIHAT)
def terbitan(request: HttpRequest, kode: str) -> HttpResponse:
    """A published SOP as its agency printed it."""
    sop = pustaka.muat(kode)
    isi = {
        "halaman": susun_halaman(sop, _jalan(sop)),
        "terkait": susun_terkait(getattr(request, "pegawai", None), sop, kode),
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


@require_http_methods(["GET", "POST"])
@butuh(KELOLA)
def unggah(request: HttpRequest) -> HttpResponse:
    """Take an SOP of one's own over: a document to be reviewed, or an SOP file as a draft."""
    form = UnggahSopForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        masuk = _masuk_naskah if form.naskah else _masuk_berkas
        try:
            return masuk(request, form.cleaned_data["berkas"])
        except MasukanTidakSah as galat:
            form.add_error("berkas", str(galat))
    status = 400 if request.method == "POST" else 200
    return render(request, "sop/unggah.html", {"form": form}, status=status)


def _masuk_berkas(request: HttpRequest, berkas: Any) -> HttpResponse:
    """An SOP file becomes drafts."""
    pelaku = request.pegawai  # type: ignore[attr-defined]  # set by PegawaiMiddleware
    hasil = services.masukkan_berkas(
        pelaku=pelaku,
        instansi=pelaku.instansi,
        data=berkas.read(),
        nama_fail=berkas.name,
        sekarang=sekarang(),
    )
    messages.success(request, "SOP dimasukkan sebagai draf. Jawab pertanyaannya sebelum berlaku.")
    return redirect("sop:versi", versi=hasil[0].pk)


def _masuk_naskah(request: HttpRequest, berkas: Any) -> HttpResponse:
    """A document is read and stands in the editor, its doubts first."""
    pelaku = request.pegawai  # type: ignore[attr-defined]  # set by PegawaiMiddleware
    hasil = services_sunting.masukkan_naskah(
        pelaku=pelaku,
        instansi=pelaku.instansi,
        isi=berkas.read(),
        nama_fail=berkas.name,
        sekarang=sekarang(),
    )
    if len(hasil) > 1:
        messages.success(request, f"{len(hasil)} SOP terbaca. Tinjau satu per satu.")
        return redirect("sop:daftar")
    messages.success(request, "SOP terbaca. Pastikan yang meragukan, lalu jadikan draf.")
    return redirect("sop:sunting", suntingan=hasil[0].pk)


@require_GET
@butuh(LIHAT, _versi)
def versi(request: HttpRequest, versi: UUID) -> HttpResponse:
    """A version of the own office."""
    satu: VersiSop = request.objek  # type: ignore[attr-defined]  # set by butuh
    sop, jalan = selectors.halaman_versi(satu), selectors.jalan_versi(satu)
    return render(request, "sop/versi.html", _isi_versi(request, satu, sop, jalan))


def _baca(request: HttpRequest, satu: VersiSop) -> dict[str, Any]:
    """Whether the signed-in employee has said to have read it, and the lanes they act in."""
    pegawai = request.pegawai  # type: ignore[attr-defined]  # set by PegawaiMiddleware
    hari = hari_di(satu.instansi.pemda, sekarang())
    return {
        "pada": dibaca_pada(satu, pegawai),
        "lajur": lajur_pembaca(satu, satu.instansi, hari).get(pegawai.pk, ()),
        "boleh_lihat": request.user.has_perm(KELOLA, satu),
    }


def _isi_versi(
    request: HttpRequest,
    satu: VersiSop,
    sop: Sop,
    jalan: SopJalan,
    form: KonfirmasiForm | None = None,
) -> dict[str, Any]:
    status = StatusVersi(satu.status)
    boleh_kelola = request.user.has_perm(KELOLA, satu)
    draf = status is StatusVersi.DRAF and boleh_kelola
    boleh_sahkan = request.user.has_perm(SAHKAN, satu)
    semula = pembanding(satu)
    return {
        "boleh_kelola": boleh_kelola,
        "pembanding": semula,
        "baca": _baca(request, satu) if status is StatusVersi.BERLAKU else None,
        "beda_ringkas": beda_versi(semula, satu).ringkas if semula else "",
        "versi": satu,
        "status": status,
        "halaman": susun_halaman(sop, jalan),
        "terkait": susun_terkait(getattr(request, "pegawai", None), sop, satu.kode),
        "form": (form or KonfirmasiForm(sop=sop, jalan=jalan)) if draf else None,
        "boleh_sahkan": boleh_sahkan and StatusVersi.BERLAKU in TRANSISI[status],
        "boleh_cabut": boleh_sahkan and StatusVersi.DICABUT in TRANSISI[status],
        "penanggung_jawab": sop.nama_lajur.get(jalan.penanggung_jawab or "", ""),
    }


@require_POST
@butuh(KELOLA, _versi)
def konfirmasi(request: HttpRequest, versi: UUID) -> HttpResponse:
    """Write the answers asked once."""
    satu: VersiSop = request.objek  # type: ignore[attr-defined]  # set by butuh
    sop, jalan = selectors.halaman_versi(satu), selectors.jalan_versi(satu)
    form = KonfirmasiForm(request.POST, sop=sop, jalan=jalan)
    if not form.is_valid():
        isi = _isi_versi(request, satu, sop, jalan, form)
        return render(request, "sop/versi.html", isi, status=400)
    services.konfirmasikan(
        pelaku=request.pegawai,  # type: ignore[attr-defined]  # set by PegawaiMiddleware
        versi=satu,
        jawaban=form.jawaban(),
        sekarang=sekarang(),
    )
    messages.success(request, "Jawaban disimpan. SOP ini siap diberlakukan.")
    return redirect("sop:versi", versi=satu.pk)


@require_POST
@butuh(SAHKAN, _versi)
def sahkan(request: HttpRequest, versi: UUID) -> HttpResponse:
    """Put a confirmed draft in force."""
    satu = services.sahkan(
        pelaku=request.pegawai,  # type: ignore[attr-defined]  # set by PegawaiMiddleware
        versi=request.objek,  # type: ignore[attr-defined]  # set by butuh
        sekarang=sekarang(),
    )
    messages.success(request, f"{satu.nama} versi {satu.versi} berlaku mulai hari ini.")
    return redirect("sop:versi", versi=satu.pk)


@require_POST
@butuh(SAHKAN, _versi)
def cabut(request: HttpRequest, versi: UUID) -> HttpResponse:
    """Withdraw a version."""
    satu = services.cabut(
        pelaku=request.pegawai,  # type: ignore[attr-defined]  # set by PegawaiMiddleware
        versi=request.objek,  # type: ignore[attr-defined]  # set by butuh
        sekarang=sekarang(),
    )
    messages.success(request, f"{satu.nama} versi {satu.versi} dicabut.")
    return redirect("sop:daftar")


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

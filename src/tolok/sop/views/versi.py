"""The page of a version and what is done there: answer, record a paper, withdraw."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from tolok.dasar.galat import MasukanTidakSah
from tolok.dasar.tanggal import tanggal
from tolok.organisasi.selectors import hari_di
from tolok.sop.domain.dokumen import Sop
from tolok.sop.domain.jalan import SopJalan
from tolok.sop.domain.status import TRANSISI, StatusVersi
from tolok.sop.forms.konfirmasi import KertasForm, KonfirmasiForm
from tolok.sop.models import VersiSop
from tolok.sop.permissions import KELOLA, LIHAT, SAHKAN
from tolok.sop.renderers.halaman_sop import susun_halaman
from tolok.sop.renderers.jalur_versi import jalur_versi
from tolok.sop.selectors import versi as selectors
from tolok.sop.selectors.baca import dibaca_pada, lajur_pembaca
from tolok.sop.selectors.beda import beda_versi, pembanding
from tolok.sop.selectors.terkait import sop_penyebut, susun_terkait
from tolok.sop.services import draf as services, pengesahan as services_pengesahan
from tolok.web.izin import butuh
from tolok.web.waktu import sekarang

__all__ = ["cabut", "konfirmasi", "sahkan", "versi"]


def _versi(request: HttpRequest, versi: UUID, **_: Any) -> VersiSop:
    return selectors.versi(getattr(request, "pegawai", None), versi)


@require_GET
@butuh(LIHAT, _versi)
def versi(request: HttpRequest, versi: UUID) -> HttpResponse:
    """A version of the own office."""
    satu: VersiSop = request.objek  # type: ignore[attr-defined]  # set by butuh
    sop, jalan = selectors.halaman_versi(satu), selectors.jalan_versi(satu)
    return render(request, "sop/versi.html", _isi_versi(request, satu, sop, jalan))


def _isi_versi(
    request: HttpRequest,
    satu: VersiSop,
    sop: Sop,
    jalan: SopJalan,
    form: KonfirmasiForm | None = None,
    kertas: KertasForm | None = None,
) -> dict[str, Any]:
    hari = hari_di(satu.instansi.pemda, sekarang())
    satu.keadaan = selectors.keadaan_versi(satu, hari)
    status = satu.status_kini
    boleh_kelola = request.user.has_perm(KELOLA, satu)
    draf = status is StatusVersi.DRAF
    boleh_sahkan = request.user.has_perm(SAHKAN, satu)
    semula = pembanding(satu, hari)
    return {
        "boleh_kelola": boleh_kelola,
        "pembanding": semula,
        "pembanding_berlaku": semula is not None and semula.status_kini is StatusVersi.BERLAKU,
        "baca": _baca(request, satu) if status is StatusVersi.BERLAKU else None,
        "beda_ringkas": beda_versi(semula, satu).ringkas if semula else "",
        "versi": satu,
        "status": status,
        "jalur": jalur_versi(satu.keadaan),
        "halaman": susun_halaman(sop, jalan),
        "terkait": susun_terkait(getattr(request, "pegawai", None), sop, satu.kode, hari),
        "penyebut": sop_penyebut(getattr(request, "pegawai", None), satu.kode, satu.nama, hari),
        "form": (form or KonfirmasiForm(sop=sop, jalan=jalan)) if draf and boleh_kelola else None,
        "dapat_diusulkan": draf and bool(satu.konfirmasi) and satu.pelaksanaan is None,
        "kata_usul": _kata_usul(satu) if draf else "",
        "boleh_usul": request.user.has_perm("organisasi.siapkan_pelaksanaan", satu),
        "kertas": kertas or KertasForm(initial={"nomor": satu.nomor, "berlaku_sejak": hari}),
        "boleh_sahkan": boleh_sahkan and draf,
        "boleh_cabut": _boleh_cabut(satu, status) and boleh_sahkan,
        "penanggung_jawab": sop.nama_lajur.get(jalan.penanggung_jawab or "", ""),
    }


def _kata_usul(satu: VersiSop) -> str:
    """What the button that proposes a draft says; empty while its questions are open."""
    if not satu.konfirmasi:
        return ""
    return "Usulkan pengesahan" if satu.pelaksanaan is None else "Usulkan lagi"


def _boleh_cabut(satu: VersiSop, status: StatusVersi) -> bool:
    sedang_diusulkan = status is StatusVersi.DRAF and satu.pelaksanaan is not None
    return StatusVersi.DICABUT in TRANSISI[status] and not sedang_diusulkan


def _baca(request: HttpRequest, satu: VersiSop) -> dict[str, Any]:
    """Whether the signed-in employee has said to have read it, and the lanes they act in."""
    pegawai = request.pegawai  # type: ignore[attr-defined]  # set by PegawaiMiddleware
    hari = hari_di(satu.instansi.pemda, sekarang())
    return {
        "pada": dibaca_pada(satu, pegawai),
        "lajur": lajur_pembaca(satu, satu.instansi, hari).get(pegawai.pk, ()),
        "boleh_lihat": request.user.has_perm(KELOLA, satu),
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
    messages.success(request, "Jawaban disimpan. SOP ini siap diusulkan untuk disahkan.")
    return redirect("sop:versi", versi=satu.pk)


@require_POST
@butuh(SAHKAN, _versi)
def sahkan(request: HttpRequest, versi: UUID) -> HttpResponse:
    """Record that the head ratified this draft on paper."""
    satu: VersiSop = request.objek  # type: ignore[attr-defined]  # set by butuh
    form = KertasForm(request.POST)
    if form.is_valid():
        try:
            return _sahkan(request, satu, form)
        except MasukanTidakSah as galat:
            letak = galat.aturan if galat.aturan in form.fields else None
            form.add_error(letak, f"{galat.pesan} {galat.saran}".strip())
    sop, jalan = selectors.halaman_versi(satu), selectors.jalan_versi(satu)
    isi = _isi_versi(request, satu, sop, jalan, kertas=form)
    return render(request, "sop/versi.html", isi, status=400)


def _sahkan(request: HttpRequest, satu: VersiSop, form: KertasForm) -> HttpResponse:
    baru = services_pengesahan.sahkan_dari_kertas(
        pelaku=request.pegawai,  # type: ignore[attr-defined]  # set by PegawaiMiddleware
        versi=satu,
        kertas=form.kertas(),
        berlaku_sejak=form.cleaned_data["berlaku_sejak"],
        sekarang=sekarang(),
    )
    nanti = baru.berlaku_sejak if baru.status == StatusVersi.DISAHKAN else None
    kapan = tanggal(nanti) if nanti else "hari ini"
    messages.success(request, f"{baru.nama} versi {baru.versi} berlaku mulai {kapan}.")
    return redirect("sop:versi", versi=baru.pk)


@require_POST
@butuh(SAHKAN, _versi)
def cabut(request: HttpRequest, versi: UUID) -> HttpResponse:
    """Withdraw a version."""
    satu = services_pengesahan.cabut(
        pelaku=request.pegawai,  # type: ignore[attr-defined]  # set by PegawaiMiddleware
        versi=request.objek,  # type: ignore[attr-defined]  # set by butuh
        sekarang=sekarang(),
    )
    messages.success(request, f"{satu.nama} versi {satu.versi} dicabut.")
    return redirect("sop:daftar")

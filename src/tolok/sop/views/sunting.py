"""Pages of the SOP editor and of the review of what was read."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST
from django_htmx.http import HttpResponseClientRedirect

from tolok.berkas.services import baca
from tolok.dasar.galat import (
    GalatTolok,
    MasukanTidakSah,
    SimpananBasi,
    TidakDitemukan,
    TransisiTidakSah,
)
from tolok.organisasi.selectors import hari_di
from tolok.sop.domain.dokumen import Sop
from tolok.sop.forms.sunting import IdentitasForm, LangkahForm
from tolok.sop.forms.sunting_jalan import JalanForm, turunkan
from tolok.sop.importers.pagar.gambar import gambar_halaman
from tolok.sop.models import Suntingan, VersiSop
from tolok.sop.perintah_sunting import FormSunting, IsianTidakSah, angka, ketikan, susun_perintah
from tolok.sop.permissions import KELOLA
from tolok.sop.renderers.gambar_svg import svg
from tolok.sop.renderers.halaman_beda import susun_beda
from tolok.sop.renderers.halaman_sunting import (
    susun_baris,
    susun_kata_jalan,
    susun_titik_pisah,
)
from tolok.sop.renderers.pertanyaan_sunting import susun_ragu
from tolok.sop.selectors import sunting as selectors_sunting, versi as selectors
from tolok.sop.selectors.beda import beda_suntingan
from tolok.sop.services import sunting as services_sunting
from tolok.sop.services.sunting import HasilSunting
from tolok.web.izin import butuh
from tolok.web.waktu import sekarang

__all__ = [
    "baru",
    "buang",
    "dari_versi",
    "gambar",
    "halaman",
    "jadikan_draf",
    "sunting",
    "ubah",
]


def _suntingan(request: HttpRequest, suntingan: UUID, **_: Any) -> Suntingan:
    return selectors_sunting.suntingan(getattr(request, "pegawai", None), suntingan)


def _versi(request: HttpRequest, versi: UUID, **_: Any) -> VersiSop:
    return selectors.versi(getattr(request, "pegawai", None), versi)


@require_POST
@butuh(KELOLA)
def baru(request: HttpRequest) -> HttpResponse:
    """Begin an SOP from nothing."""
    pelaku: Any = request.pegawai  # type: ignore[attr-defined]  # set by PegawaiMiddleware
    satu = services_sunting.mulai(
        pelaku=pelaku, instansi=pelaku.instansi, sop=None, sekarang=sekarang()
    )
    return redirect("sop:sunting", suntingan=satu.pk)


@require_POST
@butuh(KELOLA, _versi)
def dari_versi(request: HttpRequest, versi: UUID) -> HttpResponse:
    """Begin from a version that is there: a draft is edited itself, any other gets a next version."""
    asal: VersiSop = request.objek  # type: ignore[attr-defined]  # set by butuh
    satu = services_sunting.mulai(
        pelaku=request.pegawai,  # type: ignore[attr-defined]  # set by PegawaiMiddleware
        instansi=asal.instansi,
        sop=selectors.halaman_versi(asal),
        kode=asal.kode,
        asal=asal,
        sekarang=sekarang(),
    )
    return redirect("sop:sunting", suntingan=satu.pk)


@require_GET
@butuh(KELOLA, _suntingan)
def sunting(request: HttpRequest, suntingan: UUID) -> HttpResponse:
    """The editor: the source on one side, the page in parts on the other."""
    satu: Suntingan = request.objek  # type: ignore[attr-defined]  # set by butuh
    if satu.versi_id is not None:
        return redirect("sop:versi", versi=satu.versi_id)
    return _tampil(request, satu, buka=angka(request.GET.get("langkah", "")))


@require_POST
@butuh(KELOLA, _suntingan)
def ubah(request: HttpRequest, suntingan: UUID) -> HttpResponse:
    """One change; answers with the page after it, or with what stands in the way."""
    satu: Suntingan = request.objek  # type: ignore[attr-defined]  # set by butuh
    try:
        hasil = _kerjakan(request, satu)
    except IsianTidakSah as salah:
        return _tampil(request, satu, buka=salah.langkah, form=salah.form, status=422)
    except (MasukanTidakSah, TransisiTidakSah, SimpananBasi) as galat:
        segar = _suntingan(request, suntingan)
        sop = services_sunting.isi_suntingan(segar)
        return _tampil(
            request,
            segar,
            sop=sop,
            buka=angka(request.POST.get("langkah", "")),
            form=ketikan(sop, request.POST),
            galat=galat,
            status=422,
        )
    if request.headers.get("HX-Request") != "true":
        return redirect(_alamat(hasil))
    return _tampil(request, hasil.suntingan, sop=hasil.sop, buka=hasil.buka)


def _kerjakan(request: HttpRequest, satu: Suntingan) -> HasilSunting:
    """The change of the form, or a step of the history."""
    pelaku: Any = request.pegawai  # type: ignore[attr-defined]  # set by PegawaiMiddleware
    kali = angka(request.POST.get("kali", ""))
    umum: dict[str, Any] = {
        "pelaku": pelaku,
        "suntingan": satu,
        "kali": -1 if kali is None else kali,
        "sekarang": sekarang(),
    }
    perintah = request.POST.get("perintah", "")
    if perintah in ("urung", "ulang"):
        hasil = services_sunting.urung(arah=-1 if perintah == "urung" else 1, **umum)
        return replace(hasil, buka=angka(request.POST.get("langkah", "")))
    return services_sunting.sunting(
        perintah=partial(susun_perintah, kiriman=request.POST),
        otomatis="otomatis" in request.POST,
        **umum,
    )


@require_POST
@butuh(KELOLA, _suntingan)
def jadikan_draf(request: HttpRequest, suntingan: UUID) -> HttpResponse:
    """The edited page becomes a draft version."""
    satu: Suntingan = request.objek  # type: ignore[attr-defined]  # set by butuh
    kali = angka(request.POST.get("kali", ""))
    try:
        versi = services_sunting.jadikan_draf(
            pelaku=request.pegawai,  # type: ignore[attr-defined]  # set by PegawaiMiddleware
            suntingan=satu,
            kali=-1 if kali is None else kali,
            sekarang=sekarang(),
        )
    except (MasukanTidakSah, SimpananBasi) as galat:
        return _tampil(request, _suntingan(request, suntingan), galat=galat, status=422)
    messages.success(request, "SOP menjadi draf. Jawab pertanyaannya sebelum berlaku.")
    tujuan = reverse("sop:versi", args=[versi.pk])
    if request.headers.get("HX-Request") == "true":
        return HttpResponseClientRedirect(tujuan)
    return redirect(tujuan)


@require_POST
@butuh(KELOLA, _suntingan)
def buang(request: HttpRequest, suntingan: UUID) -> HttpResponse:
    """Discard the edited page."""
    satu: Suntingan = request.objek  # type: ignore[attr-defined]  # set by butuh
    services_sunting.buang(
        pelaku=request.pegawai,  # type: ignore[attr-defined]  # set by PegawaiMiddleware
        suntingan=satu,
        sekarang=sekarang(),
    )
    messages.success(request, f"Suntingan “{satu.nama}” dibuang.")
    return redirect("sop:daftar")


@require_GET
@butuh(KELOLA, _suntingan)
def gambar(request: HttpRequest, suntingan: UUID) -> HttpResponse:
    """The drawing of the page as it stands."""
    satu: Suntingan = request.objek  # type: ignore[attr-defined]  # set by butuh
    isi = svg(services_sunting.isi_suntingan(satu))
    return _gambar(isi.encode(), "image/svg+xml")


@require_GET
@butuh(KELOLA, _suntingan)
def halaman(request: HttpRequest, suntingan: UUID, nomor: int) -> HttpResponse:
    """A page of the source document, as a picture."""
    satu: Suntingan = request.objek  # type: ignore[attr-defined]  # set by butuh
    if satu.sumber is None or not 1 <= nomor <= int(satu.letak.get("halaman", 0)):
        raise TidakDitemukan("Halaman itu tidak ada.", saran="Kembali ke suntingan.")
    return _gambar(gambar_halaman(baca(satu.sumber), nomor), "image/png")


def _gambar(isi: bytes, jenis: str) -> HttpResponse:
    """A picture that the browser may keep: its address names the state it shows."""
    balasan = HttpResponse(isi, content_type=jenis)
    balasan["Cache-Control"] = "private, max-age=86400"
    balasan["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    return balasan


def _alamat(hasil: HasilSunting) -> str:
    alamat = reverse("sop:sunting", args=[hasil.suntingan.pk])
    return f"{alamat}?langkah={hasil.buka}#langkah-{hasil.buka}" if hasil.buka else alamat


def _tampil(
    request: HttpRequest,
    satu: Suntingan,
    *,
    sop: Sop | None = None,
    buka: int | None = None,
    form: FormSunting | None = None,
    galat: GalatTolok | None = None,
    status: int = 200,
) -> HttpResponse:
    halaman = services_sunting.isi_suntingan(satu) if sop is None else sop
    ket = selectors_sunting.keterangan(satu, halaman)
    ragu = request.POST.get("berikut") or request.GET.get("ragu", "")
    isi = {
        "satu": satu,
        "sop": halaman,
        "baris": susun_baris(halaman, ket["temuan"]),
        "ragu": susun_ragu(halaman, ragu),
        "identitas": form if isinstance(form, IdentitasForm) else IdentitasForm(sop=halaman),
        "buka_bagian": "identitas"
        if isinstance(form, IdentitasForm)
        else request.GET.get("bagian"),
        "galat": galat,
        "basi": isinstance(galat, SimpananBasi),
        "perubahan": _perubahan(satu, halaman),
        **ket,
        **_terbuka(halaman, buka, form),
    }
    htmx = request.headers.get("HX-Request") == "true"
    templat = "sop/_sunting.html" if htmx else "sop/sunting.html"
    return render(request, templat, isi | {"htmx": htmx}, status=status)


def _terbuka(sop: Sop, buka: int | None, form: FormSunting | None) -> dict[str, Any]:
    """The row that is shown open, with its two forms and how it runs."""
    baris = next((x for x in sop.langkah if x.nomor == buka), None)
    if baris is None:
        return {"terbuka": None}
    turunan = turunkan(sop, baris)
    return {
        "terbuka": baris,
        "form": form if isinstance(form, LangkahForm) else LangkahForm(sop=sop, langkah=baris),
        "jalan": form
        if isinstance(form, JalanForm)
        else JalanForm(sop=sop, langkah=baris, turunan=turunan),
        "turunan": turunan,
        "kata_jalan": susun_kata_jalan(sop, turunan.kini),
        "titik_pisah": susun_titik_pisah(baris.uraian),
    }


def _perubahan(satu: Suntingan, sop: Sop) -> dict[str, Any] | None:
    """What the page changes in the version it comes from; None for a new SOP."""
    beda = beda_suntingan(satu, sop, hari_di(satu.instansi.pemda, sekarang()))
    return None if beda is None else {"versi": beda[0], "beda": susun_beda(beda[1])}

"""Changing the plan by hand: a node, an indicator, an agreement, last year's copy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from tolok.dasar.galat import GalatTolok, MasukanTidakSah, TidakBerwenang, TransisiTidakSah
from tolok.kinerja.domain.banding_rencana import bandingkan_rencana
from tolok.kinerja.domain.isi_rencana import IsiIndikator, IsiRencana, IsiSimpul, sidik_rencana
from tolok.kinerja.domain.keadaan import Agregasi, Polaritas
from tolok.kinerja.domain.rencana import JenisSimpul
from tolok.kinerja.domain.salin_rencana import salin_rencana
from tolok.kinerja.forms import IndikatorForm, PerjanjianForm, SimpulForm, pasang_temuan
from tolok.kinerja.permissions import SUSUN
from tolok.kinerja.selectors.rencana import (
    indikator_tahun,
    realisasi_setahun,
    simpul_tahun,
)
from tolok.kinerja.services.rencana import RencanaDitolak, ubah_rencana
from tolok.kinerja.views.dasar import (
    dua_rencana,
    hari_ini,
    pelaku,
    periksa_tahun,
    rencana_dan_jabatan,
)
from tolok.web.izin import butuh
from tolok.web.waktu import sekarang

__all__ = [
    "indikator_baru",
    "indikator_hapus",
    "indikator_ubah",
    "perjanjian_baru",
    "perjanjian_hapus",
    "salin",
    "simpul_baru",
    "simpul_hapus",
    "simpul_ubah",
]

_TURUNAN = {
    JenisSimpul.TUJUAN: JenisSimpul.SASARAN,
    JenisSimpul.SASARAN: JenisSimpul.PROGRAM,
    JenisSimpul.PROGRAM: JenisSimpul.KEGIATAN,
    JenisSimpul.KEGIATAN: JenisSimpul.SUBKEGIATAN,
}
_BASI = (
    "Baris ini diubah orang lain sejak Anda membukanya. Ketikan Anda masih di sini: bandingkan "
    "dengan halaman rencana, lalu simpan lagi untuk memakainya."
)


def _ubah(request: HttpRequest, tahun: int, ubah: Callable[[IsiRencana], IsiRencana]) -> bool:
    """Change the plan; whether anything did."""
    oleh = pelaku(request)
    beda = ubah_rencana(
        pelaku=oleh, instansi=oleh.instansi, tahun=tahun, ubah=ubah, sekarang=sekarang()
    )
    return bool(beda)


def _tanda(baris: IsiSimpul | IsiIndikator | None) -> str:
    """Digest of a row as it was shown, so that nobody overwrites what they have not seen."""
    if baris is None:
        return ""
    if isinstance(baris, IsiSimpul):
        isi = IsiRencana(tahun=0, simpul=(baris,))
    else:
        isi = IsiRencana(tahun=0, indikator=(baris,))
    return sidik_rencana(isi)


def _layani(
    request: HttpRequest,
    form: forms.Form,
    simpan: Callable[[], str],
    isi: dict[str, Any],
    *,
    kini: IsiSimpul | IsiIndikator | None = None,
    templat: str = "kinerja/rencana/formulir.html",
) -> HttpResponse:
    """Show the form; on POST save, or show it again with every reason at its field."""
    tanda = _tanda(kini)
    if request.method == "POST" and form.is_valid():
        if request.POST.get("tanda", tanda) != tanda:
            form.add_error(None, _BASI)
        else:
            try:
                messages.success(request, simpan())
                return redirect("kinerja:rencana_tahun", tahun=isi["tahun"])
            except RencanaDitolak as galat:
                pasang_temuan(form, galat.temuan)
            except (MasukanTidakSah, TransisiTidakSah) as galat:
                form.add_error(None, str(galat))
    konteks = {"form": form, "tanda": tanda, **isi}
    return render(request, templat, konteks, status=400 if request.method == "POST" else 200)


@butuh(SUSUN)
@require_http_methods(["GET", "POST"])
def simpul_baru(request: HttpRequest, tahun: int) -> HttpResponse:
    """A new node, below the one the link names."""
    rencana, jabatan = rencana_dan_jabatan(request, tahun)
    atas = next((s for s in rencana.simpul if s.kode == request.GET.get("induk")), None)
    jenis = _TURUNAN.get(atas.jenis, JenisSimpul.SUBKEGIATAN) if atas else JenisSimpul.TUJUAN
    awal = {"jenis": jenis.value, "induk": atas.kode if atas else "", "versi": "murni"}
    form = SimpulForm(rencana, jabatan, None, data=request.POST or None, initial=awal)

    def simpan() -> str:
        baru = form.isi()
        _ubah(request, tahun, lambda r: replace(r, simpul=(*r.simpul, baru)))
        return f"{baru.jenis.value.capitalize()} {baru.kode} ditambahkan."

    isi = {"tahun": tahun, "judul": "Tambah simpul", "tombol": "Tambah simpul"}
    return _layani(request, form, simpan, isi)


@butuh(SUSUN)
@require_http_methods(["GET", "POST"])
def simpul_ubah(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change or move a node; what hangs on it comes along."""
    tahun, kode = simpul_tahun(pelaku(request), pk)
    rencana, jabatan = rencana_dan_jabatan(request, tahun)
    kini = next(s for s in rencana.simpul if s.kode == kode)
    form = SimpulForm(
        rencana, jabatan, kini, data=request.POST or None, initial=SimpulForm.awal(kini)
    )

    def simpan() -> str:
        baru = form.isi()

        def ubah(r: IsiRencana) -> IsiRencana:
            def ganti(kode_lama: str) -> str:
                return baru.kode if kode_lama == kini.kode else kode_lama

            return replace(
                r,
                simpul=tuple(
                    baru if s.id == kini.id else replace(s, induk=ganti(s.induk)) for s in r.simpul
                ),
                indikator=tuple(replace(i, simpul=ganti(i.simpul)) for i in r.indikator),
            )

        berubah = _ubah(request, tahun, ubah)
        return f"{baru.kode} disimpan." if berubah else "Tidak ada yang berubah."

    isi = {
        "tahun": tahun,
        "judul": f"Ubah {kini.jenis.value} {kini.kode}",
        "tombol": "Simpan",
        "hapus": reverse("kinerja:simpul_hapus", args=[pk]),
        "tanya_hapus": f"Hapus {kini.jenis.value} {kini.kode}? Yang di bawahnya harus dihapus dahulu.",
    }
    return _layani(request, form, simpan, isi, kini=kini)


@butuh(SUSUN)
@require_http_methods(["GET", "POST"])
def indikator_baru(request: HttpRequest, tahun: int) -> HttpResponse:
    """A new indicator of the node the link names."""
    rencana, jabatan = rencana_dan_jabatan(request, tahun)
    awal = {
        "simpul": request.GET.get("simpul", ""),
        "polaritas": Polaritas.POSITIF.value,
        "agregasi": Agregasi.POSISI_AKHIR.value,
    }
    form = IndikatorForm(rencana, jabatan, None, data=request.POST or None, initial=awal)

    def simpan() -> str:
        baru = form.isi()
        _ubah(request, tahun, lambda r: replace(r, indikator=(*r.indikator, baru)))
        return f"Indikator {baru.kode} ditambahkan."

    isi = {"tahun": tahun, "judul": "Tambah indikator", "tombol": "Tambah indikator"}
    return _layani(request, form, simpan, isi, templat="kinerja/rencana/formulir_indikator.html")


@butuh(SUSUN)
@require_http_methods(["GET", "POST"])
def indikator_ubah(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change or move an indicator."""
    tahun, kode = indikator_tahun(pelaku(request), pk)
    rencana, jabatan = rencana_dan_jabatan(request, tahun)
    kini = next(i for i in rencana.indikator if i.kode == kode)
    form = IndikatorForm(
        rencana, jabatan, kini, data=request.POST or None, initial=IndikatorForm.awal(kini)
    )

    def simpan() -> str:
        baru = form.isi()
        berubah = _ubah(
            request,
            tahun,
            lambda r: replace(
                r, indikator=tuple(baru if i.id == kini.id else i for i in r.indikator)
            ),
        )
        return f"Indikator {baru.kode} disimpan." if berubah else "Tidak ada yang berubah."

    isi = {
        "tahun": tahun,
        "judul": f"Ubah indikator {kini.kode}",
        "tombol": "Simpan",
        "hapus": reverse("kinerja:indikator_hapus", args=[pk]),
        "tanya_hapus": f"Hapus indikator {kini.kode} beserta targetnya?",
    }
    return _layani(
        request, form, simpan, isi, kini=kini, templat="kinerja/rencana/formulir_indikator.html"
    )


@butuh(SUSUN)
@require_http_methods(["GET", "POST"])
def perjanjian_baru(request: HttpRequest, tahun: int) -> HttpResponse:
    """Record an agreement that is signed."""
    rencana, _ = rencana_dan_jabatan(request, tahun)
    ada = any(p.versi.value == "murni" for p in rencana.perjanjian)
    awal = {"versi": "perubahan" if ada else "murni", "tanggal": hari_ini(request)}
    form = PerjanjianForm(data=request.POST or None, initial=awal)

    def simpan() -> str:
        baru = form.isi()
        _ubah(request, tahun, lambda r: replace(r, perjanjian=(*r.perjanjian, baru)))
        return f"Perjanjian {baru.nomor} dicatat."

    isi = {
        "tahun": tahun,
        "judul": "Catat Perjanjian Kinerja",
        "tombol": "Catat perjanjian",
        "pengantar": "Target perubahan dipakai sejak Perjanjian Kinerja Perubahan berlaku.",
    }
    return _layani(request, form, simpan, isi)


def _hapus(
    request: HttpRequest, tahun: int, ubah: Callable[[IsiRencana], IsiRencana], kabar: str
) -> HttpResponse:
    try:
        _ubah(request, tahun, ubah)
        messages.success(request, kabar)
    except TidakBerwenang:
        raise
    except GalatTolok as galat:
        messages.error(request, str(galat))
    return redirect("kinerja:rencana_tahun", tahun=tahun)


@butuh(SUSUN)
@require_POST
def simpul_hapus(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Remove a node that nothing hangs on."""
    tahun, kode = simpul_tahun(pelaku(request), pk)

    def ubah(r: IsiRencana) -> IsiRencana:
        if any(s.induk == kode for s in r.simpul) or any(i.simpul == kode for i in r.indikator):
            raise MasukanTidakSah(
                f"{kode} masih membawahi simpul atau indikator, sehingga belum dapat dihapus.",
                "Hapus atau pindahkan dahulu yang di bawahnya.",
            )
        return replace(r, simpul=tuple(s for s in r.simpul if s.kode != kode))

    return _hapus(request, tahun, ubah, f"{kode} dihapus dari rencana {tahun}.")


@butuh(SUSUN)
@require_POST
def indikator_hapus(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Remove an indicator that has no figures."""
    tahun, kode = indikator_tahun(pelaku(request), pk)
    return _hapus(
        request,
        tahun,
        lambda r: replace(r, indikator=tuple(i for i in r.indikator if i.kode != kode)),
        f"Indikator {kode} dihapus dari rencana {tahun}.",
    )


@butuh(SUSUN)
@require_POST
def perjanjian_hapus(request: HttpRequest, tahun: int, pk: UUID) -> HttpResponse:
    """Take back an agreement that no ratified figure rests on."""
    return _hapus(
        request,
        periksa_tahun(tahun),
        lambda r: replace(r, perjanjian=tuple(p for p in r.perjanjian if p.id != str(pk))),
        "Perjanjian dihapus.",
    )


@butuh(SUSUN)
@require_http_methods(["GET", "POST"])
def salin(request: HttpRequest, tahun: int) -> HttpResponse:
    """Start a year from the one before; shown first, then taken over."""
    instansi = pelaku(request).instansi_id
    rencana, lalu = dua_rencana(request, tahun)
    salinan = salin_rencana(lalu, tahun, realisasi_setahun(instansi, tahun - 1))
    halangan = ""
    if lalu.kosong:
        halangan = f"Belum ada rencana tahun {tahun - 1} untuk disalin."
    elif rencana.simpul:
        halangan = f"Rencana tahun {tahun} sudah berisi, sehingga tidak ditimpa salinan."
    elif request.method == "POST":
        _ubah(request, tahun, lambda r: replace(salinan, perjanjian=r.perjanjian))
        messages.success(
            request, f"Rencana {tahun - 1} disalin. Periksa target dan pagunya, lalu catat PK-nya."
        )
        return redirect("kinerja:rencana_tahun", tahun=tahun)
    isi = {
        "tahun": tahun,
        "lalu": tahun - 1,
        "salinan": salinan,
        "halangan": halangan,
        "beda": [b for b in bandingkan_rencana(lalu, salinan) if b.benda != "perjanjian"],
    }
    status = 400 if halangan and request.method == "POST" else 200
    return render(request, "kinerja/rencana/salin.html", isi, status=status)

"""The one task page, and every command sent from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from tolok.dasar.galat import (
    GalatTolok,
    MasukanTidakSah,
    TidakBerwenang,
    TidakDitemukan,
    TransisiTidakSah,
)
from tolok.dasar.temuan import Temuan, Tingkat
from tolok.pelaksanaan.domain.tindakan import Kekurangan
from tolok.pelaksanaan.domain.tolak import BelumLengkap
from tolok.pelaksanaan.jalankan import Jawaban
from tolok.pelaksanaan.konsep import KonsepBasi, KonsepTerlambat
from tolok.pelaksanaan.penerbitan import terbitkan_sesudah
from tolok.pelaksanaan.selectors import pelaksanaan as selectors
from tolok.pelaksanaan.services import PadaTugas
from tolok.pelaksanaan.tampilan.bacaan import kantor_kini
from tolok.pelaksanaan.tampilan.kepala_tugas import kepala_tugas
from tolok.pelaksanaan.tampilan.nama_lain import nama_lain_laporan
from tolok.pelaksanaan.tampilan.samping import samping_tugas
from tolok.pelaksanaan.tampilan.tindak_lanjut import bahan_halaman
from tolok.pelaksanaan.tindakan.daftar import Fragmen, PerintahPanel, panel_langkah
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas, Kiriman
from tolok.pelaksanaan.tindakan.pembagian import PERINTAH_PEMBAGIAN, pembagian_halaman
from tolok.pelaksanaan.tindakan.umum import KODE, PERINTAH_UMUM, tampil_umum
from tolok.web.izin import butuh
from tolok.web.kunci import kunci_kiriman
from tolok.web.waktu import sekarang

__all__ = ["halaman_diminta", "perintah", "tugas"]

_SIMPAN = "simpan"


def halaman_diminta(
    request: HttpRequest, *, pelaksanaan: UUID, tugas: UUID, **lain: Any
) -> HalamanTugas:
    """The task the URL names, for this person; another office's is a 404."""
    pegawai, kini = request.pegawai, sekarang()  # type: ignore[attr-defined]  # set by PegawaiMiddleware
    baris = selectors.tugas_milik(pegawai, pelaksanaan, tugas)
    kantor_kini(pegawai, kini)  # the rights that are asked next are then in memory
    return HalamanTugas(tugas=baris, pegawai=pegawai, sekarang=kini)


_KELAS_MASUKAN = "tl-masukan"
"""Class of the section with what the row works on, in `_masukan.html`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelTampil:
    """A panel as the page shows it."""

    kode: str
    judul: str
    html: SafeString
    bilah: SafeString
    selesai: bool
    utama: bool = False


@butuh("pelaksanaan.buka_tugas", halaman_diminta)
@require_safe
def tugas(request: HttpRequest, pelaksanaan: UUID, tugas: UUID) -> HttpResponse:
    """What is asked, on what, by when, and a panel for each act of the row."""
    return _halaman(request, request.objek)  # type: ignore[attr-defined]  # set by butuh


def _halaman(
    request: HttpRequest, halaman: HalamanTugas, temuan: tuple[Temuan, ...] = ()
) -> HttpResponse:
    halaman.temuan = temuan
    kode_kode = selectors.tindakan_tugas(halaman.lintasan, halaman.tugas)
    daftar = _daftar_panel(request, halaman, kode_kode)
    umum = _gambar(request, halaman, KODE, tampil_umum(halaman), tuple(PERINTAH_UMUM))
    isi = {
        "halaman": halaman,
        "kepala": kepala_tugas(halaman),
        "samping": samping_tugas(halaman, kode_kode),
        "daftar_panel": daftar,
        "umum": umum[0],
        "bilah": _bilah(daftar),
        "larangan": _larangan(halaman, kode_kode),
        "pembagian": pembagian_halaman(halaman, tuple(kode_kode)),
        "url_bagi": {k: _url(halaman, KODE, k) for k in PERINTAH_PEMBAGIAN},
        "temuan": temuan,
        "url_baca": _url(halaman, KODE, "baca"),
        "tindak_lanjut": bahan_halaman(halaman),
        "nama_lain": nama_lain_laporan(halaman),
    }
    templat = "pelaksanaan/tugas.html"
    if request.method == "GET" and request.GET.get("sebaris") and request.htmx:  # type: ignore[attr-defined]  # set by HtmxMiddleware
        templat = "pelaksanaan/tugas_sebaris.html"
    return render(request, templat, isi, status=422 if temuan else 200)


def _daftar_panel(
    request: HttpRequest, halaman: HalamanTugas, kode_kode: Sequence[str]
) -> list[PanelTampil]:
    """The panels in printed order; what is worked on stands once, in the first that is open."""
    daftar, tampil = [], False
    semua_selesai = all(kode in halaman.selesai for kode in kode_kode)
    for kode in kode_kode:
        halaman.masukan_tampil = tampil or (kode in halaman.selesai and not semua_selesai)
        satu = _tampil(request, halaman, kode)
        tampil = tampil or _KELAS_MASUKAN in satu.html
        daftar.append(satu)
    return daftar


def _tampil(request: HttpRequest, halaman: HalamanTugas, kode: str) -> PanelTampil:
    satu = panel_langkah(kode, halaman.langkah, halaman.lintasan)
    if satu is None:
        raise TidakDitemukan(f"Tindakan {kode} belum punya halaman.", "Hubungi administrator.")
    fragmen = satu.tampil(halaman)
    html, bilah = _gambar(request, halaman, kode, fragmen, tuple(satu.perintah))
    return PanelTampil(
        kode=kode,
        judul=satu.judul,
        html=html,
        bilah=bilah,
        selesai=kode in halaman.selesai,
        utama=fragmen.utama,
    )


def _larangan(halaman: HalamanTugas, kode_kode: Sequence[str]) -> GalatTolok | None:
    """Why the reader cannot answer; a member who has an act of their own is not told so."""
    if any(k in halaman.pembagian and halaman.boleh_tindakan(k) for k in kode_kode):
        return None
    if halaman.larangan is not None and halaman.kini.dari_luar(halaman.domain) and halaman.ikut:
        return TransisiTidakSah(
            f"{halaman.sebutan.dari(halaman.domain.pemegang.id)} memutuskan ini di kertas.",
            "Ketik isi dokumennya di bawah, lalu buka Catat keputusan dari kertas dan lampirkan "
            "pindaiannya.",
            "penilai_luar",
        )
    if halaman.larangan is not None and halaman.bekerja_bersama:
        siapa = halaman.sebutan.dari(halaman.domain.pemegang.id)
        return TransisiTidakSah(
            "Anda ikut mengerjakan langkah ini.", f"{siapa} yang menyerahkannya.", "bersama"
        )
    return halaman.larangan


def _bilah(daftar: Sequence[PanelTampil]) -> SafeString:
    """The one action bar of the page: of the panel that submits the others too, else the first."""
    berbilah = [p for p in daftar if p.bilah.strip()]
    utama = [p for p in berbilah if p.utama]
    return (utama or berbilah)[0].bilah if berbilah else SafeString("")


def _gambar(
    request: HttpRequest,
    halaman: HalamanTugas,
    kode: str,
    fragmen: Fragmen,
    nama_perintah: tuple[str, ...],
) -> tuple[SafeString, SafeString]:
    """A panel and its action bar."""
    konteks = {
        "halaman": halaman,
        "boleh": halaman.boleh_tindakan(kode),
        "kode": kode,
        "url": {nama: _url(halaman, kode, nama) for nama in nama_perintah},
        **fragmen.konteks,
    }
    konteks["kepala"] = render_to_string("pelaksanaan/tindakan/_kepala.html", konteks, request)
    html = render_to_string(fragmen.templat, konteks, request)
    bilah = render_to_string(fragmen.bilah, konteks, request) if fragmen.bilah else SafeString("")
    return html, bilah


def _url(halaman: HalamanTugas, kode: str, nama: str) -> str:
    return reverse(
        "pelaksanaan:perintah", args=[halaman.pelaksanaan.pk, halaman.tugas.pk, kode, nama]
    )


@butuh("pelaksanaan.buka_tugas", halaman_diminta)
@require_POST
def perintah(
    request: HttpRequest, pelaksanaan: UUID, tugas: UUID, tindakan: str, perintah: str
) -> HttpResponse:
    """Do what a panel, or every task, offers under this name."""
    halaman: HalamanTugas = request.objek  # type: ignore[attr-defined]  # set by butuh
    daftar = _perintah(halaman, tindakan)
    satu = daftar.get(perintah)
    if satu is None:
        raise TidakDitemukan("Perintah ini tidak ada pada tugas ini.", "Muat ulang halaman.")
    pengguna: Any = request.user
    if not pengguna.has_perm(satu.izin, halaman):
        raise TidakBerwenang("Tindakan ini bukan wewenang jabatan Anda saat ini.", "", satu.izin)
    kiriman = _kiriman(request, halaman)
    try:
        return _jawab(request, halaman, satu, satu.lakukan(kiriman))
    except KonsepBasi as basi:
        return _basi(basi)
    except KonsepTerlambat:
        return HttpResponse(status=204, headers={"X-Tolok-Terlambat": "1"})
    except (MasukanTidakSah, BelumLengkap) as galat:
        return _kembali_ke_isian(request, halaman, daftar, kiriman, galat)


def _perintah(halaman: HalamanTugas, tindakan: str) -> Mapping[str, PerintahPanel]:
    if tindakan == KODE:
        return PERINTAH_UMUM
    if tindakan not in selectors.tindakan_tugas(halaman.lintasan, halaman.tugas):
        raise TidakDitemukan("Tindakan ini bukan bagian langkah ini.", "Muat ulang halaman.")
    satu = panel_langkah(tindakan, halaman.langkah, halaman.lintasan)
    return satu.perintah if satu else {}


def _kiriman(request: HttpRequest, halaman: HalamanTugas) -> Kiriman:
    """The head of the command comes back from the form that was rendered.

    One that is missing or odd fits no task, so the command is refused like a stale one.
    """
    iterasi = request.POST.get("iterasi", "")
    return Kiriman(
        halaman=halaman,
        pada=PadaTugas(
            pelaksanaan=halaman.pelaksanaan.pk,
            tugas=halaman.tugas.pk,
            pegawai=halaman.pegawai,
            kunci=kunci_kiriman(request),
            sekarang=halaman.sekarang,
            iterasi=int(iterasi) if _angka(iterasi) else 0,
            dilihat=request.POST.get("dilihat", ""),
        ),
        isian=request.POST,
        berkas=request.FILES,
    )


def _angka(teks: str) -> bool:
    return teks.isascii() and teks.isdigit() and len(teks) < 5


def _jawab(
    request: HttpRequest,
    halaman: HalamanTugas,
    satu: PerintahPanel,
    hasil: Jawaban | Fragmen | None,
) -> HttpResponse:
    if hasil is None:
        return HttpResponse(status=204)
    if isinstance(hasil, Fragmen):
        return render(
            request, hasil.templat, {"halaman": halaman, **hasil.konteks}, status=hasil.status
        )
    terbitkan_sesudah(hasil, halaman.sekarang)
    messages.success(request, satu.kabar)
    ke = _tujuan(halaman, satu)
    if request.headers.get("HX-Request") == "true":
        return HttpResponseClientRedirect(ke)
    return HttpResponseRedirect(ke, status=303)


def _tujuan(halaman: HalamanTugas, satu: PerintahPanel) -> str:
    """On to Tugas saya; back to the task where it is not done, to its list where others wait."""
    tugas = halaman.tugas
    if satu.tetap or selectors.tugas_terbuka(tugas.pk):
        return reverse("pelaksanaan:tugas", args=[halaman.pelaksanaan.pk, tugas.pk])
    if tugas.langkah in halaman.lintasan.per_orang and selectors.tugas_sejenis(tugas):
        return reverse("pelaksanaan:banyak", args=[halaman.pelaksanaan.pk, tugas.langkah])
    return reverse("pelaksanaan:beranda")


def _basi(galat: KonsepBasi) -> JsonResponse:
    """Both texts, for the page to show side by side; nothing is overwritten."""
    return JsonResponse(
        {
            "pesan": galat.pesan,
            "saran": galat.saran,
            "versi": galat.versi,
            "penulis": galat.penulis,
            "tersimpan": galat.tersimpan,
            "dikirim": galat.dikirim,
        },
        status=409,
    )


def _kembali_ke_isian(
    request: HttpRequest,
    halaman: HalamanTugas,
    daftar: Mapping[str, PerintahPanel],
    kiriman: Kiriman,
    galat: MasukanTidakSah | BelumLengkap,
) -> HttpResponse:
    """The page again, with what was typed and every sentence that stands in the way."""
    simpan = daftar.get(_SIMPAN)
    if simpan is not None and halaman.ikut:
        try:
            simpan.lakukan(kiriman)
        except GalatTolok:
            # The first refusal is the one to answer; the typing stays in the browser's own copy.
            galat.tercatat = True  # type: ignore[union-attr]  # read by catat_penolakan
    segar = HalamanTugas(tugas=halaman.tugas, pegawai=halaman.pegawai, sekarang=halaman.sekarang)
    return _halaman(request, segar, _temuan(galat))


def _tuju(kurang: Kekurangan) -> str:
    """Where the link of a missing thing leads: its own cell, else its panel."""
    if kurang.kode.startswith("sel-"):
        return kurang.kode
    return f"panel-{kurang.tindakan or kurang.kode}"


def _temuan(galat: GalatTolok) -> tuple[Temuan, ...]:
    if isinstance(galat, BelumLengkap) and galat.kekurangan:
        return tuple(
            Temuan(lokasi=_tuju(k), tingkat=Tingkat.GALAT, masalah=k.kalimat)
            for k in galat.kekurangan
        )
    return (
        Temuan(lokasi=galat.aturan, tingkat=Tingkat.GALAT, masalah=galat.pesan, saran=galat.saran),
    )

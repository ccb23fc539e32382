"""Reading the plan: the tree of a year, an indicator's definition sheet, last year beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tolok.kinerja.domain.banding_rencana import (
    KATA_AGREGASI,
    KATA_POLARITAS,
    bandingkan_rencana,
    tulis_nilai,
)
from tolok.kinerja.domain.salin_rencana import salin_rencana
from tolok.kinerja.permissions import LIHAT, SUSUN
from tolok.kinerja.selectors.rencana import (
    indikator_tahun,
    isi_rencana,
    kuncian_rencana,
    realisasi_setahun,
    tahun_rencana,
)
from tolok.kinerja.tampilan_rencana import (
    BarisSimpul,
    cari_simpul,
    deret_target,
    halaman_rencana,
    lipat,
    panjang,
)
from tolok.kinerja.views.dasar import dua_rencana, hari_ini, pelaku, periksa_tahun
from tolok.web.izin import butuh

__all__ = ["banding", "halaman", "indikator", "kini"]


@butuh(LIHAT)
@require_safe
def kini(request: HttpRequest) -> HttpResponse:
    """The plan of this year, or of the newest year that has one."""
    ada = tahun_rencana(pelaku(request).instansi_id)
    tahun = hari_ini(request).year
    return _halaman(request, tahun if tahun in ada or not ada else ada[0], ada)


@butuh(LIHAT)
@require_safe
def halaman(request: HttpRequest, tahun: int) -> HttpResponse:
    """The plan of a year."""
    return _halaman(request, periksa_tahun(tahun), tahun_rencana(pelaku(request).instansi_id))


def _halaman(request: HttpRequest, tahun: int, ada: list[int]) -> HttpResponse:
    pegawai, hari = pelaku(request), hari_ini(request)
    rencana = isi_rencana(pegawai.instansi_id, tahun)
    kuncian = kuncian_rencana(pegawai.instansi_id, tahun)
    halaman = halaman_rencana(rencana, kuncian, hari)
    isi = {
        "rencana": rencana,
        "halaman": halaman,
        **_pohon(halaman.baris, request.GET.get("buka", ""), request.GET.get("cari", "").strip()),
        "tahun": tahun,
        "daftar_tahun": sorted({*ada, tahun, hari.year, hari.year + 1}, reverse=True),
        "boleh": request.user.has_perm(SUSUN),
        "ada_lalu": tahun - 1 in ada,
    }
    return render(request, "kinerja/rencana/halaman.html", isi)


def _pohon(semua: Sequence[BarisSimpul], buka: str, cari: str) -> dict[str, Any]:
    """The rows of the tree: all of a short one, else down to the programs or what is sought."""
    if not panjang(semua):
        return {"pohon": semua, "terlipat": False}
    if cari:
        pohon, cocok = cari_simpul(semua, cari)
        return {"pohon": pohon, "terlipat": True, "cari": cari, "cocok": cocok}
    return {"pohon": lipat(semua, buka), "terlipat": True}


@butuh(LIHAT)
@require_safe
def indikator(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One indicator: its definition sheet, its targets, what holds them fast."""
    pegawai = pelaku(request)
    tahun, kode = indikator_tahun(pegawai, pk)
    rencana = isi_rencana(pegawai.instansi_id, tahun)
    kuncian = kuncian_rencana(pegawai.instansi_id, tahun)
    satu = next(i for i in rencana.indikator if i.kode == kode)
    isi = {
        "tahun": tahun,
        "i": satu,
        "simpul": next(s for s in rencana.simpul if s.kode == satu.simpul),
        "target": deret_target(satu, rencana, kuncian),
        "perubahan": any(t is not None for t in satu.perubahan),
        "kamus": _kamus(satu),
        "sampai": kuncian.indikator.get(satu.id, 0),
        "boleh": request.user.has_perm(SUSUN),
    }
    return render(request, "kinerja/rencana/indikator.html", isi)


def _kamus(i: Any) -> list[tuple[str, str]]:
    """The definition sheet, label and value; what is not written says so on the page."""
    return [
        ("Satuan", i.satuan),
        ("Jenis", i.jenis),
        ("Definisi operasional", i.definisi),
        ("Rumus", i.rumus),
        ("Polaritas", KATA_POLARITAS[i.polaritas.value]),
        ("Cara menggabung triwulan", KATA_AGREGASI[i.agregasi.value]),
        (
            "Pembanding tiap triwulan",
            "target tahun" if i.penyebut_tahun else "target s.d. triwulan",
        ),
        ("Diisi sebagai", "pembilang dan penyebut" if i.berkomponen else "satu angka"),
        ("Sumber data", i.sumber),
        ("Bukti dukung", i.bukti),
        ("Penanggung jawab data", i.penanggung_jawab),
        ("Bobot", tulis_nilai(i.bobot)),
        ("Skala predikat", tulis_nilai(i.skala)),
        ("Realisasi tahun lalu", tulis_nilai(i.tahun_lalu)),
        ("Target akhir Renstra", tulis_nilai(i.renstra)),
        ("Pembanding daerah lain", tulis_nilai(i.pembanding)),
        ("Data tersedia pada", tulis_nilai(i.tersedia_pada)),
        ("Catatan", i.catatan),
    ]


@butuh(LIHAT)
@require_safe
def banding(request: HttpRequest, tahun: int) -> HttpResponse:
    """What differs from last year: rows and cells."""
    rencana, lalu = dua_rencana(request, tahun)
    instansi = pelaku(request).instansi_id
    salinan = salin_rencana(lalu, tahun, realisasi_setahun(instansi, tahun - 1))
    beda = [b for b in bandingkan_rencana(salinan, rencana) if b.benda != "perjanjian"]
    isi = {"tahun": tahun, "lalu": tahun - 1, "beda": beda, "kosong": lalu.kosong}
    return render(request, "kinerja/rencana/banding.html", isi)

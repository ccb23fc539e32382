"""The register of follow-ups: mine and all, one with its history, and what may be done with it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from tolok.berkas.services import simpan as simpan_fail
from tolok.dasar.galat import MasukanTidakSah, TidakDitemukan
from tolok.organisasi.domain.susunan import Susunan
from tolok.organisasi.selectors import hari_di
from tolok.pelaksanaan import daftar_tindak_lanjut as baca
from tolok.pelaksanaan.domain.tindak_lanjut import TERBUKA, JenisCatatan, StatusTindakLanjut
from tolok.pelaksanaan.kantor import kalender_kini, susunan_kini
from tolok.pelaksanaan.models import CatatanTindakLanjut, TindakLanjut
from tolok.pelaksanaan.sebutan import Sebutan, sebutan
from tolok.pelaksanaan.tindak_lanjut import catat_tindak_lanjut, pastikan_boleh
from tolok.web.izin import butuh
from tolok.web.kunci import kunci_kiriman
from tolok.web.waktu import sekarang

__all__ = ["daftar", "rinci", "tindak_lanjut_diminta", "ubah"]

_PER_HALAMAN = 25
_PILIHAN = (("saya", "Milik saya"), ("semua", "Semua"), ("selesai", "Selesai"))
_KABAR = {
    JenisCatatan.KEMAJUAN: "Kemajuan dicatat.",
    JenisCatatan.DIAJUKAN: "Diajukan selesai; menunggu verifikasi orang lain.",
    JenisCatatan.DITERIMA: "Tindak lanjut dinyatakan selesai.",
    JenisCatatan.DITOLAK: "Dikembalikan kepada penanggung jawabnya.",
    JenisCatatan.TENGGAT: "Tenggat diubah.",
    JenisCatatan.DIALIHKAN: "Penanggung jawab dialihkan.",
}


def _pegawai(request: HttpRequest) -> Any:
    return request.pegawai  # type: ignore[attr-defined]  # set by PegawaiMiddleware


def _kantor(pegawai: Any) -> Susunan:
    return susunan_kini(pegawai.instansi, hari_di(pegawai.pemda, sekarang()))


def tindak_lanjut_diminta(request: HttpRequest, *, pk: UUID, **_lain: Any) -> TindakLanjut:
    """The follow-up the URL names, of this person's office."""
    return baca.satu_tindak_lanjut(_pegawai(request), pk)


@butuh("pelaksanaan.daftar")
@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """Mine, all that is open, or what is done."""
    pegawai = _pegawai(request)
    kantor = _kantor(pegawai)
    pilihan = request.GET.get("milik", "saya")
    semua = baca.daftar(pegawai)
    terbuka = [s.value for s in TERBUKA]
    if pilihan == "selesai":
        semua = semua.exclude(status__in=terbuka).order_by("-ditutup_pada", "pk")
    else:
        semua = semua.filter(status__in=terbuka)
        if pilihan != "semua":
            pilihan = "saya"
            semua = semua.filter(baca.milik(pegawai, kantor))
    hal = Paginator(semua, _PER_HALAMAN).get_page(request.GET.get("halaman"))
    kalender = kalender_kini(pegawai.instansi, kantor.hari)
    isi = {
        "hal": hal,
        "pilihan": _PILIHAN,
        "dipilih": pilihan,
        "daftar": baca.susun_baris(hal.object_list, pegawai, kantor, kalender),
    }
    return render(request, "pelaksanaan/tindak_lanjut.html", isi)


@butuh("pelaksanaan.lihat", tindak_lanjut_diminta)
@require_safe
def rinci(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One follow-up: what, who, by when, what happened, what the reader may do."""
    return _rinci(request, request.objek)  # type: ignore[attr-defined]  # set by butuh


def _rinci(
    request: HttpRequest, satu: TindakLanjut, galat: MasukanTidakSah | None = None
) -> HttpResponse:
    pegawai = _pegawai(request)
    kantor = _kantor(pegawai)
    (baris,) = baca.susun_baris(
        [satu], pegawai, kantor, kalender_kini(pegawai.instansi, kantor.hari)
    )
    catatan = baca.riwayat(satu)
    isi = {
        "b": baris,
        "t": satu,
        "riwayat": _riwayat(catatan),
        "kunci": uuid4(),
        "galat": galat,
        "ketikan": request.POST if galat else {},
        "jabatan": sorted(
            ((str(k.jabatan), k.nama) for k in kantor.kursi.values() if not k.penilai_luar),
            key=lambda x: x[1],
        )
        if baris.peran.pengendali and baris.terbuka
        else [],
        "boleh_ajukan": baris.peran.penanggung_jawab
        and baris.status in (StatusTindakLanjut.BELUM, StatusTindakLanjut.BERJALAN),
        "boleh_verifikasi": baris.peran.verifikator
        and baris.status is StatusTindakLanjut.DIAJUKAN,
    }
    return render(
        request, "pelaksanaan/tindak_lanjut_rinci.html", isi, status=400 if galat else 200
    )


def _riwayat(catatan: Iterable[CatatanTindakLanjut]) -> list[dict[str, Any]]:
    semua = [(c, json.loads(c.isi)) for c in catatan]
    disebut = {i for c, _ in semua for i in (c.pelaku, c.jabatan) if i}
    alih = JenisCatatan.DIALIHKAN.value
    disebut |= {UUID(isi[k]) for c, isi in semua if c.jenis == alih for k in ("semula", "menjadi")}
    nama = sebutan(disebut)
    return [
        {
            "catatan": c,
            "siapa": nama.pelaku(c.pelaku, c.jabatan, c.kapasitas),
            "kata": JenisCatatan(c.jenis).label,
            "teks": isi.get("teks", ""),
            "ubah": _ubah(c, isi, nama),
        }
        for c, isi in semua
    ]


def _ubah(c: CatatanTindakLanjut, isi: dict[str, Any], nama: Sebutan) -> tuple[Any, Any] | None:
    """Before and after of a changed date or owner."""
    if c.jenis == JenisCatatan.TENGGAT.value:
        return (date.fromisoformat(isi["semula"]), date.fromisoformat(isi["menjadi"]))
    if c.jenis == JenisCatatan.DIALIHKAN.value:
        return (nama.dari(isi["semula"]), nama.dari(isi["menjadi"]))
    return None


@butuh("pelaksanaan.lihat", tindak_lanjut_diminta)
@require_POST
def ubah(request: HttpRequest, pk: UUID, jenis: str) -> HttpResponse:
    """Report, ask to close, verify, move the date or the owner."""
    if jenis not in set(_KABAR):
        raise TidakDitemukan("Perintah ini tidak ada.", "Muat ulang halaman.")
    satu: TindakLanjut = request.objek  # type: ignore[attr-defined]  # set by butuh
    pegawai, kini = _pegawai(request), sekarang()
    fail = request.FILES.get("fail")
    if fail is not None:
        pastikan_boleh(satu, pegawai, JenisCatatan(jenis), kini)
    try:
        berkas = simpan_fail(fail, pemda=pegawai.pemda, sekarang=kini) if fail else None
        catat_tindak_lanjut(
            pegawai=pegawai,
            tindak_lanjut=satu.pk,
            jenis=JenisCatatan(jenis),
            teks=request.POST.get("teks", ""),
            kunci=kunci_kiriman(request),
            sekarang=kini,
            berkas=berkas.pk if berkas else None,
            tenggat=_tanggal(request.POST.get("tenggat", "")),
            jabatan=_uuid(request.POST.get("jabatan", "")),
        )
    except MasukanTidakSah as galat:
        return _rinci(request, satu, galat)
    messages.success(request, _KABAR[JenisCatatan(jenis)])
    return redirect("pelaksanaan:tindak_lanjut", pk=satu.pk)


def _uuid(teks: str) -> UUID | None:
    try:
        return UUID(teks)
    except ValueError:
        return None


def _tanggal(teks: str) -> date | None:
    try:
        return date.fromisoformat(teks)
    except ValueError:
        return None

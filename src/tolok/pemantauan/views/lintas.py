"""Pemantauan perangkat daerah: for pembina and auditors of the whole pemda. Reads only."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tolok.dasar.galat import TidakDitemukan
from tolok.dasar.periode import Periode
from tolok.kinerja.selectors.pemda import capaian_instansi
from tolok.pemantauan import services
from tolok.pemantauan.lintas import daftar_periode, instansi_pemda, susun_instansi, susun_lintas
from tolok.pemantauan.permissions import BUKA, LINTAS, boleh_lintas
from tolok.pemantauan.selectors import surat_berlaku
from tolok.web.izin import butuh
from tolok.web.waktu import sekarang

__all__ = ["beranda", "instansi"]


def _pegawai(request: HttpRequest) -> Any:
    return request.pegawai  # type: ignore[attr-defined]  # set by PegawaiMiddleware


def _periode(request: HttpRequest, pilihan: list[Periode]) -> Periode | None:
    diminta = request.GET.get("periode", "")
    return next((p for p in pilihan if p.kode == diminta), pilihan[0] if pilihan else None)


@butuh(BUKA)
@require_safe
def beranda(request: HttpRequest) -> HttpResponse:
    """The letters of an evaluator; for pembina and auditors every office in one period."""
    pegawai, kini = _pegawai(request), sekarang()
    lintas = boleh_lintas(request.user)
    pilihan = daftar_periode(pegawai.pemda_id) if lintas else []
    periode = _periode(request, pilihan)
    isi = {
        "surat": surat_berlaku(pegawai, kini),
        "lintas": lintas,
        "pilihan": pilihan,
        "periode": periode,
        "daftar": susun_lintas(pegawai.pemda_id, periode, kini) if periode else [],
        "kini": kini,
    }
    return render(request, "pemantauan/beranda.html", isi)


def _instansi(request: HttpRequest, *, instansi: UUID) -> Any:
    """An office of the person's own pemda; any other does not exist."""
    pegawai = _pegawai(request)
    if pegawai is not None:
        for satu in instansi_pemda(pegawai.pemda_id):
            if satu.pk == instansi:
                return satu
    raise TidakDitemukan("Perangkat daerah ini tidak ada.", "Buka kembali dari Pemantauan.")


@butuh(LINTAS, _instansi)
@require_safe
def instansi(request: HttpRequest, instansi: UUID) -> HttpResponse:
    """One office in one period: its runs, and every ratified figure. The reading is noted."""
    pegawai, kini = _pegawai(request), sekarang()
    objek: Any = request.objek  # type: ignore[attr-defined]  # set by butuh
    pilihan = daftar_periode(pegawai.pemda_id)
    periode = _periode(request, pilihan)
    halaman = f"Pemantauan {periode.nama if periode else ''}".strip()
    services.catat_bacaan(pegawai=pegawai, instansi=objek.pk, halaman=halaman, sekarang=kini)
    isi = {
        "objek": objek,
        "pilihan": pilihan,
        "periode": periode,
        "baris": susun_instansi(objek, periode, kini) if periode else None,
        "capaian": capaian_instansi(objek.pk, periode.kode) if periode else [],
        "kini": kini,
    }
    return render(request, "pemantauan/instansi.html", isi)

"""The official form of an SOP to download, and its PDF to open: PDF, Word, SVG, on A4 or F4."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from tolok.dasar.galat import TidakDitemukan
from tolok.sop import pustaka
from tolok.sop.domain.dokumen import Sop
from tolok.sop.models import VersiSop
from tolok.sop.permissions import LIHAT
from tolok.sop.renderers.bentuk_gambar import BENTUK, KERTAS, tulis_gambar
from tolok.sop.selectors import versi as selectors
from tolok.sop.selectors.formulir import formulir_resmi
from tolok.web.izin import butuh

__all__ = ["gambar_terbitan", "gambar_versi"]


def _versi(request: HttpRequest, versi: UUID, **_: Any) -> VersiSop:
    return selectors.versi(getattr(request, "pegawai", None), versi)


@require_GET
@butuh(LIHAT, _versi)
def gambar_versi(request: HttpRequest, versi: UUID, akhiran: str) -> HttpResponse:
    """A version of the own office on the official form."""
    satu: VersiSop = request.objek  # type: ignore[attr-defined]  # set by butuh
    nama = f"sop-{satu.kode}-versi-{satu.versi}"
    return _unduhan(request, formulir_resmi(satu), nama, akhiran)


@require_GET
@butuh(LIHAT)
def gambar_terbitan(request: HttpRequest, kode: str, akhiran: str) -> HttpResponse:
    """A published SOP on the official form."""
    return _unduhan(request, pustaka.muat(kode), f"sop-{kode}", akhiran)


def _unduhan(request: HttpRequest, sop: Sop, nama: str, akhiran: str) -> HttpResponse:
    bentuk = BENTUK.get(akhiran)
    kertas = KERTAS.get(request.GET.get("kertas", "a4"))
    if bentuk is None or kertas is None:
        raise TidakDitemukan(
            "Bentuk atau ukuran kertas itu tidak ada.",
            saran=f"Pilih {', '.join(BENTUK)}, pada kertas {' atau '.join(KERTAS)}.",
        )
    balasan = HttpResponse(tulis_gambar(sop, akhiran, kertas), content_type=bentuk.mime)
    if kertas.nama != "a4":
        nama += f"-{kertas.nama}"
    cara = "inline" if akhiran == "pdf" and request.GET.get("buka") else "attachment"
    balasan["Content-Disposition"] = f'{cara}; filename="{nama}.{akhiran}"'
    return balasan

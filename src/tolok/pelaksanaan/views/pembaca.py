"""The list of who has read an SOP, as a document: proof that it was made known."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tolok.naskah.dokumen.daftar_pembaca import BarisDaftar, DaftarPembacaSop, susun
from tolok.naskah.renderers.typst_pdf import pdf
from tolok.organisasi.selectors import hari_di
from tolok.pelaksanaan.terbit.bahan import bingkai_kantor
from tolok.sop.domain.pembaca import BarisPembaca
from tolok.sop.permissions import KELOLA
from tolok.sop.selectors.baca import daftar_pembaca
from tolok.sop.selectors.versi import versi as versi_sop
from tolok.web.izin import butuh
from tolok.web.templatetags.tolok import nama_sop
from tolok.web.waktu import sekarang

__all__ = ["cetak_pembaca"]


def _versi(request: HttpRequest, versi: UUID, **_: Any) -> Any:
    return versi_sop(getattr(request, "pegawai", None), versi)


@butuh(KELOLA, _versi)
@require_safe
def cetak_pembaca(request: HttpRequest, versi: UUID) -> HttpResponse:
    """Who has read this version and who has not, as of today."""
    satu = request.objek  # type: ignore[attr-defined]  # set by butuh
    saat = sekarang()
    hari = hari_di(satu.instansi.pemda, saat)
    daftar = daftar_pembaca(satu, satu.instansi, hari)
    nilai = DaftarPembacaSop(
        nama=nama_sop(satu.nama),
        versi=satu.versi,
        nomor=satu.nomor,
        berlaku_sejak=satu.berlaku_sejak,
        hari=hari,
        unit=tuple((u.nama, u.sudah, u.semua) for u in daftar.per_unit),
        baris=tuple(_baris(b, request) for b in (*daftar.sudah, *daftar.belum)),
        lainnya=tuple(_baris(b, request) for b in daftar.lainnya),
    )
    balasan = HttpResponse(
        pdf(susun(nilai, bingkai_kantor(satu.instansi, saat))), content_type="application/pdf"
    )
    nama = f"pembaca-sop-{satu.kode}-versi-{satu.versi}.pdf"
    balasan["Content-Disposition"] = f'inline; filename="{nama}"'
    return balasan


def _baris(b: BarisPembaca, request: HttpRequest) -> BarisDaftar:
    pemda = request.pegawai.pemda  # type: ignore[attr-defined]  # set by PegawaiMiddleware
    return BarisDaftar(
        nama=b.nama,
        jabatan=b.jabatan,
        lajur=", ".join(b.lajur),
        dibaca=hari_di(pemda, b.pada) if b.pada else None,
    )

"""The documents of a run: the list by row, and opening one (drawn now when it is not there yet)."""

from __future__ import annotations

from uuid import UUID

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from tolok.dasar.galat import MasukanTidakSah
from tolok.dasar.periode import Periode
from tolok.pelaksanaan.domain.lintasan import Lintasan
from tolok.pelaksanaan.hak_naskah import (
    BACA_NASKAH,
    boleh_baca,
    pandangan_naskah,
)
from tolok.pelaksanaan.models import Pelaksanaan
from tolok.pelaksanaan.penerbitan import terbitkan_satu
from tolok.pelaksanaan.sebutan import nama_kantor, sebutan
from tolok.pelaksanaan.tampilan.bacaan import kantor_kini
from tolok.pelaksanaan.tampilan.naskah import (
    DaftarNaskah,
    KelompokNaskah,
    bernama,
    daftar_naskah,
    kelompokkan,
    naskah_langkah,
    terbaca,
)
from tolok.pelaksanaan.terbit.bahan import BahanNaskah
from tolok.pelaksanaan.terbit.daftar import Terbitan
from tolok.pelaksanaan.views.halaman import pelaksanaan_diminta
from tolok.web.izin import butuh
from tolok.web.waktu import sekarang

__all__ = ["buka", "daftar"]

_PER_HALAMAN = 50


@butuh("pelaksanaan.lihat", pelaksanaan_diminta)
@require_safe
def daftar(request: HttpRequest, pelaksanaan: UUID) -> HttpResponse:
    """Every document of the run by row; who may not read them sees that they exist.

    `?langkah=5` lists one row alone, page by page.
    """
    objek: Pelaksanaan = request.objek  # type: ignore[attr-defined]  # set by butuh
    pegawai, kini = request.pegawai, sekarang()  # type: ignore[attr-defined]  # set by PegawaiMiddleware
    kantor = kantor_kini(pegawai, kini)
    bahan = BahanNaskah(objek, kini)
    semua = terbaca(daftar_naskah(bahan), pandangan_naskah(pegawai, bahan, kantor))
    langkah = _langkah(request.GET.get("langkah", ""), bahan.lintasan)
    hal = None
    if langkah is None:
        kelompok = kelompokkan(semua, bahan.lintasan)
    else:
        hal = Paginator(naskah_langkah(semua, langkah), _PER_HALAMAN).get_page(
            request.GET.get("halaman")
        )
        kelompok = (_satu_langkah(semua, langkah, bahan.lintasan, hal),)
    subjek = {b.subjek for k in kelompok for b in k.butir if b.subjek}
    isi = {
        "objek": objek,
        "periode": Periode.dari_kode(objek.periode),
        "kelompok": bernama(kelompok, sebutan(subjek, nama_kantor(kantor))),
        "banyak": len(semua),
        "langkah": langkah,
        "hal": hal,
        "boleh_baca": boleh_baca(pegawai, objek, kini, kantor),
        "kertas": "f4" if request.GET.get("kertas") == "f4" else "",
    }
    return render(request, "pelaksanaan/naskah.html", isi)


def _langkah(teks: str, lintasan: Lintasan) -> int | None:
    """The row that is asked for; None: all of them."""
    return next((n for n in lintasan.nomor if str(n) == teks), None)


def _satu_langkah(
    semua: DaftarNaskah, langkah: int, lintasan: Lintasan, hal: Page[Terbitan]
) -> KelompokNaskah:
    return KelompokNaskah(
        nomor=langkah,
        judul=lintasan.langkah[langkah].uraian,
        banyak=hal.paginator.count,
        butir=tuple(map(semua.butir, hal.object_list)),
    )


@butuh(BACA_NASKAH, pelaksanaan_diminta)
@require_safe
def buka(request: HttpRequest, pelaksanaan: UUID, naskah: UUID) -> HttpResponse:
    """To the PDF of the newest version; a drawing that fails says so and offers to try again."""
    objek: Pelaksanaan = request.objek  # type: ignore[attr-defined]  # set by butuh
    try:
        versi = terbitkan_satu(objek, naskah, sekarang())
    except MasukanTidakSah as galat:
        isi = {"objek": objek, "periode": Periode.dari_kode(objek.periode), "galat": galat}
        return render(request, "pelaksanaan/naskah_gagal.html", isi, status=503)
    ke = reverse("berkas:unduh", args=[versi.berkas_id])
    return HttpResponseRedirect(f"{ke}?unduh=1" if "unduh" in request.GET else ke)

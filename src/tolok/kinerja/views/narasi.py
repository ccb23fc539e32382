"""The text of a draft report as a Word file, for whoever may open the task."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tolok.dasar.galat import TidakDitemukan
from tolok.dasar.periode import Periode
from tolok.kinerja.domain.berkas_ukur import kertas_ke_json
from tolok.kinerja.renderers.narasi_docx import narasi_word as tulis_word
from tolok.kinerja.tindakan.bahan import kertas_halaman
from tolok.kinerja.tindakan.narasi_word import judul_bagian, narasi_halaman
from tolok.pelaksanaan.selectors import pelaksanaan as selectors
from tolok.pelaksanaan.terbit.bahan import bingkai_kantor
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas
from tolok.web.izin import butuh
from tolok.web.unduhan import unduhan
from tolok.web.waktu import sekarang

__all__ = ["narasi_word"]


def _diminta(request: HttpRequest, *, pelaksanaan: UUID, tugas: UUID) -> HalamanTugas:
    pegawai: Any = request.pegawai  # type: ignore[attr-defined]  # set by PegawaiMiddleware
    baris = selectors.tugas_milik(pegawai, pelaksanaan, tugas)
    return HalamanTugas(tugas=baris, pegawai=pegawai, sekarang=sekarang())


@butuh("pelaksanaan.buka_tugas", _diminta)
@require_safe
def narasi_word(request: HttpRequest, pelaksanaan: UUID, tugas: UUID) -> HttpResponse:
    """The sections as they stand now, each in a frame that the upload finds again."""
    halaman: HalamanTugas = request.objek  # type: ignore[attr-defined]  # set by butuh
    if not any(h.jenis.value == "laporan" for h in halaman.langkah.menghasilkan):
        raise TidakDitemukan("Langkah ini tidak menyusun laporan.", "Buka tugas penyusunannya.")
    kertas = kertas_halaman(halaman)
    isi = tulis_word(
        kertas_ke_json(kertas),
        narasi_halaman(halaman),
        judul_bagian(kertas),
        bingkai_kantor(halaman.pelaksanaan.instansi, halaman.sekarang, kertas.aturan.id),
    )
    periode = Periode.dari_kode(halaman.pelaksanaan.periode).nama
    return unduhan(isi, f"Naskah teks laporan {periode}", "docx")

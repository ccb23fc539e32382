"""Taking a document in: it is read, kept, and each SOP of it stands in the editor."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath
from typing import TYPE_CHECKING

from django.db import transaction

from tolok.berkas.services import simpan
from tolok.dasar.jejak import sidik
from tolok.organisasi.services.catatan import kunci_instansi
from tolok.sop.importers.pagar.baca import SopBerletak, baca_terpagar
from tolok.sop.models import Suntingan
from tolok.sop.permissions import KELOLA, pastikan
from tolok.sop.renderers.berkas_sop import tulis
from tolok.sop.services.sunting import mulai

if TYPE_CHECKING:
    from tolok.berkas.models import Berkas
    from tolok.organisasi.models import Instansi, Pegawai

__all__ = ["NaskahMasuk", "masukkan_naskah"]

# A page of the web runs in the browser of whoever opens it: it is read, and not kept.
_TANPA_SIMPAN = (".html", ".htm", ".bpmn")


@dataclass(frozen=True, slots=True, kw_only=True)
class NaskahMasuk:
    """What came of a document: its SOPs in the editor; `sudah_ada` when they stood there before."""

    suntingan: tuple[Suntingan, ...]
    sudah_ada: bool = False


def masukkan_naskah(
    *, pelaku: Pegawai, instansi: Instansi, isi: bytes, nama_fail: str, sekarang: datetime
) -> NaskahMasuk:
    """Read a document; each SOP in it stands in the editor, beside the stored document.

    A document that this office is editing already is not read again: what was begun with it is
    found. Raises MasukanTidakSah with one sentence where it cannot be read; nothing is stored then.
    """
    pastikan(pelaku, KELOLA, instansi, sekarang)
    if ada := _dari_sumber(instansi, sidik(isi)):
        return NaskahMasuk(suntingan=ada, sudah_ada=True)
    terbaca = baca_terpagar(isi, nama_fail)
    nama, sumber = _nama_simpan(nama_fail), None
    if not nama.lower().endswith(_TANPA_SIMPAN):
        sumber = simpan(isi, pemda=instansi.pemda, sekarang=sekarang, nama=nama)
    with transaction.atomic():
        kantor = kunci_instansi(instansi)  # the same document sent twice waits here for the first
        if ada := _dari_sumber(kantor, sidik(isi)) or _sama_isinya(kantor, terbaca):
            return NaskahMasuk(suntingan=ada, sudah_ada=True)
        baru = tuple(_mulai(pelaku, kantor, satu, sumber, sekarang) for satu in terbaca)
    return NaskahMasuk(suntingan=baru)


def _nama_simpan(nama_fail: str) -> str:
    """The name a document is kept under: Markdown is text to the store of files."""
    jalur = PurePath(nama_fail)
    return jalur.with_suffix(".txt").name if jalur.suffix.lower() == ".md" else nama_fail


def _mulai(
    pelaku: Pegawai, instansi: Instansi, satu: SopBerletak, sumber: Berkas | None, saat: datetime
) -> Suntingan:
    return mulai(
        pelaku=pelaku,
        instansi=instansi,
        sop=satu.sop,
        sekarang=saat,
        sumber=sumber,
        letak={
            "halaman": satu.halaman,
            "teks": satu.teks,
            "baris": list(satu.baris),
            "bidang": dict(satu.bidang),
        },
    )


def _dari_sumber(instansi: Instansi, jejak: str) -> tuple[Suntingan, ...]:
    """What the office is editing that was read from a document of this digest."""
    terbuka = Suntingan.objects.filter(instansi=instansi, versi=None, sumber__sidik=jejak)
    return tuple(terbuka.order_by("dibuat_pada", "nama"))


def _sama_isinya(instansi: Instansi, terbaca: tuple[SopBerletak, ...]) -> tuple[Suntingan, ...]:
    """For documents that are not kept: pages in the editor that still say just what was read."""
    semua = [tulis(satu.sop, "yaml") for satu in terbaca]
    terbuka = Suntingan.objects.filter(instansi=instansi, versi=None, sumber=None, isi__in=semua)
    ada = tuple(terbuka.order_by("dibuat_pada", "nama"))
    return ada if {satu.isi for satu in ada} == set(semua) else ()

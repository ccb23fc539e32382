"""Documents that also exist as a workbook: the room that owns the sheet says how."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import ImproperlyConfigured

from tolok.dasar.galat import TidakDitemukan
from tolok.pelaksanaan.domain.keadaan import VersiHasil
from tolok.pelaksanaan.terbit.bahan import BahanNaskah
from tolok.pelaksanaan.terbit.daftar import Terbitan

__all__ = ["PembuatBuku", "berbuku", "buku_terbitan", "daftarkan_buku"]

PembuatBuku = Callable[[BahanNaskah, VersiHasil], bytes]
_daftar: dict[str, PembuatBuku] = {}


def daftarkan_buku(jenis: str, pembuat: PembuatBuku) -> None:
    """How sheets of a kind become a workbook; a second maker of the kind stops the start."""
    ada = _daftar.get(jenis)
    if ada is not None and ada is not pembuat:
        raise ImproperlyConfigured(f"Buku kerja {jenis!r} didaftarkan dua kali.")
    _daftar[jenis] = pembuat


def berbuku(terbitan: Terbitan) -> bool:
    """Whether the document can be downloaded as a workbook."""
    return _jenis(terbitan) in _daftar


def buku_terbitan(bahan: BahanNaskah, terbitan: Terbitan) -> bytes:
    """The workbook of a document. Raises TidakDitemukan when it has none."""
    jenis = _jenis(terbitan)
    versi = bahan.versi_jenis(jenis).get(terbitan.subjek) if jenis in _daftar else None
    if versi is None:
        raise TidakDitemukan(
            "Naskah itu tidak berbentuk tabel, jadi tidak ada buku kerjanya.",
            "Unduh sebagai PDF atau Word.",
        )
    return _daftar[jenis](bahan, versi[1])


def _jenis(terbitan: Terbitan) -> str:
    """Kind of the sheet behind it; a row's own document (kind/subject/row) is no table."""
    bagian = terbitan.kunci.split("/")
    return bagian[0] if len(bagian) == 2 else ""

"""Answers to the doubts of a reading: the reading itself, another one, or what a person types."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from django import forms

from tolok.dasar.durasi import Durasi
from tolok.dasar.galat import MasukanTidakSah
from tolok.sop.domain.dokumen import CatatanBaca, Keputusan, Nilai, Sop
from tolok.sop.domain.sunting_bidang import DAFTAR, IsiBidang, pastikan, setel
from tolok.sop.forms.sunting import waktu_dari
from tolok.sop.importers.makna.tanggal import baca_tanggal

__all__ = ["pilih_bacaan", "tulis_sendiri"]


def pilih_bacaan(sop: Sop, catatan: CatatanBaca, nilai: Nilai) -> Callable[[Sop], Sop]:
    """Put another reading in place of the one on the page."""
    lokasi = catatan.lokasi
    akhir = lokasi.rsplit("/", 1)[-1]
    if akhir == "keputusan":
        return partial(setel, lokasi=lokasi, isi=_keputusan(sop, lokasi) if nilai else None)
    if akhir in ("setuju", "tidak"):
        tujuan = nilai if isinstance(nilai, int | str) and not isinstance(nilai, bool) else None
        return _tujuan(sop, lokasi, tujuan)
    if akhir == "waktu":
        return partial(setel, lokasi=lokasi, isi=_waktu("" if nilai is None else str(nilai)))
    if _berdaftar(lokasi):
        isi = nilai if isinstance(nilai, tuple) else (nilai,)
        return partial(setel, lokasi=lokasi, isi=tuple(str(x) for x in isi if x is not None))
    return partial(setel, lokasi=lokasi, isi=None if nilai is None else str(nilai))


def tulis_sendiri(sop: Sop, lokasi: str, teks: str) -> Callable[[Sop], Sop]:
    """Put what a person typed or chose in place of every reading.

    A lane is given by its code, a return by the number of its row, lines by line breaks.
    """
    akhir = lokasi.rsplit("/", 1)[-1]
    if akhir in ("keputusan", "tidak", "setuju"):
        return _tujuan(sop, lokasi, int(teks) if teks.isdecimal() else teks or None)
    return partial(setel, lokasi=lokasi, isi=_isi(lokasi, teks))


def _isi(lokasi: str, teks: str) -> IsiBidang:
    akhir = lokasi.rsplit("/", 1)[-1]
    if akhir == "waktu":
        return _waktu(teks)
    if _berdaftar(lokasi):
        return tuple(teks.splitlines())
    if lokasi.startswith("tanggal/") and teks.strip():
        return baca_tanggal(teks) or teks
    return teks or None


def _berdaftar(lokasi: str) -> bool:
    """Whether the field holds lines or lanes; "pelaksana/kode" is a lane's name."""
    akhir = lokasi.rsplit("/", 1)[-1]
    return lokasi in DAFTAR or akhir in ("pelaksana", "kelengkapan", "output")


def _keputusan(sop: Sop, lokasi: str) -> Keputusan:
    nomor = int(lokasi.split("/")[1])
    return next(x for x in sop.langkah if x.nomor == nomor).keputusan or Keputusan()


def _tujuan(sop: Sop, lokasi: str, tujuan: int | str | None) -> Callable[[Sop], Sop]:
    """A decision that leads there; the doubt about it is answered."""
    lama = _keputusan(sop, lokasi)
    setuju = lokasi.endswith("/setuju")
    isi = replace(lama, setuju=tujuan) if setuju else replace(lama, tidak=tujuan)
    induk = "/".join([*lokasi.split("/")[:2], "keputusan"])

    def ubah(sop: Sop) -> Sop:
        return pastikan(setel(sop, induk, isi), lokasi)

    return ubah


def _waktu(teks: str) -> Durasi | None:
    try:
        return waktu_dari(teks)
    except forms.ValidationError as galat:
        raise MasukanTidakSah(galat.messages[0], aturan="sop.sunting") from galat

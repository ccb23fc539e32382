"""Where a return from a row goes, and whether the page prints it (docs: "Returns")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tolok.sop.domain.baris import BarisBaca, BarisJadi, Halaman
from tolok.sop.domain.dokumen import Tujuan
from tolok.sop.domain.jalan import SELESAI, JenisTindakan, Sifat, TautanHasil, TindakanJalan
from tolok.sop.domain.lajur import AturanLajur, lajur_disebut

__all__ = ["Kembali", "cari_kembali", "maju", "tujuan_tercetak"]

_KEMBALI = re.compile(r"\b(?:kepada|ke)\b(.*)", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kembali:
    """Default target of a return; None: none can be offered."""

    ke: int | None = None
    tercetak: bool = False
    alasan: str = ""


def cari_kembali(
    baris: BarisBaca,
    tindakan: Sequence[TindakanJalan],
    tautan: Sequence[TautanHasil],
    halaman: Halaman,
    sebelum: Sequence[BarisJadi],
) -> Kembali:
    """The row the page names; else the producing row of what is decided on; else the nearest
    earlier producing row. Only who decides, or signs as subject, returns from a row."""
    if not _boleh_kembali(baris, tindakan):
        return Kembali()
    tercetak = tujuan_tercetak(baris)
    if tercetak is not None:
        return Kembali(ke=tercetak, tercetak=True, alasan="tercetak pada halaman")
    bernama = _lajur_bernama(baris, halaman, sebelum)
    if bernama is not None:
        return Kembali(ke=bernama, tercetak=True, alasan="lajur yang disebut kalimatnya")
    for satu in tautan:
        if satu.dari is not None:
            return Kembali(ke=satu.dari, alasan="baris yang membuat dokumennya")
    for jadi in reversed(sebelum):
        if jadi.sifat is Sifat.MENGHASILKAN:
            return Kembali(ke=jadi.nomor, alasan="baris pembuat terdekat sebelumnya")
    return Kembali()


def _boleh_kembali(baris: BarisBaca, tindakan: Sequence[TindakanJalan]) -> bool:
    if any(satu.memutuskan for satu in tindakan):
        return True
    subjek = baris.lajur.aturan is AturanLajur.SUBJEK
    return subjek and any(satu.jenis is JenisTindakan.TANDATANGANI for satu in tindakan)


def tujuan_tercetak(baris: BarisBaca) -> int | None:
    """The earlier row that the printed decision gives for "tidak"."""
    semua = (satu for satu in _bila_tidak(baris) if isinstance(satu, int))
    return next((satu for satu in semua if satu < baris.langkah.nomor), None)


def _bila_tidak(baris: BarisBaca) -> tuple[int | str, ...]:
    keputusan = baris.langkah.keputusan
    tujuan: Tujuan = keputusan.tidak if keputusan else None
    if tujuan is None:
        return ()
    return tujuan if isinstance(tujuan, tuple) else (tujuan,)


def _lajur_bernama(baris: BarisBaca, halaman: Halaman, sebelum: Sequence[BarisJadi]) -> int | None:
    cocok = _KEMBALI.search(baris.kalimat.tidak)
    if cocok is None:
        return None
    for kode in lajur_disebut(cocok.group(1), halaman.lajur):
        for jadi in reversed(sebelum):
            if jadi.baca.lajur.kode == kode:
                return jadi.nomor
    return None


def maju(baris: BarisBaca, halaman: Halaman) -> tuple[int | str, ...]:
    """Where the row leads on to: what the page prints, else the next row, else the end.

    A "tidak" that points onward returns nothing: it is a second way to go on.
    """
    nomor = baris.langkah.nomor
    lain = (x for x in _bila_tidak(baris) if isinstance(x, str) or x > nomor)
    return tuple(dict.fromkeys((*_bila_setuju(baris, halaman), *lain)))


def _bila_setuju(baris: BarisBaca, halaman: Halaman) -> tuple[int | str, ...]:
    keputusan = baris.langkah.keputusan
    tercetak: Tujuan = keputusan.setuju if keputusan else None
    if tercetak is not None:
        return tercetak if isinstance(tercetak, tuple) else (tercetak,)
    ke = next(ke for ke, satu in enumerate(halaman.baris) if satu is baris)
    if ke + 1 < len(halaman.baris):
        return (halaman.baris[ke + 1].nomor,)
    return (SELESAI,)

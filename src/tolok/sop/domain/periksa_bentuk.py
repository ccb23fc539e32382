"""Checks of a page as a value: what contradicts itself, said as findings with a place.

Only what makes the page unusable is a `galat`; what a person should look at is a
`peringatan`. The checks of a page that can be used are in periksa.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from tolok.dasar.temuan import Temuan
from tolok.sop.domain.dokumen import Langkah, Sop, Tujuan
from tolok.sop.domain.jalan import SELESAI
from tolok.sop.domain.temukan import temuan

__all__ = ["periksa_bentuk"]

_NIP = re.compile(r"\d{18}")


def periksa_bentuk(sop: Sop) -> list[Temuan]:
    """Findings of a page: rows, lanes, targets, dates and NIP that do not fit together."""
    return [
        *_lajur(sop),
        *_nomor(sop),
        *(satu for langkah in sop.langkah for satu in _langkah(sop, langkah)),
        *_tanggal(sop),
        *_nip(sop),
    ]


def _lajur(sop: Sop) -> Iterator[Temuan]:
    dilihat: set[str] = set()
    for ke, lajur in enumerate(sop.pelaksana):
        if lajur.kode in dilihat:
            yield temuan(
                "lajur-ganda",
                f"pelaksana/{ke}/kode",
                f"Kode lajur “{lajur.kode}” dipakai dua kali.",
            )
        dilihat.add(lajur.kode)


def _nomor(sop: Sop) -> Iterator[Temuan]:
    if not sop.langkah:
        yield temuan("tanpa-langkah", "langkah", "SOP ini tidak memuat langkah.")
    dilihat: set[int] = set()
    for langkah in sop.langkah:
        if langkah.nomor in dilihat:
            yield temuan(
                "nomor-ganda",
                f"langkah/{langkah.nomor}",
                f"Nomor langkah {langkah.nomor} dipakai dua kali.",
            )
        dilihat.add(langkah.nomor)


def _langkah(sop: Sop, langkah: Langkah) -> Iterator[Temuan]:
    tempat = f"langkah/{langkah.nomor}"
    dikenal = sop.nama_lajur
    if not langkah.pelaksana:
        yield temuan(
            "tanpa-pelaksana",
            f"{tempat}/pelaksana",
            f"Langkah {langkah.nomor} tidak menyebut siapa yang mengerjakannya.",
        )
    gambar = (langkah.digambar_di,) if langkah.digambar_di else ()
    for kode in (*langkah.pelaksana, *gambar):
        if kode not in dikenal:
            yield temuan(
                "lajur-tak-dikenal",
                f"{tempat}/pelaksana",
                f"Lajur “{kode}” tidak ada pada daftar pelaksana.",
            )
    if langkah.keputusan is not None:
        yield from _tujuan(sop, f"{tempat}/keputusan/setuju", langkah.keputusan.setuju)
        yield from _tujuan(sop, f"{tempat}/keputusan/tidak", langkah.keputusan.tidak)


def _tujuan(sop: Sop, tempat: str, tujuan: Tujuan) -> Iterator[Temuan]:
    nomor = {langkah.nomor for langkah in sop.langkah}
    for satu in tujuan if isinstance(tujuan, tuple) else (tujuan,):
        if satu is not None and satu != SELESAI and satu not in nomor:
            yield temuan("tujuan-tak-ada", tempat, f"Langkah {satu} tidak ada pada SOP ini.")


def _tanggal(sop: Sop) -> Iterator[Temuan]:
    for kunci in ("pembuatan", "revisi", "pengesahan", "efektif"):
        teks = getattr(sop.tanggal, kunci)
        if teks is not None and not _ada_di_kalender(teks):
            yield temuan(
                "tanggal-tak-ada",
                f"tanggal/{kunci}",
                f"“{teks}” bukan tanggal yang ada di kalender.",
            )


def _ada_di_kalender(teks: str) -> bool:
    bagian = [int(angka) for angka in teks.split("-")]
    try:
        date(*[*bagian, 1, 1][:3])
    except ValueError:
        return False
    return True


def _nip(sop: Sop) -> Iterator[Temuan]:
    nip = sop.disahkan_oleh.nip
    if nip is not None and not _NIP.fullmatch(nip):
        yield temuan("nip-bentuk", "disahkan_oleh/nip", "NIP seharusnya 18 angka.")

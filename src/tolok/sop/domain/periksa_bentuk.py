"""Checks of a page as a value: what contradicts itself, said as findings with a place.

Only what makes the page unusable is a `galat`; what a person should look at is a
`peringatan`. The deeper checks of an SOP (loops, missing lanes, mixed units) are their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from tolok.dasar.temuan import Temuan, Tingkat
from tolok.sop.domain.dokumen import Langkah, Sop, Tujuan
from tolok.sop.domain.jalan import SELESAI

__all__ = ["periksa_bentuk"]

_NIP = re.compile(r"\d{18}")


def periksa_bentuk(sop: Sop) -> list[Temuan]:
    """Findings of a page: rows, lanes, targets, dates and NIP that do not fit together."""
    return [
        *_lajur(sop),
        *_nomor(sop),
        *(temuan for langkah in sop.langkah for temuan in _langkah(sop, langkah)),
        *_tanggal(sop),
        *_nip(sop),
    ]


def _galat(lokasi: str, masalah: str, saran: str) -> Temuan:
    return Temuan(lokasi=lokasi, tingkat=Tingkat.GALAT, masalah=masalah, saran=saran)


def _lajur(sop: Sop) -> Iterator[Temuan]:
    dilihat: set[str] = set()
    for ke, lajur in enumerate(sop.pelaksana):
        if lajur.kode in dilihat:
            yield _galat(
                f"pelaksana/{ke}/kode",
                f"Kode lajur “{lajur.kode}” dipakai dua kali.",
                "Beri setiap lajur kode sendiri.",
            )
        dilihat.add(lajur.kode)


def _nomor(sop: Sop) -> Iterator[Temuan]:
    if not sop.langkah:
        yield _galat(
            "langkah", "SOP ini tidak memuat langkah.", "Tulis paling sedikit satu baris."
        )
    dilihat: set[int] = set()
    for langkah in sop.langkah:
        if langkah.nomor in dilihat:
            yield _galat(
                f"langkah/{langkah.nomor}",
                f"Nomor langkah {langkah.nomor} dipakai dua kali.",
                "Beri setiap baris nomor sendiri.",
            )
        dilihat.add(langkah.nomor)


def _langkah(sop: Sop, langkah: Langkah) -> Iterator[Temuan]:
    tempat = f"langkah/{langkah.nomor}"
    dikenal = sop.nama_lajur
    if not langkah.pelaksana:
        yield _galat(
            f"{tempat}/pelaksana",
            f"Langkah {langkah.nomor} tidak menyebut siapa yang mengerjakannya.",
            "Pilih lajurnya.",
        )
    gambar = (langkah.digambar_di,) if langkah.digambar_di else ()
    for kode in (*langkah.pelaksana, *gambar):
        if kode not in dikenal:
            yield _galat(
                f"{tempat}/pelaksana",
                f"Lajur “{kode}” tidak ada pada daftar pelaksana.",
                "Tambahkan lajurnya atau betulkan kodenya.",
            )
    if langkah.keputusan is not None:
        yield from _tujuan(sop, f"{tempat}/keputusan/setuju", langkah.keputusan.setuju)
        yield from _tujuan(sop, f"{tempat}/keputusan/tidak", langkah.keputusan.tidak)


def _tujuan(sop: Sop, tempat: str, tujuan: Tujuan) -> Iterator[Temuan]:
    nomor = {langkah.nomor for langkah in sop.langkah}
    for satu in tujuan if isinstance(tujuan, tuple) else (tujuan,):
        if satu is not None and satu != SELESAI and satu not in nomor:
            yield _galat(
                tempat, f"Langkah {satu} tidak ada pada SOP ini.", "Betulkan nomor tujuannya."
            )


def _tanggal(sop: Sop) -> Iterator[Temuan]:
    for kunci in ("pembuatan", "revisi", "pengesahan", "efektif"):
        teks = getattr(sop.tanggal, kunci)
        if teks is not None and not _ada_di_kalender(teks):
            yield _galat(
                f"tanggal/{kunci}",
                f"“{teks}” bukan tanggal yang ada di kalender.",
                "Tulis seperti 2023-05-08, 2023-05 atau 2023.",
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
        yield Temuan(
            lokasi="disahkan_oleh/nip",
            tingkat=Tingkat.PERINGATAN,
            masalah="NIP seharusnya 18 angka.",
            saran="Periksa NIP pada halaman aslinya.",
        )

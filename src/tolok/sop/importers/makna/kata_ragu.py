"""Doubtful words of a scan -> a note at each field that holds one, for a person to look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tolok.sop.domain.dokumen import Cara, CatatanBaca, Keyakinan, Langkah, Nilai, Sop
from tolok.sop.importers.makna.teks_tercetak import kata

__all__ = ["dengan_kata_ragu"]

_TERBANYAK = 3
_DAFTAR = (
    "dasar_hukum",
    "kualifikasi_pelaksana",
    "keterkaitan",
    "peralatan",
    "peringatan",
    "pencatatan",
)


def dengan_kata_ragu(sop: Sop, kata_ragu: Iterable[str]) -> Sop:
    """The SOP with a note at each field that holds one of these words and has no note yet."""
    ragu = {satu for teks in kata_ragu for satu in kata(teks) if len(satu) > 1 or satu.isdigit()}
    if not ragu:
        return sop
    sudah = {c.lokasi for c in sop.catatan_baca if c.keyakinan is not Keyakinan.TINGGI}
    catatan = tuple(
        satu
        for lokasi, nilai in _isian(sop)
        if lokasi not in sudah and (satu := _catatan(lokasi, nilai, ragu)) is not None
    )
    return replace(sop, catatan_baca=(*sop.catatan_baca, *catatan))


def _isian(sop: Sop) -> Iterator[tuple[str, Nilai]]:
    """Each field with words: its location and value."""
    yield "nama", sop.nama
    yield "nomor", sop.nomor
    yield "unit", sop.unit
    pengesah = sop.disahkan_oleh
    yield "disahkan_oleh/jabatan", pengesah.jabatan
    yield "disahkan_oleh/nama", pengesah.nama
    yield "disahkan_oleh/pangkat", pengesah.pangkat
    for nama in _DAFTAR:
        yield nama, getattr(sop, nama)
    for lajur in sop.pelaksana:
        yield f"pelaksana/{lajur.kode}", lajur.nama
    for langkah in sop.langkah:
        yield from _isian_langkah(langkah)


def _isian_langkah(langkah: Langkah) -> Iterator[tuple[str, Nilai]]:
    akar, mutu = f"langkah/{langkah.nomor}", langkah.mutu
    yield f"{akar}/uraian", langkah.uraian
    yield f"{akar}/kelengkapan", mutu.kelengkapan
    yield f"{akar}/waktu", mutu.waktu.teks if mutu.waktu else None
    yield f"{akar}/output", mutu.output
    yield f"{akar}/keterangan", langkah.keterangan


def _catatan(lokasi: str, nilai: Nilai, ragu: set[str]) -> CatatanBaca | None:
    teks = " ".join(str(satu) for satu in nilai) if isinstance(nilai, tuple) else str(nilai or "")
    kena = [satu for satu in dict.fromkeys(kata(teks)) if satu in ragu][:_TERBANYAK]
    if not kena:
        return None
    disebut = ", ".join(f"“{satu}”" for satu in kena)
    return CatatanBaca(
        lokasi=lokasi,
        nilai=nilai,
        cara=Cara.TERBACA,
        keyakinan=Keyakinan.SEDANG,
        alasan=f"Kurang jelas pada pindaian: {disebut}. Cocokkan dengan gambarnya.",
    )

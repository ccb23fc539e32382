"""One printed field of an SOP, set by a person: by the path that notes and findings use.

`langkah/8/uraian`, `tanggal/pengesahan`, `disahkan_oleh/nip`, `dasar_hukum`,
`pelaksana/sekretaris`, … What a person set is no longer a doubt: the note of its reading stays,
as `ditetapkan`, with what was read before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeAlias, TypeVar

from tolok.dasar.durasi import Durasi
from tolok.dasar.galat import MasukanTidakSah
from tolok.sop.domain.dokumen import (
    Cara,
    CatatanBaca,
    JalanTertulis,
    Keputusan,
    Keyakinan,
    Langkah,
    Nilai,
    Pengesah,
    Sop,
    Tanggal,
    Tujuan,
)
from tolok.sop.domain.nama_bidang import NAMA_KOTAK
from tolok.sop.domain.sunting_lajur import ganti_nama_lajur

__all__ = ["DAFTAR", "IsiBidang", "pastikan", "pastikan_semua", "perlu_dipastikan", "setel"]

IsiBidang: TypeAlias = "str | tuple[str, ...] | Durasi | Keputusan | JalanTertulis | None"
"""Text, nothing, lines, a time, a decision, or running values: what the path holds."""

_Bagian = TypeVar("_Bagian", Sop, Tanggal, Pengesah)

DAFTAR = frozenset(NAMA_KOTAK)
_TEKS = frozenset({"nama", "nomor", "unit"})
_TANGGAL = frozenset({"pembuatan", "revisi", "pengesahan", "efektif"})
_PENGESAH = frozenset({"jabatan", "nama", "pangkat", "nip"})
_ISO = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")


def setel(sop: Sop, lokasi: str, isi: IsiBidang) -> Sop:
    """The page with this field set. Raises MasukanTidakSah for a path or value that cannot be."""
    bagian = lokasi.split("/")
    if lokasi in _TEKS:
        baru = _setel_teks(sop, lokasi, isi)
    elif lokasi in DAFTAR:
        baru = _ganti(sop, {lokasi: _baris(isi)})
    elif len(bagian) == 2 and bagian[0] == "tanggal" and bagian[1] in _TANGGAL:
        baru = replace(sop, tanggal=_ganti(sop.tanggal, {bagian[1]: _iso(isi)}))
    elif len(bagian) == 2 and bagian[0] == "disahkan_oleh" and bagian[1] in _PENGESAH:
        baru = replace(sop, disahkan_oleh=_ganti(sop.disahkan_oleh, {bagian[1]: _teks(isi)}))
    elif len(bagian) == 2 and bagian[0] == "pelaksana":
        baru = _setel_lajur(sop, bagian[1], isi)
    elif len(bagian) == 3 and bagian[0] == "langkah" and bagian[1].isdecimal():
        baru = _setel_langkah(sop, int(bagian[1]), bagian[2], isi)
    else:
        raise _tidak_ada(lokasi)
    return _tetapkan(baru, lokasi, _nilai(isi))


def pastikan(sop: Sop, lokasi: str) -> Sop:
    """The reading of a field is right as it stands: a person says so."""
    if not any(_tentang(c, lokasi) for c in sop.catatan_baca):
        raise _tidak_ada(lokasi)
    return _tetapkan(sop, lokasi, None)


def pastikan_semua(sop: Sop, lokasi: Iterable[str]) -> Sop:
    """Several readings are right as they stand; a path that no note is about is refused."""
    for satu in lokasi:
        sop = pastikan(sop, satu)
    return sop


def perlu_dipastikan(sop: Sop) -> tuple[CatatanBaca, ...]:
    """Doubts that no person has answered, the greatest first, else in page order.

    What was inferred with high confidence is a note to read, not a question.
    """
    tersisa = [
        c
        for c in sop.catatan_baca
        if c.cara is not Cara.DITETAPKAN and c.keyakinan is not Keyakinan.TINGGI
    ]
    return tuple(sorted(tersisa, key=lambda c: c.keyakinan is not Keyakinan.RENDAH))


def _tetapkan(sop: Sop, lokasi: str, nilai: Nilai) -> Sop:
    catatan = tuple(
        replace(c, cara=Cara.DITETAPKAN, nilai=c.nilai if nilai is None else nilai)
        if _tentang(c, lokasi)
        else c
        for c in sop.catatan_baca
    )
    return replace(sop, catatan_baca=catatan)


def _tentang(catatan: CatatanBaca, lokasi: str) -> bool:
    return catatan.lokasi == lokasi or catatan.lokasi.startswith(f"{lokasi}/")


def _setel_teks(sop: Sop, nama: str, isi: IsiBidang) -> Sop:
    teks = _teks(isi)
    if nama == "nama" and teks is None:
        raise MasukanTidakSah(
            "Nama SOP kosong.", "Tulis nama SOP seperti tercetak.", "sop.sunting"
        )
    return _ganti(sop, {nama: teks})


def _ganti(nilai: _Bagian, ubahan: dict[str, Any]) -> _Bagian:
    """A part of the page with fields named at run time; the names were checked above."""
    return replace(nilai, **ubahan)


def _setel_lajur(sop: Sop, kode: str, isi: IsiBidang) -> Sop:
    if kode not in sop.nama_lajur:
        raise _tidak_ada(f"pelaksana/{kode}")
    return ganti_nama_lajur(sop, kode, _teks(isi) or "")


def _setel_langkah(sop: Sop, nomor: int, bidang: str, isi: IsiBidang) -> Sop:
    ubah = _BIDANG_LANGKAH.get(bidang)
    if ubah is None or nomor not in {x.nomor for x in sop.langkah}:
        raise _tidak_ada(f"langkah/{nomor}/{bidang}")
    return replace(
        sop,
        langkah=tuple(ubah(sop, x, isi) if x.nomor == nomor else x for x in sop.langkah),
    )


def _uraian(_: Sop, langkah: Langkah, isi: IsiBidang) -> Langkah:
    return replace(langkah, uraian=_teks(isi) or "")


def _keterangan(_: Sop, langkah: Langkah, isi: IsiBidang) -> Langkah:
    return replace(langkah, keterangan=_teks(isi))


def _kelengkapan(_: Sop, langkah: Langkah, isi: IsiBidang) -> Langkah:
    return replace(langkah, mutu=replace(langkah.mutu, kelengkapan=_baris(isi)))


def _output(_: Sop, langkah: Langkah, isi: IsiBidang) -> Langkah:
    return replace(langkah, mutu=replace(langkah.mutu, output=_baris(isi)))


def _waktu(_: Sop, langkah: Langkah, isi: IsiBidang) -> Langkah:
    if isi is not None and not isinstance(isi, Durasi):
        raise TypeError("waktu: a Durasi or None")
    return replace(langkah, mutu=replace(langkah.mutu, waktu=isi))


def _pelaksana(sop: Sop, langkah: Langkah, isi: IsiBidang) -> Langkah:
    kode = _baris(isi)
    asing = [satu for satu in kode if satu not in sop.nama_lajur]
    if asing:
        raise MasukanTidakSah(
            f"“{asing[0]}” bukan lajur SOP ini.", "Pilih salah satu lajurnya.", "sop.sunting"
        )
    return replace(langkah, pelaksana=kode, digambar_di=None)


def _keputusan(sop: Sop, langkah: Langkah, isi: IsiBidang) -> Langkah:
    if isi is not None and not isinstance(isi, Keputusan):
        raise TypeError("keputusan: a Keputusan or None")
    if isinstance(isi, Keputusan):
        _pastikan_tujuan(sop, isi.setuju)
        _pastikan_tujuan(sop, isi.tidak)
    return replace(langkah, keputusan=isi)


def _jalan(sop: Sop, langkah: Langkah, isi: IsiBidang) -> Langkah:
    if isi is not None and not isinstance(isi, JalanTertulis):
        raise TypeError("jalan: a JalanTertulis or None")
    if isinstance(isi, JalanTertulis):
        _pastikan_tujuan(sop, isi.kembali)
    return replace(langkah, jalan=isi if isi is not None and isi.ditulis else None)


def _pastikan_tujuan(sop: Sop, tujuan: Tujuan) -> None:
    ada = {x.nomor for x in sop.langkah}
    for satu in tujuan if isinstance(tujuan, tuple) else (tujuan,):
        if isinstance(satu, int) and satu not in ada:
            raise MasukanTidakSah(
                f"Langkah {satu} tidak ada pada SOP ini.",
                "Pilih nomor langkah yang ada.",
                "sop.sunting",
            )


_BIDANG_LANGKAH: Mapping[str, Callable[[Sop, Langkah, IsiBidang], Langkah]] = {
    "uraian": _uraian,
    "keterangan": _keterangan,
    "kelengkapan": _kelengkapan,
    "output": _output,
    "waktu": _waktu,
    "pelaksana": _pelaksana,
    "keputusan": _keputusan,
    "jalan": _jalan,
}


def _teks(isi: IsiBidang) -> str | None:
    if isi is None:
        return None
    if not isinstance(isi, str):
        raise TypeError("text or None")
    return " ".join(isi.split()) or None


def _baris(isi: IsiBidang) -> tuple[str, ...]:
    if not isinstance(isi, tuple):
        raise TypeError("lines")
    return tuple(bersih for satu in isi if (bersih := " ".join(satu.split())))


def _iso(isi: IsiBidang) -> str | None:
    teks = _teks(isi)
    if teks is not None and _ISO.fullmatch(teks) is None:
        raise MasukanTidakSah(
            f"Tanggal “{teks}” tidak dikenal.",
            "Tulis seperti 8 Mei 2023, Mei 2023, atau 2023.",
            "sop.sunting",
        )
    return teks


def _nilai(isi: IsiBidang) -> Any:
    """What a note keeps of a value that was set."""
    if isinstance(isi, Durasi):
        return isi.teks
    if isinstance(isi, Keputusan):
        return {"setuju": isi.setuju, "tidak": isi.tidak}
    return None if isinstance(isi, JalanTertulis) else isi


def _tidak_ada(lokasi: str) -> MasukanTidakSah:
    return MasukanTidakSah(
        f"Bagian “{lokasi}” tidak ada pada SOP ini.",
        "Muat ulang halaman: mungkin orang lain baru mengubahnya.",
        "sop.sunting",
    )

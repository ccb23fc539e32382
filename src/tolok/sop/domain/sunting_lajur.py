"""Changes a person makes to the lanes of an SOP page: added, named, moved, joined, removed.

A lane is named by its code everywhere, so a new name stands in every row at once. Two heads that
are one lane become one: rows, running values and notes of the reading follow.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tolok.dasar.galat import MasukanTidakSah
from tolok.sop.domain.dokumen import (
    Cara,
    CatatanBaca,
    JalanTertulis,
    Langkah,
    MutuBaku,
    Nilai,
    Pelaksana,
    Sop,
    TindakanTertulis,
)

__all__ = [
    "gabung_lajur",
    "ganti_nama_lajur",
    "hapus_lajur",
    "pindah_lajur",
    "tambah_lajur",
]

BATAS_LAJUR = 40


def tambah_lajur(sop: Sop, nama: str) -> Sop:
    """A new lane behind the last one."""
    bersih = _nama_bersih(nama)
    if len(sop.pelaksana) >= BATAS_LAJUR:
        raise MasukanTidakSah(
            f"SOP ini sudah punya {BATAS_LAJUR} lajur.", "Gabungkan lajur sejenis.", "sop.sunting"
        )
    if bersih.casefold() in {satu.nama.casefold() for satu in sop.pelaksana}:
        raise MasukanTidakSah(
            f"Lajur “{bersih}” sudah ada.", "Pakai lajur yang ada.", "sop.sunting"
        )
    ada = {satu.kode for satu in sop.pelaksana}
    dasar = (re.sub(r"[^a-z0-9]+", "_", bersih.casefold()).strip("_") or "lajur")[:50]
    dasar = dasar if dasar[0].isalpha() else f"lajur_{dasar}"
    kode = next(k for k in (dasar, *(f"{dasar}_{n}" for n in range(2, 99))) if k not in ada)
    return replace(sop, pelaksana=(*sop.pelaksana, Pelaksana(kode=kode, nama=bersih)))


def ganti_nama_lajur(sop: Sop, kode: str, nama: str, *, di_kalimat: bool = False) -> Sop:
    """A lane under a new name; `di_kalimat`: its old name inside the rows' texts changes too."""
    lama = _lajur(sop, kode).nama
    baru = _nama_bersih(nama)
    if baru != lama and any(
        x.kode != kode and x.nama.casefold() == baru.casefold() for x in sop.pelaksana
    ):
        raise MasukanTidakSah(
            f"Lajur “{baru}” sudah ada.", "Gabungkan kedua lajur itu.", "sop.sunting"
        )
    bernama = replace(
        sop,
        pelaksana=tuple(replace(x, nama=baru) if x.kode == kode else x for x in sop.pelaksana),
        catatan_baca=tuple(_dipastikan(c, kode, baru) for c in sop.catatan_baca),
    )
    if not di_kalimat or lama.casefold() == baru.casefold():
        return bernama
    pola = re.compile(rf"(?<!\w){re.escape(lama)}(?!\w)", re.IGNORECASE)
    return replace(bernama, langkah=tuple(_sebut_lain(x, pola, baru) for x in sop.langkah))


def gabung_lajur(sop: Sop, kode: str, ke: str) -> Sop:
    """Lane `kode` is in truth lane `ke`: its rows stand there, and it is gone."""
    _lajur(sop, kode)
    tujuan = _lajur(sop, ke)
    if kode == ke:
        raise MasukanTidakSah(
            f"Lajur “{tujuan.nama}” tidak dapat digabung dengan dirinya.",
            "Pilih lajur lain.",
            "sop.sunting",
        )
    catatan = (_catatan_pindah(c, kode, ke) for c in sop.catatan_baca)
    return replace(
        sop,
        pelaksana=tuple(x for x in sop.pelaksana if x.kode != kode),
        langkah=tuple(_langkah_pindah(x, kode, ke) for x in sop.langkah),
        catatan_baca=tuple(c for c in catatan if c is not None),
    )


def hapus_lajur(sop: Sop, kode: str) -> Sop:
    """The page without a lane; refused while a row is drawn in it."""
    lajur = _lajur(sop, kode)
    dipakai = [x.nomor for x in sop.langkah if kode in (*x.pelaksana, x.digambar_di)]
    if dipakai:
        baris = ", ".join(str(n) for n in dipakai)
        raise MasukanTidakSah(
            f"Lajur “{lajur.nama}” masih dipakai langkah {baris}.",
            "Pindahkan dahulu langkah itu ke lajur lain.",
            "sop.sunting",
        )
    return replace(sop, pelaksana=tuple(x for x in sop.pelaksana if x.kode != kode))


def pindah_lajur(sop: Sop, kode: str, ke: int) -> Sop:
    """A lane becomes the `ke`-th (from 1) in printed order."""
    lajur = _lajur(sop, kode)
    daftar = [x for x in sop.pelaksana if x.kode != kode]
    daftar.insert(max(0, min(ke - 1, len(daftar))), lajur)
    return replace(sop, pelaksana=tuple(daftar))


def _lajur(sop: Sop, kode: str) -> Pelaksana:
    for satu in sop.pelaksana:
        if satu.kode == kode:
            return satu
    raise MasukanTidakSah(
        "Lajur itu tidak ada pada SOP ini.", "Muat ulang halaman.", "sop.sunting"
    )


def _nama_bersih(nama: str) -> str:
    bersih = " ".join(nama.split())
    if not bersih:
        raise MasukanTidakSah("Nama lajur kosong.", "Tulis nama jabatannya.", "sop.sunting")
    return bersih


def _dipastikan(satu: CatatanBaca, kode: str, nama: str) -> CatatanBaca:
    if satu.lokasi != f"pelaksana/{kode}":
        return satu
    return replace(satu, cara=Cara.DITETAPKAN, nilai=nama)


def _sebut_lain(satu: Langkah, pola: re.Pattern[str], nama: str) -> Langkah:
    """A row whose texts name the lane by its new name."""

    def ganti(teks: str) -> str:
        return pola.sub(lambda _: nama, teks)

    mutu: MutuBaku = replace(
        satu.mutu,
        kelengkapan=tuple(ganti(x) for x in satu.mutu.kelengkapan),
        output=tuple(ganti(x) for x in satu.mutu.output),
    )
    keterangan = None if satu.keterangan is None else ganti(satu.keterangan)
    return replace(satu, uraian=ganti(satu.uraian), keterangan=keterangan, mutu=mutu)


def _langkah_pindah(satu: Langkah, kode: str, ke: str) -> Langkah:
    pelaksana = _kode_pindah(satu.pelaksana, kode, ke)
    digambar = ke if satu.digambar_di == kode else satu.digambar_di
    return replace(
        satu,
        pelaksana=pelaksana,
        digambar_di=None if pelaksana and digambar == pelaksana[0] else digambar,
        jalan=_jalan_pindah(satu.jalan, kode, ke),
    )


def _jalan_pindah(satu: JalanTertulis | None, kode: str, ke: str) -> JalanTertulis | None:
    if satu is None:
        return None
    return replace(satu, tindakan=tuple(_tindakan_pindah(x, kode, ke) for x in satu.tindakan))


def _tindakan_pindah(satu: TindakanTertulis, kode: str, ke: str) -> TindakanTertulis:
    return replace(
        satu,
        oleh=ke if satu.oleh == kode else satu.oleh,
        kepada=None if satu.kepada is None else _kode_pindah(satu.kepada, kode, ke),
        peserta=None if satu.peserta is None else _kode_pindah(satu.peserta, kode, ke),
    )


def _kode_pindah(daftar: Sequence[str], kode: str, ke: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ke if satu == kode else satu for satu in daftar))


def _catatan_pindah(satu: CatatanBaca, kode: str, ke: str) -> CatatanBaca | None:
    """A note about lanes by the lane that is left; None where it was about the one that is gone."""
    if satu.lokasi == f"pelaksana/{kode}":
        return None
    if not satu.lokasi.endswith(("/pelaksana", "/digambar_di")):
        return satu
    nilai = _nilai_pindah(satu.nilai, kode, ke)
    lain: list[Nilai] = []
    for x in (_nilai_pindah(x, kode, ke) for x in satu.alternatif):
        if x != nilai and x not in lain:
            lain.append(x)
    return replace(satu, nilai=nilai, alternatif=tuple(lain))


def _nilai_pindah(nilai: Nilai, kode: str, ke: str) -> Nilai:
    if isinstance(nilai, tuple):
        return _kode_pindah([str(x) for x in nilai], kode, ke)
    return ke if nilai == kode else nilai

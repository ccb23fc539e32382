"""One run as an evaluator reads it: rows, events with capacities, what was refused, documents.

What a run says about single persons (rows per employee) is left out: its events tell the row and
who acted, its documents and evidence are not listed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator

from tolok.dasar.galat import TidakDitemukan
from tolok.kinerja.selectors.ralat import ralat_atas
from tolok.organisasi.selectors import hari_di
from tolok.pelaksanaan.domain.keadaan import StatusBaris
from tolok.pelaksanaan.domain.kejadian import LangkahDitutupAwal, Tercatat
from tolok.pelaksanaan.kantor import dasar_kini, susunan_kini
from tolok.pelaksanaan.lintasan_sop import lintasan_sop
from tolok.pelaksanaan.privasi import Pandangan
from tolok.pelaksanaan.sebutan import nama_kantor, sebutan
from tolok.pelaksanaan.selectors.pemda import bukti_pelaksanaan, penolakan_pelaksanaan
from tolok.pelaksanaan.tampilan import bacaan
from tolok.pelaksanaan.tampilan.linimasa import (
    ButirLinimasa,
    id_disebut,
    lembar_disebut,
    linimasa,
    penempatan_disebut,
)
from tolok.pelaksanaan.tampilan.nama import Nama
from tolok.pelaksanaan.tampilan.naskah import DaftarNaskah, daftar_naskah, kelompokkan, terbaca
from tolok.pelaksanaan.terbit.bahan import BahanNaskah

__all__ = ["BarisLangkah", "HalamanPelaksanaan", "bukti_terbaca", "naskah_terbaca", "susun"]

_KEJADIAN_PER_HALAMAN = 60
_PENOLAKAN_TERBANYAK = 100
_KATA = {
    StatusBaris.BELUM: "belum sampai",
    StatusBaris.TERBUKA: "sedang berjalan",
    StatusBaris.TERTUTUP: "selesai",
    StatusBaris.DILEWATI: "dilewati",
    StatusBaris.TIDAK_DIPERLUKAN: "tidak diperlukan",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisLangkah:
    """One printed row: how it stands, how often it was opened, whether it was closed early."""

    nomor: int
    uraian: str
    keadaan: str
    putaran: int
    ditutup_awal: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HalamanPelaksanaan:
    """What the page of one run shows."""

    langkah: tuple[BarisLangkah, ...]
    linimasa: list[ButirLinimasa]
    hal: Page[Any]
    penolakan: list[dict[str, Any]]
    tutup_awal: list[ButirLinimasa]
    ralat: list[Any]
    naskah: Any
    bukti: list[Any]
    ada_pribadi: bool


def susun(pelaksanaan: Any, sekarang: datetime, nomor_halaman: str | None) -> HalamanPelaksanaan:
    """Read one run whole."""
    log = bacaan.log(pelaksanaan)
    pandangan = _pandangan(pelaksanaan, log)
    terbalik = log.kejadian[::-1]
    hal: Page[Any] = Paginator(terbalik, _KEJADIAN_PER_HALAMAN).get_page(nomor_halaman)
    potong = list(hal.object_list)[::-1]
    awal = [c for c in log.kejadian if isinstance(c.kejadian, LangkahDitutupAwal)]
    tampak = [*potong, *(c for c in awal if c not in potong)]
    disebut = lembar_disebut([c for c in tampak if pandangan.kejadian(c.kejadian)])
    bahan = BahanNaskah(
        pelaksanaan, sekarang, kejadian=log.kejadian, keadaan=log.keadaan, disebut=disebut
    )
    naskah = terbaca(daftar_naskah(bahan), pandangan)
    ditolak = list(penolakan_pelaksanaan(pelaksanaan.pk)[:_PENOLAKAN_TERBANYAK])
    nama = _nama(pelaksanaan, log, tampak, {b.pegawai for b in ditolak}, sekarang)
    teks = {pk: bahan.teks(pk) for pk in disebut}  # reasons, where they are not about a person
    return HalamanPelaksanaan(
        langkah=_langkah(pelaksanaan, log),
        linimasa=linimasa(potong, log.keadaan, nama, teks, terbaca=pandangan.kejadian),
        hal=hal,
        penolakan=_penolakan(ditolak, nama),
        tutup_awal=linimasa(awal, log.keadaan, nama, teks, terbaca=pandangan.kejadian),
        ralat=_ralat(pelaksanaan),
        naskah=kelompokkan(naskah, bahan.lintasan),
        bukti=bukti_terbaca(pelaksanaan, log, pandangan),
        ada_pribadi=pandangan.ada_pribadi,
    )


def _pandangan(pelaksanaan: Any, log: bacaan.Log) -> Pandangan:
    """Of somebody whom no task reaches: nothing about single persons."""
    return Pandangan(log.keadaan, lintasan_sop(pelaksanaan.sidik_sop), frozenset(), "")


def _langkah(pelaksanaan: Any, log: bacaan.Log) -> tuple[BarisLangkah, ...]:
    lintasan = lintasan_sop(pelaksanaan.sidik_sop)
    hasil = []
    for nomor in lintasan.nomor:
        baris = log.keadaan.baris.get(nomor)
        hasil.append(
            BarisLangkah(
                nomor=nomor,
                uraian=lintasan.langkah[nomor].uraian,
                keadaan=_KATA[baris.status if baris else StatusBaris.BELUM],
                putaran=max(baris.iterasi.values(), default=0) if baris else 0,
                ditutup_awal=len(baris.ditutup_awal) if baris else 0,
            )
        )
    return tuple(hasil)


def _nama(
    pelaksanaan: Any,
    log: bacaan.Log,
    kejadian: list[Tercatat],
    lain: set[UUID | None],
    sekarang: datetime,
) -> Nama:
    """Who stands in these events and in `lain`. At most one query while the office is in memory."""
    kantor = susunan_kini(pelaksanaan.instansi, hari_di(pelaksanaan.instansi.pemda, sekarang))
    return Nama(
        sebutan=sebutan({*id_disebut(kejadian, log.keadaan), *lain}, nama_kantor(kantor)),
        dasar=dasar_kini(pelaksanaan.instansi, kantor.hari, penempatan_disebut(log.kejadian)),
    )


def _ralat(pelaksanaan: Any) -> list[Any]:
    """Corrections of what this run reported."""
    ada = pelaksanaan.status == "selesai" and pelaksanaan.ada_ralat
    return ralat_atas(pelaksanaan) if ada else []


def _penolakan(baris: list[Any], nama: Nama) -> list[dict[str, Any]]:
    return [
        {
            "pada": b.pada,
            "siapa": nama.sebutan.dari(b.pegawai),
            "tindakan": b.tindakan,
            "jenis": b.jenis,
            "aturan": b.aturan,
        }
        for b in baris
    ]


def bukti_terbaca(pelaksanaan: Any, log: bacaan.Log, pandangan: Pandangan) -> list[Any]:
    """Evidence that is not about a person."""
    tugas = log.keadaan.tugas
    return [
        b
        for b in bukti_pelaksanaan(pelaksanaan.pk)
        if str(b.tugas) in tugas and pandangan.tugas(tugas[str(b.tugas)])
    ]


def naskah_terbaca(pelaksanaan: Any, naskah: UUID, sekarang: datetime) -> DaftarNaskah:
    """The documents an evaluator may open; raises TidakDitemukan when this is none of them."""
    log = bacaan.log(pelaksanaan)
    bahan = BahanNaskah(pelaksanaan, sekarang, kejadian=log.kejadian, keadaan=log.keadaan)
    semua = terbaca(daftar_naskah(bahan), _pandangan(pelaksanaan, log))
    if not any(t.id(pelaksanaan.pk) == naskah for t in semua.terbitan):
        raise TidakDitemukan(
            "Naskah ini tidak ada dalam surat tugas Anda.", "Buka kembali dari pelaksanaannya."
        )
    return semua


def bukti_satu(pelaksanaan: Any, pk: UUID) -> Any:
    """One piece of evidence an evaluator may open; raises TidakDitemukan."""
    log = bacaan.log(pelaksanaan)
    for satu in bukti_terbaca(pelaksanaan, log, _pandangan(pelaksanaan, log)):
        if satu.pk == pk:
            return satu
    raise TidakDitemukan(
        "Bukti ini tidak ada dalam surat tugas Anda.", "Buka kembali dari pelaksanaannya."
    )

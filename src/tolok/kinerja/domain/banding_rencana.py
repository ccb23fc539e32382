"""What differs between two plans of a year, row by row and cell by cell, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

from tolok.dasar.angka import rupiah
from tolok.dasar.tanggal import tanggal
from tolok.kinerja.domain.bilangan import tulis_penuh
from tolok.kinerja.domain.isi_rencana import (
    IsiIndikator,
    IsiPerjanjian,
    IsiRencana,
    IsiSimpul,
    urutkan,
)
from tolok.kinerja.domain.keadaan import Agregasi
from tolok.kinerja.domain.rencana import VersiRencana
from tolok.kinerja.domain.target import Rentang, tulis_target

__all__ = [
    "KATA_AGREGASI",
    "KATA_POLARITAS",
    "NAMA_TW",
    "BedaRencana",
    "BedaSel",
    "JenisBeda",
    "Pasangan",
    "bandingkan_rencana",
    "pasangkan",
    "tulis_nilai",
]

NAMA_TW = ("tahun", "TW I", "TW II", "TW III", "TW IV")
KATA_AGREGASI = {
    Agregasi.JUMLAH.value: "Jumlah (dijumlahkan tiap triwulan)",
    Agregasi.POSISI_AKHIR.value: "Posisi akhir (nilai triwulan terakhir)",
    Agregasi.RATA_RATA.value: "Rata-rata triwulan",
    Agregasi.RATA_RATA_TERTIMBANG.value: "Rata-rata tertimbang",
    Agregasi.RASIO_KUMULATIF.value: "Rasio kumulatif (dari pembilang dan penyebut)",
    Agregasi.PROGRES_KUMULATIF.value: "Kemajuan kumulatif (tidak pernah turun)",
    Agregasi.TAHUNAN.value: "Tahunan saja (diukur sekali di akhir tahun)",
}
KATA_POLARITAS = {
    "positif": "Positif: makin tinggi makin baik",
    "negatif": "Negatif: makin rendah makin baik, (2T-R)/T",
    "negatif_rasio": "Negatif rasio: makin rendah makin baik, T/R",
    "stabil": "Stabil: menjauh ke dua arah sama buruknya",
}


class JenisBeda(StrEnum):
    """What happens to a row."""

    TAMBAH = "tambah"
    UBAH = "ubah"
    HAPUS = "hapus"


@dataclass(frozen=True, slots=True, kw_only=True)
class BedaSel:
    """One cell: what it is called, what stood there, what will stand there ("" is empty)."""

    kolom: str
    semula: str
    menjadi: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BedaRencana:
    """One row that is added, changed or removed. `benda`: simpul, indikator or perjanjian."""

    jenis: JenisBeda
    benda: str
    kode: str
    nama: str
    sel: tuple[BedaSel, ...] = ()


_Baris = TypeVar("_Baris", bound=IsiSimpul | IsiIndikator | IsiPerjanjian)
Pasangan = tuple[_Baris | None, _Baris | None]


def pasangkan(
    lama: Sequence[_Baris], baru: Sequence[_Baris], kunci: Callable[[_Baris], str]
) -> list[Pasangan[_Baris]]:
    """Old and new rows that are the same one: by stored id, else by code; None: no such row."""
    menurut_id = {b.id: b for b in lama if b.id}
    menurut_kunci = {kunci(b).casefold(): b for b in lama}
    hasil: list[Pasangan[_Baris]] = []
    dipakai: set[int] = set()
    for b in baru:
        asal = menurut_id.get(b.id) or menurut_kunci.get(kunci(b).casefold())
        if asal is not None and id(asal) in dipakai:
            asal = None
        if asal is not None:
            dipakai.add(id(asal))
        hasil.append((asal, b))
    hilang: list[Pasangan[_Baris]] = [(b, None) for b in lama if id(b) not in dipakai]
    return hilang + hasil


def bandingkan_rencana(lama: IsiRencana, baru: IsiRencana) -> tuple[BedaRencana, ...]:
    """Every row that differs; empty exactly when both say the same."""
    kini, nanti = urutkan(lama), urutkan(baru)
    return (
        *_beda("perjanjian", kini.perjanjian, nanti.perjanjian, lambda p: p.nomor, _sel_pk),
        *_beda("simpul", kini.simpul, nanti.simpul, lambda s: s.kode, _sel_simpul),
        *_beda("indikator", kini.indikator, nanti.indikator, lambda i: i.kode, _sel_indikator),
        *_urutan(kini, nanti),
    )


def _beda(
    benda: str,
    lama: Sequence[_Baris],
    baru: Sequence[_Baris],
    kunci: Callable[[_Baris], str],
    sel: Callable[[_Baris], dict[str, str]],
) -> Iterable[BedaRencana]:
    for asal, menjadi in pasangkan(lama, baru, kunci):
        satu = menjadi or asal
        if satu is None:
            continue
        dulu = sel(asal) if asal is not None else {}
        kini = sel(menjadi) if menjadi is not None else {}
        beda = tuple(
            BedaSel(kolom=k, semula=dulu.get(k, ""), menjadi=kini.get(k, ""))
            for k in dict.fromkeys((*dulu, *kini))
            if dulu.get(k, "") != kini.get(k, "")
        )
        if beda or asal is None or menjadi is None:
            jenis = JenisBeda.TAMBAH if asal is None else JenisBeda.UBAH
            yield BedaRencana(
                jenis=jenis if menjadi is not None else JenisBeda.HAPUS,
                benda=benda,
                kode=kunci(satu),
                nama=satu.versi.value if isinstance(satu, IsiPerjanjian) else satu.nama,
                sel=beda,
            )


def _urutan(lama: IsiRencana, baru: IsiRencana) -> Iterable[BedaRencana]:
    """Rows that are all there before and after, but stand in another order."""
    for benda, kini, nanti in (
        ("simpul", [s.kode for s in lama.simpul], [s.kode for s in baru.simpul]),
        ("indikator", [i.kode for i in lama.indikator], [i.kode for i in baru.indikator]),
    ):
        sama = set(kini) & set(nanti)
        if [k for k in kini if k in sama] != [k for k in nanti if k in sama]:
            yield BedaRencana(
                jenis=JenisBeda.UBAH,
                benda=benda,
                kode="urutan",
                nama=f"Urutan tampil {benda} berubah",
            )


def tulis_nilai(nilai: Any) -> str:
    """A value as a person reads it: "46,5", "80-90", "4 Januari 2026", "ya"."""
    match nilai:
        case None:
            return ""
        case bool():
            return "ya" if nilai else "tidak"
        case Rentang():
            return tulis_target(nilai)
        case Decimal():
            return tulis_penuh(nilai)
        case date():
            return tanggal(nilai)
        case tuple():
            return "; ".join(f"{nama} = {tulis_penuh(n)}" for nama, n in nilai)
        case _:
            return str(nilai)


def _sel_pk(p: IsiPerjanjian) -> dict[str, str]:
    return {
        "Nomor": p.nomor,
        "Versi": p.versi.value,
        "Tanggal": tulis_nilai(p.tanggal),
        "Berlaku sejak": tulis_nilai(p.berlaku_sejak),
        "Alasan perubahan": p.alasan,
    }


def _sel_simpul(s: IsiSimpul) -> dict[str, str]:
    return {
        "Kode": s.kode,
        "Jenis": s.jenis.value,
        "Nama": s.nama,
        "Kode induk": s.induk,
        "Penanggung jawab": s.penanggung_jawab,
        "Versi": s.versi.value,
        "Pagu murni": "" if s.pagu_murni is None else rupiah(s.pagu_murni),
        "Pagu perubahan": "" if s.pagu_perubahan is None else rupiah(s.pagu_perubahan),
    }


def _sel_indikator(i: IsiIndikator) -> dict[str, str]:
    target = {
        f"Target {nama}{' perubahan' if versi is VersiRencana.PERUBAHAN else ''}": tulis_nilai(t)
        for versi, deret in ((VersiRencana.MURNI, i.murni), (VersiRencana.PERUBAHAN, i.perubahan))
        for nama, t in zip(NAMA_TW, deret, strict=True)
    }
    return {
        "Kode": i.kode,
        "Kode simpul": i.simpul,
        "Indikator": i.nama,
        "Satuan": i.satuan,
        "Polaritas": i.polaritas.value.replace("_", " "),
        "Cara menggabung": i.agregasi.value.replace("_", " "),
        "Penyebut": "target tahun" if i.penyebut_tahun else "target s.d. triwulan",
        "Diisi sebagai komponen": tulis_nilai(i.berkomponen),
        "Penanggung jawab": i.penanggung_jawab,
        **target,
        "Realisasi tahun lalu": tulis_nilai(i.tahun_lalu),
        "Target akhir Renstra": tulis_nilai(i.renstra),
        "Bobot": tulis_nilai(i.bobot),
        "Jenis": i.jenis,
        "Definisi operasional": i.definisi,
        "Rumus": i.rumus,
        "Sumber data": i.sumber,
        "Bukti dukung": i.bukti,
        "Skala": tulis_nilai(i.skala),
        "Pembanding": tulis_nilai(i.pembanding),
        "Tersedia pada": tulis_nilai(i.tersedia_pada),
        "Catatan": i.catatan,
    }

"""Whether a plan can be saved: its own rules.

Findings name a row and a column, so that a page marks the field and a workbook its cell.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tolok.dasar.temuan import TemuanBaris, Tingkat
from tolok.kinerja.domain.bilangan import tulis_penuh
from tolok.kinerja.domain.isi_rencana import (
    INDUK,
    IsiIndikator,
    IsiPerjanjian,
    IsiRencana,
    IsiSimpul,
)
from tolok.kinerja.domain.keadaan import Agregasi
from tolok.kinerja.domain.rencana import JenisSimpul, VersiRencana

__all__ = ["TemuanRencana", "periksa_rencana"]

BATAS_RUPIAH = 10**15
_PANJANG = {
    "kode": (40, "Kode"),
    "nama": (400, "Nama"),
    "satuan": (60, "Satuan"),
    "jenis": (20, "Jenis"),
    "rumus": (400, "Rumus"),
    "sumber": (200, "Sumber data"),
    "bukti": (200, "Bukti dukung"),
    "definisi": (4000, "Definisi operasional"),
    "catatan": (4000, "Catatan"),
    "nomor": (80, "Nomor"),
    "alasan": (400, "Alasan perubahan"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TemuanRencana(TemuanBaris):
    """One finding: `benda` (simpul, indikator, perjanjian), the row's code, the column."""

    kode: str


def periksa_rencana(isi: IsiRencana, jabatan: Collection[str]) -> list[TemuanRencana]:
    """Everything that is wrong or doubtful in the plan. `jabatan`: posts of the office."""
    dikenal = {j.casefold() for j in jabatan}
    return [
        *_ganda("simpul", isi.simpul),
        *_ganda("indikator", isi.indikator),
        *(t for s in isi.simpul for t in _simpul(s, isi, dikenal)),
        *(t for i in isi.indikator for t in _indikator(i, isi, dikenal)),
        *_perjanjian(isi),
    ]


def _ganda(
    benda: str, baris: Iterable[IsiSimpul] | Iterable[IsiIndikator]
) -> Iterator[TemuanRencana]:
    ada: set[str] = set()
    for b in baris:
        if b.kode.casefold() in ada:
            yield TemuanRencana(
                benda=benda,
                kode=b.kode,
                kolom="Kode",
                masalah=f"Kode {b.kode} dipakai dua kali.",
                saran="Beri kode lain, atau hapus baris yang berulang.",
            )
        ada.add(b.kode.casefold())


def _panjang(benda: str, baris: IsiSimpul | IsiIndikator) -> Iterator[TemuanRencana]:
    for atribut, (batas, kolom) in _PANJANG.items():
        teks = getattr(baris, atribut, "")
        if len(teks) > batas:
            yield TemuanRencana(
                benda=benda,
                kode=baris.kode,
                kolom=_kolom(benda, kolom),
                masalah=f"{kolom} terlalu panjang ({len(teks)} huruf, paling banyak {batas}).",
                saran="Ringkas isinya.",
            )
    for atribut, kolom in (("kode", "Kode"), ("nama", "Nama"), ("satuan", "Satuan")):
        if not getattr(baris, atribut, "-"):
            yield TemuanRencana(
                benda=benda,
                kode=baris.kode,
                kolom=_kolom(benda, kolom),
                masalah=f"{_kolom(benda, kolom)} belum diisi.",
                saran="Isi dahulu.",
            )


def _kolom(benda: str, kolom: str) -> str:
    return "Indikator" if (benda, kolom) == ("indikator", "Nama") else kolom


def _simpul(s: IsiSimpul, isi: IsiRencana, jabatan: Collection[str]) -> Iterator[TemuanRencana]:
    yield from _panjang("simpul", s)
    yield from _induk(s, isi)
    if s.penanggung_jawab and s.penanggung_jawab.casefold() not in jabatan:
        yield _jabatan_asing("simpul", s.kode, s.penanggung_jawab)
    for kolom, pagu in (("Pagu murni", s.pagu_murni), ("Pagu perubahan", s.pagu_perubahan)):
        if pagu is None:
            continue
        if s.jenis is not JenisSimpul.SUBKEGIATAN:
            yield TemuanRencana(
                benda="simpul",
                kode=s.kode,
                kolom=kolom,
                masalah=f"{kolom} diisi pada {s.jenis.value} {s.kode}.",
                saran="Isi pagu pada subkegiatannya; jumlah program dan kegiatan dihitung sendiri.",
            )
        elif not 0 <= pagu < BATAS_RUPIAH:
            yield TemuanRencana(
                benda="simpul",
                kode=s.kode,
                kolom=kolom,
                masalah=f"{kolom} {tulis_penuh(Decimal(pagu))} di luar jangkauan.",
                saran="Tulis rupiah utuh, tidak negatif.",
            )
    if s.pagu_perubahan is not None and s.pagu_murni is None:
        yield TemuanRencana(
            benda="simpul",
            kode=s.kode,
            kolom="Pagu murni",
            masalah="Pagu perubahan terisi, tetapi pagu murninya kosong.",
            saran="Tulis 0 bila subkegiatan ini baru ada pada perubahan anggaran.",
        )


def _induk(s: IsiSimpul, isi: IsiRencana) -> Iterator[TemuanRencana]:
    menurut = {x.kode: x for x in isi.simpul}
    atas = menurut.get(s.induk)
    boleh = INDUK[s.jenis]
    kata = " atau ".join(j.value for j in boleh if j is not None)
    if s.induk and atas is None:
        masalah = f"Kode induk {s.induk} tidak ada di dalam rencana."
        saran = "Periksa kodenya, atau tambahkan dahulu simpul induknya."
    elif atas is None and None not in boleh:
        masalah = f"{s.jenis.value.capitalize()} {s.kode} belum punya induk."
        saran = f"Isi kode {kata} yang menjadi induknya."
    elif atas is not None and atas.jenis not in boleh:
        masalah = f"{s.jenis.value.capitalize()} tidak dapat berada di bawah {atas.jenis.value}."
        saran = f"Pilih {kata} sebagai induknya." if kata else "Kosongkan kode induknya."
    elif _melingkar(s, menurut):
        masalah = f"Simpul {s.kode} berada di bawah dirinya sendiri."
        saran = "Pilih induk yang lain."
    else:
        return
    yield TemuanRencana(
        benda="simpul", kode=s.kode, kolom="Kode induk", masalah=masalah, saran=saran
    )


def _melingkar(s: IsiSimpul, menurut: Mapping[str, IsiSimpul]) -> bool:
    dilihat, kini = {s.kode}, menurut.get(s.induk)
    while kini is not None:
        if kini.kode in dilihat:
            return True
        dilihat.add(kini.kode)
        kini = menurut.get(kini.induk)
    return False


def _jabatan_asing(benda: str, kode: str, jabatan: str) -> TemuanRencana:
    return TemuanRencana(
        benda=benda,
        kode=kode,
        kolom="Penanggung jawab",
        masalah=f"Jabatan “{jabatan}” tidak ada di perangkat daerah ini.",
        saran="Pilih nama jabatan persis seperti pada lembar Pilihan atau halaman Jabatan.",
    )


def _indikator(
    i: IsiIndikator, isi: IsiRencana, jabatan: Collection[str]
) -> Iterator[TemuanRencana]:
    yield from _panjang("indikator", i)

    def temuan(kolom: str, masalah: str, saran: str, *, ringan: bool = False) -> TemuanRencana:
        tingkat = Tingkat.PERINGATAN if ringan else Tingkat.GALAT
        return TemuanRencana(
            benda="indikator",
            kode=i.kode,
            kolom=kolom,
            masalah=masalah,
            saran=saran,
            tingkat=tingkat,
        )

    if i.penanggung_jawab and i.penanggung_jawab.casefold() not in jabatan:
        yield _jabatan_asing("indikator", i.kode, i.penanggung_jawab)
    for t in _wajib_indikator(i, isi):
        yield temuan(*t)
    for t in _target(i):
        yield temuan(*t, ringan=True)
    if any(t is not None for t in i.perubahan) and not any(
        p.versi is VersiRencana.PERUBAHAN for p in isi.perjanjian
    ):
        yield temuan(
            "Target tahun perubahan",
            "Target perubahan baru dipakai setelah ada Perjanjian Kinerja Perubahan.",
            "Catat perjanjiannya bila sudah ditandatangani.",
            ringan=True,
        )


def _wajib_indikator(i: IsiIndikator, isi: IsiRencana) -> Iterator[tuple[str, str, str]]:
    """What keeps an indicator from being measured: column, what, advice."""
    if all(s.kode != i.simpul for s in isi.simpul):
        yield (
            "Kode simpul",
            f"Simpul {i.simpul or '(kosong)'} tidak ada di dalam rencana.",
            "Isi kode simpul yang ada pada lembar Simpul.",
        )
    if not i.penanggung_jawab:
        yield (
            "Penanggung jawab",
            f"Indikator {i.kode} belum punya penanggung jawab.",
            "Isi jabatan yang menyediakan datanya; formulirnya dikirim ke jabatan itu.",
        )
    if i.agregasi is Agregasi.RASIO_KUMULATIF and not i.berkomponen:
        yield (
            "Diisi sebagai komponen",
            "Rasio kumulatif dihitung dari pembilang dan penyebut.",
            "Isi “ya” agar formulirnya meminta keduanya.",
        )
    if i.bobot is not None and i.bobot <= 0:
        yield "Bobot", "Bobot harus lebih besar daripada nol.", "Perbaiki atau kosongkan."


def _target(i: IsiIndikator) -> Iterator[tuple[str, str, str]]:
    """Doubts about the targets of one indicator: column, what, advice."""
    tw = [t for t in i.murni[1:] if t is not None]
    tahun = i.murni[0]
    if tahun is None and not tw:
        yield "Target tahun", f"Indikator {i.kode} belum punya target.", "Isi targetnya."
        return
    if i.agregasi is Agregasi.TAHUNAN or i.penyebut_tahun:
        if tahun is None:
            yield "Target tahun", "Target tahun kosong, padahal itulah pembandingnya.", "Isi."
        return
    if not tw:
        yield (
            "Target TW I",
            "Tidak ada target triwulan, sehingga indikator ini tidak diukur tiap triwulan.",
            "Isi target triwulannya, atau pilih penyebut target tahun.",
        )
        return
    angka = [t for t in tw if isinstance(t, Decimal)]
    if len(angka) != len(tw) or not isinstance(tahun, Decimal):
        return
    if i.agregasi is Agregasi.JUMLAH and sum(angka) != tahun:
        yield (
            "Target tahun",
            f"Jumlah target triwulan {tulis_penuh(sum(angka, Decimal(0)))}, target tahun {tulis_penuh(tahun)}.",
            "Pastikan targetnya per triwulan, bukan s.d. triwulan.",
        )
    if i.agregasi is Agregasi.PROGRES_KUMULATIF and angka != sorted(angka):
        yield (
            "Target TW I",
            "Target kemajuan kumulatif turun antartriwulan.",
            "Isi target s.d. triwulan.",
        )


def _perjanjian(isi: IsiRencana) -> Iterator[TemuanRencana]:
    nomor: set[str] = set()
    for p in isi.perjanjian:
        if not p.nomor:
            yield _temuan_pk(p, "Nomor", "Nomor perjanjian belum diisi.", "Tulis nomornya.")
        for kolom, teks in (("nomor", p.nomor), ("alasan", p.alasan)):
            if len(teks) > _PANJANG[kolom][0]:
                yield _temuan_pk(
                    p, _PANJANG[kolom][1], f"{_PANJANG[kolom][1]} terlalu panjang.", "Ringkas."
                )
        if p.nomor in nomor:
            yield _temuan_pk(p, "Nomor", f"Nomor {p.nomor} dipakai dua kali.", "Beri nomor lain.")
        nomor.add(p.nomor)
        if p.berlaku_sejak.year != isi.tahun and p.berlaku_sejak > date(isi.tahun, 12, 31):
            yield _temuan_pk(
                p,
                "Berlaku sejak",
                f"Perjanjian {p.nomor} mulai berlaku sesudah tahun {isi.tahun}.",
                "Periksa tahunnya.",
            )
        if p.versi is VersiRencana.PERUBAHAN and not p.alasan:
            yield _temuan_pk(
                p,
                "Alasan perubahan",
                "Perjanjian perubahan belum menyebut alasannya.",
                "Tulis sebab perubahannya, misalnya perubahan APBD atau pergantian pejabat.",
            )


def _temuan_pk(p: IsiPerjanjian, kolom: str, masalah: str, saran: str) -> TemuanRencana:
    return TemuanRencana(
        benda="perjanjian", kode=p.nomor, kolom=kolom, masalah=masalah, saran=saran
    )

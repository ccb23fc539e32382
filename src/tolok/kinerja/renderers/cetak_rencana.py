"""What an office prints from its plan: annex of the PK, rencana aksi, and empty forms of a quarter.

Sources: PermenPANRB 53/2014 (Perjanjian Kinerja: sasaran, indikator, target; program, anggaran).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from tolok.dasar.angka import tulis
from tolok.kinerja.domain.agregasi import target_sd
from tolok.kinerja.domain.banding_rencana import tulis_nilai
from tolok.kinerja.domain.bilangan import tulis_penuh
from tolok.kinerja.domain.isi_rencana import (
    IsiIndikator,
    IsiPerjanjian,
    IsiRencana,
    IsiSimpul,
    pagu_simpul,
)
from tolok.kinerja.domain.rencana import Butir, JenisSimpul, Rencana, VersiRencana
from tolok.kinerja.domain.target import Target, tulis_target
from tolok.kinerja.renderers.dokumen import kata_keadaan
from tolok.naskah.dokumen import formulir
from tolok.naskah.domain.blok import (
    Bab,
    BarisTandaTangan,
    Blok,
    HalamanBaru,
    JudulNaskah,
    Kolom,
    Paragraf,
    Sel,
    Tabel,
    TandaTangan,
)
from tolok.naskah.domain.dokumen import Bingkai, Dokumen, JenisNaskah

__all__ = ["formulir_kosong", "lampiran_pk", "rencana_aksi"]

_KERJA = (JenisSimpul.PROGRAM, JenisSimpul.KEGIATAN, JenisSimpul.SUBKEGIATAN)


def _versi(r: IsiRencana, hari: date) -> tuple[VersiRencana, IsiPerjanjian | None]:
    """The agreement that counts on a day, or the first one when none counts yet."""
    berlaku = [p for p in r.perjanjian if p.berlaku_sejak <= hari]
    satu = berlaku[-1] if berlaku else next(iter(r.perjanjian), None)
    return (satu.versi if satu else VersiRencana.MURNI), satu


def _judul(teks: str, r: IsiRencana, instansi: str, versi: VersiRencana) -> JudulNaskah:
    akhiran = " Perubahan" if versi is VersiRencana.PERUBAHAN else ""
    return JudulNaskah(teks=f"{teks}{akhiran} Tahun {r.tahun}", tentang=instansi)


def lampiran_pk(
    r: IsiRencana,
    bingkai: Bingkai,
    *,
    hari: date,
    pihak_pertama: TandaTangan,
    pihak_kedua: TandaTangan,
) -> Dokumen:
    """Sasaran with indicators and targets, then programmes with their money."""
    versi, pk = _versi(r, hari)
    pagu = pagu_simpul(r, semula=versi is VersiRencana.MURNI)
    program = [s for s in r.simpul if s.jenis is JenisSimpul.PROGRAM]
    jumlah = sum(pagu.get(s.kode, 0) for s in program)
    isi: tuple[Blok, ...] = (
        _judul("Lampiran Perjanjian Kinerja", r, bingkai.kop.instansi, versi),
        _tabel_target(r, versi),
        Tabel(
            kolom=(
                Kolom(judul="No.", mm=10, rata="tengah"),
                Kolom(judul="Program", bagian=6),
                Kolom(judul="Anggaran (Rp)", mm=38, rata="kanan"),
                Kolom(judul="Keterangan", bagian=2),
            ),
            baris=(
                *((str(n), f"{s.kode} {s.nama}", tulis(pagu.get(s.kode, 0)), "") for n, s in enumerate(program, 1)),
                (Sel(teks="Jumlah", kolom=2, tebal=True), Sel(teks=tulis(jumlah), tebal=True), ""),
            ),
            kosong="Belum ada program.",
        ),
        Paragraf(teks=_dasar(pk), kecil=True, rata="kiri"),
        BarisTandaTangan(penanda=(pihak_kedua, pihak_pertama)),
    )  # fmt: skip
    return bingkai.dokumen(
        JenisNaskah.FORMULIR, f"Lampiran Perjanjian Kinerja {r.tahun}", isi, huruf=10
    )


def _dasar(pk: IsiPerjanjian | None) -> str:
    if pk is None:
        return "Rancangan: nomor Perjanjian Kinerja belum dicatat."
    return f"Perjanjian Kinerja Nomor {pk.nomor}, berlaku sejak {tulis_nilai(pk.berlaku_sejak)}."


def _indikator(r: IsiRencana) -> Mapping[str, list[IsiIndikator]]:
    hasil: dict[str, list[IsiIndikator]] = {}
    for i in r.indikator:
        hasil.setdefault(i.simpul, []).append(i)
    return hasil


def _tabel_target(r: IsiRencana, versi: VersiRencana) -> Tabel:
    milik = _indikator(r)
    baris: list[tuple[Sel | str, ...]] = []
    nomor = 0
    for s in r.simpul:
        semua = milik.get(s.kode, [])
        if s.jenis not in (JenisSimpul.TUJUAN, JenisSimpul.SASARAN) or not semua:
            continue
        nomor += 1
        for n, i in enumerate(semua):
            awal: tuple[Sel | str, ...] = ()
            if n == 0:
                awal = (
                    Sel(teks=str(nomor), baris=len(semua)),
                    Sel(teks=s.nama, baris=len(semua)),
                )
            baris.append((*awal, i.nama, i.satuan, tulis_nilai(i.target(versi, 0)) or "–"))
    return Tabel(
        kolom=(
            Kolom(judul="No.", mm=10, rata="tengah"),
            Kolom(judul="Sasaran", bagian=4),
            Kolom(judul="Indikator Kinerja", bagian=5),
            Kolom(judul="Satuan", bagian=2),
            Kolom(judul="Target", mm=26, rata="kanan"),
        ),
        baris=tuple(baris),
        kosong="Belum ada sasaran berindikator.",
    )


def rencana_aksi(r: IsiRencana, bingkai: Bingkai, *, hari: date, penanda: TandaTangan) -> Dokumen:
    """Targets per quarter of every sasaran, then the work with its money and who answers."""
    versi, pk = _versi(r, hari)
    pagu = pagu_simpul(r, semula=versi is VersiRencana.MURNI)
    isi: tuple[Blok, ...] = (
        _judul("Rencana Aksi", r, bingkai.kop.instansi, versi),
        Bab(nomor="A.", teks="Target triwulan"),
        _tabel_aksi(r, versi, lambda s: s.jenis not in _KERJA, pagu=None),
        Bab(nomor="B.", teks="Program, kegiatan, dan subkegiatan"),
        _tabel_aksi(r, versi, lambda s: s.jenis in _KERJA, pagu=pagu),
        Paragraf(teks=_dasar(pk), kecil=True, rata="kiri"),
        BarisTandaTangan(penanda=(penanda,)),
    )
    return bingkai.dokumen(
        JenisNaskah.FORMULIR, f"Rencana Aksi {r.tahun}", isi, kertas="lanskap", huruf=9
    )


def _tabel_aksi(
    r: IsiRencana,
    versi: VersiRencana,
    pilih: Callable[[IsiSimpul], bool],
    *,
    pagu: Mapping[str, int] | None,
) -> Tabel:
    uang = () if pagu is None else (Kolom(judul="Anggaran (Rp)", mm=28, rata="kanan"),)
    kolom = (
        Kolom(judul="No.", mm=9, rata="tengah"),
        Kolom(judul="Indikator", bagian=6),
        Kolom(judul="Satuan", bagian=2),
        Kolom(judul="Target tahun", mm=19, rata="kanan"),
        *(Kolom(judul=f"TW {x}", mm=17, rata="kanan") for x in ("I", "II", "III", "IV")),
        *uang,
        Kolom(judul="Penanggung jawab", bagian=3),
    )
    milik = _indikator(r)
    baris: list[tuple[Sel | str, ...]] = []
    nomor = 0
    for s in filter(pilih, r.simpul):
        kepala = Sel(
            teks=f"{s.jenis.value.capitalize()} {s.kode} {s.nama}",
            kolom=len(kolom) - len(uang) - 1,
            tebal=True,
            rata="kiri",
            latar="kelompok",
        )
        isi_uang = () if pagu is None else (Sel(teks=tulis(pagu[s.kode]) if s.kode in pagu else "", latar="kelompok"),)  # fmt: skip
        baris.append((kepala, *isi_uang, Sel(teks=s.penanggung_jawab, latar="kelompok")))
        for i in milik.get(s.kode, ()):
            nomor += 1
            target = (tulis_nilai(i.target(versi, tw)) or "–" for tw in range(5))
            kosong = ("",) if uang else ()
            baris.append(
                (str(nomor), f"{i.kode} {i.nama}", i.satuan, *target, *kosong, i.penanggung_jawab)
            )
    return Tabel(kolom=kolom, baris=tuple(baris), ukuran="rapat", kosong="Belum ada isinya.")


@dataclass(frozen=True, slots=True, kw_only=True)
class PemilikFormulir:
    """Whose form it is: post and unit, and who signs."""

    jabatan: str
    unit: str
    pengisi: TandaTangan
    mengetahui: TandaTangan


def formulir_kosong(
    r: Rencana, bingkai: Bingkai, pemilik: Mapping[str, PemilikFormulir]
) -> Dokumen | None:
    """Forms of a quarter, one after the other, prefilled with targets; None: nobody has any.

    `pemilik`: post id -> whose form it is, in the order of printing.
    """
    hasil: list[Dokumen] = []
    for kunci, satu in pemilik.items():
        milik = r.milik(kunci)
        baris = _baris_kosong(milik)
        if baris:
            f = formulir.Formulir(
                perangkat_daerah=bingkai.kop.instansi,
                unit=satu.unit,
                periode=r.periode.nama,
                perjanjian=r.perjanjian.sebutan if r.perjanjian else "belum tercatat",
                baris=baris,
                pengisi=satu.pengisi,
                mengetahui=satu.mengetahui,
            )
            hasil.append(formulir.susun(f, bingkai))
    if not hasil:
        return None
    isi: list[Blok] = [*hasil[0].isi]
    for dokumen in hasil[1:]:
        isi += (HalamanBaru(kop=True), *dokumen.isi)
    return replace(
        hasil[0], isi=tuple(isi), perihal=f"Formulir Pengukuran Kinerja {r.periode.nama}"
    )


def _baris_kosong(r: Rencana) -> tuple[formulir.BarisFormulir, ...]:
    simpul = r.simpul_menurut_id
    urut = {s.id: n for n, s in enumerate(r.simpul)}
    pagu = {a.simpul: a.pagu for a in r.anggaran}
    return tuple(
        formulir.BarisFormulir(
            kelompok=f"{simpul[b.simpul].jenis.value.capitalize()} {simpul[b.simpul].kode} {simpul[b.simpul].nama}",
            kode=b.kode,
            indikator=b.nama,
            satuan=b.satuan,
            cara_ukur=f"{kata_keadaan(b.polaritas.value)}, {kata_keadaan(b.deret.agregasi.value)}",
            target_tahun=_teks(b.deret.target_tahun),
            target_sd=_teks(target_sd(b.deret, r.tw)),
            komponen="…… / ……" if b.berkomponen else "",
            tahun_lalu=tulis_penuh(b.tahun_lalu_tw) if b.tahun_lalu_tw is not None else "",
            pagu=pagu.get(b.simpul),
            penanggung_jawab=b.penanggung_jawab,
            sumber=b.sumber,
        )
        for b in sorted(r.butir, key=lambda b: urut[b.simpul])
        if _tampil(b, r.tw)
    )


def _tampil(b: Butir, tw: int) -> bool:
    return b.dijadwalkan(tw)


def _teks(target: Target | None) -> str:
    return "" if target is None else tulis_target(target)

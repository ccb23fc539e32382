"""D09 Kertas kerja pengukuran: part A how each figure is measured, part B the calculation."""

from __future__ import annotations

from dataclasses import dataclass

from tolok.naskah.domain.blok import (
    Bab,
    BarisTandaTangan,
    Blok,
    DuaKolom,
    Isian,
    JudulNaskah,
    Kolom,
    Kotak,
    Sel,
    Tabel,
    TandaTangan,
)
from tolok.naskah.domain.dokumen import Bingkai, Dokumen, JenisNaskah, StatusNaskah

__all__ = ["Butir", "KertasKerja", "Langkah", "blok_butir", "susun"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Langkah:
    """One line of an explanation: what is done, its text, its value, the rule or source."""

    langkah: str
    teks: str
    nilai: str
    rujukan: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Butir:
    """One indicator of a node: its method (A) and its result (B). Figures come as they print."""

    kode: str
    simpul: str
    indikator: str
    jenis: str
    definisi: str
    rumus: str
    komponen: str
    satuan: str
    polaritas: str
    agregasi: str
    penyebut: str
    """The denominator: target s.d. triwulan, or of the year."""
    aturan: str
    dasar: str
    kebijakan: str
    """What happens at target zero, an empty figure, a cap."""
    gabung: str
    """How the figure joins the node above."""
    sumber: str
    penanggung_jawab: str
    bukti: str
    langkah: tuple[Langkah, ...]
    hasil: str
    """The printed result: "102,22%" or "—"."""
    keadaan: str
    kategori: str
    pembanding: tuple[tuple[str, str], ...] = ()
    verifikasi: str = ""
    rujukan_bukti: str = ""
    """File number and digest of the evidence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KertasKerja:
    """The worked sheets of one period."""

    perangkat_daerah: str
    periode: str
    butir: tuple[Butir, ...]
    tanpa_indikator: tuple[tuple[str, str], ...]
    """Nodes without an indicator, each with the reason."""
    penyusun: TandaTangan
    pemeriksa: TandaTangan
    status: StatusNaskah = StatusNaskah.DRAFT


def susun(k: KertasKerja, bingkai: Bingkai) -> Dokumen:
    """The worked sheets: each indicator's method beside its calculation."""
    isi: list[Blok] = [
        JudulNaskah(teks="Kertas Kerja Pengukuran Kinerja", tentang=k.periode),
        Isian(
            baris=(
                ("Perangkat Daerah", k.perangkat_daerah),
                ("Periode", k.periode),
                ("Aturan", bingkai.aturan),
            )
        ),
    ]
    simpul = None
    for b in k.butir:
        if b.simpul != simpul:
            simpul = b.simpul
            isi.append(Bab(teks=simpul))
        isi += blok_butir(b)
    if k.tanpa_indikator:
        isi += [Bab(teks="Simpul tanpa indikator"), _tanpa_indikator(k.tanpa_indikator)]
    isi.append(BarisTandaTangan(penanda=(k.pemeriksa, k.penyusun)))
    return bingkai.dokumen(
        JenisNaskah.KERTAS_KERJA,
        f"Kertas Kerja Pengukuran Kinerja {k.periode}",
        tuple(isi),
        status=k.status,
        huruf=9,
    )


def blok_butir(b: Butir) -> tuple[Blok, ...]:
    """The card of one indicator; the report's appendix prints the same card."""
    metode_kiri = Isian(
        baris=(
            ("Jenis", b.jenis),
            ("Definisi operasional", b.definisi),
            ("Rumus", b.rumus),
            ("Komponen", b.komponen),
            ("Satuan", b.satuan),
            ("Polaritas", b.polaritas),
            ("Agregasi", b.agregasi),
        ),
        lebar_label=27,
        kecil=True,
    )
    metode_kanan = Isian(
        baris=(
            ("Penyebut", b.penyebut),
            ("Aturan", b.aturan),
            ("Dasar", b.dasar),
            ("Kebijakan", b.kebijakan),
            ("Penggabungan", b.gabung),
            ("Sumber data", b.sumber),
            ("Penanggung jawab", b.penanggung_jawab),
            ("Bukti", b.bukti),
        ),
        lebar_label=27,
        kecil=True,
    )
    return (
        Kotak(
            judul=f"{b.kode} · {b.indikator}",
            utuh=len(b.langkah) <= 12,
            isi=(DuaKolom(kiri=(metode_kiri,), kanan=(metode_kanan,)), _hitungan(b), *_catatan(b)),
        ),
    )


def _hitungan(b: Butir) -> Tabel:
    baris: list[tuple[Sel | str, ...]] = [
        (lk.langkah, lk.teks, Sel(teks=lk.nilai, rata="kanan"), lk.rujukan) for lk in b.langkah
    ]
    baris.append(
        (
            Sel(teks="Hasil", tebal=True, latar="jumlah"),
            Sel(
                teks=f"{b.keadaan}{', ' + b.kategori if b.kategori else ''}",
                tebal=True,
                latar="jumlah",
            ),
            Sel(teks=b.hasil, tebal=True, rata="kanan", latar="jumlah"),
            Sel(teks=b.aturan, latar="jumlah"),
        )
    )
    return Tabel(
        kolom=(
            Kolom(judul="Langkah hitung", mm=24),
            Kolom(judul="Uraian dan substitusi", bagian=5),
            Kolom(judul="Nilai", mm=27, rata="kanan"),
            Kolom(judul="Rujukan", bagian=6),
        ),
        baris=tuple(baris),
        ukuran="rapat",
    )


def _catatan(b: Butir) -> tuple[Blok, ...]:
    baris = [(nama, nilai) for nama, nilai in b.pembanding]
    if b.verifikasi:
        baris.append(("Catatan verifikasi", b.verifikasi))
    if b.rujukan_bukti:
        baris.append(("Rujukan bukti", b.rujukan_bukti))
    return (Isian(baris=tuple(baris), lebar_label=44, kecil=True),) if baris else ()


def _tanpa_indikator(simpul: tuple[tuple[str, str], ...]) -> Tabel:
    return Tabel(
        kolom=(
            Kolom(judul="Simpul", bagian=3),
            Kolom(judul="Alasan belum ada indikator", bagian=2),
        ),
        baris=tuple(simpul),
        ukuran="kecil",
    )

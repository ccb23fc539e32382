"""D17 Daftar arsip and label boks: where the file stands and how long."""

from __future__ import annotations

from dataclasses import dataclass

from tolok.naskah.domain.blok import (
    BarisTandaTangan,
    Isian,
    JudulNaskah,
    Kolom,
    Label,
    Tabel,
    TandaTangan,
)
from tolok.naskah.domain.dokumen import Bingkai, Dokumen, JenisNaskah

__all__ = ["BarisArsip", "DaftarArsip", "LabelBoks", "susun", "susun_label"]


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisArsip:
    """One item. What the retention schedule does not say yet is "belum ditetapkan"."""

    klasifikasi: str
    nomor: str
    uraian: str
    kurun: str
    jumlah: str
    keaslian: str
    media: str
    lokasi: str
    keamanan: str
    aktif: str = "belum ditetapkan"
    inaktif: str = "belum ditetapkan"
    nasib: str = "belum ditetapkan"
    dasar: str = ""
    sidik: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DaftarArsip:
    """The list of one dossier."""

    berkas: str
    baris: tuple[BarisArsip, ...]
    penanda: TandaTangan
    kepala_rantai: str = ""
    """Head of the run's chain at closing."""
    segel: str = ""
    """The last seal over that head."""
    catatan: tuple[str, ...] = ()
    """What the index says of itself: what was drawn only after it was sealed."""


def _keterangan(d: DaftarArsip) -> tuple[tuple[str, str], ...]:
    """What the list is of, and what proves that it is whole."""
    return (
        ("Berkas", d.berkas),
        ("Jumlah", f"{len(d.baris)} item"),
        *((("Kepala rantai kejadian", d.kepala_rantai),) if d.kepala_rantai else ()),
        *((("Segel terakhir", d.segel),) if d.segel else ()),
        *(("Catatan", satu) for satu in d.catatan),
    )


def susun(d: DaftarArsip, bingkai: Bingkai) -> Dokumen:
    """The list, landscape."""
    tabel = Tabel(
        kolom=(
            Kolom(judul="Klasifikasi", bagian=3),
            Kolom(judul="No. berkas", bagian=2, rata="tengah"),
            Kolom(judul="Uraian", bagian=8),
            Kolom(judul="Kurun waktu", bagian=3),
            Kolom(judul="Jumlah", bagian=3),
            Kolom(judul="Asli/ salinan", bagian=2),
            Kolom(judul="Media", bagian=3),
            Kolom(judul="Lokasi ruang/rak/boks/folder", bagian=4),
            Kolom(judul="Keamanan", bagian=3),
            Kolom(judul="Retensi aktif, inaktif, nasib akhir", bagian=5),
            Kolom(judul="Sidik berkas", bagian=4),
        ),
        baris=tuple(
            (
                b.klasifikasi,
                b.nomor,
                b.uraian,
                b.kurun,
                b.jumlah,
                b.keaslian,
                b.media,
                b.lokasi,
                b.keamanan,
                f"aktif: {b.aktif}; inaktif: {b.inaktif}; {b.nasib}"
                + (f" ({b.dasar})" if b.dasar else ""),
                b.sidik,
            )
            for b in d.baris
        ),
        nomor_kolom=True,
        ukuran="rapat",
    )
    return bingkai.dokumen(
        JenisNaskah.DAFTAR_ARSIP,
        f"Daftar arsip {d.berkas}",
        (
            JudulNaskah(teks="Daftar Arsip"),
            Isian(baris=_keterangan(d), lebar_label=42),
            tabel,
            BarisTandaTangan(penanda=(d.penanda,)),
        ),
        kertas="lanskap",
        huruf=10,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelBoks:
    """What stands on the box."""

    kode: str
    klasifikasi: str
    isi: str
    kurun: str
    lokasi: str
    keamanan: str
    retensi: str


def susun_label(label: tuple[LabelBoks, ...], bingkai: Bingkai) -> Dokumen:
    """Labels to cut and glue, two on a sheet."""
    return bingkai.dokumen(
        JenisNaskah.LABEL_BOKS,
        "Label boks " + ", ".join(b.kode for b in label),
        tuple(
            Label(
                kepala=bingkai.kop.instansi,
                kode=b.kode,
                baris=(
                    ("Klasifikasi", b.klasifikasi),
                    ("Isi", b.isi),
                    ("Kurun waktu", b.kurun),
                    ("Lokasi", b.lokasi),
                    ("Keamanan", b.keamanan),
                    ("Retensi", b.retensi),
                ),
            )
            for b in label
        ),
        berkop=False,
    )

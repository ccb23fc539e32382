"""D15 Buku agenda and buku ekspedisi: registers of letters and of hand deliveries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from tolok.dasar.tanggal import jam, tanggal, tanggal_pendek
from tolok.naskah.domain.blok import JudulNaskah, Kolom, Tabel
from tolok.naskah.domain.dokumen import Bingkai, Dokumen, JenisNaskah

__all__ = ["BarisAgenda", "BarisEkspedisi", "susun_agenda", "susun_ekspedisi"]


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisAgenda:
    """One letter, in or out."""

    nomor: str
    tanggal: date
    nomor_surat: str
    tanggal_surat: date
    pihak: str
    """From whom (masuk) or to whom (keluar)."""
    hal: str
    lampiran: str = "-"
    disposisi: str = ""
    keterangan: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisEkspedisi:
    """One delivery by hand; without `penerima` the receipt has not come back."""

    nomor: int
    tanggal: date
    nomor_surat: str
    tujuan: str
    isi: str
    penerima: str = ""
    paraf: str = ""
    diterima: datetime | None = None


def susun_agenda(
    baris: tuple[BarisAgenda, ...], *, masuk: bool, tahun: int, bingkai: Bingkai
) -> Dokumen:
    """The register of letters of one year, in or out."""
    arah = "masuk" if masuk else "keluar"
    tabel = Tabel(
        kolom=(
            Kolom(judul="No. agenda", bagian=2, rata="tengah"),
            Kolom(judul="Tanggal terima" if masuk else "Tanggal kirim", bagian=3),
            Kolom(judul="Nomor dan tanggal surat", bagian=5),
            Kolom(judul="Dari" if masuk else "Kepada", bagian=5),
            Kolom(judul="Hal", bagian=7),
            Kolom(judul="Lampiran", bagian=2),
            Kolom(judul="Disposisi", bagian=4),
            Kolom(judul="Keterangan", bagian=3),
        ),
        baris=tuple(
            (
                b.nomor,
                tanggal_pendek(b.tanggal),
                f"{b.nomor_surat}\n{tanggal(b.tanggal_surat)}",
                b.pihak,
                b.hal,
                b.lampiran,
                b.disposisi,
                b.keterangan,
            )
            for b in baris
        ),
        nomor_kolom=True,
        ukuran="kecil",
    )
    judul = f"Buku agenda surat {arah} tahun {tahun}"
    return bingkai.dokumen(
        JenisNaskah.BUKU_AGENDA,
        judul,
        (JudulNaskah(teks=judul), tabel),
        kertas="lanskap",
        huruf=10,
    )


def susun_ekspedisi(baris: tuple[BarisEkspedisi, ...], *, tahun: int, bingkai: Bingkai) -> Dokumen:
    """The register of deliveries of one year."""
    tabel = Tabel(
        kolom=(
            Kolom(judul="No.", bagian=1, rata="tengah"),
            Kolom(judul="Tanggal", bagian=3),
            Kolom(judul="Nomor surat", bagian=4),
            Kolom(judul="Tujuan", bagian=4),
            Kolom(judul="Isi/jumlah", bagian=6),
            Kolom(judul="Nama penerima", bagian=4),
            Kolom(judul="Paraf", bagian=3),
            Kolom(judul="Jam", bagian=2, rata="tengah"),
        ),
        baris=tuple(
            (
                str(b.nomor),
                tanggal_pendek(b.tanggal),
                b.nomor_surat,
                b.tujuan,
                b.isi,
                b.penerima or "belum kembali",
                b.paraf,
                jam(b.diterima, bingkai.zona) if b.diterima else "",
            )
            for b in baris
        ),
        nomor_kolom=True,
        ukuran="kecil",
    )
    judul = f"Buku ekspedisi tahun {tahun}"
    return bingkai.dokumen(
        JenisNaskah.BUKU_EKSPEDISI,
        judul,
        (JudulNaskah(teks=judul), tabel),
        kertas="lanskap",
        huruf=10,
    )

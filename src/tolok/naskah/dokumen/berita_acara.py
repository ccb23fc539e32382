"""Berita acara pencatatan keputusan dari kertas: a decision signed on paper enters the log."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from tolok.dasar.tanggal import hari_tanggal, tanggal, tanggal_jam
from tolok.naskah.domain.blok import (
    BarisTandaTangan,
    Blok,
    Daftar,
    Isian,
    JudulNaskah,
    Paragraf,
    TandaTangan,
)
from tolok.naskah.domain.dokumen import Bingkai, Dokumen, JenisNaskah

__all__ = ["BeritaAcaraKertas", "susun"]


@dataclass(frozen=True, slots=True, kw_only=True)
class BeritaAcaraKertas:
    """What was decided on paper, by whom, and who recorded it, with both dates (X-03)."""

    dokumen: str
    versi: str
    keputusan: str
    pemutus: TandaTangan
    tanggal_tertulis: date
    dicatat: datetime
    pencatat: TandaTangan
    pindaian: str
    """Name and digest of the scan."""
    nomor: str = ""
    catatan: str = ""


def susun(b: BeritaAcaraKertas, bingkai: Bingkai) -> Dokumen:
    """The record, signed by who decided (wet, on paper) and who recorded."""
    pembuka = (
        f"Pada hari ini {hari_tanggal(b.tanggal_tertulis)}, {b.pemutus.jabatan_lengkap} telah "
        "mengambil keputusan pada kertas sebagaimana diuraikan di bawah ini, dan keputusan itu "
        f"dicatat ke dalam Tolok pada {tanggal_jam(b.dicatat, bingkai.zona)}."
    )
    isi: list[Blok] = [
        JudulNaskah(
            teks="Berita Acara",
            nomor=b.nomor,
            tentang="Pencatatan Keputusan dari Kertas",
        ),
        Paragraf(teks=pembuka, alinea=True),
        Isian(
            baris=(
                ("Dokumen", f"{b.dokumen}, versi {b.versi}"),
                ("Keputusan", b.keputusan),
                ("Diputuskan oleh", f"{b.pemutus.nama}, {b.pemutus.jabatan_lengkap}"),
                ("Tanggal tertulis", tanggal(b.tanggal_tertulis)),
                ("Dicatat oleh", f"{b.pencatat.nama}, {b.pencatat.jabatan_lengkap}"),
                ("Waktu pencatatan", tanggal_jam(b.dicatat, bingkai.zona)),
                ("Pindaian", b.pindaian),
            ),
            lebar_label=36,
        ),
    ]
    if b.catatan:
        isi.append(Paragraf(teks=b.catatan, alinea=True))
    isi += [
        Paragraf(teks="Ketentuan pencatatan:"),
        Daftar(
            butir=(
                "keputusan yang berlaku ialah yang tertulis pada kertas;",
                "pemutus diberi tahu tentang pencatatan ini dan dapat menyanggahnya; dan",
                "pencatat bukan penyusun dokumen yang diputuskan, kecuali pindaian dilampirkan.",
            ),
            jenis="huruf",
        ),
        BarisTandaTangan(penanda=(b.pencatat, b.pemutus)),
    ]
    return bingkai.dokumen(
        JenisNaskah.BERITA_ACARA,
        f"Berita acara pencatatan keputusan {b.dokumen}",
        tuple(isi),
        nomor=b.nomor,
        tanggal=b.tanggal_tertulis,
    )

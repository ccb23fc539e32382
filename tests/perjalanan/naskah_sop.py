"""A document of an SOP as an office would bring it: drawn as PDF, one symbol lost on the way."""

from __future__ import annotations

from decimal import Decimal

from tolok.dasar.durasi import Durasi, Satuan
from tolok.sop.domain.dokumen import (
    Keputusan,
    Langkah,
    MutuBaku,
    Pelaksana,
    Pengesah,
    Sop,
    Tanggal,
)
from tolok.sop.renderers.gambar_pdf import pdf

__all__ = ["naskah_pdf"]

_LAJUR = {
    "kadis": "Kepala Dinas",
    "sekretaris": "Sekretaris",
    "kasubbag": "Kasubbag Perencanaan",
    "pelaksana": "Jabatan Pelaksana",
}
_BARIS: tuple[tuple[str, str | None, str, int, str], ...] = (
    ("Menugaskan Sekretaris untuk menyusun rencana aksi", "kadis", "Perjanjian Kinerja", 15,
     "Disposisi"),
    ("Menugaskan penyusunan draf rencana aksi", "sekretaris", "Disposisi", 15, "Disposisi"),
    ("Menyusun draf rencana aksi beserta lampirannya", None, "Disposisi", 120,
     "Draf rencana aksi"),
    ("Memeriksa draf rencana aksi. Jika tidak setuju dikembalikan untuk perbaikan", "sekretaris",
     "Draf rencana aksi", 60, "Draf rencana aksi diperiksa"),
    ("Mengesahkan rencana aksi", "kadis", "Draf rencana aksi diperiksa", 30, "Rencana aksi"),
    ("Menggandakan dan mengarsipkan rencana aksi", "pelaksana", "Rencana aksi", 30,
     "Arsip rencana aksi"),
)  # fmt: skip


def naskah_pdf() -> bytes:
    """Six rows, four lanes; the symbol of row 3 is missing, and where row 4 returns to."""
    langkah = tuple(
        Langkah(
            nomor=nomor,
            uraian=uraian,
            pelaksana=() if lajur is None else (lajur,),
            mutu=MutuBaku(
                kelengkapan=(kelengkapan,),
                waktu=Durasi(teks=f"{menit} menit", nilai=Decimal(menit), satuan=Satuan.MENIT),
                output=(output,),
            ),
            keputusan=Keputusan(tidak=3) if "Jika" in uraian else None,
        )
        for nomor, (uraian, lajur, kelengkapan, menit, output) in enumerate(_BARIS, start=1)
    )
    return pdf(
        Sop(
            nama="Penyusunan Rencana Aksi",
            nomor="000.8.3/7/2026",
            unit="Pemerintah Kota Contoh - Dinas Perdagangan dan Perindustrian",
            tanggal=Tanggal(pembuatan="2026-01-05", pengesahan="2026-01-12"),
            disahkan_oleh=Pengesah(jabatan="Kepala Dinas", nama="Drs. Arya Contoh, M.Si."),
            dasar_hukum=(
                "Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas Kinerja "
                "Instansi Pemerintah",
            ),
            keterkaitan=("SOP Pengukuran Kinerja",),
            pelaksana=tuple(Pelaksana(kode=kode, nama=nama) for kode, nama in _LAJUR.items()),
            langkah=langkah,
        )
    )

"""D21 Berita acara verifikasi dan validasi: every figure, whether its evidence was opened, the verdict."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tolok.dasar.tanggal import hari_tanggal
from tolok.naskah.domain.blok import (
    BarisTandaTangan,
    Blok,
    Isian,
    JudulNaskah,
    Kolom,
    Kotak,
    Paragraf,
    Sel,
    Tabel,
    TandaTangan,
)
from tolok.naskah.domain.dokumen import Bingkai, Dokumen, JenisNaskah

__all__ = ["BarisVerifikasi", "BeritaAcaraVerifikasi", "susun"]


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisVerifikasi:
    """One indicator; `sesuai` None: not looked at in the meeting."""

    kode: str
    nama: str
    angka: str
    bukti_dibuka: bool | None
    sesuai: bool | None
    catatan: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BeritaAcaraVerifikasi:
    """The record of a verification meeting. `keterangan`: what capacity people acted in."""

    hari: date
    tempat: str
    dasar: str
    dokumen: str
    versi: str
    sidik: str
    pihak: tuple[str, ...]
    baris: tuple[BarisVerifikasi, ...]
    keputusan: str
    pemeriksa: TandaTangan
    ketua: TandaTangan | None = None
    keterangan: str = ""
    nomor: str = ""


def susun(b: BeritaAcaraVerifikasi, bingkai: Bingkai) -> Dokumen:
    """The record, signed by who decides and by the head of the team."""
    pembuka = (
        f"Pada hari ini {hari_tanggal(b.hari)}, bertempat di {b.tempat or '…………'}, telah "
        "dilaksanakan verifikasi dan validasi atas hasil kerja tim sebagaimana tersebut di bawah ini."
    )
    isi: list[Blok] = [
        JudulNaskah(teks="Berita Acara", nomor=b.nomor, tentang="Verifikasi dan Validasi"),
        Paragraf(teks=pembuka, alinea=True),
        Isian(
            baris=(
                ("Dasar", b.dasar),
                ("Dokumen", f"{b.dokumen}, versi {b.versi} (sidik {b.sidik})"),
                ("Pihak", "; ".join(b.pihak) or "-"),
            )
        ),
        _tabel(b.baris),
        Kotak(judul="Keputusan rapat", isi=(Paragraf(teks=b.keputusan or "Belum diputuskan."),)),
    ]
    if b.keterangan:
        isi.append(Paragraf(teks=b.keterangan, kecil=True))
    penanda = (b.pemeriksa,) if b.ketua is None else (b.ketua, b.pemeriksa)
    isi.append(BarisTandaTangan(penanda=penanda))
    return bingkai.dokumen(
        JenisNaskah.BERITA_ACARA,
        f"Berita acara verifikasi {b.dokumen}",
        tuple(isi),
        nomor=b.nomor,
        tanggal=b.hari,
        huruf=10,
    )


_DIBUKA = {True: "ya", False: "tidak", None: "–"}
_SESUAI = {True: "sesuai", False: "perbaiki", None: "–"}


def _tabel(baris: tuple[BarisVerifikasi, ...]) -> Tabel:
    return Tabel(
        kolom=(
            Kolom(judul="No.", mm=9, rata="tengah"),
            Kolom(judul="Indikator", bagian=6),
            Kolom(judul="Angka", bagian=4),
            Kolom(judul="Bukti diperiksa", mm=17, rata="tengah"),
            Kolom(judul="Sesuai/ perbaiki", mm=19, rata="tengah"),
            Kolom(judul="Catatan", bagian=4),
        ),
        baris=tuple(
            (
                str(n),
                f"{b.kode} {b.nama}".strip(),
                b.angka,
                _DIBUKA[b.bukti_dibuka],
                Sel(
                    teks=_SESUAI[b.sesuai],
                    rata="tengah",
                    tebal=b.sesuai is False,
                    latar="perhatian" if b.sesuai is False else "",
                ),
                b.catatan,
            )
            for n, b in enumerate(baris, start=1)
        ),
        ukuran="kecil",
        kosong="Tidak ada indikator yang dirinci; hasil kerja diperiksa seutuhnya.",
    )

"""D18 Rencana tindak lanjut: what is done about each finding, by whom, by when, with what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tolok.dasar.tanggal import tanggal
from tolok.naskah.domain.blok import (
    BarisTandaTangan,
    Blok,
    Isian,
    JudulNaskah,
    Kolom,
    Paragraf,
    Tabel,
    TandaTangan,
)
from tolok.naskah.domain.dokumen import Bingkai, Dokumen, JenisNaskah

__all__ = ["BarisRencana", "RencanaTindakLanjut", "susun"]


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisRencana:
    """One measure; `status`, `bukti` and `verifikator` as the register has them when printed."""

    sumber: str
    uraian: str
    rencana: str
    keluaran: str
    penanggung_jawab: str
    tenggat: date | None
    subkegiatan: str = ""
    status: str = ""
    bukti: str = ""
    verifikator: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RencanaTindakLanjut:
    """The plan, signed by the head of the team and by who answers for it."""

    kegiatan: str
    dasar: str
    baris: tuple[BarisRencana, ...]
    tanggal: date
    penanda: tuple[TandaTangan, ...]
    keterangan: str = ""


def susun(r: RencanaTindakLanjut, bingkai: Bingkai) -> Dokumen:
    """The plan on landscape paper."""
    isi: list[Blok] = [
        JudulNaskah(teks="Rencana Tindak Lanjut", tentang=r.kegiatan),
        Isian(baris=(("Dasar", r.dasar), ("Tanggal", tanggal(r.tanggal)))),
        _tabel(r.baris),
    ]
    if r.keterangan:
        isi.append(Paragraf(teks=r.keterangan, kecil=True))
    isi.append(BarisTandaTangan(penanda=r.penanda))
    return bingkai.dokumen(
        JenisNaskah.RENCANA_TINDAK_LANJUT,
        f"Rencana tindak lanjut {r.kegiatan}"[:300],
        tuple(isi),
        tanggal=r.tanggal,
        kertas="lanskap",
        huruf=10,
    )


def _tabel(baris: tuple[BarisRencana, ...]) -> Tabel:
    return Tabel(
        kolom=(
            Kolom(judul="No.", mm=9, rata="tengah"),
            Kolom(judul="Sumber", bagian=5),
            Kolom(judul="Uraian", bagian=7),
            Kolom(judul="Rencana aksi", bagian=7),
            Kolom(judul="Keluaran/ukuran selesai", bagian=5),
            Kolom(judul="Penanggung jawab", bagian=5),
            Kolom(judul="Tenggat", mm=22),
            Kolom(judul="Subkegiatan/anggaran", bagian=5),
            Kolom(judul="Status, bukti, verifikator", bagian=5),
        ),
        baris=tuple(
            (
                str(n),
                b.sumber,
                b.uraian,
                b.rencana,
                b.keluaran,
                b.penanggung_jawab,
                tanggal(b.tenggat) if b.tenggat else "–",
                b.subkegiatan or "–",
                "; ".join(x for x in (b.status, b.bukti, b.verifikator) if x) or "belum dimulai",
            )
            for n, b in enumerate(baris, start=1)
        ),
        nomor_kolom=True,
        ukuran="kecil",
        kosong="Tidak ada hal yang perlu ditindaklanjuti.",
    )

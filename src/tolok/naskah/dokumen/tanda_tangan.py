"""D20 Lembar tanda tangan: each employee's own page, or one sheet for all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tolok.dasar.tanggal import tanggal_jam
from tolok.naskah.domain.blok import (
    BarisTandaTangan,
    Blok,
    CaraTandaTangan,
    Isian,
    JudulNaskah,
    Kolom,
    Paragraf,
    Sel,
    Tabel,
    TandaTangan,
)
from tolok.naskah.domain.dokumen import Bingkai, Dokumen, JenisNaskah, StatusNaskah

__all__ = ["BarisUkur", "HalamanPegawai", "LembarTandaTangan", "susun_daftar", "susun_pegawai"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LembarTandaTangan:
    """The one sheet: who signed which version, when and how."""

    dokumen: str
    versi: str
    sidik: str
    pegawai: tuple[TandaTangan, ...]
    pengesah: TandaTangan
    cara: str
    """The mode the office chose, as printed: "daftar" or "per pegawai"."""
    tanggal: date
    status: StatusNaskah = StatusNaskah.DOKUMEN


def susun_daftar(lembar: LembarTandaTangan, bingkai: Bingkai) -> Dokumen:
    """All employees on one list, with who was absent or declined and why."""
    sudah = sum(
        t.cara in (CaraTandaTangan.TERCATAT, CaraTandaTangan.KERTAS) for t in lembar.pegawai
    )
    isi: tuple[Blok, ...] = (
        JudulNaskah(teks="Lembar Tanda Tangan Pegawai", tentang=lembar.dokumen),
        Isian(
            baris=(
                ("Dokumen", f"{lembar.dokumen}, versi {lembar.versi}"),
                ("Sidik", lembar.sidik),
                ("Cara", lembar.cara),
                ("Ditandatangani", f"{sudah} dari {len(lembar.pegawai)} pegawai"),
            )
        ),
        _tabel(lembar.pegawai, bingkai.zona),
        Paragraf(teks=f"Persetujuan tercatat: {CaraTandaTangan.TERCATAT.keterangan}.", kecil=True),
        BarisTandaTangan(penanda=(lembar.pengesah,)),
    )
    return bingkai.dokumen(
        JenisNaskah.LEMBAR_TANDA_TANGAN,
        f"Lembar tanda tangan {lembar.dokumen}",
        isi,
        tanggal=lembar.tanggal,
        status=lembar.status,
        huruf=10,
    )


def _tabel(pegawai: tuple[TandaTangan, ...], zona: str) -> Tabel:
    return Tabel(
        kolom=(
            Kolom(judul="No.", mm=9, rata="tengah"),
            Kolom(judul="Nama dan NIP", bagian=5),
            Kolom(judul="Jabatan", bagian=5),
            Kolom(judul="Tanda tangan", bagian=4),
            Kolom(judul="Waktu", bagian=3),
            Kolom(judul="Versi (sidik)", bagian=3),
        ),
        baris=tuple(
            (
                str(n),
                f"{t.nama}\nNIP {t.nip}" if t.nip else t.nama,
                t.jabatan_lengkap,
                _sel_tanda(n, t),
                tanggal_jam(t.waktu, zona) if t.waktu else "",
                t.sidik[:12],
            )
            for n, t in enumerate(pegawai, start=1)
        ),
        ukuran="kecil",
    )


_SEBUTAN = {
    CaraTandaTangan.TERCATAT: "persetujuan tercatat",
    CaraTandaTangan.KERTAS: "basah, dipindai",
    CaraTandaTangan.BERHALANGAN: "berhalangan",
    CaraTandaTangan.MENOLAK: "tidak menandatangani",
}


def _sel_tanda(n: int, t: TandaTangan) -> Sel | str:
    if t.cara is CaraTandaTangan.KOSONG:
        return f"{n}. ……………"
    teks = _SEBUTAN[t.cara] + (f": {t.catatan}" if t.catatan else "")
    perhatian = t.cara in (CaraTandaTangan.BERHALANGAN, CaraTandaTangan.MENOLAK)
    return Sel(teks=teks, latar="perhatian" if perhatian else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisUkur:
    """One line of an employee's measurement; figures as they print."""

    uraian: str
    indikator: str
    target: str
    realisasi: str
    capaian: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HalamanPegawai:
    """One employee's own measurement page, signed with the superior."""

    dokumen: str
    versi: str
    periode: str
    unit: str
    baris: tuple[BarisUkur, ...]
    pegawai: TandaTangan
    atasan: TandaTangan
    tanggal: date
    status: StatusNaskah = StatusNaskah.DOKUMEN


def susun_pegawai(h: HalamanPegawai, bingkai: Bingkai) -> Dokumen:
    """The page of one employee."""
    isi: tuple[Blok, ...] = (
        JudulNaskah(teks=f"Pengukuran Kinerja Pegawai\n{h.periode}"),
        Isian(
            baris=(
                ("Nama", h.pegawai.nama),
                ("NIP", h.pegawai.nip or "-"),
                ("Jabatan", h.pegawai.jabatan_lengkap),
                ("Unit kerja", h.unit),
                ("Bagian dari", f"{h.dokumen}, versi {h.versi}"),
            )
        ),
        Tabel(
            kolom=(
                Kolom(judul="No.", mm=9, rata="tengah"),
                Kolom(judul="Kinerja", bagian=5),
                Kolom(judul="Indikator", bagian=5),
                Kolom(judul="Target", bagian=2, rata="kanan"),
                Kolom(judul="Realisasi", bagian=2, rata="kanan"),
                Kolom(judul="Capaian (%)", bagian=2, rata="kanan"),
            ),
            baris=tuple(
                (str(n), b.uraian, b.indikator, b.target, b.realisasi, b.capaian)
                for n, b in enumerate(h.baris, start=1)
            ),
        ),
        BarisTandaTangan(penanda=(h.atasan, h.pegawai)),
    )
    return bingkai.dokumen(
        JenisNaskah.LEMBAR_TANDA_TANGAN,
        f"Pengukuran kinerja {h.pegawai.nama} {h.periode}",
        isi,
        tanggal=h.tanggal,
        status=h.status,
        huruf=10,
    )

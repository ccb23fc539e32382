"""D05 Undangan, D06 Daftar hadir, D07 Notula: the papers of a meeting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from tolok.dasar.tanggal import hari_tanggal, jam, tanggal
from tolok.naskah.domain.blok import (
    Bab,
    BarisTandaTangan,
    Blok,
    Daftar,
    HalamanBaru,
    Isian,
    JudulNaskah,
    Kolom,
    Paragraf,
    Potong,
    Surat,
    Tabel,
    TandaTangan,
)
from tolok.naskah.domain.dokumen import Bingkai, Dokumen, JenisNaskah

__all__ = [
    "AcaraNotula",
    "DaftarHadir",
    "Hadir",
    "Notula",
    "TindakLanjut",
    "Undangan",
    "susun_daftar_hadir",
    "susun_notula",
    "susun_undangan",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Undangan:
    """An invitation. `mulai` is aware; its hour prints with the zone."""

    tanggal: date
    hal: str
    kepada: tuple[str, ...]
    pembuka: str
    mulai: datetime
    tempat: str
    acara: str
    penanda: TandaTangan
    nomor: str = ""
    sifat: str = "Biasa"
    lampiran: str = "-"
    bahan: tuple[str, ...] = ()
    tautan: str = ""
    penutup: str = "Demikian disampaikan, atas perhatian dan kehadirannya diucapkan terima kasih."
    tembusan: tuple[str, ...] = ()


def susun_undangan(u: Undangan, bingkai: Bingkai) -> Dokumen:
    """The invitation in letter shape; more than three addressees go to a list behind it."""
    banyak = len(u.kepada) > 3
    rincian: list[tuple[str, str]] = [
        ("hari/tanggal", hari_tanggal(u.mulai.date())),
        ("pukul", f"{jam(u.mulai, bingkai.zona)} s.d. selesai"),
        ("tempat", u.tempat),
    ]
    if u.tautan:
        rincian.append(("tautan", u.tautan))
    rincian.append(("acara", u.acara))
    isi: list[Blok] = [
        Surat(
            tempat_tanggal=bingkai.tempat_tanggal(u.tanggal),
            butir=(
                ("Nomor", u.nomor or "menunggu nomor"),
                ("Sifat", u.sifat),
                ("Lampiran", "1 lembar daftar undangan" if banyak else u.lampiran),
                ("Hal", u.hal),
            ),
            kepada=("Daftar terlampir",) if banyak else u.kepada,
            di="tempat",
        ),
        Paragraf(teks=u.pembuka, alinea=True),
        Isian(baris=tuple(rincian), lebar_label=28),
    ]
    if u.bahan:
        isi += [Paragraf(teks="Bahan yang perlu dibawa:"), Daftar(butir=u.bahan)]
    isi += [Paragraf(teks=u.penutup, alinea=True), BarisTandaTangan(penanda=(u.penanda,))]
    if u.tembusan:
        isi += [Paragraf(teks="Tembusan:", kecil=True), Daftar(butir=u.tembusan)]
    if banyak:
        isi += [
            HalamanBaru(),
            JudulNaskah(teks="Daftar Undangan", nomor=u.nomor or "menunggu nomor"),
            Daftar(butir=u.kepada),
        ]
    return bingkai.dokumen(
        JenisNaskah.UNDANGAN, u.hal, tuple(isi), nomor=u.nomor, tanggal=u.tanggal
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Hadir:
    """A line of the attendance list: `tanda` is "" (to sign on paper), a time, or a reason."""

    nama: str
    jabatan: str
    waktu: datetime | None = None
    keterangan: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DaftarHadir:
    """Attendance of one meeting."""

    acara: str
    mulai: datetime
    tempat: str
    peserta: tuple[Hadir, ...]
    penanda: TandaTangan


def susun_daftar_hadir(d: DaftarHadir, bingkai: Bingkai) -> Dokumen:
    """The attendance list, with room to sign where nobody signed in the application."""
    isi: tuple[Blok, ...] = (
        JudulNaskah(teks="Daftar Hadir"),
        Isian(
            baris=(
                ("Acara", d.acara),
                ("Hari/tanggal", hari_tanggal(d.mulai.date())),
                ("Pukul", jam(d.mulai, bingkai.zona)),
                ("Tempat", d.tempat),
            )
        ),
        _tabel_hadir(d.peserta, bingkai.zona),
        BarisTandaTangan(penanda=(d.penanda,)),
    )
    return bingkai.dokumen(
        JenisNaskah.DAFTAR_HADIR, f"Daftar hadir {d.acara}", isi, tanggal=d.mulai.date()
    )


def _tabel_hadir(peserta: tuple[Hadir, ...], zona: str) -> Tabel:
    return Tabel(
        kolom=(
            Kolom(judul="No.", mm=10, rata="tengah"),
            Kolom(judul="Nama", bagian=5),
            Kolom(judul="Jabatan/unit kerja", bagian=6),
            Kolom(judul="Tanda tangan", bagian=4),
        ),
        baris=tuple(
            (str(n), h.nama, h.jabatan, _tanda(n, h, zona)) for n, h in enumerate(peserta, start=1)
        ),
    )


def _tanda(n: int, h: Hadir, zona: str) -> str:
    if h.waktu is not None:
        return f"hadir, {jam(h.waktu, zona)}"
    if h.keterangan:
        return h.keterangan
    return f"{n}. ……………" if n % 2 else f"            {n}. ……………"


@dataclass(frozen=True, slots=True, kw_only=True)
class AcaraNotula:
    """One item of the agenda."""

    judul: str
    pembahasan: tuple[str, ...]
    keputusan: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TindakLanjut:
    """What was agreed: what, who, by when."""

    apa: str
    siapa: str
    kapan: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Notula:
    """Minutes of a meeting, signed by who led it and who wrote it."""

    hal: str
    dasar: str
    mulai: datetime
    selesai: datetime
    tempat: str
    pimpinan: TandaTangan
    notulis: TandaTangan
    hadir: tuple[Hadir, ...]
    tidak_hadir: tuple[Hadir, ...]
    acara: tuple[AcaraNotula, ...]
    tindak_lanjut: tuple[TindakLanjut, ...] = ()
    lampiran: tuple[str, ...] = ()


def susun_notula(n: Notula, bingkai: Bingkai) -> Dokumen:
    """The minutes."""
    isi: list[Blok] = [
        JudulNaskah(teks="Notula"),
        Isian(
            baris=(
                ("Rapat/hal", n.hal),
                ("Dasar", n.dasar),
                ("Hari/tanggal", hari_tanggal(n.mulai.date())),
                (
                    "Waktu",
                    f"{jam(n.mulai, bingkai.zona, dengan_zona=False)}–{jam(n.selesai, bingkai.zona)}",
                ),
                ("Tempat", n.tempat),
                ("Pimpinan rapat", f"{n.pimpinan.nama}, {n.pimpinan.jabatan_lengkap}"),
                ("Notulis", f"{n.notulis.nama}, {n.notulis.jabatan_lengkap}"),
                ("Peserta hadir", "; ".join(h.nama for h in n.hadir) or "-"),
                (
                    "Tidak hadir",
                    "; ".join(
                        f"{h.nama} ({h.keterangan or 'tanpa keterangan'})" for h in n.tidak_hadir
                    )
                    or "-",
                ),
            )
        ),
    ]
    for nomor, a in enumerate(n.acara, start=1):
        isi += _acara(nomor, a)
    if n.tindak_lanjut:
        isi += [Bab(teks="Tindak lanjut", tingkat=2), _tabel_tindak_lanjut(n.tindak_lanjut)]
    isi.append(BarisTandaTangan(penanda=(n.pimpinan, n.notulis)))
    if n.lampiran:
        isi += [Paragraf(teks="Lampiran:", kecil=True), Daftar(butir=n.lampiran)]
    return bingkai.dokumen(
        JenisNaskah.NOTULA, f"Notula {n.hal}", tuple(isi), tanggal=n.mulai.date(), huruf=10
    )


def _acara(nomor: int, a: AcaraNotula) -> list[Blok]:
    isi: list[Blok] = [Bab(nomor=f"{nomor}.", teks=a.judul, tingkat=2)]
    isi += [Paragraf(teks=p) for p in a.pembahasan]
    if a.keputusan:
        isi += [
            Paragraf(teks=(Potong(teks="Keputusan:", tebal=True),)),
            Daftar(butir=a.keputusan, jenis="huruf"),
        ]
    return isi


def _tabel_tindak_lanjut(baris: tuple[TindakLanjut, ...]) -> Tabel:
    return Tabel(
        kolom=(
            Kolom(judul="No.", mm=10, rata="tengah"),
            Kolom(judul="Apa", bagian=6),
            Kolom(judul="Siapa", bagian=4),
            Kolom(judul="Kapan", bagian=3),
        ),
        baris=tuple(
            (str(i), t.apa, t.siapa, tanggal(t.kapan) if t.kapan else "tanpa batas waktu")
            for i, t in enumerate(baris, start=1)
        ),
    )

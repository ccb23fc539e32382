"""D13 Keputusan (SK) pembentukan tim: considerations, clauses, and the members in its annex."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from tolok.dasar.tanggal import tanggal
from tolok.naskah.domain.blok import (
    BarisTandaTangan,
    Blok,
    Daftar,
    HalamanBaru,
    Isian,
    JudulNaskah,
    Ketentuan,
    Kolom,
    Kotak,
    Paragraf,
    Potong,
    Tabel,
    TandaTangan,
)
from tolok.naskah.domain.dokumen import Bingkai, Dokumen, JenisNaskah

__all__ = ["JENIS", "AnggotaKeputusan", "Keputusan", "Paraf", "susun"]

JENIS = JenisNaskah.KEPUTUSAN


@dataclass(frozen=True, slots=True, kw_only=True)
class AnggotaKeputusan:
    """A line of the annex."""

    nama: str
    nip: str
    jabatan: str
    kedudukan: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paraf:
    """Who initialled the draft on its way up; printed on the control copy only."""

    jabatan: str
    nama: str
    keterangan: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Keputusan:
    """A decree of the head of an office. `nomor` empty prints "menunggu nomor".

    `diktum`: label and paragraphs. `kendali`: the copy that stays in the office, with parafs.
    """

    pejabat: str
    tentang: str
    menimbang: tuple[str, ...]
    mengingat: tuple[str, ...]
    diktum: tuple[tuple[str, tuple[str, ...]], ...]
    anggota: tuple[AnggotaKeputusan, ...]
    tanggal: date | None
    penanda: TandaTangan
    nomor: str = ""
    tembusan: tuple[str, ...] = ()
    paraf: tuple[Paraf, ...] = ()
    kendali: bool = False


def susun(k: Keputusan, bingkai: Bingkai) -> Dokumen:
    """The decree with its annex; the control copy adds who initialled it."""
    nomor = k.nomor or "menunggu nomor"
    judul = f"Keputusan {k.pejabat}"
    isi: list[Blok] = [
        JudulNaskah(teks=judul, nomor=nomor),
        Paragraf(teks="TENTANG", rata="tengah"),
        Paragraf(teks=(Potong(teks=k.tentang.upper(), tebal=True),), rata="tengah"),
        Paragraf(teks=f"{k.pejabat.upper()},", rata="tengah"),
        Ketentuan(label="Menimbang", butir=k.menimbang, jenis="huruf"),
        Ketentuan(label="Mengingat", butir=k.mengingat, jenis="angka"),
        Paragraf(teks=(Potong(teks="MEMUTUSKAN:", tebal=True),), rata="tengah"),
        Ketentuan(label="Menetapkan", butir=(f"{judul.upper()} TENTANG {k.tentang.upper()}.",)),
        *(Ketentuan(label=label, butir=teks) for label, teks in k.diktum),
        BarisTandaTangan(penanda=(_penutup(k, bingkai),)),
    ]
    if k.tembusan:
        isi += [Paragraf(teks="Tembusan:", kecil=True), Daftar(butir=k.tembusan)]
    isi += _lampiran(k, nomor, judul)
    if k.kendali:
        isi.append(_kendali(k.paraf))
    return bingkai.dokumen(
        JenisNaskah.KEPUTUSAN,
        f"{judul} tentang {k.tentang}"[:300],
        tuple(isi),
        nomor=k.nomor,
        tanggal=k.tanggal,
    )


def _penutup(k: Keputusan, bingkai: Bingkai) -> TandaTangan:
    hari = tanggal(k.tanggal) if k.tanggal else "…………………"
    return replace(
        k.penanda, pembuka=f"Ditetapkan di {bingkai.tempat}\npada tanggal {hari}", paraf=()
    )


def _kendali(paraf: tuple[Paraf, ...]) -> Kotak:
    """Initials never stand on the official copy."""
    tabel = Tabel(
        kolom=(
            Kolom(judul="Jabatan", bagian=4),
            Kolom(judul="Nama", bagian=4),
            Kolom(judul="Paraf", bagian=4),
        ),
        baris=tuple((p.jabatan, p.nama, p.keterangan) for p in paraf),
        ukuran="kecil",
        kosong="Belum ada paraf.",
    )
    return Kotak(judul="Salinan kendali: tinggal di perangkat daerah", isi=(tabel,), utuh=True)


def _lampiran(k: Keputusan, nomor: str, judul: str) -> list[Blok]:
    hari = tanggal(k.tanggal) if k.tanggal else "…………………"
    return [
        HalamanBaru(),
        Isian(
            baris=(
                ("Lampiran", judul),
                ("Nomor", nomor),
                ("Tanggal", hari),
                ("Tentang", k.tentang),
            ),
            lebar_label=24,
        ),
        JudulNaskah(teks=f"Susunan keanggotaan {_nama_tim(k.tentang)}"),
        Tabel(
            kolom=(
                Kolom(judul="No.", mm=10, rata="tengah"),
                Kolom(judul="Nama/NIP", bagian=6),
                Kolom(judul="Jabatan", bagian=5),
                Kolom(judul="Kedudukan dalam Tim", bagian=4),
            ),
            baris=tuple(
                (
                    str(n),
                    f"{a.nama}\nNIP {a.nip}" if a.nip else a.nama,
                    a.jabatan,
                    a.kedudukan,
                )
                for n, a in enumerate(k.anggota, start=1)
            ),
            kosong="Belum ada anggota.",
        ),
        BarisTandaTangan(penanda=(replace(k.penanda, pembuka="", paraf=()),)),
    ]


def _nama_tim(tentang: str) -> str:
    """The team that the decree forms: its subject without "Pembentukan".

    >>> _nama_tim("Pembentukan Tim Pengukuran")
    'Tim Pengukuran'
    """
    kata = tentang.split(maxsplit=1)
    return kata[1] if len(kata) == 2 and kata[0].lower() == "pembentukan" else tentang

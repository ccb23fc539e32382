"""D01 Lembar disposisi: one sheet that travels, a line for every hand-over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from tolok.dasar.tanggal import tanggal, tanggal_jam
from tolok.naskah.domain.blok import (
    Blok,
    DuaKolom,
    Isian,
    JudulNaskah,
    Kolom,
    Kotak,
    Paragraf,
    Pilihan,
    Sel,
    Tabel,
)
from tolok.naskah.domain.dokumen import Bingkai, Dokumen, JenisNaskah

__all__ = ["HARAP", "BarisDisposisi", "LembarDisposisi", "SuratMasuk", "susun"]

HARAP = (
    "Tanggapan dan saran",
    "Proses lebih lanjut",
    "Koordinasikan",
    "Untuk diketahui",
    "Untuk diisi dan dikembalikan",
    "Arsip",
)
"""The usual tick list "Dengan hormat harap"; an office may have its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SuratMasuk:
    """The letter that the sheet is about."""

    dari: str
    nomor: str
    tanggal: date
    diterima: date
    agenda: str
    sifat: str
    hal: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisDisposisi:
    """One hand-over. `dari` carries "Plt."/"Plh." where it applies."""

    dari: str
    kepada: tuple[str, ...]
    isi: str
    waktu: datetime
    paraf: str
    harap: tuple[str, ...] = ()
    batas: date | None = None
    pencatat: str = ""
    """Who recorded it from paper; empty when given in Tolok directly."""

    @property
    def cara(self) -> str:
        """How the line came to be, as printed."""
        if not self.pencatat:
            return "langsung"
        return f"dicatat dari kertas oleh {self.pencatat}, foto terlampir"


@dataclass(frozen=True, slots=True, kw_only=True)
class LembarDisposisi:
    """What the sheet holds: a letter or, without one, what it is based on; and its lines."""

    baris: tuple[BarisDisposisi, ...]
    surat: SuratMasuk | None = None
    dasar: str = ""
    """E.g. "jadwal pengukuran Triwulan III 2025" when there is no letter."""
    pilihan_kepada: tuple[str, ...] = ()
    pilihan_harap: tuple[str, ...] = HARAP


def susun(lembar: LembarDisposisi, bingkai: Bingkai) -> Dokumen:
    """The sheet on one page: head, the first disposition as a tick form, the rest as a chain."""
    isi: list[Blok] = [JudulNaskah(teks="Lembar Disposisi"), *_kepala(lembar)]
    if lembar.baris:
        isi += _pertama(lembar, bingkai.zona)
    if lembar.baris[1:]:
        isi.append(_rantai(lembar.baris[1:], bingkai.zona))
    hal = lembar.surat.hal if lembar.surat else lembar.dasar
    return bingkai.dokumen(
        JenisNaskah.LEMBAR_DISPOSISI, f"Lembar disposisi: {hal}", tuple(isi), huruf=9
    )


def _kepala(lembar: LembarDisposisi) -> tuple[Blok, ...]:
    s = lembar.surat
    if s is None:
        return (Kotak(isi=(Isian(baris=(("Dasar", lembar.dasar),), lebar_label=26),)),)
    kiri = Isian(
        baris=(
            ("Surat dari", s.dari),
            ("Nomor surat", s.nomor),
            ("Tanggal surat", tanggal(s.tanggal)),
        ),
        lebar_label=26,
    )
    kanan = Isian(
        baris=(
            ("Diterima tanggal", tanggal(s.diterima)),
            ("Nomor agenda", s.agenda),
            ("Sifat", s.sifat),
        ),
        lebar_label=29,
    )
    hal = Isian(baris=(("Hal", s.hal),), lebar_label=26)
    return (DuaKolom(kiri=(kiri,), kanan=(kanan,), garis=True), Kotak(isi=(hal,)))


def _pertama(lembar: LembarDisposisi, zona: str) -> list[Blok]:
    b = lembar.baris[0]
    tujuan = lembar.pilihan_kepada + tuple(k for k in b.kepada if k not in lembar.pilihan_kepada)
    harap = lembar.pilihan_harap + tuple(h for h in b.harap if h not in lembar.pilihan_harap)
    batas = tanggal(b.batas) if b.batas else "tanpa batas waktu"
    return [
        DuaKolom(
            kiri=(
                Pilihan(
                    judul="Diteruskan kepada",
                    butir=tuple((t, t in b.kepada) for t in tujuan),
                ),
            ),
            kanan=(
                Pilihan(
                    judul="Dengan hormat harap",
                    butir=tuple((h, h in b.harap) for h in harap),
                ),
            ),
            garis=True,
        ),
        Kotak(
            judul=f"Isi disposisi {b.dari}",
            isi=(
                Paragraf(teks=b.isi, rata="kiri"),
                Isian(
                    baris=(
                        ("Batas waktu", batas),
                        ("Tanggal, jam", tanggal_jam(b.waktu, zona)),
                        ("Paraf", b.paraf),
                        ("Cara", b.cara),
                    ),
                    lebar_label=26,
                ),
            ),
        ),
    ]


_DICENTANG = 3
"""More addressees than this stand in one sentence: the sheet stays one page."""


def _tujuan(kepada: tuple[str, ...]) -> Sel:
    if len(kepada) > _DICENTANG:
        return Sel(teks=f"{len(kepada)} pejabat: {'; '.join(kepada)}")
    return Sel(pilihan=tuple((k, True) for k in kepada))


def _rantai(baris: tuple[BarisDisposisi, ...], zona: str) -> Tabel:
    return Tabel(
        kolom=(
            Kolom(judul="No.", mm=8, rata="tengah"),
            Kolom(judul="Dari", bagian=4),
            Kolom(judul="Diteruskan kepada", bagian=6),
            Kolom(judul="Isi disposisi", bagian=7),
            Kolom(judul="Batas waktu", bagian=3),
            Kolom(judul="Tanggal, jam, paraf, cara", bagian=5),
        ),
        baris=tuple(
            (
                str(n),
                b.dari,
                _tujuan(b.kepada),
                "\n".join(filter(None, ("; ".join(b.harap), b.isi))),
                tanggal(b.batas) if b.batas else "tanpa batas waktu",
                f"{tanggal_jam(b.waktu, zona)}\nparaf: {b.paraf}\n{b.cara}",
            )
            for n, b in enumerate(baris, start=2)
        ),
        ukuran="rapat",
    )

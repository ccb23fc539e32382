"""The text of the flow chart's heads and rows, measured in columns of given widths."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tolok.sop.domain.dokumen import Langkah, Sop
from tolok.sop.renderers.gambar.huruf import lebar, pecah, rapikan
from tolok.sop.renderers.gambar.lembar import Baris, Paragraf, Sel

__all__ = [
    "BANTALAN",
    "BANTALAN_KEPALA",
    "Tata",
    "butir",
    "kepala",
    "paragraf",
    "sel_langkah",
]

BANTALAN = 110
"""Room between a rule and the text, left and right."""
BANTALAN_KEPALA = 45
"""The same in the heads, which stand in the middle."""
_TEGAK = 120
_LAJUR_SEMPIT = 1500
_PT_LAJUR = (8.0, 7.5, 7.0)
_PT_LAJUR_SEMPIT = (6.5, 6.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tata:
    """Widths of the columns and sizes of the letters. Lanes stand from column 2 on."""

    kolom: tuple[int, ...]
    banyak_lajur: int
    pt: float
    pt_kepala: float = 8.0

    @property
    def kolom_mutu(self) -> int:
        """Column of Kelengkapan."""
        return 2 + max(self.banyak_lajur, 1)

    @property
    def lebar_lajur(self) -> int:
        """Width of one lane."""
        return self.kolom[2]

    def ruang_kepala(self, kolom: int, lintas: int = 1) -> int:
        """Room for text in a head."""
        return sum(self.kolom[kolom : kolom + lintas]) - 2 * BANTALAN_KEPALA

    def ruang(self, kolom: int, lintas: int = 1) -> int:
        """Room for text in a cell."""
        return sum(self.kolom[kolom : kolom + lintas]) - 2 * BANTALAN


def paragraf(
    teks: str,
    ruang: int,
    pt: float,
    *,
    tebal: bool = False,
    garis_bawah: bool = False,
    sesudah: int = 0,
) -> tuple[Paragraf, ...]:
    """A text as one paragraph; nothing for an empty one."""  # fmt: skip
    baris = pecah(teks, ruang, pt, tebal=tebal)
    if not baris:
        return ()
    return (
        Paragraf(
            teks=rapikan(teks), baris=baris, pt=pt, tebal=tebal, garis_bawah=garis_bawah,
            sesudah=sesudah,
        ),
    )  # fmt: skip


def butir(isi: Sequence[str], ruang: int, pt: float, *, bernomor: bool) -> tuple[Paragraf, ...]:
    """A list: numbered or with dashes, one item without a mark."""
    ada = [satu for satu in isi if rapikan(satu)]
    if len(ada) == 1:
        return paragraf(ada[0], ruang, pt)
    tanda = [f"{n}." if bernomor else "-" for n in range(1, len(ada) + 1)]
    lekuk = lebar((tanda[-1] if tanda else "") + " ", pt) + (60 if bernomor else 20)
    return tuple(
        Paragraf(
            teks=rapikan(satu), baris=pecah(satu, ruang - lekuk, pt), pt=pt, tanda=depan,
            lekuk=lekuk, sesudah=35 if bernomor else 0,
        )
        for depan, satu in zip(tanda, ada, strict=True)
    )  # fmt: skip


def sel_langkah(satu: Langkah, tata: Tata, *, kolom: int | None = None) -> tuple[Sel, ...]:
    """The text cells of a row, or the one of `kolom`; the lanes between them stay empty."""
    pt, mutu = tata.pt, tata.kolom_mutu
    waktu = satu.mutu.waktu.tampil if satu.mutu.waktu else ""
    isi: dict[int, str | tuple[str, ...]] = {
        0: str(satu.nomor),
        1: satu.uraian,
        mutu: satu.mutu.kelengkapan,
        mutu + 1: waktu,
        mutu + 2: satu.mutu.output,
        mutu + 3: satu.keterangan or "",
    }
    return tuple(
        Sel(
            kolom=ke,
            isi=_isi(teks, tata.ruang(ke), pt),
            rata="tengah" if ke in (0, mutu + 1) else "kiri",
        )
        for ke, teks in isi.items()
        if kolom in (None, ke)
    )


def _isi(teks: str | tuple[str, ...], ruang: int, pt: float) -> tuple[Paragraf, ...]:
    if isinstance(teks, str):
        return paragraf(teks, ruang, pt)
    return butir(teks, ruang, pt, bernomor=False)


def kepala(sop: Sop, tata: Tata) -> tuple[Baris, Baris]:
    """The two head rows, repeated on every page."""
    pt, mutu, banyak = tata.pt_kepala, tata.kolom_mutu, max(tata.banyak_lajur, 1)
    atas = (
        _kepala("No", 0, tata, pt, lintas_baris=2),
        _kepala("Uraian Kegiatan", 1, tata, pt, lintas_baris=2),
        _kepala("Pelaksana", 2, tata, pt, lintas_kolom=banyak),
        _kepala("Mutu Baku", mutu, tata, pt, lintas_kolom=3),
        _kepala("Keterangan", mutu + 3, tata, pt, lintas_baris=2),
    )
    lajur = [satu.nama for satu in sop.pelaksana]
    pt_lajur = _pt_lajur(lajur, tata)
    bawah = (
        *(_kepala(nama, 2 + i, tata, pt_lajur) for i, nama in enumerate(lajur)),
        *(() if lajur else (_kepala("", 2, tata, pt),)),
        _kepala("Kelengkapan", mutu, tata, pt),
        _kepala("Waktu", mutu + 1, tata, pt),
        _kepala("Output", mutu + 2, tata, pt),
    )
    tinggi = max(satu.tinggi for satu in bawah) + 2 * _TEGAK
    return (
        Baris(tinggi=620, sel=atas, jenis="kepala"),
        Baris(tinggi=max(tinggi, 620), sel=bawah, jenis="kepala"),
    )


def _kepala(
    teks: str, kolom: int, tata: Tata, pt: float, *, lintas_kolom: int = 1, lintas_baris: int = 1
) -> Sel:
    return Sel(
        kolom=kolom,
        isi=paragraf(teks, tata.ruang_kepala(kolom, lintas_kolom), pt, tebal=True),
        lintas_kolom=lintas_kolom,
        lintas_baris=lintas_baris,
        rata="tengah",
        latar=True,
    )


def _pt_lajur(nama: Sequence[str], tata: Tata) -> float:
    """The size at which the fewest words of lanes' names must be divided; the largest of those."""
    kata = [satu for teks in nama for satu in rapikan(teks).replace("/", "/ ").split()]
    sempit = _PT_LAJUR_SEMPIT if tata.lebar_lajur < _LAJUR_SEMPIT else ()
    ruang = tata.ruang_kepala(2)

    def terbelah(pt: float) -> int:
        return sum(lebar(satu, pt, tebal=True) > ruang for satu in kata)

    pilihan: tuple[float, ...] = (*_PT_LAJUR, *sempit)
    return min(pilihan, key=lambda pt: (terbelah(pt), -pt))

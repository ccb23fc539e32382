"""The columns of the flow chart and the text of its rows, measured."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tolok.sop.domain.dokumen import Langkah, Sop
from tolok.sop.renderers.gambar.huruf import lebar, pecah, rapikan
from tolok.sop.renderers.gambar.lembar import Baris, Kertas, Paragraf, Sel

__all__ = [
    "BANTALAN",
    "BANTALAN_KEPALA",
    "Tata",
    "butir",
    "kepala",
    "paragraf",
    "sel_langkah",
    "tata_kolom",
]

BANTALAN = 110
"""Room between a rule and the text, left and right."""
BANTALAN_KEPALA = 45
"""The same in the heads, which stand in the middle."""
_TEGAK = 120
_LAJUR_MM = (0, 3200, 3000, 2800, 2500, 2300, 2050, 1850, 1650, 1500)
_LAJUR_BANYAK = 13500
_LAJUR_TERSEMPIT = 700
_LAJUR_SEMPIT = 1200
_PT_LAJUR = (8.0, 7.5, 7.0)
_NOMOR, _WAKTU = 850, 1700
_KETERANGAN = ((0, 1860), (50, 2600), (120, 3200), (1 << 30, 4400))
"""Width for notes of at most so many letters."""
_SIMBOL = 1300
_CONTOH = 30
"""So many rows decide the widths of a long SOP."""
_PT_KETERANGAN = 7.5
_BAGIAN_URAIAN = (0.36, 0.40, 0.44, 0.48, 0.52, 0.56)
_BAGIAN_KELENGKAPAN = (0.42, 0.5, 0.58)


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


def tata_kolom(sop: Sop, kertas: Kertas, pt: float) -> Tata:
    """Widths that make the table lowest: lanes by their number, texts by their length."""
    n = len(sop.pelaksana)
    lajur = _LAJUR_MM[n] if n < len(_LAJUR_MM) else max(_LAJUR_BANYAK // n, _LAJUR_TERSEMPIT)
    lajur = (lajur or _LAJUR_MM[1]) * kertas.lebar_isi // 27300
    banyak = max(n, 1)
    keterangan = _lebar_keterangan(sop) * (20 if n < 7 else 17) // 20
    sisa = kertas.lebar_isi - _NOMOR - _WAKTU - keterangan - lajur * banyak
    calon = []
    for bagian in _BAGIAN_URAIAN:
        for kiri in _BAGIAN_KELENGKAPAN:
            uraian = round(sisa * bagian)
            kelengkapan = round((sisa - uraian) * kiri)
            kolom = (
                _NOMOR, uraian, *(lajur,) * banyak, kelengkapan, _WAKTU,
                sisa - uraian - kelengkapan, keterangan,
            )  # fmt: skip
            tata = Tata(kolom=kolom, banyak_lajur=n, pt=pt)
            calon.append((_tinggi(sop, tata), abs(bagian - 0.44) + abs(kiri - 0.5), tata))
    return min(calon, key=lambda satu: satu[:2])[2]


def _lebar_keterangan(sop: Sop) -> int:
    """Narrow while it is empty, wider for sentences."""
    terpanjang = max((len(satu.keterangan or "") for satu in sop.langkah), default=0)
    return next(lebar for batas, lebar in _KETERANGAN if terpanjang <= batas)


def _tinggi(sop: Sop, tata: Tata) -> int:
    contoh = sop.langkah[:: max(len(sop.langkah) // _CONTOH, 1)]
    return sum(max(_SIMBOL, *(s.tinggi for s in sel_langkah(satu, tata))) for satu in contoh)


def sel_langkah(satu: Langkah, tata: Tata) -> tuple[Sel, ...]:
    """The text cells of a row; the lanes between them stay empty."""
    pt, mutu = tata.pt, tata.kolom_mutu
    waktu = satu.mutu.waktu.tampil if satu.mutu.waktu else ""
    isi = (
        (0, paragraf(str(satu.nomor), tata.ruang(0), pt), "tengah"),
        (1, paragraf(satu.uraian, tata.ruang(1), pt), "kiri"),
        (mutu, butir(satu.mutu.kelengkapan, tata.ruang(mutu), pt, bernomor=False), "kiri"),
        (mutu + 1, paragraf(waktu, tata.ruang(mutu + 1), pt), "tengah"),
        (mutu + 2, butir(satu.mutu.output, tata.ruang(mutu + 2), pt, bernomor=False), "kiri"),
        (mutu + 3, paragraf(satu.keterangan or "", tata.ruang(mutu + 3), pt), "kiri"),
    )
    return tuple(
        Sel(kolom=kolom, isi=teks, rata="tengah" if rata == "tengah" else "kiri")
        for kolom, teks, rata in isi
    )


def kepala(sop: Sop, tata: Tata) -> tuple[Baris, Baris]:
    """The two head rows, repeated on every page."""
    pt, mutu, banyak = tata.pt_kepala, tata.kolom_mutu, max(tata.banyak_lajur, 1)
    atas = (
        _kepala("No", 0, tata, pt, lintas_baris=2),
        _kepala("Uraian Kegiatan", 1, tata, pt, lintas_baris=2),
        _kepala("Pelaksana", 2, tata, pt, lintas_kolom=banyak),
        _kepala("Mutu Baku", mutu, tata, pt, lintas_kolom=3),
        _kepala("Keterangan", mutu + 3, tata, _PT_KETERANGAN, lintas_baris=2),
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
    """The largest size at which no word of a lane's name must be divided, or the least one."""
    kata = [satu for teks in nama for satu in rapikan(teks).replace("/", "/ ").split()]
    ukuran = _PT_LAJUR if tata.lebar_lajur >= _LAJUR_SEMPIT else (*_PT_LAJUR, 6.5, 6.0)
    for pt in ukuran:
        if all(lebar(satu, pt, tebal=True) <= tata.ruang_kepala(2) for satu in kata):
            return pt
    return ukuran[-1]

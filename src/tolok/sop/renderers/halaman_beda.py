"""Differences as a page shows them: each line with the words that went and the words that came."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from tolok.sop.domain.beda import BedaLajur, BedaLangkah, BedaSop, JenisBedaSop
from tolok.sop.domain.beda_bidang import BedaBidang

__all__ = ["BarisBeda", "BidangBeda", "HalamanBeda", "Potongan", "susun_beda"]

_NADA = {
    JenisBedaSop.TAMBAH: "hijau",
    JenisBedaSop.HAPUS: "merah",
    JenisBedaSop.PINDAH: "nila",
    JenisBedaSop.UBAH: "amber",
}
_KATA = {
    JenisBedaSop.TAMBAH: "ditambah",
    JenisBedaSop.HAPUS: "dihapus",
    JenisBedaSop.PINDAH: "dipindah",
    JenisBedaSop.UBAH: "diubah",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Potongan:
    """A piece of a line; `beda`: it is only on this side."""

    teks: str
    beda: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BidangBeda:
    """A field with its lines on both sides, each line in pieces."""

    nama: str
    semula: tuple[tuple[Potongan, ...], ...]
    menjadi: tuple[tuple[Potongan, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisBeda:
    """A row or a lane: its badge, where it stands, what it says, its changed fields."""

    kata: str
    nada: str
    judul: str
    uraian: str
    bidang: tuple[BidangBeda, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HalamanBeda:
    """Everything the page of a comparison shows."""

    ringkas: str
    identitas: tuple[BidangBeda, ...]
    lajur: tuple[BarisBeda, ...]
    langkah: tuple[BarisBeda, ...]
    jalan: tuple[BarisBeda, ...]
    penetapan: tuple[BidangBeda, ...]
    lain: bool

    @property
    def ada(self) -> bool:
        """Whether anything differs that an official should know."""
        return bool(self.halaman or self.jalan or self.penetapan)

    @property
    def banyak_jalan(self) -> int:
        """Rows that run otherwise, and what holds for the whole run."""
        return len(self.jalan) + len(self.penetapan)

    @property
    def halaman(self) -> bool:
        """Whether anything differs that the page of the SOP prints."""
        return bool(self.identitas or self.lajur or self.langkah)


def susun_beda(beda: BedaSop) -> HalamanBeda:
    """The page of a comparison."""
    return HalamanBeda(
        ringkas=beda.ringkas,
        identitas=tuple(_bidang(x) for x in beda.identitas),
        lajur=tuple(_lajur(x) for x in beda.lajur),
        langkah=tuple(_langkah(x) for x in beda.langkah),
        jalan=tuple(_langkah(x) for x in beda.jalan),
        penetapan=tuple(_bidang(x) for x in beda.penetapan),
        lain=beda.lain,
    )


def _lajur(satu: BedaLajur) -> BarisBeda:
    semula = f"semula {satu.semula}" if satu.jenis is JenisBedaSop.UBAH else ""
    if satu.jenis is JenisBedaSop.PINDAH:
        semula = "letaknya di antara lajur lain"
    return BarisBeda(
        kata="diganti nama" if satu.jenis is JenisBedaSop.UBAH else _KATA[satu.jenis],
        nada=_NADA[satu.jenis],
        judul=satu.menjadi or satu.semula,
        uraian=semula,
    )


def _langkah(satu: BedaLangkah) -> BarisBeda:
    kata = _KATA[satu.jenis]
    if satu.jenis is JenisBedaSop.PINDAH and satu.bidang:
        kata = "dipindah dan diubah"
    return BarisBeda(
        kata=kata,
        nada=_NADA[satu.jenis],
        judul=_judul(satu),
        uraian="" if any(b.nama == "Uraian" for b in satu.bidang) else satu.uraian,
        bidang=tuple(_bidang(x) for x in satu.bidang),
    )


def _judul(satu: BedaLangkah) -> str:
    if satu.menjadi is None:
        return f"Langkah {satu.semula} semula"
    if satu.semula is None or satu.semula == satu.menjadi:
        return f"Langkah {satu.menjadi}"
    return f"Langkah {satu.menjadi}, semula langkah {satu.semula}"


def _bidang(satu: BedaBidang) -> BidangBeda:
    if len(satu.semula) == len(satu.menjadi) == 1:
        dulu, kini = _kata(satu.semula[0], satu.menjadi[0])
        return BidangBeda(nama=satu.nama, semula=(dulu,), menjadi=(kini,))
    sama_dulu, sama_kini = _baris_sama(satu.semula, satu.menjadi)
    return BidangBeda(
        nama=satu.nama,
        semula=_baris(satu.semula, sama_dulu),
        menjadi=_baris(satu.menjadi, sama_kini),
    )


def _baris(baris: Sequence[str], sama: set[int]) -> tuple[tuple[Potongan, ...], ...]:
    return tuple((Potongan(teks=x, beda=ke not in sama),) for ke, x in enumerate(baris))


def _baris_sama(dulu: Sequence[str], kini: Sequence[str]) -> tuple[set[int], set[int]]:
    """Lines that stand on both sides."""
    blok = SequenceMatcher(None, dulu, kini, autojunk=False).get_matching_blocks()
    return (
        {b.a + n for b in blok for n in range(b.size)},
        {b.b + n for b in blok for n in range(b.size)},
    )


def _kata(dulu: str, kini: str) -> tuple[tuple[Potongan, ...], tuple[Potongan, ...]]:
    """Two lines word by word; lines with little in common are marked whole."""
    kiri, kanan = re.findall(r"\S+\s*", dulu), re.findall(r"\S+\s*", kini)
    cocok = SequenceMatcher(
        None, [x.strip() for x in kiri], [x.strip() for x in kanan], autojunk=False
    )
    if cocok.ratio() < 0.3:
        return (Potongan(teks=dulu, beda=True),), (Potongan(teks=kini, beda=True),)
    hasil: tuple[list[Potongan], list[Potongan]] = ([], [])
    for jenis, a, b, c, d in cocok.get_opcodes():
        for sisi, teks in ((0, "".join(kiri[a:b])), (1, "".join(kanan[c:d]))):
            if teks:
                hasil[sisi].append(Potongan(teks=teks, beda=jenis != "equal"))
    return tuple(hasil[0]), tuple(hasil[1])

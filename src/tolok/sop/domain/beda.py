"""What differs between two pages of an SOP, in words an official reads: semula, menjadi.

Rows are aligned by content and not by number, so an inserted row is one insertion and a row that
stands elsewhere is named as moved. Whatever names a row or a lane (decisions, returns, links) is
compared after it followed that row: a number that only shifted is no change.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from tolok.sop.domain.beda_bidang import BedaBidang, beda_identitas, beda_langkah
from tolok.sop.domain.beda_pasangan import Pasangan, pasang_lajur, pasang_langkah, tidak_berpindah
from tolok.sop.domain.dokumen import Sop

__all__ = [
    "BedaLajur",
    "BedaLangkah",
    "BedaSop",
    "JenisBedaSop",
    "PetaBeda",
    "bandingkan",
    "padankan",
]


class JenisBedaSop(StrEnum):
    """What happened to a row or a lane."""

    TAMBAH = "tambah"
    HAPUS = "hapus"
    PINDAH = "pindah"
    UBAH = "ubah"


@dataclass(frozen=True, slots=True, kw_only=True)
class BedaLangkah:
    """One row: added (`semula` None), removed (`menjadi` None), moved, changed, or both.

    `semula` and `menjadi` are its numbers on the two pages, `uraian` its sentence now (for a
    removed row: then).
    """

    jenis: JenisBedaSop
    semula: int | None
    menjadi: int | None
    uraian: str
    bidang: tuple[BedaBidang, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BedaLajur:
    """One lane: added, removed, moved (its place in the printed order), or renamed (`ubah`)."""

    jenis: JenisBedaSop
    semula: str
    menjadi: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PetaBeda:
    """Which old row number and lane code is which new one."""

    langkah: Mapping[int, int]
    lajur: Mapping[str, str]

    def nomor(self, dulu: int) -> int:
        """The new number of an old row; negative, so no row at all, for one that is gone."""
        return self.langkah.get(dulu, -1 - dulu)


@dataclass(frozen=True, slots=True, kw_only=True)
class BedaSop:
    """Everything that differs. `jalan`: rows that run otherwise, `penetapan`: who answers for the
    run and who holds a lane. `lain`: what is stored beside the page (notes of the reading, keys of
    other programs) differs too."""

    identitas: tuple[BedaBidang, ...] = ()
    lajur: tuple[BedaLajur, ...] = ()
    langkah: tuple[BedaLangkah, ...] = ()
    jalan: tuple[BedaLangkah, ...] = ()
    penetapan: tuple[BedaBidang, ...] = ()
    lain: bool = False

    def __bool__(self) -> bool:
        """Whether anything differs."""
        halaman = self.identitas or self.lajur or self.langkah
        return bool(halaman or self.jalan or self.penetapan or self.lain)

    @property
    def ringkas(self) -> str:
        """In one line: "2 langkah ditambah, 1 langkah diubah, 1 lajur diubah"."""
        bagian = [
            f"{banyak} {benda} {kata}"
            for benda, semua in (("langkah", self.langkah), ("lajur", self.lajur))
            for jenis, kata in _KATA.items()
            if (banyak := sum(satu.jenis is jenis for satu in semua))
        ]
        if self.identitas:
            bagian.append(f"{len(self.identitas)} bagian identitas diubah")
        if self.jalan:
            bagian.append(f"cara berjalan {len(self.jalan)} langkah diubah")
        bagian += [f"{satu.nama[0].lower()}{satu.nama[1:]} diganti" for satu in self.penetapan]
        if not bagian and self.lain:
            return "hanya catatan bacaan"
        return ", ".join(bagian) or "tidak ada perubahan"


_KATA = {
    JenisBedaSop.TAMBAH: "ditambah",
    JenisBedaSop.HAPUS: "dihapus",
    JenisBedaSop.PINDAH: "dipindah",
    JenisBedaSop.UBAH: "diubah",
}


def bandingkan(semula: Sop, menjadi: Sop) -> BedaSop:
    """What differs from `semula` to `menjadi`; false exactly when the two are equal."""
    if semula == menjadi:
        return BedaSop()
    lajur, langkah, peta_lajur = _pasang(semula, menjadi)
    beda = BedaSop(
        identitas=beda_identitas(semula, menjadi),
        lajur=_lajur(semula, menjadi, lajur),
        langkah=_langkah(semula, menjadi, langkah, peta_lajur),
    )
    lain = not beda or semula.tambahan != menjadi.tambahan
    return BedaSop(identitas=beda.identitas, lajur=beda.lajur, langkah=beda.langkah, lain=lain)


def padankan(semula: Sop, menjadi: Sop) -> PetaBeda:
    """Which rows and lanes are the same on both pages."""
    _, langkah, lajur = _pasang(semula, menjadi)
    return PetaBeda(
        langkah={semula.langkah[a].nomor: menjadi.langkah[b].nomor for a, b in langkah},
        lajur=lajur,
    )


def _pasang(semula: Sop, menjadi: Sop) -> tuple[Pasangan, Pasangan, dict[str, str]]:
    """Lanes and rows that belong together, and old lane code -> new one."""
    lajur = pasang_lajur(semula.pelaksana, menjadi.pelaksana)
    peta = {semula.pelaksana[dulu].kode: menjadi.pelaksana[kini].kode for dulu, kini in lajur}
    return lajur, pasang_langkah(semula.langkah, menjadi.langkah, peta), peta


def _lajur(semula: Sop, menjadi: Sop, pasangan: Pasangan) -> tuple[BedaLajur, ...]:
    tetap = tidak_berpindah(pasangan)
    hasil = []
    asal = {kini: dulu for dulu, kini in pasangan}
    for ke, satu in enumerate(menjadi.pelaksana):
        dulu = asal.get(ke)
        if dulu is None:
            hasil.append(BedaLajur(jenis=JenisBedaSop.TAMBAH, semula="", menjadi=satu.nama))
            continue
        nama = semula.pelaksana[dulu].nama
        if nama != satu.nama:
            hasil.append(BedaLajur(jenis=JenisBedaSop.UBAH, semula=nama, menjadi=satu.nama))
        if (dulu, ke) not in tetap:
            hasil.append(BedaLajur(jenis=JenisBedaSop.PINDAH, semula=nama, menjadi=satu.nama))
    berpasangan = {dulu for dulu, _ in pasangan}
    hasil += [
        BedaLajur(jenis=JenisBedaSop.HAPUS, semula=satu.nama, menjadi="")
        for ke, satu in enumerate(semula.pelaksana)
        if ke not in berpasangan
    ]
    return tuple(hasil)


def _langkah(
    semula: Sop, menjadi: Sop, pasangan: Pasangan, peta_lajur: dict[str, str]
) -> tuple[BedaLangkah, ...]:
    """In the order of the new page; a removed row stands where it stood."""
    peta = {satu.nomor: -1 - satu.nomor for satu in semula.langkah}  # a removed row is no row now
    peta |= {semula.langkah[dulu].nomor: menjadi.langkah[kini].nomor for dulu, kini in pasangan}
    tetap = tidak_berpindah(pasangan)
    asal = {kini: dulu for dulu, kini in pasangan}
    sama_susunan = len(tetap) == len(semula.langkah) == len(menjadi.langkah)
    hasil: list[tuple[float, BedaLangkah]] = []
    for ke, satu in enumerate(menjadi.langkah):
        dulu = asal.get(ke)
        if dulu is None:
            hasil.append((ke, _baru(satu.nomor, satu.uraian)))
            continue
        lama = semula.langkah[dulu]
        bidang = beda_langkah(semula, menjadi, lama, satu, peta=peta, peta_lajur=peta_lajur)
        pindah = (dulu, ke) not in tetap or (sama_susunan and lama.nomor != satu.nomor)
        if bidang or pindah:
            jenis = JenisBedaSop.PINDAH if pindah else JenisBedaSop.UBAH
            beda = BedaLangkah(
                jenis=jenis,
                semula=lama.nomor,
                menjadi=satu.nomor,
                uraian=satu.uraian,
                bidang=bidang,
            )
            hasil.append((ke, beda))
    hasil += [
        (_tempat(dulu, pasangan), _hilang(satu.nomor, satu.uraian))
        for dulu, satu in enumerate(semula.langkah)
        if dulu not in asal.values()
    ]
    return tuple(beda for _, beda in sorted(hasil, key=lambda x: x[0]))


def _tempat(dulu: int, pasangan: Pasangan) -> float:
    """Where a removed row would stand on the new page: behind the row it stood behind."""
    return max((kini for lama, kini in pasangan if lama < dulu), default=-1) + 0.5


def _baru(nomor: int, uraian: str) -> BedaLangkah:
    return BedaLangkah(jenis=JenisBedaSop.TAMBAH, semula=None, menjadi=nomor, uraian=uraian)


def _hilang(nomor: int, uraian: str) -> BedaLangkah:
    return BedaLangkah(jenis=JenisBedaSop.HAPUS, semula=nomor, menjadi=None, uraian=uraian)

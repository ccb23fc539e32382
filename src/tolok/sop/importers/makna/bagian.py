"""The parts of each SOP in a document: identity block, step tables, what stands between them.

A document may hold several SOPs, its step table may run over pages with or without its head
repeated, and the identity block may stand before or behind the table.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tolok.sop.importers.makna.alir import BarisAlir
from tolok.sop.importers.makna.isian_identitas import Potong, berlabel
from tolok.sop.importers.makna.judul import judul_sop
from tolok.sop.importers.makna.kolom import JenisKolom, Kepala, cari_kepala
from tolok.sop.importers.makna.label import Bidang
from tolok.sop.importers.makna.pengesah import memuat_nip
from tolok.sop.importers.makna.teks_tercetak import kunci, rapikan

__all__ = ["BagianSop", "TabelLangkah", "bagi"]

_NOMOR = re.compile(r"[(\[]?\d{1,3}[)\].,]{0,2}")
_PENTING = frozenset(Bidang) - {Bidang.LAIN, Bidang.UNIT}


@dataclass(slots=True, kw_only=True)
class TabelLangkah:
    """The rows below one head."""

    kepala: Kepala
    baris: list[BarisAlir] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class BagianSop:
    """The parts of one SOP."""

    depan: list[BarisAlir] = field(default_factory=list)
    belakang: list[BarisAlir] = field(default_factory=list)
    tabel: list[TabelLangkah] = field(default_factory=list)
    judul: list[Potong] = field(default_factory=list)

    @property
    def label(self) -> frozenset[Bidang]:
        """The labels its identity block holds so far."""
        semua = (berlabel(baris) for baris in (*self.depan, *self.belakang))
        return frozenset().union(*semua) & _PENTING


def bagi(alir: Sequence[BarisAlir]) -> list[BagianSop]:
    """The SOPs of a stream: those parts that have a step table."""
    pembagi = _Pembagi()
    ke = 0
    while ke < len(alir):
        kepala = cari_kepala(alir, ke)
        if kepala is not None:
            lanjut = alir[kepala.akhir] if kepala.akhir < len(alir) else None
            pembagi.kepala(kepala, lanjut)
            ke = kepala.akhir
        else:
            pembagi.baris(alir[ke])
            ke += 1
    return [satu for satu in pembagi.hasil if satu.tabel]


class _Pembagi:
    """Walks the stream and decides for each row which part of which SOP it is."""

    def __init__(self) -> None:
        self.hasil: list[BagianSop] = [BagianSop()]
        self._label: frozenset[Bidang] = frozenset()
        self._dilihat: set[str] = set()

    @property
    def _kini(self) -> BagianSop:
        return self.hasil[-1]

    def _baru(self) -> None:
        lama = self._kini
        sampul = _sampul(lama.belakang)
        del lama.belakang[len(lama.belakang) - len(sampul) :]
        self.hasil.append(BagianSop(depan=sampul))
        self._label, self._dilihat = frozenset(), set()

    def kepala(self, kepala: Kepala, lanjut: BarisAlir | None) -> None:
        """A head: of a new table, or the one we are in, repeated on a new page. `lanjut`: the
        row below it."""
        kini = self._kini
        if kini.tabel and self._sop_lain(kepala, lanjut):
            self._baru()
            kini = self._kini
        daftar = kini.belakang if kini.tabel else kini.depan
        kini.judul += _ambil_judul(daftar, max(kolom.akhir for kolom in kepala.kolom))
        kini.tabel.append(TabelLangkah(kepala=kepala))

    def _sop_lain(self, kepala: Kepala, lanjut: BarisAlir | None) -> bool:
        kini = self._kini
        depan = frozenset().union(*(berlabel(baris) for baris in kini.depan)) & _PENTING
        belakang = frozenset().union(*(berlabel(baris) for baris in kini.belakang)) & _PENTING
        if len(belakang) >= 3 and len(depan) < 3:
            return True
        lama = {kunci(kolom.nama) for kolom in kini.tabel[-1].kepala.lajur}
        baru = {kunci(kolom.nama) for kolom in kepala.lajur}
        judul_lama = {kunci(potong.teks) for potong in kini.judul}
        judul = {kunci(potong.teks) for potong in _judul(kini.belakang)}
        lain = not lama & baru or (_pertama(lanjut) and bool(kini.tabel[-1].baris))
        return lain and bool(judul - judul_lama)

    def baris(self, baris: BarisAlir) -> None:
        """A row that is no head."""
        kini = self._kini
        label = berlabel(baris) & _PENTING
        if not kini.tabel:
            self._catat(kini.depan, baris, label)
        elif label and not self._bernomor(baris):
            if self._terulang(baris):
                return
            if len(self._label) >= 3 and label & self._label:
                self._baru()
                kini = self._kini
            daftar = kini.belakang if kini.tabel else kini.depan
            self._catat(daftar, baris, label)
        elif baris.bertabel and self._langkah(baris):
            kini.tabel[-1].baris.append(baris)
        else:
            kini.belakang.append(baris)

    def _catat(self, daftar: list[BarisAlir], baris: BarisAlir, label: frozenset[Bidang]) -> None:
        self._label |= label
        self._dilihat.add(kunci(baris.teks))
        daftar.append(baris)

    def _terulang(self, baris: BarisAlir) -> bool:
        """The letterhead of a further page, with the same words as before."""
        return kunci(baris.teks) in self._dilihat

    def _bernomor(self, baris: BarisAlir) -> bool:
        """A numbered row in the block of the step table, whatever words its cells begin with."""
        tabel = self._kini.tabel[-1]
        satu_blok = not tabel.baris or tabel.baris[-1].blok == baris.blok
        nomor = _NOMOR.fullmatch(rapikan(baris.sel[0].teks))
        return satu_blok and baris.bertabel and nomor is not None and len(baris.sel) > 2

    def _langkah(self, baris: BarisAlir) -> bool:
        """A row of the step table: as wide as its head, or in the same block."""
        kini = self._kini
        kepala = kini.tabel[-1].kepala
        if kini.belakang and any(berlabel(lain) & _PENTING for lain in kini.belakang):
            return False
        satu_blok = bool(kini.tabel[-1].baris) and kini.tabel[-1].baris[-1].blok == baris.blok
        if satu_blok or not kini.tabel[-1].baris:
            return True
        return _selebar(baris, kepala) or _sambungan_kalimat(baris, kepala)


def _selebar(baris: BarisAlir, kepala: Kepala) -> bool:
    """A row of another block that has a number, or is about as wide as the table."""
    if len(baris.sel) < 3:
        return False
    ujung = baris.sel[-1].kolom + baris.sel[-1].lebar_kolom
    lebar = max(kolom.akhir for kolom in kepala.kolom)
    bernomor = _NOMOR.fullmatch(rapikan(baris.sel[0].teks)) is not None
    return ujung <= lebar + 2 and (bernomor or ujung >= lebar * 0.5)


def _sambungan_kalimat(baris: BarisAlir, kepala: Kepala) -> bool:
    """The rest of a sentence that the page's end tore off: its column alone, in small letters."""
    pertama = baris.sel[0]
    return pertama.teks[:1].islower() and any(
        kolom.jenis is JenisKolom.URAIAN and kolom.awal <= pertama.kolom < kolom.akhir
        for kolom in kepala.kolom
    )


def _pertama(baris: BarisAlir | None) -> bool:
    """Whether the numbering of a table begins with this row."""
    return baris is not None and baris.sel[0].teks.strip(" .)") == "1"


def _judul(baris: Sequence[BarisAlir]) -> list[Potong]:
    return [
        Potong(teks=satu.sel[0].teks, tempat=satu.tempat)
        for satu in baris
        if not satu.bertabel and judul_sop(rapikan(satu.teks)) is not None
    ]


def _ambil_judul(daftar: list[BarisAlir], lebar: int) -> list[Potong]:
    """Take the headings that stand right over a table out of the rows before it. `lebar`: of the
    table in columns; a heading may be a row of the same table, one cell over most of it."""
    hasil: list[Potong] = []
    while daftar and len(hasil) < 3 and (not daftar[-1].bertabel or _melebar(daftar[-1], lebar)):
        teks = daftar[-1].teks
        if judul_sop(teks) is None or berlabel(daftar[-1]):
            break
        hasil.insert(0, Potong(teks=daftar[-1].sel[0].teks, tempat=daftar[-1].tempat))
        daftar.pop()
    return hasil


def _melebar(baris: BarisAlir, lebar: int) -> bool:
    return len(baris.sel) == 1 and baris.sel[0].lebar_kolom >= max(0.6 * lebar, 3)


def _sampul(belakang: Sequence[BarisAlir]) -> list[BarisAlir]:
    """What stands behind a table but opens the next SOP: everything after the signature."""
    akhir = 0
    for ke, baris in enumerate(belakang):
        if memuat_nip(baris.teks):
            akhir = ke + 1
    return list(belakang[akhir:])

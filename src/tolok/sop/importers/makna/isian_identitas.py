"""Collects what stands at each label of the identity block, in tables and in running lines.

A label names a field; what follows belongs to it: beside it, below it, or in the lines after it,
until the next label. Two labels in a row share what follows, and so do two columns whose lines
ran together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tolok.sop.importers.dokumen import Sel, Tempat
from tolok.sop.importers.makna.alir import BarisAlir
from tolok.sop.importers.makna.bagi_kolom import bagi_berurut, bagi_sebaris
from tolok.sop.importers.makna.butir import penanda
from tolok.sop.importers.makna.judul import judul_sop
from tolok.sop.importers.makna.label import BAGIAN, Bidang, LabelBaca, baca_label
from tolok.sop.importers.makna.tanggal import baca_tanggal
from tolok.sop.importers.makna.teks_tercetak import rapikan

__all__ = ["IsianIdentitas", "Potong", "berlabel", "kumpulkan", "nilai_skalar"]

_TITIK_DUA = re.compile(r"^[ :;='‘’\"|]{0,4}")
_TANGGAL = (Bidang.PEMBUATAN, Bidang.REVISI, Bidang.PENGESAHAN, Bidang.EFEKTIF)
_LABEL_BERNOMOR = re.compile(r"\s{0,4}(?:[A-Z]|[IVX]{1,4}|\d{1,2})[.)] ?[A-Z]")
_LABEL_TERPATAH = 60
_NOMOR_SAJA = re.compile(r"(\d{1,2})[.)]?")
_ANGKA_DEPAN = re.compile(r"^(\d{1,2})[.)]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Potong:
    """A piece of text at a field, as printed with its line breaks, and where it stands."""

    teks: str
    tempat: Tempat
    di_sel: bool = False


@dataclass(slots=True, kw_only=True)
class IsianIdentitas:
    """What stands at each field; `bebas` at no label; `label` in order of their printing."""

    isi: dict[Bidang, list[Potong]] = field(default_factory=dict)
    bebas: list[Potong] = field(default_factory=list)
    label: list[Bidang] = field(default_factory=list)

    def teks(self, bidang: Bidang) -> str:
        """All the text of a field."""
        return "\n".join(potong.teks for potong in self.isi.get(bidang, []))

    def tempat(self, bidang: Bidang) -> Tempat:
        """Where the field's content begins."""
        return self.isi[bidang][0].tempat if self.isi.get(bidang) else Tempat()


def berlabel(baris: BarisAlir) -> frozenset[Bidang]:
    """The labels a row of the stream holds."""
    return frozenset(
        label.bidang
        for sel in baris.sel
        for teks in sel.teks.splitlines()[:60]
        for label in baca_label(rapikan(teks))
    )


def kumpulkan(*bagian: Sequence[BarisAlir]) -> IsianIdentitas:
    """Read the rows of an identity block, each part for itself: before and behind the table."""
    pembaca = _Pembaca()
    for alir in bagian:
        for baris in alir:
            pembaca.baris(baris)
        pembaca.putus()
    return pembaca.hasil


@dataclass(frozen=True, slots=True)
class _Ruas:
    """A label of a cell with the lines below it in the cell; no label: lines before the first."""

    label: tuple[LabelBaca, ...]
    teks: str


def _ruas(sel: Sel) -> list[_Ruas]:
    utuh = baca_label(rapikan(sel.teks)) if "\n" in sel.teks[:_LABEL_TERPATAH] else ()
    if len(utuh) == 1 and not utuh[0].sisa:
        return [_Ruas(utuh, "")]
    hasil: list[_Ruas] = []
    kini: list[str] = []
    label: tuple[LabelBaca, ...] = ()
    for mentah in sel.teks.splitlines():
        baru = baca_label(rapikan(mentah))
        if baru:
            if label or any(kini):
                hasil.append(_Ruas(label, "\n".join(kini).strip("\n")))
            label, kini = baru, [baru[-1].sisa]
        else:
            kini.append(mentah)
    hasil.append(_Ruas(label, "\n".join(kini).strip("\n")))
    return hasil


class _Pembaca:
    """The state while reading: which field each column is at, and labels that wait for content."""

    def __init__(self) -> None:
        self.hasil = IsianIdentitas()
        self._kolom: dict[int, tuple[int, Bidang]] = {}
        self._isi_samping: set[int] = set()
        self._aktif: list[Bidang] = []
        self._sebaris = False
        self._tunggu: list[Potong] = []

    def tutup(self) -> None:
        """Give waiting content to the labels that wait for it."""
        tunggu, self._tunggu = self._tunggu, []
        if not tunggu:
            return
        if len(self._aktif) == 1:
            self._taruh(self._aktif[0], tunggu)
            return
        bagi = bagi_sebaris if self._sebaris else bagi_berurut
        teks = [potong.teks for potong in tunggu]
        for bidang, semua in zip(self._aktif, bagi(self._aktif, teks), strict=True):
            for ke, satu in semua:
                self._taruh(bidang, [Potong(teks=satu, tempat=tunggu[ke].tempat)])

    def putus(self) -> None:
        """Nothing that follows belongs to the labels before."""
        self.tutup()
        self._aktif = []
        self._kolom.clear()

    def _taruh(self, bidang: Bidang, potong: Sequence[Potong]) -> None:
        isi = [satu for satu in potong if satu.teks.strip(" :;=\n")]
        if isi:
            self.hasil.isi.setdefault(bidang, []).extend(isi)

    def baris(self, baris: BarisAlir) -> None:
        """One row: labels first, then what belongs to which."""
        baris = _nomor_menempel(baris)
        if not baris.bertabel:
            self._paragraf(baris.sel[0])
            return
        ruas = [(sel, _ruas(sel)) for sel in baris.sel]
        ada_label = any(satu.label for _, semua in ruas for satu in semua)
        if ada_label:
            self.tutup()
            self._aktif = []
        if not ada_label and not self._kolom:
            self._baris_lepas(baris)
            return
        self._baris_tabel(ruas, ada_label=ada_label)

    def _paragraf(self, sel: Sel) -> None:
        for ruas in _ruas(sel):
            if ruas.label:
                self._label_paragraf(ruas, sel)
            elif ruas.teks.strip():
                self._isi_paragraf(Potong(teks=ruas.teks, tempat=sel.tempat))

    def _label_paragraf(self, ruas: _Ruas, sel: Sel) -> None:
        self._kolom.clear()
        bidang = [satu.bidang for satu in ruas.label]
        menyambung = (
            len(bidang) == 1
            and bidang[0] in BAGIAN
            and self._aktif
            and self._aktif[-1] in BAGIAN
            and not self._tunggu
            and not _LABEL_BERNOMOR.match(sel.teks)
        )
        if not menyambung or bidang[0] in self._aktif:
            self.tutup()
            self._aktif = []
            self._sebaris = len(bidang) > 1
        self._aktif += bidang
        self.hasil.label += bidang
        if not ruas.teks.strip():
            return
        potong = Potong(teks=ruas.teks, tempat=sel.tempat)
        if len(bidang) == 1 and bidang[0] not in BAGIAN and not ruas.label[0].sisa:
            self._isi_paragraf(potong)
        elif len(bidang) == 1 and bidang[0] not in BAGIAN:
            self._skalar(bidang[0], potong)
        else:
            self._tunggu.append(potong)

    def _skalar(self, bidang: Bidang, potong: Potong) -> None:
        """The value of a field of one line; what stands below it belongs to no label."""
        if bidang is Bidang.DISAHKAN:
            self._tunggu.append(potong)
            return
        pertama, _, sisa = potong.teks.partition("\n")
        nilai = pertama if pertama.strip(" :") else ""
        if nilai and bidang is Bidang.NAMA and sisa and not baca_label(rapikan(sisa)):
            nilai = f"{nilai} {rapikan(sisa)}"
            sisa = ""
        self._taruh(bidang, [Potong(teks=nilai, tempat=potong.tempat)])
        if nilai:
            self._aktif = []
        if sisa.strip():
            self._isi_paragraf(Potong(teks=sisa, tempat=potong.tempat))

    def _isi_paragraf(self, potong: Potong) -> None:
        if self._aktif == [Bidang.DISAHKAN] and self._tunggu and judul_sop(rapikan(potong.teks)):
            self.tutup()
            self._aktif = []
        if not self._aktif:
            self.hasil.bebas.append(potong)
        elif len(self._aktif) == 1 and self._aktif[0] not in (*BAGIAN, Bidang.DISAHKAN):
            if not _mungkin(self._aktif[0], potong.teks.split("\n")[0]):
                self.hasil.bebas.append(potong)
            else:
                self._skalar(self._aktif[0], potong)
            self._aktif = []
        else:
            self._tunggu.append(potong)

    def _baris_lepas(self, baris: BarisAlir) -> None:
        """A row of cells without labels above it: the rest of lists that a page break tore."""
        self._aktif, aktif = self._aktif, list(self._aktif)
        nomor = [_ANGKA_DEPAN.match(rapikan(sel.teks)) for sel in baris.sel]
        terakhir = [satu for satu in self.hasil.label if satu in BAGIAN][-len(nomor) :]
        if len(nomor) >= 2 and all(nomor) and len(terakhir) == len(nomor):
            self.tutup()
            for bidang, sel in zip(terakhir, baris.sel, strict=True):
                self._taruh(bidang, [Potong(teks=sel.teks, tempat=sel.tempat)])
            return
        for sel in baris.sel:
            potong = Potong(teks=sel.teks, tempat=sel.tempat, di_sel=True)
            (self._tunggu if aktif else self.hasil.bebas).append(potong)

    def _baris_tabel(self, ruas: Sequence[tuple[Sel, list[_Ruas]]], *, ada_label: bool) -> None:
        dekat: tuple[int, Bidang] | None = None
        for sel, semua in ruas:
            for satu in semua:
                if satu.label:
                    dekat = self._label_sel(sel, satu)
                    continue
                if not satu.teks.strip(" :;=\n"):
                    continue
                potong = Potong(teks=satu.teks, tempat=sel.tempat, di_sel=True)
                self._isi_sel(sel, potong, dekat, ada_label=ada_label)

    def _label_sel(self, sel: Sel, ruas: _Ruas) -> tuple[int, Bidang]:
        bidang = [satu.bidang for satu in ruas.label]
        self.hasil.label += bidang
        akhir = sel.kolom + sel.lebar_kolom
        for kolom in [
            k for k, (ujung, _) in self._kolom.items() if sel.kolom < ujung and k < akhir
        ]:
            del self._kolom[kolom]
        self._kolom[sel.kolom] = (akhir, bidang[-1])
        self._isi_samping.discard(sel.kolom)
        if ruas.teks.strip():
            self._taruh(bidang[-1], [Potong(teks=ruas.teks, tempat=sel.tempat, di_sel=True)])
        return sel.kolom, bidang[-1]

    def _isi_sel(
        self, sel: Sel, potong: Potong, dekat: tuple[int, Bidang] | None, *, ada_label: bool
    ) -> None:
        """Content of a cell: right of a label in its row, else below one."""
        if dekat is not None:
            kolom, bidang = dekat
            if bidang in BAGIAN and (atas := self._label_di_atas(sel)) is not None:
                bidang = atas
            self._taruh(bidang, [potong])
            if bidang is Bidang.DISAHKAN or bidang in BAGIAN:
                self._kolom[sel.kolom] = (sel.kolom + sel.lebar_kolom, bidang)
                self._isi_samping.add(sel.kolom)
            elif kolom != sel.kolom:
                self._kolom.pop(kolom, None)
            return
        atas = self._atas(sel)
        if atas is None or (ada_label and atas not in BAGIAN):
            self.hasil.bebas.append(potong)
            return
        if atas in BAGIAN or atas is Bidang.DISAHKAN or not self.hasil.isi.get(atas):
            self._taruh(atas, [potong])
        else:
            self.hasil.bebas.append(potong)

    def _label_di_atas(self, sel: Sel) -> Bidang | None:
        """The section whose label, not whose content beside it, stands over the cell."""
        atas = self._atas(sel)
        kolom = max((k for k in self._kolom if k <= sel.kolom), default=-1)
        return atas if atas in BAGIAN and kolom not in self._isi_samping else None

    def _atas(self, sel: Sel) -> Bidang | None:
        """The field that the cell's column is at: the label it overlaps most, else to its left."""
        akhir = sel.kolom + sel.lebar_kolom
        bertindih = [
            (min(akhir, ujung) - max(sel.kolom, kolom), bidang)
            for kolom, (ujung, bidang) in self._kolom.items()
        ]
        terbaik = max(bertindih, key=lambda satu: satu[0], default=None)
        if terbaik is not None and terbaik[0] > 0:
            return terbaik[1]
        kiri = [kolom for kolom in self._kolom if kolom <= sel.kolom]
        return self._kolom[max(kiri)][1] if kiri and penanda(rapikan(sel.teks)) else None


def _mungkin(bidang: Bidang, teks: str) -> bool:
    """What stands on the line below a label can be its value: a date a date, a number counts."""
    if bidang in _TANGGAL:
        return baca_tanggal(teks) is not None
    return bidang is not Bidang.NOMOR or any(huruf.isdigit() for huruf in teks)


def _nomor_menempel(baris: BarisAlir) -> BarisAlir:
    """The row with numbers that have a cell of their own put before the items they count."""
    if not baris.bertabel or not any(_NOMOR_SAJA.fullmatch(sel.teks.strip()) for sel in baris.sel):
        return baris
    hasil: list[Sel] = []
    for sel in baris.sel:
        nomor = _NOMOR_SAJA.fullmatch(hasil[-1].teks.strip()) if hasil else None
        if nomor and sel.kolom == hasil[-1].kolom + hasil[-1].lebar_kolom:
            depan = hasil.pop()
            teks = sel.teks if penanda(rapikan(sel.teks)) else f"{nomor[1]}. {sel.teks}"
            lebar = depan.lebar_kolom + sel.lebar_kolom
            sel = replace(sel, teks=teks, kolom=depan.kolom, lebar_kolom=lebar)
        hasil.append(sel)
    return replace(baris, sel=tuple(hasil))


def nilai_skalar(teks: str) -> str | None:
    """A value of one line, without the colon before it; "-" and the like say nothing."""
    bersih = _TITIK_DUA.sub("", rapikan(teks))
    return bersih if any(huruf.isalnum() for huruf in bersih) else None

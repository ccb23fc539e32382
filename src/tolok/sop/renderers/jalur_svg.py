"""The swimlane drawing of an SOP page, one SVG a row, for screen, phone and print alike.

A table row holds one cell over all lanes with one SVG of full width and height. Lane *i* of *n*
stands at (i + 0,5) / n. Lines are in percent, so a row may grow with its text; symbols and
arrowheads sit in nested SVGs in pixels. Nothing is measured in the browser and no line shares a
segment with another: a forward line goes across in its own row and down into the top of the
next symbol; where that side is taken it goes down first and enters from the side; a return over
several rows climbs in the gap between two lanes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from html import escape

__all__ = ["BarisJalur", "Bentuk", "Keadaan", "Kembali", "gambar", "simbol"]


class Bentuk(StrEnum):
    """Symbol of a row: start or end, work, decision."""

    KAPSUL = "kapsul"
    KOTAK = "kotak"
    KETUPAT = "ketupat"


class Keadaan(StrEnum):
    """How a row stands; the class suffix in the style sheet."""

    SELESAI = "selesai"
    BERJALAN = "berjalan"
    NANTI = "nanti"
    LEWAT = "lewat"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kembali:
    """A way back to row `ke`. Drawn in amber only when `ditempuh`; `label` is the SOP's word."""

    ke: int
    ditempuh: bool = False
    label: str = "Tidak"


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisJalur:
    """One row to draw. `lajur[0]` carries the symbol's lines, further lanes act jointly.

    `maju`: numbers of the rows that follow (empty at the end). `ya`: word at the forward line
    of a decision that also has a way back.
    """

    nomor: int
    lajur: tuple[int, ...]
    bentuk: Bentuk
    keadaan: Keadaan = Keadaan.NANTI
    maju: tuple[int, ...] = ()
    kembali: tuple[Kembali, ...] = ()
    ya: str = "Ya"


@dataclass(slots=True)
class _Lukisan:
    """What is drawn in one row, bottom layer first, and which sides of its symbol are taken."""

    garis: list[str] = field(default_factory=list)
    mata: list[str] = field(default_factory=list)
    label: list[str] = field(default_factory=list)
    sisi: set[str] = field(default_factory=set)
    datar: int = 0


_SIMBOL = {
    Bentuk.KAPSUL: '<rect class="{k}" x="-29" y="-15" width="58" height="30" rx="15"/>',
    Bentuk.KOTAK: '<rect class="{k}" x="-29" y="-15" width="58" height="30" rx="1"/>',
    Bentuk.KETUPAT: '<path class="{k}" d="M0-21 31 0 0 21-31 0Z"/>',
}
_PIJAR = {
    Bentuk.KAPSUL: '<rect class="tl-pijar" x="-39" y="-25" width="78" height="50" rx="25"/>',
    Bentuk.KOTAK: '<rect class="tl-pijar" x="-39" y="-25" width="78" height="50" rx="6"/>',
    Bentuk.KETUPAT: '<path class="tl-pijar" d="M0-36 46 0 0 36-46 0Z"/>',
}
_TEPI = {Bentuk.KAPSUL: 29.5, Bentuk.KOTAK: 29.5, Bentuk.KETUPAT: 31.5}
_ATAS = {Bentuk.KAPSUL: 15.5, Bentuk.KOTAK: 15.5, Bentuk.KETUPAT: 21.5}
# Pixels beside the middle of a gap between lanes, and above or below the middle of a row,
# taken in turn so that no two lines lie on each other.
_GESER = (0, 4, -4, 8, -8, 12, -12, 16, -16, 20, -20)
_TINGGI = (8, -8, 12, -12, 5, -5, 10, -10, 3, -3, 14, -14)


def simbol(bentuk: Bentuk, keadaan: Keadaan) -> str:
    """One symbol around the origin: filled with a check, glowing, thin, or dashed."""
    isi = _SIMBOL[bentuk].format(k=f"tl-simbol tl-simbol--{keadaan.value}")
    if keadaan is Keadaan.SELESAI:
        return isi + '<path class="tl-centang" d="m-6 0 4.5 4.5 8-9"/>'
    if keadaan is Keadaan.BERJALAN:
        return _PIJAR[bentuk] + isi + '<circle class="tl-denyut" r="5"/>'
    return isi


def gambar(baris: Sequence[BarisJalur], banyak_lajur: int) -> list[str]:
    """The SVG of every row, in order. Rows name each other by `nomor`."""
    pelukis = _Pelukis(baris, max(banyak_lajur, 1))
    pelukis.lukis()
    return [pelukis.svg(i) for i in range(len(baris))]


class _Pelukis:
    """Lays the lines of all rows, then writes each row."""

    def __init__(self, baris: Sequence[BarisJalur], n: int) -> None:
        self.baris = baris
        self.n = n
        self.letak = {b.nomor: i for i, b in enumerate(baris)}
        self.lukisan = [_Lukisan() for _ in baris]
        self.celah: dict[int, list[tuple[int, int, int]]] = {}
        self.bawah_terpakai: set[int] = set()

    def lukis(self) -> None:
        """Row by row: joint symbols and ways back claim their sides, then the line from above
        takes what is left; lines over several rows come last, in the gaps."""
        for i, b in enumerate(self.baris):
            for lain in b.lajur[1:]:
                self.lukisan[i].sisi.add("kanan" if lain > self._lajur(i) else "kiri")
            for k in b.kembali:
                self._kembali(i, k)
            if i and b.nomor in self.baris[i - 1].maju:
                self._maju_dekat(i - 1, i)
        for i, b in enumerate(self.baris):
            for nomor in b.maju:
                j = self.letak.get(nomor, -1)
                if j > i + 1:
                    self._maju_jauh(i, j)

    def _kembali(self, i: int, k: Kembali) -> None:
        j = self.letak.get(k.ke, i)
        if j >= i:
            return
        if self._boleh_dekat(i, j):
            self._kembali_dekat(i, j, k)
        else:
            self._kembali_jauh(i, j, k)

    # ── ways back ──

    def _boleh_dekat(self, i: int, j: int) -> bool:
        """The row just above, in another lane, whose forward line can leave by the side."""
        return (
            i == j + 1
            and self._lajur(i) != self._lajur(j)
            and j not in self.bawah_terpakai
            and self._arah(i, j) not in self.lukisan[i].sisi
            and self._arah(j, i) not in self.lukisan[j].sisi
        )

    def _kembali_dekat(self, i: int, j: int, k: Kembali) -> None:
        """Across in the own row, then up into the bottom of the symbol above."""
        xi, xj, gaya = self._x(i), self._x(j), _gaya_kembali(k)
        self._garis(i, gaya, xi, "50%", xj, "50%")
        self._garis(i, gaya, xj, "50%", xj, "0%")
        self._garis(j, gaya, xj, "100%", xj, "50%")
        atas = _ATAS[self.baris[j].bentuk]
        self._mata(j, gaya, f"M-5 {atas + 9}H5L0 {atas}Z")
        self.lukisan[i].sisi.add(self._arah(i, j))
        self.bawah_terpakai.add(j)
        self._label_kembali(i, xi, xj, k)

    def _kembali_jauh(self, i: int, j: int, k: Kembali) -> None:
        """Into the gap beside the target's lane, up the gap, and into the target's side."""
        kanan = self._lajur(i) > self._lajur(j) or (
            self._lajur(i) == self._lajur(j) and self._lajur(j) < self.n - 1
        )
        celah = self._lajur(j) + (1 if kanan else 0)
        geser = self._geser(celah, j, i)
        g, gaya = _persen(celah / self.n), _gaya_kembali(k)
        self._datar(i, gaya, self._x(i), g)
        for r in range(j, i + 1):
            dari, sampai = ("0", "50%") if r == i else ("0", "100%")
            if r == j:
                dari, sampai = "50%", "100%"
            self._tegak(r, gaya, g, geser, dari, sampai)
        y = self._datar(j, gaya, g, self._x(j))
        tepi = _TEPI[self.baris[j].bentuk] * (1 if kanan else -1)
        luar = tepi + (9 if kanan else -9)
        self._mata(j, gaya, f"M{luar} {y - 5}V{y + 5}L{tepi} {y}Z")
        self._label_kembali(i, self._x(i), g, k)

    def _geser(self, celah: int, dari: int, sampai: int) -> int:
        """Pixels beside the gap's middle, so that two returns in one gap do not overlap."""
        lain = self.celah.setdefault(celah, [])
        terpakai = {g for a, b, g in lain if a <= sampai and dari <= b}
        geser = next((g for g in _GESER if g not in terpakai), _GESER[-1])
        lain.append((dari, sampai, geser))
        return geser

    def _label_kembali(self, i: int, xi: str, tuju: str, k: Kembali) -> None:
        if not k.ditempuh:
            return
        tengah = _persen((_angka(xi) + _angka(tuju)) / 200)
        lebar = 14 + 7 * len(k.label)
        self.lukisan[i].label.append(
            f'<svg x="{tengah}" y="50%" overflow="visible"><g class="tl-label-kembali">'
            f'<rect x="{-lebar / 2}" y="-11" width="{lebar}" height="22" rx="11"/>'
            f'<text text-anchor="middle" y="4">{escape(k.label)}</text></g></svg>'
        )

    # ── forward lines ──

    def _maju_dekat(self, i: int, j: int) -> None:
        """Across and down into the top; down and across into the side when that side is taken."""
        xi, xj, gaya = self._x(i), self._x(j), self._gaya_maju(i, j)
        if self._lajur(i) == self._lajur(j):
            self._garis(i, gaya, xi, "50%", xi, "100%")
            self._garis(j, gaya, xj, "0%", xj, "50%")
            self._mata_atas(j, gaya)
        elif self._arah(i, j) not in self.lukisan[i].sisi:
            self._garis(i, gaya, xi, "50%", xj, "50%")
            self._garis(i, gaya, xj, "50%", xj, "100%")
            self._garis(j, gaya, xj, "0%", xj, "50%")
            self._mata_atas(j, gaya)
            self.lukisan[i].sisi.add(self._arah(i, j))
        elif self._arah(j, i) in self.lukisan[j].sisi:
            self._maju_jauh(i, j)
        else:
            self._garis(i, gaya, xi, "50%", xi, "100%")
            self._garis(j, gaya, xi, "0%", xi, "50%")
            self._garis(j, gaya, xi, "50%", xj, "50%")
            self._mata_sisi(j, gaya, self._arah(j, i))
            self.lukisan[j].sisi.add(self._arah(j, i))
        self._label_ya(i)

    def _maju_jauh(self, i: int, j: int) -> None:
        """Over rows that are passed: down the gap left of the target's lane, into its side."""
        gaya, celah = self._gaya_maju(i, j), self._lajur(j)
        g, geser = _persen(celah / self.n), self._geser(celah, i, j)
        self._datar(i, gaya, self._x(i), g)
        for r in range(i, j + 1):
            dari, sampai = ("50%", "100%") if r == i else ("0", "100%")
            if r == j:
                dari, sampai = "0", "50%"
            self._tegak(r, gaya, g, geser, dari, sampai)
        y = self._datar(j, gaya, g, self._x(j))
        tepi = _TEPI[self.baris[j].bentuk]
        self._mata(j, gaya, f"M{-tepi - 9} {y - 5}V{y + 5}L{-tepi} {y}Z")

    def _gaya_maju(self, i: int, j: int) -> str:
        lewat = self.baris[i].keadaan is Keadaan.SELESAI
        sampai = self.baris[j].keadaan in (Keadaan.SELESAI, Keadaan.BERJALAN)
        return "jadi" if lewat and sampai else "nanti"

    def _label_ya(self, i: int) -> None:
        b = self.baris[i]
        if b.bentuk is Bentuk.KETUPAT and any(k.ditempuh for k in b.kembali) and b.ya:
            self.lukisan[i].label.append(
                f'<svg x="{self._x(i)}" y="50%" overflow="visible">'
                f'<text class="tl-label-ya" x="8" y="36">{escape(b.ya)}</text></svg>'
            )

    # ── pieces ──

    def _lajur(self, i: int) -> int:
        return self.baris[i].lajur[0]

    def _x(self, i: int) -> str:
        return _persen((self._lajur(i) + 0.5) / self.n)

    def _arah(self, i: int, j: int) -> str:
        return "kanan" if self._lajur(j) > self._lajur(i) else "kiri"

    def _garis(self, i: int, gaya: str, x1: str, y1: str, x2: str, y2: str) -> None:
        self.lukisan[i].garis.append(
            f'<line class="tl-ruas tl-ruas--{gaya}" x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}"/>'
        )

    def _datar(self, i: int, gaya: str, x1: str, x2: str) -> int:
        """A level line beside the middle of the row; answers its height in pixels."""
        lukisan = self.lukisan[i]
        y = _TINGGI[lukisan.datar % len(_TINGGI)]
        lukisan.datar += 1
        lukisan.garis.append(
            f'<svg y="50%" overflow="visible"><line class="tl-ruas tl-ruas--{gaya}" '
            f'x1="{x1}" y1="{y}" x2="{x2}" y2="{y}"/></svg>'
        )
        return y

    def _tegak(self, i: int, gaya: str, x: str, geser: int, dari: str, sampai: str) -> None:
        self.lukisan[i].garis.append(
            f'<svg x="{x}" overflow="visible"><line class="tl-ruas tl-ruas--{gaya}" '
            f'x1="{geser}" y1="{dari}" x2="{geser}" y2="{sampai}"/></svg>'
        )

    def _mata(self, i: int, gaya: str, d: str) -> None:
        self.lukisan[i].mata.append(
            f'<svg x="{self._x(i)}" y="50%" overflow="visible"><g class="tl-skala">'
            f'<path class="tl-mata tl-mata--{gaya}" d="{d}"/></g></svg>'
        )

    def _mata_atas(self, i: int, gaya: str) -> None:
        atas = _ATAS[self.baris[i].bentuk]
        self._mata(i, gaya, f"M-5 {-atas - 9}H5L0 {-atas}Z")

    def _mata_sisi(self, i: int, gaya: str, sisi: str) -> None:
        tepi = _TEPI[self.baris[i].bentuk] * (1 if sisi == "kanan" else -1)
        luar = tepi + (9 if sisi == "kanan" else -9)
        self._mata(i, gaya, f"M{luar}-5V5L{tepi} 0Z")

    def svg(self, i: int) -> str:
        """The whole drawing of one row: lane borders, lines, symbols, arrowheads, labels."""
        b, lukisan = self.baris[i], self.lukisan[i]
        sekat = "".join(
            f'<line class="tl-sekat" x1="{_persen(s / self.n)}" x2="{_persen(s / self.n)}" '
            'y1="0" y2="100%"/>'
            for s in range(1, self.n)
        )
        bersama = "".join(
            f'<line class="tl-ruas tl-ruas--bersama" x1="{self._x(i)}" y1="50%" '
            f'x2="{_persen((lain + 0.5) / self.n)}" y2="50%"/>'
            for lain in b.lajur[1:]
        )
        simbol_baris = "".join(
            f'<svg x="{_persen((lajur + 0.5) / self.n)}" y="50%" overflow="visible">'
            f'<g class="tl-skala">{simbol(b.bentuk, b.keadaan)}</g></svg>'
            for lajur in b.lajur
        )
        return (
            '<svg class="tl-jalur" width="100%" height="100%" aria-hidden="true" '
            f'focusable="false">{sekat}{"".join(lukisan.garis)}{bersama}{simbol_baris}'
            f"{''.join(lukisan.mata)}{''.join(lukisan.label)}</svg>"
        )


def _gaya_kembali(k: Kembali) -> str:
    return "kembali" if k.ditempuh else "nanti"


def _persen(bagian: float) -> str:
    return f"{bagian * 100:.3f}".rstrip("0").rstrip(".") + "%"


def _angka(persen: str) -> float:
    return float(persen.removesuffix("%"))

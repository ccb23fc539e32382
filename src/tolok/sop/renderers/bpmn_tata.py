"""Where the nodes and flows of an SOP lie in its BPMN diagram, in pixels of the diagram.

Time runs to the right and every row has columns of its own, so a vertical line through a column
meets only that column's node. Ways back run above all lanes, ways that skip rows below them; no
line crosses a node or a text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import ceil

from tolok.sop.domain.diagram import ArusDiagram, DiagramSop, JenisSimpul, SimpulDiagram

__all__ = ["Kotak", "Tata", "tata"]

_KIRI, _ATAS, _KEPALA = 160, 80, 30
_LEBAR_LANGKAH, _BELAH, _BULAT = 190, 50, 36
_SELA = 60
_HURUF, _BARIS = 6.4, 15
_TINGGI_TERENDAH, _TEPI_LAJUR = 80, 44
_RUANG_LABEL = 46
_RUANG_TANDA = 48
_ALUR = 14
_LABEL = 14
_SELA_NAMA, _NAMA_TERPANJANG = 24, 360
"""A lane is as high as its name is long: the name stands upright in it."""
_TANDA_BAWAAN = 18
"""How far the stroke of a default way stands from the decision."""


@dataclass(frozen=True, slots=True)
class Kotak:
    """A box: its upper left corner and size."""

    x: int
    y: int
    lebar: int
    tinggi: int

    @property
    def tengah(self) -> tuple[int, int]:
        """Its centre."""
        return self.x + self.lebar // 2, self.y + self.tinggi // 2

    @property
    def kanan(self) -> int:
        """Its right edge."""
        return self.x + self.lebar

    @property
    def bawah(self) -> int:
        """Its lower edge."""
        return self.y + self.tinggi


@dataclass(frozen=True, slots=True, kw_only=True)
class Tata:
    """Boxes by id (pool, lanes, nodes), bends by flow id, boxes of labels by id of what they name."""

    kolam: Kotak
    lajur: Mapping[str, Kotak]
    simpul: Mapping[str, Kotak]
    arus: Mapping[str, tuple[tuple[int, int], ...]]
    label: Mapping[str, Kotak]


def tata(diagram: DiagramSop) -> Tata:
    """Lay a diagram out."""
    kolom = _kolom(diagram)
    naik = [a for a in diagram.arus if _mundur(diagram, a)]
    turun = [a for a in diagram.arus if _melompat(diagram, a)]
    lajur, kolam = _tinggi(diagram, kolom, len(naik), len(turun))
    simpul = {s.id: _kotak(s, kolom[s.id], lajur[s.lajur]) for s in diagram.simpul}
    simpul = _geser(diagram, simpul, lajur, len(naik), len(turun))
    arus: dict[str, tuple[tuple[int, int], ...]] = {}
    for satu in diagram.arus:
        dari, ke = simpul[satu.dari], simpul[satu.ke]
        if satu in naik:
            y = kolam.y + _ALUR * (naik.index(satu) + 1)
            arus[satu.id] = _lewat(dari, ke, y, atas=True)
        elif satu in turun:
            y = kolam.bawah - _ALUR * (turun.index(satu) + 1)
            arus[satu.id] = _lewat(dari, ke, y, atas=False)
        else:
            arus[satu.id] = _siku(dari, ke)
    label = dict(_label(diagram, simpul, naik, turun))
    return Tata(kolam=kolam, lajur=lajur, simpul=simpul, arus=arus, label=label)


def _urutan(diagram: DiagramSop) -> dict[str, int]:
    return {satu.id: ke for ke, satu in enumerate(diagram.simpul)}


def _mundur(diagram: DiagramSop, arus: ArusDiagram) -> bool:
    urutan = _urutan(diagram)
    return urutan[arus.ke] <= urutan[arus.dari]


def _melompat(diagram: DiagramSop, arus: ArusDiagram) -> bool:
    urutan = _urutan(diagram)
    return urutan[arus.ke] > urutan[arus.dari] + 1


def _kolom(diagram: DiagramSop) -> dict[str, int]:
    """Left edge of each node."""
    x = _KIRI + _KEPALA + _SELA
    hasil = {}
    for satu in diagram.simpul:
        hasil[satu.id] = x
        x += _ukuran(satu)[0] + _SELA
    return hasil


def _ukuran(satu: SimpulDiagram) -> tuple[int, int]:
    if satu.jenis is JenisSimpul.LANGKAH:
        return _LEBAR_LANGKAH, _tinggi_langkah(satu.nama)
    if satu.jenis is JenisSimpul.PUTUSAN:
        return _BELAH, _BELAH
    return _BULAT, _BULAT


def _tinggi_langkah(nama: str) -> int:
    """As high as its words need, at about thirty letters a line."""
    muat = int((_LEBAR_LANGKAH - 14) / _HURUF)
    baris, sisa = 1, muat
    for kata in nama.split():
        panjang = min(len(kata), muat)
        if panjang > sisa:
            baris, sisa = baris + 1, muat
        sisa -= panjang + 1
        baris += ceil(len(kata) / muat) - 1
    tinggi = baris * _BARIS + _RUANG_TANDA
    return max(_TINGGI_TERENDAH, tinggi + tinggi % 2)


def _tinggi(
    diagram: DiagramSop, kolom: Mapping[str, int], naik: int, turun: int
) -> tuple[dict[str, Kotak], Kotak]:
    lebar = max(kolom[s.id] + _ukuran(s)[0] for s in diagram.simpul) + _SELA - _KIRI
    y = _ATAS
    hasil = {}
    for ke, lajur in enumerate(diagram.lajur):
        isi = [_ukuran(s)[1] for s in diagram.simpul if s.lajur == lajur.id]
        nama = min(round(len(lajur.nama) * _HURUF) + _SELA_NAMA, _NAMA_TERPANJANG)
        tinggi = max(max([*isi, _TINGGI_TERENDAH]) + _TEPI_LAJUR + _RUANG_LABEL, nama)
        tinggi += tinggi % 2
        tinggi += _ALUR * (naik + 1) if ke == 0 and naik else 0
        tinggi += _ALUR * (turun + 1) if ke == len(diagram.lajur) - 1 and turun else 0
        hasil[lajur.id] = Kotak(_KIRI + _KEPALA, y, lebar - _KEPALA, tinggi)
        y += tinggi
    return hasil, Kotak(_KIRI, _ATAS, lebar, y - _ATAS)


def _kotak(satu: SimpulDiagram, x: int, lajur: Kotak) -> Kotak:
    lebar, tinggi = _ukuran(satu)
    return Kotak(x, lajur.y + (lajur.tinggi - tinggi) // 2, lebar, tinggi)


def _geser(
    diagram: DiagramSop,
    simpul: Mapping[str, Kotak],
    lajur: Mapping[str, Kotak],
    naik: int,
    turun: int,
) -> dict[str, Kotak]:
    """The lines above and below leave the nodes of the outer lanes the middle of what remains."""
    pertama, terakhir = diagram.lajur[0].id, diagram.lajur[-1].id
    hasil = {}
    for satu in diagram.simpul:
        kotak = simpul[satu.id]
        geser = _ALUR * (naik + 1) // 2 if naik and satu.lajur == pertama else 0
        geser -= _ALUR * (turun + 1) // 2 if turun and satu.lajur == terakhir else 0
        hasil[satu.id] = Kotak(kotak.x, kotak.y + geser, kotak.lebar, kotak.tinggi)
    return hasil


# -- lines and labels ----------------------------------------------------------------------------


def _siku(dari: Kotak, ke: Kotak) -> tuple[tuple[int, int], ...]:
    """From one column to the next, bent in the gap between them."""
    awal, akhir = (dari.kanan, dari.tengah[1]), (ke.x, ke.tengah[1])
    if awal[1] == akhir[1]:
        return (awal, akhir)
    belok = ke.x - _SELA // 2
    return (awal, (belok, awal[1]), (belok, akhir[1]), akhir)


def _lewat(dari: Kotak, ke: Kotak, y: int, *, atas: bool) -> tuple[tuple[int, int], ...]:
    """Up (or down) to a line of its own, along it, and down (or up) to the target."""
    kiri, kanan = dari.tengah[0], ke.tengah[0]
    if dari == ke:
        kanan = ke.x + ke.lebar // 4
    return (
        (kiri, dari.y if atas else dari.bawah),
        (kiri, y),
        (kanan, y),
        (kanan, ke.y if atas else ke.bawah),
    )


def _label(
    diagram: DiagramSop,
    simpul: Mapping[str, Kotak],
    naik: list[ArusDiagram],
    turun: list[ArusDiagram],
) -> Iterator[tuple[str, Kotak]]:
    for satu in diagram.simpul:
        kotak = simpul[satu.id]
        if satu.jenis is JenisSimpul.PUTUSAN:
            yield satu.id, Kotak(kotak.x - 34, kotak.bawah - 4, 46, _LABEL)
        elif any(arus.ke == satu.id for arus in turun):
            yield satu.id, Kotak(kotak.x - 5, kotak.y - _LABEL - 5, 46, _LABEL)
        elif satu.jenis is not JenisSimpul.LANGKAH:
            yield satu.id, Kotak(kotak.x - 5, kotak.bawah + 5, 46, _LABEL)
    for arus in diagram.arus:
        if arus.nama:
            yield arus.id, _label_arus(arus, simpul[arus.dari], naik, turun)


def _label_arus(
    arus: ArusDiagram, dari: Kotak, naik: list[ArusDiagram], turun: list[ArusDiagram]
) -> Kotak:
    x, y = dari.tengah
    lebar = round(len(arus.nama) * _HURUF) + 4
    if arus in naik:
        baris = 1 if lebar <= _SELA else 2
        muat = _SELA + 12 if baris > 1 else lebar
        return Kotak(x - muat - 6, dari.y - baris * _LABEL - 8, muat, baris * _LABEL)
    if arus in turun:
        return Kotak(x + 6, dari.bawah + _TANDA_BAWAAN, lebar, _LABEL)
    return Kotak(dari.kanan + 4, y - _LABEL - _TANDA_BAWAAN // 2, lebar, _LABEL)

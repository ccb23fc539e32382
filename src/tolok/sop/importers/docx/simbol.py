"""Which row and lane of a table each drawn shape stands in, and what the arrows join.

A shape that floats is laid out from its anchor with exact widths and estimated heights. The
anchor's own row is trusted where the shape starts near it; a family of shapes that hangs on one
paragraph (all drawn from one place, or grouped) is laid level for level upon the open rows, or
stretched until it fits them best.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from tolok.sop.importers.bentuk.rangkai import (
    Bentuk,
    Garis,
    Titik,
    beri_label,
    jadikan_simbol,
    sambungkan,
    tengah,
)
from tolok.sop.importers.docx.tata import Jangkar, SelTerukur, TabelTerukur
from tolok.sop.importers.dokumen import Kotak, Panah, Simbol

__all__ = ["Keluarga", "Penempatan", "tempatkan"]

_KELUARGA_TERKECIL = 3
_TEPI = 12.0
_SKALA = tuple(n / 20 for n in range(10, 41))


@dataclass(slots=True, kw_only=True)
class Keluarga:
    """Shapes and lines that hang on one paragraph."""

    jangkar: Jangkar
    bentuk: list[Bentuk] = field(default_factory=list)
    garis: list[Garis] = field(default_factory=list)
    satu_gambar: bool = False


@dataclass(slots=True, kw_only=True)
class Penempatan:
    """Symbols per cell, arrows per table, and words of boxes that stand outside every table."""

    simbol: dict[int, list[Simbol]] = field(default_factory=dict)
    panah: tuple[Panah, ...] = ()
    lepas: list[tuple[Jangkar, str]] = field(default_factory=list)
    label: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Letak:
    """A place in the grid of a table."""

    tabel: TabelTerukur
    baris: int
    kolom: int

    @property
    def sel(self) -> SelTerukur:
        """The cell that covers it."""
        return self.tabel.petak[self.baris, self.kolom]


def tempatkan(keluarga: Sequence[Keluarga], tabel: Sequence[TabelTerukur]) -> Penempatan:
    """Everything drawn, put where it stands. Cells are keyed by identity."""
    rata = [_regangkan(k, tabel, _sampai(k, keluarga)) for k in keluarga]
    bentuk = [b for k in rata for b in k.bentuk]
    garis = [g for k in rata for g in k.garis]
    tersambung = {kode for g in garis for kode in (g.kode_dari, g.kode_ke)}
    milik = {b.kode: k for k in rata for b in k.bentuk}
    simbol, label = jadikan_simbol(bentuk, tersambung)
    hasil = Penempatan()
    letak: list[tuple[Simbol, _Letak]] = []
    for s in simbol:
        di = _letak(s.kotak, milik[s.kode], tabel) if s.kotak is not None else None
        if di is not None:
            letak.append((s, di))
        elif s.teks:
            hasil.lepas.append((milik[s.kode].jangkar, s.teks))
    letak = _selaraskan(letak)
    _belah_sel([di for _, di in letak])
    for s, di in letak:
        hasil.simbol.setdefault(id(di.sel), []).append(s)
    tertempat = [s for s, _ in letak]
    dikenal = {s.kode for s in simbol} | {b.kode for b in label}
    hasil.lepas.extend(
        (milik[b.kode].jangkar, b.teks) for b in bentuk if b.kode not in dikenal and b.teks
    )
    hasil.panah = beri_label(sambungkan(garis, tertempat), label, tertempat)
    _sisa_label(hasil, label, milik, tabel)
    return hasil


def _sisa_label(
    hasil: Penempatan,
    label: Sequence[Bentuk],
    milik: dict[str, Keluarga],
    tabel: Sequence[TabelTerukur],
) -> None:
    """Words beside arrows that no arrow took stay as words of their cell."""
    dipakai = {p.teks for p in hasil.panah}
    for b in label:
        if b.teks.strip() in dipakai:
            continue
        di = _letak(b.kotak, milik[b.kode], tabel)
        if di is None:
            hasil.lepas.append((milik[b.kode].jangkar, b.teks))
        else:
            hasil.label[id(di.sel)] = b.teks.strip()


def _selaraskan(letak: Sequence[tuple[Simbol, _Letak]]) -> list[tuple[Simbol, _Letak]]:
    """Shapes whose anchors stayed behind in other rows, moved to the rows they are drawn over.

    Where a table has as many open rows as its symbols stand on levels, the rows in order of the
    levels are taken if the symbols then lie nearer to the middles of their rows.
    """
    menurut_tabel: dict[int, list[tuple[Simbol, _Letak]]] = defaultdict(list)
    for s, di in letak:
        menurut_tabel[id(di.tabel)].append((s, di))
    return [satu for semua in menurut_tabel.values() for satu in _selaraskan_tabel(semua)]


def _selaraskan_tabel(semua: list[tuple[Simbol, _Letak]]) -> list[tuple[Simbol, _Letak]]:
    tabel = semua[0][1].tabel
    kotak = [s.kotak for s, _ in semua if s.kotak is not None]
    jenjang = _jenjang(kotak)
    terbuka = _terbuka(tabel, {di.kolom for _, di in semua})
    if len(jenjang) != len(terbuka) or len(jenjang) < _KELUARGA_TERKECIL:
        return semua
    baru: list[tuple[Simbol, _Letak]] = []
    lama_jauh = baru_jauh = 0.0
    for (s, di), satu in zip(semua, kotak, strict=True):
        y = tengah(satu).y
        ke = min(range(len(jenjang)), key=lambda n: abs(jenjang[n] - y))
        baru.append((s, replace(di, baris=terbuka[ke])))
        lama_jauh += _jauh(tabel, di.baris, y)
        baru_jauh += _jauh(tabel, terbuka[ke], y)
    utuh = all((di.baris, di.kolom) in tabel.petak for _, di in baru)
    return baru if utuh and baru_jauh < lama_jauh else semua


def _jauh(tabel: TabelTerukur, baris: int, y: float) -> float:
    """How far from the middle of a row, in its heights."""
    atas, bawah = tabel.baris_y[baris], tabel.baris_y[baris + 1]
    return abs(y - (atas + bawah) / 2) / max(bawah - atas, 1.0)


def _terbuka(tabel: TabelTerukur, kolom: set[int]) -> list[int]:
    """Rows without words in any of these columns."""
    return [
        ke
        for ke in range(len(tabel.baris))
        if all((sel := tabel.petak.get((ke, k))) is not None and not sel.teks for k in kolom)
    ]


def _belah_sel(letak: Sequence[_Letak]) -> None:
    """Take apart each empty cell that the whole flow chart was drawn in.

    Some authors merge the rows or lanes under the flow chart; where several symbols stand on
    different rows or columns of such a cell, its grid says more than the merge.
    """
    menurut_sel: dict[int, list[_Letak]] = defaultdict(list)
    for di in letak:
        if not di.sel.teks and (di.sel.tinggi_baris > 1 or di.sel.lebar_kolom > 1):
            menurut_sel[id(di.sel)].append(di)
    for semua in menurut_sel.values():
        if len({di.baris for di in semua}) > 1 or len({di.kolom for di in semua}) > 1:
            _urai_sel(semua[0])


def _urai_sel(di: _Letak) -> None:
    lama = di.sel
    di.tabel.baris[lama.baris].remove(lama)
    for baris in range(lama.baris, lama.baris + lama.tinggi_baris):
        for kolom in range(lama.kolom, lama.kolom + lama.lebar_kolom):
            baru = SelTerukur(
                teks="", baris=baris, kolom=kolom, lebar_kolom=1, halaman=lama.halaman
            )
            di.tabel.petak[baris, kolom] = baru
            di.tabel.baris[baris].append(baru)
        di.tabel.baris[baris].sort(key=lambda sel: sel.kolom)


def _letak(kotak: Kotak, keluarga: Keluarga, tabel: Sequence[TabelTerukur]) -> _Letak | None:
    """The place under the centre of a box."""
    pusat = tengah(kotak)
    jangkar = keluarga.jangkar
    if jangkar.ruang.tabel is not None and not _berkeluarga(keluarga):
        dekat = _baris_jangkar(pusat.y, kotak, jangkar)
        if dekat is not None:
            return _di(jangkar.ruang.tabel, dekat, pusat.x)
    for t in reversed(tabel):
        if not t.baris or not _di_atas(t, pusat):
            continue
        baris = min(max(bisect_right(t.baris_y, pusat.y) - 1, 0), len(t.baris) - 1)
        di = _di(t, baris, pusat.x)
        if di is not None:
            return di
    return None


def _di(tabel: TabelTerukur, baris: int, x: float) -> _Letak | None:
    kolom = _kolom(tabel, x)
    ada = (baris, kolom) in tabel.petak
    return _Letak(tabel=tabel, baris=baris, kolom=kolom) if ada else None


def _di_atas(t: TabelTerukur, pusat: Titik) -> bool:
    return (
        t.kolom_x[0] - _TEPI <= pusat.x <= t.kolom_x[-1] + _TEPI
        and t.baris_y[0] - _TEPI <= pusat.y <= t.baris_y[-1] + _TEPI
    )


def _baris_jangkar(y: float, kotak: Kotak, jangkar: Jangkar) -> int | None:
    """The anchor's row where the shape begins near the anchor; None to ask the geometry."""
    tabel = jangkar.ruang.tabel
    if tabel is None or jangkar.ruang.baris >= len(tabel.baris):
        return None
    baris = jangkar.ruang.baris
    atas, bawah = tabel.baris_y[baris], tabel.baris_y[baris + 1]
    longgar = 0.35 * (bawah - atas) + 10.0
    if atas - 10.0 <= y <= bawah + longgar and kotak.atas <= bawah + longgar / 2:
        return baris
    return None


def _petak(tabel: TabelTerukur, baris: int, x: float) -> SelTerukur | None:
    return tabel.petak.get((baris, _kolom(tabel, x)))


def _kolom(tabel: TabelTerukur, x: float) -> int:
    return min(max(bisect_right(tabel.kolom_x, x) - 1, 0), max(len(tabel.kolom_x) - 2, 0))


def _berkeluarga(keluarga: Keluarga) -> bool:
    """Whether the shapes were drawn together rather than each in its own row."""
    if not keluarga.bentuk:
        return False
    atas = min(b.kotak.atas for b in keluarga.bentuk)
    bawah = max(b.kotak.bawah for b in keluarga.bentuk)
    tabel, baris = keluarga.jangkar.ruang.tabel, keluarga.jangkar.ruang.baris
    if tabel is None or baris >= len(tabel.baris):
        return True
    setinggi = tabel.baris_y[baris + 1] - tabel.baris_y[baris]
    return len(keluarga.bentuk) >= _KELUARGA_TERKECIL and bawah - atas > 1.1 * setinggi


def _sampai(keluarga: Keluarga, semua: Sequence[Keluarga]) -> int | None:
    """The row from which the next family of the same table hangs: pages are drawn one by one."""
    ruang = keluarga.jangkar.ruang
    if ruang.tabel is None:
        return None
    lain = (
        k.jangkar.ruang.baris
        for k in semua
        if k.jangkar.ruang.tabel is ruang.tabel
        and k.jangkar.ruang.baris > ruang.baris
        and len(k.bentuk) >= _KELUARGA_TERKECIL
    )
    return min(lain, default=None)


def _regangkan(keluarga: Keluarga, tabel: Sequence[TabelTerukur], sampai: int | None) -> Keluarga:
    """The family with its heights stretched so that it fits the rows best."""
    if len(keluarga.bentuk) < _KELUARGA_TERKECIL or not _berkeluarga(keluarga):
        return keluarga
    tujuan = keluarga.jangkar.ruang.tabel or _tabel_terdekat(keluarga, tabel)
    if tujuan is None or not tujuan.baris:
        return keluarga
    geser = _menurut_urutan(keluarga, tujuan, sampai) or _menurut_skala(keluarga, tujuan)
    return replace(
        keluarga,
        bentuk=[replace(b, kotak=_geser_kotak(b.kotak, geser)) for b in keluarga.bentuk],
        garis=[
            replace(
                g,
                dari=Titik(x=g.dari.x, y=geser(g.dari.y)),
                ke=Titik(x=g.ke.x, y=geser(g.ke.y)),
            )
            for g in keluarga.garis
        ],
    )


def _menurut_urutan(
    keluarga: Keluarga, tabel: TabelTerukur, sampai: int | None
) -> Callable[[float], float] | None:
    """Level for level where the shapes stand on as many levels as the table has open rows."""
    tampak = [b.kotak for b in keluarga.bentuk if not b.polos]
    jenjang = _jenjang(tampak)
    jangkar = keluarga.jangkar.ruang
    awal = jangkar.baris if jangkar.tabel is tabel else 0
    terbuka = _terbuka(tabel, {_kolom(tabel, tengah(kotak).x) for kotak in tampak})
    if sampai is not None:
        terbuka = [ke for ke in terbuka if ke < sampai]
    if awal and jenjang and jenjang[0] >= keluarga.jangkar.atas:
        terbuka = [ke for ke in terbuka if ke >= awal]
    if len(terbuka) != len(jenjang) or len(jenjang) < _KELUARGA_TERKECIL:
        return None
    pusat = [(tabel.baris_y[ke] + tabel.baris_y[ke + 1]) / 2 for ke in terbuka]

    def geser(y: float) -> float:
        ke = min(max(bisect_right(jenjang, y) - 1, 0), len(jenjang) - 2)
        rentang = jenjang[ke + 1] - jenjang[ke]
        if y < jenjang[0] or y > jenjang[-1]:
            ujung = 0 if y < jenjang[0] else -1
            return pusat[ujung] + y - jenjang[ujung]
        return pusat[ke] + (y - jenjang[ke]) * (pusat[ke + 1] - pusat[ke]) / rentang

    return geser


def _jenjang(kotak: Sequence[Kotak]) -> list[float]:
    """The levels that shapes stand on, from above: centres that lie close are one level."""
    pusat = sorted((tengah(satu).y, satu.bawah - satu.atas) for satu in kotak)
    hasil: list[list[float]] = []
    for y, tinggi in pusat:
        if hasil and y - hasil[-1][0] < max(0.6 * tinggi, 4.0):
            hasil[-1].append(y)
        else:
            hasil.append([y])
    return [sum(jenjang) / len(jenjang) for jenjang in hasil]


def _menurut_skala(keluarga: Keluarga, tabel: TabelTerukur) -> Callable[[float], float]:
    """One stretch for all of them."""
    pangkal = _pangkal(keluarga, tabel)
    terbaik = max(_SKALA, key=lambda s: (_cocok(keluarga, tabel, pangkal, s), -abs(s - 1.0)))
    return lambda y: pangkal + (y - pangkal) * terbaik


def _pangkal(keluarga: Keluarga, tabel: TabelTerukur) -> float:
    """What stays in place while stretching: the anchor, or the top of the table above it."""
    atas = keluarga.jangkar.atas
    return atas if atas >= tabel.baris_y[0] else tabel.baris_y[0]


def _geser_kotak(kotak: Kotak, geser: Callable[[float], float]) -> Kotak:
    """The box with its centre moved; its own size stays."""
    setengah = (kotak.bawah - kotak.atas) / 2
    baru = geser((kotak.atas + kotak.bawah) / 2)
    return replace(kotak, atas=baru - setengah, bawah=baru + setengah)


def _cocok(keluarga: Keluarga, tabel: TabelTerukur, pangkal: float, skala: float) -> float:
    """How well the shapes fit: rows reached, less shapes outside or upon words."""
    baris: set[int] = set()
    nilai = 0.0
    for b in keluarga.bentuk:
        pusat = tengah(b.kotak)
        y = pangkal + (pusat.y - pangkal) * skala
        if not tabel.baris_y[0] <= y <= tabel.baris_y[-1]:
            nilai -= 2.0
            continue
        ke = min(bisect_right(tabel.baris_y, y) - 1, len(tabel.baris) - 1)
        sel = _petak(tabel, ke, pusat.x)
        if sel is not None and sel.teks:
            nilai -= 0.5
        baris.add(ke)
    return nilai + len(baris)


def _tabel_terdekat(keluarga: Keluarga, tabel: Sequence[TabelTerukur]) -> TabelTerukur | None:
    """The table that most shapes of a family stand over, else the next one below."""
    hitung: dict[int, int] = defaultdict(int)
    for b in keluarga.bentuk:
        for n, t in enumerate(tabel):
            if _di_atas(t, tengah(b.kotak)):
                hitung[n] += 1
    if hitung:
        return tabel[max(hitung, key=lambda n: hitung[n])]
    return None

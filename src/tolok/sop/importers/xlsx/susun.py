"""A sheet and its drawing as blocks: regions apart become tables, lone lines paragraphs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from tolok.sop.importers.bentuk.drawingml import Lukisan
from tolok.sop.importers.bentuk.rangkai import beri_label, jadikan_simbol, sambungkan, tengah
from tolok.sop.importers.dokumen import Blok, Kotak, Panah, Paragraf, Sel, Simbol, Tabel, Tempat
from tolok.sop.importers.xlsx.lembar import Gabungan, Lembar

__all__ = ["susun_blok"]

_DALAM_TERBESAR = 12

_Letak = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wilayah:
    """A rectangle of cells, both ends included."""

    baris: int
    baris_akhir: int
    kolom: int
    kolom_akhir: int


def susun_blok(lembar: Lembar, lukisan: Lukisan, nomor: int) -> tuple[Blok, ...]:
    """The blocks of a sheet in reading order. `nomor`: of the sheet, as page."""
    penyusun = _Penyusun(lembar, lukisan, nomor)
    return tuple(b for wilayah in penyusun.wilayah() for b in penyusun.blok(wilayah))


class _Penyusun:
    def __init__(self, lembar: Lembar, lukisan: Lukisan, nomor: int) -> None:
        self._lembar = lembar
        self._nomor = nomor
        self._asal: dict[_Letak, Gabungan] = {}
        self._induk: dict[_Letak, _Letak] = {}
        self._daftar_gabungan()
        self._simbol: dict[_Letak, list[Simbol]] = defaultdict(list)
        self._panah: tuple[Panah, ...] = ()
        self._tempatkan(lukisan)
        self._terisi = self._sel_terisi()

    def wilayah(self) -> Iterator[_Wilayah]:
        """Regions of cells apart from each other, upper first, then left."""
        if not self._terisi:
            return
        baris = [b for b, _ in self._terisi]
        kolom = [k for _, k in self._terisi]
        yield from self._belah(
            _Wilayah(
                baris=min(baris), baris_akhir=max(baris), kolom=min(kolom), kolom_akhir=max(kolom)
            ),
            0,
        )

    def blok(self, w: _Wilayah) -> Iterator[Blok]:
        """The blocks of one region: lone lines above and below as paragraphs, a table between."""
        baris = [b for b in range(w.baris, w.baris_akhir + 1) if self._berisi(b, w)]
        awal = 0
        while awal < len(baris) and self._sebaris(baris[awal], w):
            awal += 1
        akhir = len(baris)
        while (
            akhir > awal
            and self._sebaris(baris[akhir - 1], w)
            and self._di_tepi(baris[akhir - 1], w)
        ):
            akhir -= 1
        yield from self._paragraf(baris[:awal], w)
        if akhir > awal:
            yield self._tabel(baris[awal:akhir], w)
        yield from self._paragraf(baris[akhir:], w)

    def _daftar_gabungan(self) -> None:
        batas = 200_000
        for g in self._lembar.gabungan:
            banyak = (g.baris_akhir - g.baris + 1) * (g.kolom_akhir - g.kolom + 1)
            batas -= banyak
            if batas < 0:
                break
            self._asal[g.baris, g.kolom] = g
            for b in range(g.baris, g.baris_akhir + 1):
                for k in range(g.kolom, g.kolom_akhir + 1):
                    self._induk[b, k] = (g.baris, g.kolom)

    def _tempatkan(self, lukisan: Lukisan) -> None:
        tersambung = {k for g in lukisan.garis for k in (g.kode_dari, g.kode_ke)}
        simbol, label = jadikan_simbol(lukisan.bentuk, tersambung)
        self._panah = beri_label(sambungkan(lukisan.garis, simbol), label, simbol)
        self._belah_gabungan([self._petak(s.kotak) for s in simbol if s.kotak is not None])
        for s in simbol:
            if s.kotak is not None:
                self._simbol[self._di(s.kotak)].append(s)
        berlabel = {p.teks for p in self._panah}
        for b in label:
            letak = self._di(b.kotak)
            if b.teks.strip() not in berlabel and letak not in self._lembar.teks:
                self._lembar.teks[letak] = b.teks.strip()

    def _petak(self, kotak: Kotak) -> _Letak:
        pusat = tengah(kotak)
        return self._lembar.baris_di(pusat.y), self._lembar.kolom_di(pusat.x)

    def _di(self, kotak: Kotak) -> _Letak:
        letak = self._petak(kotak)
        return self._induk.get(letak, letak)

    def _belah_gabungan(self, petak: list[_Letak]) -> None:
        """Take apart each empty merge that several symbols stand in, on rows or columns of
        their own: the whole flow chart was drawn in it."""
        menurut_induk: dict[_Letak, set[_Letak]] = defaultdict(set)
        for letak in petak:
            induk = self._induk.get(letak)
            if induk is not None and induk not in self._lembar.teks:
                menurut_induk[induk].add(letak)
        for induk, semua in menurut_induk.items():
            if len(semua) > 1:
                g = self._asal.pop(induk)
                for b in range(g.baris, g.baris_akhir + 1):
                    for k in range(g.kolom, g.kolom_akhir + 1):
                        self._induk.pop((b, k), None)

    def _sel_terisi(self) -> set[_Letak]:
        """Cells that hold words, rules or symbols, with all that a merge gives them."""
        tampak = {l_ for l_ in self._lembar.teks if self._induk.get(l_, l_) == l_}
        tampak |= self._lembar.bergaris | set(self._simbol)
        for letak, induk in self._induk.items():
            if induk in tampak:
                tampak.add(letak)
        isi = set(self._lembar.teks) | set(self._simbol)
        bawah = max((self._bawah(letak) for letak in isi), default=-1)
        return {(b, k) for b, k in tampak if b <= bawah}

    def _bawah(self, letak: _Letak) -> int:
        """The last row that a cell covers."""
        g = self._asal.get(letak)
        return letak[0] if g is None else g.baris_akhir

    def _belah(self, w: _Wilayah, dalam: int) -> Iterator[_Wilayah]:
        isi = {
            (b, k)
            for b, k in self._terisi
            if w.baris <= b <= w.baris_akhir and w.kolom <= k <= w.kolom_akhir
        }
        jalur = _runtun(sorted({b for b, _ in isi}), self._lembar.tinggi)
        if len(jalur) > 1 and dalam < _DALAM_TERBESAR:
            for atas, bawah in jalur:
                yield from self._belah(_ketat(isi, atas, bawah), dalam + 1)
            return
        lajur = self._lajur(_runtun(sorted({k for _, k in isi}), self._lembar.lebar), isi)
        if len(lajur) > 1 and dalam < _DALAM_TERBESAR:
            for kiri, kanan in lajur:
                bagian = {(b, k) for b, k in isi if kiri <= k <= kanan}
                baris = [b for b, _ in bagian]
                yield from self._belah(
                    _Wilayah(
                        baris=min(baris), baris_akhir=max(baris), kolom=kiri, kolom_akhir=kanan
                    ),
                    dalam + 1,
                )
            return
        yield w

    def _lajur(self, lajur: list[tuple[int, int]], isi: set[_Letak]) -> list[tuple[int, int]]:
        """Column bands; only bands with rules of their own stand apart from each other."""
        bergaris = {k for b, k in isi if (b, k) in self._lembar.bergaris}
        if all(any(kiri <= k <= kanan for k in bergaris) for kiri, kanan in lajur):
            return lajur
        return lajur[:0]

    def _berisi(self, baris: int, w: _Wilayah) -> bool:
        """Whether a row holds anything, its own or of a cell merged over it."""
        return any(
            self._isi(self._induk.get((baris, k), (baris, k)))
            for k in range(w.kolom, w.kolom_akhir + 1)
        )

    def _isi(self, letak: _Letak) -> bool:
        return letak in self._lembar.teks or letak in self._simbol

    def _isi_baris(self, baris: int, w: _Wilayah) -> list[_Letak]:
        letak = [(baris, k) for k in range(w.kolom, w.kolom_akhir + 1)]
        return [l_ for l_ in letak if self._induk.get(l_, l_) == l_ and self._isi(l_)]

    def _sebaris(self, baris: int, w: _Wilayah) -> bool:
        """A line of its own: one text, either without rules or over most of the region."""
        isi = self._isi_baris(baris, w)
        if len(isi) != 1 or isi[0] in self._simbol:
            return False
        g = self._asal.get(isi[0])
        if g is not None and g.baris_akhir > g.baris and w.baris_akhir > g.baris_akhir:
            return False
        if any(
            self._induk.get((baris, k), (baris, k))[0] != baris
            for k in range(w.kolom, w.kolom_akhir + 1)
        ):
            return False
        lebar = 1 if g is None else g.kolom_akhir - g.kolom + 1
        penuh = lebar > 2 and lebar >= 0.8 * (w.kolom_akhir - w.kolom + 1)
        return penuh or not any(
            (baris, k) in self._lembar.bergaris for k in range(w.kolom, w.kolom_akhir + 1)
        )

    def _di_tepi(self, baris: int, w: _Wilayah) -> bool:
        """The line begins at the region's left border, or nothing stands below a head there: a
        lone cell further right is the last of a list in its column."""
        (letak,) = self._isi_baris(baris, w)
        return letak[1] == w.kolom or letak in self._asal

    def _paragraf(self, baris: list[int], w: _Wilayah) -> Iterator[Paragraf]:
        for b in baris:
            for letak in self._isi_baris(b, w):
                yield Paragraf(teks=self._lembar.teks[letak].strip(), tempat=self._tempat(letak))

    def _tabel(self, baris: list[int], w: _Wilayah) -> Tabel:
        hasil = tuple(
            tuple(
                self._sel((b, k), baris, w)
                for k in range(w.kolom, w.kolom_akhir + 1)
                if self._induk.get((b, k), (b, k)) == (b, k)
                and (self._isi((b, k)) or (b, k) in self._asal)
            )
            for b in baris
        )
        kode = {s.kode for baris_ in hasil for sel in baris_ for s in sel.simbol}
        return Tabel(
            baris=hasil,
            panah=tuple(p for p in self._panah if p.dari_kode in kode and p.ke_kode in kode),
            tempat=self._tempat((baris[0], w.kolom)),
        )

    def _sel(self, letak: _Letak, urut: list[int], w: _Wilayah) -> Sel:
        g = self._asal.get(letak)
        baris, kolom = letak
        akhir = g.baris_akhir if g is not None else baris
        kanan = min(g.kolom_akhir, w.kolom_akhir) if g is not None else kolom
        return Sel(
            teks=self._lembar.teks.get(letak, "").strip(),
            kolom=kolom - w.kolom,
            lebar_kolom=kanan - kolom + 1,
            tinggi_baris=max(bisect_right(urut, akhir) - bisect_left(urut, baris), 1),
            tempat=self._tempat(letak),
            simbol=tuple(self._simbol.get(letak, ())),
        )

    def _tempat(self, letak: _Letak) -> Tempat:
        g = self._asal.get(letak)
        baris, kolom = letak
        akhir, kanan = (g.baris_akhir, g.kolom_akhir) if g is not None else letak
        kotak = Kotak(
            kiri=self._lembar.x(kolom),
            atas=self._lembar.y(baris),
            kanan=self._lembar.x(kanan + 1),
            bawah=self._lembar.y(akhir + 1),
        )
        return Tempat(halaman=self._nomor, kotak=kotak, baris_teks=baris + 1)


def _runtun(nomor: list[int], ukuran: dict[int, float]) -> list[tuple[int, int]]:
    """Unbroken runs of numbers; hidden rows and columns (size 0) break nothing."""
    hasil: list[tuple[int, int]] = []
    for n in nomor:
        if hasil and all(ukuran.get(m) == 0.0 for m in range(hasil[-1][1] + 1, n)):
            hasil[-1] = (hasil[-1][0], n)
        else:
            hasil.append((n, n))
    return hasil


def _ketat(isi: set[_Letak], atas: int, bawah: int) -> _Wilayah:
    kolom = [k for b, k in isi if atas <= b <= bawah]
    return _Wilayah(baris=atas, baris_akhir=bawah, kolom=min(kolom), kolom_akhir=max(kolom))

"""Finds the way of every arrow on one page: right angles, between the symbols, never over them.

Lines run on tracks only: through the middles of lanes and symbols, and beside the rules between
lanes and rows. For each arrow the cheapest way is searched (A*): short, few bends, few crossings.
Two lines share a stretch only when they end in the same symbol, or are the same exit of one.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tolok.sop.renderers.gambar.lembar import Kotak, Sisi, Titik

__all__ = ["HALO", "JARAK", "Jalan", "Pencari", "Permintaan"]

JARAK = 90
"""Least distance of a line from a symbol that is not its own."""
HALO = 215
"""No line bends nearer to a symbol: the room of an arrowhead."""
_BELOK = 900
_SILANG = 1600
_TUMPANG = 40_000
_BUKAN_UTAMA = 700
_JAUH = 1 << 60
_ARAH: tuple[tuple[int, int], ...] = ((1, 0), (0, 1), (-1, 0), (0, -1))
_SISI: tuple[Sisi, ...] = ("kanan", "bawah", "kiri", "atas")
_SUMBU: dict[Sisi, str] = {"kanan": "datar", "kiri": "datar", "atas": "tegak", "bawah": "tegak"}
_KELUAR = {False: (0, 0, 0, 2000), True: (0, 900, 0, 500)}
_MASUK = {False: (300, 2500, 300, 0), True: (0, 300, 0, 700)}
"""Cost of the side, by `_SISI`, for ways forward and ways back."""

_Simpang = tuple[int, int]
_Letak = tuple[int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Permintaan:
    """An arrow to be laid from one of the symbols `dari` to one of `ke` (codes, main one first).

    `asal` and `tujuan` name the exit and the end: lines with an equal name may run together.
    """

    dari: tuple[int, ...]
    ke: tuple[int, ...]
    asal: tuple[object, ...]
    tujuan: tuple[object, ...]
    balik: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Jalan:
    """A way that was found. `bersih` False: it had to lie on another line."""

    dari: int
    sisi_dari: Sisi
    ke: int
    sisi_ke: Sisi
    titik: tuple[Titik, ...]
    simpang: tuple[_Simpang, ...]
    biaya: int
    bersih: bool


@dataclass(slots=True)
class _Terpakai:
    """What other lines leave: steps that are taken, how each crossing is passed, taken sides."""

    datar: set[_Simpang] = field(default_factory=set)
    tegak: set[_Simpang] = field(default_factory=set)
    lewat: dict[_Simpang, str] = field(default_factory=dict)
    sisi: set[tuple[int, Sisi]] = field(default_factory=set)


class Pencari:
    """The tracks of one page and the lines laid on it so far."""

    def __init__(self, xs: Iterable[int], ys: Iterable[int], simbol: Mapping[int, Kotak]) -> None:
        self.xs = sorted(set(xs))
        self.ys = sorted(set(ys))
        self.simbol = simbol
        self.tutup_datar: set[_Simpang] = set()
        self.tutup_tegak: set[_Simpang] = set()
        self.tanpa_belok: set[_Simpang] = set()
        self.sisi_tetap: set[tuple[int, Sisi]] = set()
        for kotak in simbol.values():
            self._tutup(kotak)
        self.gerbang = {
            (kode, ke): di
            for kode, kotak in simbol.items()
            for ke in range(4)
            if (di := self._gerbang(kotak, ke)) is not None
        }

    def _tutup(self, k: Kotak) -> None:
        for yi, y in enumerate(self.ys):
            if k.y - JARAK < y < k.bawah + JARAK:
                self.tutup_datar |= {
                    (xi, yi)
                    for xi in range(len(self.xs) - 1)
                    if self.xs[xi + 1] > k.x - JARAK and self.xs[xi] < k.kanan + JARAK
                }
        for xi, x in enumerate(self.xs):
            if k.x - JARAK < x < k.kanan + JARAK:
                self.tutup_tegak |= {
                    (xi, yi)
                    for yi in range(len(self.ys) - 1)
                    if self.ys[yi + 1] > k.y - JARAK and self.ys[yi] < k.bawah + JARAK
                }
            if k.x - HALO < x < k.kanan + HALO:
                self.tanpa_belok |= {
                    (xi, yi) for yi, y in enumerate(self.ys) if k.y - HALO < y < k.bawah + HALO
                }

    def _gerbang(self, k: Kotak, arah: int) -> _Simpang | None:
        """The first crossing outside a side of a symbol, on the line through its middle."""
        x, y = k.tengah
        if _ARAH[arah][0]:
            yi = self.ys.index(y)
            luar = [
                (abs(satu - x), xi)
                for xi, satu in enumerate(self.xs)
                if (satu >= k.kanan + JARAK if arah == 0 else satu <= k.x - JARAK)
            ]
            return (min(luar)[1], yi) if luar else None
        xi = self.xs.index(x)
        luar = [
            (abs(satu - y), yi)
            for yi, satu in enumerate(self.ys)
            if (satu >= k.bawah + JARAK if arah == 1 else satu <= k.y - JARAK)
        ]
        return (xi, min(luar)[1]) if luar else None

    def cari(
        self, p: Permintaan, lain: Sequence[tuple[Permintaan, Jalan]], *, tumpang: bool = False
    ) -> Jalan | None:
        """The cheapest way beside the lines of `lain`. `tumpang`: it may lie on them, dearly."""
        terpakai = self._terpakai(p, lain)
        return _Pencarian(self, p, terpakai, tumpang=tumpang).jalankan()

    def _terpakai(self, p: Permintaan, lain: Sequence[tuple[Permintaan, Jalan]]) -> _Terpakai:
        hasil = _Terpakai(sisi=set(self.sisi_tetap))
        for permintaan, jalan in lain:
            masuk = permintaan.tujuan == p.tujuan
            keluar = permintaan.asal == p.asal
            if not keluar:
                hasil.sisi.add((jalan.dari, jalan.sisi_dari))
            if not masuk:
                hasil.sisi.add((jalan.ke, jalan.sisi_ke))
            if not masuk and not keluar:
                _catat(hasil, jalan)
        return hasil


def _catat(hasil: _Terpakai, jalan: Jalan) -> None:
    sumbu = ["datar" if satu[1] == dua[1] else "tegak" for satu, dua in pairwise(jalan.simpang)]
    awal, akhir = (_SUMBU[sisi] for sisi in (jalan.sisi_dari, jalan.sisi_ke))
    for satu, masuk, keluar in zip(jalan.simpang, [awal, *sumbu], [*sumbu, akhir], strict=True):
        cara = masuk if masuk == keluar else "belok"
        hasil.lewat[satu] = cara if hasil.lewat.get(satu, cara) == cara else "belok"
    for satu, dua, arah in zip(jalan.simpang, jalan.simpang[1:], sumbu, strict=False):
        (hasil.datar if arah == "datar" else hasil.tegak).add(min(satu, dua))


class _Pencarian:
    """One search. A state is a crossing and the direction in which it was reached."""

    def __init__(
        self, peta: Pencari, p: Permintaan, terpakai: _Terpakai, *, tumpang: bool
    ) -> None:
        self.peta = peta
        self.p = p
        self.terpakai = terpakai
        self.tumpang = tumpang
        self.akhir = dict(self._gerbang(p.ke, masuk=True))
        self.sasaran = [(peta.xs[x], peta.ys[y]) for x, y, _ in self.akhir]
        self.taksir: dict[_Simpang, int] = {}
        self.antre: list[tuple[int, int, _Letak]] = []
        self.biaya: dict[_Letak, int] = {}
        self.induk: dict[_Letak, _Letak | None] = {}
        self.mulai: dict[_Letak, tuple[int, int, Sisi]] = {}

    def _gerbang(
        self, kode: Sequence[int], *, masuk: bool
    ) -> Iterator[tuple[_Letak, tuple[int, int, Sisi]]]:
        """Where lines may start or end, with what that costs: the stub to the border counts."""
        ongkos = (_MASUK if masuk else _KELUAR)[self.p.balik]
        for urut, satu in enumerate(kode):
            for arah, sisi in enumerate(_SISI):
                di = self.peta.gerbang.get((satu, arah))
                terpakai = (satu, sisi) in self.terpakai.sisi
                if di is None or (terpakai and not self.tumpang):
                    continue
                x, y = self.peta.simbol[satu].tepi(sisi)
                tunggul = abs(self.peta.xs[di[0]] - x) + abs(self.peta.ys[di[1]] - y)
                biaya = ongkos[arah] + tunggul + (_BUKAN_UTAMA if urut else 0)
                biaya += _TUMPANG if terpakai else 0
                yield (*di, (arah + 2) % 4 if masuk else arah), (biaya, satu, sisi)

    def _duga(self, x: int, y: int) -> int:
        di = (x, y)
        if di not in self.taksir:
            px, py = self.peta.xs[x], self.peta.ys[y]
            self.taksir[di] = min(
                abs(px - sx) + abs(py - sy) + (_BELOK if px != sx and py != sy else 0)
                for sx, sy in self.sasaran
            )
        return self.taksir[di]

    def jalankan(self) -> Jalan | None:
        """Search until the cheapest end is reached."""
        if not self.akhir:
            return None
        self._mulai()
        tamat: tuple[int, _Letak] | None = None
        while self.antre:
            duga, sejauh, letak = heapq.heappop(self.antre)
            if tamat is not None and duga >= tamat[0]:
                break
            if sejauh > self.biaya[letak]:
                continue
            if letak in self.akhir:
                total = sejauh + self.akhir[letak][0]
                tamat = min(tamat or (total, letak), (total, letak))
            for berikut, tambah in self._langkah(letak):
                self._antrekan(berikut, sejauh + tambah, letak)
        return None if tamat is None else self._jalan(*tamat)

    def _mulai(self) -> None:
        for letak, asal in self._gerbang(self.p.dari, masuk=False):
            if asal[0] < self.biaya.get(letak, _JAUH):
                self.mulai[letak] = asal
                self._antrekan(letak, asal[0], None)

    def _antrekan(self, letak: _Letak, biaya: int, induk: _Letak | None) -> None:
        if biaya < self.biaya.get(letak, _JAUH):
            self.biaya[letak], self.induk[letak] = biaya, induk
            heapq.heappush(self.antre, (biaya + self._duga(*letak[:2]), biaya, letak))

    def _langkah(self, letak: _Letak) -> Iterator[tuple[_Letak, int]]:
        x, y, arah = letak
        lewat = self.terpakai.lewat.get((x, y))
        for baru in (arah, (arah + 1) % 4, (arah + 3) % 4):
            ongkos = self._ongkos_simpang((x, y), arah, lewat, belok=baru != arah)
            if ongkos is None:
                continue
            langkah = self._maju(x, y, baru)
            if langkah is not None:
                yield langkah[0], ongkos + langkah[1]

    def _ongkos_simpang(
        self, di: _Simpang, arah: int, lewat: str | None, *, belok: bool
    ) -> int | None:
        """Cost of going through a crossing: bending, or over a line of somebody else."""
        if belok and di in self.peta.tanpa_belok:
            return None
        if lewat is None:
            return _BELOK if belok else 0
        searah = lewat == ("tegak" if arah % 2 else "datar")
        if belok or lewat == "belok" or searah:
            return _TUMPANG if self.tumpang else None
        return _SILANG

    def _maju(self, x: int, y: int, arah: int) -> tuple[_Letak, int] | None:
        dx, dy = _ARAH[arah]
        ke_x, ke_y = x + dx, y + dy
        if not (0 <= ke_x < len(self.peta.xs) and 0 <= ke_y < len(self.peta.ys)):
            return None
        ruas = (min(x, ke_x), min(y, ke_y))
        if ruas in (self.peta.tutup_datar if dx else self.peta.tutup_tegak):
            return None
        panjang = abs(self.peta.xs[ke_x] - self.peta.xs[x])
        panjang += abs(self.peta.ys[ke_y] - self.peta.ys[y])
        if ruas in (self.terpakai.datar if dx else self.terpakai.tegak):
            if not self.tumpang:
                return None
            panjang += _TUMPANG
        return (ke_x, ke_y, arah), panjang

    def _jalan(self, biaya: int, akhir: _Letak) -> Jalan:
        jejak = [akhir]
        while (sebelum := self.induk[jejak[-1]]) is not None:
            jejak.append(sebelum)
        jejak.reverse()
        _, dari, sisi_dari = self.mulai[jejak[0]]
        _, ke, sisi_ke = self.akhir[jejak[-1]]
        simpang = tuple((x, y) for x, y, _ in jejak)
        titik = [
            self.peta.simbol[dari].tepi(sisi_dari),
            *((self.peta.xs[x], self.peta.ys[y]) for x, y in simpang),
            self.peta.simbol[ke].tepi(sisi_ke),
        ]
        return Jalan(
            dari=dari,
            sisi_dari=sisi_dari,
            ke=ke,
            sisi_ke=sisi_ke,
            titik=_lurus(titik),
            simpang=simpang,
            biaya=biaya,
            bersih=biaya < _TUMPANG,
        )


def _lurus(titik: Sequence[Titik]) -> tuple[Titik, ...]:
    """Only the ends and the bends."""
    hasil: list[Titik] = []
    for satu in titik:
        if hasil and satu == hasil[-1]:
            continue
        if len(hasil) > 1 and (
            hasil[-2][0] == hasil[-1][0] == satu[0] or hasil[-2][1] == hasil[-1][1] == satu[1]
        ):
            hasil.pop()
        hasil.append(satu)
    return tuple(hasil)

"""Which row of one page is which row of another, and which lane is which lane."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from difflib import SequenceMatcher
from functools import partial
from typing import TypeAlias

from tolok.sop.domain.dokumen import Langkah, Pelaksana

__all__ = ["Pasangan", "pasang_lajur", "pasang_langkah", "tidak_berpindah"]

Pasangan: TypeAlias = "tuple[tuple[int, int], ...]"
"""Index on the first page, index on the second; each at most once, in order of the first."""

_MIRIP = 0.6
_MIRIP_SETEMPAT = 0.3
_MIRIP_LAJUR = 0.75
_SELA_TERBESAR = 2500


def pasang_langkah(
    semula: Sequence[Langkah], menjadi: Sequence[Langkah], peta_lajur: Mapping[str, str]
) -> Pasangan:
    """Rows that are the same row: equal ones in order, equal ones elsewhere, then the most alike."""
    isi_dulu = [_isi(x, peta_lajur) for x in semula]
    isi_kini = [_isi(x, {}) for x in menjadi]
    hasil = _berurutan(isi_dulu, isi_kini)
    _sama_persis(hasil, isi_dulu, isi_kini)
    _sama_persis(hasil, [x.uraian for x in semula], [x.uraian for x in menjadi])
    kata_dulu = [_kata(x.uraian) for x in semula]
    kata_kini = [_kata(x.uraian) for x in menjadi]
    hitung_dulu, hitung_kini = [Counter(x) for x in kata_dulu], [Counter(x) for x in kata_kini]

    def mirip(dulu: int, kini: int, batas: float = _MIRIP) -> float:
        paling = (hitung_dulu[dulu] & hitung_kini[kini]).total() * 2
        if paling < batas * (len(kata_dulu[dulu]) + len(kata_kini[kini])):
            return 0.0  # the words alone say so, in whatever order
        return _mirip(kata_dulu[dulu], kata_kini[kini])

    _termirip(hasil, len(semula), len(menjadi), mirip)
    _setempat(hasil, isi_dulu, isi_kini, partial(mirip, batas=_MIRIP_SETEMPAT))
    return tuple(sorted(hasil.items()))


def pasang_lajur(semula: Sequence[Pelaksana], menjadi: Sequence[Pelaksana]) -> Pasangan:
    """Lanes that are the same lane: by code, by name, then by the most alike name."""
    hasil: dict[int, int] = {}
    _sama_persis(hasil, [x.kode for x in semula], [x.kode for x in menjadi])
    nama_dulu = [" ".join(_kata(x.nama)) for x in semula]
    nama_kini = [" ".join(_kata(x.nama)) for x in menjadi]
    _sama_persis(hasil, nama_dulu, nama_kini)

    def mirip(dulu: int, kini: int) -> float:
        return SequenceMatcher(None, nama_dulu[dulu], nama_kini[kini], autojunk=False).ratio()

    _termirip(hasil, len(semula), len(menjadi), mirip, _MIRIP_LAJUR)
    return tuple(sorted(hasil.items()))


def tidak_berpindah(pasangan: Pasangan) -> frozenset[tuple[int, int]]:
    """The most pairs that stand in the same order on both pages; the others were moved."""
    ekor: list[int] = []
    letak: list[int] = []
    sebelum: list[int] = []
    for ke, (_, kini) in enumerate(pasangan):
        tempat = bisect_left(ekor, kini)
        ekor[tempat : tempat + 1] = [kini]
        letak[tempat : tempat + 1] = [ke]
        sebelum.append(letak[tempat - 1] if tempat else -1)
    hasil = set()
    ke = letak[-1] if letak else -1
    while ke >= 0:
        hasil.add(pasangan[ke])
        ke = sebelum[ke]
    return frozenset(hasil)


def _isi(satu: Langkah, peta_lajur: Mapping[str, str]) -> Hashable:
    """What a row says, without the numbers of other rows."""
    waktu = satu.mutu.waktu.teks if satu.mutu.waktu else ""
    return (
        satu.uraian,
        tuple(peta_lajur.get(kode, kode) for kode in satu.pelaksana),
        satu.mutu.kelengkapan,
        waktu,
        satu.mutu.output,
        satu.keterangan,
        satu.keputusan is None,
    )


def _berurutan(dulu: Sequence[Hashable], kini: Sequence[Hashable]) -> dict[int, int]:
    """Equal contents in the same order on both pages."""
    cocok = SequenceMatcher(None, dulu, kini, autojunk=False)
    return {
        blok.a + n: blok.b + n for blok in cocok.get_matching_blocks() for n in range(blok.size)
    }


def _sama_persis(
    hasil: dict[int, int], dulu: Sequence[Hashable], kini: Sequence[Hashable]
) -> None:
    """Equal contents that are still free, in order, wherever they stand."""
    bebas: defaultdict[Hashable, list[int]] = defaultdict(list)
    dipakai = set(hasil.values())
    for ke, isi in enumerate(kini):
        if ke not in dipakai and isi != "":
            bebas[isi].append(ke)
    for ke, isi in enumerate(dulu):
        if ke not in hasil and bebas.get(isi):
            hasil[ke] = bebas[isi].pop(0)


def _termirip(
    hasil: dict[int, int],
    banyak_dulu: int,
    banyak_kini: int,
    mirip: Callable[[int, int], float],
    batas: float = _MIRIP,
) -> None:
    """Free ones, the most alike first; of equals those that stand nearest."""
    dipakai = set(hasil.values())
    calon = [
        (-nilai, abs(dulu - kini), dulu, kini)
        for dulu in range(banyak_dulu)
        if dulu not in hasil
        for kini in range(banyak_kini)
        if kini not in dipakai and (nilai := mirip(dulu, kini)) >= batas
    ]
    for _, _, dulu, kini in sorted(calon):
        if dulu not in hasil and kini not in dipakai:
            hasil[dulu] = kini
            dipakai.add(kini)


def _setempat(
    hasil: dict[int, int],
    isi_dulu: Sequence[Hashable],
    isi_kini: Sequence[Hashable],
    mirip: Callable[[int, int], float],
) -> None:
    """Free rows between the same two neighbours on both pages: rows rewritten where they stood."""
    for awal, akhir, mulai, selesai in _sela(hasil, len(isi_dulu), len(isi_kini)):
        sebanyak = akhir - awal == selesai - mulai
        if not sebanyak and (akhir - awal) * (selesai - mulai) > _SELA_TERBESAR:
            continue  # another SOP altogether: nothing to pair

        def nilai(
            dulu: int, kini: int, geser: int = mulai - awal, tetap: bool = sebanyak
        ) -> float:
            if tetap and kini - dulu != geser:
                return 0.0
            return max(mirip(dulu, kini), _bagian_sama(isi_dulu[dulu], isi_kini[kini]))

        sela = {(x, y): nilai(x, y) for x in range(awal, akhir) for y in range(mulai, selesai)}
        for (dulu, kini), _ in sorted(sela.items(), key=lambda x: (-x[1], x[0])):
            bebas = dulu not in hasil and kini not in hasil.values()
            if bebas and sela[dulu, kini] >= _MIRIP_SETEMPAT:
                hasil[dulu] = kini


def _sela(
    hasil: Mapping[int, int], banyak: int, banyak_kini: int
) -> list[tuple[int, int, int, int]]:
    """Runs of free rows of the first page whose neighbours are the neighbours of a run of free
    rows of the second: from, to (exclusive) on both."""
    dipakai = set(hasil.values())
    semua, awal = [], 0
    for akhir in range(banyak + 1):
        if akhir < banyak and akhir not in hasil:
            continue
        mulai = hasil[awal - 1] + 1 if awal else 0
        selesai = hasil[akhir] if akhir < banyak else banyak_kini
        if awal < akhir and mulai < selesai and not dipakai & set(range(mulai, selesai)):
            semua.append((awal, akhir, mulai, selesai))
        awal = akhir + 1
    return semua


def _bagian_sama(dulu: Hashable, kini: Hashable) -> float:
    """How much of what two rows say beside their sentence is the same, of what they say at all."""
    if not isinstance(dulu, tuple) or not isinstance(kini, tuple):
        return 0.0
    ada = [(a, b) for a, b in zip(dulu[1:6], kini[1:6], strict=True) if a or b]
    return sum(a == b for a, b in ada) / len(ada) if ada else 0.0


def _kata(teks: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", teks.casefold()))


def _mirip(dulu: Sequence[str], kini: Sequence[str]) -> float:
    """Share of words in common, in order (0 to 1)."""
    return SequenceMatcher(None, dulu, kini, autojunk=False).ratio() if dulu and kini else 0.0

"""What a document shows of the flow, beside what its maker drew."""

from __future__ import annotations

from dataclasses import dataclass

from tolok.sop.importers.dokumen import Dokumen, Sel, Tabel
from tolok.sop.tests.pembuat.isi import IsiDokumen

__all__ = ["Alur", "alur_dokumen", "alur_isi", "tabel_langkah"]

_JENIS = {"flowChartDecision": "keputusan", "flowChartTerminator": "mulai_selesai"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Alur:
    """Numbered rows -> {(lane, kind of symbol)}; arrows (row, row, words) by number."""

    simbol: dict[int, frozenset[tuple[int, str]]]
    panah: frozenset[tuple[int, int, str]]


def tabel_langkah(dokumen: Dokumen) -> Tabel:
    """The table with the most symbols."""
    return max(dokumen.tabel, key=lambda t: sum(len(s.simbol) for b in t.baris for s in b))


def alur_dokumen(dokumen: Dokumen) -> Alur:
    """The flow as the adapter read it: the number stands in column 0, lanes from column 2."""
    tabel = tabel_langkah(dokumen)
    simbol: dict[int, set[tuple[int, str]]] = {}
    baris_kode: dict[str, int] = {}
    for baris in tabel.baris:
        nomor = _nomor(baris)
        if nomor is None:
            continue
        milik = simbol.setdefault(nomor, set())
        for sel in baris:
            for satu in sel.simbol:
                milik.add((sel.kolom - 2, satu.jenis.value))
                baris_kode[satu.kode] = nomor
    panah = frozenset(
        (baris_kode[p.dari_kode], baris_kode[p.ke_kode], p.teks)
        for p in tabel.panah
        if p.dari_kode in baris_kode and p.ke_kode in baris_kode
    )
    return Alur(simbol={n: frozenset(s) for n, s in simbol.items()}, panah=panah)


def alur_isi(isi: IsiDokumen) -> Alur:
    """The flow as it was drawn."""
    return Alur(
        simbol={
            b.nomor: frozenset((x, _JENIS.get(b.rupa, "proses")) for x in b.lajur)
            for b in isi.langkah
        },
        panah=frozenset(
            (isi.langkah[p.dari].nomor, isi.langkah[p.ke].nomor, p.teks)
            for p in isi.panah
            if isi.langkah[p.dari].lajur and isi.langkah[p.ke].lajur
        ),
    )


def _nomor(baris: tuple[Sel, ...]) -> int | None:
    teks = baris[0].teks.strip(" .") if baris and baris[0].kolom == 0 else ""
    return int(teks) if teks.isdigit() else None

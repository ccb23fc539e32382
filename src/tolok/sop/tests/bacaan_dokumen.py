"""What a `Dokumen` says of a flow chart, in short, for assertions."""

from __future__ import annotations

from tolok.sop.importers.dokumen import Dokumen, Paragraf, Tabel
from tolok.sop.tests.pembuat.isi import IsiDokumen

__all__ = ["alur", "harapan", "hubungan", "isi_paragraf", "tabel_langkah"]

_JENIS = {"flowChartDecision": "keputusan", "flowChartTerminator": "mulai_selesai"}
_KEPALA, _LAJUR_PERTAMA = 2, 2


def tabel_langkah(dokumen: Dokumen) -> Tabel:
    """The widest table."""
    return max(dokumen.tabel, key=lambda t: max((len(baris) for baris in t.baris), default=0))


def isi_paragraf(dokumen: Dokumen) -> list[str]:
    """The paragraphs in order."""
    return [b.teks for b in dokumen.blok if isinstance(b, Paragraf)]


def alur(tabel: Tabel) -> dict[int, set[tuple[int, str]]]:
    """Step row (from 0) -> its symbols as (lane, kind)."""
    hasil: dict[int, set[tuple[int, str]]] = {}
    for ke, baris in enumerate(tabel.baris):
        for sel in baris:
            for simbol in sel.simbol:
                letak = (sel.kolom - _LAJUR_PERTAMA, simbol.jenis.value)
                hasil.setdefault(ke - _KEPALA, set()).add(letak)
    return hasil


def hubungan(tabel: Tabel) -> set[tuple[int, int, str]]:
    """The arrows as (from row, to row, words)."""
    di = {
        s.kode: ke - _KEPALA
        for ke, baris in enumerate(tabel.baris)
        for sel in baris
        for s in sel.simbol
    }
    return {(di[p.dari_kode], di[p.ke_kode], p.teks) for p in tabel.panah}


def harapan(isi: IsiDokumen) -> dict[int, set[tuple[int, str]]]:
    """As `alur`, from what was drawn."""
    return {
        ke: {(lajur, _JENIS.get(b.rupa, "proses")) for lajur in b.lajur}
        for ke, b in enumerate(isi.langkah)
    }

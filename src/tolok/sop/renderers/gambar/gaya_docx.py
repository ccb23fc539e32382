"""The named styles of the Word file: an official changes the letters of a kind of text at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tolok.sop.renderers.gambar.lembar import Gambar, Paragraf

__all__ = ["Gaya", "gaya_docx", "gaya_gambar"]

_NAMA = {
    "kepala": ("KepalaTabelSop", "Kepala Tabel SOP"),
    "identitas": ("IdentitasSop", "Identitas SOP"),
    "langkah": ("IsiTabelSop", "Isi Tabel SOP"),
}
"""Kind of table row -> id and name of its style."""
_PT_BAKU = 8.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Gaya:
    """A style with the size that most text of its kind has."""

    id: str
    nama: str
    pt: float
    tebal: bool = False


def gaya_gambar(gambar: Gambar) -> Mapping[str, Gaya]:
    """The style of each kind of row."""
    return {
        jenis: Gaya(
            id=id_gaya, nama=nama, pt=_terbanyak(_isi(gambar, jenis)), tebal=jenis == "kepala"
        )
        for jenis, (id_gaya, nama) in _NAMA.items()
    }


def _isi(gambar: Gambar, jenis: str) -> Iterable[Paragraf]:
    for lembar in gambar.lembar:
        for baris in lembar.tabel.baris:
            if baris.jenis == jenis:
                for sel in baris.sel:
                    yield from sel.isi


def _terbanyak(isi: Iterable[Paragraf]) -> float:
    hitung = Counter(satu.pt for satu in isi if satu.teks)
    return max(hitung, key=lambda pt: (hitung[pt], pt), default=_PT_BAKU)


def gaya_docx(semua: Mapping[str, Gaya]) -> str:
    """The styles in WordprocessingML. Lines grow with their letters."""
    return "".join(map(_xml, semua.values()))


def _xml(gaya: Gaya) -> str:
    ukuran, baris = round(gaya.pt * 2), round(gaya.pt * 24)
    tebal = "<w:b/><w:bCs/>" if gaya.tebal else ""
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{gaya.id}">'
        f'<w:name w:val="{gaya.nama}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>'
        f'<w:spacing w:before="0" w:after="0" w:line="{baris}" w:lineRule="atLeast"/></w:pPr>'
        f'<w:rPr>{tebal}<w:sz w:val="{ukuran}"/><w:szCs w:val="{ukuran}"/></w:rPr></w:style>'
    )

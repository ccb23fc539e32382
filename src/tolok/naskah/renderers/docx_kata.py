"""Words of WordprocessingML: runs and paragraphs as XML text, lengths, escaping.

Everything a user wrote passes `aman`: nothing in it is ever markup.
"""

from __future__ import annotations

from html import escape

from tolok.naskah.domain.blok import Teks
from tolok.naskah.renderers.tulisan import bersih

__all__ = [
    "NILA",
    "RATA",
    "aman",
    "baris_teks",
    "dxa",
    "halaman_baru",
    "kosong",
    "lari",
    "paragraf",
    "teks_polos",
]

NILA = "2A2B7C"
ABU = "5F5F5F"
RATA = {"kiri": "left", "tengah": "center", "kanan": "right", "penuh": "both", None: "left"}


def dxa(mm: float) -> int:
    """Millimetres in twentieths of a point.

    >>> dxa(25.4)
    1440
    """
    return round(mm * 1440 / 25.4)


def aman(teks: str) -> str:
    """Text for XML: cleaned and escaped, also inside attributes.

    >>> aman("a < b & \\x07")
    'a &lt; b &amp; \ufffd'
    """
    return escape(bersih(teks), quote=True)


def teks_polos(teks: Teks) -> str:
    """The words without weight or slant."""
    return teks if isinstance(teks, str) else "".join(p.teks for p in teks)


def lari(
    teks: str,
    *,
    tebal: bool = False,
    miring: bool = False,
    pt: float | None = None,
    warna: str = "",
    sifat: str = "",
) -> str:
    """One run; a line break in the text stays one. `sifat`: XML after the size, in schema order."""
    rpr = ("<w:b/><w:bCs/>" if tebal else "") + ("<w:i/><w:iCs/>" if miring else "")
    if warna:
        rpr += f'<w:color w:val="{warna}"/>'
    if pt is not None:
        setengah = round(pt * 2)
        rpr += f'<w:sz w:val="{setengah}"/><w:szCs w:val="{setengah}"/>'
    rpr += sifat
    isi = "<w:br/>".join(
        f'<w:t xml:space="preserve">{potong}</w:t>' if potong else ""
        for potong in aman(teks).split("\n")
    )
    return f"<w:r>{f'<w:rPr>{rpr}</w:rPr>' if rpr else ''}{isi}</w:r>"


def baris_teks(
    teks: Teks, *, tebal: bool = False, miring: bool = False, pt: float | None = None
) -> str:
    """The runs of a text."""
    if isinstance(teks, str):
        return lari(teks, tebal=tebal, miring=miring, pt=pt) if teks else ""
    return "".join(
        lari(p.teks, tebal=tebal or p.tebal, miring=miring or p.miring, pt=pt) for p in teks
    )


def paragraf(
    isi: str,
    *,
    rata: str = "left",
    gaya: str = "",
    sebelum: float | None = None,
    sesudah: float | None = None,
    baris: float | None = None,
    alinea: float = 0,
    gantung: float = 0,
    menyatu: bool = False,
    daftar: int | None = None,
    sifat: str = "",
    garis: str = "",
) -> str:
    """One paragraph; lengths in points and millimetres (`alinea`, `gantung`).

    `baris`: line pitch as a share of the single one. `menyatu`: stays with the next. `daftar`: number of its list.
    `garis`: XML of borders; `sifat`: XML at the end of the properties.
    """
    ppr = f'<w:pStyle w:val="{gaya}"/>' if gaya else ""
    ppr += "<w:keepNext/>" if menyatu else ""
    if daftar is not None:
        ppr += f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{daftar}"/></w:numPr>'
    ppr += garis
    ppr += _jarak(sebelum, sesudah, baris)
    if alinea:
        ppr += f'<w:ind w:firstLine="{dxa(alinea)}"/>'
    if gantung:
        ppr += f'<w:ind w:left="{dxa(gantung)}" w:hanging="{dxa(gantung)}"/>'
    ppr += f'<w:jc w:val="{rata}"/>' if rata != "left" else ""
    ppr += sifat
    return f"<w:p>{f'<w:pPr>{ppr}</w:pPr>' if ppr else ''}{isi}</w:p>"


def _jarak(sebelum: float | None, sesudah: float | None, baris: float | None) -> str:
    isi = f' w:before="{round(sebelum * 20)}"' if sebelum is not None else ""
    isi += f' w:after="{round(sesudah * 20)}"' if sesudah is not None else ""
    isi += f' w:line="{round(baris * 240)}" w:lineRule="auto"' if baris is not None else ""
    return f"<w:spacing{isi}/>" if isi else ""


def kosong(mm: float = 0.35) -> str:
    """An empty line of a fixed height."""
    tinggi = max(dxa(mm), 20)
    return (
        f'<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="{tinggi}" w:lineRule="exact"/>'
        f'<w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'
    )


def halaman_baru() -> str:
    """What follows starts a page."""
    return (
        '<w:p><w:pPr><w:pageBreakBefore/><w:spacing w:before="0" w:after="0" w:line="20" '
        'w:lineRule="exact"/><w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'
    )

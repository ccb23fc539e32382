"""The drawing of an SOP as a Word file that an official goes on editing.

Real tables with repeated heads, one a page; every symbol is a shape that stands in the cell of
its lane and moves with its row; every arrow knows the shapes it joins. Equal SOPs are equal bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tolok.naskah.renderers.docx_kata import halaman_baru, kosong, lari, paragraf
from tolok.sop.domain.dokumen import Sop
from tolok.sop.renderers.gambar.bentuk_docx import label_docx, panah_docx, simbol_docx
from tolok.sop.renderers.gambar.gaya_docx import Gaya, gaya_docx, gaya_gambar
from tolok.sop.renderers.gambar.huruf import HUBUNG, rapikan
from tolok.sop.renderers.gambar.kolom import BANTALAN_KEPALA
from tolok.sop.renderers.gambar.lembar import (
    A4,
    Baris,
    Gambar,
    Kertas,
    Kotak,
    Lembar,
    Paragraf,
    Sel,
    Tabel,
)
from tolok.sop.renderers.gambar.paket_docx import kemas
from tolok.sop.renderers.gambar.susun import susun_gambar

__all__ = ["docx", "docx_dari"]

_LATAR = '<w:shd w:val="clear" w:color="auto" w:fill="ECECEC"/>'
_ABU = "333333"
_HUBUNG_LUNAK = "<w:r><w:softHyphen/></w:r>"
_BOLEH_PUTUS = "<w:r><w:t>\u200b</w:t></w:r>"


def docx(sop: Sop, kertas: Kertas = A4) -> bytes:
    """Write the SOP as .docx, landscape."""
    return docx_dari(susun_gambar(sop, kertas), penulis=rapikan(sop.unit or ""))


def docx_dari(gambar: Gambar, *, penulis: str = "") -> bytes:
    """The same from a layout that is there already."""
    isi, gaya = [], gaya_gambar(gambar)
    for ke, satu in enumerate(gambar.lembar):
        isi.append(_pembuka(satu, baru=ke > 0))
        isi.append(_tabel(satu, gambar.kertas, gaya))
        if satu.catatan is not None:
            isi.append(_luar_tabel(satu.catatan, sebelum=60))
    badan = "".join(isi) + kosong() + _bagian(gambar.kertas)
    return kemas(
        badan=badan,
        kaki=_kaki(gambar),
        gaya=gaya_docx(gaya),
        judul=rapikan(gambar.nama) or "SOP",
        penulis=penulis or "Tolok",
    )


def _dxa(ratusan: int) -> int:
    return round(ratusan * 1440 / 2540)


def _pembuka(satu: Lembar, *, baru: bool) -> str:
    """What stands before the table: the title, where the page goes on from, or only the break."""
    if satu.judul is None:
        return halaman_baru() if baru else kosong()
    gaya = '<w:pStyle w:val="Heading1"/>' if satu.judul.tebal else ""
    return _luar_tabel(
        satu.judul, f"{gaya}<w:keepNext/><w:pageBreakBefore/>", tengah=satu.judul.tebal
    )


def _luar_tabel(p: Paragraf, sifat: str = "", *, tengah: bool = False, sebelum: int = 0) -> str:
    jarak = (
        f'<w:spacing w:before="{_dxa(sebelum)}" w:after="{_dxa(p.sesudah)}" w:line="{_dxa(p.tinggi_baris)}" '
        'w:lineRule="exact"/>'
    )
    rata = '<w:jc w:val="center"/>' if tengah else ""
    return f"<w:p><w:pPr>{sifat}{jarak}{rata}</w:pPr>{lari(p.teks, tebal=p.tebal, pt=p.pt)}</w:p>"


def _bagian(k: Kertas) -> str:
    # One millimetre less below: borders and the closing line must never push a page on.
    return (
        '<w:sectPr><w:footerReference w:type="default" r:id="rId2"/>'
        f'<w:pgSz w:w="{_dxa(k.lebar)}" w:h="{_dxa(k.tinggi)}" w:orient="landscape"/>'
        f'<w:pgMar w:top="{_dxa(k.atas)}" w:right="{_dxa(k.tepi)}" w:bottom="{_dxa(k.bawah - 300)}" '
        f'w:left="{_dxa(k.tepi)}" w:header="{_dxa(500)}" w:footer="{_dxa(500)}" w:gutter="0"/>'
        "</w:sectPr>"
    )


def _kaki(gambar: Gambar) -> str:
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{_dxa(gambar.kertas.lebar_isi)}"/></w:tabs>'
    isi = lari(gambar.kaki, pt=7, warna=_ABU) + "<w:r><w:tab/></w:r>"
    isi += lari("Halaman ", pt=7, warna=_ABU) + _medan("PAGE", 1)
    isi += lari(" dari ", pt=7, warna=_ABU)
    isi += _medan("NUMPAGES", len(gambar.lembar))
    return paragraf(isi, garis=tab, sesudah=0)


def _medan(kode: str, isi: int) -> str:
    """A field that Word works out."""
    return f'<w:fldSimple w:instr="{kode}">{lari(str(isi), pt=7, warna=_ABU)}</w:fldSimple>'


def _tabel(satu: Lembar, kertas: Kertas, gaya: Mapping[str, Gaya]) -> str:
    tabel = satu.tabel
    kisi = "".join(f'<w:gridCol w:w="{_dxa(k)}"/>' for k in tabel.kolom)
    baris = "".join(_baris(satu, ke, b, gaya.get(b.jenis)) for ke, b in enumerate(tabel.baris))
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{_dxa(kertas.lebar_isi)}" w:type="dxa"/>{_bingkai()}'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
        f'<w:left w:w="{_dxa(tabel.bantalan)}" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        f'<w:right w:w="{_dxa(tabel.bantalan - 30)}" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{kisi}</w:tblGrid>{baris}</w:tbl>"
    )


def _bingkai() -> str:
    luar = 'w:val="single" w:sz="6" w:space="0" w:color="111111"'
    dalam = 'w:val="single" w:sz="4" w:space="0" w:color="111111"'
    return (
        f"<w:tblBorders><w:top {luar}/><w:left {luar}/><w:bottom {luar}/><w:right {luar}/>"
        f"<w:insideH {dalam}/><w:insideV {dalam}/></w:tblBorders>"
    )


def _baris(satu: Lembar, ke: int, baris: Baris, gaya: Gaya | None) -> str:
    kepala = "<w:tblHeader/>" if baris.jenis == "kepala" else ""
    sel = "".join(_sel(satu, ke, kolom, s, gaya) for kolom, s in _petak(satu.tabel, ke))
    return (
        f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{_dxa(baris.tinggi)}" '
        f'w:hRule="atLeast"/>{kepala}</w:trPr>{sel}</w:tr>'
    )


def _petak(tabel: Tabel, ke: int) -> Iterator[tuple[int, Sel | None]]:
    """The cells of a row from left to right; None goes on with a cell from above."""
    dari_atas = {
        s.kolom: s
        for di, b in enumerate(tabel.baris[:ke])
        for s in b.sel
        if di + s.lintas_baris > ke
    }
    milik = {s.kolom: s for s in tabel.baris[ke].sel}
    kolom = 0
    while kolom < len(tabel.kolom):
        if kolom in dari_atas:
            yield kolom, None
            kolom += dari_atas[kolom].lintas_kolom
            continue
        satu = milik.get(kolom, Sel(kolom=kolom, tegak="atas"))
        yield kolom, satu
        kolom += satu.lintas_kolom


def _sel(satu: Lembar, ke: int, kolom: int, sel: Sel | None, gaya: Gaya | None) -> str:
    tabel = satu.tabel
    if sel is None:
        lebar = f'<w:tcW w:w="{_dxa(tabel.kolom[kolom])}" w:type="dxa"/>'
        return f"<w:tc><w:tcPr>{lebar}<w:vMerge/></w:tcPr>{kosong()}</w:tc>"
    kotak = tabel.kotak_sel(ke, sel)
    lajur = not sel.isi and tabel.baris[ke].jenis in ("langkah", "sambung")
    sifat = f'<w:tcW w:w="{_dxa(kotak.lebar)}" w:type="dxa"/>'
    sifat += f'<w:gridSpan w:val="{sel.lintas_kolom}"/>' if sel.lintas_kolom > 1 else ""
    sifat += '<w:vMerge w:val="restart"/>' if sel.lintas_baris > 1 else ""
    sifat += _LATAR if sel.latar else ""
    sifat += _tepi_sel(sel, lajur=lajur)
    tegak = "top" if lajur or sel.tegak == "atas" else "center"
    sifat += f'<w:vAlign w:val="{tegak}"/>'
    isi = _bentuk(satu, ke, kolom, kotak) if lajur else _isi(sel, gaya)
    return f"<w:tc><w:tcPr>{sifat}</w:tcPr>{isi}</w:tc>"


def _tepi_sel(sel: Sel, *, lajur: bool) -> str:
    """Lanes have no inner margin, so that shapes are measured from the rules."""
    if lajur:
        return '<w:tcMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tcMar>'
    if sel.rata == "tengah":
        tepi = f'w:w="{_dxa(BANTALAN_KEPALA - 15)}" w:type="dxa"'
        return f"<w:tcMar><w:left {tepi}/><w:right {tepi}/></w:tcMar>"
    if sel.tegak == "atas":
        return f'<w:tcMar><w:top w:w="{_dxa(130)}" w:type="dxa"/></w:tcMar>'
    return ""


def _isi(sel: Sel, gaya: Gaya | None) -> str:
    return "".join(_paragraf(p, sel, gaya) for p in sel.isi) or kosong()


def _paragraf(p: Paragraf, sel: Sel, gaya: Gaya | None) -> str:
    """A text of a cell. What its style says already is not said again."""
    gantung = _dxa(p.lekuk)
    milik = gaya if gaya is not None and gaya.pt == p.pt else None
    pt, tebal = (None, p.tebal and not milik.tebal) if milik else (p.pt, p.tebal)
    sifat = _jarak(p, milik)
    if p.tanda:
        sifat = f'<w:tabs><w:tab w:val="left" w:pos="{gantung}"/></w:tabs>{sifat}'
        sifat += f'<w:ind w:left="{gantung}" w:hanging="{gantung}"/>'
    elif p.lekuk:
        sifat += f'<w:ind w:left="{gantung}"/>'
    sifat += '<w:jc w:val="center"/>' if sel.rata == "tengah" else ""
    depan = lari(p.tanda, pt=pt) + "<w:r><w:tab/></w:r>" if p.tanda else ""
    bawah = '<w:u w:val="single"/>' if p.garis_bawah else ""
    isi = "".join(
        pisah + lari(satu, tebal=tebal, pt=pt, sifat=bawah) for pisah, satu in _potongan(p) if satu
    )
    nama = f'<w:pStyle w:val="{milik.id}"/>' if milik else ""
    return f"<w:p><w:pPr>{nama}{sifat}</w:pPr>{depan}{isi}</w:p>"


def _jarak(p: Paragraf, gaya: Gaya | None) -> str:
    if gaya is not None:
        return f'<w:spacing w:after="{_dxa(p.sesudah)}"/>' if p.sesudah else ""
    return (
        f'<w:spacing w:before="0" w:after="{_dxa(p.sesudah)}" w:line="{_dxa(p.tinggi_baris)}" '
        'w:lineRule="exact"/>'
    )


def _potongan(p: Paragraf) -> list[tuple[str, str]]:
    """The text in parts where its words may be divided, so that Word divides them there too:
    after a syllable with a soft hyphen, after a stroke with nothing."""
    hasil, mulai, kini, pisah = [], 0, 0, ""
    for baris in p.baris[:-1]:
        inti = baris.rstrip(HUBUNG)
        kini = max(p.teks.find(inti, kini), kini) + len(inti)
        if inti == baris and p.teks[kini : kini + 1].isspace():
            continue
        hasil.append((pisah, p.teks[mulai:kini]))
        pisah = _HUBUNG_LUNAK if inti != baris else _BOLEH_PUTUS
        mulai = kini
    return [*hasil, (pisah, p.teks[mulai:])]


def _bentuk(satu: Lembar, ke: int, kolom: int, sel: Kotak) -> str:
    """The shapes of a lane's cell: its symbols, the arrows that leave them, and their labels."""
    milik = {s.kode: s for s in satu.simbol if s.baris == ke and s.lajur == kolom - 2}
    dasar = satu.nomor * 10_000
    isi = "".join(simbol_docx(s, sel, dasar + s.kode) for s in milik.values())
    for n, p in enumerate(satu.panah):
        if p.dari in milik:
            isi += panah_docx(p, sel, nomor=dasar + 2_000 + n, dasar=dasar)
            if p.label is not None:
                isi += label_docx(p.label, sel, dasar + 6_000 + n)
    return (
        '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
        f'<w:rPr><w:sz w:val="2"/></w:rPr></w:pPr>{isi}</w:p>'
    )

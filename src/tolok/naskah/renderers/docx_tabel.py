"""Tables of a document in Word: merged heads, repeated on every page, figures kept whole."""

from __future__ import annotations

from collections.abc import Sequence

from tolok.naskah.domain.blok import Kolom, Sel, Tabel
from tolok.naskah.renderers.docx_kata import RATA, baris_teks, dxa, lari, paragraf

__all__ = ["centang", "petak", "sel_polos", "tabel"]

_PT = {"biasa": 9.5, "kecil": 8.2, "rapat": 6.8}
_LATAR = {"kelompok": "E8E8E8", "jumlah": "F0F0F0", "perhatian": "FBF0DC"}
_KEPALA = "E4E4E4"
_BATAS = "464646"
_SISI = ("top", "left", "bottom", "right", "insideH", "insideV")


def centang(dipilih: bool, pt: float | None = None) -> str:
    """A tick box that can be ticked in Word."""
    huruf = '<w:rFonts w:ascii="Segoe UI Symbol" w:hAnsi="Segoe UI Symbol" w:eastAsia="Segoe UI Symbol" w:cs="Segoe UI Symbol"/>'
    ukuran = f'<w:sz w:val="{round(pt * 2)}"/>' if pt else ""
    tanda = "☒" if dipilih else "☐"
    return (
        "<w:sdt><w:sdtPr>"
        f'<w14:checkbox><w14:checked w14:val="{int(dipilih)}"/>'
        '<w14:checkedState w14:val="2612" w14:font="Segoe UI Symbol"/>'
        '<w14:uncheckedState w14:val="2610" w14:font="Segoe UI Symbol"/></w14:checkbox>'
        f"</w:sdtPr><w:sdtContent><w:r><w:rPr>{huruf}{ukuran}</w:rPr><w:t>{tanda}</w:t></w:r>"
        "</w:sdtContent></w:sdt>"
    )


def petak(
    baris: str, lebar: Sequence[int], *, batas: str = "", sel: tuple[int, int] = (0, 0)
) -> str:
    """A table of rows already written. `lebar` in dxa; `batas`: colour of every line, none if empty;
    `sel`: margins of a cell, beside and above, in dxa."""
    garis = "".join(
        f'<w:{s} w:val="single" w:sz="4" w:space="0" w:color="{batas}"/>'
        if batas
        else f'<w:{s} w:val="nil"/>'
        for s in _SISI
    )
    tepi, atas = sel
    margin = "".join(
        f'<w:{s} w:w="{n}" w:type="dxa"/>'
        for s, n in (("top", atas), ("left", tepi), ("bottom", atas), ("right", tepi))
    )
    grid = "".join(f'<w:gridCol w:w="{w}"/>' for w in lebar)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(lebar)}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>'
        f'<w:tblBorders>{garis}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{margin}</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{baris}</w:tbl>"
    )


def sel_polos(
    isi: str, lebar: int, *, kolom: int = 1, gabung: str = "", sifat: str = "", tegak: str = ""
) -> str:
    """A cell of paragraphs already written. `gabung`: restart or continue of a vertical merge;
    `sifat`: borders and shade, in schema order."""
    tc = f'<w:tcW w:w="{lebar}" w:type="dxa"/>'
    tc += f'<w:gridSpan w:val="{kolom}"/>' if kolom > 1 else ""
    if gabung:
        tc += '<w:vMerge w:val="restart"/>' if gabung == "restart" else "<w:vMerge/>"
    tc += sifat
    tc += f'<w:vAlign w:val="{tegak}"/>' if tegak else ""
    return f"<w:tc><w:tcPr>{tc}</w:tcPr>{isi}</w:tc>"


def tabel(t: Tabel, lebar: int) -> str:
    """The table across `lebar` dxa, with a line of air after it."""
    kolom = _lebar_kolom(t.kolom, lebar)
    pt = _PT[t.ukuran]
    kepala = t.kepala or (tuple(Sel(teks=k.judul) for k in t.kolom),)
    baris = _baris(kepala, t, kolom, pt, kepala=True)
    if t.nomor_kolom:
        baris += _nomor(kolom, pt)
    if t.baris:
        baris += _baris(t.baris, t, kolom, pt, kepala=False)
    else:
        isi = paragraf(lari(t.kosong, miring=True, pt=pt), rata="center", sesudah=0)
        baris += f"<w:tr>{sel_polos(isi, lebar, kolom=len(kolom))}</w:tr>"
    tepi = (48, 34) if t.ukuran == "rapat" else (80, 44)
    udara = paragraf("", sesudah=0, baris=0.6)
    return petak(baris, kolom, batas=_BATAS, sel=tepi) + udara


def _lebar_kolom(kolom: Sequence[Kolom], lebar: int) -> list[int]:
    tetap = sum(dxa(k.mm) for k in kolom if k.mm is not None)
    bagian = sum(k.bagian for k in kolom if k.mm is None) or 1
    sisa = max(lebar - tetap, 0)
    hasil = [dxa(k.mm) if k.mm is not None else sisa * k.bagian // bagian for k in kolom]
    hasil[-1] += lebar - sum(hasil)
    return hasil


def _nomor(kolom: Sequence[int], pt: float) -> str:
    sel = "".join(
        sel_polos(
            paragraf(lari(str(i), miring=True, pt=pt * 0.82), rata="center", sesudah=0),
            w,
            sifat='<w:shd w:val="clear" w:color="auto" w:fill="F4F4F4"/>',
        )
        for i, w in enumerate(kolom, start=1)
    )
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{sel}</w:tr>"


def _baris(
    semua: Sequence[Sequence[Sel | str]],
    t: Tabel,
    lebar: Sequence[int],
    pt: float,
    *,
    kepala: bool,
) -> str:
    """Rows; a cell over several rows goes on below as an empty merged cell."""
    sisa: list[int] = [0] * len(lebar)  # rows still covered from above
    luas: list[int] = [1] * len(lebar)  # columns of the cell that covers them
    hasil = []
    sifat = "<w:cantSplit/>" + ("<w:tblHeader/>" if kepala else "")
    for satu in semua:
        antre = [s if isinstance(s, Sel) else Sel(teks=s) for s in satu]
        keluar, i = [], 0
        while i < len(lebar):
            if sisa[i]:
                n = luas[i]
                keluar.append(
                    sel_polos("<w:p/>", sum(lebar[i : i + n]), kolom=n, gabung="continue")
                )
                sisa[i] -= 1
            else:
                sel = antre.pop(0)
                n = sel.kolom
                keluar.append(_sel(sel, t.kolom[i], sum(lebar[i : i + n]), pt, kepala=kepala))
                sisa[i], luas[i] = sel.baris - 1, n
            i += n
        hasil.append(f"<w:tr><w:trPr>{sifat}</w:trPr>{''.join(keluar)}</w:tr>")
    return "".join(hasil)


def _sel(sel: Sel, kolom: Kolom, lebar: int, pt: float, *, kepala: bool) -> str:
    rata = "center" if kepala else RATA[sel.rata or kolom.rata]
    latar = _KEPALA if kepala else _LATAR.get(sel.latar, "")
    isi = paragraf(
        baris_teks(sel.teks, tebal=kepala or sel.tebal, pt=pt), rata=rata, sesudah=0, baris=1.05
    )
    for kata, dipilih in sel.pilihan:
        isi += paragraf(
            centang(dipilih, pt) + lari(f" {kata}", pt=pt), sesudah=0, baris=1.05, gantung=4
        )
    return sel_polos(
        isi,
        lebar,
        kolom=sel.kolom,
        gabung="restart" if sel.baris > 1 else "",
        sifat=f'<w:shd w:val="clear" w:color="auto" w:fill="{latar}"/>' if latar else "",
        tegak="center" if kepala else "",
    )

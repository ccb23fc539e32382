"""Shapes of DrawingML: the symbols, arrows and labels of a drawing, anchored in a cell."""

from __future__ import annotations

from itertools import pairwise

from tolok.naskah.renderers.docx_kata import aman, lari
from tolok.sop.renderers.gambar.lembar import Bentuk, Kotak, Label, Panah, Simbol, Sisi, Titik

__all__ = ["label_docx", "panah_docx", "simbol_docx"]

_EMU = 360
"""In a hundredth of a millimetre."""
_GARIS_SIMBOL, _GARIS_PANAH = 10_080, 8_640
_TINTA = '<a:solidFill><a:srgbClr val="111111"/></a:solidFill>'
_PUTIH = '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'
_BENTUK = {
    Bentuk.KAPSUL: ("flowChartTerminator", "Mulai/Selesai"),
    Bentuk.KOTAK: ("flowChartProcess", "Proses"),
    Bentuk.KETUPAT: ("flowChartDecision", "Keputusan"),
    Bentuk.PENGHUBUNG: ("flowChartOffpageConnector", "Penghubung halaman"),
}
_TAUT: dict[Sisi, int] = {"atas": 0, "kiri": 1, "bawah": 2, "kanan": 3}
"""Number of the connection site of each side, the same for the four shapes."""


def simbol_docx(s: Simbol, sel: Kotak, nomor: int) -> str:
    """A symbol as a shape; its words go to who cannot see it."""
    rupa, nama = _BENTUK[s.bentuk]
    sifat = _sifat(s.kotak, f'<a:prstGeom prst="{rupa}"><a:avLst/></a:prstGeom>')
    sifat += f'{_PUTIH}<a:ln w="{_GARIS_SIMBOL}">{_TINTA}</a:ln></wps:spPr>'
    isi = f'<wps:cNvPr id="{nomor}" name="{nama} {nomor}"/><wps:cNvSpPr/>{sifat}{_teks(s.teks)}'
    return _jangkar(
        isi, _geser(s.kotak, sel), (s.kotak.lebar, s.kotak.tinggi), nomor,
        f"{nama} {nomor}", s.keterangan,
    )  # fmt: skip


def label_docx(label: Label, sel: Kotak, nomor: int) -> str:
    """A word beside an arrow: a text box that hides the rule behind it."""
    k = label.kotak
    sifat = _sifat(k, '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>')
    sifat += f"{_PUTIH}<a:ln><a:noFill/></a:ln></wps:spPr>"
    isi = (
        f'<wps:cNvPr id="{nomor}" name="Label {nomor}"/><wps:cNvSpPr txBox="1"/>{sifat}'
        f"{_teks(label.teks, pt=label.pt, tebal=False)}"
    )
    return _jangkar(isi, _geser(k, sel), (k.lebar, k.tinggi), nomor, f"Label {nomor}", label.teks)


def panah_docx(p: Panah, sel: Kotak, *, nomor: int, dasar: int) -> str:
    """An arrow as a connector between two shapes: straight, bent, or a line of its own corners."""
    kotak, balik = _kotak_panah(p.titik)
    ekor = '<a:tailEnd type="triangle" w="med" len="med"/>' if p.mata else ""
    sifat = _sifat(kotak, _jalur(p.titik, kotak), balik)
    sifat += f'<a:ln w="{_GARIS_PANAH}">{_TINTA}<a:miter lim="800000"/>{ekor}</a:ln></wps:spPr>'
    taut = (
        f'<a:stCxn id="{dasar + p.dari}" idx="{_TAUT[p.sisi_dari]}"/>'
        f'<a:endCxn id="{dasar + p.ke}" idx="{_TAUT[p.sisi_ke]}"/>'
    )
    isi = (
        f'<wps:cNvPr id="{nomor}" name="Panah {nomor}"/><wps:cNvCnPr>{taut}</wps:cNvCnPr>{sifat}'
        "<wps:bodyPr/>"
    )
    return _jangkar(
        isi, _geser(kotak, sel), (kotak.lebar, kotak.tinggi), nomor, f"Panah {nomor}", "",
        luar=_luar(p.titik, kotak),
    )  # fmt: skip


def _kotak_panah(titik: tuple[Titik, ...]) -> tuple[Kotak, str]:
    """The box of a line and how it is mirrored, as Word keeps it: from start to end, mirrored
    where the end lies left or above; the line may leave it. A line that comes back to where it
    set out has no such box, and gets the one around it: programs draw it elsewhere otherwise."""
    (ax, ay), (zx, zy) = titik[0], titik[-1]
    sudut = titik if len(titik) > 2 and (ax == zx or ay == zy) else (titik[0], titik[-1])
    xs, ys = [x for x, _ in sudut], [y for _, y in sudut]
    kotak = Kotak(x=min(xs), y=min(ys), lebar=max(xs) - min(xs), tinggi=max(ys) - min(ys))
    if len(sudut) > 2:
        return kotak, ""
    return kotak, (' flipH="1"' if zx < ax else "") + (' flipV="1"' if zy < ay else "")


def _jalur(titik: tuple[Titik, ...], kotak: Kotak) -> str:
    """The geometry of a line in its box; the box is mirrored with it."""
    (ax, ay), (zx, zy) = titik[0], titik[-1]
    datar = [a[1] == z[1] for a, z in pairwise(titik)]
    if len(titik) == 2:
        return '<a:prstGeom prst="straightConnector1"><a:avLst/></a:prstGeom>'
    if datar == [True, False]:
        return '<a:prstGeom prst="bentConnector2"><a:avLst/></a:prstGeom>'
    if datar == [True, False, True] and ax != zx:
        bagian = round((titik[1][0] - ax) * 100_000 / (zx - ax))
        return (
            '<a:prstGeom prst="bentConnector3"><a:avLst>'
            f'<a:gd name="adj1" fmla="val {bagian}"/></a:avLst></a:prstGeom>'
        )
    if ax == zx or ay == zy:
        mulai, kx, ky = (kotak.x, kotak.y), 1, 1
    else:
        mulai, kx, ky = (ax, ay), (-1 if zx < ax else 1), (-1 if zy < ay else 1)
    sudut = [
        f'<a:pt x="{(x - mulai[0]) * kx * _EMU}" y="{(y - mulai[1]) * ky * _EMU}"/>'
        for x, y in titik
    ]
    ukuran = f'w="{kotak.lebar * _EMU}" h="{kotak.tinggi * _EMU}"'
    ruas = "".join(f"<a:lnTo>{satu}</a:lnTo>" for satu in sudut[1:])
    return (
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        f'<a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path {ukuran} fill="none">'
        f"<a:moveTo>{sudut[0]}</a:moveTo>{ruas}</a:path></a:pathLst></a:custGeom>"
    )


def _luar(titik: tuple[Titik, ...], k: Kotak) -> tuple[int, int, int, int]:
    """How far a line leaves its box: left, top, right, bottom."""
    xs, ys = [x for x, _ in titik], [y for _, y in titik]
    return k.x - min(xs), k.y - min(ys), max(max(xs) - k.kanan, 0), max(max(ys) - k.bawah, 0)


def _geser(k: Kotak, sel: Kotak) -> Titik:
    return k.x - sel.x, k.y - sel.y


def _sifat(k: Kotak, rupa: str, balik: str = "") -> str:
    return (
        f'<wps:spPr><a:xfrm{balik}><a:off x="0" y="0"/>'
        f'<a:ext cx="{k.lebar * _EMU}" cy="{k.tinggi * _EMU}"/></a:xfrm>{rupa}'
    )


def _teks(teks: str, *, pt: float = 7, tebal: bool = True) -> str:
    badan = '<wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/>'
    if not teks:
        return badan
    jarak = f'<w:spacing w:before="0" w:after="0" w:line="{round(pt * 22)}" w:lineRule="exact"/>'
    return (
        f'<wps:txbx><w:txbxContent><w:p><w:pPr>{jarak}<w:jc w:val="center"/></w:pPr>'
        f"{lari(teks, tebal=tebal, pt=pt)}</w:p></w:txbxContent></wps:txbx>{badan}"
    )


def _jangkar(
    isi: str,
    di: Titik,
    ukuran: tuple[int, int],
    nomor: int,
    nama: str,
    keterangan: str,
    luar: tuple[int, int, int, int] = (0, 0, 0, 0),
) -> str:
    """A shape that floats over its cell and moves with it."""
    lebih = " ".join(f'{sisi}="{max(n, 0) * _EMU}"' for sisi, n in zip("ltrb", luar, strict=True))
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" '
        f'relativeHeight="{nomor}" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column">'
        f"<wp:posOffset>{di[0] * _EMU}</wp:posOffset></wp:positionH>"
        '<wp:positionV relativeFrom="paragraph">'
        f"<wp:posOffset>{di[1] * _EMU}</wp:posOffset></wp:positionV>"
        f'<wp:extent cx="{ukuran[0] * _EMU}" cy="{ukuran[1] * _EMU}"/><wp:effectExtent {lebih}/>'
        f'<wp:wrapNone/><wp:docPr id="{nomor}" name="{nama}" descr="{aman(keterangan)}"/>'
        "<wp:cNvGraphicFramePr/><a:graphic><a:graphicData "
        'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f"<wps:wsp>{isi}</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
        "</mc:Choice></mc:AlternateContent></w:r>"
    )

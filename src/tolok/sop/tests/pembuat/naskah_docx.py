"""An SOP as a Word file written by hand, with its flow chart drawn in several ways."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from xml.sax.saxutils import escape

from tolok.sop.tests.pembuat.isi import BarisLangkah, IsiDokumen, PanahLangkah

__all__ = ["CaraGambar", "buat_docx", "bungkus_docx"]

_NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_SISI = "".join(
    f"<w:{sisi} w:val='single' w:sz='4'/>"
    for sisi in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_SPT = {"flowChartProcess": 109, "flowChartDecision": 110, "flowChartTerminator": 116}
_KOLOM_NO, _KOLOM_URAIAN, _KOLOM_LAJUR, _KOLOM_MUTU = 500, 3400, 1300, 1400
_TINGGI_BARIS = 70.0
_LEBAR, _TINGGI = 44.0, 20.0
_EMU = 12_700
_ATAS_LANGKAH = 70.53


@dataclass(frozen=True, slots=True, kw_only=True)
class CaraGambar:
    """How the flow chart is drawn. `jangkar`: "sel" (each in its cell), "awal" (all from the
    first lane cell), "luar" (all from the paragraph above the table), "grup" (one group from
    there), "sebelum" (each from the row above its own), "vml" (the older language, each in its cell), "tanpa" (no shapes). `garis`: "nama"
    (connectors name their ends, inside a group), "letak" (only their places tell), "tanpa"."""

    jangkar: str = "sel"
    ganti_halaman: int = 0
    """With "awal": the row from which the shapes hang on that row's first lane cell instead."""
    satu_petak: bool = False
    """Whether all rows of all lanes are merged into one cell under the flow chart."""
    garis: str = "tanpa"
    tinggi: tuple[float, ...] = ()
    """Heights of the step rows as a program would lay them out; then the file does not say them."""

    def atas(self, ke: int) -> float:
        """Upper edge of a step row, from the first one's."""
        return sum(self.tinggi[:ke]) if self.tinggi else ke * _TINGGI_BARIS

    def setinggi(self, ke: int) -> float:
        """Height of a step row."""
        return self.tinggi[ke] if self.tinggi else _TINGGI_BARIS


def buat_docx(isi: IsiDokumen, cara: CaraGambar | None = None) -> bytes:
    """The bytes of the file."""
    cara = cara or CaraGambar()
    atas = _p(f"SOP {isi.nama}", _gambar_luar(isi, cara))
    badan = "".join(
        (
            _p("STANDAR OPERASIONAL PROSEDUR"),
            _identitas(isi),
            _p(""),
            _kotak(isi),
            '<w:p><w:r><w:br w:type="page"/></w:r></w:p>',
            atas,
            _langkah(isi, cara),
            '<w:sectPr><w:pgSz w:w="18720" w:h="12240" w:orient="landscape"/>'
            '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134"/></w:sectPr>',
        )
    )
    return bungkus_docx(badan)


def bungkus_docx(badan: str) -> bytes:
    """A package around the XML of a body."""
    naskah = f"<?xml version='1.0' encoding='UTF-8'?><w:document {_NS}><w:body>{badan}</w:body></w:document>"
    penomoran = (
        f"<w:numbering {_NS}>"
        + "".join(
            f"<w:abstractNum w:abstractNumId='{n}'><w:lvl w:ilvl='0'><w:start w:val='1'/>"
            "<w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl></w:abstractNum>"
            for n in range(20)
        )
        + "".join(
            f"<w:num w:numId='{n}'><w:abstractNumId w:val='{n}'/></w:num>" for n in range(1, 20)
        )
        + "</w:numbering>"
    )
    gaya = (
        f"<w:styles {_NS}><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val='18'/></w:rPr>"
        "</w:rPrDefault></w:docDefaults></w:styles>"
    )
    bagian = {
        "[Content_Types].xml": (
            "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
            "<Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
            f"<Override PartName='/word/document.xml' ContentType='{_CT}.document.main+xml'/>"
            f"<Override PartName='/word/numbering.xml' ContentType='{_CT}.numbering+xml'/>"
            f"<Override PartName='/word/styles.xml' ContentType='{_CT}.styles+xml'/></Types>"
        ),
        "_rels/.rels": _hubungan(("rId1", "officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": _hubungan(
            ("rId1", "numbering", "numbering.xml"), ("rId2", "styles", "styles.xml")
        ),
        "word/document.xml": naskah,
        "word/numbering.xml": penomoran,
        "word/styles.xml": gaya,
    }
    keluar = io.BytesIO()
    with zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED) as arsip:
        for nama, teks in bagian.items():
            arsip.writestr(zipfile.ZipInfo(nama), teks)
    return keluar.getvalue()


def _hubungan(*baris: tuple[str, str, str]) -> str:
    isi = "".join(f"<Relationship Id='{i}' Type='{_REL}/{j}' Target='{t}'/>" for i, j, t in baris)
    return (
        "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
        f"{isi}</Relationships>"
    )


def _p(teks: str, gambar: str = "", nomor: int = 0) -> str:
    sifat = (
        f"<w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='{nomor}'/></w:numPr></w:pPr>"
        if nomor
        else ""
    )
    lari = "<w:br/>".join(f"<w:t xml:space='preserve'>{escape(b)}</w:t>" for b in teks.split("\n"))
    return f"<w:p>{sifat}<w:r>{lari}</w:r>{gambar}</w:p>"


def _tc(isi: str, lebar: int, *, rentang: int = 1, tegak: str = "") -> str:
    sifat = f"<w:tcW w:w='{lebar}' w:type='dxa'/>"
    if rentang > 1:
        sifat += f"<w:gridSpan w:val='{rentang}'/>"
    if tegak:
        sifat += "<w:vMerge/>" if tegak == "lanjut" else "<w:vMerge w:val='restart'/>"
    return f"<w:tc><w:tcPr>{sifat}</w:tcPr>{isi}</w:tc>"


def _tbl(lebar: list[int], baris: list[str]) -> str:
    kisi = "".join(f"<w:gridCol w:w='{w}'/>" for w in lebar)
    return (
        "<w:tbl><w:tblPr><w:tblW w:w='0' w:type='auto'/><w:tblInd w:w='0' w:type='dxa'/>"
        f"<w:tblBorders>{_SISI}</w:tblBorders><w:tblLayout w:type='fixed'/></w:tblPr><w:tblGrid>{kisi}</w:tblGrid>{''.join(baris)}</w:tbl>"
    )


def _tr(sel: list[str], tinggi: float = 0) -> str:
    sifat = f"<w:trPr><w:trHeight w:val='{round(tinggi * 20)}' w:hRule='exact'/></w:trPr>"
    return f"<w:tr>{sifat if tinggi else ''}{''.join(sel)}</w:tr>"


def _identitas(isi: IsiDokumen) -> str:
    baris = []
    for n, (label, nilai) in enumerate(isi.identitas):
        kiri = _tc(_p(isi.unit if n == 0 else ""), 6000, tegak="awal" if n == 0 else "lanjut")
        baris.append(_tr([kiri, _tc(_p(label), 2400), _tc(_p(f": {nilai}"), 6000)]))
    return _tbl([6000, 2400, 6000], baris)


def _kotak(isi: IsiDokumen) -> str:
    baris = []
    nomor = iter(range(1, 20))
    for kiri, kanan in zip(isi.kotak[::2], isi.kotak[1::2], strict=True):
        baris.append(_tr([_tc(_p(kiri[0]), 7200), _tc(_p(kanan[0]), 7200)]))
        baris.append(_tr([_tc(_daftar(k[1], next(nomor)), 7200) for k in (kiri, kanan)]))
    return _tbl([7200, 7200], baris)


def _daftar(butir: tuple[str, ...], nomor: int) -> str:
    return "".join(_p(b, nomor=nomor) for b in butir) or _p("")


def _lebar(isi: IsiDokumen) -> list[int]:
    return [_KOLOM_NO, _KOLOM_URAIAN, *([_KOLOM_LAJUR] * len(isi.lajur)), *([_KOLOM_MUTU] * 4)]


def _langkah(isi: IsiDokumen, cara: CaraGambar) -> str:
    lebar = _lebar(isi)
    n = len(isi.lajur)
    kepala = [
        _tr(
            [
                _tc(_p("No"), lebar[0], tegak="awal"),
                _tc(_p("Uraian Kegiatan"), lebar[1], tegak="awal"),
                _tc(_p("Pelaksana"), _KOLOM_LAJUR * n, rentang=n),
                _tc(_p("Mutu Baku"), _KOLOM_MUTU * 3, rentang=3),
                _tc(_p("Ket"), _KOLOM_MUTU, tegak="awal"),
            ],
            20,
        ),
        _tr(
            [
                _tc(_p(""), lebar[0], tegak="lanjut"),
                _tc(_p(""), lebar[1], tegak="lanjut"),
                *(_tc(_p(nama), _KOLOM_LAJUR) for nama in isi.lajur),
                *(_tc(_p(t), _KOLOM_MUTU) for t in ("Kelengkapan", "Waktu", "Output")),
                _tc(_p(""), _KOLOM_MUTU, tegak="lanjut"),
            ],
            40,
        ),
    ]
    return _tbl(lebar, kepala + [_baris(isi, k, b, cara) for k, b in enumerate(isi.langkah)])


def _baris(isi: IsiDokumen, ke: int, b: BarisLangkah, cara: CaraGambar) -> str:
    lajur = []
    for n in range(len(isi.lajur)):
        gambar = ""
        if n in b.lajur and cara.jangkar in ("sel", "vml"):
            x, y = _KOLOM_LAJUR / 40 - _LEBAR / 2 - 5.4, cara.setinggi(ke) / 2 - _TINGGI / 2
            gambar = (_vml if cara.jangkar == "vml" else _jangkar)(x, y, b, ke * 10 + n + 1)
            if cara.garis == "letak":
                gambar += _garis_lepas(isi, cara, ke, n)
        elif cara.jangkar == "awal" and ke in (0, cara.ganti_halaman) and n == 0:
            gambar = "".join(
                _jangkar(x - _x(0) - 5.4, y, s, nomor)
                for x, y, s, nomor in _semua(isi, cara, atas=-cara.atas(ke))
                if (nomor // 10 >= cara.ganti_halaman) == (ke >= cara.ganti_halaman)
            )
        if not cara.satu_petak:
            lajur.append(_tc(_p("", gambar), _KOLOM_LAJUR))
        elif n == 0:
            tegak = "lanjut" if ke else "awal"
            rentang = len(isi.lajur)
            lajur.append(_tc(_p("", gambar), _KOLOM_LAJUR * rentang, rentang=rentang, tegak=tegak))
    return _tr(
        [
            _tc(_p("", nomor=19), _KOLOM_NO),
            _tc(_p(b.uraian, _gambar_tertinggal(isi, ke, cara)), _KOLOM_URAIAN),
            *lajur,
            _tc("".join(_p(f"- {t}") for t in b.kelengkapan) or _p(""), _KOLOM_MUTU),
            _tc(_p(b.waktu), _KOLOM_MUTU),
            _tc("".join(_p(f"- {t}") for t in b.output) or _p(""), _KOLOM_MUTU),
            _tc(_p(b.keterangan), _KOLOM_MUTU),
        ],
        0 if cara.tinggi else _TINGGI_BARIS,
    )


def _gambar_tertinggal(isi: IsiDokumen, ke: int, cara: CaraGambar) -> str:
    """Shapes of the next row (and in the first row its own), whose anchors stayed in this one."""
    if cara.jangkar != "sebelum":
        return ""
    return "".join(
        _jangkar(x - _KOLOM_NO / 20 - 5.4, y, s, nomor)
        for x, y, s, nomor in _semua(isi, cara, atas=-cara.atas(ke))
        if nomor // 10 == ke + 1 or nomor // 10 == ke == 0
    )


def _x(lajur: int) -> float:
    """Left edge of a lane in points."""
    return (_KOLOM_NO + _KOLOM_URAIAN + lajur * _KOLOM_LAJUR) / 20


def _semua(
    isi: IsiDokumen, cara: CaraGambar, *, atas: float
) -> list[tuple[float, float, BarisLangkah, int]]:
    """Every symbol with its place: x from the table's edge, y from the first step row."""
    return [
        (
            _x(n) + _KOLOM_LAJUR / 40 - _LEBAR / 2,
            atas + cara.atas(k) + cara.setinggi(k) / 2 - _TINGGI / 2,
            b,
            k * 10 + n + 1,
        )
        for k, b in enumerate(isi.langkah)
        for n in b.lajur
    ]


def _gambar_luar(isi: IsiDokumen, cara: CaraGambar) -> str:
    """Shapes that hang on the paragraph above the table (a line of 9 points high)."""
    semua = _semua(isi, cara, atas=_ATAS_LANGKAH)
    if cara.jangkar == "luar":
        return "".join(_jangkar(x, y, b, nomor) for x, y, b, nomor in semua)
    if cara.jangkar != "grup":
        return ""
    lebar = _x(len(isi.lajur))
    tinggi = 100.0 + cara.atas(len(isi.langkah))
    bentuk = "".join(_bentuk(x, y, b, nomor) for x, y, b, nomor in semua)
    garis = "".join(
        _sambungan(900 + n, p, isi, cara, (_ATAS_LANGKAH, 0.0), bernama=cara.garis == "nama")
        for n, p in enumerate(isi.panah)
        if cara.garis != "tanpa" and _lajur(isi, p)
    )
    w, h = round(lebar * _EMU), round(tinggi * _EMU)
    grup = (
        f"<wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm><a:off x='0' y='0'/><a:ext cx='{w}' cy='{h}'/>"
        f"<a:chOff x='0' y='0'/><a:chExt cx='{w}' cy='{h}'/></a:xfrm></wpg:grpSpPr>{bentuk}{garis}</wpg:wgp>"
    )
    return _bingkai(0, 0, lebar, tinggi, 800, grup, "wordprocessingGroup", "wpg")


def _jangkar(x: float, y: float, b: BarisLangkah, nomor: int) -> str:
    bentuk = _bentuk(0, 0, b, nomor)
    return _bingkai(x, y, _LEBAR, _TINGGI, nomor, bentuk, "wordprocessingShape", "wps")


def _bingkai(
    x: float, y: float, lebar: float, tinggi: float, nomor: int, isi: str, jenis: str, perlu: str
) -> str:
    def emu(n: float) -> int:
        return round(n * _EMU)

    return (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='{perlu}'><w:drawing>"
        "<wp:anchor distT='0' distB='0' distL='0' distR='0' simplePos='0' relativeHeight='1' "
        "behindDoc='0' locked='0' layoutInCell='1' allowOverlap='1'><wp:simplePos x='0' y='0'/>"
        f"<wp:positionH relativeFrom='column'><wp:posOffset>{emu(x)}</wp:posOffset></wp:positionH>"
        f"<wp:positionV relativeFrom='paragraph'><wp:posOffset>{emu(y)}</wp:posOffset></wp:positionV>"
        f"<wp:extent cx='{emu(lebar)}' cy='{emu(tinggi)}'/><wp:wrapNone/>"
        f"<wp:docPr id='{nomor}' name='Bentuk {nomor}'/><wp:cNvGraphicFramePr/>"
        "<a:graphic><a:graphicData uri='http://schemas.microsoft.com/office/word/2010/"
        f"{jenis}'>{isi}</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        "<mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent></w:r>"
    )


def _bentuk(x: float, y: float, b: BarisLangkah, nomor: int) -> str:
    teks = f"<wps:txbx><w:txbxContent>{_p(b.teks)}</w:txbxContent></wps:txbx>" if b.teks else ""
    return (
        f"<wps:wsp><wps:cNvPr id='{nomor}' name='b{nomor}'/><wps:cNvSpPr/><wps:spPr><a:xfrm>"
        f"<a:off x='{round(x * _EMU)}' y='{round(y * _EMU)}'/>"
        f"<a:ext cx='{round(_LEBAR * _EMU)}' cy='{round(_TINGGI * _EMU)}'/></a:xfrm>"
        f"<a:prstGeom prst='{b.rupa}'><a:avLst/></a:prstGeom><a:ln w='9525'><a:solidFill>"
        f"<a:srgbClr val='000000'/></a:solidFill></a:ln></wps:spPr>{teks}<wps:bodyPr/></wps:wsp>"
    )


def _lajur(isi: IsiDokumen, p: PanahLangkah) -> bool:
    return bool(isi.langkah[p.dari].lajur and isi.langkah[p.ke].lajur)


def _ujung(
    isi: IsiDokumen, p: PanahLangkah, cara: CaraGambar, atas: float
) -> tuple[float, float, float, float]:
    """From the lower middle of a symbol to the upper middle of another, or side to side."""
    (x1, y1), (x2, y2) = (
        (
            _x(isi.langkah[k].lajur[0]) + _KOLOM_LAJUR / 40,
            atas + cara.atas(k) + cara.setinggi(k) / 2,
        )
        for k in (p.dari, p.ke)
    )
    if p.ke > p.dari:
        return x1, y1 + _TINGGI / 2, x2, y2 - _TINGGI / 2
    return x1 + _LEBAR / 2, y1, x2 + _LEBAR / 2, y2


def _sambungan(
    nomor: int,
    p: PanahLangkah,
    isi: IsiDokumen,
    cara: CaraGambar,
    pangkal: tuple[float, float],
    *,
    bernama: bool,
) -> str:
    """A connector, and its word as a box without rules. `pangkal`: y of the rows, x to take off."""
    x1, y1, x2, y2 = _ujung(isi, p, cara, pangkal[0])
    x1, x2 = x1 - pangkal[1], x2 - pangkal[1]
    balik = (" flipH='1'" if x2 < x1 else "") + (" flipV='1'" if y2 < y1 else "")
    dari, ke = (k * 10 + isi.langkah[k].lajur[0] + 1 for k in (p.dari, p.ke))
    tautan = f"<a:stCxn id='{dari}' idx='2'/><a:endCxn id='{ke}' idx='0'/>" if bernama else ""
    kotak = _xfrm(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1), balik)
    garis = (
        f"<wps:wsp><wps:cNvPr id='{nomor}' name='g{nomor}'/><wps:cNvCnPr>{tautan}</wps:cNvCnPr>"
        f"<wps:spPr>{kotak}<a:prstGeom prst='straightConnector1'><a:avLst/></a:prstGeom>"
        "<a:ln><a:solidFill><a:srgbClr val='000000'/></a:solidFill><a:tailEnd type='triangle'/></a:ln>"
        "</wps:spPr><wps:bodyPr/></wps:wsp>"
    )
    return garis + (_label(nomor + 50, x1 + 2, y1 + 2, p.teks) if p.teks else "")


def _label(nomor: int, x: float, y: float, teks: str) -> str:
    return (
        f"<wps:wsp><wps:cNvPr id='{nomor}' name='t{nomor}'/><wps:cNvSpPr txBox='1'/><wps:spPr>"
        f"{_xfrm(x, y, 24, 12)}<a:prstGeom prst='rect'><a:avLst/></a:prstGeom><a:noFill/>"
        f"<a:ln><a:noFill/></a:ln></wps:spPr><wps:txbx><w:txbxContent>{_p(teks)}</w:txbxContent>"
        "</wps:txbx><wps:bodyPr/></wps:wsp>"
    )


def _xfrm(x: float, y: float, lebar: float, tinggi: float, balik: str = "") -> str:
    kiri, atas, cx, cy = (round(n * _EMU) for n in (x, y, lebar, tinggi))
    return f"<a:xfrm{balik}><a:off x='{kiri}' y='{atas}'/><a:ext cx='{cx}' cy='{cy}'/></a:xfrm>"


def _garis_lepas(isi: IsiDokumen, cara: CaraGambar, ke: int, lajur: int) -> str:
    """The connectors that begin in a row, each a drawing of its own in the first symbol's cell."""
    hasil = []
    for n, p in enumerate(isi.panah):
        if p.dari != ke or not _lajur(isi, p) or isi.langkah[ke].lajur[0] != lajur:
            continue
        x1, y1, x2, y2 = _ujung(isi, p, cara, -cara.atas(ke))
        x, y = min(x1, x2) - _x(lajur) - 5.4, min(y1, y2)
        lebar, tinggi = abs(x2 - x1), abs(y2 - y1)
        balik = (" flipH='1'" if x2 < x1 else "") + (" flipV='1'" if y2 < y1 else "")
        garis = (
            f"<wps:wsp><wps:cNvCnPr/><wps:spPr>{_xfrm(0, 0, lebar, tinggi, balik)}"
            "<a:prstGeom prst='straightConnector1'><a:avLst/></a:prstGeom><a:ln><a:solidFill>"
            "<a:srgbClr val='000000'/></a:solidFill><a:tailEnd type='triangle'/></a:ln></wps:spPr>"
            "<wps:bodyPr/></wps:wsp>"
        )
        hasil.append(_bingkai(x, y, lebar, tinggi, 600 + n, garis, "wordprocessingShape", "wps"))
        if p.teks:
            x, y = x1 + 2 - _x(lajur) - 5.4, y1 + 2
            kata = _label(700 + n, 0, 0, p.teks)
            hasil.append(_bingkai(x, y, 24, 12, 700 + n, kata, "wordprocessingShape", "wps"))
    return "".join(hasil)


def _vml(x: float, y: float, b: BarisLangkah, nomor: int) -> str:
    teks = f"<v:textbox><w:txbxContent>{_p(b.teks)}</w:txbxContent></v:textbox>" if b.teks else ""
    return (
        f"<w:r><w:pict><v:shape id='_x0000_s{1000 + nomor}' type='#_x0000_t{_SPT[b.rupa]}' "
        f"style='position:absolute;margin-left:{x}pt;margin-top:{y}pt;width:{_LEBAR}pt;"
        f"height:{_TINGGI}pt;z-index:1'>{teks}</v:shape></w:pict></w:r>"
    )

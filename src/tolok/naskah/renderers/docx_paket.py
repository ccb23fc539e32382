"""The shell of a Word file: styles, lists, page heads and feet, and a package with fixed bytes."""

from __future__ import annotations

import zipfile
from datetime import UTC
from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml import parse_xml

from tolok.naskah.domain.dokumen import Dokumen
from tolok.naskah.renderers.docx_kata import (
    ABU,
    NILA,
    aman,
    kosong as garis_kosong,
    lari,
    paragraf,
)
from tolok.naskah.renderers.tulisan import sidik_cetak

__all__ = ["RUANG", "Paket", "medan"]

RUANG = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:w10="urn:schemas-microsoft-com:office:word" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14"'
)
_HURUF = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>'
_BUTIR = {"angka": ("decimal", "%1."), "huruf": ("lowerLetter", "%1."), "strip": ("bullet", "–")}
_VML = "style"
"""Where VML keeps the place of a shape; nothing of it reaches a web page."""
_SAAT = (1980, 1, 1, 0, 0, 0)


class Paket:
    """One Word file being made: pictures and lists are registered here, `bytes_dari` closes it."""

    def __init__(self, dokumen: Dokumen) -> None:
        self.dokumen = dokumen
        self._berkas: Any = Document()
        self._bagian: Any = self._berkas.part
        self._daftar: list[str] = []
        self._tanda = 0
        self._ganti_gaya()
        self._buang_gambar_templat()

    def gambar(self, png: bytes) -> str:
        """The relation of a picture in the file."""
        hubungan, _ = self._bagian.get_or_add_image(BytesIO(png))
        return str(hubungan)

    def daftar_baru(self, jenis: str) -> int:
        """Number of a list that starts anew."""
        self._daftar.append(jenis)
        return len(self._daftar)

    def nomor_baru(self) -> int:
        """A number for a bookmark or a picture, once each."""
        self._tanda += 1
        return self._tanda

    def kepala_kaki(self, *, kosong: bool = False, lanskap: bool = False) -> str:
        """References to a page head and foot of their own; the first of each stays for all."""
        kepala, nomor_kepala = self._bagian.add_header_part()
        kaki, nomor_kaki = self._bagian.add_footer_part()
        isi_kepala = garis_kosong() if kosong else self._kepala(lanskap=lanskap)
        _isi(kepala.element, isi_kepala, "hdr")
        _isi(kaki.element, garis_kosong() if kosong else self._kaki(lanskap=lanskap), "ftr")
        return (
            f'<w:headerReference w:type="default" r:id="{nomor_kepala}"/>'
            f'<w:footerReference w:type="default" r:id="{nomor_kaki}"/>'
        )

    def bytes_dari(self, badan: str) -> bytes:
        """The closed file; equal documents are equal bytes."""
        tubuh = parse_xml(f"<w:document {RUANG}><w:body>{badan}</w:body></w:document>")
        self._bagian._element = tubuh
        self._nomori()
        self._sifat()
        wadah = BytesIO()
        self._berkas.save(wadah)
        return _tetap(wadah.getvalue())

    def _ganti_gaya(self) -> None:
        gaya = self._berkas.styles.element
        for lama in list(gaya):
            gaya.remove(lama)
        for baru in parse_xml(f"<w:styles {RUANG}>{_gaya(self.dokumen.huruf)}</w:styles>"):
            gaya.append(baru)

    def _buang_gambar_templat(self) -> None:
        """The template brings a picture of an empty page of its own."""
        hubungan = self._bagian.package.rels
        for kunci in [k for k, r in hubungan.items() if r.reltype.endswith("/thumbnail")]:
            del hubungan[kunci]

    def _nomori(self) -> None:
        nomor = self._bagian.numbering_part.element
        for lama in list(nomor):
            nomor.remove(lama)
        abstrak = "".join(_abstrak(i, *_BUTIR[j]) for i, j in enumerate(_BUTIR))
        urut = list(_BUTIR)
        pakai = "".join(
            f'<w:num w:numId="{n}"><w:abstractNumId w:val="{urut.index(jenis)}"/>'
            '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
            for n, jenis in enumerate(self._daftar, start=1)
        )
        for baru in parse_xml(f"<w:numbering {RUANG}>{abstrak}{pakai}</w:numbering>"):
            nomor.append(baru)

    def _sifat(self) -> None:
        inti = self._berkas.core_properties
        saat = self.dokumen.dibuat.astimezone(UTC).replace(tzinfo=None, microsecond=0)
        inti.title = aman(self.dokumen.perihal)[:255]
        inti.author = (self.dokumen.kop.instansi if self.dokumen.kop else "Tolok")[:255]
        inti.last_modified_by, inti.comments, inti.keywords = "Tolok", "", ""
        inti.subject = f"sidik {sidik_cetak(self.dokumen.sidik)}"
        inti.language = "id-ID"
        inti.created = inti.modified = saat
        inti.revision = 1

    def _kepala(self, *, lanskap: bool) -> str:
        d = self.dokumen
        status = ""
        if d.status is not None:
            bingkai = f'<w:bdr w:val="single" w:sz="6" w:space="3" w:color="{NILA}"/>'
            status = lari(f" {d.status.value} ", tebal=True, pt=7.5, warna=NILA, sifat=bingkai)
        air = _tanda_air(lanskap=lanskap) if d.contoh else ""
        return paragraf(air + status, rata="right", sesudah=0)

    def _kaki(self, *, lanskap: bool) -> str:
        d = self.dokumen
        kata = f"Tolok · sidik {sidik_cetak(d.sidik)}"
        kata += f" · {d.nomor}" if d.nomor else ""
        kata += f" · aturan {d.aturan}" if d.aturan else ""
        kata += " · DATA CONTOH" if d.contoh else ""
        tab = f'<w:tabs><w:tab w:val="right" w:pos="{14570 if lanskap else 9070}"/></w:tabs>'
        garis = '<w:pBdr><w:top w:val="single" w:sz="4" w:space="4" w:color="AAAAAA"/></w:pBdr>'
        isi = (
            lari(kata, pt=7, warna=ABU)
            + "<w:r><w:tab/></w:r>"
            + lari("Halaman ", pt=7, warna=ABU)
            + medan("PAGE", "1")
            + lari(" dari ", pt=7, warna=ABU)
            + medan("NUMPAGES", "1")
        )
        return paragraf(isi, garis=garis + tab, sesudah=0)


def medan(kode: str, isi: str, *, pt: float | None = 7, warna: str = ABU) -> str:
    """A field that Word works out; `isi` stands there until it does."""
    isi_rpr = f'<w:color w:val="{warna}"/>' if warna else ""
    isi_rpr += f'<w:sz w:val="{round(pt * 2)}"/>' if pt else ""
    rpr = f"<w:rPr>{isi_rpr}</w:rPr>" if isi_rpr else ""
    return (
        f'<w:r>{rpr}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{rpr}<w:instrText xml:space="preserve"> {kode} </w:instrText></w:r>'
        f'<w:r>{rpr}<w:fldChar w:fldCharType="separate"/></w:r>'
        f'<w:r>{rpr}<w:t>{isi}</w:t></w:r><w:r>{rpr}<w:fldChar w:fldCharType="end"/></w:r>'
    )


def _isi(unsur: Any, isi: str, nama: str) -> None:
    for lama in list(unsur):
        unsur.remove(lama)
    for baru in parse_xml(f"<w:{nama} {RUANG}>{isi}</w:{nama}>"):
        unsur.append(baru)


def _tanda_air(*, lanskap: bool) -> str:
    """ "CONTOH" across the page, behind the text: the shape that Word's own watermark is."""
    letak = (
        f"position:absolute;margin-left:0;margin-top:0;width:{520 if lanskap else 470}pt;"
        "height:120pt;rotation:322;z-index:-251658752;"
        "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
        "mso-position-vertical:center;mso-position-vertical-relative:margin"
    )
    huruf = "font-family:&quot;Arial&quot;;font-size:1pt;font-weight:bold"
    rumus: tuple[str, ...] = (
        "sum #0 0 10800",
        "prod #0 2 1",
        "sum 21600 0 @1",
        "sum 0 0 @2",
        "sum 21600 0 @3",
    )
    rumus += ("if @0 @3 0", "if @0 21600 @1", "if @0 0 @2", "if @0 @4 21600")
    return (
        '<w:r><w:pict><v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" '
        'adj="10800" path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas>'
        + "".join(f'<v:f eqn="{r}"/>' for r in rumus)
        + '</v:formulas><v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" '
        'fitshape="t"/></v:shapetype><v:shape id="TandaAir" o:spid="_x0000_s2049" '
        f'type="#_x0000_t136" alt="CONTOH" {_VML}="{letak}" o:allowincell="f" '
        'fillcolor="#dddeee" stroked="f"><v:fill opacity="0.5"/>'
        f'<v:textpath {_VML}="{huruf}" string="CONTOH"/>'
        '<w10:wrap anchorx="margin" anchory="margin"/></v:shape></w:pict></w:r>'
    )


def _gaya(pt: int) -> str:
    """Styles by the names that Word itself uses, so that its outline and contents work."""
    ukuran = f'<w:sz w:val="{pt * 2}"/><w:szCs w:val="{pt * 2}"/>'
    awal = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{_HURUF}{ukuran}"
        '<w:lang w:val="id-ID" w:eastAsia="id-ID" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        '<w:qFormat/><w:pPr><w:spacing w:after="112" w:line="280" w:lineRule="auto"/></w:pPr>'
        "</w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/></w:style>'
    )
    return awal + "".join(_gaya_judul(n, pt) for n in (1, 2, 3)) + _gaya_isi(1) + _gaya_isi(2)


def _gaya_judul(tingkat: int, pt: int) -> str:
    jarak = {1: (0, 400), 2: (300, 150), 3: (220, 120)}[tingkat]
    rata = '<w:jc w:val="center"/>' if tingkat == 1 else '<w:ind w:left="397" w:hanging="397"/>'
    besar = 26 if tingkat == 1 else pt * 2
    return (
        f'<w:style w:type="paragraph" w:styleId="Heading{tingkat}">'
        f'<w:name w:val="heading {tingkat}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/>'
        "<w:qFormat/><w:pPr><w:keepNext/><w:keepLines/>"
        f'<w:spacing w:before="{jarak[0]}" w:after="{jarak[1]}"/>{rata}'
        f'<w:outlineLvl w:val="{tingkat - 1}"/></w:pPr>'
        f'<w:rPr><w:b/><w:bCs/><w:sz w:val="{besar}"/><w:szCs w:val="{besar}"/></w:rPr></w:style>'
    )


def _gaya_isi(tingkat: int) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="TOC{tingkat}"><w:name w:val="toc {tingkat}"/>'
        '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:tabs>'
        '<w:tab w:val="right" w:leader="dot" w:pos="9070"/></w:tabs>'
        f'<w:spacing w:after="60"/><w:ind w:left="{(tingkat - 1) * 397}"/></w:pPr></w:style>'
    )


def _abstrak(nomor: int, bentuk: str, teks: str) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{nomor}"><w:multiLevelType w:val="singleLevel"/>'
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{bentuk}"/>'
        f'<w:lvlText w:val="{teks}"/><w:lvlJc w:val="left"/><w:pPr>'
        '<w:ind w:left="397" w:hanging="397"/></w:pPr></w:lvl></w:abstractNum>'
    )


def _tetap(isi: bytes) -> bytes:
    """The same package with fixed times."""
    wadah = BytesIO()
    with zipfile.ZipFile(BytesIO(isi)) as lama, zipfile.ZipFile(wadah, "w") as baru:
        for nama in lama.namelist():
            info = zipfile.ZipInfo(nama, _SAAT)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            baru.writestr(info, lama.read(nama))
    return wadah.getvalue()

"""The package of a Word file around a body, with fixed bytes."""

from __future__ import annotations

import zipfile
from io import BytesIO

from tolok.naskah.renderers.docx_kata import aman

__all__ = ["kemas"]

_KEPALA = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_RUANG = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_SAAT = (1980, 1, 1, 0, 0, 0)
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HUBUNG = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PAKET = "http://schemas.openxmlformats.org/package/2006"
_JENIS = (
    f'<Types xmlns="{_PAKET}/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/>'
    f'<Override PartName="/word/settings.xml" ContentType="{_WORD}.settings+xml"/>'
    f'<Override PartName="/word/footer1.xml" ContentType="{_WORD}.footer+xml"/>'
    '<Override PartName="/docProps/core.xml" '
    'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
)
_AKAR = (
    f'<Relationships xmlns="{_PAKET}/relationships">'
    f'<Relationship Id="rId1" Type="{_HUBUNG}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{_PAKET}/relationships/metadata/core-properties" '
    'Target="docProps/core.xml"/></Relationships>'
)
_DOKUMEN = (
    f'<Relationships xmlns="{_PAKET}/relationships">'
    f'<Relationship Id="rId1" Type="{_HUBUNG}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId2" Type="{_HUBUNG}/footer" Target="footer1.xml"/>'
    f'<Relationship Id="rId3" Type="{_HUBUNG}/settings" Target="settings.xml"/></Relationships>'
)
_HURUF = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>'
_GAYA = (
    f"<w:docDefaults><w:rPrDefault><w:rPr>{_HURUF}"
    '<w:sz w:val="17"/><w:szCs w:val="17"/>'
    '<w:lang w:val="id-ID" w:eastAsia="id-ID" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault/></w:docDefaults><w:style w:type="paragraph" w:default="1" '
    'w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
    '<w:name w:val="Normal Table"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/>'
    '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/>'
    '<w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:bCs/></w:rPr></w:style>'
)
_SETELAN = (
    '<w:zoom w:percent="100"/><w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
)


def kemas(*, badan: str, kaki: str, gaya: str, judul: str, penulis: str) -> bytes:
    """A .docx of a body, a foot and styles of its own; equal words are equal bytes."""
    inti = (
        f'<cp:coreProperties xmlns:cp="{_PAKET}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{aman(judul)}</dc:title><dc:creator>{aman(penulis)}</dc:creator>"
        "<dc:language>id-ID</dc:language></cp:coreProperties>"
    )
    bagian = {
        "[Content_Types].xml": _JENIS,
        "_rels/.rels": _AKAR,
        "word/document.xml": f"<w:document {_RUANG}><w:body>{badan}</w:body></w:document>",
        "word/_rels/document.xml.rels": _DOKUMEN,
        "word/styles.xml": f"<w:styles {_RUANG}>{_GAYA}{gaya}</w:styles>",
        "word/settings.xml": f"<w:settings {_RUANG}>{_SETELAN}</w:settings>",
        "word/footer1.xml": f"<w:ftr {_RUANG}>{kaki}</w:ftr>",
        "docProps/core.xml": inti,
    }
    wadah = BytesIO()
    with zipfile.ZipFile(wadah, "w") as berkas:
        for nama, isi in bagian.items():
            info = zipfile.ZipInfo(nama, _SAAT)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            berkas.writestr(info, (_KEPALA + isi).encode())
    return wadah.getvalue()

"""An SOP as a workbook written by hand: merged heads, shapes over the lane columns."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from tolok.sop.tests.pembuat.isi import BarisLangkah, IsiDokumen

__all__ = ["LembarTulis", "buat_xlsx", "bungkus_xlsx", "susun_lembar"]

_M = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_XDR = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_CT = "application/vnd.openxmlformats-officedocument.spreadsheetml"


@dataclass(slots=True, kw_only=True)
class LembarTulis:
    """Cells (row, column) -> (text, ruled?), merges as references, anchors as XML."""

    nama: str = "SOP"
    keadaan: str = "visible"
    sel: dict[tuple[int, int], tuple[str, bool]] = field(default_factory=dict)
    gabungan: list[str] = field(default_factory=list)
    gambar: list[str] = field(default_factory=list)

    def tulis(self, baris: int, kolom: int, teks: str, *, garis: bool = True) -> None:
        """One cell."""
        self.sel[baris, kolom] = (teks, garis)

    def gabung(self, baris: int, kolom: int, akhir: int, kanan: int) -> None:
        """Merge a range, both ends included; its cells take the first one's rule."""
        self.gabungan.append(f"{_ref(baris, kolom)}:{_ref(akhir, kanan)}")
        _, garis = self.sel.get((baris, kolom), ("", True))
        for b in range(baris, akhir + 1):
            for k in range(kolom, kanan + 1):
                self.sel.setdefault((b, k), ("", garis))


def buat_xlsx(isi: IsiDokumen, *, dua_lembar: bool = False, di_samping: bool = False) -> bytes:
    """The workbook; the identity block above or beside the table, or on a sheet of its own."""
    if dua_lembar:
        depan, tabel = LembarTulis(nama="Identitas"), LembarTulis(nama="Alur")
        susun_identitas(depan, isi, 0, 0)
        susun_langkah(tabel, isi, 1, 1)
        return bungkus_xlsx([depan, tabel])
    lembar = LembarTulis()
    susun_lembar(lembar, isi, di_samping=di_samping)
    return bungkus_xlsx([lembar])


def susun_lembar(lembar: LembarTulis, isi: IsiDokumen, *, di_samping: bool = False) -> None:
    """A whole SOP on one sheet."""
    bawah = susun_identitas(lembar, isi, 0, 0)
    if di_samping:
        susun_langkah(lembar, isi, 0, 5)
    else:
        susun_langkah(lembar, isi, bawah + 2, 0)


def susun_identitas(lembar: LembarTulis, isi: IsiDokumen, baris: int, kolom: int) -> int:
    """The identity block; returns the row below it."""
    lembar.tulis(baris, kolom, isi.unit)
    lembar.gabung(baris, kolom, baris + len(isi.identitas) - 1, kolom + 1)
    for n, (label, nilai) in enumerate(isi.identitas):
        lembar.tulis(baris + n, kolom + 2, label)
        lembar.tulis(baris + n, kolom + 3, nilai)
    baris += len(isi.identitas)
    for kiri, kanan in zip(isi.kotak[::2], isi.kotak[1::2], strict=True):
        for geser, (judul, butir) in ((0, kiri), (2, kanan)):
            lembar.tulis(baris, kolom + geser, judul)
            lembar.gabung(baris, kolom + geser, baris, kolom + geser + 1)
            isi_kotak = "\n".join(f"{n}. {b}" for n, b in enumerate(butir, 1))
            lembar.tulis(baris + 1, kolom + geser, isi_kotak)
            lembar.gabung(baris + 1, kolom + geser, baris + 1, kolom + geser + 1)
        baris += 2
    return baris


def susun_langkah(lembar: LembarTulis, isi: IsiDokumen, baris: int, kolom: int) -> None:
    """The title, the head of two rows, the steps and their shapes."""
    n = len(isi.lajur)
    lembar.tulis(baris, kolom, f"SOP {isi.nama}", garis=False)
    lembar.gabung(baris, kolom, baris, kolom + n + 5)
    baris += 1
    for k, judul in ((0, "No"), (1, "Kegiatan"), (n + 5, "Keterangan")):
        lembar.tulis(baris, kolom + k, judul)
        lembar.gabung(baris, kolom + k, baris + 1, kolom + k)
    lembar.tulis(baris, kolom + 2, "Pelaksana")
    lembar.gabung(baris, kolom + 2, baris, kolom + n + 1)
    lembar.tulis(baris, kolom + n + 2, "Mutu Baku")
    lembar.gabung(baris, kolom + n + 2, baris, kolom + n + 4)
    for k, nama in enumerate((*isi.lajur, "Kelengkapan", "Waktu", "Output")):
        lembar.tulis(baris + 1, kolom + 2 + k, nama)
    awal = baris + 2
    for k, b in enumerate(isi.langkah):
        teks = (
            str(b.nomor), b.uraian, *([""] * n), "\n".join(f"- {t}" for t in b.kelengkapan),
            b.waktu, "\n".join(f"- {t}" for t in b.output), b.keterangan,
        )  # fmt: skip
        for geser, t in enumerate(teks):
            lembar.tulis(awal + k, kolom + geser, t)
        lembar.gambar.extend(
            bentuk(awal + k, kolom + 2 + lajur, b, k * 10 + lajur + 1) for lajur in b.lajur
        )
    pertama = {k: k * 10 + b.lajur[0] + 1 for k, b in enumerate(isi.langkah) if b.lajur}
    lembar.gambar.extend(
        sambungan(900 + k, pertama[p.dari], pertama[p.ke])
        for k, p in enumerate(isi.panah)
        if p.dari in pertama and p.ke in pertama
    )


def bentuk(baris: int, kolom: int, b: BarisLangkah, nomor: int) -> str:
    """A shape within one cell."""
    teks = f"<a:p><a:r><a:t>{escape(b.teks)}</a:t></a:r></a:p>" if b.teks else "<a:p/>"
    return (
        f"<xdr:twoCellAnchor>{_titik('from', baris, kolom, 60_000)}{_titik('to', baris, kolom, 400_000)}"
        f"<xdr:sp><xdr:nvSpPr><xdr:cNvPr id='{nomor}' name='b{nomor}'/><xdr:cNvSpPr/></xdr:nvSpPr>"
        "<xdr:spPr><a:xfrm><a:off x='0' y='0'/><a:ext cx='340000' cy='100000'/></a:xfrm>"
        f"<a:prstGeom prst='{b.rupa}'><a:avLst/></a:prstGeom><a:ln w='9525'/></xdr:spPr>"
        f"<xdr:txBody><a:bodyPr/>{teks}</xdr:txBody></xdr:sp><xdr:clientData/></xdr:twoCellAnchor>"
    )


def sambungan(nomor: int, dari: int, ke: int) -> str:
    """A connector that names the shapes at its ends."""
    return (
        f"<xdr:twoCellAnchor>{_titik('from', 0, 0, 0)}{_titik('to', 1, 1, 0)}<xdr:cxnSp>"
        f"<xdr:nvCxnSpPr><xdr:cNvPr id='{nomor}' name='g{nomor}'/><xdr:cNvCxnSpPr>"
        f"<a:stCxn id='{dari}' idx='2'/><a:endCxn id='{ke}' idx='0'/></xdr:cNvCxnSpPr></xdr:nvCxnSpPr>"
        "<xdr:spPr><a:prstGeom prst='bentConnector3'><a:avLst/></a:prstGeom>"
        "<a:ln><a:tailEnd type='triangle'/></a:ln></xdr:spPr></xdr:cxnSp><xdr:clientData/></xdr:twoCellAnchor>"
    )


def _titik(nama: str, baris: int, kolom: int, geser: int) -> str:
    return (
        f"<xdr:{nama}><xdr:col>{kolom}</xdr:col><xdr:colOff>{geser}</xdr:colOff>"
        f"<xdr:row>{baris}</xdr:row><xdr:rowOff>{geser // 4}</xdr:rowOff></xdr:{nama}>"
    )


def bungkus_xlsx(lembar: list[LembarTulis]) -> bytes:
    """A package around the sheets."""
    bagian: dict[str, str] = {
        "[Content_Types].xml": _jenis_isi(len(lembar)),
        "_rels/.rels": _hubungan([("rId1", "officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": (
            f"<workbook xmlns='{_M}' xmlns:r='{_REL}'><sheets>"
            + "".join(
                f"<sheet name='{escape(s.nama)}' sheetId='{n}' state='{s.keadaan}' r:id='rId{n}'/>"
                for n, s in enumerate(lembar, 1)
            )
            + "</sheets></workbook>"
        ),
        "xl/_rels/workbook.xml.rels": _hubungan(
            [
                (f"rId{n}", "worksheet", f"worksheets/sheet{n}.xml")
                for n in range(1, len(lembar) + 1)
            ]
            + [("rId99", "styles", "styles.xml")]
        ),
        "xl/styles.xml": _GAYA,
    }
    for n, s in enumerate(lembar, 1):
        bagian[f"xl/worksheets/sheet{n}.xml"] = _lembar(s)
        bagian[f"xl/worksheets/_rels/sheet{n}.xml.rels"] = _hubungan(
            [("rId1", "drawing", f"../drawings/drawing{n}.xml")]
        )
        bagian[f"xl/drawings/drawing{n}.xml"] = (
            f"<xdr:wsDr xmlns:xdr='{_XDR}' xmlns:a='{_A}'>{''.join(s.gambar)}</xdr:wsDr>"
        )
    keluar = io.BytesIO()
    with zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED) as arsip:
        for nama, teks in bagian.items():
            arsip.writestr(zipfile.ZipInfo(nama), teks)
    return keluar.getvalue()


_SISI = "".join(f"<{s} style='thin'/>" for s in ("left", "right", "top", "bottom"))
_GAYA = (
    f"<styleSheet xmlns='{_M}'><numFmts count='1'><numFmt numFmtId='164' formatCode='0&quot; menit&quot;'/>"
    "</numFmts><fonts count='1'><font><sz val='11'/><name val='Calibri'/></font></fonts><fills count='1'><fill><patternFill patternType='none'/></fill></fills>"
    f"<borders count='2'><border><left/></border><border>{_SISI}</border></borders>"
    "<cellStyleXfs count='1'><xf numFmtId='0' fontId='0' fillId='0' borderId='0'/></cellStyleXfs><cellXfs count='2'>"
    "<xf numFmtId='0' fontId='0' fillId='0' borderId='0' xfId='0'/><xf numFmtId='0' fontId='0' fillId='0' borderId='1' xfId='0'/></cellXfs></styleSheet>"
)


def _lembar(s: LembarTulis) -> str:
    baris: dict[int, list[str]] = {}
    for (b, k), (teks, garis) in sorted(s.sel.items()):
        isi = f"<is><t xml:space='preserve'>{escape(teks)}</t></is>" if teks else ""
        jenis = " t='inlineStr'" if teks else ""
        baris.setdefault(b, []).append(f"<c r='{_ref(b, k)}' s='{int(garis)}'{jenis}>{isi}</c>")
    data = "".join(f"<row r='{b + 1}' ht='45'>{''.join(sel)}</row>" for b, sel in baris.items())
    gabung = "".join(f"<mergeCell ref='{g}'/>" for g in s.gabungan)
    return (
        f"<worksheet xmlns='{_M}' xmlns:r='{_REL}'><sheetData>{data}</sheetData>"
        + (f"<mergeCells>{gabung}</mergeCells>" if gabung else "")
        + "<drawing r:id='rId1'/></worksheet>"
    )


def _hubungan(baris: list[tuple[str, str, str]]) -> str:
    isi = "".join(f"<Relationship Id='{i}' Type='{_REL}/{j}' Target='{t}'/>" for i, j, t in baris)
    return (
        "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
        f"{isi}</Relationships>"
    )


def _jenis_isi(banyak: int) -> str:
    lembar = "".join(
        f"<Override PartName='/xl/worksheets/sheet{n}.xml' ContentType='{_CT}.worksheet+xml'/>"
        f"<Override PartName='/xl/drawings/drawing{n}.xml' "
        "ContentType='application/vnd.openxmlformats-officedocument.drawing+xml'/>"
        for n in range(1, banyak + 1)
    )
    return (
        "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
        "<Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
        "<Default Extension='xml' ContentType='application/xml'/>"
        f"<Override PartName='/xl/workbook.xml' ContentType='{_CT}.sheet.main+xml'/>"
        f"<Override PartName='/xl/styles.xml' ContentType='{_CT}.styles+xml'/>{lembar}</Types>"
    )


def _ref(baris: int, kolom: int) -> str:
    huruf = ""
    n = kolom + 1
    while n:
        n, sisa = divmod(n - 1, 26)
        huruf = chr(65 + sisa) + huruf
    return f"{huruf}{baris + 1}"

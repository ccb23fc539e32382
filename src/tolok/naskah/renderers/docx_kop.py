"""Letterhead, cover, box label and pictures in Word."""

from __future__ import annotations

import struct

from tolok.naskah.domain.blok import Label, Sampul
from tolok.naskah.renderers.docx_kata import ABU, NILA, aman, dxa, kosong, lari, paragraf
from tolok.naskah.renderers.docx_paket import Paket
from tolok.naskah.renderers.docx_tabel import petak, sel_polos
from tolok.naskah.renderers.tulisan import sidik_cetak
from tolok.naskah.renderers.typst_pdf import png_svg

__all__ = ["gambar_xml", "kop", "label", "sampul"]

_EMU_PER_DXA = 635
_LEBAR_LAIN = 600
# Widths of bold Arial capitals, in thousandths of an em.
_LEBAR_HURUF = {" ": 278, ".": 278, ",": 278, "-": 333, "I": 278, "J": 556, "M": 833, "W": 944}
_LEBAR_HURUF |= dict.fromkeys("ABCDHKNRU", 722)
_LEBAR_HURUF |= dict.fromkeys("EPSVXY", 667) | dict.fromkeys("FLTZ", 611)
_LEBAR_HURUF |= dict.fromkeys("GOQ", 778)
_GARIS_GANDA = (
    '<w:pBdr><w:bottom w:val="thickThinSmallGap" w:sz="24" w:space="4" w:color="000000"/></w:pBdr>'
)


def gambar_xml(paket: Paket, png: bytes, lebar: int, alt: str) -> str:
    """A picture in the line, `lebar` dxa wide, in its own proportions."""
    x, y = struct.unpack(">II", png[16:24])
    cx = lebar * _EMU_PER_DXA
    cy = round(cx * y / x)
    n = paket.nomor_baru()
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{cx}" cy="{cy}"/><wp:docPr id="{n}" name="Gambar {n}" descr="{aman(alt)}"/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f'<pic:pic><pic:nvPicPr><pic:cNvPr id="{n}" name="Gambar {n}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{paket.gambar(png)}"/><a:stretch><a:fillRect/></a:stretch>'
        '</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{cx}" cy="{cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def kop(paket: Paket, lebar: int) -> str:
    """Letterhead: emblem left, regional government over office at 3:4, double line below."""
    k = paket.dokumen.kop
    if k is None:
        return ""
    sisi = dxa(20) if k.lambang else 0
    tengah = lebar - 2 * sisi
    baris = paragraf(
        lari(k.pemda.upper(), pt=_muat(k.instansi, tengah) * 0.75),
        rata="center",
        sesudah=2,
        baris=1,
    )
    baris += paragraf(
        lari(k.instansi.upper(), tebal=True, pt=_muat(k.instansi, tengah)),
        rata="center",
        sesudah=3,
        baris=1,
    )
    hubung = [
        f"{nama} {isi}"
        for nama, isi in (("Telepon", k.telepon), ("Laman", k.laman), ("Pos-el", k.posel))
        if isi
    ]
    for teks in (k.alamat, ", ".join(hubung)):
        if teks:
            baris += paragraf(lari(teks, pt=8.5), rata="center", sesudah=1, baris=1)
    if k.lambang:
        gambar = gambar_xml(paket, png_svg(k.lambang), dxa(17.5), "Lambang daerah")
        sel = (
            sel_polos(paragraf(gambar, sesudah=0, baris=1), sisi, tegak="center")
            + sel_polos(baris, tengah, tegak="center")
            + sel_polos("<w:p/>", sisi)
        )
        isi = petak(f"<w:tr>{sel}</w:tr>", (sisi, tengah, sisi))
    else:
        isi = petak(f"<w:tr>{sel_polos(baris, tengah)}</w:tr>", (tengah,))
    return isi + paragraf("", garis=_GARIS_GANDA, sesudah=10, baris=0.25)


def _muat(nama: str, lebar: int) -> float:
    """The largest size at which the name stands on one line."""
    em = sum(_LEBAR_HURUF.get(c, _LEBAR_LAIN) for c in nama.upper()) / 1000
    pas = lebar / 20 / max(em, 1)
    return next((float(u) for u in (18, 17, 16, 15, 14) if u <= pas), 15.0)


def sampul(paket: Paket, b: Sampul, lebar: int, tinggi: int) -> str:
    """The cover: a bar at the left edge, emblem above, title, office below. Fills its page."""
    d = paket.dokumen
    bar, sela = dxa(16), dxa(20)
    isi_lebar = lebar - bar - sela - dxa(22)
    lambang = gambar_xml(paket, png_svg(b.lambang), dxa(26), "Lambang daerah") if b.lambang else ""
    status = ""
    if d.status is not None:
        bingkai = f'<w:bdr w:val="single" w:sz="6" w:space="3" w:color="{NILA}"/>'
        status = lari(f" {d.status.value} ", tebal=True, pt=9, warna=NILA, sifat=bingkai)
    kaki = f"Tolok · sidik {sidik_cetak(d.sidik)}"
    kaki += f" · aturan {d.aturan}" if d.aturan else ""
    kaki += " · data contoh, bukan data instansi sebenarnya" if d.contoh else ""
    garis = f'<w:pBdr><w:bottom w:val="single" w:sz="18" w:space="8" w:color="{NILA}"/></w:pBdr>'
    atas = kosong(26) + paragraf(lambang) + paragraf(status)
    tengah = paragraf(
        lari(b.judul.upper(), tebal=True, pt=32, warna=NILA), garis=garis, sesudah=14, baris=1.05
    ) + paragraf(lari(b.anak_judul, pt=17))
    bawah = (
        paragraf(lari(b.instansi.upper(), tebal=True, pt=13), sesudah=4)
        + paragraf(lari(b.pemda.upper(), pt=12), sesudah=4)
        + paragraf(lari(b.tahun, pt=12), sesudah=16)
        + paragraf(lari(kaki, pt=7, warna=ABU), sesudah=0)
    )
    bagian = ((atas, 0.3, ""), (tengah, 0.45, "center"), (bawah, 0.23, "bottom"))
    latar = f'<w:shd w:val="clear" w:color="auto" w:fill="{NILA}"/>'
    baris = "".join(
        f'<w:tr><w:trPr><w:trHeight w:val="{round(tinggi * p)}" w:hRule="exact"/></w:trPr>'
        + sel_polos("<w:p/>", bar, sifat=latar)
        + sel_polos("<w:p/>", sela)
        + sel_polos(isi, isi_lebar, tegak=tegak)
        + "</w:tr>"
        for isi, p, tegak in bagian
    )
    return petak(baris, (bar, sela, isi_lebar))


def label(b: Label, lebar: int) -> str:
    """A large box label."""
    tengah = paragraf(lari(b.kepala.upper(), tebal=True, pt=12), rata="center", sesudah=4)
    tengah += paragraf(lari(b.kode, tebal=True, pt=40), rata="center", sesudah=4, baris=1)
    kiri, titik = dxa(48), dxa(4)
    dalam = lebar - dxa(14)
    sisa = dalam - kiri - titik
    baris = "".join(
        "<w:tr>"
        + sel_polos(paragraf(lari(nama, pt=12), sesudah=3), kiri)
        + sel_polos(paragraf(lari(":", pt=12), sesudah=3), titik)
        + sel_polos(paragraf(lari(nilai, tebal=True, pt=12), sesudah=3), sisa)
        + "</w:tr>"
        for nama, nilai in b.baris
    )
    isi = tengah + petak(baris, (kiri, titik, sisa), sel=(20, 0)) + kosong(2)
    return petak(
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{sel_polos(isi, lebar)}</w:tr>",
        (lebar,),
        batas="000000",
        sel=(dxa(7), dxa(5)),
    ) + kosong(8)

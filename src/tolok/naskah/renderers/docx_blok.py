"""Each block of a document as WordprocessingML; a block inside another gets the width it has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from tolok.naskah.domain.blok import (
    Bab,
    BarisTandaTangan,
    Batang,
    Blok,
    Daftar,
    DaftarIsi,
    DuaKolom,
    Gambar,
    Garis,
    HalamanBaru,
    Isian,
    Jarak,
    JudulNaskah,
    Ketentuan,
    Kotak,
    Label,
    Lanskap,
    Paragraf,
    Penggalan,
    Pilihan,
    Surat,
    Tabel,
)
from tolok.naskah.renderers.docx_kata import (
    RATA,
    aman,
    baris_teks,
    dxa,
    halaman_baru,
    kosong,
    lari,
    paragraf,
)
from tolok.naskah.renderers.docx_kop import gambar_xml, kop, label
from tolok.naskah.renderers.docx_paket import Paket, medan
from tolok.naskah.renderers.docx_tabel import centang, petak, sel_polos, tabel
from tolok.naskah.renderers.docx_ttd import baris_tanda_tangan
from tolok.naskah.renderers.typst_pdf import halaman_bab, png_svg

__all__ = ["Penulis"]

_BINGKAI = "464646"
_JINGGA = "C26A00"
_NILA = "2A2B7C"


class Penulis:
    """Writes the blocks of one document into its file."""

    def __init__(self, paket: Paket) -> None:
        self.paket = paket
        self.dokumen = paket.dokumen
        self._urut = 0

    def semua(self, blok: Iterable[Blok], lebar: int) -> str:
        """Blocks below one another."""
        return "".join(self.satu(b, lebar) for b in blok)

    def satu(self, b: Blok, lebar: int) -> str:
        """One block, `lebar` dxa wide. Sampul and Lanskap are sections and not written here."""
        tulis: Callable[[Any, int], str] = getattr(self, f"_{type(b).__name__.lower()}")
        return tulis(b, lebar)

    def isi_sel(self, blok: Iterable[Blok], lebar: int) -> str:
        """Blocks inside a cell, which must end in a paragraph."""
        isi = self.semua(blok, lebar)
        return isi if isi.endswith("</w:p>") else isi + kosong()

    def _judulnaskah(self, b: JudulNaskah, lebar: int) -> str:
        isi = paragraf(
            lari(b.teks.upper(), tebal=True, pt=13), rata="center", sesudah=2, menyatu=True
        )
        if b.nomor:
            isi += paragraf(lari(f"NOMOR {b.nomor}"), rata="center", sesudah=4)
        if b.tentang:
            isi += paragraf(lari(b.tentang.upper(), tebal=True), rata="center", sesudah=2)
        return isi + kosong(4)

    def _bab(self, b: Bab, lebar: int) -> str:
        """A heading, where the table of contents can find it."""
        n = self.paket.nomor_baru()
        self._urut += 1
        urut = self._urut
        mulai = f'<w:bookmarkStart w:id="{n}" w:name="_Bab{urut}"/>'
        selesai = f'<w:bookmarkEnd w:id="{n}"/>'
        kata = f"{b.nomor}\n{b.teks.upper()}" if b.tingkat == 1 and b.nomor else b.teks
        kata = b.teks.upper() if b.tingkat == 1 and not b.nomor else kata
        if b.tingkat > 1:
            awal = lari(b.nomor) + "<w:r><w:tab/></w:r>" if b.nomor else ""
            isi = awal + lari(b.teks)
        else:
            isi = lari(kata)
        return paragraf(mulai + isi + selesai, gaya=f"Heading{b.tingkat}", rata="left")

    def _daftarisi(self, b: DaftarIsi, lebar: int) -> str:
        """Entries with the page numbers of the PDF; Word refreshes them with F9."""
        semua = judul_dokumen(self.dokumen.isi)
        halaman = halaman_bab(self.dokumen)
        baris = [
            (n, bab, hal)
            for n, (bab, hal) in enumerate(zip(semua, halaman, strict=False), start=1)
            if bab.dalam_daftar_isi and bab.tingkat <= 2
        ]
        hasil = []
        for urut, (n, bab, hal) in enumerate(baris):
            awal = urut == 0
            akhir = urut == len(baris) - 1
            hasil.append(_baris_daftar_isi(n, bab, hal, awal=awal, akhir=akhir))
        return "".join(hasil)

    def _paragraf(self, b: Paragraf, lebar: int) -> str:
        pt = self.dokumen.huruf * 0.82 if b.kecil else None
        return paragraf(baris_teks(b.teks, pt=pt), rata=RATA[b.rata], alinea=12 if b.alinea else 0)

    def _daftar(self, b: Daftar, lebar: int) -> str:
        nomor = self.paket.daftar_baru(b.jenis)
        return "".join(
            paragraf(baris_teks(x), rata="both", daftar=nomor, sesudah=3) for x in b.butir
        )

    def _isian(self, b: Isian, lebar: int) -> str:
        pt = 7.6 if b.kecil else None
        lebar_label, titik = dxa(b.lebar_label), dxa(4)
        sisa = max(lebar - lebar_label - titik, dxa(10))
        baris = "".join(
            "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
            + sel_polos(paragraf(lari(nama, pt=pt), sesudah=2, baris=1.05), lebar_label)
            + sel_polos(paragraf(lari(":", pt=pt), sesudah=2, baris=1.05), titik)
            + sel_polos(paragraf(baris_teks(nilai, pt=pt), sesudah=2, baris=1.05), sisa)
            + "</w:tr>"
            for nama, nilai in b.baris
        )
        return petak(baris, (lebar_label, titik, sisa), sel=(20, 0)) + kosong(2)

    def _ketentuan(self, b: Ketentuan, lebar: int) -> str:
        """A clause: its label, a colon, its points."""
        kiri, titik = dxa(b.lebar_label), dxa(4)
        sisa = max(lebar - kiri - titik, dxa(10))
        if b.jenis == "polos":
            isi = "".join(paragraf(baris_teks(x), rata="both", sesudah=4) for x in b.butir)
        else:
            isi = self._daftar(Daftar(butir=b.butir, jenis=b.jenis), sisa)
        sel = (
            sel_polos(paragraf(lari(b.label), sesudah=2), kiri)
            + sel_polos(paragraf(lari(":"), sesudah=2), titik)
            + sel_polos(isi or "<w:p/>", sisa)
        )
        return petak(f"<w:tr>{sel}</w:tr>", (kiri, titik, sisa), sel=(20, 0)) + kosong(2)

    def _tabel(self, b: Tabel, lebar: int) -> str:
        return tabel(b, lebar)

    def _pilihan(self, b: Pilihan, lebar: int) -> str:
        isi = paragraf(lari(b.judul, tebal=True), sesudah=2, menyatu=True) if b.judul else ""
        kolom = [lebar // b.kolom] * b.kolom
        baris = ""
        for i in range(0, len(b.butir), b.kolom):
            sel = [
                sel_polos(
                    paragraf(
                        centang(dipilih) + "<w:r><w:tab/></w:r>" + lari(kata),
                        sesudah=1,
                        gantung=6,
                    ),
                    kolom[0],
                )
                for kata, dipilih in b.butir[i : i + b.kolom]
            ]
            sel += [sel_polos("<w:p/>", kolom[0])] * (b.kolom - len(sel))
            baris += f"<w:tr>{''.join(sel)}</w:tr>"
        return isi + petak(baris, kolom, sel=(20, 0)) + kosong(1.5)

    def _baristandatangan(self, b: BarisTandaTangan, lebar: int) -> str:
        return baris_tanda_tangan(b, lebar, self.dokumen)

    def _surat(self, b: Surat, lebar: int) -> str:
        kiri, titik = dxa(22), dxa(4)
        tengah = round(lebar * 0.72) - kiri - titik
        kanan = lebar - kiri - titik - tengah
        baris = ""
        for nama, nilai in b.butir:
            baris += (
                "<w:tr>"
                + sel_polos(paragraf(lari(nama), sesudah=2, baris=1.05), kiri)
                + sel_polos(paragraf(lari(":"), sesudah=2, baris=1.05), titik)
                + sel_polos(paragraf(lari(nilai), sesudah=2, baris=1.05), tengah)
                + sel_polos("<w:p/>", kanan)
                + "</w:tr>"
            )
        isi = paragraf(lari(b.tempat_tanggal), rata="right", sesudah=6)
        isi += petak(baris, (kiri, titik, tengah, kanan), sel=(20, 0)) + kosong(5)
        yth = [*b.kepada, *([f"di {b.di}"] if b.di else [])]
        kepada = "".join(paragraf(lari(x), sesudah=0) for x in yth) or "<w:p/>"
        isi += petak(
            f"<w:tr>{sel_polos(paragraf(lari('Yth.'), sesudah=0), dxa(11))}"
            f"{sel_polos(kepada, lebar - dxa(11))}</w:tr>",
            (dxa(11), lebar - dxa(11)),
            sel=(20, 0),
        )
        return isi + kosong(5)

    def _jarak(self, b: Jarak, lebar: int) -> str:
        return kosong(b.mm)

    def _halamanbaru(self, b: HalamanBaru, lebar: int) -> str:
        kepala = kop(self.paket, lebar) if b.kop and self.dokumen.kop else ""
        return halaman_baru() + kepala

    def _garis(self, b: Garis, lebar: int) -> str:
        jenis = "dashed" if b.putus else "single"
        garis = (
            f'<w:pBdr><w:bottom w:val="{jenis}" w:sz="6" w:space="1" w:color="6E6E6E"/></w:pBdr>'
        )
        isi = lari(b.teks, pt=7.5, warna="5F5F5F") if b.teks else ""
        return paragraf(isi, rata="center", garis=garis, sebelum=8, sesudah=8)

    def _kotak(self, b: Kotak, lebar: int) -> str:
        baris = ""
        if b.judul:
            judul = paragraf(lari(b.judul, tebal=True), sesudah=0, menyatu=True)
            latar = '<w:shd w:val="clear" w:color="auto" w:fill="E4E4E4"/>'
            baris += f"<w:tr>{sel_polos(judul, lebar, sifat=latar)}</w:tr>"
        isi = self.isi_sel(b.isi, lebar - 240)
        sifat = "<w:trPr><w:cantSplit/></w:trPr>" if b.utuh else ""
        baris += f"<w:tr>{sifat}{sel_polos(isi, lebar)}</w:tr>"
        return petak(baris, (lebar,), batas=_BINGKAI, sel=(120, 70)) + kosong(3)

    def _duakolom(self, b: DuaKolom, lebar: int) -> str:
        kiri = lebar * b.bagian[0] // sum(b.bagian)
        kanan = lebar - kiri
        tepi = 120 if b.garis else 80
        baris = (
            f"<w:tr>{sel_polos(self.isi_sel(b.kiri, kiri - 2 * tepi), kiri)}"
            f"{sel_polos(self.isi_sel(b.kanan, kanan - 2 * tepi), kanan)}</w:tr>"
        )
        return petak(
            baris, (kiri, kanan), batas=_BINGKAI if b.garis else "", sel=(tepi, 60)
        ) + kosong(2)

    def _batang(self, b: Batang, lebar: int) -> str:
        """Bars as shaded cells, with the reference line as the border between two of them."""
        penuh, angka = round(lebar * 0.48), dxa(24)
        nama = lebar - penuh - angka
        maks = max(b.acuan * 1000, *(n or 0 for _, _, n in b.baris), 1) * 1.04
        baris = "".join(
            "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
            + sel_polos(paragraf(lari(kata, pt=8.5), rata="right", sesudah=1, baris=1), nama)
            + sel_polos(_isi_batang(nilai, n, penuh, maks, b.acuan * 1000), penuh, tegak="center")
            + sel_polos(
                paragraf(lari(nilai if n is not None else "", tebal=True, pt=8.5), sesudah=1),
                angka,
                tegak="center",
            )
            + "</w:tr>"
            for kata, nilai, n in b.baris
        )
        kaki = f"Garis putus-putus: {b.acuan}%. Batang jingga: di bawah {b.acuan}%."
        return (
            paragraf(lari(b.judul, tebal=True, pt=8.5), sebelum=8, sesudah=4, menyatu=True)
            + petak(baris, (nama, penuh, angka), sel=(60, 20))
            + paragraf(lari(kaki, pt=7, warna="5F5F5F"), sebelum=2)
        )

    def _gambar(self, b: Gambar, lebar: int) -> str:
        selebar = min(dxa(b.lebar), lebar)
        isi = gambar_xml(self.paket, png_svg(b.svg), selebar, b.alt)
        keterangan = (
            paragraf(lari(b.keterangan, pt=7.5, warna="5F5F5F"), sesudah=6) if b.keterangan else ""
        )
        return paragraf(isi, sebelum=4, sesudah=3, menyatu=bool(b.keterangan)) + keterangan

    def _penggalan(self, b: Penggalan, lebar: int) -> str:
        """A content control: its text is edited, its frame stays."""
        n = self.paket.nomor_baru()
        isi = self.semua(b.isi, lebar) or paragraf("")
        # Programs that drop the control keep a bookmark; its name carries the end of the mark.
        nama = f"tolok_{n}_{aman(b.tanda.rpartition('|')[2])[:20]}"
        isi = f'<w:bookmarkStart w:id="{n}" w:name="{nama}"/>{isi}<w:bookmarkEnd w:id="{n}"/>'
        return (
            f'<w:sdt><w:sdtPr><w:alias w:val="{aman(b.judul)}"/><w:tag w:val="{aman(b.tanda)}"/>'
            f'<w:id w:val="{n}"/><w:lock w:val="sdtLocked"/></w:sdtPr>'
            f"<w:sdtContent>{isi}</w:sdtContent></w:sdt>"
        )

    def _label(self, b: Label, lebar: int) -> str:
        return label(b, lebar)


def judul_dokumen(blok: Sequence[Blok]) -> list[Bab]:
    """Every heading of the document, in order."""
    hasil: list[Bab] = []
    for b in blok:
        if isinstance(b, Bab):
            hasil.append(b)
        elif isinstance(b, Lanskap | Kotak | Penggalan):
            hasil += judul_dokumen(b.isi)
        elif isinstance(b, DuaKolom):
            hasil += judul_dokumen((*b.kiri, *b.kanan))
    return hasil


def _baris_daftar_isi(n: int, bab: Bab, hal: int, *, awal: bool, akhir: bool) -> str:
    utama = bab.tingkat == 1
    kata = f"{bab.nomor} {bab.teks.upper() if utama else bab.teks}".strip()
    isi = ""
    if awal:
        isi += (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> '
            'TOC \\o "1-2" \\h \\z \\u </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        )
    isi += (
        f'<w:hyperlink w:anchor="_Bab{n}" w:history="1">{lari(kata, tebal=utama)}'
        f"<w:r><w:tab/></w:r>{medan(f'PAGEREF _Bab{n} {chr(92)}h', str(hal), pt=None, warna='')}"
        "</w:hyperlink>"
    )
    if akhir:
        isi += '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    return paragraf(isi, gaya=f"TOC{bab.tingkat}", sebelum=6 if utama else None)


def _isi_batang(nilai: str, n: int | None, penuh: int, maks: float, acuan: int) -> str:
    """One bar; a figure that is not there prints its word instead."""
    if n is None:
        return paragraf(lari(nilai, miring=True, pt=8.5, warna="5F5F5F"), sesudah=1)
    luas = penuh - 160
    batas = round(luas * acuan / maks)
    isi = min(max(round(luas * n / maks), 0), luas)
    warna = _NILA if n >= acuan else _JINGGA
    potong = sorted({x for x in (isi, batas, luas) if x > 30})
    sel, dari = "", 0
    lebar = []
    for sampai in potong:
        garis = (
            '<w:tcBorders><w:right w:val="dashed" w:sz="8" w:space="0" w:color="000000"/></w:tcBorders>'
            if sampai == batas
            else ""
        )
        latar = f'<w:shd w:val="clear" w:color="auto" w:fill="{warna}"/>' if sampai <= isi else ""
        sel += sel_polos(kosong(2.6), sampai - dari, sifat=garis + latar)
        lebar.append(sampai - dari)
        dari = sampai
    return petak(f"<w:tr>{sel}</w:tr>", lebar) + kosong()

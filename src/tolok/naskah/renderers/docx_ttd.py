"""Signatures in Word: post, room or record of the approval, name, rank, NIP, initials."""

from __future__ import annotations

from tolok.dasar.tanggal import tanggal_jam
from tolok.naskah.domain.blok import BarisTandaTangan, CaraTandaTangan, TandaTangan
from tolok.naskah.domain.dokumen import Dokumen
from tolok.naskah.renderers.docx_kata import ABU, NILA, dxa, kosong, lari, paragraf
from tolok.naskah.renderers.docx_tabel import petak, sel_polos
from tolok.naskah.renderers.tulisan import CARA_SINGKAT, sidik_cetak

__all__ = ["baris_tanda_tangan"]


def baris_tanda_tangan(b: BarisTandaTangan, lebar: int, dokumen: Dokumen) -> str:
    """One signatory right, two left and right, more wrap; kept on one page each."""
    satu = min(dxa(85 if dokumen.kertas == "lanskap" else 76), lebar)
    if b.penuh:
        return "".join(_tumpuk((t,), lebar, (lebar,), dokumen) for t in b.penanda)
    sela = max(lebar - 2 * satu, 0)
    kolom = (satu, sela, satu) if sela else (lebar // 2, 0, lebar - lebar // 2)
    if len(b.penanda) == 1:
        return kosong(5) + _tumpuk((None, b.penanda[0]), lebar, kolom, dokumen)
    hasil = kosong(5)
    for i in range(0, len(b.penanda), 2):
        pasang = b.penanda[i : i + 2]
        if len(pasang) == 2:
            hasil += _tumpuk(pasang, lebar, kolom, dokumen) + kosong(4)
        else:
            tepi = (lebar - satu) // 2
            hasil += _tumpuk((None, pasang[0]), lebar, (tepi, 0, satu), dokumen)
    return hasil


def _tumpuk(
    penanda: tuple[TandaTangan | None, ...], lebar: int, kolom: tuple[int, ...], dokumen: Dokumen
) -> str:
    """Three rows beside one another: above, the mark, below; the marks stand level."""
    baris = ""
    for bagian in (_atas, _cap, _bawah):
        isi = [bagian(t, dokumen) if t is not None else "<w:p/>" for t in penanda]
        if len(isi) == 2:
            sel = sel_polos(isi[0], kolom[0])
            sel += sel_polos("<w:p/>", kolom[1]) if kolom[1] else ""
            sel += sel_polos(isi[1], kolom[2])
        else:
            sel = sel_polos(isi[0], kolom[0])
        baris += f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{sel}</w:tr>"
    return petak(baris, [k for k in kolom if k]) + kosong(2)


def _atas(t: TandaTangan, dokumen: Dokumen) -> str:
    garis = [t.pembuka] if t.pembuka else []
    garis += [f"a.n. {t.atas_nama}"] if t.atas_nama else []
    garis.append(f"{t.jabatan_lengkap},")
    return "".join(paragraf(lari(x), sesudah=0, baris=1.1, menyatu=True) for x in garis)


def _cap(t: TandaTangan, dokumen: Dokumen) -> str:
    if t.cara is CaraTandaTangan.KOSONG:
        return paragraf("", sesudah=0, menyatu=True) * 4
    garis = [
        paragraf(lari(CARA_SINGKAT[t.cara].upper(), tebal=True, pt=6.6), sesudah=1, baris=1),
        paragraf(lari(t.cara.keterangan, pt=6.6), sesudah=1, baris=1),
    ]
    if t.waktu is not None:
        kapan = tanggal_jam(t.waktu, dokumen.zona)
        kapan += f" · sidik {sidik_cetak(t.sidik)}" if t.sidik else ""
        garis.append(paragraf(lari(kapan, pt=6.6), sesudah=1, baris=1))
    if t.catatan:
        garis.append(paragraf(lari(t.catatan, miring=True, pt=6.6), sesudah=1, baris=1))
    sisi = (
        f'<w:left w:val="single" w:sz="18" w:space="4" w:color="{NILA}"/>'
        '<w:bottom w:val="nil"/><w:right w:val="nil"/>'
    )
    lebar = dxa(70)
    isi = sel_polos("".join(garis), lebar, sifat=f"<w:tcBorders>{sisi}</w:tcBorders>")
    return kosong(2) + petak(f"<w:tr>{isi}</w:tr>", (lebar,), sel=(100, 30)) + kosong(3)


def _bawah(t: TandaTangan, dokumen: Dokumen) -> str:
    isi = paragraf(lari(t.nama, tebal=True), sesudah=0, baris=1.1)
    if t.pangkat:
        isi += paragraf(lari(t.pangkat), sesudah=0, baris=1.1)
    if t.nip:
        isi += paragraf(lari(f"NIP {t.nip}"), sesudah=0, baris=1.1)
    if t.catatan and t.cara is CaraTandaTangan.KOSONG:
        isi += paragraf(lari(t.catatan, miring=True, pt=8), sebelum=3, sesudah=0)
    if t.paraf:
        isi += paragraf(
            lari(f"Paraf: {'; '.join(t.paraf)}", pt=6.8, warna=ABU), sebelum=4, sesudah=0
        )
    return isi

"""The drawing of an SOP as one SVG: its pages below each other, real text, no script."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from tolok.sop.domain.dokumen import Sop
from tolok.sop.renderers.gambar.huruf import HUBUNG, lebar
from tolok.sop.renderers.gambar.lembar import (
    A4,
    Bentuk,
    Gambar,
    Kertas,
    Kotak,
    Lembar,
    Panah,
    Paragraf,
    Sel,
    Simbol,
    Tabel,
    Titik,
)
from tolok.sop.renderers.gambar.rupa import mata_panah, sudut_simbol, ujung_garis
from tolok.sop.renderers.gambar.susun import susun_gambar

__all__ = ["svg", "svg_dari"]

_SELA_HALAMAN = 800
_GARIS, _GARIS_LUAR, _GARIS_SIMBOL, _GARIS_PANAH = 14, 28, 28, 24
_LATAR = "#ececec"
_TINTA = "#111"


def svg(sop: Sop, kertas: Kertas = A4) -> str:
    """The drawing as text, ending in a line break."""
    return svg_dari(susun_gambar(sop, kertas))


def svg_dari(gambar: Gambar) -> str:
    """The same from a layout that is there already."""
    k = gambar.kertas
    tinggi = len(gambar.lembar) * (k.tinggi + _SELA_HALAMAN) - _SELA_HALAMAN
    isi = "".join(
        f'<g transform="translate(0 {n * (k.tinggi + _SELA_HALAMAN)})">'
        f'<rect width="{k.lebar}" height="{k.tinggi}" fill="#fff"/>'
        f"{''.join(_lembar(gambar, satu))}</g>\n"
        for n, satu in enumerate(gambar.lembar)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{k.lebar / 100:g}mm" '
        f'height="{tinggi / 100:g}mm" viewBox="0 0 {k.lebar} {tinggi}" role="img" '
        f'font-family="Arial, \'Liberation Sans\', sans-serif" fill="{_TINTA}">\n'
        f"<title>{escape(gambar.nama)}</title>\n{isi}</svg>\n"
    )


def _lembar(gambar: Gambar, satu: Lembar) -> Iterator[str]:
    k, tabel = gambar.kertas, satu.tabel.kotak
    if satu.judul is not None:
        tebal = satu.judul.tebal
        y = k.atas
        for baris in satu.judul.baris:
            x, jangkar = (k.lebar // 2, "middle") if tebal else (k.tepi, "start")
            yield _teks(baris, x, y, satu.judul, jangkar)
            y += satu.judul.tinggi_baris
    if satu.catatan is not None:
        yield _teks(satu.catatan.teks, k.tepi, tabel.bawah + 70, satu.catatan, "start")
    yield from _tabel(satu.tabel)
    yield from (_garis(p) for p in satu.panah)
    yield from (_simbol(s) for s in satu.simbol)
    yield from (_label(p) for p in satu.panah if p.label is not None)
    yield from _kaki(gambar, satu)


def _kaki(gambar: Gambar, satu: Lembar) -> Iterator[str]:
    k = gambar.kertas
    y = k.tinggi - k.bawah + 420
    gaya = Paragraf(teks="", baris=(), pt=7)
    yield _teks(gambar.kaki, k.tepi, y, gaya, "start")
    halaman = f"Halaman {satu.nomor} dari {len(gambar.lembar)}"
    yield _teks(halaman, k.lebar - k.tepi, y, gaya, "end")


def _tabel(tabel: Tabel) -> Iterator[str]:
    """Backgrounds, rules and words of the table; a cell that no text has is ruled all the same."""
    for ke, baris in enumerate(tabel.baris):
        for sel in baris.sel:
            kotak = tabel.kotak_sel(ke, sel)
            latar = _LATAR if sel.latar else "none"
            yield _kotak(kotak, latar, _GARIS)
        for kolom in _kolom_kosong(tabel, ke):
            yield _kotak(tabel.kotak_sel(ke, Sel(kolom=kolom)), "none", _GARIS)
    yield _kotak(tabel.kotak, "none", _GARIS_LUAR)
    for ke, baris in enumerate(tabel.baris):
        for sel in baris.sel:
            yield from _isi_sel(tabel, ke, sel)


def _kolom_kosong(tabel: Tabel, ke: int) -> Iterator[int]:
    """Lanes of a row: columns that no cell covers."""
    if tabel.baris[ke].jenis in ("langkah", "sambung"):
        terisi = {k for s in tabel.baris[ke].sel for k in range(s.kolom, s.kolom + s.lintas_kolom)}
        yield from (k for k in range(len(tabel.kolom)) if k not in terisi)


def _kotak(k: Kotak, isi: str, tebal: int) -> str:
    return (
        f'<rect x="{k.x}" y="{k.y}" width="{k.lebar}" height="{k.tinggi}" fill="{isi}" '
        f'stroke="{_TINTA}" stroke-width="{tebal}"/>'
    )


def _isi_sel(tabel: Tabel, ke: int, sel: Sel) -> Iterator[str]:
    kotak = tabel.kotak_sel(ke, sel)
    sela = 130 if sel.tegak == "atas" else (kotak.tinggi - sel.tinggi) // 2
    y = kotak.y + sela
    for paragraf in sel.isi:
        for n, baris in enumerate(paragraf.baris):
            if sel.rata == "tengah":
                yield _teks(baris, kotak.tengah[0], y, paragraf, "middle")
            else:
                kiri = kotak.x + tabel.bantalan
                if paragraf.tanda and not n:
                    yield _teks(paragraf.tanda, kiri, y, paragraf, "start")
                yield _teks(baris, kiri + paragraf.lekuk, y, paragraf, "start")
            y += paragraf.tinggi_baris
        y += paragraf.sesudah


def _teks(teks: str, x: int, y: int, gaya: Paragraf, jangkar: str) -> str:
    if not teks:
        return ""
    sifat = ' font-weight="bold"' if gaya.tebal else ""
    sifat += f' text-anchor="{jangkar}"' if jangkar != "start" else ""
    dasar = y + round(gaya.pt * 35.2778 * 0.95)
    bawah = ""
    if gaya.garis_bawah:
        panjang = lebar(teks, gaya.pt, tebal=gaya.tebal)
        kiri = x - panjang // 2 if jangkar == "middle" else x
        bawah = f'<path d="M{kiri} {dasar + 35}h{panjang}" stroke="{_TINTA}" stroke-width="20"/>'
    return bawah + (
        f'<text x="{x}" y="{dasar}" font-size="{gaya.pt * 35.2778:.1f}"{sifat}>'
        f"{escape(teks.replace(HUBUNG, '-'), quote=False)}</text>"
    )


def _garis_simbol(s: Simbol) -> str:
    """The outline of a symbol as an SVG path."""
    if s.bentuk is Bentuk.KAPSUL:
        k, r = s.kotak, s.kotak.tinggi // 2
        kanan, kiri = k.kanan - r, k.x + r
        busur = f"A{r} {r} 0 0 1"
        return f"M{kiri} {k.y}H{kanan}{busur} {kanan} {k.bawah}H{kiri}{busur} {kiri} {k.y}Z"
    return _jalur(sudut_simbol(s)) + "Z"


def _jalur(titik: Sequence[Titik]) -> str:
    return "M" + "L".join(f"{x} {y}" for x, y in titik)


def _simbol(s: Simbol) -> str:
    isi = (
        f'<path d="{_garis_simbol(s)}" fill="#fff" stroke="{_TINTA}" '
        f'stroke-width="{_GARIS_SIMBOL}" stroke-linejoin="round">'
        f"<title>{escape(s.keterangan)}</title></path>"
    )
    if s.teks:
        gaya = Paragraf(teks="", baris=(), pt=7, tebal=True)
        isi += _teks(
            s.teks, s.kotak.tengah[0], s.kotak.y + s.kotak.tinggi // 2 - 190, gaya, "middle"
        )
    return isi


def _garis(p: Panah) -> str:
    garis = (
        f'<path d="{_jalur(ujung_garis(p))}" fill="none" stroke="{_TINTA}" '
        f'stroke-width="{_GARIS_PANAH}"/>'
    )
    return garis + (f'<path d="{_jalur(mata_panah(p))}Z"/>' if p.mata else "")


def _label(p: Panah) -> str:
    if p.label is None:
        return ""
    k = p.label.kotak
    gaya = Paragraf(teks="", baris=(), pt=p.label.pt)
    alas = f'<rect x="{k.x}" y="{k.y}" width="{k.lebar}" height="{k.tinggi}" fill="#fff"/>'
    kiri = k.x + (k.lebar - lebar(p.label.teks, p.label.pt)) // 2
    return alas + _teks(
        p.label.teks, kiri, k.y + k.tinggi // 2 - round(p.label.pt * 21.3), gaya, "start"
    )

"""Charts as SVG, drawn on the server: bars against a line, trends, plan beside fact.

Pure functions: values in, text out, every word escaped. Colour never says anything alone: a bar
has its figure and its word, a line its marker and dash. Text takes the colour of the page, so a
chart reads on paper and on a dark screen. No inline styles and no scripts.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from typing import Literal, TypeAlias

from tolok.dasar.angka import tulis

__all__ = ["ButirBatang", "ButirPasangan", "SeriGaris", "batang", "garis", "pasangan"]

Nada: TypeAlias = Literal["unggul", "baik", "waspada", "buruk", "netral"]
_WARNA = {
    "unggul": "#17603a",
    "baik": "#2f6fa8",
    "waspada": "#b36200",
    "buruk": "#b3291e",
    "netral": "#5659d6",
}
"""Fills with at least 3:1 against white and against the dark page."""
_HURUF = "Plus Jakarta Sans, Liberation Sans, Arial, sans-serif"
_EM = 0.56  # mean width of a letter, in em
_SERI = (
    ("#5659d6", "", "bulat"),
    ("#b36200", "7 4", "kotak"),
    ("#17603a", "2 4", "segitiga"),
    ("#b3291e", "9 3 2 3", "ketupat"),
    ("#2f6fa8", "5 2", "bulat"),
    ("#7a4a9e", "1 3", "kotak"),
)
_PT = 13


@dataclass(frozen=True, slots=True, kw_only=True)
class ButirBatang:
    """One bar: its name, value (None: the word in `teks` stands alone), printed figure and word."""

    nama: str
    nilai: Decimal | None
    teks: str
    kata: str = ""
    nada: Nada = "netral"


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriGaris:
    """One line: its name and a value per label; None leaves a gap, never a zero."""

    nama: str
    nilai: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ButirPasangan:
    """Plan and fact of one thing, in one unit; None: not set, or not happened."""

    nama: str
    rencana: Decimal | None
    nyata: Decimal | None
    teks_rencana: str = ""
    teks_nyata: str = ""


def batang(
    judul: str,
    uraian: str,
    butir: Sequence[ButirBatang],
    *,
    acuan: Decimal | None = Decimal(100),
    lebar: int = 720,
) -> str:
    """Horizontal bars with the reference line at `acuan`."""
    luas = lebar - 86  # the rest is for the figure beside the longest bar
    puncak = max([b.nilai for b in butir if b.nilai is not None] + [acuan or Decimal(1)])
    skala = Decimal(luas) / (puncak * Decimal("1.02")) if puncak > 0 else Decimal(0)
    isi, y = [], 22 if acuan is not None else 2
    for b in butir:
        kata_lebar = _lebar(b.kata) + 12 if b.kata else 0
        baris = _bungkus(b.nama, lebar - kata_lebar)
        isi += [_teks(0, y + _PT + n * 17, kata) for n, kata in enumerate(baris)]
        if b.kata:
            isi.append(_teks(lebar, y + _PT, b.kata, rata="end", tebal=True))
        y += 17 * len(baris) + 6
        batas = float(acuan * skala) if acuan is not None else None
        isi.append(_bar(b, y, skala, batas))
        y += 30
    if acuan is not None:
        kata = f"Garis putus-putus: {tulis(acuan)}%"
        isi.append(_teks(lebar, 12, kata, rata="end", pt=12))
    return _svg(judul, uraian, lebar, y + 2, "".join(isi))


def _bar(b: ButirBatang, y: int, skala: Decimal, batas: float | None) -> str:
    """One bar with its figure, which never stands on the reference line."""
    if b.nilai is None:
        return _teks(0, y + 12, b.teks, miring=True)
    panjang = max(float(b.nilai * skala), 1.0)
    x = panjang + 7
    acuan = ""
    if batas is not None:
        acuan = (
            f'<line x1="{batas:.1f}" y1="{y - 4}" x2="{batas:.1f}" y2="{y + 19}" '
            'stroke="currentColor" stroke-width="1.6" stroke-dasharray="4 3"/>'
        )
        if x - 4 < batas < x + _lebar(b.teks) + 8:
            x = batas + 7
    kotak = (
        f'<rect x="0" y="{y}" width="{panjang:.1f}" height="15" rx="2" fill="{_WARNA[b.nada]}"/>'
    )
    return kotak + acuan + _teks(x, y + 12, b.teks, tebal=True)


def garis(
    judul: str,
    uraian: str,
    label: Sequence[str],
    seri: Sequence[SeriGaris],
    *,
    acuan: Decimal | None = Decimal(100),
    lebar: int = 720,
) -> str:
    """Lines over periods; a single point is a marker. At most six series are told apart."""
    dipakai = list(seri)[: len(_SERI)]
    nilai = [n for s in dipakai for n in s.nilai if n is not None]
    puncak = max([*nilai, acuan or Decimal(0), Decimal(1)])
    langkah = _langkah(puncak)
    tingkat = int(puncak / langkah) + (1 if puncak % langkah else 0)
    kiri, kanan, atas, tinggi = 46, 18, 14, 220
    bawah = atas + tinggi
    kolom = (lebar - kiri - kanan) / max(len(label) - 1, 1)
    isi = []
    for n in range(tingkat + 1):
        y = bawah - tinggi * n / tingkat
        isi.append(
            f'<line x1="{kiri}" y1="{y:.1f}" x2="{lebar - kanan}" y2="{y:.1f}" '
            'stroke="currentColor" stroke-opacity=".18"/>'
        )
        isi.append(_teks(kiri - 8, y + 4, tulis(langkah * n), rata="end", pt=12))
    x_label = [kiri + kolom * n if len(label) > 1 else lebar / 2 for n in range(len(label))]
    for x, kata in zip(x_label, label, strict=True):
        isi.append(_teks(x, bawah + 20, kata, rata="middle", pt=12))
    skala = tinggi / float(langkah * tingkat)
    if acuan is not None:
        y = bawah - float(acuan) * skala
        isi.append(
            f'<line x1="{kiri}" y1="{y:.1f}" x2="{lebar - kanan}" y2="{y:.1f}" '
            'stroke="currentColor" stroke-width="1.4" stroke-dasharray="4 3"/>'
        )
    for n, s in enumerate(dipakai):
        isi.append(_seri(s, x_label, bawah, skala, n))
    y = bawah + 44
    for n, s in enumerate(dipakai):
        isi.append(_legenda(s.nama, n, y, lebar))
        y += 22
    return _svg(judul, uraian, lebar, y, "".join(isi))


def _seri(s: SeriGaris, x_label: Sequence[float], bawah: float, skala: float, n: int) -> str:
    warna, putus, tanda = _SERI[n]
    garis_putus = f' stroke-dasharray="{putus}"' if putus else ""
    ruas: list[list[str]] = [[]]
    titik = []
    for x, nilai in zip(x_label, s.nilai, strict=True):
        if nilai is None:
            ruas.append([])
            continue
        y = bawah - float(nilai) * skala
        ruas[-1].append(f"{x:.1f},{y:.1f}")
        titik.append(_tanda(tanda, x, y, warna, f"{s.nama}: {tulis(nilai, 2)}"))
    lukisan = [
        f'<polyline points="{" ".join(r)}" fill="none" stroke="{warna}" stroke-width="2.4"'
        f"{garis_putus}/>"
        for r in ruas
        if len(r) > 1
    ]
    return "".join(lukisan + titik)


def _tanda(bentuk: str, x: float, y: float, warna: str, kata: str) -> str:
    judul = f"<title>{escape(kata)}</title>"
    match bentuk:
        case "kotak":
            return f'<rect x="{x - 4.5:.1f}" y="{y - 4.5:.1f}" width="9" height="9" fill="{warna}">{judul}</rect>'
        case "segitiga":
            titik = f"{x:.1f},{y - 6:.1f} {x + 5.5:.1f},{y + 4.5:.1f} {x - 5.5:.1f},{y + 4.5:.1f}"
        case "ketupat":
            titik = (
                f"{x:.1f},{y - 6:.1f} {x + 6:.1f},{y:.1f} {x:.1f},{y + 6:.1f} {x - 6:.1f},{y:.1f}"
            )
        case _:
            return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="{warna}">{judul}</circle>'
    return f'<polygon points="{titik}" fill="{warna}">{judul}</polygon>'


def _legenda(nama: str, n: int, y: float, lebar: int) -> str:
    warna, putus, tanda = _SERI[n]
    garis_putus = f' stroke-dasharray="{putus}"' if putus else ""
    kata = _bungkus(nama, lebar - 60, 1)[0]
    return (
        f'<line x1="4" y1="{y - 4:.1f}" x2="34" y2="{y - 4:.1f}" stroke="{warna}" stroke-width="2.4"{garis_putus}/>'
        f"{_tanda(tanda, 19, y - 4, warna, nama)}{_teks(44, y, kata, pt=12)}"
    )


def pasangan(
    judul: str,
    uraian: str,
    butir: Sequence[ButirPasangan],
    *,
    nama: tuple[str, str] = ("Rencana", "Nyata"),
    lebar: int = 720,
) -> str:
    """Two bars for each thing: outlined is the plan, filled the fact (amber where it is longer)."""
    semua = [n for b in butir for n in (b.rencana, b.nyata) if n is not None]
    puncak = max([*semua, Decimal(1)])
    skala = Decimal(lebar - 130) / puncak
    isi = [
        '<rect x="1" y="3" width="22" height="11" rx="2" fill="none" stroke="currentColor" stroke-width="1.4"/>',
        _teks(30, 13, nama[0], pt=12),
        f'<rect x="150" y="3" width="22" height="11" rx="2" fill="{_WARNA["netral"]}"/>',
        _teks(179, 13, nama[1], pt=12),
    ]
    y = 30
    for b in butir:
        baris = _bungkus(b.nama, lebar)
        isi += [_teks(0, y + _PT + n * 17, kata) for n, kata in enumerate(baris)]
        y += 17 * len(baris) + 6
        isi.append(_sepasang(b, y, skala))
        y += 42
    return _svg(judul, uraian, lebar, y, "".join(isi))


def _sepasang(b: ButirPasangan, y: int, skala: Decimal) -> str:
    isi = ""
    if b.rencana is not None:
        panjang = max(float(b.rencana * skala), 2.0)
        isi += (
            f'<rect x="1" y="{y}" width="{panjang:.1f}" height="11" rx="2" fill="none" '
            f'stroke="currentColor" stroke-width="1.4"/>{_teks(panjang + 9, y + 10, b.teks_rencana, pt=12)}'
        )
    else:
        isi += _teks(0, y + 10, b.teks_rencana, pt=12, miring=True)
    if b.nyata is None:
        return isi + _teks(0, y + 27, b.teks_nyata, pt=12, miring=True)
    panjang = max(float(b.nyata * skala), 2.0)
    lebih = b.rencana is not None and b.nyata > b.rencana
    warna = _WARNA["waspada" if lebih else "netral"]
    kotak = f'<rect x="1" y="{y + 16}" width="{panjang:.1f}" height="12" rx="2" fill="{warna}"/>'
    return isi + kotak + _teks(panjang + 9, y + 27, b.teks_nyata, pt=12, tebal=True)


def _langkah(puncak: Decimal) -> Decimal:
    """A round step that cuts the axis into four to six parts."""
    kasar = puncak / 5
    pangkat = Decimal(10) ** (len(str(int(kasar))) - 1) if kasar >= 1 else Decimal("0.1")
    return next((pangkat * k for k in (1, 2, 5) if pangkat * k >= kasar), pangkat * 10)


def _lebar(teks: str, pt: int = _PT) -> float:
    return len(teks) * pt * _EM


def _bungkus(teks: str, lebar: float, baris: int = 2) -> list[str]:
    """The words in at most so many lines; what does not fit ends in an ellipsis."""
    muat = max(int(lebar / (_PT * _EM)), 8)
    hasil, kini = [], ""
    for kata in teks.split():
        calon = f"{kini} {kata}".strip()
        if kini and len(calon) > muat:
            hasil.append(kini)
            calon = kata
        kini = calon
    hasil.append(kini)
    if len(hasil) > baris:
        akhir = hasil[baris - 1][: muat - 1].rstrip()
        hasil = [*hasil[: baris - 1], f"{akhir}…"]
    return [h if len(h) <= muat else f"{h[: muat - 1]}…" for h in hasil]


def _teks(
    x: float,
    y: float,
    teks: str,
    *,
    rata: str = "start",
    tebal: bool = False,
    miring: bool = False,
    pt: int = _PT,
) -> str:
    sifat = f' text-anchor="{rata}"' if rata != "start" else ""
    sifat += ' font-weight="700"' if tebal else ""
    sifat += ' font-style="italic"' if miring else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{pt}" fill="currentColor"{sifat}>'
        f"{escape(teks)}</text>"
    )


def _svg(judul: str, uraian: str, lebar: int, tinggi: float, isi: str) -> str:
    tanda = f"g{zlib.crc32(f'{judul}{uraian}{lebar}{isi}'.encode()):08x}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {lebar} {tinggi:.0f}" '
        f'width="{lebar}" height="{tinggi:.0f}" role="img" aria-labelledby="{tanda}j {tanda}u" '
        f'font-family="{_HURUF}"><title id="{tanda}j">{escape(judul)}</title>'
        f'<desc id="{tanda}u">{escape(uraian)}</desc>{isi}</svg>'
    )

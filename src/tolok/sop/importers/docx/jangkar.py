"""Where a drawing of a Word document lies on the plane of `tata`."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from tolok.sop.importers.bentuk.drawingml import EMU, PengumpulBentuk, pilihan
from tolok.sop.importers.bentuk.vml import PelukisVml
from tolok.sop.importers.docx.tata import Jangkar
from tolok.sop.importers.dokumen import Kotak
from tolok.sop.importers.paket_ooxml import lokal

__all__ = ["lukis"]


def lukis(jangkar: Jangkar, pengumpul: PengumpulBentuk, vml: PelukisVml) -> None:
    """Collect the shapes of one drawing."""
    if lokal(jangkar.el) == "pict":
        vml.lukis(
            jangkar.el, kiri=jangkar.ruang.kiri, atas=jangkar.atas, halaman=_halaman(jangkar)
        )
        return
    if lokal(jangkar.el) != "drawing":
        return
    pengumpul.lingkup_baru()
    for wadah in pilihan(jangkar.el):
        if lokal(wadah) in ("anchor", "inline"):
            kotak = _kotak(wadah, jangkar)
            for el in _isi_grafik(wadah):
                pengumpul.kumpulkan(el, kotak)


def _halaman(jangkar: Jangkar) -> tuple[float, float]:
    """Upper left corner of the page, or of the cell that the drawing is laid out in."""
    ruang = jangkar.ruang
    if ruang.tabel is not None:
        return ruang.kiri, ruang.atas
    return -ruang.halaman.kiri, jangkar.atas_halaman - ruang.halaman.atas


def _isi_grafik(wadah: ET.Element) -> Iterator[ET.Element]:
    for grafik in wadah:
        if lokal(grafik) == "graphic":
            for data in grafik:
                yield from pilihan(data)


def _kotak(wadah: ET.Element, jangkar: Jangkar) -> Kotak:
    bagian = {lokal(a): a for a in pilihan(wadah)}
    ukuran = bagian.get("extent")
    lebar = _angka(ukuran.get("cx")) / EMU if ukuran is not None else 0.0
    tinggi = _angka(ukuran.get("cy")) / EMU if ukuran is not None else 0.0
    if lokal(wadah) == "inline":
        kiri, atas = jangkar.ruang.kiri, jangkar.atas
    else:
        bertabel = jangkar.ruang.tabel is not None
        dalam_sel = bertabel and _dalam_sel(wadah, bagian, jangkar)
        dalam_baris = bertabel and _dalam_baris(wadah, bagian, jangkar)
        kiri = _kiri(bagian.get("positionH"), lebar, jangkar, dalam_sel=dalam_sel)
        atas = _atas(bagian.get("positionV"), tinggi, jangkar, dalam_baris=dalam_baris)
    return Kotak(kiri=kiri, atas=atas, kanan=kiri + lebar, bawah=atas + tinggi)


def _dalam_sel(wadah: ET.Element, bagian: dict[str, ET.Element], jangkar: Jangkar) -> bool:
    """Whether places across count from the cell.

    Newer programs always count a "column" from the cell; the older reading, from the column of
    the text, is taken when the cell's would lie beyond the table. Places on the page count from
    the cell only where the drawing asks for it and stays near.
    """
    posisi, tabel, ruang = bagian.get("positionH"), jangkar.ruang.tabel, jangkar.ruang
    if posisi is None or tabel is None:
        return True
    geser = _isi(posisi)[1]
    if posisi.get("relativeFrom", "column") in ("column", "character"):
        return ruang.kiri + geser < tabel.kolom_x[-1]
    return wadah.get("layoutInCell") not in ("0", "false") and geser < 1.5 * ruang.lebar


def _dalam_baris(wadah: ET.Element, bagian: dict[str, ET.Element], jangkar: Jangkar) -> bool:
    """Whether places down the page count from the row, as `_dalam_sel` across."""
    posisi, tabel, baris = bagian.get("positionV"), jangkar.ruang.tabel, jangkar.ruang.baris
    if posisi is None or tabel is None or baris + 1 >= len(tabel.baris_y):
        return True
    setinggi = tabel.baris_y[baris + 1] - tabel.baris_y[baris]
    dekat = _isi(posisi)[1] < 1.5 * setinggi + 10
    return wadah.get("layoutInCell") not in ("0", "false") and dekat


def _kiri(posisi: ET.Element | None, lebar: float, jangkar: Jangkar, *, dalam_sel: bool) -> float:
    ruang = jangkar.ruang
    halaman = ruang.halaman
    if posisi is None:
        return ruang.kiri
    acuan = posisi.get("relativeFrom", "column")
    if dalam_sel:
        dasar, panjang = ruang.kiri, ruang.lebar
    elif acuan in ("page", "leftMargin", "insideMargin"):
        dasar, panjang = -halaman.kiri, halaman.lebar
    elif acuan in ("rightMargin", "outsideMargin"):
        dasar, panjang = halaman.lebar_teks, halaman.kanan
    elif acuan == "character":
        dasar, panjang = ruang.kiri, ruang.lebar
    else:
        dasar, panjang = 0.0, halaman.lebar_teks
    rata, geser = _isi(posisi)
    if rata == "center":
        return dasar + (panjang - lebar) / 2
    if rata in ("right", "outside"):
        return dasar + panjang - lebar
    return dasar + geser


def _atas(
    posisi: ET.Element | None, tinggi: float, jangkar: Jangkar, *, dalam_baris: bool
) -> float:
    ruang = jangkar.ruang
    if posisi is None:
        return jangkar.atas
    acuan = posisi.get("relativeFrom", "paragraph")
    rata, geser = _isi(posisi)
    if acuan in ("paragraph", "line"):
        return jangkar.atas + geser
    if dalam_baris:
        return ruang.atas + geser
    if acuan in ("page", "topMargin"):
        dasar, panjang = jangkar.atas_halaman - ruang.halaman.atas, ruang.halaman.tinggi
    else:
        dasar, panjang = jangkar.atas_halaman, ruang.halaman.tinggi - 2 * ruang.halaman.atas
    if rata == "center":
        return dasar + (panjang - tinggi) / 2
    return dasar + panjang - tinggi if rata == "bottom" else dasar + geser


def _isi(posisi: ET.Element) -> tuple[str, float]:
    """Alignment, or offset in points."""
    for anak in pilihan(posisi):
        if lokal(anak) == "align":
            return (anak.text or "").strip(), 0.0
        if lokal(anak) == "posOffset":
            return "", _angka(anak.text) / EMU
    return "", 0.0


def _angka(teks: str | None) -> float:
    try:
        nilai = float((teks or "0").strip())
    except ValueError:
        return 0.0
    return nilai if abs(nilai) < 10**9 else 0.0

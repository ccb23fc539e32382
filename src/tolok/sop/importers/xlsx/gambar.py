"""The drawing layer of a sheet: anchored shapes on the plane of its rows and columns."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from tolok.sop.importers.bentuk.drawingml import EMU, Lukisan, PengumpulBentuk, pilihan
from tolok.sop.importers.dokumen import Kotak
from tolok.sop.importers.paket_ooxml import lokal
from tolok.sop.importers.xlsx.lembar import Lembar

__all__ = ["baca_gambar"]

_BUKAN_BENTUK = frozenset({"from", "to", "ext", "pos", "clientData"})


def baca_gambar(akar: ET.Element | None, lembar: Lembar, nomor: int) -> Lukisan:
    """Shapes and lines of the sheet; `nomor` makes their codes unique in the workbook."""
    pengumpul = PengumpulBentuk(_teks, awalan=f"{nomor}-")
    for jangkar in pilihan(akar) if akar is not None else ():
        kotak = _kotak(jangkar, lembar)
        if kotak is None:
            continue
        for el in pilihan(jangkar):
            if lokal(el) not in _BUKAN_BENTUK:
                pengumpul.kumpulkan(el, kotak)
    return pengumpul.hasil()


def _kotak(jangkar: ET.Element, lembar: Lembar) -> Kotak | None:
    """Where an anchor lies: between two cells, from one cell with a size, or absolutely."""
    bagian = {lokal(a): a for a in jangkar}
    awal = _titik(bagian.get("from"), lembar)
    akhir = _titik(bagian.get("to"), lembar)
    if awal is None and (pos := bagian.get("pos")) is not None:
        awal = (_bulat(pos.get("x")) / EMU, _bulat(pos.get("y")) / EMU)
    if awal is not None and akhir is None and (ukuran := bagian.get("ext")) is not None:
        akhir = (
            awal[0] + _bulat(ukuran.get("cx")) / EMU,
            awal[1] + _bulat(ukuran.get("cy")) / EMU,
        )
    if awal is None or akhir is None:
        return None
    return Kotak(
        kiri=awal[0],
        atas=awal[1],
        kanan=max(akhir[0], awal[0]),
        bawah=max(akhir[1], awal[1]),
    )


def _titik(el: ET.Element | None, lembar: Lembar) -> tuple[float, float] | None:
    """A cell and an offset, the offset never leaving the cell."""
    if el is None:
        return None
    isi = {lokal(a): _bulat(a.text) for a in el}
    kolom, baris = isi.get("col", 0), isi.get("row", 0)
    x0, x1 = lembar.x(kolom), lembar.x(kolom + 1)
    y0, y1 = lembar.y(baris), lembar.y(baris + 1)
    return (
        min(x0 + isi.get("colOff", 0) / EMU, x1),
        min(y0 + isi.get("rowOff", 0) / EMU, y1),
    )


def _bulat(teks: str | None) -> int:
    try:
        return int((teks or "0").strip()[:18])
    except ValueError:
        return 0


def _teks(el: ET.Element) -> str:
    """Words in a shape, a line per paragraph."""
    badan = next((a for a in el if lokal(a) == "txBody"), None)
    if badan is None:
        return ""
    baris = [
        "".join(
            "\n" if lokal(t) == "br" else t.text or "" for t in p.iter() if lokal(t) in ("t", "br")
        )
        for p in badan
        if lokal(p) == "p"
    ]
    return "\n".join(baris).strip()
